"""One day of a coach from top to bottom: sessions, groups, free stretches and time off."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from coaching.around import Around, is_booked, stretches
from coaching.free_times import Free
from coaching.models import Session
from coaching.week import Band, Slot, Week

DAY = dt.timedelta(days=1)


@dataclass
class Gap:
    """A stretch in which this coach can still be booked."""

    starts: dt.datetime  # by the wall clock
    ends: dt.datetime
    times: list[Free]

    kind = "free"

    @property
    def minutes(self) -> int:
        """How long one session in it lasts."""
        return self.times[0].minutes


@dataclass
class Line:
    """One line of the day: a slot, a gap or a band, and when it begins by the wall clock."""

    kind: str  # slot, free, away
    at: dt.time
    what: Slot | Gap | Band


class DayPlan:
    """The lines of one day in order, and what it comes to."""

    def __init__(self, rows: Iterable[Session], *, on: dt.date, now: dt.datetime, around: Around):
        rows = list(rows)
        self.on, self.now = on, now
        self.week = Week(rows, monday=on, now=now, around=around, days=1)
        self.zone = around.zone if around.rules else self.week.zone
        self.lines = sorted(self._lines(rows, around), key=lambda line: (line.at, line.kind))

    def _lines(self, rows: list[Session], around: Around) -> list[Line]:
        day = self.week.days[0]
        lines = [Line("slot", slot.starts.time(), slot) for slot in day.slots]
        lines += [Line("away", b.starts, b) for b in day.bands if b.kind == "away"]
        return lines + [Line("free", gap.starts.time(), gap) for gap in self._gaps(rows, around)]

    def _gaps(self, rows: list[Session], around: Around) -> list[Gap]:
        """Where there is room from now on."""
        zone = ZoneInfo(self.zone)
        start = dt.datetime.combine(self.on, dt.time(), zone)
        end = dt.datetime.combine(self.on + DAY, dt.time(), zone)
        booked = [each for each in rows if is_booked(each)]
        found = around.free(booked, max(start, self.now), end)
        return [
            Gap(run[0].starts_at.astimezone(zone), run[-1].ends_at.astimezone(zone), run)
            for run in stretches(found)
        ]

    @property
    def is_bare(self) -> bool:
        """Whether nothing at all stands in this day."""
        return not self.lines

    @property
    def now_line(self) -> int | None:
        """Before which line it is now, on the day it is; None on other days."""
        local = self.now.astimezone(ZoneInfo(self.zone))
        if local.date() != self.on:
            return None
        return sum(1 for line in self.lines if line.at <= local.time())
