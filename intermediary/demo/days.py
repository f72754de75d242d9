"""Dates of the demonstration as whole days before or after the day it is told on."""

import datetime as dt

BACK, AHEAD = 55 * 366, 3 * 366  # days kept ready as text on either side (back to birth dates)


class Days:
    """Text of dates and instants by their distance from `as_of` (0 is that day, -1 the day before).

    Text, because millions of rows are written and each needs several.
    """

    def __init__(self, as_of: dt.date):
        self.as_of = as_of
        span = range(-BACK, AHEAD + 1)
        self._texts = [(as_of + dt.timedelta(days=n)).isoformat() for n in span]
        self.weekday = as_of.weekday()

    def text(self, offset: int) -> str:
        """The date as in `2026-11-23`."""
        return self._texts[offset + BACK]

    def recorded(self, offset: int) -> str:
        """The instant at which something of that day was written down, never after `as_of`."""
        return self._texts[min(offset, 0) + BACK] + " 17:00+00"

    def date(self, offset: int) -> dt.date:
        """The date itself."""
        return self.as_of + dt.timedelta(days=offset)

    def offset(self, date: dt.date) -> int:
        """How far a date lies from `as_of`, in days."""
        return (date - self.as_of).days

    def monday(self, offset: int) -> int:
        """The Monday of that day's week."""
        return offset - (self.weekday + offset) % 7

    def is_workday(self, offset: int) -> bool:
        """Monday to Friday."""
        return (self.weekday + offset) % 7 < 5

    def months(self, first: int, last: int) -> list[str]:
        """The first days of the whole months between two days."""
        start, end = self.date(first), self.date(last)
        span = range(start.year * 12 + start.month, end.year * 12 + end.month - 1)
        return [f"{n // 12}-{n % 12 + 1:02d}-01" for n in span]
