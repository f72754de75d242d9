"""Events of classes for which employers' people volunteer: who comes, called off, took place."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from employers.models import CohortDay, Contact, Engagement, Volunteer
from intermediary.models import User
from intermediary.posting import portal_url, post
from intermediary.templatetags.words import moment


def zone_of(day: CohortDay) -> ZoneInfo:
    """The time zone in which people come."""
    return ZoneInfo(day.cohort.site.time_zone)


@transaction.atomic
def volunteer(*, day: CohortDay, contact: Contact, by: User, now: datetime) -> Volunteer:
    """Say that somebody comes; the last place goes to whoever is first. Twice changes nothing."""
    day = _locked(day)
    if known := day.volunteers.filter(contact=contact).first():
        return known
    if day.canceled_at or day.starts_at <= now:
        raise ValidationError(_("This event was called off, or has begun."))
    if day.volunteers.count() >= day.wanted:
        raise ValidationError(_("Somebody was faster: everybody who is wanted has been found."))
    with pghistory.context(user=by.pk, action="volunteer"):
        row = Volunteer.objects.create(day=day, contact=contact)
    _write(
        "employers/email/day_confirmed", day, contact, f"volunteer:{row.pk}", person=contact.name
    )
    return row


@transaction.atomic
def withdraw(*, day: CohortDay, contact: Contact, by: User, now: datetime) -> int:
    """Take a promise to come back, before the event begins; returns how many there were."""
    day = _locked(day)
    if day.starts_at <= now:
        raise ValidationError(_("This event has begun."))
    with pghistory.context(user=by.pk, action="withdraw_volunteer"):
        return day.volunteers.filter(contact=contact).delete()[0]


@transaction.atomic
def cancel(*, day: CohortDay, by: User, now: datetime) -> CohortDay:
    """Call an event off; everybody who wanted to come gets a letter, once."""
    day = _locked(day)
    if day.canceled_at:
        return day
    day.canceled_at = now
    with pghistory.context(user=by.pk, action="cancel_day"):
        day.save(update_fields=["canceled_at"])
    for row in day.volunteers.select_related("contact__user"):
        _write("employers/email/day_canceled", day, row.contact, f"day:{day.pk}")
    return day


@transaction.atomic
def took_place(*, day: CohortDay, came, by: User, now: datetime) -> list[Engagement]:
    """Make the event a meeting of each employer whose people came; twice makes nothing new."""
    day = _locked(day)
    if day.canceled_at or day.starts_at > now:
        raise ValidationError(_("This event was called off, or has not begun yet."))
    people: dict[int, list[Contact]] = {}
    for contact in came:
        people.setdefault(contact.employer_id, []).append(contact)
    held_on = day.starts_at.astimezone(zone_of(day)).date()
    hours = (Decimal(day.minutes) / 60).quantize(Decimal("0.01"))
    made = []
    with pghistory.context(user=by.pk, action="day_took_place"):
        for employer_id, contacts in sorted(people.items()):
            facts = {"kind": day.kind, "cohort": day.cohort, "held_on": held_on, "hours": hours}
            meeting, _new = Engagement.objects.get_or_create(
                key=f"day-{day.pk}-{employer_id}", defaults={"employer_id": employer_id, **facts}
            )
            meeting.people.add(*contacts)
            made.append(meeting)
    return made


def as_ics(day: CohortDay) -> bytes:
    """An event as a calendar reads it (RFC 5545)."""
    event = Event()
    event.add("uid", f"cohort-day-{day.pk}@{urlsplit(portal_url()).hostname}")
    event.add("dtstamp", day.starts_at.astimezone(UTC))
    event.add("dtstart", day.starts_at.astimezone(UTC))
    event.add("dtend", (day.starts_at + timedelta(minutes=day.minutes)).astimezone(UTC))
    event.add("summary", f"{day.get_kind_display()}: {day.cohort}")
    event.add("location", day.place or str(day.cohort.site))
    if day.about:
        event.add("description", day.about)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//workforce portal//events//EN")
    calendar.add_component(event)
    return calendar.to_ical()


def _locked(day):
    """The event as it stands; promises to come follow one after the other."""
    CohortDay.objects.select_for_update().get(pk=day.pk)
    return CohortDay.objects.select_related("cohort__site").get(pk=day.pk)


def _write(letter, day, contact, about, **more):
    """One letter about an event to one of those who come."""
    address = contact.user.email if contact.user else contact.email
    if contact.no_mail or not address:
        return
    post(
        letter,
        to=address,
        about=about,
        language=contact.user.language if contact.user else "en",
        kind=day.get_kind_display(),
        cohort=str(day.cohort),
        when=moment(day.starts_at, zone_of(day)),
        place=day.place or day.cohort.site.name,
        event_url=portal_url(reverse("employers:events")),
        **more,
    )
