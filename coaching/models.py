"""Coaching: sessions of one coach with one trainee."""

import datetime as dt

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coaching import querysets
from coaching.calendar_models import Availability, GroupSession, TimeOff  # noqa: F401
from coaching.case_models import (  # noqa: F401
    ActionItem,
    Concern,
    ConcernStep,
    MentorMeeting,
    Mentorship,
    Note,
    Plan,
)
from coaching.choices import SessionKind, SessionOutcome
from intermediary.audit import audited
from intermediary.models import User
from trainees.models import Trainee

# From the start to the end of a session; a function, because an index takes none but immutable
# ones, and only somebody who knows that minutes are meant can promise that.
SPAN = Func(
    F("starts_at"), F("minutes"), function="coaching_span", output_field=DateTimeRangeField()
)
# Sessions of one group are one event in the coach's calendar.
EVENT = Coalesce(F("group_id"), -F("id"))
BOOKED = Q(outcome=SessionOutcome.BOOKED)
COACH_IS_TAKEN = _("The coach has another session then.")
TRAINEE_IS_TAKEN = _("The trainee has another session then.")
# What a calendar program has to be told of; how a session went is not.
TOLD = ("starts_at", "minutes", "place", "kind", "coach_id", "outcome = 'canceled'")


def _row(name: str) -> str:
    return ", ".join(f"{name}.{column}" for column in TOLD)


COUNT_CHANGES = pgtrigger.Trigger(
    name="count_changes",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    condition=pgtrigger.Condition(f"ROW({_row('OLD')}) IS DISTINCT FROM ROW({_row('NEW')})"),
    func="NEW.sequence = OLD.sequence + 1; NEW.changed_at = now(); RETURN NEW;",
)


@audited
class Session(models.Model):
    """A coach and a trainee, at an instant, for some minutes, and how it went.

    Nobody is booked twice at a time: the database refuses it. What is past and noted may overlap,
    for files of old sessions often know the day only.
    """

    key = models.CharField(max_length=100, unique=True)
    trainee = models.ForeignKey(Trainee, models.PROTECT, related_name="sessions")
    coach = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="coached_sessions"
    )
    kind = models.CharField(max_length=20, choices=SessionKind)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=30)
    outcome = models.CharField(max_length=10, choices=SessionOutcome, default=SessionOutcome.BOOKED)
    place = models.CharField(
        _("room or link"), max_length=300, blank=True, default="", db_default=""
    )
    reason = models.CharField(
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text=_("Why it was canceled, as whoever canceled it says."),
    )
    group = models.ForeignKey(
        GroupSession, models.PROTECT, null=True, blank=True, related_name="sessions"
    )
    sequence = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    changed_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = querysets.SessionQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "pk")
        triggers = [COUNT_CHANGES]
        indexes = [
            models.Index(fields=["trainee", "starts_at"], name="session_trainee"),
            models.Index(fields=["starts_at", "id"], name="session_start"),
            models.Index(fields=["coach", "starts_at"], name="session_coach"),
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
            models.UniqueConstraint(
                fields=["group", "trainee"],
                condition=Q(outcome=SessionOutcome.BOOKED),
                name="session_one_seat_in_a_group",
            ),
            ExclusionConstraint(
                name="session_coach_once_at_a_time",
                expressions=[
                    ("coach", RangeOperators.EQUAL),
                    (SPAN, RangeOperators.OVERLAPS),
                    (EVENT, RangeOperators.NOT_EQUAL),
                ],
                condition=BOOKED & Q(coach__isnull=False),
                violation_error_message=COACH_IS_TAKEN,
            ),
            ExclusionConstraint(
                name="session_trainee_once_at_a_time",
                expressions=[
                    ("trainee", RangeOperators.EQUAL),
                    (SPAN, RangeOperators.OVERLAPS),
                ],
                condition=BOOKED,
                violation_error_message=TRAINEE_IS_TAKEN,
            ),
        ]

    def __str__(self):
        said = {"kind": self.get_kind_display(), "person": self.trainee}
        return gettext("%(kind)s with %(person)s") % said

    @property
    def ends_at(self) -> dt.datetime:
        """The instant the session is over."""
        return self.starts_at + dt.timedelta(minutes=self.minutes)

    def clean(self):
        """Say in words what the database refuses."""
        is_due = self.outcome == SessionOutcome.BOOKED and self.starts_at and self.minutes
        if is_due and (other := Session.objects.clashing_with(self).first()):
            is_theirs = other.trainee_id == self.trainee_id
            raise ValidationError(TRAINEE_IS_TAKEN if is_theirs else COACH_IS_TAKEN)

    def validate_constraints(self, exclude=None):
        """All but the two that clean() says in words: they rest on a number not given yet."""
        super().validate_constraints(exclude={*(exclude or ()), "starts_at"})

    def can_note(self, now) -> str | None:
        """Why the outcome of this session cannot be noted at this instant, or None."""
        return _("This session has not begun.") if self.starts_at > now else None
