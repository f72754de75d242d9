"""People in training: who they are, which cohorts they join, who answers for them and when."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intermediary.audit import audited
from intermediary.fields import MoneyField
from intermediary.models import Site, User
from intermediary.search import keys_trigger
from standards.models import Track
from trainees import querysets
from trainees.choices import Education, EnrollmentStatus, Exclusion, Gender, Race
from trainees.finish_models import Finish  # noqa: F401
from trainees.matching_models import (  # noqa: F401
    Consent,
    Credential,
    JobWish,
    Skill,
    SkillRating,
)
from trainees.progress_models import DataRequest, HoursEntry  # noqa: F401


@audited(exclude=["sort_key", "search_key"])
class Trainee(models.Model):
    """A person who applied, trains or has trained here."""

    key = models.CharField(_("trainee number"), max_length=100, unique=True)
    first_name = models.CharField(max_length=100, blank=True)
    last_name = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    gender = models.CharField(max_length=10, choices=Gender, blank=True)
    race_ethnicity = ArrayField(
        models.CharField(max_length=10, choices=Race), default=list, blank=True
    )
    education = models.CharField(max_length=20, choices=Education, blank=True)
    veteran = models.BooleanField(null=True, blank=True)
    disability = models.BooleanField(null=True, blank=True)
    language = models.CharField(max_length=35, blank=True)
    postal_code = models.CharField(max_length=12, blank=True)
    prior_annual_earnings = MoneyField(null=True, blank=True)
    user = models.OneToOneField(
        User, models.SET_NULL, null=True, blank=True, related_name="trainee"
    )
    sort_key = models.TextField(editable=False, default="")
    search_key = models.TextField(editable=False, default="")

    objects = querysets.TraineeQuerySet.as_manager()

    class Meta:
        ordering = ("sort_key", "pk")
        triggers = [
            keys_trigger(
                sort="NEW.last_name || ' ' || NEW.first_name",
                search=(
                    "NEW.first_name || ' ' || NEW.last_name || ' ' || NEW.email || ' ' "
                    "|| NEW.phone || ' ' || NEW.key"
                ),
            )
        ]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="trainee_sort"),
            GinIndex(OpClass("search_key", name="gin_trgm_ops"), name="trainee_search"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(gender__in=["", *Gender.values]), name="trainee_gender_known"
            ),
            models.CheckConstraint(
                condition=Q(race_ethnicity__contained_by=Race.values), name="trainee_race_known"
            ),
            models.CheckConstraint(
                condition=Q(education__in=["", *Education.values]), name="trainee_education_known"
            ),
            models.CheckConstraint(
                condition=Q(prior_annual_earnings__isnull=True) | Q(prior_annual_earnings__gte=0),
                name="trainee_earnings_not_negative",
            ),
        ]

    def __str__(self):
        return f"{self.first_name} {self.last_name}".strip() or self.key

    def get_absolute_url(self):
        return reverse("trainees:detail", args=[self.pk])


@audited
class Cohort(models.Model):
    """A class that starts and ends together, in one track at one site."""

    key = models.CharField(max_length=100, unique=True)
    track = models.ForeignKey(Track, models.PROTECT, related_name="cohorts")
    site = models.ForeignKey(Site, models.PROTECT, related_name="cohorts")
    starts_on = models.DateField()
    ends_on = models.DateField()
    seats = models.PositiveIntegerField(null=True, blank=True)
    language = models.CharField(max_length=35, blank=True)

    objects = querysets.CohortQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_on", "key")
        indexes = [
            models.Index(fields=["starts_on", "id"], name="cohort_start"),
            models.Index(fields=["ends_on", "id"], name="cohort_end"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="cohort_ends_after_start"
            )
        ]

    def __str__(self):
        return self.key

    def get_absolute_url(self):
        return reverse("trainees:cohort", args=[self.pk])

    @property
    def weeks(self) -> int:
        """How many weeks the class lasts, a begun week counted whole."""
        return (self.ends_on - self.starts_on).days // 7 + 1

    def week(self, on) -> int:
        """The week the class is in on this day: 0 before it starts, the last one after it ends."""
        return max(0, min((on - self.starts_on).days // 7 + 1, self.weeks))


@audited
class Enrollment(models.Model):
    """One person in one cohort, from application to graduation or withdrawal."""

    trainee = models.ForeignKey(Trainee, models.PROTECT, related_name="enrollments")
    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="enrollments")
    status = models.CharField(max_length=10, choices=EnrollmentStatus)
    applied_on = models.DateField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    graduated_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    exclusion = models.CharField(max_length=20, choices=Exclusion, blank=True)
    exclusion_on = models.DateField(null=True, blank=True)
    exclusion_evidence = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = querysets.EnrollmentQuerySet.as_manager()

    class Meta:
        ordering = ("-cohort__starts_on", "pk")
        indexes = [
            models.Index(fields=["graduated_on", "id"], name="enrollment_graduated"),
            models.Index(fields=["cohort", "status"], name="enrollment_cohort_status"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["trainee", "cohort"], name="enrollment_once"),
            # Placements and checks point at (id, trainee): they name an own enrollment only.
            models.UniqueConstraint(fields=["id", "trainee"], name="enrollment_id_trainee"),
            models.CheckConstraint(
                condition=Q(status__in=EnrollmentStatus.values), name="enrollment_status_known"
            ),
            models.CheckConstraint(
                condition=Q(graduated_on__isnull=True)
                | Q(
                    status=EnrollmentStatus.GRADUATED,
                    started_on__isnull=False,
                    graduated_on__gte=F("started_on"),
                ),
                name="enrollment_graduation",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True)
                | Q(started_on__isnull=True)
                | Q(withdrawn_on__gte=F("started_on")),
                name="enrollment_withdrawn_after_start",
            ),
            models.CheckConstraint(
                condition=Q(exclusion__in=Exclusion.values)
                | Q(exclusion="", exclusion_on__isnull=True, exclusion_evidence=""),
                name="enrollment_exclusion",
            ),
        ]

    def __str__(self):
        said = {"person": self.trainee, "cohort": self.cohort}
        return gettext("%(person)s in %(cohort)s") % said

    def can_graduate(self, on) -> str | None:
        """Why this person cannot graduate on this day, or None."""
        if self.status == EnrollmentStatus.GRADUATED:
            return _("has graduated already")
        if self.status != EnrollmentStatus.ENROLLED:
            return _("is not in training")
        if not self.started_on:
            return _("has no first day of training")
        if on < self.started_on:
            return _("started training after this day")
        return None

    def can_withdraw(self, on) -> str | None:
        """Why this person cannot leave the cohort on this day, or None."""
        if self.status == EnrollmentStatus.GRADUATED:
            return _("has graduated")
        if self.status in (EnrollmentStatus.WITHDRAWN, EnrollmentStatus.DECLINED):
            return _("has left already")
        if self.started_on and on < self.started_on:
            return _("started training after this day")
        return None

    def clean(self):
        """Say in words what the database refuses."""
        if self.graduated_on and self.status != EnrollmentStatus.GRADUATED:
            raise ValidationError({"graduated_on": _("A graduation needs the status graduated.")})
        if self.graduated_on and not self.started_on:
            raise ValidationError({"started_on": _("A graduation needs a start of training.")})
        for name in ("graduated_on", "withdrawn_on"):
            end = getattr(self, name)
            if end and self.started_on and end < self.started_on:
                raise ValidationError({name: _("This day is before the start of training.")})
        if not self.exclusion and (self.exclusion_on or self.exclusion_evidence):
            raise ValidationError({"exclusion": _("Choose the reason of the exclusion.")})


class Assignment(models.Model):
    """From this day on this person answers for the enrollment, until the day of the next row."""

    enrollment = models.ForeignKey(Enrollment, models.PROTECT, related_name="%(class)ss")
    starts_on = models.DateField()
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="%(class)ss")

    objects = querysets.AssignmentQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("enrollment", "-starts_on")
        constraints = [
            models.UniqueConstraint(fields=["enrollment", "starts_on"], name="%(class)s_once_a_day")
        ]

    def __str__(self):
        return gettext("%(person)s from %(day)s") % {"person": self.user, "day": self.starts_on}


@audited
class OwnerAssignment(Assignment):
    """The member of staff whose placement target this graduate counts toward."""


@audited
class CoachAssignment(Assignment):
    """The coach of this person during and after the training."""
