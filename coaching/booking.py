"""Booking, moving and canceling a session: atomic, and the database has the last word."""

import datetime as dt
from collections.abc import Callable
from functools import wraps

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coaching import emails, reminding
from coaching.choices import SessionOutcome
from coaching.free_times import NOTICE, Free, free_times
from coaching.models import Session
from intermediary.models import User
from trainees.actions import new_key
from trainees.models import Trainee

COACHS, TRAINEES = 7_301, 7_302  # any two numbers: the calendars that moves wait for
GAVE_UP = ("40P01", "40001")  # deadlock_detected, serialization_failure
TRIES = 3
SHOWN = 3  # times named when the one that was wanted is gone


class Taken(ValidationError):
    """Somebody was faster, or has something else then; `free` are the next times there are."""

    def __init__(self, message, free: list[Free]):
        super().__init__(message)
        self.free = free


def can_change(session: Session, now: dt.datetime) -> str | Promise | None:
    """Why a trainee cannot move or cancel this session any more, or None."""
    if session.outcome != SessionOutcome.BOOKED:
        return _("This session does not stand any more.")
    if session.group_id:
        return _("This is a session of a group. Tell your coach if you cannot come.")
    if session.starts_at - now < NOTICE:
        return _("It starts in less than 4 hours. Call or write to your coach.")
    return None


def insisting(write: Callable) -> Callable:
    """Do a write again that PostgreSQL gave up because two waited for each other.

    The loser of a deadlock or of a serialization has changed nothing; the winner is done by then.
    """

    @wraps(write)
    def insisted(**facts):
        for _attempt in range(TRIES - 1):
            try:
                return write(**facts)
            except OperationalError as fault:
                state = getattr(fault.__cause__, "sqlstate", None)
                if state not in GAVE_UP or connection.in_atomic_block:
                    raise
        return write(**facts)

    return insisted


@insisting
def book(*, session: Session, by: User, now: dt.datetime) -> Session:
    """Put a new session of a trainee with a coach into both calendars.

    One INSERT that does nothing on a conflict: of many who want the same time one gets it, the
    others wait for that one and are told, and no lock is fought over. Raises Taken.
    """
    session.key = new_key("S")
    with transaction.atomic(), pghistory.context(user=by.pk, action="book_session"):
        Session.objects.bulk_create([session], ignore_conflicts=True)
        made = Session.objects.filter(key=session.key).first()
        if made is not None:
            emails.booked(made, by=by)
            return made
    raise taken(coach=session.coach, trainee=session.trainee, now=now)


def taken(*, coach: User, trainee: Trainee, now: dt.datetime) -> Taken:
    """What to say when a time is gone: that it is, and the next ones."""
    free = free_times(coach=coach, trainee=trainee, now=now)[:SHOWN]
    return Taken(_("This time has just been taken. Choose another one."), free)


@insisting
def move(
    *,
    session: Session,
    starts_at: dt.datetime,
    minutes: int | None = None,
    place: str | None = None,
    by: User,
    now: dt.datetime,
) -> Session:
    """Give a session another time; it keeps the old one unless the new one is free."""
    new = {"starts_at": starts_at, "minutes": minutes or session.minutes}
    if place is not None:
        new["place"] = place
    before, changes = session.starts_at, session.sequence
    try:
        with transaction.atomic(), pghistory.context(user=by.pk, action="move_session"):
            _one_at_a_time(session)
            booked = Session.objects.filter(pk=session.pk, outcome=SessionOutcome.BOOKED)
            if not booked.update(**new):
                raise ValidationError(_("This session does not stand any more."))
            session = _changed(session, now)
            if session.sequence != changes and session.starts_at > now:
                emails.moved(session, before=before, by=by)
            return session
    except IntegrityError as refusal:
        if "once_at_a_time" not in str(refusal):
            raise
        raise taken(coach=session.coach, trainee=session.trainee, now=now) from None


def _changed(session: Session, now: dt.datetime) -> Session:
    """The session as it is now; what people were to be reminded of before is taken back."""
    reminding.forget(session, now)
    session.refresh_from_db()
    return session


def _one_at_a_time(session: Session) -> None:
    """Two moves in the calendar of one person would each hold what the other wants: one waits.

    Coaches before trainees: whoever holds a trainee waits for no coach, so nobody waits in a ring.
    """
    with connection.cursor() as cursor:
        for lock, person in ((COACHS, session.coach_id), (TRAINEES, session.trainee_id)):
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [lock, person or 0])


@insisting
@transaction.atomic
def cancel(*, session: Session, reason: str = "", by: User, now: dt.datetime) -> Session:
    """Take a booked session out of both calendars; it stays on record."""
    with pghistory.context(user=by.pk, action="cancel_session"):
        booked = Session.objects.filter(pk=session.pk, outcome=SessionOutcome.BOOKED)
        if not booked.update(outcome=SessionOutcome.CANCELED, reason=reason.strip()[:200]):
            raise ValidationError(_("This session does not stand any more."))
    session = _changed(session, now)
    if session.starts_at > now:
        emails.canceled(session, by=by)
    return session
