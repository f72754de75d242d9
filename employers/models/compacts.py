"""The training compact: what an employer and the program promise each other, and the signatures."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from employers import development_querysets as querysets
from employers.choices import AgreementState, Promise, Side
from employers.models.partners import Contact, Employer
from intermediary.audit import audited
from intermediary.fields import MoneyField
from intermediary.models import Site, User
from standards.choices import PayPeriod
from standards.models import Track


def percent(name: str) -> models.PositiveSmallIntegerField:
    """A whole percent from 1 to 100."""
    return models.PositiveSmallIntegerField(name)


@audited
class Agreement(models.Model):
    """A training compact: for which track and place, how many hires, and at which pay."""

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="agreements")
    title = models.CharField(max_length=200)
    track = models.ForeignKey(Track, models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="+")
    location = models.CharField(max_length=200, blank=True)
    curriculum_input = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    hires_needed = models.PositiveSmallIntegerField()
    graduation_percent = percent(_("of those enrolled, percent who graduate"))
    placement_percent = percent(_("of graduates, percent who are placed"))
    pay_min = MoneyField(_("lowest pay"), null=True, blank=True)
    pay_max = MoneyField(_("highest pay"), null=True, blank=True)
    pay_period = models.CharField(_("paid"), max_length=12, choices=PayPeriod, blank=True)
    pay_steps = models.TextField(
        _("raises and steps"), blank=True, help_text=_("When pay rises, and by how much.")
    )
    state = models.CharField(
        max_length=10, choices=AgreementState, default=AgreementState.DRAFT, editable=False
    )
    program_signer = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    program_signed_at = models.DateTimeField(null=True, blank=True, editable=False)
    employer_signer = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    employer_signed_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = querysets.AgreementQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="agreement_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(graduation_percent__gte=1, graduation_percent__lte=100)
                & Q(placement_percent__gte=1, placement_percent__lte=100),
                name="agreement_rates",
            ),
            models.CheckConstraint(condition=Q(hires_needed__gte=1), name="agreement_hires"),
            models.CheckConstraint(
                condition=Q(pay_min__isnull=True)
                | Q(pay_max__isnull=True)
                | Q(pay_max__gte=F("pay_min")),
                name="agreement_pay_range_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state__in=AgreementState.values), name="agreement_state_known"
            ),
            models.CheckConstraint(
                condition=Q(program_signer__isnull=True, program_signed_at__isnull=True)
                | Q(program_signer__isnull=False, program_signed_at__isnull=False),
                name="agreement_program_signature",
            ),
            models.CheckConstraint(
                condition=Q(employer_signer__isnull=True, employer_signed_at__isnull=True)
                | Q(employer_signer__isnull=False, employer_signed_at__isnull=False),
                name="agreement_employer_signature",
            ),
            models.CheckConstraint(
                condition=~Q(state=AgreementState.SIGNED)
                | Q(program_signed_at__isnull=False, employer_signed_at__isnull=False),
                name="agreement_signed_by_both",
            ),
        ]

    def __str__(self):
        return self.title


@audited
class Commitment(models.Model):
    """One promise of one side of a compact, with its day."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="commitments")
    side = models.CharField(max_length=10, choices=Side)
    kind = models.CharField(max_length=20, choices=Promise)
    amount = models.PositiveIntegerField(null=True, blank=True)
    text = models.CharField(max_length=300, blank=True)
    due_on = models.DateField()
    kept_on = models.DateField(null=True, blank=True, help_text=_("For what is not counted."))

    objects = querysets.OfAgreementQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(side__in=Side.values), name="commitment_side_known"),
            models.CheckConstraint(
                condition=Q(kind__in=Promise.values), name="commitment_kind_known"
            ),
            models.CheckConstraint(
                condition=(Q(kind=Promise.OTHER) & ~Q(text=""))
                | (~Q(kind=Promise.OTHER) & Q(amount__isnull=False)),
                name="commitment_says_how_much_or_what",
            ),
        ]

    def __str__(self):
        return gettext("%(promise)s by %(day)s") % {
            "promise": self.get_kind_display(),
            "day": self.due_on,
        }
