"""A coach's week: every session stands on its day and hour, nothing over anything else."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from coaching.models import Session
from coaching.week import ROWS_IN_DAY, Week
from intermediary.choices import STAFF, Role
from tests.factories import EnrollmentFactory, SessionFactory, SiteFactory, UserFactory

HOUR = dt.timedelta(hours=1)
MONDAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 25, 15, 10, tzinfo=dt.UTC)  # Wednesday, 10:10 am in New York
NEW_YORK, LOS_ANGELES = "America/New_York", "America/Los_Angeles"


def at(day, hour, minute=0):
    """An instant by the clock of New York, in winter."""
    return dt.datetime(2026, 11, day, minute=minute, tzinfo=dt.UTC) + (hour + 5) * HOUR


def session(starts_at, minutes=30, outcome="booked", zone=NEW_YORK, pk=None):
    """A session that is in no database, with the zone a list gives it."""
    made = Session(pk=pk, starts_at=starts_at, minutes=minutes, outcome=outcome)
    made.zone = zone
    return made


def week(*rows, now=NOW):
    return Week(rows, monday=MONDAY, now=now)


def only(found):
    [slot] = found.slots
    return slot


def test_a_session_stands_in_the_rows_of_its_quarters_of_an_hour():
    slot = only(week(session(at(25, 10, 15), 45)))
    assert (slot.row, slot.rows, slot.lane) == (6, 3, 1)
    odd = only(week(session(at(25, 10, 20), 30)))
    assert (odd.row, odd.rows) == (6, 3)


def test_a_short_session_is_drawn_half_an_hour_high_and_one_past_midnight_ends_there():
    assert only(week(session(at(25, 10), 10))).rows == 2
    late = only(week(session(at(25, 23, 50), 60)))
    assert late.end == ROWS_IN_DAY


def test_the_hours_are_working_hours_and_whatever_else_has_a_session():
    assert list(week().hours) == list(range(9, 17))
    assert list(week(session(at(25, 7, 30)), session(at(26, 17, 45))).hours) == list(range(7, 19))


def test_a_weekend_is_drawn_only_when_something_is_in_it():
    assert [day.on.weekday() for day in week().days] == [0, 1, 2, 3, 4]
    found = week(session(at(28, 10)))
    assert [day.on.weekday() for day in found.days] == [0, 1, 2, 3, 4, 5]


def test_what_is_at_once_stands_side_by_side_and_a_free_lane_is_used_again():
    found = week(session(at(25, 10), 60), session(at(25, 10, 30)), session(at(25, 11)))
    assert [(slot.lane, slot.row) for slot in found.days[2].slots] == [(1, 5), (2, 7), (1, 9)]
    assert found.days[2].lanes == 2


@given(
    st.lists(
        st.tuples(st.integers(0, 24 * 60 - 1), st.integers(1, 600), st.booleans()), max_size=14
    )
)
def test_nothing_ever_overlaps(times):
    rows = [
        session(at(25, 0, 0) + dt.timedelta(minutes=start), minutes, zone=NEW_YORK)
        for start, minutes, _unused in times
    ]
    found = week(*rows)
    taken = [
        (day.on, row, slot.lane)
        for day in found.days
        for slot in day.slots
        for row in range(slot.row, slot.row + slot.rows)
    ]
    assert len(taken) == len(set(taken))
    assert all(1 <= slot.row <= len(found.hours) * 4 for slot in found.slots)
    assert len(found.slots) == len(rows)


def test_each_session_says_where_it_stands_and_the_week_what_it_comes_to():
    found = week(
        session(at(23, 9), outcome="seen"),
        session(at(24, 9), outcome="no_show"),
        session(at(24, 11)),
        session(at(25, 10)),
        session(at(25, 16)),
        session(at(26, 9), outcome="canceled"),
    )
    states = ["seen", "no_show", "to_note", "now", "booked"]
    assert [slot.state for slot in found.slots] == states
    assert found.counts == {"seen": 1, "no_show": 1, "to_note": 2, "booked": 1}
    assert found.canceled == 1


def test_a_session_stands_at_the_clock_of_its_site_and_now_at_that_of_most():
    west = session(at(25, 12), zone=LOS_ANGELES)
    found = week(west, session(at(25, 9)), session(at(26, 9)))
    assert [(s.starts.hour, s.row) for s in found.days[2].slots] == [(9, 1), (9, 1)]
    assert found.zone == NEW_YORK
    assert found.now_row == 5
    assert week(now=at(25, 20)).now_row is None
    assert week(now=NOW + dt.timedelta(days=7)).now_row is None


def test_more_at_once_than_fits_is_an_agenda():
    assert not week(*(session(at(25, 10)) for _n in range(6))).is_wide
    assert week(*(session(at(25, 10)) for _n in range(7))).is_wide


# --- the page ------------------------------------------------------------------------------------


@pytest.fixture
def coach(client, db):
    user = UserFactory(roles=[Role.COACH], name="Teresa Novak")
    client.force_login(user)
    return user


def shown(client, **query):
    """The sessions in the calendar, in order."""
    found = client.get(reverse("coaching:week"), query).context["week"]
    return [slot.session.pk for slot in found.slots]


def noon(day):
    """Noon of a day where the portal is."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


def of(coach, starts_at, **more):
    return SessionFactory(coach=coach, starts_at=starts_at, **more)


def test_a_coach_opens_on_their_own_week_and_walks_to_others(client, coach):
    today = noon(timezone.localdate())
    mine = of(coach, today)
    SessionFactory(starts_at=today)
    later = of(coach, today + dt.timedelta(days=7))
    assert shown(client) == [mine.pk]
    text = client.get(reverse("coaching:week")).content.decode()
    assert "Teresa Novak" in text
    after = timezone.localdate() + dt.timedelta(days=7)
    assert shown(client, **{"from": after.isoformat()}) == [later.pk]


def test_a_day_of_the_week_and_a_day_that_makes_no_sense_lead_to_a_week(client, coach):
    mine = of(coach, at(26, 9))
    assert shown(client, **{"from": "2026-11-29"}) == [mine.pk]
    for odd in ("soon", "0001-01-01", "9999-12-31", ""):
        assert client.get(reverse("coaching:week"), {"from": odd}).status_code == 200


def test_the_week_ends_by_the_clock_of_the_site(client, coach):
    row = EnrollmentFactory(cohort__site__time_zone=LOS_ANGELES)
    late = of(coach, dt.datetime(2026, 11, 30, 7, 30, tzinfo=dt.UTC), trainee=row.trainee)
    assert shown(client, **{"from": "2026-11-23"}) == [late.pk]  # Sunday, 11:30 pm
    assert "11:30 pm" in client.get(reverse("coaching:week"), {"from": MONDAY}).content.decode()
    empty = client.get(reverse("coaching:week"), {"from": "2026-11-30"})
    assert empty.context["week"].slots == []


def test_an_empty_week_says_when_the_next_session_is(client, coach):
    text = client.get(reverse("coaching:week"), {"from": "2026-11-16"}).content.decode()
    assert "No session this week" in text
    assert "Nothing is booked later either." in text
    of(coach, at(26, 9))
    text = client.get(reverse("coaching:week"), {"from": "2026-11-09"}).content.decode()
    assert "The next one is on Thu, Nov 26, at 9:00 am." in text
    assert "from=2026-11-23" in text


@pytest.mark.parametrize("role", STAFF)
def test_all_staff_look_and_only_coaches_and_managers_note(client, db, role):
    row = of(UserFactory(roles=[Role.COACH]), timezone.now() - dt.timedelta(minutes=5))
    client.force_login(UserFactory(roles=[role]))
    page = client.get(reverse("coaching:week"), {"coach": row.coach_id}).content.decode()
    assert str(row.trainee) in page
    may = role in {Role.ADMIN, Role.MANAGER, Role.COACH}
    assert ("How did it go?" in page) == may
    assert ("Not noted" in page) != may


def test_a_manager_sees_which_coach_has_most_to_note(client, db):
    client.force_login(UserFactory())
    busy, calm = (UserFactory(roles=[Role.COACH], name=name) for name in ("Zed Busy", "Al Calm"))
    past = noon(timezone.localdate() - dt.timedelta(days=7))
    asked = {"from": past.date().isoformat()}
    of(busy, past)
    of(calm, past, outcome="seen")
    of(None, past)
    context = client.get(reverse("coaching:week"), asked).context
    assert [str(row["coach"]) for row in context["coaches"]] == ["Zed Busy", "Al Calm", "None"]
    assert context["coaches"][0]["to_note"] == 1
    assert context["sums"]["seen"] == 1
    text = client.get(reverse("coaching:week"), {**asked, "coach": "none"})
    assert len(text.context["week"].slots) == 1


def test_staff_of_one_site_see_the_week_of_its_people(client, db):
    here = EnrollmentFactory(cohort__site=SiteFactory())
    coach = UserFactory(roles=[Role.COACH])
    theirs = of(coach, at(24, 9), trainee=here.trainee)
    of(coach, at(24, 10), trainee=EnrollmentFactory().trainee)
    client.force_login(UserFactory(sites=[here.cohort.site]))
    assert shown(client, coach=coach.pk, **{"from": MONDAY.isoformat()}) == [theirs.pk]


def test_an_answer_in_place_brings_the_week_back_with_the_session_in_it(client, coach):
    row = of(coach, timezone.now() - dt.timedelta(minutes=5))
    here = reverse("coaching:week")
    answer = client.post(
        reverse("coaching:note", args=[row.pk]),
        {"outcome": "seen", "next": here},
        headers={"HX-Request": "true"},
        follow=True,
    )
    text = answer.content.decode()
    assert f'id="session-{row.pk}"' in text
    assert 'id="sums"' in text
    assert "How did it go?" not in text


def test_the_queries_of_a_week_do_not_grow_with_its_sessions(client, coach):
    client.force_login(UserFactory(roles=[Role.MANAGER]))

    def queries(**query):
        client.get(reverse("coaching:week"), query)
        with CaptureQueriesContext(connection) as caught:
            client.get(reverse("coaching:week"), query)
        return len(caught)

    def fill(count):
        for n in range(count):
            row = EnrollmentFactory()
            seen = {"trainee": row.trainee, "outcome": "seen"}
            of(coach, at(24, 9, n), **seen)
            of(UserFactory(roles=[Role.COACH]), at(24, 9, n), **seen)

    asked = ({"coach": coach.pk, "from": MONDAY.isoformat()}, {"from": MONDAY.isoformat()})
    fill(1)
    few = [queries(**query) for query in asked]
    fill(8)
    assert [queries(**query) for query in asked] == few
