"""Deadlines of a graduate: inclusive days and calendar months, clipped to the month's end."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainees.deadlines import add_months, deadlines, next_deadline

days = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (dt.date(2023, 8, 31), 6, dt.date(2024, 2, 29)),
        (dt.date(2022, 8, 31), 6, dt.date(2023, 2, 28)),
        (dt.date(2024, 5, 31), 9, dt.date(2025, 2, 28)),
        (dt.date(2026, 12, 15), 1, dt.date(2027, 1, 15)),
        (dt.date(2026, 3, 31), 24, dt.date(2028, 3, 31)),
    ],
)
def test_months_are_calendar_months_clipped_to_the_end(day, months, later):
    assert add_months(day, months) == later


@given(day=days, months=st.integers(0, 60))
def test_months_later_is_never_another_month(day, months):
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + dt.timedelta(days=1)).month != later.month


@given(day=days)
def test_deadlines_come_in_order_and_the_last_day_still_counts(day):
    found = [each.on for each in deadlines(day)]
    assert found == sorted(found)
    assert found[0] == day + dt.timedelta(days=120)
    assert next_deadline(day, found[0]).code == "120d"
    assert next_deadline(day, found[0] + dt.timedelta(days=1)).code == "6m"
    assert next_deadline(day, found[2] + dt.timedelta(days=1)) is None


def test_who_has_not_graduated_has_no_deadline():
    assert next_deadline(None, dt.date(2026, 1, 1)) is None
