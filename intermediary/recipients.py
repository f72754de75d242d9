"""To whom each letter goes: trainees read theirs in their language, others in English or Spanish.

Letters about an account go to everybody and stand with those of trainees.
"""

TO_TRAINEES = frozenset(
    {
        "account/email/email_changed",
        "account/email/email_confirm",
        "account/email/email_confirmation",
        "account/email/email_deleted",
        "account/email/password_changed",
        "account/email/password_reset",
        "account/email/password_reset_key",
        "account/email/password_set",
        "account/email/unknown_account",
        "coaching/email/new_coach",
        "coaching/email/reminder",
        "coaching/email/session_booked",
        "coaching/email/session_canceled",
        "coaching/email/session_moved",
        "mfa/email/recovery_codes_generated",
        "mfa/email/totp_activated",
        "mfa/email/totp_deactivated",
        "placements/email/hired",
        "placements/email/interview_proposed",
        "placements/email/job_offered",
        "placements/email/match_closed",
        "placements/email/match_declined",
        "placements/email/match_proposed",
    }
)
TO_OTHERS = frozenset(
    {
        "coaching/email/panel_asked",
        "coaching/email/panel_off",
        "coaching/email/concern_raised",
        "coaching/email/reminder_coach",
        "coaching/email/session_booked_coach",
        "coaching/email/session_canceled_coach",
        "coaching/email/session_moved_coach",
        "employers/email/compact_proposed",
        "employers/email/compact_signed",
        "employers/email/contact_due",
        "employers/email/day_canceled",
        "employers/email/day_confirmed",
        "employers/email/invitation",
        "employers/email/waiver_answered",
        "employers/email/waiver_asked",
        "placements/email/confirmation",
        "placements/email/interview_chosen",
        "placements/email/interview_none_fits",
        "placements/email/match_closed_employer",
        "placements/email/match_referred",
        "placements/email/match_refused",
        "placements/email/match_waiting",
    }
)
# Letters that a person can stop with one press; all others must come.
STOPPABLE = frozenset({"coaching/email/reminder", "coaching/email/reminder_coach"})
