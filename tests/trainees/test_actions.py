"""Graduating, withdrawing, enrolling and handing over: all of it or nothing, with who did it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tests.factories import (
    CoachAssignmentFactory,
    CohortFactory,
    EnrollmentFactory,
    GraduateFactory,
    TraineeFactory,
    UserFactory,
)
from trainees import actions
from trainees.choices import EnrollmentStatus
from trainees.models import CoachAssignment, Enrollment, OwnerAssignment, Trainee

pytestmark = pytest.mark.django_db
LAST_DAY = dt.date(2026, 4, 17)


@pytest.fixture
def by():
    return UserFactory()


def test_a_class_graduates_together(by):
    cohort = CohortFactory()
    rows = EnrollmentFactory.create_batch(3, cohort=cohort)
    assert actions.graduate(enrollments=[r.pk for r in rows], on=LAST_DAY, by=by) == 3
    assert set(Enrollment.objects.values_list("status", "graduated_on")) == {
        (EnrollmentStatus.GRADUATED, LAST_DAY)
    }


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"status": EnrollmentStatus.APPLIED, "started_on": None}, "not in training"),
        ({"status": EnrollmentStatus.ENROLLED, "started_on": None}, "no first day of training"),
        ({"started_on": LAST_DAY + dt.timedelta(days=1)}, "started training after this day"),
        (
            {"status": EnrollmentStatus.GRADUATED, "graduated_on": LAST_DAY},
            "has graduated already",
        ),
    ],
)
def test_nobody_graduates_when_one_of_them_cannot(by, other, why):
    good, bad = EnrollmentFactory(), EnrollmentFactory(**other)
    with pytest.raises(ValidationError, match=why):
        actions.graduate(enrollments=[good.pk, bad.pk], on=LAST_DAY, by=by)
    good.refresh_from_db()
    assert good.status == EnrollmentStatus.ENROLLED


def test_who_graduated_cannot_withdraw(by):
    row = GraduateFactory()
    with pytest.raises(ValidationError, match="has graduated"):
        actions.withdraw(enrollments=[row.pk], on=LAST_DAY, by=by)


def test_applicants_and_people_in_class_can_leave_once(by):
    applied = EnrollmentFactory(status=EnrollmentStatus.APPLIED, started_on=None)
    rows = [applied.pk, EnrollmentFactory().pk]
    assert actions.withdraw(enrollments=rows, on=LAST_DAY, by=by) == 2
    with pytest.raises(ValidationError, match="has left already"):
        actions.withdraw(enrollments=rows, on=LAST_DAY, by=by)


def test_the_audit_log_says_who_graduated_people(by):
    row = EnrollmentFactory()
    actions.graduate(enrollments=[row.pk], on=LAST_DAY, by=by)
    event = row.events.get(pgh_label="update")
    assert event.status == EnrollmentStatus.ENROLLED
    assert event.pgh_context.metadata == {"user": by.pk, "action": "graduate"}


def test_enrolling_starts_owner_and_coach_on_the_same_day(by):
    coach, day = UserFactory(), dt.date(2026, 1, 7)
    row = actions.enroll(
        trainee=TraineeFactory(),
        cohort=CohortFactory(),
        status=EnrollmentStatus.ENROLLED,
        on=day,
        owner=by,
        coach=coach,
        by=by,
    )
    assert row.started_on == day
    assert OwnerAssignment.objects.values_list("user", "starts_on").get() == (by.pk, day)
    assert CoachAssignment.objects.values_list("user", "starts_on").get() == (coach.pk, day)


def test_an_applicant_has_not_started(by):
    row = actions.enroll(
        trainee=TraineeFactory(),
        cohort=CohortFactory(),
        status=EnrollmentStatus.APPLIED,
        on=LAST_DAY,
        by=by,
    )
    assert (row.applied_on, row.started_on) == (LAST_DAY, None)
    assert not OwnerAssignment.objects.exists()


def test_a_person_is_added_with_or_without_a_cohort(by):
    terms = {"status": EnrollmentStatus.ENROLLED, "on": LAST_DAY, "by": by}
    actions.add(trainee=Trainee(key="A", last_name="A"), cohort=None, **terms)
    actions.add(trainee=Trainee(key="B", last_name="B"), cohort=CohortFactory(), **terms)
    assert list(Enrollment.objects.values_list("trainee__key", flat=True)) == ["B"]


def test_a_hand_over_keeps_the_days_before(by):
    held = CoachAssignmentFactory()
    row, new, day = held.enrollment, UserFactory(), dt.date(2026, 3, 1)
    actions.assign(enrollment=row, role="coach", user=new, starts_on=day, by=by)
    on = CoachAssignment.objects.in_force
    assert on(day - dt.timedelta(days=1)).get().user == held.user
    assert on(day).get().user == new


def test_a_hand_over_on_the_same_day_is_a_correction(by):
    held = CoachAssignmentFactory()
    actions.assign(
        enrollment=held.enrollment, role="coach", user=None, starts_on=held.starts_on, by=by
    )
    assert CoachAssignment.objects.get().user is None
