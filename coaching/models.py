"""Coaching: sessions of one coach with one trainee."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coaching import querysets
from coaching.choices import SessionKind, SessionOutcome
from intermediary.audit import audited
from intermediary.models import User
from trainees.models import Trainee


@audited
class Session(models.Model):
    """A coach and a trainee, at an instant, for some minutes, and how it went."""

    key = models.CharField(max_length=100, unique=True)
    trainee = models.ForeignKey(Trainee, models.PROTECT, related_name="sessions")
    coach = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="coached_sessions"
    )
    kind = models.CharField(max_length=20, choices=SessionKind)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=30)
    outcome = models.CharField(max_length=10, choices=SessionOutcome, default=SessionOutcome.BOOKED)

    objects = querysets.SessionQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "pk")
        indexes = [
            models.Index(fields=["trainee", "starts_at"], name="session_trainee"),
            models.Index(fields=["starts_at", "id"], name="session_start"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=SessionKind.values), name="session_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=SessionOutcome.values), name="session_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=1440), name="session_minutes"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} with {self.trainee}"

    def can_note(self, now) -> str | None:
        """Why the outcome of this session cannot be noted at this instant, or None."""
        return _("This session has not begun.") if self.starts_at > now else None
