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
