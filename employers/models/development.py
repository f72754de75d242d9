"""How a partnership develops: stages, talks, boards, money, and the clock of day 28."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from employers import development_querysets as querysets
from employers.choices import Board, EngagementKind, InteractionKind, Stage
from employers.models.partners import Contact, Employer
from intermediary.audit import audited
from intermediary.fields import MoneyField
from intermediary.models import Site, User
from trainees.models import Cohort


class StageChange(models.Model):
    """From this instant on an employer was at this stage; kept by the database."""

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="stage_changes")
    stage = models.CharField(max_length=20, choices=Stage)
    reason = models.CharField(max_length=300, blank=True, default="", db_default="")
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(db_default=Now())

    objects = querysets.OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("-changed_at", "-pk")
        indexes = [models.Index(fields=["employer", "changed_at"], name="stage_change_when")]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="stage_change_stage_known"
            )
        ]

    def __str__(self):
        return f"{self.employer}: {self.get_stage_display()}"


@audited
class Interaction(models.Model):
    """A call, a letter or a talk with an employer, and what came of it. Not for employers' eyes."""

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="interactions")
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="interactions"
    )
    kind = models.CharField(max_length=10, choices=InteractionKind)
    held_on = models.DateField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    calendar_uid = models.CharField(
        max_length=300, blank=True, help_text=_("Of an imported meeting, so that it comes once.")
    )
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = querysets.StaffOnlyQuerySet.as_manager()

    class Meta:
        ordering = ("-held_on", "-pk")
        indexes = [models.Index(fields=["employer", "held_on"], name="interaction_when")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=InteractionKind.values), name="interaction_kind_known"
            ),
            models.UniqueConstraint(
                fields=["employer", "calendar_uid", "held_on"],
                condition=~Q(calendar_uid=""),
                name="interaction_imported_once",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} with {self.employer} on {self.held_on}"


@audited
class BoardSeat(models.Model):
    """A term of an employer's person on a board of ours; the last day counts."""

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="board_seats")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="board_seats")
    board = models.CharField(max_length=10, choices=Board)
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = querysets.OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(board=Board.SITE, site__isnull=False)
                | Q(board=Board.NATIONAL, site__isnull=True),
                name="board_seat_names_its_site",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="board_seat_ends_after_start",
            ),
            ExclusionConstraint(
                name="board_seat_one_term_at_a_time",
                expressions=[
                    ("contact", RangeOperators.EQUAL),
                    ("board", RangeOperators.EQUAL),
                    (
                        Func(
                            "starts_on", "ends_on", RangeBoundary(True, True), function="daterange"
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self):
        return f"{self.contact} on the {self.get_board_display()}"


@audited
class Contribution(models.Model):
    """Money or equipment an employer gave, in dollars, on the day it came."""

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="contributions")
    amount = MoneyField(_("dollars"))
    received_on = models.DateField()
    purpose = models.CharField(max_length=200, blank=True)

    objects = querysets.OwnedQuerySet.as_manager()

    class Meta:
        ordering = ("-received_on", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="contribution_positive")
        ]

    def __str__(self):
        return f"{self.amount} from {self.employer}"


@audited
class ContactMilestone(models.Model):
    """A class is to meet an employer by its day 28; opened by a job on the day it starts."""

    cohort = models.OneToOneField(Cohort, models.CASCADE, related_name="contact_milestone")
    due_on = models.DateField()
    opened_at = models.DateTimeField(db_default=Now(), editable=False)
    escalated_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = querysets.MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")

    def __str__(self):
        return f"Employer contact of {self.cohort} by {self.due_on}"


@audited
class CohortDay(models.Model):
    """A day on which a class would like employers to come; employers' people volunteer."""

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="days")
    kind = models.CharField(max_length=20, choices=EngagementKind)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=200, blank=True)
    about = models.TextField(blank=True)
    wanted = models.PositiveSmallIntegerField(_("volunteers wanted"), default=1)
    canceled_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = querysets.CohortDayQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=EngagementKind.values), name="cohort_day_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=1440), name="cohort_day_minutes"
            ),
            models.CheckConstraint(condition=Q(wanted__gte=1), name="cohort_day_wanted"),
        ]

    def __str__(self):
        return gettext("%(kind)s with %(cohort)s") % {
            "kind": self.get_kind_display(),
            "cohort": self.cohort,
        }


@audited
class Volunteer(models.Model):
    """An employer's person comes to an event of a class."""

    day = models.ForeignKey(CohortDay, models.CASCADE, related_name="volunteers")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="volunteering")
    said_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = querysets.OfContactQuerySet.as_manager()

    class Meta:
        ordering = ("said_at", "pk")
        constraints = [models.UniqueConstraint(fields=["day", "contact"], name="volunteer_once")]

    def __str__(self):
        return f"{self.contact}: {self.day}"
