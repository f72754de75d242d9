"""A class meets an employer by day 28, or its manager hears of it a week before."""

import datetime as dt

import pytest

from employers import contact_clock
from employers.models import ContactMilestone
from employers.tasks import escalate_contact_milestones, open_contact_milestones
from intermediary.choices import Role
from intermediary.models import Letter
from tests import factories as make

pytestmark = pytest.mark.django_db
START = dt.date(2026, 3, 2)


def day(number):
    return START + dt.timedelta(days=number)


@pytest.fixture
def cohort():
    return make.CohortFactory(starts_on=START, ends_on=day(100), key="ITS-26-14")


@pytest.fixture
def manager(cohort):
    return make.UserFactory(roles=[Role.MANAGER], sites=[cohort.site])


def test_a_class_gets_its_day_when_it_starts_and_not_before(cohort):
    assert contact_clock.open_milestones(day(-1)) == 0
    assert contact_clock.open_milestones(START) == 1
    assert ContactMilestone.objects.get().due_on == day(28)
    assert contact_clock.open_milestones(day(1)) == 0


def test_classes_that_started_long_ago_are_history(cohort):
    assert contact_clock.open_milestones(day(28)) == 0


@pytest.mark.parametrize(("number", "told"), [(20, 0), (21, 1), (28, 1), (29, 0)])
def test_the_manager_is_told_in_the_last_week_only(cohort, manager, number, told):
    contact_clock.open_milestones(START)
    assert contact_clock.escalate(day(number)) == told
    assert Letter.objects.count() == told


def test_the_letter_goes_once_to_the_managers_of_the_site(cohort, manager):
    make.UserFactory(roles=[Role.MANAGER])  # of the whole organization
    make.UserFactory(roles=[Role.MANAGER], sites=[make.SiteFactory()])
    contact_clock.open_milestones(START)
    assert contact_clock.escalate(day(21)) == 1
    assert contact_clock.escalate(day(22)) == 0
    letter = Letter.objects.get()
    assert letter.to == manager.email
    assert letter.subject == "No employer has met ITS-26-14 yet"
    assert "by Mar 30, 2026" in letter.text
    assert "7 days are left" in letter.text
    assert f"/staff/cohorts/{cohort.pk}/" in letter.html


def test_without_a_manager_of_the_site_those_of_the_organization_hear(cohort):
    everywhere = make.UserFactory(roles=[Role.MANAGER])
    make.UserFactory(roles=[Role.MANAGER], is_active=False)
    contact_clock.open_milestones(START)
    contact_clock.escalate(day(25))
    assert [letter.to for letter in Letter.objects.all()] == [everywhere.email]


@pytest.mark.parametrize(("held", "told"), [(-1, 1), (0, 0), (21, 0), (22, 1)])
def test_only_a_meeting_within_the_time_that_has_taken_place_stops_it(cohort, manager, held, told):
    make.EngagementFactory(cohort=cohort, held_on=day(held))
    contact_clock.open_milestones(START)
    assert contact_clock.escalate(day(21)) == told


def test_both_jobs_may_run_twice(monkeypatch, cohort, manager):
    monkeypatch.setattr("employers.tasks.timezone.localdate", lambda: day(22))
    assert (open_contact_milestones(), open_contact_milestones()) == (1, 0)
    assert (escalate_contact_milestones(), escalate_contact_milestones()) == (1, 0)
    assert Letter.objects.count() == 1
