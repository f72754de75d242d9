"""Jobs that people tell us about themselves, until somebody has looked at them."""

import uuid
from pathlib import PurePath

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.audit import audited
from intermediary.fields import HoursField, MoneyField
from intermediary.models import User
from placements.choices import PlacementKind, ReportState
from placements.matching_querysets import AboutTraineeQuerySet
from standards.choices import PayPeriod
from trainees.models import Trainee


def private_name(_report, name: str) -> str:
    """Where a pay stub lies: under a name that tells nobody anything."""
    return f"pay-stubs/{uuid.uuid4().hex}{PurePath(name).suffix.lower()}"


@audited
class JobReport(models.Model):
    """A job as the person tells it, perhaps with a picture of a pay stub.

    It is no placement before a member of staff has read it: then it is one with evidence of the
    tier that was seen.
    """

    trainee = models.ForeignKey(Trainee, models.PROTECT, related_name="job_reports")
    employer_name = models.CharField(_("employer"), max_length=200)
    title = models.CharField(_("job title"), max_length=200)
    kind = models.CharField(max_length=15, choices=PlacementKind)
    started_on = models.DateField(_("first day of work"))
    pay = MoneyField(null=True, blank=True)
    pay_period = models.CharField(max_length=12, choices=PayPeriod, blank=True)
    hours_per_week = HoursField(null=True, blank=True)
    pay_stub = models.FileField(upload_to=private_name, blank=True, max_length=200)
    told_at = models.DateTimeField(db_default=Now(), editable=False)
    state = models.CharField(
        max_length=10, choices=ReportState, default=ReportState.WAITING,
        db_default=ReportState.WAITING,
    )  # fmt: skip
    note = models.CharField(
        max_length=300, blank=True, default="", db_default="",
        help_text=_("What the person is told when something is missing."),
    )  # fmt: skip
    placement = models.OneToOneField(
        "placements.Placement", models.PROTECT, null=True, blank=True, related_name="told_as"
    )
    read_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)

    objects = AboutTraineeQuerySet.as_manager()

    class Meta:
        ordering = ("-told_at", "-pk")
        indexes = [models.Index(fields=["state", "told_at"], name="job_report_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=PlacementKind.values), name="job_report_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(pay__isnull=True) | (Q(pay__gt=0) & ~Q(pay_period="")),
                name="job_report_pay_has_a_period",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.WAITING, read_at__isnull=True, placement__isnull=True)
                | Q(state=ReportState.ACCEPTED, read_at__isnull=False, placement__isnull=False)
                | Q(state=ReportState.REFUSED, read_at__isnull=False, placement__isnull=True),
                name="job_report_state",
            ),
        ]

    def __str__(self):
        return f"{self.title} at {self.employer_name}"
