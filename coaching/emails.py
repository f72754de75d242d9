"""Letters about sessions: to whoever did not book, move or cancel it themselves."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import translation

from coaching.models import Concern, Session
from intermediary.languages import of_letter
from intermediary.models import User
from intermediary.posting import portal_url, post
from intermediary.templatetags.words import moment, place
from placements.emails import language_of
from trainees.models import Trainee
from trainees.zones import zone_of

FOLDER = "coaching/email/"
OWN_PAGE, WEEK_PAGE = "coaching:mine", "coaching:week"


@dataclass(frozen=True)
class Reader:
    """Somebody who reads a letter about a session: where, in which language, by whose clock."""

    to: str
    name: str
    language: str
    zone: str
    page: str
    suffix: str = ""


def trainee_reads(trainee: Trainee, zone: str = "") -> Reader | None:
    """The person in training; None without an address. Looks their time zone up unless told."""
    user = trainee.user if trainee.user and trainee.user.is_active else None
    to = user.email if user else trainee.email
    if not to:
        return None
    name = trainee.first_name or str(trainee)
    return Reader(to, name, language_of(trainee), zone or zone_of(trainee), OWN_PAGE)


def coach_reads(session: Session, zone: str = "") -> Reader | None:
    """The coach, by the clock they chose, else by that of the person they meet."""
    coach = session.coach
    if coach is None or not coach.is_active:
        return None
    zone = zone or coach.preferences.time_zone or zone_of(session.trainee)
    return Reader(coach.email, coach.get_short_name(), coach.language, zone, WEEK_PAGE, "_coach")


def readers(session: Session, by: User) -> list[Reader]:
    """Both sides of a session but for whoever did it; a coach hears of a group once, elsewhere."""
    found = []
    if session.trainee.user_id != by.pk:
        found.append(trainee_reads(session.trainee))
    if session.coach_id != by.pk and session.group_id is None:
        found.append(coach_reads(session))
    return [reader for reader in found if reader]


def booked(session: Session, *, by: User) -> None:
    """A session is in the calendar."""
    _tell("session_booked", session, by, f"session:{session.pk}")


def moved(session: Session, *, before: dt.datetime, by: User) -> None:
    """A session has another time, or another place at the same one."""
    old = before if before != session.starts_at else None
    _tell("session_moved", session, by, _about(session), before=old)


def canceled(session: Session, *, by: User) -> None:
    """A session does not take place."""
    _tell("session_canceled", session, by, _about(session))


def _about(session: Session) -> str:
    """One letter for each change."""
    return f"session:{session.pk}:{session.sequence}"


def _tell(name: str, session: Session, by: User, about: str, before: dt.datetime | None = None):
    for reader in readers(session, by):
        letter = f"{FOLDER}{name}{reader.suffix}"
        facts = said_of(session, reader, letter)
        if before is not None:
            with translation.override(of_letter(letter, reader.language)):
                facts["old_time"] = said_time(before, reader.zone)
        post(letter, to=reader.to, about=about, language=reader.language, **facts)


def said_time(instant: dt.datetime, zone: str) -> str:
    """An instant by somebody's clock, and whose clock that is."""
    return f"{moment(instant, zone)}, {place(zone)}"


def said_of(session: Session, reader: Reader, letter: str) -> dict[str, Any]:
    """What letters tell of a session, in the words and by the clock of who reads them."""
    with translation.override(of_letter(letter, reader.language)):
        return {
            "first_name": reader.name,
            "kind": str(session.get_kind_display()),
            "coach": str(session.coach or ""),
            "person": str(session.group or session.trainee),
            "time": said_time(session.starts_at, reader.zone),
            "place": session.place,
            "words": session.reason,
            "link": portal_url(reverse(reader.page)),
        }


def concern_raised(concern: Concern, coach: User | None, *, by: User) -> None:
    """Somebody has a problem at work: the coach is to look at it."""
    if coach is None or not coach.is_active or coach.pk == by.pk:
        return
    name = f"{FOLDER}concern_raised"
    with translation.override(of_letter(name, coach.language)):
        kind = str(concern.get_kind_display())
    post(
        name,
        to=coach.email,
        about=f"concern:{concern.pk}",
        language=coach.language,
        first_name=coach.get_short_name(),
        person=str(concern.trainee),
        kind=kind,
        link=portal_url(concern.get_absolute_url()),
    )
