"""What else stands in a coach's calendar: published hours, group sessions, time off."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.utils import timezone

from coaching.choices import SessionOutcome
from coaching.free_times import LONGEST, Busy, Free, holds_on, published
from coaching.models import Availability, GroupSession, Session, TimeOff
from intermediary.models import User
from intermediary.templatetags.words import moment, record_date

DAY = dt.timedelta(days=1)
LAST_MINUTE = 24 * 60


@dataclass(frozen=True)
class Stretch:
    """A part of one day by the wall clock, in minutes from midnight."""

    on: dt.date
    begin: int
    end: int
    said: str = ""


@dataclass
class Around:
    """The rules, groups and times off of one coach near some days."""

    rules: list[Availability] = field(default_factory=list)
    groups: list[GroupSession] = field(default_factory=list)
    away: list[TimeOff] = field(default_factory=list)

    @property
    def zone(self) -> str:
        """The clock this coach works by: that of most of their hours, else that of the portal."""
        zones = Counter(rule.site.time_zone for rule in self.rules)
        return zones.most_common(1)[0][0] if zones else timezone.get_default_timezone_name()

    def hours(self, on: dt.date) -> list[Stretch]:
        """The published hours of one day."""
        held = (rule for rule in self.rules if holds_on(rule, on))
        return [Stretch(on, _minutes(rule.starts), _minutes(rule.ends)) for rule in held]

    def times_off(self, on: dt.date) -> list[Stretch]:
        """The parts of one day in which the coach is away."""
        zone, found = ZoneInfo(self.zone), []
        for each in self.away:
            begin, end = each.starts_at.astimezone(zone), each.ends_at.astimezone(zone)
            first = _minutes(begin.time()) if begin.date() == on else 0
            last = _minutes(end.time()) if end.date() == on else LAST_MINUTE
            if begin.date() <= on <= end.date() and first < last:
                found.append(Stretch(on, first, last, each.reason))
        return found

    def free(self, booked: list[Session], since: dt.datetime, until: dt.datetime) -> list[Free]:
        """The published times in [since, until) that nothing stands in."""
        busy = [Busy(each.starts_at, each.ends_at) for each in booked]
        busy += [Busy(g.starts_at, g.starts_at + g.minutes * MINUTE) for g in self.groups]
        busy += [Busy(each.starts_at, each.ends_at) for each in self.away]
        offered = sorted(published(self.rules, since, until))
        return [f for f in offered if not any(each.meets(f) for each in busy)]


MINUTE = dt.timedelta(minutes=1)


def _minutes(clock: dt.time) -> int:
    return clock.hour * 60 + clock.minute


def around(coach: User | None, first: dt.date, last: dt.date) -> Around:
    """What stands around the sessions of a coach on these days. Three queries; none for nobody."""
    if coach is None:
        return Around()
    start = timezone.make_aware(dt.datetime.combine(first, dt.time())) - DAY
    end = timezone.make_aware(dt.datetime.combine(last, dt.time())) + 2 * DAY
    rules = Availability.objects.filter(coach=coach).select_related("site")
    groups = GroupSession.objects.standing().filter(
        coach=coach, starts_at__gt=start - LONGEST, starts_at__lt=end
    )
    away = TimeOff.objects.filter(coach=coach, starts_at__lt=end, ends_at__gt=start)
    groups = groups.with_taken().select_related("site")
    return Around(list(rules), list(groups), list(away))


def span_of(away: TimeOff, zone: str) -> dict[str, str]:
    """When time off begins and ends, as people say it: whole days without the hours."""
    begin, end = (at.astimezone(ZoneInfo(zone)) for at in (away.starts_at, away.ends_at))
    if begin.time() != dt.time() or end.time() != dt.time():
        return {"begin": moment(begin, zone), "end": moment(end, zone)}
    last = end.date() - DAY
    said = {"begin": record_date(begin.date()), "end": record_date(last)}
    return {**said, "end": ""} if last == begin.date() else said


def stretches(found: list[Free]) -> list[list[Free]]:
    """Free times that follow each other without a gap, as one stretch each."""
    runs: list[list[Free]] = []
    for free in found:
        if runs and runs[-1][-1].ends_at == free.starts_at:
            runs[-1].append(free)
        elif not runs or runs[-1][-1].ends_at < free.starts_at:
            runs.append([free])
    return runs


def is_booked(session: Session) -> bool:
    """Whether a session takes its time away."""
    return session.outcome == SessionOutcome.BOOKED
