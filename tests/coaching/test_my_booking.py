"""A trainee books, moves and cancels: only times that are really free, only own sessions."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.free_times import free_times
from coaching.models import Session
from intermediary.choices import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def coach():
    """A coach with the same two hours every day."""
    coach = make.UserFactory(roles=[Role.COACH], name="Teresa Novak", email="teresa@example.org")
    site = make.SiteFactory(time_zone="America/New_York")
    for weekday in range(7):
        make.AvailabilityFactory(
            coach=coach, site=site, weekday=weekday, place="https://meet.example.org/t"
        )
    return coach


@pytest.fixture
def me(client, coach):
    """A trainee in class, signed in."""
    trainee = make.TraineeFactory(user=make.UserFactory(roles=[Role.TRAINEE]))
    client.force_login(trainee.user)
    today = timezone.localdate()
    cohort = make.CohortFactory(
        starts_on=today - 20 * DAY, ends_on=today + 60 * DAY, site__time_zone="America/New_York"
    )
    row = make.EnrollmentFactory(trainee=trainee, cohort=cohort)
    make.CoachAssignmentFactory(enrollment=row, user=coach, starts_on=today - 20 * DAY)
    return trainee


def free(coach, me):
    return free_times(coach=coach, trainee=me, now=timezone.now())


def booked(me, coach, days=2, **facts):
    at = timezone.now() + days * DAY
    return make.SessionFactory(trainee=me, coach=coach, starts_at=at, **facts)


def test_the_page_offers_exactly_the_free_times_of_the_own_coach(client, me, coach):
    text = client.get(reverse("coaching:my_book")).content.decode()
    offered = free(coach, me)
    assert len(offered) > 100
    assert text.count('name="at"') == len(offered)
    assert offered[0].starts_at.isoformat() in text
    assert "Teresa Novak" in text


def test_one_press_books_with_kind_place_and_length_of_the_time(client, me, coach):
    wanted = free(coach, me)[5]
    sent = {"kind": "mock_interview", "at": wanted.starts_at.isoformat()}
    assert client.post(reverse("coaching:my_book"), sent).url == reverse("coaching:mine")
    made = Session.objects.get(trainee=me)
    assert (made.coach, made.kind, made.starts_at) == (coach, "mock_interview", wanted.starts_at)
    assert (made.minutes, made.place, made.outcome) == (30, "https://meet.example.org/t", "booked")


@pytest.mark.parametrize("at", ["", "soon", "2020-01-01T00:00:00+00:00"])
def test_a_time_that_nobody_offers_is_never_booked(client, me, coach, at):
    answer = client.post(reverse("coaching:my_book"), {"kind": "check_in", "at": at})
    assert answer.status_code == 409
    assert len(answer.context["soon"]) == 3
    assert "Choose another one" in answer.content.decode()
    assert not Session.objects.exists()


def test_who_comes_second_reads_so_and_gets_the_next_times(client, me, coach):
    wanted = free(coach, me)[0]
    make.SessionFactory(coach=coach, starts_at=wanted.starts_at)
    sent = {"kind": "check_in", "at": wanted.starts_at.isoformat()}
    answer = client.post(reverse("coaching:my_book"), sent)
    assert answer.status_code == 409
    assert "data-soon" in answer.content.decode()
    assert not Session.objects.filter(trainee=me).exists()


def test_a_kind_that_does_not_fit_the_phase_is_refused(client, me, coach):
    at = free(coach, me)[0].starts_at.isoformat()
    answer = client.post(reverse("coaching:my_book"), {"kind": "on_the_job", "at": at})
    assert answer.status_code == 422
    assert not Session.objects.exists()


def test_without_free_times_the_page_says_so_and_what_to_do(client, me, coach):
    coach.availabilities.all().delete()
    text = client.get(reverse("coaching:my_book")).content.decode()
    assert "Your coach has no free time now" in text
    assert "mailto:teresa@example.org" in text


def graduate(me, days_ago):
    row = me.enrollments.get()
    on = timezone.localdate() - days_ago * DAY
    row.cohort.starts_on, row.cohort.ends_on = on - 100 * DAY, on
    row.cohort.save()
    row.status, row.started_on, row.graduated_on = "graduated", on - 100 * DAY, on
    row.save()
    return row


def test_kinds_follow_training_search_and_work(client, me):
    kinds = lambda: dict(client.get(reverse("coaching:my_book")).context["desk"].kinds)  # noqa: E731
    assert "debrief" not in kinds()
    row = graduate(me, 30)
    assert "debrief" in kinds()
    make.PlacementFactory(enrollment=row, started_on=timezone.localdate() - DAY)
    assert "on_the_job" in kinds()
    assert "debrief" not in kinds()


def test_nobody_books_after_their_coaching_ended(client, me, coach):
    graduate(me, 800)
    answer = client.get(reverse("coaching:my_book"))
    assert "Your coaching ended on" in answer.content.decode()
    client.post(
        reverse("coaching:my_book"),
        {"kind": "check_in", "at": free(coach, me)[0].starts_at.isoformat()},
    )
    assert not Session.objects.exists()


def test_times_after_the_last_day_of_coaching_are_not_offered(client, me):
    row = graduate(me, 0)
    months = row.cohort.track.coaching_months
    graduate(me, int(months * 30.44) - 5)
    until = client.get(reverse("coaching:my_book")).context["desk"].until
    days = client.get(reverse("coaching:my_book")).context
    shown = [day for day, _times in [*days["days"], *days["later"]]]
    assert shown
    assert max(shown) <= until


def test_times_are_said_by_the_clock_that_a_person_chose(client, me, coach):
    make.PreferencesFactory(user=me.user, time_zone="America/Los_Angeles")
    text = client.get(reverse("coaching:my_book")).content.decode()
    assert "<bdi>6:00 am</bdi>" in text  # 9:00 in New York
    assert "Los Angeles time" in text


def test_a_session_moves_to_a_free_time_and_keeps_the_old_one_if_that_is_gone(client, me, coach):
    session = booked(me, coach)
    address = reverse("coaching:my_move", args=[session.pk])
    assert client.post(address, {"at": "never"}).status_code == 409
    before = session.starts_at
    session.refresh_from_db()
    assert session.starts_at == before
    wanted = free(coach, me)[7]
    client.post(address, {"at": wanted.starts_at.isoformat()})
    session.refresh_from_db()
    assert (session.starts_at, session.place) == (wanted.starts_at, "https://meet.example.org/t")


def test_a_session_is_canceled_with_the_reason_given(client, me, coach):
    session = booked(me, coach)
    address = reverse("coaching:my_cancel", args=[session.pk])
    assert client.get(address).status_code == 200
    client.post(address, {"reason": "My child is ill."})
    session.refresh_from_db()
    assert (session.outcome, session.reason) == ("canceled", "My child is ill.")
    assert client.post(address, {"reason": ""}).status_code == 409


def test_less_than_four_hours_before_nothing_can_be_changed_and_the_page_says_why(
    client, me, coach
):
    session = make.SessionFactory(
        trainee=me, coach=coach, starts_at=timezone.now() + dt.timedelta(hours=3)
    )
    text = client.get(reverse("coaching:mine")).content.decode()
    assert "It starts in less than 4 hours" in text
    assert 'data-act="move"' not in text
    for name in ("coaching:my_move", "coaching:my_cancel"):
        answer = client.post(reverse(name, args=[session.pk]), {"at": "x", "reason": ""})
        assert answer.status_code == 409
        assert "less than 4 hours" in client.get(reverse(name, args=[session.pk])).content.decode()
    session.refresh_from_db()
    assert session.outcome == "booked"


def test_sessions_of_others_are_not_there(client, me, coach):
    other = make.SessionFactory(coach=coach, starts_at=timezone.now() + 2 * DAY)
    for name in ("coaching:my_move", "coaching:my_cancel"):
        for ask in (client.get, client.post):
            assert ask(reverse(name, args=[other.pk])).status_code == 404
    other.refresh_from_db()
    assert other.outcome == "booked"


@pytest.mark.parametrize(
    ("place", "joined"),
    [
        ("https://meet.example.org/x", True),
        ("http://meet.example.org/x", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("Room 4", False),
    ],
)
def test_only_an_address_of_the_web_becomes_a_link(client, me, coach, place, joined):
    booked(me, coach, place=place)
    for page in ("coaching:mine", "intermediary:me"):
        text = client.get(reverse(page)).content.decode()
        assert ("Join the call" in text) is joined
        assert (f'href="{place}"' in text) is joined
        assert (f"<bdi>{place}</bdi>" in text) is not joined
