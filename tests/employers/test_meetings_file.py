"""A calendar file of meetings: read, looked at, and each meeting kept once."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from employers import meetings_file
from employers.forms.meetings import sealed, unsealed
from employers.meetings_file import Kept, MeetingsFault, keep_meetings, read
from employers.models import Interaction
from intermediary.choices import Role
from tests import factories as make
from tests import partner_factories as partner

ZONE = ZoneInfo("America/New_York")
DAY = dt.date(2026, 3, 2)
WRITERS = {Role.ADMIN, Role.MANAGER, Role.BUSINESS_SOLUTIONS}


def event(*lines, uid="uid-1", start="DTSTART:20260303T020000Z", title="SUMMARY:Quarterly review"):
    """One event; by default at 9 in the evening of March 2 in New York."""
    return "\r\n".join(filter(None, ("BEGIN:VEVENT", f"UID:{uid}" if uid else "", start, title,
                                     *lines, "END:VEVENT")))  # fmt: skip


def calendar(*events, method=""):
    """A calendar file of these events."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//", method)
    return "\r\n".join([*filter(None, head), *events, "END:VCALENDAR", ""]).encode()


def test_a_meeting_is_on_the_day_it_has_in_the_time_zone_of_the_organization():
    (meeting,) = read(calendar(event()), ZONE).meetings
    assert (meeting.uid, meeting.day, meeting.title) == ("uid-1", DAY, "Quarterly review")


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("DTSTART;VALUE=DATE:20260302", DAY),
        ("DTSTART:20260302T233000", DAY),  # no zone: taken as it stands
        ("DTSTART;TZID=Asia/Tokyo:20260303T080000", DAY),
        ("DTSTART;TZID=Nowhere/Atall:20260302T080000", DAY),
    ],
)
def test_every_way_to_say_a_day_is_read(start, day):
    (meeting,) = read(calendar(event(start=start)), ZONE).meetings
    assert meeting.day == day


@pytest.mark.parametrize("start", ["", "DTSTART:soon", "DTSTART:00010101T000000Z"])
def test_an_event_without_a_day_is_left_out_and_counted(start):
    found = read(calendar(event(start=start)), ZONE)
    assert (found.meetings, found.undated) == ([], 1)


def test_canceled_meetings_are_left_out_and_counted():
    found = read(calendar(event("STATUS:CANCELLED"), event(uid="uid-2")), ZONE)
    assert ([each.uid for each in found.meetings], found.canceled) == (["uid-2"], 1)
    assert read(calendar(event(), method="METHOD:CANCEL"), ZONE).canceled == 1


def test_of_a_meeting_that_repeats_only_the_first_is_taken():
    (meeting,) = read(calendar(event("RRULE:FREQ=SECONDLY;COUNT=99999999")), ZONE).meetings
    assert (meeting.day, meeting.repeats) == (DAY, True)
    later = event("RECURRENCE-ID:20260310T140000Z", start="DTSTART:20260310T140000Z")
    (meeting,) = read(calendar(later, event("RRULE:FREQ=WEEKLY")), ZONE).meetings
    assert (meeting.day, meeting.repeats) == (DAY, True)


def test_who_asked_and_who_was_asked_are_known_by_their_addresses():
    lines = ("ORGANIZER:mailto:Pat@Us.example", "ATTENDEE;CN=Dana:MAILTO:dana@Beacon.example")
    (meeting,) = read(calendar(event(*lines)), ZONE).meetings
    assert meeting.emails == {"pat@us.example", "dana@beacon.example"}


def test_a_meeting_without_a_number_or_with_an_endless_one_still_comes_once():
    for uid in ("", "u" * 2_000):
        once, again = (read(calendar(event(uid=uid)), ZONE).meetings[0].uid for _ in range(2))
        assert once == again
        assert len(once) <= meetings_file.LONGEST_UID


def test_a_title_is_one_short_line_that_the_database_can_keep():
    title = "SUMMARY:" + "\x00a\\nb " * 200
    (meeting,) = read(calendar(event(title=title)), ZONE).meetings
    assert len(meeting.title) <= meetings_file.LONGEST_TITLE
    assert meeting.title.isprintable()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a calendar file|no meeting"),
        (b"hello", "not a calendar file|no meeting"),
        (b"\xff\xfe\x00\x01", "not a calendar file"),
        (b"%PDF-1.7 ...", "not a calendar file|no meeting"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "not a calendar file|no meeting"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n", "not a calendar file|no meet"),
        (calendar(), "no meeting"),
        (b"BEGIN:VEVENT\r\n" * 70_000, "not a calendar file|no meeting"),
        (calendar(*(event(uid=f"u{n}") for n in range(201))), "201 meetings"),
    ],
)
def test_what_is_no_calendar_of_meetings_is_said_in_one_sentence(data, said):
    with pytest.raises(MeetingsFault, match=said):
        read(data, ZONE)


@settings(deadline=None, max_examples=60)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(lambda text: calendar(event(text)) if text else b""),
        st.text(max_size=60).map(lambda text: calendar(event(start=f"DTSTART{text}"))),
    )
)
def test_whatever_is_sent_is_read_or_refused_in_words(data):
    try:
        found = read(data, ZONE)
    except MeetingsFault:
        return
    assert all(each.title.isprintable() and each.uid.isprintable() for each in found.meetings)


# --- the page ------------------------------------------------------------------------------------


@pytest.fixture
def manager(client, db):
    user = make.UserFactory(roles=[Role.MANAGER])
    client.force_login(user)
    return user


@pytest.fixture
def dana(db):
    return make.ContactFactory(email="Dana@beacon.example")


def send(client, employer, data):
    href = reverse("employers:meetings_file", args=[employer.pk])
    return client.post(href, {"file": SimpleUploadedFile("meetings.ics", data)})


def confirm(client, employer, preview, take=("0",)):
    href = reverse("employers:meetings_file", args=[employer.pk])
    return client.post(href, {"sealed": preview.context["sealed"], "take": take}, follow=True)


def said(answer):
    return [str(message) for message in answer.context["messages"]]


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_only_those_who_write_about_partners_import_meetings(client, role):
    client.force_login(make.UserFactory(roles=[role]))
    href = reverse("employers:meetings_file", args=[make.EmployerFactory().pk])
    assert client.get(href).status_code == (200 if role in WRITERS else 403)


def test_a_meeting_is_shown_first_then_kept_with_whom_it_was(client, manager, dana):
    other = make.ContactFactory(employer=dana.employer, email="lee@beacon.example")
    make.ContactFactory(email="pat@elsewhere.example")
    lines = [f"ATTENDEE:mailto:{name}" for name in (
        "dana@beacon.example", "lee@beacon.example", "pat@elsewhere.example")]  # fmt: skip
    preview = send(client, dana.employer, calendar(event(*lines)))
    text = preview.content.decode()
    for shown in ("Quarterly review", "Mar 2, 2026", dana.name, other.name, "1 meeting in"):
        assert shown in text
    assert not Interaction.objects.exists()
    answer = confirm(client, dana.employer, preview)
    assert said(answer) == ["1 meeting is on record now."]
    row = Interaction.objects.get()
    assert (row.kind, row.held_on, row.contact, row.by) == ("meeting", DAY, dana, manager)
    assert (row.calendar_uid, row.employer) == ("uid-1", dana.employer)
    assert row.note == f"Quarterly review\nAlso there: {other.name}"
    assert row.events.get().pgh_context.metadata["action"] == "keep_meetings"


def test_a_second_import_says_that_the_meeting_is_there(client, manager, dana):
    data = calendar(event())
    preview = send(client, dana.employer, data)
    confirm(client, dana.employer, preview)
    again = confirm(client, dana.employer, preview)
    assert said(again) == ["1 meeting was already there."]
    text = send(client, dana.employer, data).content.decode()
    assert "Already there" in text
    assert "Keep these meetings" not in text
    assert Interaction.objects.count() == 1


def test_only_chosen_meetings_are_kept(client, manager, dana):
    preview = send(client, dana.employer, calendar(event(), event(uid="uid-2")))
    assert "nothing was stored" in said(confirm(client, dana.employer, preview, take=()))[0]
    confirm(client, dana.employer, preview, take=("1", "7", "x"))
    assert [row.calendar_uid for row in Interaction.objects.all()] == ["uid-2"]


def test_what_is_left_out_and_what_repeats_is_said(client, manager, dana):
    data = calendar(
        event("RRULE:FREQ=WEEKLY"), event("STATUS:CANCELLED", uid="2"), event(uid="3", start="")
    )
    text = send(client, dana.employer, data).content.decode()
    for shown in (
        "1 canceled meeting left out",
        "1 event without a day",
        "only the first is taken",
    ):
        assert shown in text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "This file is empty."),
        (b"a,b,c", "not a calendar file|no meeting"),
        (b"x" * 1_000_001, "larger than 1 MB"),
    ],
)
def test_a_bad_file_is_refused_at_its_field(client, manager, dana, data, words):
    answer = send(client, dana.employer, data)
    assert answer.status_code == 200
    assert re.search(words, " ".join(answer.context["form"].errors["file"]))


def test_a_preview_holds_for_one_person_one_employer_and_an_hour(client, manager, dana):
    text = sealed([Kept("u", DAY, "Talk")], dana.employer, manager)
    assert unsealed(text, dana.employer, manager) == [Kept("u", DAY, "Talk")]
    assert unsealed(text, make.EmployerFactory(), manager) is None
    assert unsealed(text, dana.employer, make.UserFactory()) is None
    href = reverse("employers:meetings_file", args=[dana.employer.pk])
    answer = client.post(href, {"sealed": text + "x", "take": ["0"]}, follow=True)
    assert said(answer) == ["This preview is too old. Send the file again."]
    assert not Interaction.objects.exists()


def test_people_who_are_not_of_the_employer_are_never_named(manager, dana):
    stranger = make.ContactFactory()
    meetings = [Kept("u", DAY, "Talk", (stranger.pk, dana.pk)), Kept("u", DAY, "Talk")]
    assert keep_meetings(employer=dana.employer, meetings=meetings, by=manager) == (1, 1)


def test_many_meetings_take_as_many_queries_as_one(
    client, manager, dana, django_assert_max_num_queries
):
    partner.InteractionFactory(employer=dana.employer, calendar_uid="u0", held_on=DAY)
    data = calendar(*(event(uid=f"u{n}") for n in range(150)))
    with django_assert_max_num_queries(13):
        assert send(client, dana.employer, data).context["new"] == 149
