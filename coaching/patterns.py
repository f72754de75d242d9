"""Patterns of problems at work: how many people told of what where, never who (DOMAIN 7).

Counted are different people, in the twelve months up to the last end of a month that is 30 days
ago, so that a figure changes once a month and nobody sees whose concern made it change. A figure is
shown when at least five people stand behind it, and behind whatever follows from it by subtraction.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from coaching.choices import ConcernKind
from coaching.models import Concern
from employers.models import Employer
from trainees.deadlines import add_months

LEAST = 5  # people
LATE = dt.timedelta(days=30)
MONTHS = 12
People = set[int]
KINDS = list(ConcernKind)


@dataclass(frozen=True)
class Period:
    """The days that are counted, both included."""

    since: dt.date
    until: dt.date

    @classmethod
    def before(cls, on: dt.date) -> "Period":
        """The twelve whole months whose end is at least 30 days before a day."""
        until = (on - LATE + dt.timedelta(days=1)).replace(day=1) - dt.timedelta(days=1)
        first = (until + dt.timedelta(days=1)).replace(day=1)
        return cls(add_months(first, -MONTHS), until)


@dataclass(frozen=True)
class Pattern:
    """What is shown of some concerns: people by kind, and in all; None is withheld."""

    name: str
    kinds: list[tuple[str, int]]
    total: int | None


@dataclass(frozen=True)
class Patterns:
    """What is shown, and of which days."""

    period: Period
    rows: list[Pattern]


def is_small(number: int) -> bool:
    """Whether so few people are behind a figure that it is withheld; nobody is no secret."""
    return 0 < number < LEAST


def shown(by_kind: dict[str, People]) -> dict[str, int]:
    """The kinds of which enough people told."""
    return {kind: len(them) for kind, them in by_kind.items() if len(them) >= LEAST}


def total_of(by_kind: dict[str, People]) -> int | None:
    """All different people, unless that and the kinds shown give a small number away.

    Beside the kinds it would tell who told of others only, and who told of several.
    """
    kinds = shown(by_kind)
    everybody = set().union(*by_kind.values())
    seen = set().union(*(by_kind[kind] for kind in kinds))
    rests = [len(everybody - seen), sum(kinds.values()) - len(seen)]
    rests += [len(everybody) - number for number in kinds.values()]
    hidden = len(everybody) < LEAST or any(map(is_small, rests))
    return None if hidden else len(everybody)


def pattern(name: str, by_kind: dict[str, People]) -> Pattern:
    """What is shown of these people's concerns."""
    kinds = shown(by_kind)
    words = [(str(kind.label), kinds[kind.value]) for kind in KINDS if kind.value in kinds]
    return Pattern(name, words, total_of(by_kind))


def at(employer: Employer, on: dt.date) -> Patterns:
    """The patterns at one employer. One query."""
    period = Period.before(on)
    found = _counted(Concern.objects.filter(employer=employer), period)
    row = pattern(str(employer), found[employer.pk])
    return Patterns(period, [row] if row.kinds or row.total else [])


def everywhere(on: dt.date) -> Patterns:
    """Everybody's concerns first, then each employer with something to show. Two queries.

    The same for whoever looks, whatever their sites: two views that differ would tell the rest.
    """
    period = Period.before(on)
    found = _counted(Concern.objects.all(), period)
    names = Employer.objects.in_bulk([pk for pk in found if pk])
    rows = [pattern(str(names[pk]), found[pk]) for pk in found if pk]
    rows = sorted((row for row in rows if row.kinds), key=lambda row: row.name)
    return Patterns(period, [_everybody(found), *rows])


def _everybody(found: dict[int | None, dict[str, People]]) -> Pattern:
    """By kind over all employers; a kind of which the rest beside those shown is small is not."""
    kinds = []
    for kind in KINDS:
        cells = [by_kind.get(kind.value, set()) for by_kind in found.values()]
        everybody = set().union(*cells)
        beside = set().union(*(cell for cell in cells if len(cell) < LEAST))
        told = set().union(*(cell for cell in cells if len(cell) >= LEAST))
        rest = len(beside - told), sum(map(len, cells)) - len(everybody)
        if len(everybody) >= LEAST and not any(map(is_small, rest)):
            kinds.append((str(kind.label), len(everybody)))
    return Pattern("", kinds, None)


def _counted(rows, period: Period) -> dict[int | None, dict[str, People]]:
    """Employer -> kind -> the people who told of it in these days."""
    days = rows.filter(
        raised_at__date__gte=period.since, raised_at__date__lte=period.until
    ).values_list("employer_id", "kind", "trainee_id")
    found: dict[int | None, dict[str, People]] = defaultdict(lambda: defaultdict(set))
    for employer, kind, trainee in days.order_by():
        found[employer][kind].add(trainee)
    return found
