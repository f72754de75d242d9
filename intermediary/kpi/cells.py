"""Counting a relation of classified rows by any dimensions, in one pass of the database.

A relation is SQL text with one row per graduate (or cohort) and the columns `cohort_id`, `day`
(what a report's dates bound), `quarter`, and where it is about people `owner_id`, `team_id`,
`gender`, `race_ethnicity`, `education`, `language`; beside them a code column per metric.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from django.db import connection


@dataclass(frozen=True)
class Dimension:
    """A way to slice: an expression over the relation `r` and the tables it needs joined."""

    name: str
    expression: str
    joins: tuple[str, ...] = ()
    personal: bool = False
    of_people: bool = False


@dataclass
class Query:
    """What to count: a relation, its dimensions, and conditions with their parameters."""

    relation: str
    dimensions: Sequence[Dimension] = ()
    joins: tuple[str, ...] = ()
    conditions: list[str] = field(default_factory=list)
    params: list = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        return [dimension.expression for dimension in self.dimensions]

    @property
    def body(self) -> str:
        """FROM and WHERE, with every needed join once and in order."""
        needed = [*self.joins, *(join for d in self.dimensions for join in d.joins)]
        where = " AND ".join(self.conditions) or "true"
        return f"FROM {self.relation} r {' '.join(dict.fromkeys(needed))} WHERE {where}"


def fetch(sql: str, params: Iterable = ()) -> list[tuple]:
    """All rows of a query. Its text is made of our own expressions only."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params) or None)
        return cursor.fetchall()


def count(query: Query, codes: Sequence[str]) -> list[dict[tuple, Counter]]:
    """For each code column: slice -> how many rows fall into each bucket."""
    columns = ", ".join([*query.keys, *(f"r.{code}" for code in codes)])
    places = ", ".join(str(n + 1) for n in range(len(query.keys) + len(codes)))
    rows = fetch(
        f"SELECT {columns}, count(*) {query.body} GROUP BY {places}",
        query.params,
    )
    width = len(query.keys)
    found: list[dict[tuple, Counter]] = [defaultdict(Counter) for _code in codes]
    for row in rows:
        key, number = row[:width], row[-1]
        for slices, bucket in zip(found, row[width:-1], strict=True):
            if bucket is not None:
                slices[key][bucket] += number  # an int equals its Bucket
    return found


@dataclass(frozen=True)
class Quartiles:
    """Exact quartiles (R type 7) of one slice."""

    total: int
    of: int
    q1: Fraction | None
    median: Fraction | None
    q3: Fraction | None


def _ranks(of: int) -> dict[Fraction, tuple[int, Fraction]]:
    """For each quarter the rank (from 0) below it and how far beyond that rank it lies."""
    marks = {}
    for part in (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)):
        at = (of - 1) * part
        marks[part] = (at.numerator // at.denominator, at % 1)
    return marks


def _quartiles(total: int, of: int, picked: dict[int, Fraction]) -> Quartiles:
    if not of:
        return Quartiles(total, 0, None, None, None)
    values = [
        picked[low] + beyond * (picked[min(low + 1, of - 1)] - picked[low])
        for low, beyond in _ranks(of).values()
    ]
    return Quartiles(total, of, *values)


# Rows whose ranks include one of those around a quarter; whole numbers divide downwards.
_IN_REACH = " OR ".join(
    f"((held - 1) * {k} / 4 + 1 >= before AND (held - 1) * {k} / 4 < before + n)" for k in (1, 2, 3)
)


def quartiles(
    query: Query, *, population: str, columns: Sequence[str], value: tuple[str, str]
) -> dict[tuple, Quartiles]:
    """Slice -> quartiles of `value`, a fraction of two integer expressions over `columns`.

    Rows with the same columns are counted together first, in parallel. They are sorted by the
    quotient as a double, but the picked ones come back as integers. Null is unknown.
    """
    names = [f"k{n}" for n in range(len(query.keys))]
    rows = fetch(_ranked(query, names, population, columns, value), query.params)
    return _gather(rows, len(names))


def _ranked(query: Query, names, population: str, columns: Sequence[str], value) -> str:
    """SQL of the few rows per slice that hold its quartiles, each with how many stand before it."""
    over, under = value
    keys = [f"{expression} AS {name}" for expression, name in zip(query.keys, names, strict=True)]
    by = f"PARTITION BY {', '.join(names)}" if names else ""
    listed = "".join(f"{name}, " for name in names)
    return f"""
        WITH r AS (
            SELECT {", ".join([*keys, *(f"r.{column}" for column in columns)])},
                count(*)::integer AS n
            {query.body} AND {population}
            GROUP BY {", ".join(str(n + 1) for n in range(len(keys) + len(columns)))}
        ), valued AS (
            SELECT *, {_as_double(over)} / {_as_double(under)} AS quotient FROM r
        ), ranked AS (
            SELECT *, coalesce(sum(n) OVER ({by} ORDER BY quotient
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before,
                sum(n) FILTER (WHERE quotient IS NOT NULL) OVER ({by}) AS held,
                sum(n) OVER ({by}) AS total
            FROM valued
        )
        SELECT {listed} total, held, before, n, {over} AS num, {under} AS den FROM ranked r
        WHERE held IS NULL OR (quotient IS NOT NULL AND ({_IN_REACH}))
        """  # noqa: S608


def _as_double(expression: str) -> str:
    """An exact expression worked out in doubles: good enough to sort by."""
    return f"({expression.replace('::numeric', '::float8')})"


def _gather(rows: list[tuple], width: int) -> dict[tuple, Quartiles]:
    sizes: dict[tuple, tuple[int, int]] = {}
    picked: dict[tuple, dict[int, Fraction]] = defaultdict(dict)
    for row in rows:
        key, (total, held, before, number, num, den) = row[:width], row[width:]
        sizes[key] = (int(total), int(held or 0))
        if held:
            wanted = {
                rank for low, _beyond in _ranks(int(held)).values() for rank in (low, low + 1)
            }
            for rank in wanted:
                if before <= rank < before + number:
                    picked[key][rank] = Fraction(int(num), int(den))
    return {key: _quartiles(*size, picked[key]) for key, size in sizes.items()}


def means(query: Query, *, population: str, value: tuple[str, str]) -> dict[tuple, tuple]:
    """Slice -> (all, those with both values, sum of the first, sum of the second)."""
    over, under = value
    both = f"FILTER (WHERE {over} IS NOT NULL AND {under} IS NOT NULL)"
    sums = f"count(*), count(*) {both}, sum({over}) {both}, sum({under}) {both}"
    places = ", ".join(str(n + 1) for n in range(len(query.keys)))
    rows = fetch(
        f"SELECT {', '.join([*query.keys, sums])} {query.body} AND {population}"
        + (f" GROUP BY {places}" if places else ""),
        query.params,
    )
    width = len(query.keys)
    return {row[:width]: row[width:] for row in rows}
