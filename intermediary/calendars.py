"""Calendars as programs read them (RFC 5545 and 7986): events, and a feed made of them.

What a feed says depends on nothing but the rows behind it, so that the same rows make the same
bytes and a program that has them already is told so.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Count, Max, Model, Q
from icalendar import Calendar, vText
from icalendar import Event as Component

from intermediary.posting import portal_url

KEPT = dt.timedelta(days=30)  # how long what is over, or called off, stays in a feed
AGAIN = dt.timedelta(hours=1)  # how often a program may ask
PRODUCT = "-//Workforce portal//Calendar feed//EN"


@dataclass(frozen=True)
class Event:
    """One event: by instants, or by days of which `ends` is the first that is free again.

    `key` makes it one event for ever; a change has a higher `sequence` and a later `changed_at`.
    """

    key: str
    summary: str
    starts: dt.datetime | dt.date
    ends: dt.datetime | dt.date
    changed_at: dt.datetime
    sequence: int = 0
    place: str = ""
    text: str = ""
    path: str = ""
    is_off: bool = False

    @property
    def is_all_day(self) -> bool:
        """Whether it stands on days rather than at instants."""
        return not isinstance(self.starts, dt.datetime)


@dataclass(frozen=True)
class Change:
    """How often a row was changed, and when last."""

    times: int
    at: dt.datetime


def all_day(day: dt.date) -> dict:
    """The first and the first free day of an event of one day."""
    return {"starts": day, "ends": day + dt.timedelta(days=1)}


def span(starts_at: dt.datetime, minutes: int) -> dict:
    """The two instants of an event that lasts so long."""
    return {"starts": starts_at, "ends": starts_at + dt.timedelta(minutes=minutes)}


def changes(rows: Iterable[Model]) -> dict[int, Change]:
    """How often and when each row was changed, by the audit log. One query; all of one model."""
    rows = list(rows)
    if not rows:
        return {}
    model: Any = type(rows[0])
    log = model.events.rel.related_model.objects
    found = log.filter(pgh_obj_id__in=[row.pk for row in rows]).values("pgh_obj_id")
    counted = found.annotate(
        times=Count("pk", filter=Q(pgh_label="update")), at=Max("pgh_created_at")
    )
    return {each["pgh_obj_id"]: Change(each["times"], each["at"]) for each in counted}


def changed(row: Model, known: dict[int, Change], otherwise: dt.datetime) -> dict:
    """The sequence and the last change of a row, for its event."""
    change = known.get(row.pk) or Change(0, otherwise)
    return {"sequence": change.times, "changed_at": change.at}


def midnight(day: dt.date) -> dt.datetime:
    """An instant for what only a day is known of."""
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def host() -> str:
    """The portal's own name, the second half of what makes an event one for ever."""
    return urlsplit(portal_url()).hostname or "localhost"


def as_ical(events: Iterable[Event], *, name: str) -> bytes:
    """A feed of these events, the same event once, in the order of their names."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    for naming in ("name", "x-wr-calname"):
        calendar.add(naming, vText(name))  # it does not know that these are text
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", AGAIN, parameters={"VALUE": "DURATION"})
    once = {event.key: event for event in events}
    for key in sorted(once):
        calendar.add_component(_component(once[key]))
    return calendar.to_ical()


def _component(event: Event) -> Component:
    made = Component()
    changed_at = event.changed_at.astimezone(dt.UTC).replace(microsecond=0)
    made.add("uid", f"{event.key}@{host()}")
    made.add("dtstamp", changed_at)
    made.add("last-modified", changed_at)
    made.add("sequence", event.sequence)
    made.add("dtstart", _when(event.starts))
    made.add("dtend", _when(event.ends))
    made.add("summary", event.summary)
    if event.place:
        made.add("location", event.place)
    if event.text:
        made.add("description", event.text)
    if event.path:
        made.add("url", portal_url(event.path))
    made.add("status", "CANCELLED" if event.is_off else "CONFIRMED")
    made.add("transp", "TRANSPARENT" if event.is_all_day or event.is_off else "OPAQUE")
    made.add("class", "PRIVATE")
    return made


def _when(value: dt.datetime | dt.date) -> dt.datetime | dt.date:
    return value.astimezone(dt.UTC) if isinstance(value, dt.datetime) else value
