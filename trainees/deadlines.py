"""The days by which a graduate should be at work; all of them are inclusive."""

import calendar
import datetime as dt
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DAYS_TO_PLACE = 120


class Deadline(NamedTuple):
    """A day that matters to a graduate, with its name."""

    code: str
    name: str | Promise
    on: dt.date


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day some calendar months later, clipped to that month's end (DOMAIN 4)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def day_120(graduated_on: dt.date) -> dt.date:
    """The last day on which a start of work is within 120 days of graduation."""
    return graduated_on + dt.timedelta(days=DAYS_TO_PLACE)


def deadlines(graduated_on: dt.date) -> list[Deadline]:
    """Day 120, month 6 and month 9 of a graduate, in order."""
    return [
        Deadline("120d", _("Day 120"), day_120(graduated_on)),
        Deadline("6m", _("Month 6"), add_months(graduated_on, 6)),
        Deadline("9m", _("Month 9"), add_months(graduated_on, 9)),
    ]


def next_deadline(graduated_on: dt.date | None, on: dt.date) -> Deadline | None:
    """The first deadline that is not past on this day."""
    ahead = deadlines(graduated_on) if graduated_on else []
    return next((deadline for deadline in ahead if deadline.on >= on), None)
