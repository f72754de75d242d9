"""The calendar of staff and a trainee's own sessions: who sees what, and in which time zone."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.models import Session
from intermediary.choices import STAFF, Role
from tests.factories import EnrollmentFactory, SessionFactory, TraineeFactory, UserFactory

pytestmark = pytest.mark.django_db
WRITERS = {Role.ADMIN, Role.MANAGER, Role.COACH}
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def coach(client):
    user = UserFactory(roles=[Role.COACH], name="Teresa Novak")
    client.force_login(user)
    return user


def shown(client, **query):
    """The sessions the list shows."""
    return [each.key for each in client.get(reverse("coaching:sessions"), query).context["page"]]


def at(hours, **fields):
    """A session that starts so many hours from now."""
    return SessionFactory(starts_at=timezone.now() + hours * HOUR, **fields)


@pytest.mark.parametrize("role", STAFF)
def test_all_staff_read_and_coaches_and_managers_write(client, role):
    session = at(-1)
    client.force_login(UserFactory(roles=[role]))
    text = client.get(reverse("coaching:sessions"), {"when": "all"}).content.decode()
    assert str(session.trainee) in text
    assert ("Add session" in text) == (role in WRITERS)
    assert ('value="no_show"' in text) == (role in WRITERS)
    expected = 302 if role in WRITERS else 403
    url = reverse("coaching:note", args=[session.pk])
    assert client.post(url, {"outcome": "seen"}).status_code == expected


def test_staff_of_one_site_see_sessions_of_people_there_and_their_own(client):
    here = EnrollmentFactory()
    coach = UserFactory(roles=[Role.COACH], sites=[here.cohort.site])
    theirs, own = at(1, trainee=here.trainee), at(2, coach=coach)
    other = at(3, trainee=EnrollmentFactory().trainee)
    client.force_login(coach)
    assert shown(client) == [theirs.key, own.key]
    url = reverse("coaching:note", args=[other.pk])
    assert client.post(url, {"outcome": "seen"}).status_code == 404


def test_the_calendar_shows_what_comes_then_what_waits_for_its_outcome(client, coach):
    tomorrow, soon = at(24), at(1)
    waiting, seen = at(-2), at(-3, outcome="seen")
    assert shown(client) == [soon.key, tomorrow.key]
    assert shown(client, when="not_noted") == [waiting.key]
    assert shown(client, when="past") == [waiting.key, seen.key]
    assert shown(client, outcome="seen") == [seen.key]
    assert len(shown(client, when="all")) == 4


def test_sessions_are_found_by_coach_kind_day_and_person(client, coach):
    session = at(5, coach=coach, kind="benefits", trainee__last_name="Okafor")
    at(30)
    day = timezone.localdate(session.starts_at)
    for query in (
        {"coach": coach.pk},
        {"kind": "benefits"},
        {"q": "okafor"},
        {"since": day, "until": day},
    ):
        assert session.key in shown(client, **query)
    assert shown(client, q="okafor") == [session.key]
    assert shown(client, coach=coach.pk) == [session.key]
    assert shown(client, until=day - dt.timedelta(days=2)) == []


def test_one_press_notes_the_outcome_and_comes_back(client, coach):
    session = at(-1)
    back = reverse("coaching:sessions") + "?when=not_noted"
    answer = client.post(
        reverse("coaching:note", args=[session.pk]), {"outcome": "no_show", "next": back}
    )
    assert answer.url == back
    session.refresh_from_db()
    assert session.outcome == "no_show"


def test_a_press_never_leads_to_another_site_or_an_unknown_outcome(client, coach):
    url = reverse("coaching:note", args=[at(-1).pk])
    answer = client.post(url, {"outcome": "seen", "next": "https://elsewhere.example/"})
    assert answer.url == reverse("coaching:sessions")
    assert client.post(url, {"outcome": "slept"}).status_code == 400
    assert client.get(url).status_code == 405


def test_a_session_ahead_is_not_noted(client, coach):
    session = at(1)
    url = reverse("coaching:note", args=[session.pk])
    answer = client.post(url, {"outcome": "seen"}, follow=True)
    assert "has not begun" in answer.content.decode()
    session.refresh_from_db()
    assert session.outcome == "booked"


def test_times_are_those_of_the_persons_site(client, coach):
    row = EnrollmentFactory(cohort__site__time_zone="America/Los_Angeles")
    data = {"who": row.trainee.key, "kind": "check_in", "coach": coach.pk, "minutes": 45}
    client.post(reverse("coaching:new"), {**data, "day": "2030-07-01", "time": "16:00"})
    session = Session.objects.get()
    assert session.starts_at == dt.datetime(2030, 7, 1, 23, 0, tzinfo=dt.UTC)
    text = client.get(reverse("coaching:sessions")).content.decode()
    assert "4:00 pm, 45 min" in text


def test_an_hour_that_the_clocks_skip_is_refused(client, coach):
    row = EnrollmentFactory(cohort__site__time_zone="America/New_York")
    data = {"who": row.trainee.key, "kind": "check_in", "coach": coach.pk, "minutes": 30}
    answer = client.post(reverse("coaching:new"), {**data, "day": "2027-03-14", "time": "02:30"})
    assert "there is no such time" in answer.content.decode()


def test_the_person_must_be_one_and_visible(client, coach):
    TraineeFactory(first_name="Ana", last_name="Lima")
    TraineeFactory(first_name="Ana", last_name="Lima")
    data = {"kind": "check_in", "coach": coach.pk, "minutes": 30, "day": "2030-07-01"}
    for who, words in (("ana lima", "Several people match"), ("nobody", "No trainee is called")):
        answer = client.post(reverse("coaching:new"), {**data, "time": "16:00", "who": who})
        assert words in answer.content.decode()


def test_a_trainee_sees_their_own_sessions_only(client):
    me = TraineeFactory(user=UserFactory(roles=[Role.TRAINEE]))
    at(2, trainee=me, coach__name="Teresa Novak")
    at(-30, trainee=me, outcome="no_show", coach__name="Omar Reyes")
    at(3, coach__name="Somebody Else")
    client.force_login(me.user)
    text = client.get(reverse("coaching:mine")).content.decode()
    assert "Teresa Novak" in text
    assert "No-show" in text
    assert "Somebody Else" not in text


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.ANALYST])
def test_others_have_no_page_of_their_own_sessions(client, role):
    client.force_login(UserFactory(roles=[role]))
    assert client.get(reverse("coaching:mine")).status_code == 403


def test_the_panel_of_a_person_works_also_as_a_page(client, coach):
    session = at(-1)
    url = reverse("coaching:for_trainee", args=[session.trainee_id])
    page = client.get(url).content.decode()
    panel = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert 'value="no_show"' in page
    assert 'value="no_show"' in panel
    assert "<h1>" not in panel
