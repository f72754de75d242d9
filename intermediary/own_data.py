"""Everything that is kept about one person and that is theirs to read, as plain values."""

from django.db.models import QuerySet

from coaching.models import ActionItem, Concern, MentorMeeting, Mentorship, Note, Plan, Session
from intermediary.own_models import Preferences, Reach
from placements.choices import MatchState
from placements.models import (
    Evidence,
    Interview,
    JobReport,
    Match,
    OutcomeCheck,
    Placement,
    WorkedHours,
)
from trainees.models import (
    CoachAssignment,
    Consent,
    Credential,
    DataRequest,
    Enrollment,
    HoursEntry,
    JobWish,
    SkillRating,
    Trainee,
)

PERSON = (
    "key first_name last_name email phone birth_date gender race_ethnicity education veteran"
    " disability language postal_code prior_annual_earnings"
)
# Name in the file -> the rows, how they lead to the person, and what is told of each.
ROWS: dict[str, tuple[type, str, str]] = {
    "enrollments": (
        Enrollment,
        "trainee",
        "cohort__key cohort__track__name cohort__site__name status applied_on started_on"
        " graduated_on withdrawn_on exclusion exclusion_on",
    ),
    "coaches": (CoachAssignment, "enrollment__trainee", "starts_on user__name user__email"),
    "hours": (HoursEntry, "enrollment__trainee", "held_on module__name hours"),
    "credentials": (Credential, "trainee", "type__name earned_on expires_on"),
    "skills": (SkillRating, "trainee", "skill__name level rated_on"),
    "wishes": (JobWish, "trainee", "schedule hourly_min languages available_from"),
    "consents": (Consent, "trainee", "shared given_at withdrawn_at"),
    "sessions": (
        Session,
        "trainee",
        "kind starts_at minutes outcome place reason coach__name group__title",
    ),
    "notes": (Note, "trainee", "text written_by__name written_at"),
    "action_items": (ActionItem, "trainee", "whose text due_on done_at"),
    "plans": (Plan, "trainee", "kind goal starts_on closed_on"),
    "concerns": (
        Concern,
        "trainee",
        "kind text happened_on employer__name raised_at state resolution resolved_at",
    ),
    "mentors": (Mentorship, "trainee", "mentor__first_name kind starts_on ends_on goal"),
    "mentor_meetings": (MentorMeeting, "mentorship__trainee", "held_on minutes about"),
    "matches": (Match, "trainee", "offer__title offer__employer__name state referred_at moved_at"),
    "interviews": (Interview, "match__trainee", "starts_at place state"),
    "placements": (
        Placement,
        "trainee",
        "key title employer__name kind started_on ended_on end_reason pay pay_period"
        " hours_per_week",
    ),
    "evidence": (Evidence, "placement__trainee", "placement__key tier dated_on"),
    "follow_ups": (
        OutcomeCheck,
        "trainee",
        "checked_on outcome employer__name pay pay_period hours_per_week tier",
    ),
    "worked_hours": (WorkedHours, "trainee", "employer__name month hours"),
    "job_reports": (
        JobReport,
        "trainee",
        "employer_name title kind started_on pay pay_period hours_per_week told_at state note",
    ),
    "data_requests": (DataRequest, "trainee", "wish text asked_at answer note answered_at"),
}


def everything(trainee: Trainee, user) -> dict:
    """All of it, by kind of row: only what this user may see, so no notes kept to others."""
    person = {name: getattr(trainee, name) for name in PERSON.split()}
    account = {
        "email": user.email,
        "name": user.name,
        "language": user.language,
        "since": user.date_joined,
        "preferences": list(
            Preferences.objects.visible_to(user).values("theme", "contrast", "time_zone")
        ),
        "reminders": list(
            Reach.objects.visible_to(user).values("channel", "quiet_from", "quiet_until")
        ),
    }
    told = {name: list(_rows(trainee, user, *row)) for name, row in ROWS.items()}
    return {"person": person, "account": account, **told}


def _rows(trainee: Trainee, user, model, way: str, fields: str) -> QuerySet:
    rows = model.objects.visible_to(user).filter(**{way: trainee})
    if model is Match:  # a shortlist is staff's thinking aloud
        rows = rows.exclude(state=MatchState.SHORTLISTED)
    return rows.order_by("pk").values(*fields.split())
