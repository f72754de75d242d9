"""What people have behind them in class, and what they ask about their own data."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.audit import audited
from intermediary.fields import HoursField
from intermediary.models import User
from standards.models import Module
from trainees import matching_querysets as querysets
from trainees.choices import DataAnswer, DataWish


@audited
class HoursEntry(models.Model):
    """Hours of training of one person on one day, in a module or in the course as a whole."""

    enrollment = models.ForeignKey(
        "trainees.Enrollment", models.PROTECT, related_name="hours_entries"
    )
    module = models.ForeignKey(Module, models.PROTECT, null=True, blank=True, related_name="+")
    held_on = models.DateField()
    hours = HoursField()
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = querysets.HoursEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "hours entries"
        ordering = ("enrollment", "-held_on", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["enrollment", "held_on", "module"],
                name="hours_entry_once_a_day",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(hours__gt=0, hours__lte=24), name="hours_entry_within_a_day"
            ),
        ]

    def __str__(self):
        return f"{self.hours} h of {self.enrollment} on {self.held_on}"


@audited
class DataRequest(models.Model):
    """What a person asks about their own data: to delete it, or to correct it."""

    trainee = models.ForeignKey("trainees.Trainee", models.PROTECT, related_name="data_requests")
    wish = models.CharField(max_length=10, choices=DataWish)
    text = models.TextField(blank=True, default="", db_default="")
    asked_at = models.DateTimeField(db_default=Now(), editable=False)
    answer = models.CharField(
        max_length=10, choices=DataAnswer, blank=True, default="", db_default=""
    )
    note = models.TextField(
        blank=True, default="", db_default="", help_text=_("What the person is told.")
    )
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = querysets.AboutTraineeQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(wish__in=DataWish.values), name="data_request_wish_known"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | Q(answer__in=DataAnswer.values, answered_at__isnull=False),
                name="data_request_answer",
            ),
            models.UniqueConstraint(
                fields=["trainee", "wish"],
                condition=Q(answer=""),
                name="data_request_one_open",
            ),
        ]

    def __str__(self):
        return f"{self.get_wish_display()}: {self.trainee}"
