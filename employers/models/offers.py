"""What employers offer, whether it meets the standards, and what is set aside by name."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from employers import querysets
from employers.choices import Classification, Resolution, WaiverAnswer
from employers.models.partners import Employer
from employers.triggers import (
    await_evaluation,
    forget_outlived_verdict,
    keep_judged_offers,
    refuse_own_waiver,
)
from intermediary.audit import audited
from intermediary.fields import HoursField, MoneyField
from intermediary.models import Site, User
from intermediary.search import keys_trigger
from standards.choices import CriterionCode, PayPeriod, PayResult, Schedule, Severity
from standards.models import CredentialType, Track, Version, WageFloor
from trainees.choices import SkillLevel
from trainees.models import Skill


@audited(exclude=["sort_key", "search_key"])
class Offer(models.Model):
    """A job an employer would give a graduate, with its pay and conditions. Blank is not known."""

    key = models.CharField(max_length=200, unique=True)
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="offers")
    title = models.CharField(_("job title"), max_length=300)
    soc = models.CharField(_("SOC code"), max_length=10, blank=True)
    track = models.ForeignKey(Track, models.PROTECT, null=True, blank=True, related_name="offers")
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="offers")
    positions = models.PositiveIntegerField(_("openings"), null=True, blank=True)
    pay_min = MoneyField(_("lowest pay"), null=True, blank=True)
    pay_max = MoneyField(_("highest pay"), null=True, blank=True)
    pay_period = models.CharField(_("paid"), max_length=12, choices=PayPeriod, blank=True)
    hours_per_week = HoursField(_("hours a week"), null=True, blank=True)
    hours_per_day = HoursField(_("hours a day"), null=True, blank=True)
    schedule = models.CharField(max_length=10, choices=Schedule, blank=True)
    classification = models.CharField(max_length=12, choices=Classification, blank=True)
    guaranteed_hours = models.BooleanField(null=True, blank=True)
    schedule_notice_days = models.PositiveSmallIntegerField(null=True, blank=True)
    health = models.BooleanField(null=True, blank=True)
    retirement = models.BooleanField(null=True, blank=True)
    paid_leave = models.BooleanField(null=True, blank=True)
    paid_training = models.BooleanField(null=True, blank=True)
    safety = models.BooleanField(null=True, blank=True)
    advancement = models.BooleanField(null=True, blank=True)
    voice = models.BooleanField(null=True, blank=True)
    language = models.CharField(
        _("language needed"),
        max_length=35,
        blank=True,
        default="",
        db_default="",
        help_text=_("BCP 47; blank: none."),
    )
    credentials = models.ManyToManyField(
        CredentialType, blank=True, related_name="+", help_text=_("Needed to start.")
    )
    posted_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(_("last day to apply"), null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    sort_key = models.TextField(editable=False, default="")
    search_key = models.TextField(editable=False, default="")

    objects = querysets.OfferQuerySet.as_manager()

    class Meta:
        ordering = ("-posted_on", "-pk")
        triggers = [
            keys_trigger(sort="NEW.title", search="NEW.title || ' ' || NEW.key"),
            await_evaluation(),
            forget_outlived_verdict(),
            keep_judged_offers(),
        ]
        indexes = [
            models.Index(fields=["posted_on", "id"], name="offer_posted"),
            models.Index(fields=["sort_key", "id"], name="offer_sort"),
            GinIndex(OpClass("search_key", name="gin_trgm_ops"), name="offer_search"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(pay_min__isnull=True) | Q(pay_min__gt=0, pay_min__lte=100_000_000),
                name="offer_pay_min_positive",
            ),
            models.CheckConstraint(
                condition=Q(pay_max__isnull=True) | Q(pay_max__gt=0, pay_max__lte=100_000_000),
                name="offer_pay_max_positive",
            ),
            models.CheckConstraint(
                condition=Q(pay_min__isnull=True)
                | Q(pay_max__isnull=True)
                | Q(pay_max__gte=F("pay_min")),
                name="offer_pay_range_in_order",
            ),
            models.CheckConstraint(
                condition=Q(hours_per_week__isnull=True)
                | Q(hours_per_week__gt=0, hours_per_week__lte=168),
                name="offer_hours_per_week",
            ),
            models.CheckConstraint(
                condition=Q(hours_per_day__isnull=True)
                | Q(hours_per_day__gt=0, hours_per_day__lte=24),
                name="offer_hours_per_day",
            ),
            models.CheckConstraint(
                condition=Q(pay_period__in=["", *PayPeriod.values]), name="offer_pay_period_known"
            ),
            models.CheckConstraint(
                condition=Q(schedule__in=["", *Schedule.values]), name="offer_schedule_known"
            ),
            models.CheckConstraint(
                condition=Q(classification__in=["", *Classification.values]),
                name="offer_classification_known",
            ),
            models.CheckConstraint(
                condition=Q(soc="") | Q(soc__regex=r"^\d{2}-\d{4}(\.\d{2})?$"), name="offer_soc"
            ),
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True)
                | Q(posted_on__isnull=True)
                | Q(closes_on__gte=F("posted_on")),
                name="offer_closes_after_posting",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("employers:offer", args=[self.pk])

    def is_live(self, on) -> bool:
        """Whether the offer is open on this day; the same rule as the word `live`."""
        posted = self.posted_on is not None and self.posted_on <= on
        over = self.closes_on is not None and self.closes_on < on
        return posted and not over and not (self.paused_at or self.withdrawn_at)


class Verdict(models.Model):
    """What the last evaluation said of an offer's pay: one row for each evaluated offer."""

    # Written for a million offers at once by the evaluation alone, from rows it has just read: a
    # check of each row's keys would cost more than the evaluation. Django still cascades.
    offer = models.OneToOneField(
        Offer, models.CASCADE, primary_key=True, related_name="verdict", db_constraint=False
    )
    result = models.CharField(max_length=12, choices=PayResult)
    judged_on = models.DateField(help_text=_("The day this was first said; it holds since."))
    version = models.ForeignKey(
        Version, models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    floor = models.ForeignKey(
        WageFloor, models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    hourly_low = MoneyField(null=True, blank=True, help_text=_("For display: rounded."))
    hourly_high = MoneyField(null=True, blank=True, help_text=_("For display: rounded."))
    shortfall = MoneyField(null=True, blank=True, help_text=_("For display: dollars an hour."))
    assumed_hours = models.BooleanField(default=False)
    required_unmet = models.BooleanField(
        default=False, help_text=_("A required answer other than pay is no and not waived.")
    )
    required_unknown = models.BooleanField(
        default=False, help_text=_("A required answer other than pay is blank and not waived.")
    )
    failed = models.PositiveIntegerField(
        default=0, help_text=_("A bit for each criterion with a finding: employers/answers.py.")
    )

    objects = querysets.OfOfferQuerySet.as_manager()

    class Meta:
        indexes = [  # the many that meet are found without one, and need not pay for it
            models.Index(
                fields=["result"],
                name="verdict_to_look_at",
                condition=~Q(result__in=[PayResult.MEETS, PayResult.NO_FLOOR]),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(result__in=PayResult.values), name="verdict_result_known"
            )
        ]

    def __str__(self):
        return f"{self.offer}: {self.get_result_display()}"


@audited(inserts=False)
class Finding(models.Model):
    """One criterion that one offer fails, from the day it was seen until it is resolved."""

    # Opened by the hundred thousand when a floor rises, from rows just read: no index that another
    # one contains, no check of keys row by row. `keep_judged_offers` guards the other side.
    offer = models.ForeignKey(
        Offer, models.PROTECT, related_name="findings", db_constraint=False, db_index=False
    )
    code = models.CharField(max_length=20, choices=CriterionCode)
    severity = models.CharField(max_length=10, choices=Severity)
    result = models.CharField(
        max_length=12, choices=PayResult, blank=True, help_text=_("Of pay: below or straddles.")
    )
    version = models.ForeignKey(
        Version, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    floor = models.ForeignKey(
        WageFloor, models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    floor_amount = MoneyField(null=True, blank=True)
    hourly_low = MoneyField(null=True, blank=True)
    hourly_high = MoneyField(null=True, blank=True)
    shortfall = MoneyField(null=True, blank=True)
    stated_min = MoneyField(_("lowest pay as stated"), null=True, blank=True)
    stated_max = MoneyField(_("highest pay as stated"), null=True, blank=True)
    opened_at = models.DateTimeField(db_default=Now())
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolution = models.CharField(max_length=20, choices=Resolution, blank=True)

    objects = querysets.FindingQuerySet.as_manager()

    class Meta:
        ordering = ("-opened_at", "-pk")
        indexes = [models.Index(fields=["offer", "opened_at"], name="finding_offer")]
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "code"],
                condition=Q(resolved_at__isnull=True),
                name="finding_one_open_a_criterion",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolution="")
                | (Q(resolved_at__isnull=False) & Q(resolution__in=Resolution.values)),
                name="finding_resolution_with_its_instant",
            ),
            models.CheckConstraint(
                condition=Q(code__in=CriterionCode.values), name="finding_code_known"
            ),
            models.CheckConstraint(
                condition=Q(severity__in=Severity.values), name="finding_severity_known"
            ),
        ]

    def __str__(self):
        return f"{self.get_code_display()}: {self.offer}"


@audited
class Waiver(models.Model):
    """A criterion set aside for one offer until a day, by a named person for a stated reason."""

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="waivers")
    code = models.CharField(max_length=20, choices=CriterionCode)
    reason = models.TextField()
    until = models.DateField()
    granted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(db_default=Now(), editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = querysets.WaiverQuerySet.as_manager()

    class Meta:
        ordering = ("-granted_at", "-pk")
        triggers = [refuse_own_waiver()]
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "code"],
                condition=Q(revoked_at__isnull=True),
                name="waiver_one_live_a_criterion",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="waiver_has_a_reason"),
        ]

    def __str__(self):
        return f"{self.get_code_display()} waived until {self.until}"


@audited
class OfferNeed(models.Model):
    """A skill that an offer asks for, and how far."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="needs")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(choices=SkillLevel, default=SkillLevel.ALONE)
    required = models.BooleanField(default=True)

    objects = querysets.OfOfferQuerySet.as_manager()

    class Meta:
        ordering = ("offer", "-required", "skill")
        constraints = [
            models.UniqueConstraint(fields=["offer", "skill"], name="offer_need_once"),
            models.CheckConstraint(
                condition=Q(level__in=SkillLevel.values), name="offer_need_level_known"
            ),
        ]

    def __str__(self):
        return f"{self.skill} for {self.offer}"


@audited
class WaiverRequest(models.Model):
    """An employer asks to set one standard aside for one offer; program staff answer."""

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="waiver_requests")
    code = models.CharField(max_length=20, choices=CriterionCode)
    reason = models.TextField()
    wanted_until = models.DateField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now(), editable=False)
    answer = models.CharField(
        max_length=10, choices=WaiverAnswer, default=WaiverAnswer.WAITING, editable=False
    )
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    note = models.TextField(blank=True)

    objects = querysets.WaiverRequestQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "code"],
                condition=Q(answer=WaiverAnswer.WAITING),
                name="waiver_request_one_waiting",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="waiver_request_has_a_reason"),
            models.CheckConstraint(
                condition=Q(
                    answer=WaiverAnswer.WAITING, answered_at__isnull=True, answered_by__isnull=True
                )
                | Q(
                    answer__in=[WaiverAnswer.GRANTED, WaiverAnswer.REFUSED],
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                ),
                name="waiver_request_answered_by_somebody",
            ),
        ]

    def __str__(self):
        return f"{self.get_code_display()}: {self.offer}"
