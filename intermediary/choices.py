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


class JobState(models.TextChoices):
    """Where a piece of long work stands."""

    WAITING = "waiting", _("Waiting to start")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
