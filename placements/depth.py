"""How deep a partnership goes: seven rungs, each reached by facts on record and never by opinion.

A rung needs no lower one: who teaches without having hired teaches, and the ladder says what is
missing below. The source of the rungs is the field's ladder of partner engagement.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Q
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from employers.choices import Board, EngagementKind
from employers.models import BoardSeat, Contribution, DraftComment, Engagement, Sponsorship
from intermediary.templatetags.words import record_date
from placements.choices import Rung
from placements.models import Placement

RUNG_OF = {
    EngagementKind.SITE_VISIT: Rung.VISITS,
    EngagementKind.LUNCH_AND_LEARN: Rung.VISITS,
    EngagementKind.HIRING_FAIR: Rung.VISITS,
    EngagementKind.MOCK_INTERVIEW: Rung.VISITS,
    EngagementKind.GUEST_TEACHING: Rung.TEACHES,
    EngagementKind.CURRICULUM: Rung.CO_DESIGNS,
    EngagementKind.ADVISORY_BOARD: Rung.CO_DESIGNS,
}
TAKES = {
    Rung.HIRES: later("a hire into full-time work, or part-time from 20 hours a week"),
    Rung.VISITS: later("a site visit, lunch and learn, mock interview or hiring fair"),
    Rung.TEACHES: later("a guest class"),
    Rung.CO_DESIGNS: later(
        "a curriculum meeting, an advisory board or a comment on a draft of the curriculum"
    ),
    Rung.INVESTS: later("a contribution or the sponsorship of a cohort"),
    Rung.SITE_BOARD: later("a seat on the board of a site"),
    Rung.NATIONAL_BOARD: later("a seat on the national board"),
}


@dataclass(frozen=True)
class Fact:
    """Something an employer did: the day (of several, the last), in words, and how often.

    `until` is the last day of a seat on a board; what has no end holds from its day on.
    """

    day: dt.date
    rung: Rung
    words: str
    count: int = 1
    until: dt.date | None = None

    def holds(self, on: dt.date) -> bool:
        """Whether this is a fact on this day: not in the future, and not over."""
        return self.day <= on and (self.until is None or self.until >= on)


@dataclass(frozen=True)
class Step:
    """One rung: its last fact if it is reached, and how many there are."""

    rung: Rung
    fact: Fact | None = None
    count: int = 0

    @property
    def said(self) -> str:
        """The fact with its day, or what would take the employer here."""
        if self.fact is None:
            return _("Takes %s.") % TAKES[self.rung]
        facts = {"what": self.fact.words, "day": record_date(self.fact.day), "count": self.count}
        if self.rung in {Rung.SITE_BOARD, Rung.NATIONAL_BOARD}:
            return _("%(what)s, since %(day)s") % facts
        if self.count > 1:
            return _("%(what)s, last on %(day)s; %(count)s in all") % facts
        return _("%(what)s on %(day)s") % facts


@dataclass(frozen=True)
class Depth:
    """The whole ladder of one employer on one day, the lowest rung first."""

    steps: tuple[Step, ...]

    @property
    def reached(self) -> int:
        """On how many of the seven rungs the employer stands."""
        return sum(step.fact is not None for step in self.steps)

    @property
    def share(self) -> str:
        """The rungs reached out of all, in figures: "4 of 7"."""
        return _("%(reached)s of %(all)s") % {"reached": self.reached, "all": len(self.steps)}

    @property
    def highest(self) -> Step | None:
        """The highest rung reached."""
        return next((step for step in reversed(self.steps) if step.fact), None)

    @property
    def missing(self) -> list[Step]:
        """The rungs below the highest one that are not reached."""
        below = self.steps[: self.steps.index(self.highest)] if self.highest else ()
        return [step for step in below if step.fact is None]

    @property
    def following(self) -> Step | None:
        """The rung above the highest one reached; None at the top."""
        place = self.steps.index(self.highest) + 1 if self.highest else 0
        return self.steps[place] if place < len(self.steps) else None

    @property
    def sentence(self) -> str:
        """Where the employer stands, in one line."""
        if self.highest is None:
            return _("No rung is reached yet.")
        names = {"highest": self.highest.rung.label}
        if not self.missing:
            return _("Highest rung: %(highest)s. Every rung below is reached.") % names
        names["missing"] = ", ".join(str(step.rung.label).lower() for step in self.missing)
        return _("Highest rung: %(highest)s. Missing below it: %(missing)s.") % names

    @property
    def next_said(self) -> str:
        """What the next rung would take; blank at the top."""
        if self.following is None:
            return ""
        facts = {"rung": self.following.rung.label, "takes": TAKES[self.following.rung]}
        return _("Next: %(rung)s. It takes %(takes)s.") % facts


def latest(fact: Fact) -> tuple[dt.date, str]:
    """By the day, and by the words where two fell on one day."""
    return fact.day, fact.words


def depth(facts: Iterable[Fact], on: dt.date) -> Depth:
    """The ladder that these facts make on a day; facts after it do not exist."""
    of: dict[Rung, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.holds(on):
            of[fact.rung].append(fact)
    steps = (
        Step(rung, max(of[rung], key=latest, default=None), sum(fact.count for fact in of[rung]))
        for rung in Rung
    )
    return Depth(tuple(steps))


def depths(employers: Collection[int], on: dt.date) -> dict[int, Depth]:
    """The ladders of these employers (by their keys in the database) in six queries."""
    facts: dict[int, list[Fact]] = {pk: [] for pk in employers}
    for pk, fact in _facts([*facts], on):
        facts[pk].append(fact)
    return {pk: depth(own, on) for pk, own in facts.items()}


def _facts(employers: list[int], on: dt.date):
    """What these employers did by this day, summed where there may be very many rows."""
    own = Q(employer__in=employers)
    hires = Placement.objects.of_counting_kind().filter(own, started_on__lte=on)
    for pk, day, count in _summed(hires, "employer", "started_on"):
        yield pk, Fact(day, Rung.HIRES, _("Hire"), count)
    met = Engagement.objects.filter(own, held_on__lte=on)
    for pk, kind, day, count in _summed(met, "employer", "kind", "held_on"):
        yield pk, Fact(day, RUNG_OF[kind], str(EngagementKind(kind).label), count)
    comments = DraftComment.objects.filter(contact__employer__in=employers, said_at__date__lte=on)
    said = comments.annotate(day=TruncDate("said_at"))
    for pk, day, count in _summed(said, "contact__employer", "day"):
        yield pk, Fact(day, Rung.CO_DESIGNS, _("Comment on a draft"), count)
    given = Contribution.objects.filter(own, received_on__lte=on)
    for pk, day, count in _summed(given, "employer", "received_on"):
        yield pk, Fact(day, Rung.INVESTS, _("Contribution"), count)
    sponsored = Sponsorship.objects.filter(own, cohort__starts_on__lte=on)
    for pk, day, count in _summed(sponsored, "employer", "cohort__starts_on"):
        yield pk, Fact(day, Rung.INVESTS, _("Sponsored cohort"), count)
    for seat in BoardSeat.objects.filter(own).select_related("contact", "site"):
        rung = Rung.SITE_BOARD if seat.board == Board.SITE else Rung.NATIONAL_BOARD
        where = f"{seat.contact}, {seat.site}" if seat.site else str(seat.contact)
        yield seat.employer_id, Fact(seat.starts_on, rung, where, until=seat.ends_on)


def _summed(rows, *names):
    """(employer, ..., last day, number) of rows, by everything but the day, which comes last."""
    *by, day = names
    grouped = rows.order_by().values(*by).annotate(last=Max(day), n=Count("pk"))
    return grouped.values_list(*by, "last", "n")
