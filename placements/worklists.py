"""Whose outcome has to be found out or proven next."""

import datetime as dt

from django.db.models import Case, DateField, F, Func, QuerySet, Value, When

from placements.standing import any_job, graduates, proven_job
from trainees.deadlines import DAYS_TO_PLACE

LAST_MONTHS = 9


def _sum(day: str, *more) -> Func:
    """A day plus days or an interval, as a day."""
    return Func(
        F(day),
        *more,
        template="(%(expressions)s)::date",
        arg_joiner=" + ",
        output_field=DateField(),
    )


def _months_later(day: str, months: int) -> Func:
    """The same day some calendar months later, clipped to the month's end."""
    return _sum(day, Func(Value(0), Value(months), function="make_interval"))


def open_outcomes(enrollments: QuerySet, on: dt.date) -> QuerySet:
    """Graduates without a proven job whose month 9 is still ahead.

    Each with `has_job` (weakly proven) and `deadline_on`, the next of day 120, month 6 and month 9.
    """
    since = dt.date(on.year - 1, on.month, 1)
    day_120 = _sum("graduated_on", Value(DAYS_TO_PLACE))
    deadline = Case(
        When(graduated_on__gte=on - dt.timedelta(days=DAYS_TO_PLACE), then=day_120),
        When(month_6__gte=on, then=F("month_6")),
        default=F("month_9"),
        output_field=DateField(),
    )
    return (
        graduates(enrollments.filter(graduated_on__gte=since), on)
        .alias(
            month_6=_months_later("graduated_on", 6),
            month_9=_months_later("graduated_on", LAST_MONTHS),
        )
        .filter(~proven_job(on), month_9__gte=on)
        .annotate(deadline_on=deadline, has_job=any_job(on))
    )
