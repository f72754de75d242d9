"""The clock of day 28: opened once, told once, and only of classes nobody has met."""

import datetime as dt

import pytest
from django.utils import timezone

from employers import tasks
from employers.models import ContactMilestone
from intermediary.choices import Role
from intermediary.models import Letter
from tests.factories import CohortFactory, EngagementFactory, SiteFactory, UserFactory

pytestmark = pytest.mark.django_db


def running(day, **facts):
    """A class on this day of its course (its first day is 0)."""
    today = timezone.localdate()
    ends_on = today + dt.timedelta(days=60)
    return CohortFactory(starts_on=today - dt.timedelta(days=day), ends_on=ends_on, **facts)


def test_open_contact_milestones_run_twice_opens_each_clock_once():
    new, late = running(0), running(28)
    running(29)
    running(-1)
    tasks.open_contact_milestones()
    tasks.open_contact_milestones()
    found = ContactMilestone.objects.order_by("due_on")
    assert [each.cohort for each in found] == [late, new]
    assert found[1].due_on == new.starts_on + dt.timedelta(days=28)


def test_escalate_contact_milestones_run_twice_writes_each_manager_once():
    site = SiteFactory()
    own = UserFactory(roles=[Role.MANAGER], sites=[site])
    whole = UserFactory(roles=[Role.MANAGER])
    UserFactory(roles=[Role.MANAGER], sites=[SiteFactory()])
    here, there = running(21, site=site), running(22, site=SiteFactory())
    running(20, site=site)
    met = running(23, site=site)
    EngagementFactory(cohort=met, held_on=met.starts_on + dt.timedelta(days=2))
    planned = running(24, site=site)
    EngagementFactory(cohort=planned, held_on=timezone.localdate() + dt.timedelta(days=1))
    tasks.open_contact_milestones()
    tasks.escalate_contact_milestones()
    tasks.escalate_contact_milestones()
    told = ContactMilestone.objects.filter(escalated_at__isnull=False)
    assert {each.cohort for each in told} == {here, there, planned}
    to = sorted(Letter.objects.values_list("to", flat=True))
    assert to == sorted([own.email, own.email, whole.email])
