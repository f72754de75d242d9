"""What people can do, have earned, want from a job, and let employers see."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intermediary.audit import audited
from intermediary.fields import MoneyField
from intermediary.models import Site, User
from standards.choices import Schedule
from standards.models import CredentialType, Track
from trainees import matching_querysets as querysets
from trainees.choices import Shared, SkillKind, SkillLevel


@audited
class Skill(models.Model):
    """Something people learn here and jobs ask for; of one track, or of all."""

    key = models.CharField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=SkillKind)
    track = models.ForeignKey(Track, models.PROTECT, null=True, blank=True, related_name="skills")

    objects = querysets.VocabularyQuerySet.as_manager()

    class Meta:
        ordering = ("-kind", "name", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=SkillKind.values), name="skill_kind_known")
        ]

    def __str__(self):
        return self.name


@audited
class SkillRating(models.Model):
    """How far a person has a skill, as an instructor or a coach saw it on one day."""

    trainee = models.ForeignKey("trainees.Trainee", models.PROTECT, related_name="ratings")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="ratings")
    level = models.PositiveSmallIntegerField(choices=SkillLevel)
    rated_on = models.DateField()
    rated_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = querysets.SkillRatingQuerySet.as_manager()

    class Meta:
        ordering = ("trainee", "skill", "-rated_on")
        constraints = [
            models.UniqueConstraint(
                fields=["trainee", "skill", "rated_on"], name="skill_rating_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(level__in=SkillLevel.values), name="skill_rating_level_known"
            ),
        ]

    def __str__(self):
        return f"{self.trainee}: {self.skill}, {self.get_level_display()}"


@audited
class Credential(models.Model):
    """A certificate a person earned; the last day counts."""

    trainee = models.ForeignKey("trainees.Trainee", models.PROTECT, related_name="credentials")
    type = models.ForeignKey(CredentialType, models.PROTECT, related_name="+")
    earned_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    verified_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = querysets.CredentialQuerySet.as_manager()

    class Meta:
        ordering = ("trainee", "-earned_on", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["trainee", "type", "earned_on"], name="credential_once"
            ),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gte=F("earned_on")),
                name="credential_expires_after_earned",
            ),
        ]

    def __str__(self):
        return gettext("%(what)s of %(person)s") % {"what": self.type, "person": self.trainee}


@audited
class JobWish(models.Model):
    """What a person looks for in a job. Blank is not known."""

    trainee = models.OneToOneField(
        "trainees.Trainee", models.CASCADE, primary_key=True, related_name="wish"
    )
    schedule = models.CharField(max_length=10, choices=Schedule, blank=True)
    hourly_min = MoneyField(_("lowest pay an hour"), null=True, blank=True)
    sites = models.ManyToManyField(Site, blank=True, related_name="+")
    languages = ArrayField(models.CharField(max_length=35), default=list, blank=True)
    available_from = models.DateField(null=True, blank=True)

    objects = querysets.AboutTraineeQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "job wishes"
        constraints = [
            models.CheckConstraint(
                condition=Q(schedule__in=["", *Schedule.values]), name="wish_schedule_known"
            ),
            models.CheckConstraint(
                condition=Q(hourly_min__isnull=True) | Q(hourly_min__gt=0), name="wish_pay_positive"
            ),
        ]

    def __str__(self):
        return gettext("Wishes of %s") % self.trainee


@audited
class Consent(models.Model):
    """One thing a person lets employers see, from an instant until they take it back."""

    trainee = models.ForeignKey("trainees.Trainee", models.PROTECT, related_name="consents")
    shared = models.CharField(max_length=12, choices=Shared)
    given_at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = querysets.ConsentQuerySet.as_manager()

    class Meta:
        ordering = ("trainee", "shared", "-given_at")
        constraints = [
            models.UniqueConstraint(
                fields=["trainee", "shared"],
                condition=Q(withdrawn_at__isnull=True),
                name="consent_one_standing",
            ),
            models.CheckConstraint(
                condition=Q(shared__in=Shared.values), name="consent_shared_known"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("given_at")),
                name="consent_withdrawn_later",
            ),
        ]

    def __str__(self):
        said = {"person": self.trainee, "what": self.get_shared_display()}
        return gettext("%(person)s shares %(what)s") % said
