"""How deep a partnership goes: a ladder of seven rungs, each told by a fact and its day.

Nobody types a rung. The highest rung reached is what counts, whatever is missing below it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, DateField, Max, Q, Sum
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from employers.choices import Board, EngagementKind
from employers.models import BoardSeat, Contribution, DraftComment, Engagement, Sponsorship
from intermediary.templatetags.words import plain_number
from placements.models import Placement

VISITS = (
    EngagementKind.SITE_VISIT,
    EngagementKind.LUNCH_AND_LEARN,
    EngagementKind.HIRING_FAIR,
    EngagementKind.MOCK_INTERVIEW,
)
DESIGNS = (EngagementKind.CURRICULUM, EngagementKind.ADVISORY_BOARD)
# Rung: its name, and what it takes to reach it.
RUNGS = {
    "hires": (later("Hires"), later("One graduate in a job at this employer.")),
    "visits": (later("Visits"), later("A visit, lunch, fair or mock interview with trainees.")),
    "teaches": (later("Teaches"), later("A guest lesson.")),
    "designs": (later("Co-designs"), later("Work on a curriculum, or a comment on a draft.")),
    "invests": (later("Invests"), later("A contribution, or the sponsoring of a cohort.")),
    "site": (later("Site board"), later("A seat on the board of a site.")),
    "national": (later("National board"), later("A seat on the national board.")),
}


@dataclass(frozen=True)
class Fact:
    """What shows that a rung is reached: its latest day, how often, and how many hours."""

    day: date
    times: int = 1
    hours: object = None


@dataclass(frozen=True)
class Depth:
    """The facts of one employer, by rung."""

    facts: dict[str, Fact]

    @property
    def reached(self) -> str:
        """The highest rung with a fact, or "" when there is none."""
        return next((rung for rung in reversed(RUNGS) if rung in self.facts), "")

    @property
    def next(self) -> str:
        """The rung above the one reached, or "" at the top."""
        rungs = [*RUNGS]
        at = rungs.index(self.reached) + 1 if self.reached else 0
        return rungs[at] if at < len(rungs) else ""

    @property
    def label(self) -> str:
        """The rung reached, in words."""
        return str(RUNGS[self.reached][0]) if self.reached else _("Not on the ladder yet")

    @property
    def takes(self) -> str:
        """What the next rung takes, in words."""
        if not self.next:
            return ""
        name, takes = RUNGS[self.next]
        return _("Next: %(name)s. %(takes)s") % {"name": name, "takes": takes}

    def lines(self):
        """Each rung with its fact, for a list."""
        for rung, (name, takes) in RUNGS.items():
            yield {"name": name, "takes": takes, "fact": self.facts.get(rung), "rung": rung}


def depths(employers: Iterable[int], on: date) -> dict[int, Depth]:
    """The depth of each of these employers on a day, in the same few queries for any number."""
    ids = [*employers]
    facts: dict[int, dict[str, Fact]] = defaultdict(dict)
    for rung, rows in _sources(ids, on):
        for row in rows:
            pk, day, times, *hours = row
            fact = Fact(day, times, hours[0] if hours else None)
            facts[pk][rung] = _joined(facts[pk].get(rung), fact)
    return {pk: Depth(facts.get(pk, {})) for pk in ids}


def _joined(one: Fact | None, other: Fact) -> Fact:
    """Two facts of one rung as one: the later day, all the times."""
    if one is None:
        return other
    return Fact(max(one.day, other.day), one.times + other.times, one.hours or other.hours)


def _sources(ids: list[int], on: date):
    """Rung -> rows of (employer, latest day, how many, hours)."""
    by = {"employer__in": ids}
    hired = Placement.objects.of_counting_kind().filter(**by, started_on__lte=on)
    held = Engagement.objects.filter(**by, held_on__lte=on)
    said = DraftComment.objects.filter(contact__employer__in=ids).annotate(
        day=TruncDate("said_at", output_field=DateField())
    )
    seats = BoardSeat.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on), **by, starts_on__lte=on
    )
    yield "hires", _grouped(hired, "employer", "started_on")
    yield "visits", _grouped(held.filter(kind__in=VISITS), "employer", "held_on", Sum("hours"))
    taught = held.filter(kind=EngagementKind.GUEST_TEACHING)
    yield "teaches", _grouped(taught, "employer", "held_on", Sum("hours"))
    yield "designs", _grouped(held.filter(kind__in=DESIGNS), "employer", "held_on", Sum("hours"))
    yield "designs", _grouped(said.filter(day__lte=on), "contact__employer", "day")
    gifts = Contribution.objects.filter(**by, received_on__lte=on)
    yield "invests", _grouped(gifts, "employer", "received_on")
    backed = Sponsorship.objects.filter(**by, cohort__starts_on__lte=on)
    yield "invests", _grouped(backed, "employer", "cohort__starts_on")
    yield "site", _grouped(seats.filter(board=Board.SITE), "employer", "starts_on")
    yield "national", _grouped(seats.filter(board=Board.NATIONAL), "employer", "starts_on")


def _grouped(rows, employer: str, day: str, *more):
    facts = {"latest": Max(day), "times": Count("pk")}
    facts |= {f"more{n}": each for n, each in enumerate(more)}
    return rows.order_by().values(employer).annotate(**facts).values_list(employer, *facts)


def said(fact: Fact) -> str:
    """How often and how many hours, in words."""
    times = _("once") if fact.times == 1 else _("%s times") % fact.times
    if not fact.hours:
        return times
    hours = _("1 hour") if fact.hours == 1 else _("%s hours") % plain_number(fact.hours)
    return f"{times}, {hours}"
