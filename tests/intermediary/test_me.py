"""The start page of a trainee: next session first, own training, own dates, own language."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.choices import Role
from tests import factories as make
from tests.factories import (
    CohortFactory,
    EnrollmentFactory,
    GraduateFactory,
    PlacementFactory,
    SessionFactory,
    TraineeFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def me(client):
    trainee = TraineeFactory(user=UserFactory(roles=[Role.TRAINEE]))
    client.force_login(trainee.user)
    return trainee


def page(client):
    return client.get(reverse("intermediary:me")).content.decode()


def test_the_start_page_of_a_trainee_is_their_own(client, me):
    assert client.get("/").url == "/me/"


def test_the_next_session_comes_first_in_the_sites_own_time(client, me):
    cohort = CohortFactory(site__time_zone="America/Los_Angeles")
    EnrollmentFactory(trainee=me, cohort=cohort)
    soon = dt.datetime(2040, 7, 2, 3, 0, tzinfo=dt.UTC)  # the evening before in Los Angeles
    SessionFactory(trainee=me, starts_at=soon + DAY, coach__name="Later Coach")
    SessionFactory(trainee=me, starts_at=soon, coach__name="Teresa Novak", minutes=45)
    SessionFactory(trainee=me, starts_at=soon - DAY, outcome="canceled", coach__name="Canceled")
    text = page(client)
    assert "Sun, Jul 1, 2040, <bdi>8:00 pm</bdi>" in text
    assert "Check-in with <bdi>Teresa Novak</bdi>" in text
    assert "45 minutes" in text
    assert "Later Coach" not in text
    assert "Canceled" not in text


def test_progress_is_said_in_weeks_and_dates(client, me):
    start = timezone.localdate() - 21 * DAY
    cohort = CohortFactory(
        starts_on=start, ends_on=start + 100 * DAY, track__name="IT Support", track__hours=360
    )
    EnrollmentFactory(trainee=me, cohort=cohort)
    text = page(client)
    assert "<bdi>IT Support</bdi>, week 4 of 15" in text
    assert "360 hours in all" in text
    assert "in 79 days" in text


def test_graduates_see_how_long_they_have_a_coach_and_their_jobs(client, me):
    graduate = GraduateFactory(trainee=me)
    PlacementFactory(enrollment=graduate, employer__name="Patapsco Health")
    text = page(client)
    assert "You have a coach until" in text
    assert "Mon, Apr 17, 2028" in text
    assert "Patapsco Health" in text
    assert "<bdi>$20.00 an hour</bdi>" in text


def test_nothing_of_other_people_is_shown(client, me):
    PlacementFactory(employer__name="Elsewhere")
    SessionFactory(starts_at=timezone.now() + DAY, coach__name="Somebody Else")
    text = page(client)
    assert "Elsewhere" not in text
    assert "Somebody Else" not in text
    assert "You are not in a class yet." in text


def test_an_account_without_a_trainee_is_told_what_to_do(client):
    client.force_login(UserFactory(roles=[Role.TRAINEE]))
    assert "not linked to a training" in page(client)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.EMPLOYER])
def test_others_have_no_such_page(client, role):
    client.force_login(UserFactory(roles=[role]))
    assert client.get(reverse("intermediary:me")).status_code == 403


def test_what_waits_for_an_answer_stands_above_the_training_and_nothing_else_does(client):
    person = make.TraineeFactory(user=make.UserFactory(roles=[Role.TRAINEE]))
    offer = make.open_offer(title="Field technician")
    make.MatchFactory(trainee=person, offer=offer, state="proposed")
    for state in ("shortlisted", "referred"):
        make.MatchFactory(
            trainee=person, offer=make.open_offer(title=f"A {state} job"), state=state
        )
    soon = make.MatchFactory(trainee=person, offer=make.open_offer(title="NOC technician"))
    make.InterviewFactory(match=soon, starts_at=timezone.now() + dt.timedelta(days=2))
    late = make.MatchFactory(trainee=person, offer=make.open_offer(title="Too late"))
    make.InterviewFactory(match=late, starts_at=timezone.now() - dt.timedelta(days=2))
    client.force_login(person.user)
    asked = client.get(reverse("intermediary:me")).context["asking"]
    assert {match.offer.title for match in asked} == {"Field technician", "NOC technician"}
