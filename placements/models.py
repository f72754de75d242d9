"""Where a trainee meets an employer: jobs, how we know of them, and what follow-up found."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from employers.models import Employer, Offer
from intermediary.audit import audited
from intermediary.fields import HoursField, MoneyField
from intermediary.models import User
from placements import querysets
from placements.choices import CheckOutcome, EndReason, PlacementKind, Tier
from placements.matching_models import Confirmation, Interview, Match, MatchStep  # noqa: F401
from placements.outcome_models import Outcome, OutcomeMark, OutcomeState  # noqa: F401
from placements.report_models import JobReport  # noqa: F401
from standards.choices import PayPeriod
from trainees.models import Enrollment, Trainee


@audited
class Placement(models.Model):
    """A job a person got. Without an enrollment it belongs to the latest one started by then."""

    key = models.CharField(max_length=100, unique=True)
    trainee = models.ForeignKey(Trainee, models.PROTECT, related_name="placements")
    enrollment = models.ForeignKey(
        Enrollment, models.PROTECT, null=True, blank=True, related_name="placements"
    )
    employer = models.ForeignKey(
        Employer, models.PROTECT, null=True, blank=True, related_name="placements"
    )
    offer = models.ForeignKey(
        Offer, models.PROTECT, null=True, blank=True, related_name="placements"
    )
    title = models.CharField(_("job title"), max_length=300, blank=True)
    soc = models.CharField(_("SOC code"), max_length=10, blank=True)
    kind = models.CharField(max_length=20, choices=PlacementKind)
    started_on = models.DateField(_("first day of work"))
    ended_on = models.DateField(_("last day of work"), null=True, blank=True)
    end_reason = models.CharField(max_length=20, choices=EndReason, blank=True)
    pay = MoneyField(null=True, blank=True)
    pay_period = models.CharField(_("paid"), max_length=12, choices=PayPeriod, blank=True)
    hours_per_week = HoursField(_("hours a week"), null=True, blank=True)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = querysets.PlacementQuerySet.as_manager()

    class Meta:
        ordering = ("-started_on", "-pk")
        indexes = [models.Index(fields=["started_on", "id"], name="placement_start")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=PlacementKind.values), name="placement_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="placement_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(end_reason__in=["", *EndReason.values]),
                name="placement_end_reason_known",
            ),
            models.CheckConstraint(
                condition=Q(pay__isnull=True) | Q(pay__gt=0, pay__lte=100_000_000),
                name="placement_pay_positive",
            ),
            models.CheckConstraint(
                condition=Q(pay_period__in=["", *PayPeriod.values]),
                name="placement_pay_period_known",
            ),
            models.CheckConstraint(
                condition=Q(hours_per_week__isnull=True)
                | Q(hours_per_week__gt=0, hours_per_week__lte=168),
                name="placement_hours_per_week",
            ),
            models.CheckConstraint(
                condition=Q(soc="") | Q(soc__regex=r"^\d{2}-\d{4}(\.\d{2})?$"),
                name="placement_soc",
            ),
        ]

    def __str__(self):
        return f"{self.trainee}: {self.title or self.get_kind_display()}"

    def get_absolute_url(self):
        return reverse("placements:detail", args=[self.pk])


@audited
class Evidence(models.Model):
    """One proof that a placement is real; the strongest undisputed one speaks for it."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="evidence")
    tier = models.CharField(max_length=20, choices=Tier)
    dated_on = models.DateField(
        null=True, blank=True, help_text=_("Blank: counts from the first day of work.")
    )
    disputed_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = querysets.EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ("placement", "dated_on", "pk")
        verbose_name_plural = "evidence"
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "tier", "dated_on"],
                name="evidence_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(tier__in=Tier.values), name="evidence_tier_known"),
        ]

    def __str__(self):
        return self.get_tier_display()


@audited
class OutcomeCheck(models.Model):
    """What a follow-up on one day found out about a person's work."""

    trainee = models.ForeignKey(Trainee, models.PROTECT, related_name="checks")
    enrollment = models.ForeignKey(
        Enrollment, models.PROTECT, null=True, blank=True, related_name="checks"
    )
    checked_on = models.DateField()
    outcome = models.CharField(max_length=12, choices=CheckOutcome)
    employer = models.ForeignKey(Employer, models.PROTECT, null=True, blank=True, related_name="+")
    pay = MoneyField(null=True, blank=True)
    pay_period = models.CharField(max_length=12, choices=PayPeriod, blank=True)
    hours_per_week = HoursField(null=True, blank=True)
    tier = models.CharField(_("evidence"), max_length=20, choices=Tier, blank=True)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = querysets.AboutTraineeQuerySet.as_manager()

    class Meta:
        ordering = ("-checked_on", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["trainee", "enrollment", "checked_on"],
                name="check_once_a_day",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=CheckOutcome.values), name="check_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(tier__in=["", *Tier.values]), name="check_tier_known"
            ),
            models.CheckConstraint(
                condition=Q(pay__isnull=True) | Q(pay__gt=0, pay__lte=100_000_000),
                name="check_pay_positive",
            ),
            models.CheckConstraint(
                condition=Q(pay_period__in=["", *PayPeriod.values]), name="check_pay_period_known"
            ),
            models.CheckConstraint(
                condition=Q(hours_per_week__isnull=True)
                | Q(hours_per_week__gt=0, hours_per_week__lte=168),
                name="check_hours_per_week",
            ),
        ]

    def __str__(self):
        return f"{self.trainee} on {self.checked_on}: {self.get_outcome_display()}"


@audited
class WorkedHours(models.Model):
    """Hours one worker worked for one employer in one month (kept as the month's first day)."""

    trainee = models.ForeignKey(Trainee, models.PROTECT, related_name="worked_hours")
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="worked_hours")
    month = models.DateField()
    hours = HoursField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = querysets.AboutTraineeQuerySet.as_manager()

    class Meta:
        ordering = ("-month", "pk")
        verbose_name_plural = "worked hours"
        constraints = [
            models.UniqueConstraint(
                fields=["trainee", "employer", "month"], name="worked_hours_once_a_month"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="worked_hours_first_of_month"),
            models.CheckConstraint(
                condition=Q(hours__gte=0, hours__lte=744), name="worked_hours_in_a_month"
            ),
        ]

    def __str__(self):
        return f"{self.trainee} at {self.employer}, {self.month:%Y-%m}"
