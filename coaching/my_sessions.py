"""A trainee's own sessions: what can be done with each, and which times they can book."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from coaching import booking
from coaching.choices import SessionKind
from coaching.coaches import coach_of, coached_enrollment, coached_until
from coaching.free_times import NOTICE, Free, free_times
from coaching.models import Session
from coaching.phases import BOOKABLE, phase_of
from intermediary.models import User
from intermediary.templatetags.words import record_date
from trainees.models import Enrollment, Trainee
from trainees.zones import zone_of


@dataclass(frozen=True)
class Card:
    """One session as its trainee reads it: by their clock, with what they can still do."""

    session: Session
    zone: str
    refusal: str

    @property
    def until(self) -> dt.datetime:
        """Until when the session can be moved or canceled."""
        return self.session.starts_at - NOTICE


def card(session: Session, zone: str, now: dt.datetime) -> Card:
    """A session with why it cannot be changed any more, if it cannot."""
    return Card(session, zone, str(booking.can_change(session, now) or ""))


def local_day(instant: dt.datetime, zone: str) -> dt.date:
    """The day of an instant by a person's clock."""
    return instant.astimezone(ZoneInfo(zone)).date()


def by_day(free: list[Free], zone: str) -> list[tuple[dt.date, list[Free]]]:
    """Free times under the days on which they are for the trainee."""
    days = groupby(free, key=lambda each: local_day(each.starts_at, zone))
    return [(day, list(times)) for day, times in days]


class Desk:
    """What one trainee can book at an instant: with whom, what about, and when."""

    def __init__(self, trainee: Trainee, now: dt.datetime):
        self.trainee, self.now = trainee, now
        self.zone = zone_of(trainee)
        self.on = local_day(now, self.zone)

    @cached_property
    def enrollment(self) -> Enrollment | None:
        """The latest enrollment that coaching comes with."""
        return coached_enrollment(self.trainee)

    @cached_property
    def coach(self) -> User | None:
        """Their coach today."""
        return coach_of(self.trainee, self.on)

    @cached_property
    def until(self) -> dt.date | None:
        """The last day of their coaching; None while it has no end."""
        return coached_until(self.enrollment)

    @cached_property
    def refusal(self) -> str:
        """Why this person cannot book, or nothing."""
        if self.enrollment is None:
            return _("You are not in a class yet. Coaching comes with your class.")
        if self.until and self.until < self.on:
            return _("Your coaching ended on %(day)s.") % {"day": record_date(self.until)}
        if self.coach is None:
            return _("You have no coach yet. Ask the front desk for one.")
        return ""

    @cached_property
    def kinds(self) -> list[tuple[str, str]]:
        """What a session can be about, as fits where they stand."""
        offered = BOOKABLE[phase_of(self.enrollment, self.on)]
        return [(kind.value, str(SessionKind(kind).label)) for kind in offered]

    def free(self, coach: User) -> list[Free]:
        """The times a coach really has, within the person's coaching."""
        found = free_times(coach=coach, trainee=self.trainee, now=self.now)
        return [each for each in found if self._is_covered(each)]

    def _is_covered(self, free: Free) -> bool:
        return self.until is None or local_day(free.starts_at, self.zone) <= self.until

    def wanted(self, told: str, coach: User) -> Free:
        """The free time that a form names; raises Taken unless it is one of them."""
        for each in self.free(coach):
            if each.starts_at.isoformat() == told:
                return each
        refusal = booking.taken(coach=coach, trainee=self.trainee, now=self.now)
        refusal.free = [each for each in refusal.free if self._is_covered(each)]
        raise refusal
