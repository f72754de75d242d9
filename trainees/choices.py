"""Codes about people in training."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Gender(models.TextChoices):
    """Self-identified, optional."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    NONBINARY = "nonbinary", _("Nonbinary")
    ANOTHER = "another", _("Another")


class Race(models.TextChoices):
    """Race and ethnicity as OMB asks since 2024: optional, several at once."""

    AIAN = "aian", _("American Indian or Alaska Native")
    ASIAN = "asian", _("Asian")
    BLACK = "black", _("Black or African American")
    HISPANIC = "hispanic", _("Hispanic or Latino")
    MENA = "mena", _("Middle Eastern or North African")
    NHPI = "nhpi", _("Native Hawaiian or Pacific Islander")
    WHITE = "white", _("White")


class Education(models.TextChoices):
    """Highest level reached before the training."""

    NONE = "none", _("No secondary school")
    SOME_SECONDARY = "some_secondary", _("Some secondary school")
    DIPLOMA = "diploma", _("High school diploma")
    EQUIVALENCY = "equivalency", _("High school equivalency")
    SOME_POSTSECONDARY = "some_postsecondary", _("Some college")
    CERTIFICATE = "certificate", _("Postsecondary certificate")
    ASSOCIATE = "associate", _("Associate degree")
    BACHELOR = "bachelor", _("Bachelor's degree")
    ADVANCED = "advanced", _("Advanced degree")


class EnrollmentStatus(models.TextChoices):
    """Where a person stands in a cohort."""

    APPLIED = "applied", _("Applied")
    ADMITTED = "admitted", _("Admitted")
    ENROLLED = "enrolled", _("In training")
    GRADUATED = "graduated", _("Graduated")
    WITHDRAWN = "withdrawn", _("Withdrew")
    DECLINED = "declined", _("Declined")


class Exclusion(models.TextChoices):
    """Reasons that take a graduate out of a rate; always listed and counted."""

    DEATH = "death", _("Death")
    INSTITUTIONALIZED = "institutionalized", _("Institutionalized")
    MEDICAL = "medical", _("Medical")
    ACTIVE_DUTY = "active_duty", _("Active military duty")
    FURTHER_EDUCATION = "further_education", _("Full-time further education")


class SkillKind(models.TextChoices):
    """Skills of the trade, and skills of working with people."""

    TECHNICAL = "technical", _("Technical")
    PROFESSIONAL = "professional", _("Professional")


class SkillLevel(models.IntegerChoices):
    """The rubric: what a person can do with a skill, as instructors and coaches see it."""

    SEEN = 1, _("Has seen it done")
    HELPED = 2, _("Does it with help")
    ALONE = 3, _("Does it alone")
    TEACHES = 4, _("Shows others how")


class Shared(models.TextChoices):
    """What a trainee may let employers see, each by itself."""

    NAME = "name", _("My name")
    CONTACT = "contact", _("My e-mail address and phone number")
    SKILLS = "skills", _("My skills")
    CREDENTIALS = "credentials", _("My certificates")
    LANGUAGE = "language", _("The languages I speak")
    TRAINING = "training", _("My class and when I finish")


class DataWish(models.TextChoices):
    """What somebody may ask about the data kept of them."""

    DELETE = "delete", _("Delete my data")
    CORRECT = "correct", _("Correct my data")


class DataAnswer(models.TextChoices):
    """What became of such a wish."""

    DONE = "done", _("Done")
    PARTLY = "partly", _("Done in part")
    REFUSED = "refused", _("Not possible")
