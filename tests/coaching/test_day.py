"""A coach's day and week: what is booked, free, shared with a group, and off."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from coaching.around import around
from coaching.day import DayPlan
from coaching.models import Session
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
ON = dt.date(2026, 3, 3)
ZONE = ZoneInfo("America/New_York")


def at(hour, minute=0, on=ON):
    return dt.datetime.combine(on, dt.time(hour, minute), ZONE)


def told(teresa, now):
    rows = Session.objects.filter(coach=teresa).in_days(ON)
    plan = DayPlan(rows, on=ON, now=now, around=around(teresa, ON, ON))
    return plan, [(line.kind, line.at.strftime("%H:%M")) for line in plan.lines]


def test_a_day_is_told_in_order_with_its_gaps(teresa, amara):
    make.SessionFactory(trainee=amara, coach=teresa, starts_at=at(10))
    make.GroupSessionFactory(coach=teresa, starts_at=at(12), minutes=60)
    make.TimeOffFactory(coach=teresa, starts_at=at(15), ends_at=at(17), reason="Dentist")
    plan, lines = told(teresa, at(8))
    assert lines == [
        ("free", "09:00"), ("slot", "10:00"), ("free", "10:30"), ("slot", "12:00"),
        ("free", "13:00"), ("away", "15:00"),
    ]  # fmt: skip
    gaps = [line.what for line in plan.lines if line.kind == "free"]
    assert [len(gap.times) for gap in gaps] == [2, 3, 4]
    assert [gap.ends.hour for gap in gaps] == [10, 12, 15]


def test_what_is_over_is_not_free(teresa):
    _plan, lines = told(teresa, at(16, 10))
    assert lines == [("free", "16:30")]
    assert told(teresa, at(9, on=ON + DAY))[1] == []


def test_people_of_a_group_are_drawn_once_and_counted_each(teresa):
    group = make.GroupSessionFactory(coach=teresa, starts_at=at(12), minutes=60)
    for _n in range(3):
        make.SessionFactory(coach=teresa, group=group, starts_at=at(12), minutes=60)
    plan, _ = told(teresa, at(8))
    assert len(plan.week.slots) == 1
    assert plan.week.counts["booked"] == 3


def test_now_stands_between_what_was_and_what_comes(teresa, amara):
    make.SessionFactory(trainee=amara, coach=teresa, starts_at=at(10))
    plan, lines = told(teresa, at(10, 40))
    assert lines == [("slot", "10:00"), ("free", "11:00")]
    assert plan.now_line == 1
    assert told(teresa, at(8, on=ON + DAY))[0].now_line is None


def test_the_day_page_shows_what_waits_beside_it(client, teresa, amara):
    make.SessionFactory(trainee=amara, coach=teresa, starts_at=timezone.now() - 3 * DAY)
    make.ActionItemFactory(
        trainee=amara, whose="coach", text="Call the site", created_by=teresa,
        due_on=timezone.localdate(),
    )  # fmt: skip
    client.force_login(teresa)
    text = client.get(reverse("coaching:day")).content.decode()
    assert "Call the site" in text
    assert "Not noted" in text
    assert (
        "Free until"
        in client.get(
            reverse("coaching:day"), {"on": (timezone.localdate() + DAY).isoformat()}
        ).content.decode()
    )


def test_a_manager_looks_at_any_coach_and_an_empty_house_is_no_fault(client, teresa):
    client.force_login(make.UserFactory())
    url = reverse("coaching:day")
    assert client.get(url, {"coach": teresa.pk}).context["coach"] == teresa
    assert client.get(url, {"coach": "nobody", "on": "never"}).status_code == 200
    teresa.roles = []
    teresa.save()
    assert "Nobody coaches yet" in client.get(url).content.decode()


def test_the_week_shows_hours_and_time_off_behind_the_sessions(client, teresa):
    monday = timezone.localdate() - timezone.localdate().weekday() * DAY
    make.TimeOffFactory(
        coach=teresa, starts_at=at(0, on=monday), ends_at=at(0, on=monday + DAY), reason="Snow"
    )
    client.force_login(teresa)
    text = client.get(reverse("coaching:week")).content.decode()
    assert "band away" in text
    assert text.count("band open") == 7
    assert "Snow" in text


def test_a_session_is_put_into_a_gap_with_its_day_and_time(client, teresa, amara):
    client.force_login(teresa)
    query = f"?coach={teresa.pk}&day=2030-03-04&time=10:00&next=/staff/sessions/day/"
    form = client.get(reverse("coaching:new") + query)
    assert 'value="10:00"' in form.content.decode()
    said = {
        "who": amara.key, "kind": "check_in", "coach": teresa.pk, "day": "2030-03-04",
        "time": "10:00", "minutes": "30", "place": "",
    }  # fmt: skip
    assert client.post(reverse("coaching:new") + query, said).url == "/staff/sessions/day/"
    assert Session.objects.get().starts_at == at(10, on=dt.date(2030, 3, 4))
