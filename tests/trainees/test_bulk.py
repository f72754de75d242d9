"""The bar over lists: a coach for everyone ticked, or for nobody."""

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.choices import STAFF, Role
from tests.factories import EnrollmentFactory, GraduateFactory, SiteFactory, UserFactory
from trainees.models import CoachAssignment

pytestmark = pytest.mark.django_db


@pytest.fixture
def coach():
    return UserFactory(roles=[Role.COACH], name="Teresa Novak")


def assign(client, coach, *rows, **more):
    data = {"coach": getattr(coach, "pk", coach), "pick": [row.pk for row in rows], **more}
    return client.post(reverse("trainees:assign_coach"), data, follow=True)


def test_everyone_ticked_gets_the_coach_from_today_and_one_goes_back(client, coach):
    client.force_login(UserFactory())
    rows = [EnrollmentFactory(), GraduateFactory()]
    back = reverse("trainees:list") + "?status=enrolled"
    answer = assign(client, coach, *rows, next=back)
    assert answer.redirect_chain[0][0] == back
    assert "Teresa Novak coaches 2 people from today." in answer.content.decode()
    held = CoachAssignment.objects.in_force(timezone.localdate())
    assert {(each.enrollment_id, each.user) for each in held} == {(r.pk, coach) for r in rows}
    assign(client, coach, *rows)  # twice is once
    assert CoachAssignment.objects.count() == 2


def test_without_a_coach_or_people_nothing_changes_and_the_page_says_why(client, coach):
    client.force_login(UserFactory())
    assert "Choose a coach first." in assign(client, "", EnrollmentFactory()).content.decode()
    assert "Pick at least one person." in assign(client, coach).content.decode()
    assert not CoachAssignment.objects.exists()


def test_nobody_out_of_sight_is_touched(client, coach):
    here, there = EnrollmentFactory(), EnrollmentFactory()
    client.force_login(UserFactory(sites=[here.cohort.site]))
    assign(client, coach, here, there)
    assert not CoachAssignment.objects.exists()  # all or nobody


def test_who_is_no_coach_is_not_assigned_and_no_other_site_is_led_to(client):
    client.force_login(UserFactory())
    answer = assign(client, UserFactory(), EnrollmentFactory(), next="https://elsewhere.example/")
    assert answer.redirect_chain[0][0] == reverse("trainees:list")
    assert not CoachAssignment.objects.exists()


@pytest.mark.parametrize("role", STAFF)
def test_only_who_may_write_ticks_people(client, role):
    row = EnrollmentFactory(cohort__site=SiteFactory())
    client.force_login(UserFactory(roles=[role]))
    for url in (reverse("trainees:list"), row.cohort.get_absolute_url()):
        text = client.get(url).content.decode()
        assert ("data-tick " in text) == (role in {Role.ADMIN, Role.MANAGER})
