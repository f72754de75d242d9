"""Codes of the floor: roles and the states of long work."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person may do here; one person may hold several."""

    ADMIN = "admin", _("Administrator")
    MANAGER = "manager", _("Program manager")
    BUSINESS_SOLUTIONS = "business_solutions", _("Business solutions")
    COACH = "coach", _("Coach")
    ANALYST = "analyst", _("Analyst")
    EMPLOYER = "employer", _("Employer partner")
    TRAINEE = "trainee", _("Trainee")


STAFF = (Role.ADMIN, Role.MANAGER, Role.BUSINESS_SOLUTIONS, Role.COACH, Role.ANALYST)
NAMES = tuple(role for role in STAFF if role != Role.ANALYST)  # who may take names along


class JobState(models.TextChoices):
    """Where a piece of long work stands."""

    WAITING = "waiting", _("Waiting to start")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


class Theme(models.TextChoices):
    """Light or dark; auto is as on the device."""

    AUTO = "auto", _("As on this device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class Contrast(models.TextChoices):
    """How strongly text and lines stand out; auto is as on the device."""

    AUTO = "auto", _("As on this device")
    MORE = "more", _("More")


class Channel(models.TextChoices):
    """How somebody is reminded of what is coming."""

    EMAIL = "email", _("By e-mail")
    SMS = "sms", _("By text message")
    BOTH = "both", _("By e-mail and text message")
    NONE = "none", _("Not at all")


class Carrier(models.TextChoices):
    """What carries a letter."""

    EMAIL = "email", _("E-mail")
    SMS = "sms", _("Text message")


class Rows(models.IntegerChoices):
    """How many rows of a list stand on one page."""

    FEW = 25, "25"
    SOME = 50, "50"
    MANY = 100, "100"
