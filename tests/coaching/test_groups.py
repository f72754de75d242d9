"""Group sessions: never twice at once, seats that run out, and a panel that is told."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from coaching import groups
from coaching.models import GroupSession, Session
from intermediary.models import Letter
from tests import factories as make

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def group(teresa, amara):
    site = amara.enrollments.get().cohort.site
    return make.GroupSessionFactory(
        coach=teresa, site=site, starts_at=timezone.now() + 48 * HOUR, seats=2, title="Panel"
    )


def facts(group, **more):
    local = group.starts_at.astimezone(__import__("zoneinfo").ZoneInfo(group.site.time_zone))
    return {
        "title": "Panel", "kind": "mock_interview", "coach": group.coach.pk, "site": group.site.pk,
        "day": local.date().isoformat(), "time": local.strftime("%H:%M"), "minutes": 90,
        "seats": 2, "place": "Room 4", **more,
    }  # fmt: skip


def test_a_coach_is_never_in_two_places(client, teresa, group):
    client.force_login(teresa)
    new = reverse("coaching:group_new")
    answer = client.post(new, facts(group))
    assert "holds “Panel” then" in str(answer.context["form"].errors["time"])
    GroupSession.objects.all().delete()
    session = make.SessionFactory(coach=teresa, starts_at=group.starts_at + HOUR)
    answer = client.post(new, facts(group))
    assert f"a session with {session.trainee} then" in str(answer.context["form"].errors["time"])
    session.delete()
    away = make.TimeOffFactory(
        coach=teresa, starts_at=group.starts_at, ends_at=group.starts_at + HOUR
    )
    answer = client.post(new, facts(group))
    assert "is away then" in str(answer.context["form"].errors["time"])
    away.delete()
    assert client.post(new, facts(group)).status_code == 302


def test_the_panel_gets_a_letter_once_and_again_when_the_time_changes(client, teresa, group):
    rosa = make.ContactFactory(email="rosa@example.org", name="Rosa Tillman")
    client.force_login(teresa)
    url = reverse("coaching:group_edit", args=[group.pk])
    for _twice in range(2):
        assert client.post(url, facts(group, panel=[rosa.pk])).status_code == 302
    assert Letter.objects.filter(name="coaching/email/panel_asked").count() == 1
    client.post(url, facts(group, panel=[rosa.pk], place="Room 9"))
    assert Letter.objects.filter(name="coaching/email/panel_asked").count() == 2
    assert "Rosa Tillman" in client.get(reverse("coaching:group", args=[group.pk])).content.decode()
    client.post(reverse("coaching:group_call_off", args=[group.pk]), {"reason": "Snow"})
    assert Letter.objects.get(name="coaching/email/panel_off").to == "rosa@example.org"


def test_people_of_a_cohort_get_seats_until_there_are_none(client, teresa, group, amara):
    cohort = amara.enrollments.get().cohort
    others = [make.EnrollmentFactory(cohort=cohort).trainee for _n in range(2)]
    client.force_login(teresa)
    url = reverse("coaching:group_people", args=[group.pk])
    shown = client.get(url, {"cohort": cohort.pk})
    assert set(shown.context["found"]) == {amara, *others}
    assert list(client.get(url, {"q": "Osei"}).context["found"]) == [amara]
    client.post(url, {"pick": [amara.pk, *(each.pk for each in others)]})
    assert Session.objects.filter(group=group).count() == 2
    page = client.get(reverse("coaching:group", args=[group.pk])).content.decode()
    assert "2 of 2 seats taken" in page
    assert "No seat is left" in page


def test_who_has_something_else_then_gets_no_seat(teresa, group, amara):
    make.SessionFactory(trainee=amara, starts_at=group.starts_at)
    added, left = groups.add_people(group=group, people=[amara], by=teresa)
    assert (added, left) == ([], [amara])


def test_people_follow_their_group_to_another_time_or_nobody_does(client, teresa, group, amara):
    groups.add_people(group=group, people=[amara], by=teresa)
    session = Session.objects.get(group=group)
    group.starts_at += 5 * HOUR
    groups.save(group=group, panel=[], now=timezone.now(), by=teresa)
    session.refresh_from_db()
    assert session.starts_at == group.starts_at
    make.SessionFactory(trainee=amara, starts_at=group.starts_at + 5 * HOUR)
    group.starts_at += 5 * HOUR
    with pytest.raises(ValidationError, match="has another session then"):
        groups.save(group=group, panel=[], now=timezone.now(), by=teresa)
    session.refresh_from_db()
    assert session.starts_at == group.starts_at - 5 * HOUR


def test_outcomes_of_all_are_noted_with_one_form(client, teresa, amara):
    group = make.GroupSessionFactory(coach=teresa, starts_at=timezone.now() - HOUR)
    rows = [
        make.SessionFactory(coach=teresa, group=group, starts_at=group.starts_at) for _n in range(3)
    ]
    client.force_login(teresa)
    said = {f"how_{rows[0].pk}": "seen", f"how_{rows[1].pk}": "no_show", f"how_{rows[2].pk}": ""}
    client.post(reverse("coaching:group", args=[group.pk]), said)
    for row in rows:
        row.refresh_from_db()
    assert [row.outcome for row in rows] == ["seen", "no_show", "booked"]


def test_calling_off_cancels_the_seats_once_with_the_reason(teresa, group, amara):
    groups.add_people(group=group, people=[amara], by=teresa)
    now = timezone.now()
    assert groups.call_off(group=group, reason="Snow", now=now, by=teresa) == 1
    assert groups.call_off(group=group, reason="Rain", now=now, by=teresa) == 0
    session = Session.objects.get(group=group)
    assert (session.outcome, session.reason) == ("canceled", "Snow")
    with pytest.raises(ValidationError, match="called off"):
        groups.add_people(group=group, people=[amara], by=teresa)


def test_a_seat_is_taken_back_and_seats_cannot_fall_below_those_taken(client, teresa, group, amara):
    groups.add_people(group=group, people=[amara], by=teresa)
    client.force_login(teresa)
    edit = reverse("coaching:group_edit", args=[group.pk])
    assert "seats" in client.post(edit, facts(group, seats=0)).context["form"].errors
    session = Session.objects.get(group=group)
    client.post(reverse("coaching:group_leave", args=[session.pk]))
    assert groups.seats_taken(group) == 0


def test_the_list_has_parts_and_filters(client, teresa, group):
    client.force_login(teresa)
    url = reverse("coaching:groups")
    assert [each.pk for each in client.get(url).context["page"]] == [group.pk]
    for query, found in (({"when": "past"}, 0), ({"q": "pan"}, 1), ({"kind": "leadership"}, 0)):
        assert len(client.get(url, query).context["page"]) == found
