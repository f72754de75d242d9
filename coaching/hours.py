"""A coach's hours: set, ended, and what to do with sessions that time off runs over."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from coaching import booking, emails, reminding
from coaching.choices import SessionOutcome
from coaching.free_times import DAYS_AHEAD, Busy, Free, busy, free_times
from coaching.models import Availability, Session, TimeOff
from intermediary.models import User

DAY = dt.timedelta(days=1)
KEEP, MOVE, CANCEL = "keep", "move", "cancel"
GONE = _("This session does not stand any more.")


@transaction.atomic
def save_hours(*, rule: Availability, by: User) -> Availability:
    """Publish or change hours of a coach."""
    with pghistory.context(user=by.pk, action="save_hours"):
        rule.save()
    return rule


@transaction.atomic
def end_hours(*, rule: Availability, ends_on: dt.date, by: User) -> Availability:
    """Let weekly hours hold until this day and no longer."""
    rule.ends_on = ends_on
    with pghistory.context(user=by.pk, action="end_hours"):
        rule.save(update_fields=["ends_on"])
    return rule


@transaction.atomic
def delete_hours(*, rule: Availability, by: User) -> None:
    """Take hours back; what was booked in them stands."""
    with pghistory.context(user=by.pk, action="delete_hours"):
        rule.delete()


@transaction.atomic
def save_time_off(*, away: TimeOff, by: User) -> TimeOff:
    """Note that a coach is away; sessions booked in it still stand until somebody moves them."""
    with pghistory.context(user=by.pk, action="save_time_off"):
        away.save()
    return away


@transaction.atomic
def delete_time_off(*, away: TimeOff, by: User) -> None:
    """The coach is there after all."""
    with pghistory.context(user=by.pk, action="delete_time_off"):
        away.delete()


def overlapping(rules: Iterable[Availability]) -> set[int]:
    """Rules of one coach that offer the same time of some day: their ids."""
    rules = list(rules)
    pairs = ((a, b) for n, a in enumerate(rules) for b in rules[n + 1 :])
    return {pk for a, b in pairs if _meet(a, b) for pk in (a.pk, b.pk)}


def _meet(a: Availability, b: Availability) -> bool:
    if not (a.starts < b.ends and b.starts < a.ends):
        return False
    if a.on is None and b.on is None:
        late = max(filter(None, [a.starts_on, b.starts_on]), default=dt.date.min)
        early = min(filter(None, [a.ends_on, b.ends_on]), default=dt.date.max)
        return a.weekday == b.weekday and late <= early
    if a.on and b.on:
        return a.on == b.on
    weekly, once = (a, b) if a.on is None else (b, a)
    begun = weekly.starts_on is None or weekly.starts_on <= once.on
    goes_on = weekly.ends_on is None or once.on <= weekly.ends_on
    return weekly.weekday == once.on.weekday() and begun and goes_on


@dataclass
class Way:
    """What can be done with one session that time off runs over."""

    session: Session
    next_free: Free | None = None
    others: list[User] = field(default_factory=list)


def ways(*, away: TimeOff, sessions: Iterable[Session], colleagues, now: dt.datetime) -> list[Way]:
    """For each session the coach's next free time after it, each another, and who else is free."""
    days = max((away.ends_at - now).days, 0) + DAYS_AHEAD
    offered = free_times(coach=away.coach, trainee=None, now=now, days=days)
    taken = {each.pk: _busy(each, away) for each in colleagues}
    found = []
    for session in sessions:
        later = (f for f in offered if f.starts_at > session.starts_at)
        free = next(later, None) or next(iter(offered), None)
        if free is not None:
            offered.remove(free)
        span = Free(session.starts_at, session.minutes, "", "")
        others = [c for c in colleagues if not any(each.meets(span) for each in taken[c.pk])]
        found.append(Way(session, free, others))
    return found


def _busy(coach: User, away: TimeOff) -> list[Busy]:
    return busy(coach=coach, trainee=None, since=away.starts_at - DAY, until=away.ends_at + DAY)


@dataclass(frozen=True)
class Choice:
    """What is to be done with one session: `what` is move, cancel or the coach it goes to."""

    session: Session
    what: str
    free: Free | None = None
    coach: User | None = None


@dataclass
class Cleared:
    """What became of the sessions: those moved, given to another coach, canceled, and left."""

    moved: list[Session] = field(default_factory=list)
    given: list[Session] = field(default_factory=list)
    canceled: list[Session] = field(default_factory=list)
    left: list[tuple[Session, str]] = field(default_factory=list)


def clear_absence(*, choices: Iterable[Choice], reason: str, now: dt.datetime, by: User) -> Cleared:
    """Move, give away or cancel sessions that a coach cannot hold; each for itself.

    One that cannot be moved is left as it is, and why is told.
    """
    done = Cleared()
    for choice in choices:
        try:
            _clear(choice, reason, now, by, done)
        except ValidationError as refusal:
            done.left.append((choice.session, " ".join(refusal.messages)))
    return done


def _clear(choice: Choice, reason: str, now: dt.datetime, by: User, done: Cleared) -> None:
    session = choice.session
    if choice.what == CANCEL:
        booking.cancel(session=session, reason=reason, by=by, now=now)
        done.canceled.append(session)
    elif choice.coach is not None:
        give(session=session, coach=choice.coach, by=by, now=now)
        done.given.append(session)
    elif choice.free is not None:
        free = choice.free
        booking.move(
            session=session, starts_at=free.starts_at, place=free.place or None, by=by, now=now
        )
        done.moved.append(session)


def give(
    *, session: Session, coach: User, by: User, now: dt.datetime, tell: bool = True
) -> Session:
    """Let another coach hold a session at the time it has; refused when they are not free then.

    Both sides get a letter, unless a hand-over tells them all at once.
    """
    span = Free(session.starts_at, session.minutes, "", "")
    taken = busy(coach=coach, trainee=None, since=span.starts_at, until=span.ends_at)
    refusal = ValidationError(_("%(coach)s is not free then."), params={"coach": coach})
    if any(each.meets(span) for each in taken):
        raise refusal
    try:
        with transaction.atomic(), pghistory.context(user=by.pk, action="give_session"):
            stands = Session.objects.filter(pk=session.pk, outcome=SessionOutcome.BOOKED)
            if not stands.update(coach=coach):
                raise ValidationError(GONE)
            reminding.forget(session, now)
            session.refresh_from_db()
            if tell and session.starts_at > now:
                emails.moved(session, before=session.starts_at, by=by)
            return session
    except IntegrityError as fault:
        if "once_at_a_time" not in str(fault):
            raise
        raise refusal from None
