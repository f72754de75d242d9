"""Staff write down the hours of a day of class; saving it again corrects it."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.choices import Role
from tests import factories as make
from trainees.hours import record_hours
from trainees.models import HoursEntry

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def cohort(today):
    return make.CohortFactory(starts_on=today - 20 * DAY, ends_on=today + 60 * DAY)


@pytest.fixture
def pair(cohort):
    return [make.EnrollmentFactory(cohort=cohort) for _n in range(2)]


@pytest.fixture
def coach(client):
    user = make.UserFactory(roles=[Role.COACH])
    client.force_login(user)
    return user


def test_one_number_for_each_person_and_again_corrects(client, cohort, pair, coach, today):
    module = make.ModuleFactory(track=cohort.track)
    address = reverse("trainees:hours", args=[cohort.pk])
    address = f"{address}?on={today}&module={module.pk}&usual=6"
    first, second = (f"h{row.pk}" for row in pair)
    assert client.get(address).content.decode().count('value="6"') == 3  # and the field itself
    client.post(address, {first: "6", second: "4.5"})
    assert sorted(HoursEntry.objects.values_list("hours", "module", "held_on", "recorded_by")) == [
        (Decimal("4.5"), module.pk, today, coach.pk),
        (Decimal(6), module.pk, today, coach.pk),
    ]
    client.post(address, {first: "5", second: ""})
    entry = HoursEntry.objects.get()
    assert (entry.enrollment, entry.hours) == (pair[0], 5)
    text = client.get(address).content.decode()
    assert 'value="5"' in text
    assert 'value="4.5"' not in text


def test_what_stayed_the_same_is_not_written(pair, coach, today):
    facts = {"on": today, "module": None, "by": coach}
    hours = {pair[0]: Decimal(6), pair[1]: None}
    assert record_hours(hours=hours, **facts) == 1
    assert record_hours(hours=hours, **facts) == 0
    assert HoursEntry.objects.count() == 1


@pytest.mark.parametrize("wrong", ["25", "six", "-1"])
def test_a_wrong_number_saves_nothing(client, cohort, pair, coach, today, wrong):
    address = reverse("trainees:hours", args=[cohort.pk]) + f"?on={today}"
    sent = {f"h{pair[0].pk}": wrong, f"h{pair[1].pk}": "6"}
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert "Nothing is saved" in answer.content.decode()
    assert not HoursEntry.objects.exists()


@pytest.mark.parametrize("days", [-30, 1])
def test_a_day_without_class_is_refused(client, cohort, pair, coach, today, days):
    address = reverse("trainees:hours", args=[cohort.pk]) + f"?on={today + days * DAY}"
    answer = client.post(address, {f"h{pair[0].pk}": "6"})
    assert answer.status_code == 422
    assert not HoursEntry.objects.exists()


def test_a_module_of_another_track_and_a_class_of_another_site_are_not_there(
    client, cohort, pair, today
):
    site = make.SiteFactory()
    client.force_login(make.UserFactory(roles=[Role.COACH], sites=[site]))
    address = reverse("trainees:hours", args=[cohort.pk])
    assert client.get(address).status_code == 404
    client.force_login(make.UserFactory(roles=[Role.COACH]))
    other = make.ModuleFactory()
    assert client.get(f"{address}?on={today}&module={other.pk}").status_code == 422


def test_the_page_of_the_class_leads_there(client, cohort, coach):
    text = client.get(cohort.get_absolute_url()).content.decode()
    assert reverse("trainees:hours", args=[cohort.pk]) in text
    client.force_login(make.UserFactory(roles=[Role.ANALYST]))
    text = client.get(cohort.get_absolute_url()).content.decode()
    assert reverse("trainees:hours", args=[cohort.pk]) not in text
