"""How long each fact about a person is kept, and why: one class for every field of every model.

A field that is in no class fails a test: whoever adds one decides. Nothing deletes by this list
yet; docs/privacy.md says what each class means to the people it is about.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Keep:
    """A retention class: how long, from when, and what for."""

    name: str
    term: str
    reason: str


NOBODY = Keep("not personal", "as long as the portal needs it", "says nothing about a person")
ACCOUNT = Keep(
    "account", "while the account is open, then 1 year", "to let somebody in, and to know who did"
)
SERVED = Keep(
    "served",
    "while the person is served, then 7 years",
    "grants are audited for that long, and outcomes are looked up by person",
)
SENSITIVE = Keep(
    "sensitive",
    "while the person is served, then until the cohort's last follow-up; then only in counts",
    "equity of outcomes is reported by group, never by person",
)
CASE = Keep(
    "case note", "while the person is coached, then 3 years", "to go on where a coach left off"
)
PARTNER = Keep(
    "partner contact", "while the employer is a partner, then 2 years", "to reach the employer"
)
WORK = Keep("long work", "90 days after it ended", "to mend the rejected rows of a file")
AUDIT = Keep("audit", "7 years", "to show who changed what, and why")

CLASSES = (NOBODY, ACCOUNT, SERVED, SENSITIVE, CASE, PARTNER, WORK, AUDIT)

# Model -> class -> its fields. Keys of rows (id) say nothing by themselves.
FIELDS: dict[str, dict[Keep, str]] = {
    "intermediary.Market": {NOBODY: "id key name state time_zone"},
    "intermediary.Site": {NOBODY: "id key name market city state time_zone"},
    "intermediary.User": {
        NOBODY: "id",
        ACCOUNT: "password last_login is_superuser email name roles sites language is_active"
        " date_joined groups user_permissions",
    },
    "intermediary.Team": {NOBODY: "id key name", ACCOUNT: "leader"},
    "intermediary.TeamMembership": {NOBODY: "id", ACCOUNT: "user starts_on team"},
    "intermediary.Preferences": {ACCOUNT: "user theme contrast rows site time_zone"},
    "intermediary.Reach": {ACCOUNT: "user channel quiet_from quiet_until"},
    "intermediary.CalendarFeed": {ACCOUNT: "user code created_at"},
    "intermediary.Bounce": {NOBODY: "id", ACCOUNT: "address reason bounced_at"},
    "intermediary.SiteScope": {NOBODY: "id", ACCOUNT: "user site"},
    # What somebody searched for may be somebody's name.
    "intermediary.SavedView": {NOBODY: "id", ACCOUNT: "user page name query is_default created_at"},
    "intermediary.Letter": {
        NOBODY: "id name language carrier again created_at expires_at claimed_at sent_at tries"
        " fault",
        WORK: "about to subject text html",
    },
    "intermediary.Job": {
        NOBODY: "id kind state done total created_at beat_at finished_at",
        WORK: "params file note result created_by",
    },
    "standards.Track": {NOBODY: "id key name family hours soc governance coaching_months"},
    "standards.Document": {NOBODY: "id key name"},
    "standards.Version": {NOBODY: "id document number state effective_from summary"},
    "standards.WageFloor": {
        NOBODY: "id scope family track market site amount band_top effective_from effective_to"
        " version"
    },
    "standards.Criterion": {NOBODY: "id version code severity question position"},
    "standards.Module": {NOBODY: "id track key name hours languages position"},
    "standards.CredentialType": {NOBODY: "id key name"},
    "standards.CurriculumDraft": {
        NOBODY: "id track title opens_on closes_on created_at body",
        AUDIT: "created_by",
    },
    "trainees.Skill": {NOBODY: "id key name kind track"},
    "trainees.SkillRating": {NOBODY: "id", SERVED: "trainee skill level rated_on rated_by"},
    "trainees.Credential": {
        NOBODY: "id",
        SERVED: "trainee type earned_on expires_on verified_by",
    },
    "trainees.JobWish": {SERVED: "trainee schedule hourly_min sites languages available_from"},
    "trainees.Consent": {
        NOBODY: "id",
        SERVED: "trainee shared given_at withdrawn_at recorded_by",
    },
    "trainees.HoursEntry": {
        NOBODY: "id",
        SERVED: "enrollment module held_on hours recorded_by recorded_at",
    },
    "trainees.DataRequest": {
        NOBODY: "id",
        AUDIT: "trainee wish text asked_at answer note answered_by answered_at",
    },
    "trainees.Trainee": {
        NOBODY: "id",
        SERVED: "key first_name last_name email phone birth_date education language postal_code"
        " prior_annual_earnings user sort_key search_key",
        SENSITIVE: "gender race_ethnicity veteran disability",
    },
    "trainees.Cohort": {NOBODY: "id key track site starts_on ends_on seats language"},
    "trainees.Enrollment": {
        NOBODY: "id",
        SERVED: "trainee cohort status applied_on started_on graduated_on withdrawn_on recorded_at",
        SENSITIVE: "exclusion exclusion_on exclusion_evidence",
    },
    "trainees.OwnerAssignment": {NOBODY: "id", SERVED: "enrollment starts_on user"},
    "trainees.CoachAssignment": {NOBODY: "id", SERVED: "enrollment starts_on user"},
    "trainees.Finish": {
        SERVED: "enrollment_id trainee_id cohort_id day quarter owner_id team_id education language"
        " graduation",
        SENSITIVE: "gender race_ethnicity",
    },
    "employers.EvaluationState": {NOBODY: "id on standards evaluated_at"},
    # A household that hires a care worker is an employer too, and its name is a person's.
    "employers.Employer": {
        NOBODY: "id key kind industry stage lost_reason next_step next_step_on merged_into",
        PARTNER: "name owner city state sort_key search_key",
    },
    "employers.Contact": {
        NOBODY: "id",
        PARTNER: "employer name email phone role user no_mail portal_role",
    },
    "employers.StageChange": {NOBODY: "id employer stage reason changed_at", AUDIT: "by"},
    "employers.Interaction": {
        NOBODY: "id employer kind held_on calendar_uid recorded_at",
        PARTNER: "contact note",
        AUDIT: "by",
    },
    "employers.BoardSeat": {
        NOBODY: "id employer board site starts_on ends_on",
        PARTNER: "contact",
    },
    "employers.Contribution": {NOBODY: "id employer amount received_on purpose"},
    "employers.ContactMilestone": {NOBODY: "id cohort due_on opened_at escalated_at"},
    "employers.CohortDay": {
        NOBODY: "id cohort kind starts_at minutes place about wanted canceled_at"
    },
    "employers.Volunteer": {NOBODY: "id day said_at", PARTNER: "contact"},
    "employers.Agreement": {
        NOBODY: "id employer title track site location curriculum_input starts_on ends_on"
        " hires_needed graduation_percent placement_percent pay_min pay_max pay_period pay_steps"
        " state program_signed_at employer_signed_at created_at",
        PARTNER: "employer_signer",
        AUDIT: "program_signer created_by",
    },
    "employers.Commitment": {NOBODY: "id agreement side kind amount due_on kept_on text"},
    "employers.Invitation": {
        NOBODY: "id token_hash sent_at expires_at used_at revoked_at",
        PARTNER: "contact",
        AUDIT: "invited_by",
    },
    "employers.DraftComment": {NOBODY: "id draft said_at", PARTNER: "contact text"},
    "employers.OfferNeed": {NOBODY: "id offer skill level required"},
    "employers.WaiverRequest": {
        NOBODY: "id offer code reason wanted_until asked_at answer answered_at note",
        AUDIT: "asked_by answered_by",
    },
    "employers.Sponsorship": {NOBODY: "id cohort employer"},
    "employers.Engagement": {
        NOBODY: "id key employer kind cohort held_on hours",
        SERVED: "attendees",
        PARTNER: "people",
    },
    "employers.Offer": {
        NOBODY: "id key employer title soc track site positions pay_min pay_max pay_period"
        " hours_per_week hours_per_day schedule classification guaranteed_hours"
        " schedule_notice_days health retirement paid_leave paid_training safety advancement voice"
        " language credentials posted_on closes_on paused_at withdrawn_at sort_key search_key",
        AUDIT: "created_by",
    },
    "employers.Verdict": {
        NOBODY: "offer result judged_on version floor hourly_low hourly_high shortfall"
        " assumed_hours required_unmet required_unknown failed"
    },
    "employers.Finding": {
        NOBODY: "id offer code severity result version floor floor_amount hourly_low hourly_high"
        " shortfall stated_min stated_max opened_at resolved_at resolution"
    },
    "employers.Waiver": {
        NOBODY: "id offer code reason until granted_at revoked_at",
        AUDIT: "granted_by",
    },
    "placements.Placement": {
        NOBODY: "id key",
        SERVED: "trainee enrollment employer offer title soc kind started_on ended_on end_reason"
        " pay pay_period hours_per_week recorded_at",
        AUDIT: "recorded_by",
    },
    "placements.Evidence": {
        NOBODY: "id",
        SERVED: "placement tier dated_on disputed_on recorded_at",
        AUDIT: "recorded_by",
    },
    "placements.OutcomeCheck": {
        NOBODY: "id",
        SERVED: "trainee enrollment checked_on outcome employer pay pay_period hours_per_week tier"
        " recorded_at",
        AUDIT: "recorded_by",
    },
    "placements.WorkedHours": {NOBODY: "id", SERVED: "trainee employer month hours recorded_at"},
    "placements.Match": {
        NOBODY: "id",
        SERVED: "trainee offer state reason created_at referred_at moved_at chased_at placement",
        AUDIT: "created_by",
    },
    "placements.MatchStep": {NOBODY: "id", SERVED: "match state reason moved_at", AUDIT: "by"},
    "placements.Interview": {
        NOBODY: "id",
        SERVED: "match starts_at minutes place state reason proposed_at",
        AUDIT: "proposed_by",
    },
    "placements.Confirmation": {
        NOBODY: "id token_hash sent_at expires_at sends",
        SERVED: "placement asked about_on answer left_on answered_at",
        PARTNER: "contact",
    },
    "placements.JobReport": {
        NOBODY: "id",
        SERVED: "trainee employer_name title kind started_on pay pay_period hours_per_week pay_stub"
        " told_at state note placement read_by read_at",
    },
    # Results that are made anew from the rows above, so they go when those go.
    "placements.Outcome": {
        SERVED: "enrollment trainee cohort owner team graduated_on day quarter education language"
        " excluded_on placed_on sure_on first_id idle_on placed_120d placed_6m placed_9m"
        " quality_placed_120d quality_placed_9m retained_365 retained_365_same start_num start_den"
        " later_num later_den start_year prior",
        SENSITIVE: "gender race_ethnicity",
    },
    "placements.OutcomeState": {NOBODY: "id as_of built_at refreshed_at"},
    "placements.OutcomeMark": {NOBODY: "id", SERVED: "trainee_id"},
    "coaching.Session": {
        NOBODY: "id key",
        SERVED: "trainee coach kind starts_at minutes outcome place reason group sequence"
        " changed_at",
    },
    "coaching.Availability": {
        NOBODY: "id site weekday on starts ends minutes place starts_on ends_on",
        ACCOUNT: "coach",
    },
    "coaching.TimeOff": {NOBODY: "id", ACCOUNT: "coach starts_at ends_at reason"},
    "coaching.GroupSession": {
        NOBODY: "id site kind title starts_at minutes place seats canceled_at created_at",
        SERVED: "coach",
        PARTNER: "panel",
    },
    "coaching.Note": {NOBODY: "id", CASE: "trainee session audience text written_by written_at"},
    "coaching.Plan": {
        NOBODY: "id",
        CASE: "trainee kind placement goal starts_on closed_on created_by",
    },
    "coaching.ActionItem": {
        NOBODY: "id",
        CASE: "trainee session plan whose text due_on done_at created_by created_at",
    },
    "coaching.Concern": {
        NOBODY: "id",
        CASE: "trainee placement employer kind text happened_on raised_by raised_at state"
        " assigned_to resolution resolved_at",
    },
    "coaching.ConcernStep": {NOBODY: "id", CASE: "concern text by at"},
    "coaching.Mentorship": {
        NOBODY: "id",
        CASE: "mentor trainee kind starts_on ends_on goal created_by",
    },
    "coaching.MentorMeeting": {
        NOBODY: "id",
        CASE: "mentorship held_on minutes about logged_by logged_at",
    },
}
# Tables of the packages the portal stands on, whole.
TABLES: dict[str, Keep] = {
    "account.EmailAddress": ACCOUNT,
    "account.EmailConfirmation": ACCOUNT,
    "admin.LogEntry": AUDIT,
    "auth.Group": NOBODY,
    "auth.Permission": NOBODY,
    "contenttypes.ContentType": NOBODY,
    "django_celery_beat.ClockedSchedule": NOBODY,
    "django_celery_beat.CrontabSchedule": NOBODY,
    "django_celery_beat.IntervalSchedule": NOBODY,
    "django_celery_beat.PeriodicTask": NOBODY,
    "django_celery_beat.PeriodicTasks": NOBODY,
    "django_celery_beat.SolarSchedule": NOBODY,
    "mfa.Authenticator": ACCOUNT,
    "pghistory.Context": AUDIT,
    "pghistory.Events": AUDIT,
    "pghistory.MiddlewareEvents": AUDIT,
    "sessions.Session": ACCOUNT,
}


def classes_of(model: str) -> dict[str, list[Keep]]:
    """Field -> the classes it is listed in, for one model; each should be listed once."""
    found: dict[str, list[Keep]] = {}
    for keep, names in FIELDS.get(model, {}).items():
        for name in names.split():
            found.setdefault(name, []).append(keep)
    return found
