"""Codes of agreed standards."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Family(models.TextChoices):
    """Kinds of tracks that share a wage floor."""

    ENTRY = "entry", _("Entry IT")
    CYBER_SOFTWARE = "cyber_software", _("Cyber and software")
    MID_CAREER = "mid_career", _("Mid-career")
    HOME_CARE = "home_care", _("Home care")
    CHILD_CARE = "child_care", _("Child care")


class Governance(models.TextChoices):
    """Who sponsors a track."""

    JOINT = "joint", _("Joint labor-management")
    NON_JOINT = "non_joint", _("Non-joint")


class VersionState(models.TextChoices):
    """Steps of a version on its way through ratification."""

    DRAFT = "draft", _("Draft")
    TABLED = "tabled", _("Tabled")
    VOTING = "voting", _("Voting")
    RATIFIED = "ratified", _("Ratified")
    REJECTED = "rejected", _("Rejected")
    DEADLOCKED = "deadlocked", _("Deadlocked")
    IN_FORCE = "in_force", _("In force")
    SUPERSEDED = "superseded", _("Superseded")


# A standard of these versions binds, each between its own dates; drafts and proposals never do.
AGREED = (VersionState.RATIFIED, VersionState.IN_FORCE, VersionState.SUPERSEDED)


class FloorScope(models.TextChoices):
    """What a wage floor covers."""

    ORGANIZATION = "organization", _("Whole organization")
    FAMILY = "family", _("Family of tracks")
    TRACK = "track", _("One track")


class Severity(models.TextChoices):
    """What a criterion does when it is not met."""

    REQUIRED = "required", _("Required")
    PREFERRED = "preferred", _("Preferred")


class CriterionCode(models.TextChoices):
    """Everything an offer is tested for."""

    PAY = "pay", _("Pay meets the wage floor")
    EMPLOYEE = "employee", _("Employee, not contractor")
    GUARANTEED_HOURS = "guaranteed_hours", _("Guaranteed weekly hours")
    SCHEDULE_NOTICE = "schedule_notice", _("Schedule 14 days ahead")
    HEALTH = "health", _("Health insurance")
    RETIREMENT = "retirement", _("Retirement plan")
    PAID_LEAVE = "paid_leave", _("Paid leave")
    PAID_TRAINING = "paid_training", _("Paid training time")
    SAFETY = "safety", _("Safety training and equipment")
    ADVANCEMENT = "advancement", _("Advancement path")
    VOICE = "voice", _("Worker voice")


class PayPeriod(models.TextChoices):
    """What a stated amount of pay is for."""

    HOURLY = "hourly", _("By the hour")
    DAILY = "daily", _("By the day")
    WEEKLY = "weekly", _("By the week")
    BIWEEKLY = "biweekly", _("Every two weeks")
    SEMIMONTHLY = "semimonthly", _("Twice a month")
    MONTHLY = "monthly", _("By the month")
    ANNUAL = "annual", _("By the year")


class Schedule(models.TextChoices):
    """Full or part time; blank is not full time."""

    FULL_TIME = "full_time", _("Full-time")
    PART_TIME = "part_time", _("Part-time")


class PayResult(models.TextChoices):
    """What the wage test says of an offer: exactly one of these."""

    MEETS = "meets", _("Meets")
    STRADDLES = "straddles", _("Straddles floor")
    BELOW = "below", _("Below floor")
    UNKNOWN = "unknown", _("Pay unknown")
    IMPLAUSIBLE = "implausible", _("Pay looks wrong")
    NO_FLOOR = "no_floor", _("No floor")


# The questions that are shipped: what a version of the criteria asks is kept with it, and one
# that still reads so is said in the language of the reader.
QUESTIONS = (
    _("Does the lowest guaranteed pay meet the wage floor?"),
    _("Is the person your employee, not a contractor?"),
    _("Do you guarantee weekly hours?"),
    _("Do you post schedules 14 days ahead or more?"),
    _("Do you offer health insurance?"),
    _("Do you offer a retirement plan?"),
    _("Do you offer paid leave?"),
    _("Is training time paid?"),
    _("Do you provide safety training and equipment?"),
    _("Is there a path to a better job?"),
    _("Do workers have a union or an equivalent voice?"),
)
