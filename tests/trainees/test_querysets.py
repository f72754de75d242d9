"""The words of lists of people: who coaches whom on a day, graduations, weeks, filters."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import (
    CoachAssignmentFactory,
    CohortFactory,
    EnrollmentFactory,
    GraduateFactory,
    OwnerAssignmentFactory,
    TraineeFactory,
    UserFactory,
)
from trainees.filters import people_matching
from trainees.models import CoachAssignment, Cohort, Enrollment, Trainee

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
START = dt.date(2026, 1, 5)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.dictionaries(st.integers(0, 9), st.integers(0, 2), max_size=5),
    asked=st.integers(-1, 11),
)
def test_the_coach_of_a_day_is_the_one_who_came_last_by_then(changes, asked):
    people = [*UserFactory.create_batch(2), None]
    row = EnrollmentFactory()
    for day, who in changes.items():
        CoachAssignmentFactory(enrollment=row, user=people[who], starts_on=START + day * DAY)
    begun = [day for day in changes if day <= asked]
    holds = people[changes[max(begun)]] if begun else None
    for person in people[:2]:
        found = Enrollment.objects.coached_by(person, START + asked * DAY).filter(pk=row.pk)
        assert found.exists() == (person == holds)
    CoachAssignment.objects.all().delete()


def test_the_owner_of_a_day_is_not_the_coach():
    row = OwnerAssignmentFactory()
    assert Enrollment.objects.owned_by(row.user, row.starts_on).get() == row.enrollment
    assert not Enrollment.objects.coached_by(row.user, row.starts_on).exists()


def test_each_person_is_listed_once_with_their_last_graduation():
    first = GraduateFactory()
    later = CohortFactory(starts_on=dt.date(2026, 5, 4), ends_on=dt.date(2026, 8, 14))
    GraduateFactory(trainee=first.trainee, cohort=later)
    twice_a_day = GraduateFactory()
    GraduateFactory(trainee=twice_a_day.trainee)
    never = TraineeFactory()
    found = dict(Trainee.objects.with_graduation().values_list("pk", "last_graduated_on"))
    assert Trainee.objects.with_graduation().count() == 3
    assert found == {
        first.trainee_id: dt.date(2026, 8, 14),
        twice_a_day.trainee_id: dt.date(2026, 4, 17),
        never.pk: None,
    }


def test_the_latest_enrollment_of_each_person_is_by_start_of_cohort():
    old = EnrollmentFactory()
    later = CohortFactory(starts_on=dt.date(2026, 5, 4), ends_on=dt.date(2026, 8, 14))
    new = EnrollmentFactory(trainee=old.trainee, cohort=later)
    alone = EnrollmentFactory()
    assert set(Enrollment.objects.latest()) == {new, alone}


def test_day_120_is_ahead_until_it_is_over():
    row = GraduateFactory()
    last = row.graduated_on + 120 * DAY
    assert Enrollment.objects.day_120_ahead(last).get() == row
    assert not Enrollment.objects.day_120_past(last).exists()
    assert Enrollment.objects.day_120_past(last + DAY).get() == row
    assert not Enrollment.objects.day_120_ahead(last + DAY).exists()


@pytest.mark.parametrize(
    ("on", "week"),
    [
        (START - DAY, 0),
        (START, 1),
        (START + 6 * DAY, 1),
        (START + 7 * DAY, 2),
        (dt.date(2026, 4, 17), 15),
        (dt.date(2027, 1, 1), 15),
    ],
)
def test_a_class_is_in_week_n_of_m(on, week):
    cohort = CohortFactory()
    assert (cohort.week(on), cohort.weeks) == (week, 15)


def test_cohorts_are_ahead_under_way_or_over():
    cohort = CohortFactory()
    for on, state in (
        (cohort.starts_on - DAY, "ahead"),
        (cohort.starts_on, "under_way"),
        (cohort.ends_on, "under_way"),
        (cohort.ends_on + DAY, "over"),
    ):
        found = [s for s in ("ahead", "under_way", "over") if getattr(Cohort.objects, s)(on)]
        assert found == [state]


@pytest.mark.parametrize("typed", ["josé", "JOSE munoz", "munoz", "jm@example.org", "T-77"])
def test_people_are_found_by_any_part_of_name_mail_or_number(typed):
    wanted = TraineeFactory(
        key="T-77-X", first_name="José", last_name="Muñoz", email="jm@example.org"
    )
    TraineeFactory()
    assert people_matching(Trainee.objects.all(), typed).get() == wanted


@pytest.mark.parametrize("stored", ["(410) 555-0134", "410-555-0134", "+1 410 555 0134"])
@pytest.mark.parametrize("typed", ["4105550134", "410.555.0134", "555-0134", "+1 (410) 555 0134"])
def test_a_phone_number_is_found_however_it_is_written(stored, typed):
    wanted = TraineeFactory(phone=stored)
    TraineeFactory(phone="410-555-0135")
    assert people_matching(Trainee.objects.all(), typed).get() == wanted
