"""What a metric is: its name, whom it is about, what counts, and the target it is held to."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from django.utils.functional import Promise

VERSION = "2026-1"  # of all definitions together; a stored or printed result says which it used


class Kind(StrEnum):
    """How a metric is counted and judged."""

    DEADLINE = "deadline"  # hits of those whose deadline has come; pending ones are shown
    RATE = "rate"  # hits of everyone it is about
    VALUE = "value"  # a median with quartiles
    MULTIPLE = "multiple"  # a mean divided by a mean


@dataclass(frozen=True)
class Definition:
    """One metric. The sentences are what the KPI page shows beside the number.

    `code` is the column of the relation that holds the Bucket; `over` / `under` are the SQL
    expressions of a value over `columns`, and `population` the condition for being in it.
    """

    name: str
    title: str | Promise
    kind: Kind
    people: str | Promise
    counts: str | Promise
    evidence: str | Promise = ""
    left_out: str | Promise = ""
    target: Fraction | None = None
    target_words: str | Promise = ""
    population: str = "true"
    columns: tuple[str, ...] = ()
    over: str = ""
    under: str = ""

    @property
    def is_rate(self) -> bool:
        """Whether it is a share of people (or cohorts) rather than an amount."""
        return self.kind in (Kind.DEADLINE, Kind.RATE)


@dataclass(frozen=True)
class Source:
    """Where metrics are counted from: `relation(as_of, outcomes)` gives SQL, see kpi/cells.py.

    `stored` names a table that holds the relation as of today, kept fresh with the outcomes.
    """

    definitions: tuple[Definition, ...]
    relation: Callable[[dt.date, str], str]
    needs_outcomes: bool = True
    of_people: bool = True
    stored: str = ""
