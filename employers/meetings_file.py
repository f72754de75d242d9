"""Meetings out of a calendar file (.ics, RFC 5545): what is in it, and keeping each once."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _
from icalendar import Calendar, Event
from icalendar.error import BrokenCalendarProperty

from employers.choices import InteractionKind
from employers.models import Contact, Employer, Interaction
from intermediary.models import User

MOST_BYTES = 1_000_000
MOST_MEETINGS = 200
LONGEST_TITLE, LONGEST_UID = 200, 300


class MeetingsFault(ValueError):
    """Why a file cannot be taken, in one sentence for the person who sent it."""


@dataclass(frozen=True)
class Meeting:
    """One meeting of a calendar: its number there, its day here, and who was asked to come."""

    uid: str
    day: dt.date
    title: str
    emails: frozenset[str] = frozenset()
    repeats: bool = False


@dataclass
class Found:
    """The meetings of a file by day, and how many were left out and why."""

    meetings: list[Meeting] = field(default_factory=list)
    canceled: int = 0
    undated: int = 0


def read(data: bytes, zone: dt.tzinfo) -> Found:
    """The meetings of a calendar file, each with its day in this time zone.

    Of a meeting that repeats only the first is taken; canceled ones are left out and counted.
    Raises MeetingsFault where this is no calendar, has no meeting, or has too many.
    """
    found, first = Found(), {}
    for event, is_canceled in _events(data):
        if is_canceled:
            found.canceled += 1
        elif (meeting := _meeting(event, zone)) is None:
            found.undated += 1
        else:
            first[meeting.uid] = _earlier(first.get(meeting.uid), meeting)
    if len(first) > MOST_MEETINGS:
        facts = {"count": len(first), "most": MOST_MEETINGS}
        said = _("The file has %(count)s meetings. Export a shorter time: up to %(most)s.")
        raise MeetingsFault(said % facts)
    if not first and not found.canceled and not found.undated:
        raise MeetingsFault(_("There is no meeting in this file."))
    found.meetings = sorted(first.values(), key=lambda each: (each.day, each.title, each.uid))
    return found


def _events(data: bytes) -> Iterable[tuple[Event, bool]]:
    """The events of a file, each with whether it was called off."""
    try:
        calendars = Calendar.from_ical(data, multiple=True)
        for calendar in calendars:
            off = str(calendar.get("METHOD", "")).upper() == "CANCEL"
            for event in calendar.walk("VEVENT"):
                yield event, off or str(event.get("STATUS", "")).upper() == "CANCELLED"
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise MeetingsFault(_("This is not a calendar file (.ics) that can be read.")) from error


def _meeting(event: Event, zone: dt.tzinfo) -> Meeting | None:
    """One event, or None where it says no day."""
    day = _day(event.get("DTSTART"), zone)
    if day is None:
        return None
    title = _plain(event.get("SUMMARY"))[:LONGEST_TITLE] or _("Meeting without a title")
    uid = _plain(event.get("UID")) or f"{day} {title}"
    if len(uid) > LONGEST_UID or not event.get("UID"):
        uid = f"sha256:{hashlib.sha256(uid.encode()).hexdigest()}"
    repeats = any(name in event for name in ("RRULE", "RDATE", "RECURRENCE-ID"))
    return Meeting(uid, day, title, frozenset(_emails(event)), repeats)


def _day(start, zone: dt.tzinfo) -> dt.date | None:
    """The day of a start here; one without a time zone is taken as it stands."""
    try:
        when = getattr(start, "dt", None)
        if isinstance(when, dt.datetime):
            return (when.astimezone(zone) if when.tzinfo else when).date()
    except (BrokenCalendarProperty, OverflowError, ValueError):
        return None
    return when if isinstance(when, dt.date) else None


def _plain(value: object) -> str:
    """Text in one line without control characters, which the database cannot keep."""
    if isinstance(value, list):  # said twice: the first counts
        value = value[0] if value else ""
    text = "".join(sign if sign.isprintable() else " " for sign in str(value or ""))
    return " ".join(text.split())


def _emails(event: Event) -> Iterable[str]:
    """The addresses of who asked and who was asked to come."""
    for name in ("ORGANIZER", "ATTENDEE"):
        said = event.get(name, [])
        for each in said if isinstance(said, list) else [said]:
            yield str(each).strip().lower().removeprefix("mailto:")


def _earlier(one: Meeting | None, other: Meeting) -> Meeting:
    """Of two events of one series the first, which then says that it repeats."""
    if one is None:
        return other
    first = min(one, other, key=lambda each: each.day)
    return Meeting(first.uid, first.day, first.title, one.emails | other.emails, repeats=True)


@dataclass(frozen=True)
class Kept:
    """A meeting that is to be kept: of whose people it is known who came."""

    uid: str
    day: dt.date
    title: str
    people: tuple[int, ...] = ()


@transaction.atomic
def keep_meetings(*, employer: Employer, meetings: Collection[Kept], by: User) -> tuple[int, int]:
    """Add these meetings to what is known of an employer; returns how many were new and old.

    A meeting of one calendar on one day is kept once, however often its file is sent.
    """
    Employer.objects.select_for_update(no_key=True).get(pk=employer.pk)  # one import at a time
    there = already(employer, meetings)
    new = {(each.uid, each.day): each for each in meetings if (each.uid, each.day) not in there}
    named = {pk for each in new.values() for pk in each.people}
    people = {each.pk: each for each in Contact.objects.filter(employer=employer, pk__in=named)}
    with pghistory.context(user=by.pk, action="keep_meetings"):
        Interaction.objects.bulk_create(
            _interaction(each, employer, [people[pk] for pk in each.people if pk in people], by)
            for each in new.values()
        )
    return len(new), len(meetings) - len(new)


def already(employer: Employer, meetings: Iterable[Kept | Meeting]) -> set[tuple[str, dt.date]]:
    """Which of these meetings are on record: their numbers with their days."""
    rows = Interaction.objects.filter(
        employer=employer, calendar_uid__in={each.uid for each in meetings}
    )
    return {*rows.values_list("calendar_uid", "held_on")}


def _interaction(meeting: Kept, employer: Employer, people: list[Contact], by: User) -> Interaction:
    """The row of one meeting: the first person it was with, and the others in the note."""
    note = meeting.title
    if others := ", ".join(each.name for each in people[1:]):
        note += "\n" + _("Also there: %s") % others
    return Interaction(
        employer=employer,
        contact=people[0] if people else None,
        kind=InteractionKind.MEETING,
        held_on=meeting.day,
        note=note,
        by=by,
        calendar_uid=meeting.uid,
    )
