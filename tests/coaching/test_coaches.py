"""Whose coach somebody is: as the latest enrollment that has a coach says, on a day."""

import datetime as dt

import pytest

from coaching.coaches import coach_of, coached_until
from tests import factories as make

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 5, 1)
DAY = dt.timedelta(days=1)


def in_class(trainee, starts_on, **facts):
    cohort = make.CohortFactory(starts_on=starts_on, ends_on=starts_on + 100 * DAY)
    return make.EnrollmentFactory(trainee=trainee, cohort=cohort, **facts)


def given(enrollment, coach, starts_on=dt.date(2026, 1, 1)):
    make.CoachAssignmentFactory(enrollment=enrollment, user=coach, starts_on=starts_on)


def test_the_coach_of_the_latest_class_holds_from_the_day_they_took_over():
    person, first, second = make.TraineeFactory(), make.UserFactory(), make.UserFactory()
    row = in_class(person, dt.date(2026, 1, 5))
    given(row, first)
    given(row, second, ON)
    assert coach_of(person, ON - DAY) == first
    assert coach_of(person, ON) == second


def test_a_later_class_decides_and_one_without_a_coach_does_not():
    person, old, new = make.TraineeFactory(), make.UserFactory(), make.UserFactory()
    before = in_class(
        person, dt.date(2025, 1, 5), status="graduated",
        started_on=dt.date(2025, 1, 5), graduated_on=dt.date(2025, 4, 5),
    )  # fmt: skip
    given(before, old)
    later = in_class(person, dt.date(2026, 1, 5))
    assert coach_of(person, ON) == old
    given(later, new)
    assert coach_of(person, ON) == new
    given(later, None, ON)
    assert coach_of(person, ON) == old


def test_who_withdrew_or_was_never_given_a_coach_has_none():
    person = make.TraineeFactory()
    row = in_class(
        person, dt.date(2026, 1, 5), status="withdrawn",
        started_on=dt.date(2026, 1, 5), withdrawn_on=dt.date(2026, 2, 1),
    )  # fmt: skip
    given(row, make.UserFactory())
    assert coach_of(person, ON) is None
    assert coach_of(make.TraineeFactory(), ON) is None


def test_coaching_lasts_as_many_months_as_the_track_says():
    row = make.GraduateFactory(graduated_on=dt.date(2026, 4, 17))
    assert coached_until(row) == dt.date(2028, 4, 17)
    assert coached_until(None) is None
