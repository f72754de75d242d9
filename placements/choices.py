"""Codes about jobs people got and how we know."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlacementKind(models.TextChoices):
    """Kinds of work; internship and gig work are recorded but do not count."""

    FULL_TIME = "full_time", _("Full-time")
    PART_TIME = "part_time", _("Part-time")
    APPRENTICESHIP = "apprenticeship", _("Apprenticeship")
    TEMP_TO_HIRE = "temp_to_hire", _("Temp to hire")
    INTERNSHIP = "internship", _("Internship")
    GIG = "gig", _("Gig work")


# These count from the first hour; part-time work counts from PART_TIME_HOURS a week.
COUNTING_KINDS = (
    PlacementKind.FULL_TIME,
    PlacementKind.APPRENTICESHIP,
    PlacementKind.TEMP_TO_HIRE,
)
PART_TIME_HOURS = 20


class Rung(models.TextChoices):
    """How deep a partnership goes, from the first hire to the national board."""

    HIRES = "hires", _("Hires")
    VISITS = "visits", _("Visits")
    TEACHES = "teaches", _("Teaches")
    CO_DESIGNS = "co_designs", _("Co-designs")
    INVESTS = "invests", _("Invests")
    SITE_BOARD = "site_board", _("Site board")
    NATIONAL_BOARD = "national_board", _("National board")


class EndReason(models.TextChoices):
    """Why a job ended."""

    QUIT = "quit", _("Quit")
    LAID_OFF = "laid_off", _("Laid off")
    DISMISSED = "dismissed", _("Dismissed")
    CONTRACT_ENDED = "contract_ended", _("Contract ended")
    OTHER = "other", _("Other")


class Tier(models.TextChoices):
    """How we know, strongest first; a pay stub or stronger is sufficient for the KPIs."""

    EMPLOYER_CONFIRMED = "employer_confirmed", _("Employer confirmed")
    PAYROLL = "payroll", _("Payroll record")
    STATE_WAGE_RECORD = "state_wage_record", _("State wage record")
    PAY_STUB = "pay_stub", _("Pay stub")
    SELF_REPORT = "self_report", _("Self-report")
    PUBLIC_PROFILE = "public_profile", _("Public profile")
    STAFF_NOTE = "staff_note", _("Staff note")


SUFFICIENT = (Tier.EMPLOYER_CONFIRMED, Tier.PAYROLL, Tier.STATE_WAGE_RECORD, Tier.PAY_STUB)


class CheckOutcome(models.TextChoices):
    """What a follow-up found."""

    EMPLOYED = "employed", _("Employed")
    NOT_EMPLOYED = "not_employed", _("Not employed")
    UNREACHABLE = "unreachable", _("Could not be reached")


class MatchState(models.TextChoices):
    """Where a person and an offer stand; employers see a match from `referred` on."""

    SHORTLISTED = "shortlisted", _("On the shortlist")
    PROPOSED = "proposed", _("Proposed to the trainee")
    REFERRED = "referred", _("Referred")
    INTERVIEWING = "interviewing", _("Interviewing")
    OFFERED = "offered", _("Job offered")
    HIRED = "hired", _("Hired")
    DECLINED = "declined", _("Declined by the employer")
    REFUSED = "refused", _("Declined by the trainee")
    CLOSED = "closed", _("Closed without an answer")


WITH_EMPLOYER = (MatchState.REFERRED, MatchState.INTERVIEWING, MatchState.OFFERED)
LIVE_MATCH = (MatchState.SHORTLISTED, MatchState.PROPOSED, *WITH_EMPLOYER)
SEEN_BY_EMPLOYER = (
    *WITH_EMPLOYER,
    MatchState.HIRED,
    MatchState.DECLINED,
    MatchState.REFUSED,
    MatchState.CLOSED,
)


class InterviewState(models.TextChoices):
    """What became of a proposed time for an interview."""

    PROPOSED = "proposed", _("Proposed")
    ACCEPTED = "accepted", _("Agreed")
    PASSED_OVER = "passed_over", _("Another time was chosen")
    CANCELED = "canceled", _("Canceled")
    HELD = "held", _("Took place")
    NO_SHOW = "no_show", _("Did not take place")


class Asked(models.TextChoices):
    """What an employer is asked to confirm by a one-time link."""

    HIRE = "hire", _("That the person started")
    STAY = "stay", _("That the person still works there")


class Confirmed(models.TextChoices):
    """What the employer answered."""

    YES = "yes", _("Yes")
    NEVER_STARTED = "never_started", _("Never started")
    LEFT = "left", _("Has left")


class DeclineReason(models.TextChoices):
    """Common reasons why an employer goes on with somebody else; own words may follow."""

    FILLED = "filled", _("The position is filled")
    SKILLS = "skills", _("Needs more practice in what the job asks for")
    SCHEDULE = "schedule", _("The schedule does not fit")
    NO_SHOW = "no_show", _("Did not come to the interview")
    PAUSED = "paused", _("We stopped hiring for now")


class RefuseReason(models.TextChoices):
    """Common reasons why a person does not want a job; own words may follow."""

    OTHER_JOB = "other_job", _("I have another job")
    PAY = "pay", _("The pay is too low")
    SCHEDULE = "schedule", _("The hours do not fit")
    FAR = "far", _("It is too far away")
    OTHER_WORK = "other_work", _("I look for other work")


class ReportState(models.TextChoices):
    """What became of a job that somebody told us about."""

    WAITING = "waiting", _("Not read yet")
    ACCEPTED = "accepted", _("Recorded")
    REFUSED = "refused", _("Sent back")
