"""Codes of coaching."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SessionKind(models.TextChoices):
    """What a session is about."""

    CHECK_IN = "check_in", _("Check-in")
    CAREER_PLAN = "career_plan", _("Career plan")
    MOCK_INTERVIEW = "mock_interview", _("Mock interview")
    DEBRIEF = "debrief", _("Interview debrief")
    ON_THE_JOB = "on_the_job", _("Problem at work")
    LEADERSHIP = "leadership", _("Leadership")
    BENEFITS = "benefits", _("Benefits")


class SessionOutcome(models.TextChoices):
    """How a session went; no-show and excused are told apart."""

    BOOKED = "booked", _("Booked")
    SEEN = "seen", _("Seen")
    NO_SHOW = "no_show", _("No-show")
    EXCUSED = "excused", _("Excused")
    CANCELED = "canceled", _("Canceled")


class Weekday(models.IntegerChoices):
    """Days of a week that repeats; Monday is 0, as in Python."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class Audience(models.TextChoices):
    """Who may read a note: never an employer."""

    PRIVATE = "private", _("Only me")
    TEAM = "team", _("Staff who see this person")
    TRAINEE = "trainee", _("Staff and the trainee")


class Whose(models.TextChoices):
    """Who has to do an action item."""

    TRAINEE = "trainee", _("Trainee")
    COACH = "coach", _("Coach")


class PlanKind(models.TextChoices):
    """What a plan with steps and days is for."""

    FIRST_90_DAYS = "first_90_days", _("First 90 days at work")
    LEADERSHIP = "leadership", _("Leadership academy")
    CAREER = "career", _("Career plan")


class ConcernKind(models.TextChoices):
    """What went wrong on a job."""

    PAY_SHORT = "pay_short", _("Pay is short or late")
    HOURS_CUT = "hours_cut", _("Hours were cut")
    SCHEDULE = "schedule", _("Schedule")
    SAFETY = "safety", _("Safety")
    HARASSMENT = "harassment", _("Harassment")
    DISCRIMINATION = "discrimination", _("Discrimination")
    TRANSPORT = "transport", _("Getting to work")
    CHILDCARE = "childcare", _("Child care")
    OTHER = "other", _("Something else")


URGENT = (ConcernKind.SAFETY, ConcernKind.HARASSMENT, ConcernKind.DISCRIMINATION)


class ConcernState(models.TextChoices):
    """Where a concern stands."""

    OPEN = "open", _("New")
    WORKING = "working", _("Being worked on")
    RESOLVED = "resolved", _("Resolved")


class MentorKind(models.TextChoices):
    """What makes somebody a mentor."""

    ALUMNI = "alumni", _("Alumni mentor")
    PEER = "peer", _("Peer mentor")
