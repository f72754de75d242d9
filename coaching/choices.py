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
