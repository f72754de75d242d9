"""Reminders of sessions: a day and two hours before, never at night, never twice.

The rule. A reminder is due its lead before the session. When that falls into somebody's quiet
hours it waits for their end, if the session is then still far enough off to be of use; else it
comes half an hour before they begin. It is written only if the session was booked, or last
changed, before it was due: whoever just got a letter about a session needs no reminder of it.
It is not sent any more once the next one is due, or the session begins.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from coaching import emails
from coaching.choices import SessionOutcome
from coaching.emails import FOLDER, Reader
from coaching.models import Session
from intermediary import texting, unsubscribing
from intermediary.choices import Carrier, Channel
from intermediary.models import Letter, Preferences, Reach, User
from intermediary.posting import portal_url, post

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
BEFORE_QUIET = dt.timedelta(minutes=30)
NAMES = (f"{FOLDER}reminder", f"{FOLDER}reminder_coach")


@dataclass(frozen=True)
class Lead:
    """One reminder: how long before a session it is due, and from when on it is of no use."""

    name: str
    before: dt.timedelta
    useless: dt.timedelta  # so long before the session it is not sent any more
    margin: dt.timedelta  # after quiet hours it still needs so much time before the session


LEADS = (
    Lead("24h", DAY, useless=2 * HOUR, margin=4 * HOUR),
    Lead("2h", 2 * HOUR, useless=dt.timedelta(), margin=HOUR),
)
# The earliest any reminder comes: its lead, and a whole day of quiet hours before it.
FARTHEST = DAY + DAY + HOUR


@dataclass(frozen=True)
class Quiet:
    """The hours, by somebody's clock, in which nothing is sent: [since, until), over midnight."""

    since: dt.time
    until: dt.time
    zone: str

    def covers(self, instant: dt.datetime) -> bool:
        """Whether it is quiet at this instant."""
        wall = instant.astimezone(ZoneInfo(self.zone)).time()
        if self.since <= self.until:
            return self.since <= wall < self.until
        return wall >= self.since or wall < self.until

    def around(self, instant: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
        """The instants at which the quiet hours around this one begin and end."""
        zone = ZoneInfo(self.zone)
        begin = instant.astimezone(zone).replace(tzinfo=None)
        day = begin.date() if begin.time() >= self.since else begin.date() - DAY
        begins = dt.datetime.combine(day, self.since)
        ends = dt.datetime.combine(day + (DAY if self.until <= self.since else 0 * DAY), self.until)
        return _instant(begins, zone), _instant(ends, zone)


def _instant(wall: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The instant of a time on the wall; of one shown twice the first, of one skipped the next."""
    return wall.replace(tzinfo=zone).astimezone(dt.UTC)


def send_at(starts_at: dt.datetime, lead: Lead, quiet: Quiet) -> dt.datetime:
    """When a reminder of a session is sent."""
    due = starts_at - lead.before
    if not quiet.covers(due):
        return due
    begins, ends = quiet.around(due)
    return ends if ends <= starts_at - lead.margin else begins - BEFORE_QUIET


@dataclass(frozen=True)
class Reminder:
    """One reminder of one session for one person, by one carrier."""

    session: Session
    lead: Lead
    reader: Reader
    user: User | None
    carrier: Carrier
    to: str
    quiet: Quiet

    @property
    def about(self) -> str:
        """What makes it one: session, start and lead. Moved, it is another one.

        For its coach a group is one session, however many come.
        """
        start = self.session.starts_at.astimezone(dt.UTC)
        is_group = self.session.group_id and self.reader.suffix
        what = f"group-{self.session.group_id}" if is_group else self.session.pk
        return f"reminder:{self.lead.name}:{what}:{start:%Y%m%dT%H%M%SZ}"

    @property
    def name(self) -> str:
        """The template it is written with."""
        return f"{FOLDER}reminder{self.reader.suffix}"

    def expires_at(self, now: dt.datetime) -> dt.datetime:
        """From when on it is not sent any more; one that rings, also from the quiet hours on."""
        useless = self.session.starts_at - self.lead.useless
        if self.carrier == Carrier.EMAIL or self.quiet.since == self.quiet.until:
            return useless
        tonight = self.quiet.around(now)[0]
        while tonight <= now:
            tonight += DAY
        return min(useless, tonight)

    def is_due(self, now: dt.datetime) -> bool:
        """Whether it is to be sent now: late rather than never, but not at night or uselessly."""
        at = send_at(self.session.starts_at, self.lead, self.quiet)
        is_wanted = self.session.changed_at < at <= now < self.session.starts_at - self.lead.useless
        return is_wanted and not self.quiet.covers(now)


def due(now: dt.datetime) -> list[Reminder]:
    """Every reminder to be sent at this instant that was not written yet. Four queries."""
    ahead = Session.objects.booked().filter(starts_at__gt=now, starts_at__lte=now + FARTHEST)
    rows = list(
        ahead.for_list().select_related("trainee__user", "group").order_by("starts_at", "pk")
    )
    users = {u.pk for row in rows for u in (row.trainee.user, row.coach) if u}
    reach, own = Reach.objects.in_bulk(users), Preferences.objects.in_bulk(users)
    zones = {pk: each.time_zone for pk, each in own.items()}
    found = [r for row in rows for r in _of_session(row, reach, zones) if r.is_due(now)]
    written = Letter.objects.filter(name__in=NAMES, about__in={r.about for r in found})
    known = set(written.values_list("about", "to"))
    return [r for r in found if (r.about, r.to) not in known]


def _of_session(session, reach: dict[int, Reach], zones: dict[int, str]) -> Iterator[Reminder]:
    """Every reminder of one session for both sides, due or not."""
    trainee, coach = session.trainee.user, session.coach
    site = session.zone or timezone.get_default_timezone_name()

    def zone(user: User | None) -> str:
        return (user and zones.get(user.pk)) or site

    reader = emails.trainee_reads(session.trainee, zone(trainee))
    sides = [(trainee, reader, session.trainee.phone)]
    if coach is not None and coach.pk in reach:  # staff are reminded only if they ask for it
        sides.append((coach, emails.coach_reads(session, zone(coach)), ""))
    for user, reader, phone in sides:
        if reader is None:
            continue
        own = (user and reach.get(user.pk)) or Reach()
        quiet = Quiet(own.quiet_from, own.quiet_until, reader.zone)
        for carrier, to in carried(own.channel, reader.to, phone):
            yield from (Reminder(session, lead, reader, user, carrier, to, quiet) for lead in LEADS)


def carried(channel: str, email: str, phone: str) -> list[tuple[Carrier, str]]:
    """By what and where to somebody is reminded; without a way to text, by e-mail."""
    number = texting.e164(phone) if texting.is_ready() else None
    found = []
    if channel in (Channel.SMS, Channel.BOTH) and number:
        found.append((Carrier.SMS, number))
    if channel in (Channel.EMAIL, Channel.BOTH) or (channel == Channel.SMS and not found):
        found.append((Carrier.EMAIL, email.lower()))
    return found


def remind(now: dt.datetime) -> int:
    """Write every reminder that is due; returns how many. Safe to run twice, also at once."""
    return sum(_write(reminder, now) for reminder in due(now))


@transaction.atomic
def _write(reminder: Reminder, now: dt.datetime) -> bool:
    """Write one, unless the session has just been moved or canceled."""
    row = reminder.session
    standing = Session.objects.select_for_update().filter(
        pk=row.pk, outcome=SessionOutcome.BOOKED, starts_at=row.starts_at
    )
    if not standing.exists():
        return False
    facts = emails.said_of(row, reminder.reader, reminder.name)
    user = reminder.user
    return post(
        reminder.name,
        to=reminder.to,
        about=reminder.about,
        language=reminder.reader.language,
        carrier=reminder.carrier,
        expires_at=reminder.expires_at(now),
        stop_link=portal_url(unsubscribing.link(user)) if user else "",
        **facts,
    )


def forget(session: Session, now: dt.datetime) -> None:
    """Take back the reminders of a session that are not sent yet: it was moved or canceled."""
    letters = Letter.objects.filter(name__in=NAMES)
    for lead in LEADS:
        for what in (session.pk, f"group-{session.group_id}"):
            letters.filter(about__startswith=f"reminder:{lead.name}:{what}:").withdraw(now)
