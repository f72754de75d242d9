"""Calendar feeds: a secret address, exact files, and what whose calendar never says."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil import rrule
from django.utils import timezone
from django.utils.http import http_date
from hypothesis import given
from hypothesis import strategies as st

from coaching import actions, booking
from coaching.models import Session
from intermediary.calendars import Event, as_ical, span
from intermediary.choices import Role
from intermediary.feed_links import feed_behind, secret_of
from intermediary.feeds import feed_of
from intermediary.own_models import CalendarFeed
from placements.models import Interview
from tests import factories as make
from tests.ics_reader import read

pytestmark = pytest.mark.django_db
DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)
NOW = dt.datetime(2026, 3, 2, 15, 30, tzinfo=dt.UTC)
PAGE = "/account/calendar/"


@pytest.fixture
def trainee():
    user = make.UserFactory(roles=[Role.TRAINEE], name="Marisol Quiñones")
    return make.TraineeFactory(user=user, first_name="Marisol", last_name="Quiñones")


@pytest.fixture
def coach():
    return make.UserFactory(roles=[Role.COACH], name="Teresa Novak")


def events(user, now=NOW):
    return read(feed_of(user, now))[1]


def only(user, now=NOW):
    [event] = events(user, now)
    return event


# --- the address ---------------------------------------------------------------------------------


def test_an_address_opens_the_calendar_without_signing_in(client, trainee):
    feed = make.CalendarFeedFactory(user=trainee.user)
    make.SessionFactory(trainee=trainee, starts_at=timezone.now() + DAY)
    answer = client.get(f"/calendar/{secret_of(feed)}.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "private" in answer["Cache-Control"]
    assert len(read(answer.content)[1]) == 1
    assert client.head(f"/calendar/{secret_of(feed)}.ics").content == b""
    assert client.post(f"/calendar/{secret_of(feed)}.ics").status_code == 405


def test_a_wrong_address_a_replaced_one_and_that_of_somebody_who_left_are_all_one_404(
    client, trainee, caplog, settings
):
    feed = make.CalendarFeedFactory(user=trainee.user)
    secret = secret_of(feed)
    assert len(secret) == 48
    wrong = ["x", "nobody", "A" * 48, secret[:-1], secret[:-1] + "!", "é" * 48, f"{secret}AAAA"]
    wrong.append(secret[:-1] + ("B" if secret[-1] == "A" else "A"))
    dead = make.CalendarFeedFactory(user__is_active=False)
    wrong.append(secret_of(dead))
    for each in wrong:
        answer = client.get(f"/calendar/{each}.ics")
        assert (answer.status_code, answer.content) == (404, b"")
    client.force_login(trainee.user)
    client.post(f"{PAGE}new/")
    assert client.get(f"/calendar/{secret}.ics").status_code == 404
    feed.refresh_from_db()
    assert client.get(f"/calendar/{secret_of(feed)}.ics").status_code == 200
    client.post(f"{PAGE}end/")
    assert client.get(f"/calendar/{secret_of(feed)}.ics").status_code == 404
    assert "calendar/" not in caplog.text


def test_neither_the_code_nor_the_key_alone_make_the_address(trainee, settings):
    feed = make.CalendarFeedFactory(user=trainee.user)
    secret = secret_of(feed)
    settings.SECRET_KEY = "another"
    assert secret_of(feed) != secret
    assert feed_behind(secret) is None
    settings.SECRET_KEY_FALLBACKS = ["for-development-only-" + "x" * 40]
    assert feed_behind(secret) == feed


def test_the_page_gives_renews_and_ends_an_address_for_every_role(client):
    for role in Role:
        user = make.UserFactory(roles=[role])
        client.force_login(user)
        assert "Get my calendar address" in client.get(PAGE).content.decode()
        assert not CalendarFeed.objects.filter(user=user).exists()
        text = client.post(f"{PAGE}new/", follow=True).content.decode()
        first = secret_of(CalendarFeed.objects.get(user=user))
        assert f"/calendar/{first}.ics" in text
        assert f'href="webcal://localhost:8000/calendar/{first}.ics"' in text
        text = client.post(f"{PAGE}new/", follow=True).content.decode()
        assert first not in text
        client.post(f"{PAGE}end/")
        assert not CalendarFeed.objects.filter(user=user).exists()


def test_a_program_that_has_the_file_already_is_told_so(client, trainee):
    feed = make.CalendarFeedFactory(user=trainee.user)
    session = make.SessionFactory(trainee=trainee, starts_at=timezone.now() + DAY)
    address = f"/calendar/{secret_of(feed)}.ics"
    first = client.get(address)
    etag, since = first["ETag"], first["Last-Modified"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    assert client.get(address, headers={"If-Modified-Since": since}).status_code == 304
    old = http_date(timezone.now().timestamp() - 60)
    assert client.get(address, headers={"If-Modified-Since": old}).status_code == 200
    assert client.get(address).content == first.content
    session.delete()
    again = client.get(address, headers={"If-None-Match": etag})
    assert again.status_code == 200
    assert again["ETag"] != etag


# --- the file ------------------------------------------------------------------------------------


def test_the_file_says_its_name_and_how_often_to_ask(trainee):
    calendar, _events = read(feed_of(trainee.user, NOW))
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "Calendar of Marisol Quiñones"
    assert calendar["REFRESH-INTERVAL"] == calendar["X-PUBLISHED-TTL"] == "PT1H"
    assert calendar["parameters"]["REFRESH-INTERVAL"] == {"VALUE": "DURATION"}


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200),
    st.lists(st.sampled_from(["\\", ";", ",", "\n", "é", "字", "😀", "x" * 70, ":", '"', " "])),
)
def test_any_words_come_through_whole(words, odd):
    said = words + "".join(odd)
    event = Event(key="k", summary=said, text=said, place=said, changed_at=NOW, **span(NOW, 30))
    _calendar, [found] = read(as_ical([event], name=said))
    assert found["SUMMARY"] == found["DESCRIPTION"] == found["LOCATION"] == said


def test_a_session_keeps_its_name_when_it_moves_and_counts_its_changes(trainee, coach):
    session = make.SessionFactory(trainee=trainee, coach=coach, starts_at=NOW + DAY, place="Room 4")
    first = only(trainee.user)
    assert first["UID"] == f"session-{session.key}@localhost"
    assert (first["SUMMARY"], first["LOCATION"]) == ("Check-in with Teresa Novak", "Room 4")
    assert (first["DTSTART"], first["SEQUENCE"]) == (NOW + DAY, 0)
    booking.move(session=session, starts_at=NOW + 2 * DAY, by=coach, now=NOW)
    moved = only(trainee.user)
    assert (moved["UID"], moved["SEQUENCE"]) == (first["UID"], 1)
    assert moved["DTSTART"] == NOW + 2 * DAY
    assert moved["LAST-MODIFIED"] == moved["DTSTAMP"] >= first["DTSTAMP"]


def test_a_canceled_session_is_called_off_for_a_month_and_then_gone(trainee, coach):
    session = make.SessionFactory(trainee=trainee, coach=coach, starts_at=timezone.now() + 90 * DAY)
    booking.cancel(session=session, reason="I am ill", by=coach, now=NOW)
    now = timezone.now()
    for user in (trainee.user, coach):
        event = only(user, now)
        assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
        assert "ill" not in str(event)
        assert only(user, now + 29 * DAY)
        assert events(user, now + 31 * DAY) == []


def test_what_was_long_ago_is_left_out_and_what_is_far_off_is_in(trainee):
    make.SessionFactory(trainee=trainee, starts_at=NOW - 31 * DAY)
    kept = {make.SessionFactory(trainee=trainee, starts_at=NOW + n * DAY).key for n in (-29, 900)}
    found = {
        event["UID"].removeprefix("session-").partition("@")[0] for event in events(trainee.user)
    }
    assert found == kept


@pytest.mark.parametrize("outcome", ["seen", "no_show", "excused"])
def test_how_a_session_went_is_in_no_calendar(trainee, coach, outcome):
    session = make.SessionFactory(trainee=trainee, coach=coach, starts_at=NOW - DAY)
    before = feed_of(trainee.user, NOW), feed_of(coach, NOW)
    actions.note_outcome(session=session, outcome=outcome, now=NOW, by=coach)
    assert (feed_of(trainee.user, NOW), feed_of(coach, NOW)) == before
    assert only(coach)["SUMMARY"] == "Check-in: Marisol"
    assert "Quiñones" not in str(only(coach))


def test_nobody_finds_what_is_somebody_elses(trainee, coach):
    make.SessionFactory(starts_at=NOW)
    other = make.ContactFactory().user
    make.InterviewFactory(state="accepted", starts_at=NOW)
    make.ActionItemFactory(due_on=NOW.date())
    make.TimeOffFactory(starts_at=NOW, ends_at=NOW + DAY)
    make.EnrollmentFactory(cohort__starts_on=NOW.date())
    make.GroupSessionFactory(starts_at=NOW)
    for user in (trainee.user, coach, other, make.UserFactory()):
        assert events(user) == []


def test_class_days_and_things_to_do_stand_on_their_day(trainee, coach):
    cohort = make.CohortFactory(
        starts_on=dt.date(2026, 3, 2), ends_on=dt.date(2026, 6, 5), track__name="IT Support"
    )
    make.EnrollmentFactory(trainee=trainee, cohort=cohort)
    make.ActionItemFactory(trainee=trainee, text="Bring a résumé", due_on=dt.date(2026, 3, 8))
    make.ActionItemFactory(trainee=trainee, whose="coach", created_by=coach)
    make.ActionItemFactory(trainee=trainee, done_at=NOW)
    found = {e["SUMMARY"]: (e["DTSTART"], e["DTEND"]) for e in events(trainee.user)}
    assert found == {
        "First day of class: IT Support": (dt.date(2026, 3, 2), dt.date(2026, 3, 3)),
        "Last day of class: IT Support": (dt.date(2026, 6, 5), dt.date(2026, 6, 6)),
        "To do: Bring a résumé": (dt.date(2026, 3, 8), dt.date(2026, 3, 9)),
    }
    assert only(coach)["SUMMARY"] == "To do: Marisol"


def test_a_coach_has_a_group_once_and_time_off_without_its_reason(trainee, coach):
    group = make.GroupSessionFactory(coach=coach, starts_at=NOW)
    for person in (trainee, make.TraineeFactory()):
        make.SessionFactory(trainee=person, coach=coach, starts_at=NOW, minutes=90, group=group)
    make.TimeOffFactory(coach=coach, starts_at=NOW + DAY, ends_at=NOW + 3 * DAY, reason="Surgery")
    said = [event["SUMMARY"] for event in events(coach)]
    assert said == ["Mock interview: Mock interviews with employers", "Time off"]
    assert b"Surgery" not in feed_of(coach, NOW)
    assert only(trainee.user)["DTEND"] - only(trainee.user)["DTSTART"] == 90 * HOUR / 60


def test_an_interview_is_in_both_calendars_once_its_time_is_agreed(trainee):
    contact = make.ContactFactory()
    offer = make.open_offer(employer=contact.employer)
    match = make.MatchFactory(trainee=trainee, offer=offer, state="interviewing")
    row = make.InterviewFactory(match=match, starts_at=NOW + DAY)
    assert events(trainee.user) == events(contact.user) == []
    row.state = "accepted"
    row.save()
    assert only(trainee.user)["SUMMARY"].startswith("Interview: Help desk technician, Employer")
    theirs = only(contact.user)
    assert theirs["SUMMARY"] == "Interview: Help desk technician"
    assert "Marisol" not in str(theirs)
    match.state, match.reason, match.moved_at = "refused", "far", timezone.now()
    match.save()
    Interview.objects.update(starts_at=timezone.now() + DAY)
    off = only(contact.user, timezone.now())
    assert off["STATUS"] == "CANCELLED"
    assert off["SEQUENCE"] > theirs["SEQUENCE"]


def test_an_employers_person_has_the_events_they_come_to_and_their_panels(client):
    contact = make.ContactFactory()
    day = make.CohortDayFactory(starts_at=NOW + DAY)
    make.CohortDayFactory(starts_at=NOW + 2 * DAY)
    make.VolunteerFactory(day=day, contact=contact)
    group = make.GroupSessionFactory(starts_at=NOW + 3 * DAY)
    group.panel.add(contact)
    found = {event["UID"].partition("@")[0] for event in events(contact.user)}
    assert found == {f"cohort-day-{day.pk}", f"group-{group.pk}"}
    before = {event["UID"]: event["SEQUENCE"] for event in events(contact.user)}
    day.starts_at += HOUR
    day.save()
    after = {event["UID"]: event["SEQUENCE"] for event in events(contact.user)}
    assert sorted(after[uid] - before[uid] for uid in after) == [0, 1]


def test_the_calendar_speaks_the_persons_language(trainee, coach):
    trainee.user.language = "es"
    trainee.user.save()
    make.SessionFactory(trainee=trainee, coach=coach, starts_at=NOW)
    calendar, [event] = read(feed_of(trainee.user, NOW))
    assert "Calendario" in calendar["NAME"]
    assert event["SUMMARY"].endswith("con Teresa Novak")


@pytest.mark.parametrize("zone", ["America/New_York", "America/Los_Angeles"])
def test_a_weekly_session_at_nine_stays_at_nine_when_the_clocks_change(trainee, coach, zone):
    place = ZoneInfo(zone)
    for first in (dt.date(2026, 2, 16), dt.date(2026, 10, 12)):  # both changes of the clocks
        begin = dt.datetime.combine(first, dt.time(9))
        weekly = [*rrule.rrule(rrule.WEEKLY, dtstart=begin, count=8)]
        Session.objects.all().delete()
        for wall in weekly:
            make.SessionFactory(trainee=trainee, coach=coach, starts_at=wall.replace(tzinfo=place))
        now = dt.datetime.combine(first, dt.time(), dt.UTC)
        for user in (trainee.user, coach):
            found = events(user, now)
            local = sorted(event["DTSTART"].astimezone(place) for event in found)
            assert [each.replace(tzinfo=None) for each in local] == weekly
            assert len({event["DTSTART"].time() for event in found}) == 2  # an hour apart in UTC


def test_queries_do_not_grow_with_the_calendar(trainee, coach, django_assert_max_num_queries):
    for n in range(12):
        make.SessionFactory(trainee=trainee, coach=coach, starts_at=NOW + n * DAY)
        make.ActionItemFactory(trainee=trainee, due_on=NOW.date() + n * DAY)
    with django_assert_max_num_queries(12):
        assert len(events(trainee.user)) == 24


@pytest.mark.parametrize("zone", ["America/New_York", "America/Los_Angeles"])
def test_another_library_reads_nine_in_the_morning_on_both_sides_of_each_change(zone, trainee):
    local = ZoneInfo(zone)
    days = [dt.date(2026, month, day) for month, day in ((3, 6), (3, 9), (10, 30), (11, 2))]
    for day in days:
        nine = dt.datetime.combine(day, dt.time(9), local)
        make.SessionFactory(trainee=trainee, starts_at=nine, minutes=45)
    found = vobject.readOne(feed_of(trainee.user, NOW).decode())
    begins = sorted(event.dtstart.value for event in found.vevent_list)
    assert [each.astimezone(local).replace(tzinfo=None) for each in begins] == [
        dt.datetime.combine(day, dt.time(9)) for day in days
    ]
    for event in found.vevent_list:
        assert event.dtend.value - event.dtstart.value == dt.timedelta(minutes=45)
        assert event.uid.value
