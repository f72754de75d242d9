"""Whom a coach has to see: by plan, unless a session is booked or coaching has ended."""

import datetime as dt

import pytest
from django.utils import timezone

from coaching import caseload
from intermediary.choices import Role
from tests.factories import (
    CoachAssignmentFactory,
    CohortFactory,
    EnrollmentFactory,
    GraduateFactory,
    PlacementFactory,
    SessionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def coach():
    return UserFactory(roles=[Role.COACH])


def late(coach):
    found = caseload.overdue(coach, timezone.now(), timezone.localdate())
    return [(each.enrollment, each.plan) for each in found]


def in_training(coach, days=30, **more):
    start = timezone.localdate() - days * DAY
    cohort = CohortFactory(starts_on=start, ends_on=start + 100 * DAY)
    row = EnrollmentFactory(cohort=cohort, **more)
    CoachAssignmentFactory(enrollment=row, user=coach)
    return row


def graduate(coach, days):
    end = timezone.localdate() - days * DAY
    row = GraduateFactory(cohort=CohortFactory(starts_on=end - 100 * DAY, ends_on=end))
    CoachAssignmentFactory(enrollment=row, user=coach)
    return row


def seen(row, days_ago, **more):
    at = timezone.now() - days_ago * DAY
    return SessionFactory(trainee=row.trainee, starts_at=at, **{"outcome": "seen", **more})


def test_a_person_in_training_is_due_a_week_after_they_were_seen(coach):
    fresh, old = in_training(coach), in_training(coach)
    seen(fresh, 6)
    seen(old, 9)
    assert late(coach) == [(old, caseload.TRAINING)]


def test_a_missed_session_is_no_touch_and_a_booked_one_is(coach):
    missed, booked = in_training(coach), in_training(coach)
    seen(missed, 2, outcome="no_show")
    seen(booked, -2, outcome="booked")
    assert [row for row, _plan in late(coach)] == [missed]


def test_the_plan_follows_the_search_and_the_first_months_of_work(coach):
    searching, new, settled = (graduate(coach, 150) for _n in range(3))
    for row in (searching, new, settled):
        seen(row, 40)
    PlacementFactory(enrollment=new, started_on=timezone.localdate() - 60 * DAY)
    PlacementFactory(enrollment=settled, started_on=timezone.localdate() - 120 * DAY)
    assert late(coach) == [(searching, caseload.SEARCH), (new, caseload.NEW_JOB)]
    ended = graduate(coach, 150)
    PlacementFactory(
        enrollment=ended,
        started_on=timezone.localdate() - 120 * DAY,
        ended_on=timezone.localdate() - DAY,
    )
    assert (ended, caseload.SEARCH) in late(coach)


def test_who_never_was_seen_counts_from_the_first_day_and_the_longest_wait_is_first(coach):
    short, long = in_training(coach, days=10), in_training(coach, days=50)
    [first, second] = caseload.overdue(coach, timezone.now(), timezone.localdate())
    assert [first.enrollment, second.enrollment] == [long, short]
    assert first.seen_on is None
    assert first.due_on == timezone.localdate() - 43 * DAY


def test_people_of_other_coaches_and_after_their_coaching_are_left_out(coach):
    in_training(UserFactory(roles=[Role.COACH]))
    graduate(coach, 800)
    assert late(coach) == []
