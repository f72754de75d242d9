"""The standards pages: what was agreed, in plain words, and a new floor as a new version."""

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from intermediary.choices import STAFF, Role
from standards.actions import add_floor
from standards.models import Version, WageFloor
from tests.factories import TrackFactory, UserFactory

pytestmark = pytest.mark.django_db
WRITERS = {Role.ADMIN, Role.MANAGER}


@pytest.fixture
def manager(client):
    user = UserFactory(roles=[Role.MANAGER])
    client.force_login(user)
    return user


def a_floor(**changes):
    today = timezone.localdate()
    return {
        "scope": "family",
        "family": "entry",
        "amount": "$19.25",
        "effective_from": today.isoformat(),
        "summary": "Agreed by both chambers.",
        **changes,
    }


@pytest.mark.parametrize("role", STAFF)
def test_all_staff_read_the_standards_and_managers_may_add_a_floor(client, role):
    client.force_login(UserFactory(roles=[role]))
    TrackFactory(name="IT Support")
    text = client.get(reverse("standards:list")).content.decode()
    assert "IT Support" in text
    assert "$18.00" in text
    assert "Employee, not contractor" in text
    assert ("Add a wage floor" in text) == (role in WRITERS)
    expected = 200 if role in WRITERS else 403
    assert client.get(reverse("standards:floor_new")).status_code == expected


def test_employers_read_the_standards_in_plain_words_and_no_staff_page(client):
    client.force_login(UserFactory(roles=[Role.EMPLOYER]))
    text = client.get(reverse("standards:plain")).content.decode()
    assert "$21.00" in text
    assert "Do you offer health insurance?" in text
    assert client.get(reverse("standards:list")).status_code == 403


def test_a_new_floor_is_a_new_version_and_ends_the_one_before(client, manager):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    answer = client.post(
        reverse("standards:floor_new"), a_floor(effective_from=tomorrow.isoformat()), follow=True
    )
    assert "version 2 takes effect on its day" in answer.content.decode()
    floor = WageFloor.objects.get(amount=Decimal("19.25"))
    assert (floor.version.number, floor.version.document.key) == (2, "Wage floors")
    assert floor.version.effective_from == floor.effective_from == tomorrow
    assert floor.version.summary == "Agreed by both chambers."
    old = WageFloor.objects.get(amount=18, family="entry")
    assert old.effective_to == timezone.localdate()
    assert WageFloor.objects.get(family="cyber_software").effective_to is None


def test_a_lower_floor_takes_the_place_of_a_higher_one(client, manager):
    client.post(reverse("standards:floor_new"), a_floor(amount="16"))
    today = timezone.localdate()
    binding = WageFloor.objects.in_force(today).filter(family="entry")
    assert [floor.amount for floor in binding] == [16]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"amount": "nineteen"}, "Write the amount in digits"),
        ({"amount": "-1"}, "Pay cannot be negative"),
        ({"amount": ""}, "This field is required"),
        ({"amount": "1925"}, "A floor lies between $5 and $500 an hour"),
        ({"family": ""}, "Choose the family of tracks"),
        ({"scope": "track"}, "Choose the track"),
        ({"band_top": "19"}, "The band ends below the floor"),
        ({"effective_from": "2020-01-01"}, "A floor takes effect today or later"),
        ({"summary": ""}, "This field is required"),
    ],
)
def test_a_floor_that_makes_no_sense_is_refused_and_nothing_is_lost(client, manager, changes, said):
    answer = client.post(reverse("standards:floor_new"), a_floor(**changes))
    assert said in answer.content.decode()
    if "summary" not in changes:
        assert "Agreed by both chambers." in answer.content.decode()
    assert Version.objects.filter(document__key="Wage floors").count() == 1


def test_a_second_floor_from_the_same_day_is_refused(client, manager):
    client.post(reverse("standards:floor_new"), a_floor())
    answer = client.post(reverse("standards:floor_new"), a_floor(amount="20"))
    assert "already starts on that day" in answer.content.decode()
    assert WageFloor.objects.filter(family="entry").count() == 2


def test_a_floor_for_the_whole_organization_needs_no_family(client, manager):
    client.post(reverse("standards:floor_new"), a_floor(scope="organization", amount="17"))
    floor = WageFloor.objects.get(amount=17)
    assert (floor.scope, floor.family) == ("organization", "")
    assert WageFloor.objects.get(amount=18, family="entry").effective_to is None


def test_the_same_floor_sent_twice_is_one_floor_and_no_error(client, manager):
    for _ in range(2):
        answer = client.post(reverse("standards:floor_new"), a_floor(), follow=True)
        assert "Wage floors, version 2 is in force" in answer.content.decode()
    assert WageFloor.objects.filter(family="entry").count() == 2
    assert Version.objects.filter(document__key="Wage floors").count() == 2


def test_another_floor_added_in_the_same_moment_is_refused_by_the_act_itself(manager):
    today = timezone.localdate()

    def floor(amount):
        facts = {"scope": "family", "family": "entry", "effective_from": today}
        return WageFloor(amount=Decimal(amount), **facts)

    add_floor(floor=floor(19), summary="Agreed.", by=manager)
    with pytest.raises(ValidationError, match="already starts on that day"):
        add_floor(floor=floor(20), summary="Agreed.", by=manager)
    assert WageFloor.objects.filter(effective_from=today).get().amount == 19


def test_a_floor_ends_where_the_next_agreed_one_begins(client, manager):
    later = timezone.localdate() + dt.timedelta(days=30)
    url = reverse("standards:floor_new")
    client.post(url, a_floor(amount="20", effective_from=later.isoformat()))
    text = client.post(url, a_floor(amount="22"), follow=True).content.decode()
    assert "the day before the next agreed floor" in text
    rows = WageFloor.objects.filter(family="entry").order_by("effective_from")
    assert [str(row.amount) for row in rows] == ["18.00", "22.00", "20.00"]
    for row, following in pairwise(rows):
        assert row.effective_to == following.effective_from - dt.timedelta(days=1)
    assert WageFloor.objects.in_force(later).get(family="entry").amount == 20
