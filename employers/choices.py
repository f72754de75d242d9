"""Codes about employers and what they offer."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EmployerKind(models.TextChoices):
    """Who employs: a company, a staffing or care agency, or a person who hires their own aide."""

    COMPANY = "company", _("Company")
    AGENCY = "agency", _("Agency")
    CONSUMER = "consumer", _("Consumer")


class Stage(models.TextChoices):
    """How far a partnership has come."""

    PROSPECT = "prospect", _("Prospect")
    CONTACTED = "contacted", _("Contacted")
    ENGAGED = "engaged", _("Engaged")
    HIRING = "hiring", _("Hiring")
    TRAINING_PARTNER = "training_partner", _("Training partner")
    STRATEGIC = "strategic", _("Strategic")
    LOST = "lost", _("Lost")


class ContactRole(models.TextChoices):
    """What an employer's person decides or does."""

    EXECUTIVE = "executive", _("Executive")
    BUDGET_OWNER = "budget_owner", _("Budget owner")
    HIRING_MANAGER = "hiring_manager", _("Hiring manager")
    RECRUITER = "recruiter", _("Recruiter")
    INSTRUCTOR = "instructor", _("Instructor")


class EngagementKind(models.TextChoices):
    """Ways in which employers meet trainees."""

    CURRICULUM = "curriculum", _("Curriculum development")
    SITE_VISIT = "site_visit", _("Site visit")
    GUEST_TEACHING = "guest_teaching", _("Guest teaching")
    LUNCH_AND_LEARN = "lunch_and_learn", _("Lunch and learn")
    MOCK_INTERVIEW = "mock_interview", _("Mock interview")
    HIRING_FAIR = "hiring_fair", _("Hiring fair")
    ADVISORY_BOARD = "advisory_board", _("Advisory board")


class Classification(models.TextChoices):
    """How the person would be engaged."""

    EMPLOYEE = "employee", _("Employee")
    CONTRACTOR = "contractor", _("Independent contractor")
    TEMP = "temp", _("Temporary")
    TEMP_TO_HIRE = "temp_to_hire", _("Temp to hire")
    APPRENTICE = "apprentice", _("Apprentice")
    INTERN = "intern", _("Intern")


class Resolution(models.TextChoices):
    """Why a finding is closed."""

    RAISED = "raised", _("Pay raised")
    CORRECTED = "corrected", _("Corrected")
    WAIVED = "waived", _("Waived")
    WITHDRAWN = "withdrawn", _("Offer withdrawn or closed")
    STANDARD_CHANGED = "standard_changed", _("Standard changed")
