"""When coaches have time, and what several people share in their calendars."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from coaching import calendar_querysets as querysets
from coaching.choices import SessionKind, Weekday
from employers.models import Contact
from intermediary.audit import audited
from intermediary.models import Site, User


@audited
class Availability(models.Model):
    """Hours in which trainees may book a coach: every week, or on one day beside that.

    By the wall clock of the site, so that they stay where they are when clocks change.
    """

    coach = models.ForeignKey(User, models.CASCADE, related_name="availabilities")
    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    weekday = models.PositiveSmallIntegerField(choices=Weekday, null=True, blank=True)
    on = models.DateField(_("day"), null=True, blank=True)
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("to"))
    minutes = models.PositiveSmallIntegerField(
        _("minutes for one session"), default=30, db_default=30
    )
    place = models.CharField(
        _("room or link"), max_length=300, blank=True, default="", db_default=""
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    objects = querysets.OfCoachQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "availabilities"
        ordering = ("coach", "weekday", "on", "starts", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__isnull=True, on__isnull=False)
                | Q(weekday__in=Weekday.values, on__isnull=True),
                name="availability_weekly_or_one_day",
            ),
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")), name="availability_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=10, minutes__lte=240), name="availability_minutes"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="availability_days_in_order",
            ),
        ]

    def __str__(self):
        day = self.on or self.get_weekday_display()
        return f"{self.coach}, {day} {self.starts:%H:%M} to {self.ends:%H:%M}"


@audited
class TimeOff(models.Model):
    """A stretch in which a coach cannot be booked; sessions in it are to be moved."""

    coach = models.ForeignKey(User, models.CASCADE, related_name="times_off")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"))
    reason = models.CharField(
        max_length=100, blank=True, default="", db_default="", help_text=_("Seen by staff only.")
    )

    objects = querysets.OfCoachQuerySet.as_manager()

    class Meta:
        verbose_name = _("time off")
        verbose_name_plural = _("times off")
        ordering = ("coach", "starts_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="time_off_ends_after_start"
            )
        ]

    def __str__(self):
        return f"{self.coach} is away from {self.starts_at:%Y-%m-%d %H:%M}"


@audited
class GroupSession(models.Model):
    """One hour of a coach with several trainees, or a panel of employers' people who interview.

    Each trainee has a Session of their own in it, so that it stands in their calendar and counts.
    """

    coach = models.ForeignKey(User, models.PROTECT, related_name="group_sessions")
    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=SessionKind)
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60, db_default=60)
    place = models.CharField(
        _("room or link"), max_length=300, blank=True, default="", db_default=""
    )
    seats = models.PositiveSmallIntegerField(default=12, db_default=12)
    panel = models.ManyToManyField(
        Contact,
        blank=True,
        related_name="+",
        help_text=_("People of employers who interview."),
    )
    canceled_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = querysets.GroupSessionQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "pk")
        indexes = [models.Index(fields=["coach", "starts_at"], name="group_coach")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=SessionKind.values), name="group_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=10, minutes__lte=1440), name="group_minutes"
            ),
            models.CheckConstraint(condition=Q(seats__gte=1), name="group_has_seats"),
        ]

    def __str__(self):
        return self.title
