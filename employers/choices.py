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


class PortalRole(models.TextChoices):
    """What an employer's person may do in the employer portal."""

    ADMIN = "admin", _("Administrator: also adds colleagues")
    HIRING = "hiring", _("Hiring: posts offers and answers candidates")
    READER = "reader", _("Reader: looks and changes nothing")


class InteractionKind(models.TextChoices):
    """How we were in touch with an employer."""

    CALL = "call", _("Call")
    EMAIL = "email", _("E-mail")
    MEETING = "meeting", _("Meeting")
    VISIT = "visit", _("Visit")
    MESSAGE = "message", _("Message")


class Board(models.TextChoices):
    """The boards on which an employer's person may sit."""

    SITE = "site", _("Site board")
    NATIONAL = "national", _("National board")


class AgreementState(models.TextChoices):
    """How far a training compact has come."""

    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Waiting for signatures")
    SIGNED = "signed", _("Signed")
    ENDED = "ended", _("Ended")


class Side(models.TextChoices):
    """The two sides of a training compact."""

    EMPLOYER = "employer", _("Employer")
    PROGRAM = "program", _("Program")


class Promise(models.TextChoices):
    """What a side of a compact can promise; each but `other` is counted in the statement."""

    SEATS = "seats", _("Seats in training")
    GRADUATES = "graduates", _("Graduates")
    INTERVIEWS = "interviews", _("Interviews")
    HIRES = "hires", _("Hires")
    INSTRUCTOR_HOURS = "instructor_hours", _("Hours of instructors")
    MONEY = "money", _("Money in dollars")
    OTHER = "other", _("Something else")


class WaiverAnswer(models.TextChoices):
    """What became of an employer's request to set a standard aside."""

    WAITING = "waiting", _("Waiting for an answer")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Not granted")
