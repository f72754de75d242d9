"""The times at which a coach can really be booked: published hours, less all that is taken."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from coaching.choices import SessionOutcome
from coaching.models import Availability, GroupSession, Session, TimeOff
from intermediary.models import User
from trainees.models import Trainee

NOTICE = dt.timedelta(hours=4)  # a trainee books, moves and cancels until then (DOMAIN 7)
DAYS_AHEAD = 28
LONGEST = dt.timedelta(days=1)
DAY = dt.timedelta(days=1)
UTC = dt.UTC


@dataclass(frozen=True, order=True)
class Free:
    """A time that nobody has yet; `starts_at` is an instant, `zone` that of the coach's site."""

    starts_at: dt.datetime
    minutes: int
    place: str
    zone: str

    @property
    def ends_at(self) -> dt.datetime:
        """The instant the session would be over."""
        return self.starts_at + dt.timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Busy:
    """A stretch that is taken, half open: [starts_at, ends_at)."""

    starts_at: dt.datetime
    ends_at: dt.datetime

    def meets(self, free: Free) -> bool:
        """Whether a session at this time would run into it."""
        return self.starts_at < free.ends_at and free.starts_at < self.ends_at


def free_times(
    *, coach: User, trainee: Trainee | None, now: dt.datetime, days: int = DAYS_AHEAD
) -> list[Free]:
    """What a trainee can book with this coach: from four hours ahead, in order. Five queries.

    A trainee's own sessions take their times away too; without one, all times of the coach.
    """
    until = now + days * DAY
    taken = busy(coach=coach, trainee=trainee, since=now, until=until)
    offered = published(Availability.objects.filter(coach=coach).select_related("site"), now, until)
    found = {
        f for f in offered if f.starts_at >= now + NOTICE and not any(b.meets(f) for b in taken)
    }
    return _without_twins(sorted(found))


def published(rules: Iterable[Availability], since: dt.datetime, until: dt.datetime) -> set[Free]:
    """Every time that rules offer in [since, until), taken or not."""
    return {free for rule in rules for free in _of_rule(rule, since, until)}


def _of_rule(rule: Availability, since: dt.datetime, until: dt.datetime) -> Iterator[Free]:
    zone = ZoneInfo(rule.site.time_zone)
    day = since.astimezone(zone).date()
    while day <= until.astimezone(zone).date():
        if holds_on(rule, day):
            yield from (f for f in _of_day(rule, day, zone) if since <= f.starts_at < until)
        day += DAY


def holds_on(rule: Availability, day: dt.date) -> bool:
    """Whether a rule offers anything on this day."""
    if rule.on is not None:
        return rule.on == day
    begun = rule.starts_on is None or rule.starts_on <= day
    return rule.weekday == day.weekday() and begun and (rule.ends_on is None or day <= rule.ends_on)


def _of_day(rule: Availability, day: dt.date, zone: ZoneInfo) -> Iterator[Free]:
    """The times of one day by the wall clock; one that the clocks skip does not exist."""
    wall, step = dt.datetime.combine(day, rule.starts), dt.timedelta(minutes=rule.minutes)
    end = dt.datetime.combine(day, rule.ends)
    while wall + step <= end:
        if (instant := instant_of(wall, zone)) is not None:
            yield Free(instant, rule.minutes, rule.place, rule.site.time_zone)
        wall += step


def instant_of(wall: dt.datetime, zone: ZoneInfo) -> dt.datetime | None:
    """The instant of a time on the wall: None where clocks skip it, the first where they repeat."""
    instant = wall.replace(tzinfo=zone).astimezone(UTC)
    return instant if instant.astimezone(zone).replace(tzinfo=None) == wall else None


def busy(
    *, coach: User, trainee: Trainee | None, since: dt.datetime, until: dt.datetime
) -> list[Busy]:
    """What is taken of these two in [since, until): sessions, groups and time off."""
    near = {"starts_at__lt": until, "starts_at__gt": since - LONGEST}
    booked = Session.objects.filter(outcome=SessionOutcome.BOOKED, **near)
    spans = set(booked.filter(coach=coach).values_list("starts_at", "minutes"))
    if trainee is not None:
        spans |= set(booked.filter(trainee=trainee).values_list("starts_at", "minutes"))
    groups = GroupSession.objects.standing().filter(coach=coach, **near)
    spans |= set(groups.values_list("starts_at", "minutes"))
    taken = [Busy(at, at + dt.timedelta(minutes=minutes)) for at, minutes in spans]
    away = TimeOff.objects.filter(coach=coach, starts_at__lt=until, ends_at__gt=since)
    return taken + [Busy(*span) for span in away.values_list("starts_at", "ends_at")]


def _without_twins(found: list[Free]) -> list[Free]:
    """Of times that overlap because two rules do, the first of each."""
    kept: list[Free] = []
    for free in found:
        if not kept or kept[-1].ends_at <= free.starts_at:
            kept.append(free)
    return kept
