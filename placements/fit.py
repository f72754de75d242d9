"""How well a person and an offer fit: 0 to 100, with reasons, and what stands in the way.

Pure: it knows only what is in these two classes. Nothing about gender, race, age, veterans,
disability or schooling is there, so nothing of it can weigh. A fact nobody knows is neither good
nor bad: it earns half of its part (skills: nothing) and says that it is not known. Only what an
offer requires stands in the way.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from django.utils.translation import gettext as _

from intermediary import language_names
from intermediary.templatetags.words import money, short_date
from standards.pay import round_half_up
from trainees.choices import SkillLevel

# What each part is worth; together 100.
WEIGHTS = {
    "skills": 40,
    "track": 14,
    "place": 10,
    "credentials": 8,
    "schedule": 7,
    "pay": 7,
    "language": 5,
    "met": 5,
    "available": 4,
}
REQUIRED_COUNTS, WISHED_COUNTS = 2, 1  # a required skill weighs twice a wished one
HALF = Fraction(1, 2)
SOON = 28  # days within which somebody is as good as available


class Meeting(NamedTuple):
    """A day on which the person met somebody of the employer."""

    who: str
    on: dt.date


class Need(NamedTuple):
    """A skill that an offer asks for, and how far."""

    skill: str
    name: str
    level: int
    required: bool


class Reason(NamedTuple):
    """One sentence about one part: good, bad, or mute where something is not known."""

    state: str
    text: str


@dataclass(frozen=True)
class Person:
    """What counts of a person."""

    skills: Mapping[str, int] = field(default_factory=dict)
    credentials: frozenset[str] = frozenset()
    track: str = ""
    site: str = ""
    market: str = ""
    wished_sites: frozenset[str] = frozenset()
    wished_schedule: str = ""
    languages: frozenset[str] = frozenset()
    hourly_min: Decimal | None = None
    available_from: dt.date | None = None
    met: tuple[Meeting, ...] = ()


@dataclass(frozen=True)
class Job:
    """What counts of an offer, on one day."""

    on: dt.date
    employer: str = ""
    needs: tuple[Need, ...] = ()
    credentials: Mapping[str, str] = field(default_factory=dict)
    track: str = ""
    site: str = ""
    market: str = ""
    schedule: str = ""
    language: str = ""
    hourly: Fraction | None = None


@dataclass(frozen=True)
class Fit:
    """A score with its reasons, and what stands in the way."""

    score: int
    reasons: tuple[Reason, ...]
    blockers: tuple[str, ...]

    @property
    def best(self) -> list[str]:
        """The first good reasons, which a list shows without being asked."""
        return [reason.text for reason in self.reasons if reason.state == "good"][:3]


class Part(NamedTuple):
    """How much of its weight a part earns (0 to 1), why, and what stands in the way."""

    share: Fraction
    reasons: list[Reason] = []
    blockers: list[str] = []


def fit(person: Person, job: Job) -> Fit:
    """How well this person fits this job."""
    parts = {name: PARTS[name](person, job) for name in WEIGHTS}
    total = sum((WEIGHTS[name] * part.share for name, part in parts.items()), Fraction(0))
    told = [parts["met"], *(part for name, part in parts.items() if name != "met")]
    reasons = [reason for part in told for reason in part.reasons]  # whom they met comes first
    order = {"good": 0, "bad": 1, "mute": 2}
    reasons.sort(key=lambda reason: order[reason.state])
    blockers = tuple(said for part in parts.values() for said in part.blockers)
    return Fit(int(total + HALF), tuple(reasons), blockers)


def _skills(person: Person, job: Job) -> Part:
    if not job.needs:
        return Part(Fraction(1))
    part, earned, whole = Part(Fraction(0), [], []), Fraction(0), 0
    for need in sorted(job.needs, key=lambda need: (not need.required, need.name, need.skill)):
        weight = REQUIRED_COUNTS if need.required else WISHED_COUNTS
        has = person.skills.get(need.skill)
        whole += weight
        earned += weight * Fraction(min(has or 0, need.level), need.level)
        part.reasons.append(_skill_reason(need, has))
        if need.required and (has is None or has < need.level):
            part.blockers.append(part.reasons[-1].text)
    return part._replace(share=earned / whole)


def _skill_reason(need: Need, has: int | None) -> Reason:
    if has is None:
        words = _("%(skill)s is not rated yet; the offer asks for it")
        return Reason("mute", words % {"skill": need.name})
    said = {"skill": need.name, "has": _level(has), "wants": _level(need.level)}
    if has >= need.level:
        return Reason("good", _("Has %(skill)s (%(has)s), the offer asks for it") % said)
    words = _("%(skill)s: %(has)s, the offer asks for “%(wants)s”")
    return Reason("bad", words % said)


def _level(level: int) -> str:
    label = str(SkillLevel(level).label)
    return label[:1].lower() + label[1:]


def _track(person: Person, job: Job) -> Part:
    if not job.track or not person.track:
        return Part(HALF)
    if person.track == job.track:
        return Part(Fraction(1), [Reason("good", _("Trained for this kind of job"))])
    return Part(Fraction(0), [Reason("bad", _("Trained in another track"))])


def _place(person: Person, job: Job) -> Part:
    if not job.site:
        return Part(HALF, [Reason("mute", _("The place of the job is not known"))])
    if job.site in person.wished_sites:
        return Part(Fraction(1), [Reason("good", _("Wishes to work at this site"))])
    if job.site == person.site:
        return Part(Fraction(1), [Reason("good", _("Trains or trained at this site"))])
    if job.market and job.market == person.market:
        return Part(Fraction(7, 10), [Reason("good", _("In the same metro area"))])
    if not person.site:
        return Part(HALF, [Reason("mute", _("Where the person is, is not known"))])
    return Part(Fraction(0), [Reason("bad", _("In another metro area"))])


def _credentials(person: Person, job: Job) -> Part:
    if not job.credentials:
        return Part(Fraction(1))
    part, held = Part(Fraction(0), [], []), 0
    for key, name in sorted(job.credentials.items(), key=lambda pair: (pair[1], pair[0])):
        if key in person.credentials:
            held += 1
            part.reasons.append(Reason("good", _("Has a valid %s") % name))
        else:
            said = _("No valid %s on record; it is needed to start") % name
            part.reasons.append(Reason("bad", said))
            part.blockers.append(said)
    return part._replace(share=Fraction(held, len(job.credentials)))


def _schedule(person: Person, job: Job) -> Part:
    if not person.wished_schedule or not job.schedule:
        return Part(HALF, [Reason("mute", _("The wished schedule is not known"))])
    if person.wished_schedule == job.schedule:
        return Part(Fraction(1), [Reason("good", _("The schedule is the wished one"))])
    return Part(Fraction(0), [Reason("bad", _("Wishes another schedule"))])


def _pay(person: Person, job: Job) -> Part:
    if person.hourly_min is None:
        return Part(HALF, [Reason("mute", _("The lowest pay wished is not known"))])
    wish = money(person.hourly_min)
    if job.hourly is None:
        return Part(HALF, [Reason("mute", _("Wishes %s an hour; the pay is not known") % wish)])
    said = {"wish": wish, "pay": money(round_half_up(job.hourly))}
    if job.hourly >= Fraction(person.hourly_min):
        return Part(
            Fraction(1), [Reason("good", _("Pays %(pay)s an hour, %(wish)s wished") % said)]
        )
    return Part(
        Fraction(0), [Reason("bad", _("Pays %(pay)s an hour, less than %(wish)s wished") % said)]
    )


def _language(person: Person, job: Job) -> Part:
    if not job.language:
        return Part(Fraction(1))
    name = language_names.name_of(job.language)
    if not person.languages:
        said = _("Whether %s is spoken is not known; the job needs it") % name
        return Part(HALF, [Reason("mute", said)], [said])
    if job.language.split("-")[0] in {each.split("-")[0] for each in person.languages}:
        return Part(Fraction(1), [Reason("good", _("Speaks %s, which the job needs") % name)])
    said = _("The job needs %s") % name
    return Part(Fraction(0), [Reason("bad", said)], [said])


def _met(person: Person, job: Job) -> Part:
    if not person.met:
        return Part(Fraction(0))
    last = max(person.met, key=lambda meeting: (meeting.on, meeting.who))
    said = {"who": last.who, "on": short_date(last.on, job.on)}
    if last.who == job.employer:
        return Part(Fraction(1), [Reason("good", _("Met this employer on %(on)s") % said)])
    words = _("Met %(who)s of this employer on %(on)s")
    return Part(Fraction(1), [Reason("good", words % said)])


def _available(person: Person, job: Job) -> Part:
    if person.available_from is None:
        return Part(HALF, [Reason("mute", _("When they can start is not known"))])
    said = short_date(person.available_from, job.on)
    if (person.available_from - job.on).days <= SOON:
        return Part(Fraction(1), [Reason("good", _("Can start from %s") % said)])
    return Part(Fraction(0), [Reason("bad", _("Can only start from %s") % said)])


PARTS = {
    "skills": _skills,
    "track": _track,
    "place": _place,
    "credentials": _credentials,
    "schedule": _schedule,
    "pay": _pay,
    "language": _language,
    "met": _met,
    "available": _available,
}
