"""A week of sessions as a calendar: days, rows of a quarter of an hour, lanes side by side."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.functional import cached_property

from coaching.around import Around
from coaching.choices import SessionOutcome
from coaching.models import GroupSession, Session

QUARTER = 15  # minutes in a row
ROWS_IN_HOUR, ROWS_IN_DAY = 4, 96
LEAST_ROWS = 2  # a shorter session is drawn half an hour high, or nobody could read it
FIRST_HOUR, LAST_HOUR = 9, 17  # shown even when nothing is in them
MOST_LANES = 6  # more at once do not fit side by side: the week is then read as an agenda
SATURDAY = 5


def monday_of(day: dt.date) -> dt.date:
    """The first day of the week a day lies in."""
    return day - dt.timedelta(days=day.weekday())


@dataclass
class Slot:
    """One session in the calendar: when by the clock of its site, which rows, which lane."""

    session: Session | GroupSession
    starts: dt.datetime
    now: dt.datetime
    lane: int = 1
    first_row: int = 1  # of the calendar; the rows above it are not drawn
    is_group = False

    @property
    def ends_at(self) -> dt.datetime:
        """The instant the session is over."""
        return self.session.starts_at + dt.timedelta(minutes=self.session.minutes)

    @property
    def begin(self) -> int:
        """Quarters of an hour from midnight to the row the session begins in."""
        begun = (self.starts.hour * 60 + self.starts.minute) // QUARTER
        return min(begun, ROWS_IN_DAY - LEAST_ROWS)

    @property
    def end(self) -> int:
        """Quarters of an hour from midnight to the end of its last row; midnight ends it."""
        minutes = self.starts.hour * 60 + self.starts.minute + self.session.minutes
        return min(max(-(-minutes // QUARTER), self.begin + LEAST_ROWS), ROWS_IN_DAY)

    @property
    def row(self) -> int:
        """The row it begins in, counted from 1 at the top of the calendar."""
        return self.begin - self.first_row + 2

    @property
    def rows(self) -> int:
        """How many rows high it is drawn."""
        return self.end - self.begin

    @property
    def state(self) -> str:
        """Where it stands: booked, now, to_note, or how it went."""
        if self.session.outcome != SessionOutcome.BOOKED:
            return self.session.outcome
        if self.session.starts_at > self.now:
            return "booked"
        return "now" if self.now < self.ends_at else "to_note"


@dataclass
class GroupSlot(Slot):
    """A group session in the calendar: one event, however many people are in it."""

    is_group = True

    @property
    def state(self) -> str:
        """Whether it is still to come."""
        return "booked" if self.ends_at > self.now else "seen"


@dataclass
class Band:
    """Published hours or time off behind the sessions of a day, in quarters of an hour."""

    kind: str  # open, away
    begin: int
    end: int
    said: str = ""
    first_row: int = 1
    last_row: int = ROWS_IN_DAY

    @property
    def row(self) -> int:
        """The row it begins in; what lies above the calendar is cut off."""
        return max(self.begin - self.first_row + 2, 1)

    @property
    def rows(self) -> int:
        """How many rows high it is drawn; 0 where none of it is shown."""
        return max(min(self.end, self.last_row) - max(self.begin, self.first_row - 1), 0)

    @property
    def starts(self) -> dt.time:
        """When it begins, by the clock."""
        return dt.time(*divmod(self.begin * QUARTER, 60))

    @property
    def ends(self) -> dt.time:
        """When it ends, by the clock; the end of the day is midnight."""
        return dt.time(*divmod(self.end * QUARTER % 1440, 60))

    @property
    def is_all_day(self) -> bool:
        """Whether it covers the whole day."""
        return self.begin == 0 and self.end >= ROWS_IN_DAY


@dataclass
class Day:
    """One day of the week with its sessions in order, and what stands behind them."""

    on: dt.date
    slots: list[Slot] = field(default_factory=list)
    lanes: int = 1
    bands: list[Band] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether the coach publishes hours on this day."""
        return any(band.kind == "open" for band in self.bands)

    def set_lanes(self) -> None:
        """Give each session the first lane that is free when it begins."""
        free_from: list[int] = []
        for slot in self.slots:
            free = (n for n, end in enumerate(free_from) if end <= slot.begin)
            lane = next(free, len(free_from))
            free_from[lane : lane + 1] = [slot.end]
            slot.lane = lane + 1
        self.lanes = max(len(free_from), 1)


class Week:
    """The seven days from a Monday on, and what was booked and how it went."""

    def __init__(
        self,
        rows: Iterable[Session],
        *,
        monday: dt.date,
        now: dt.datetime,
        around: Around | None = None,
        days: int = 7,
    ):
        self.monday, self.now = monday, now
        around = around or Around()
        all_days = [Day(monday + dt.timedelta(days=n)) for n in range(days)]
        self.canceled = 0
        self.zones: Counter[str] = Counter(rule.site.time_zone for rule in around.rules[:1])
        self.in_groups: list[Slot] = []
        drawn = {group.pk for group in around.groups}
        for session in rows:
            if session.outcome == SessionOutcome.CANCELED:
                self.canceled += 1
            else:
                self._put(session, all_days, drawn)
        for group in around.groups:
            self._put_group(group, all_days)
        self._set_bands(around, all_days)
        self.days = [
            d for d in all_days if d.slots or d.is_open or d.on.weekday() < SATURDAY or days == 1
        ]
        self._set_rows()

    def _put(self, session: Session, days: list[Day], drawn: set[int]) -> None:
        """Put a session on its day, by the clock of the person's site; a group is drawn once."""
        zone = session.zone or timezone.get_default_timezone_name()
        starts = session.starts_at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        self.zones[zone] += 1
        slot = Slot(session, starts, self.now)
        if session.group_id in drawn:
            self.in_groups.append(slot)
        else:
            days[(starts.date() - self.monday).days].slots.append(slot)

    def _put_group(self, group: GroupSession, days: list[Day]) -> None:
        """Put a group session on its day, by the clock of its site, if it is in these days."""
        starts = group.starts_at.astimezone(ZoneInfo(group.site.time_zone)).replace(tzinfo=None)
        n = (starts.date() - self.monday).days
        if 0 <= n < len(days):
            days[n].slots.append(GroupSlot(group, starts, self.now))

    def _set_bands(self, around: Around, days: list[Day]) -> None:
        """Draw published hours and time off behind the sessions."""
        for day in days:
            for kind, found in (("open", around.hours(day.on)), ("away", around.times_off(day.on))):
                day.bands += [
                    Band(kind, each.begin // QUARTER, -(-each.end // QUARTER), each.said)
                    for each in found
                ]

    def _set_rows(self) -> None:
        """Count rows from the top of what is shown, and give lanes to what is at once."""
        first, last = self.hours[0] * ROWS_IN_HOUR + 1, (self.hours[-1] + 1) * ROWS_IN_HOUR
        for day in self.days:
            for slot in day.slots:
                slot.first_row = first
            for band in day.bands:
                band.first_row, band.last_row = first, last
            day.slots.sort(key=lambda slot: (slot.starts, slot.session.pk))
            day.set_lanes()

    @property
    def slots(self) -> list[Slot]:
        """Every session that is drawn."""
        return [slot for day in self.days for slot in day.slots]

    @cached_property
    def hours(self) -> range:
        """The hours down the side: working hours, and whatever else has a session in it."""
        bands = [band for day in self.days for band in day.bands if band.kind == "open"]
        drawn: list[Slot | Band] = [*self.slots, *bands]
        first = min([FIRST_HOUR, *(each.begin // ROWS_IN_HOUR for each in drawn)])
        last = max([LAST_HOUR, *(-(-each.end // ROWS_IN_HOUR) for each in drawn)])
        return range(first, last)

    @property
    def hour_rows(self) -> list[tuple[dt.time, int]]:
        """Each hour with the row it begins in."""
        return [(dt.time(h), (h - self.hours[0]) * ROWS_IN_HOUR + 1) for h in self.hours]

    @property
    def zone(self) -> str:
        """The clock of most of these sessions; now is shown by it."""
        usual = timezone.get_default_timezone_name()
        return self.zones.most_common(1)[0][0] if self.zones else usual

    @property
    def today(self) -> dt.date:
        """The day it is by that clock."""
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    @property
    def now_row(self) -> int | None:
        """The row in which it is now; None outside the hours shown."""
        local = self.now.astimezone(ZoneInfo(self.zone))
        shown = self.days[0].on <= local.date() <= self.days[-1].on and local.hour in self.hours
        row = (local.hour - self.hours[0]) * ROWS_IN_HOUR + local.minute // QUARTER + 1
        return row if shown else None

    @property
    def now_share(self) -> str:
        """How far into that row it is, as SVG says it."""
        return f"{self.now.minute % QUARTER / QUARTER:.0%}"

    @property
    def is_wide(self) -> bool:
        """Whether so much is at once that only an agenda can show it."""
        return max(day.lanes for day in self.days) > MOST_LANES

    @property
    def counts(self) -> Counter:
        """How many sessions stand where; what is on now waits for its outcome too."""
        each = [slot for slot in self.slots if not slot.is_group] + self.in_groups
        found = Counter(slot.state for slot in each)
        found["to_note"] += found.pop("now", 0)
        return found
