"""When a coach has time: set by whom, warned of overlaps, and what time off runs over."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching import hours
from coaching.models import Availability, Session, TimeOff
from intermediary.choices import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
ZONE = ZoneInfo("America/New_York")
NEW = {"weekday": 0, "starts": "09:00", "ends": "12:00", "minutes": 30, "place": "Room 1"}


def ahead(days, hour):
    """An hour on a day to come, by the clock of the site."""
    on = timezone.now().astimezone(ZONE).date() + days * DAY
    return dt.datetime.combine(on, dt.time(hour), ZONE)


def said(client):
    return [str(each) for each in client.get("/staff/availability/").context["messages"]]


def test_a_coach_publishes_changes_ends_and_deletes_hours(client):
    coach, site = make.UserFactory(roles=[Role.COACH]), make.SiteFactory()
    client.force_login(coach)
    assert client.post(reverse("coaching:hours_new"), {**NEW, "site": site.pk}).status_code == 302
    rule = Availability.objects.get(coach=coach)
    assert "Room 1" in client.get("/staff/availability/").content.decode()
    edit = reverse("coaching:hours_edit", args=[rule.pk])
    client.post(edit, {**NEW, "site": site.pk, "ends": "13:00"})
    rule.refresh_from_db()
    assert rule.ends == dt.time(13)
    end = reverse("coaching:hours_end", args=[rule.pk])
    client.post(end, {"ends_on": "2030-01-01"})
    rule.refresh_from_db()
    assert rule.ends_on == dt.date(2030, 1, 1)
    client.post(end, {"delete": "yes"})
    assert not Availability.objects.filter(coach=coach).exists()


def test_extra_hours_hold_on_one_day(client):
    coach, site = make.UserFactory(roles=[Role.COACH]), make.SiteFactory()
    client.force_login(coach)
    facts = {**NEW, "site": site.pk, "on": "2030-01-05"}
    client.post(reverse("coaching:hours_new") + "?once", facts)
    rule = Availability.objects.get(coach=coach)
    assert (rule.on, rule.weekday) == (dt.date(2030, 1, 5), None)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ends": "08:00"}, "ends"),
        ({"ends": "09:20"}, "ends"),
        ({"starts_on": "2030-02-01", "ends_on": "2030-01-01"}, "ends_on"),
        ({"minutes": 5}, "minutes"),
        ({"weekday": 9}, "weekday"),
    ],
)
def test_hours_that_make_no_sense_are_refused_at_their_field(client, change, field):
    client.force_login(make.UserFactory(roles=[Role.COACH]))
    facts = {**NEW, "site": make.SiteFactory().pk, **change}
    answer = client.post(reverse("coaching:hours_new"), facts)
    assert field in answer.context["form"].errors


def test_hours_that_overlap_ones_own_are_saved_with_a_warning(client, teresa):
    client.force_login(teresa)
    site = teresa.availabilities.first().site
    client.post(reverse("coaching:hours_new"), {**NEW, "site": site.pk})
    assert any("overlap" in each for each in said(client))
    assert "Overlaps other hours" in client.get("/staff/availability/").content.decode()


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        ({"weekday": 0, "starts": dt.time(11), "ends": dt.time(13)}, True),
        ({"weekday": 0, "starts": dt.time(12), "ends": dt.time(13)}, False),
        ({"weekday": 1}, False),
        ({"weekday": 0, "starts_on": dt.date(2031, 1, 1)}, False),
        ({"weekday": None, "on": dt.date(2030, 1, 7)}, True),  # a Monday
        ({"weekday": None, "on": dt.date(2030, 1, 8)}, False),
        ({"weekday": None, "on": dt.date(2031, 1, 6)}, False),
    ],
)
def test_overlaps_are_found_by_day_and_time(other, meets):
    coach = make.UserFactory(roles=[Role.COACH])
    first = make.AvailabilityFactory(coach=coach, ends_on=dt.date(2030, 12, 31))
    second = make.AvailabilityFactory(coach=coach, **other)
    assert hours.overlapping([first, second]) == ({first.pk, second.pk} if meets else set())


def test_managers_write_for_a_coach_and_coaches_only_for_themselves(client, teresa):
    rule = teresa.availabilities.first()
    edit = reverse("coaching:hours_edit", args=[rule.pk])
    client.force_login(make.UserFactory(roles=[Role.COACH]))
    assert client.get(edit).status_code == 404
    client.force_login(make.UserFactory())
    assert client.get(edit).status_code == 200
    shown = client.get("/staff/availability/", {"coach": teresa.pk})
    assert shown.context["coach"] == teresa
    client.post(
        reverse("coaching:time_off_new") + f"?coach={teresa.pk}", {"first_day": "2030-01-05"}
    )
    assert TimeOff.objects.get().coach == teresa


def test_time_off_is_whole_days_or_hours_by_the_clock_of_the_site(client, teresa):
    client.force_login(teresa)
    facts = {"first_day": "2030-07-01", "last_day": "2030-07-02", "reason": "Rest"}
    client.post(reverse("coaching:time_off_new"), facts)
    away = TimeOff.objects.get()
    assert away.starts_at == dt.datetime(2030, 7, 1, tzinfo=ZONE)
    assert away.ends_at == dt.datetime(2030, 7, 3, tzinfo=ZONE)
    edit = reverse("coaching:time_off_edit", args=[away.pk])
    assert 'value="2030-07-02"' in client.get(edit).content.decode()
    client.post(edit, {"first_day": "2030-07-01", "from_time": "13:00", "to_time": "15:00"})
    away.refresh_from_db()
    assert (away.ends_at - away.starts_at) == dt.timedelta(hours=2)
    wrong = client.post(edit, {"first_day": "2030-07-01", "from_time": "15:00", "to_time": "13:00"})
    assert "last_day" in wrong.context["form"].errors
    client.post(reverse("coaching:time_off_delete", args=[away.pk]))
    assert not TimeOff.objects.exists()


@pytest.fixture
def absent(teresa, amara):
    """Teresa is away on a day with three sessions; a colleague at her site is free at nine."""
    sessions = [make.SessionFactory(coach=teresa, starts_at=ahead(5, hour)) for hour in (9, 10, 11)]
    other = make.UserFactory(roles=[Role.COACH], name="Ines Ruiz")
    make.AvailabilityFactory(coach=other, site=teresa.availabilities.first().site)
    make.SessionFactory(coach=other, starts_at=ahead(5, 10))
    away = make.TimeOffFactory(coach=teresa, starts_at=ahead(5, 0), ends_at=ahead(6, 0))
    return away, sessions, other


def test_time_off_over_sessions_leads_to_what_becomes_of_them(client, teresa, absent):
    away, sessions, other = absent
    away.delete()
    client.force_login(teresa)
    day = ahead(5, 0).date().isoformat()
    answer = client.post(reverse("coaching:time_off_new"), {"first_day": day})
    made = TimeOff.objects.get()
    assert answer.url == reverse("coaching:absence", args=[made.pk])
    text = client.get(answer.url).content.decode()
    assert text.count("Same time with Ines Ruiz") == 2  # at nine and eleven, not at ten
    assert "Move to" in text


def test_sessions_are_moved_given_away_and_canceled_in_one_go(client, teresa, absent):
    away, (nine, ten, eleven), other = absent
    client.force_login(teresa)
    url = reverse("coaching:absence", args=[away.pk])
    said = {f"pick_{each.pk}": "on" for each in (nine, ten, eleven)}
    way = next(w for w in client.get(url).context["form"].ways if w.session == ten)
    when = way.next_free.starts_at
    said |= {f"what_{nine.pk}": other.pk, f"what_{ten.pk}": when.isoformat()}
    said |= {f"what_{eleven.pk}": "cancel"}
    assert client.post(url, {**said, "reason": "Ill"}).status_code == 302
    for each in (nine, ten, eleven):
        each.refresh_from_db()
    assert (nine.coach, nine.starts_at) == (other, ahead(5, 9))
    assert ten.coach == teresa
    assert ten.starts_at == when >= away.ends_at
    assert (eleven.outcome, eleven.reason) == ("canceled", "Ill")
    assert "No session stands in it" in client.get(url).content.decode()


def test_a_time_that_went_meanwhile_is_not_replaced_by_another_one(client, teresa, absent):
    away, (nine, ten, eleven), _other = absent
    client.force_login(teresa)
    url = reverse("coaching:absence", args=[away.pk])
    when = client.get(url).context["form"].ways[0].next_free.starts_at
    make.SessionFactory(coach=teresa, starts_at=when)
    said = {f"pick_{nine.pk}": "on", f"what_{nine.pk}": when.isoformat(), "reason": ""}
    answer = client.post(url, said)
    assert answer.status_code == 422
    assert "This time has just been taken." in answer.content.decode()
    nine.refresh_from_db()
    assert nine.starts_at == ahead(5, 9)


def test_what_is_not_ticked_stays_and_what_cannot_be_done_is_told(client, teresa, absent):
    away, (nine, ten, eleven), other = absent
    now = timezone.now()
    done = hours.clear_absence(
        choices=[
            hours.Choice(ten, str(other.pk), coach=other),
            hours.Choice(eleven, "cancel"),
            hours.Choice(eleven, "cancel"),
        ],
        reason="",
        now=now,
        by=teresa,
    )
    assert [each for each, _why in done.left] == [ten, eleven]
    assert "Ines Ruiz is not free then." in done.left[0][1]
    assert done.canceled == [eleven]
    client.force_login(teresa)
    client.post(reverse("coaching:absence", args=[away.pk]), {f"what_{nine.pk}": "cancel"})
    assert Session.objects.booked().filter(coach=teresa).count() == 2
