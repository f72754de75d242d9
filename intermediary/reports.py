"""One KPI report: which people it is about, how it is sliced, and its figures per slice."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from fractions import Fraction

from intermediary.dimensions import DIMENSIONS
from intermediary.kpi import cells
from intermediary.kpi.cells import Dimension, Query
from intermediary.kpi.definitions import Definition, Kind, Source
from intermediary.kpi.rates import Rate, Spread
from placements import outcomes

Figures = Rate | Spread
Table = dict[tuple, Figures]  # slice (database values, in the order of the dimensions) -> figures


@dataclass(frozen=True)
class Report:
    """The question a report answers. `sites`: only graduates of these sites, None for all."""

    as_of: dt.date
    today: dt.date
    by: tuple[str, ...] = ()
    filters: dict[str, str | None] = field(default_factory=dict)
    start: dt.date | None = None
    end: dt.date | None = None
    sites: frozenset[int] | None = None

    @property
    def dimensions(self) -> list[Dimension]:
        return [DIMENSIONS[name] for name in self.by]

    @property
    def personal(self) -> tuple[int, ...]:
        """Where personal attributes stand: dimensions first, then the filters as in `limits`."""
        others = bool(self.start or self.end) + (self.sites is not None)
        named = [*self.by, *[None] * others, *self.filters]
        return tuple(n for n, name in enumerate(named) if name and DIMENSIONS[name].personal)

    def limits(self) -> list[tuple[str, tuple[str, ...], list]]:
        """Each filter of the report as a condition, the joins it needs and its parameters."""
        found: list[tuple[str, tuple[str, ...], list]] = []
        days = [(">=", self.start), ("<=", self.end)]
        if bounds := [(f"r.day {sign} %s", day) for sign, day in days if day]:
            found.append((" AND ".join(c for c, _ in bounds), (), [day for _, day in bounds]))
        if self.sites is not None:
            site = DIMENSIONS["site"]
            found.append((f"{site.expression} = ANY(%s)", site.joins, [sorted(self.sites)]))
        for name, key in self.filters.items():
            dimension = DIMENSIONS[name]
            condition, params = dimension.matches(key)
            found.append((condition, dimension.joins, params))
        return found

    def query(self, relation: str) -> Query:
        """The rows of a relation that the report is about."""
        limits = self.limits()
        joins = tuple(join for _condition, needed, _params in limits for join in needed)
        conditions = [condition for condition, _joins, _params in limits]
        params = [value for _condition, _joins, values in limits for value in values]
        return Query(relation, (), joins, conditions, params)

    def tables(self, sources: Iterable[tuple[Source, list[Definition]]]) -> dict[str, Table]:
        """Metric -> slice -> figures, each source in one pass."""
        return self._each(sources, self.dimensions, self.query(""))

    def tables_by(self, sources, dimension: Dimension) -> dict[str, Table]:
        """Metric -> slice -> figures by one dimension that is none of those with a name."""
        return self._each(sources, [dimension], self.query(""))

    def tables_inside_and_out(self, sources) -> dict[str, Table]:
        """The same with each filter as one more dimension: true inside, false outside."""
        limits = self.limits()
        inside = [
            Dimension(f"inside {n}", f"(({condition}) IS TRUE)", joins)
            for n, (condition, joins, _params) in enumerate(limits)
        ]
        params = [value for _condition, _joins, values in limits for value in values]
        return self._each(sources, [*self.dimensions, *inside], Query("", params=params))

    def _each(self, sources, dimensions: Sequence[Dimension], asked: Query) -> dict[str, Table]:
        sources = list(sources)
        fresh = self.as_of == self.today
        needed = any(s.needs_outcomes or (fresh and s.stored) for s, _definitions in sources)
        made = outcomes.as_of(self.as_of, self.today) if needed else nullcontext("")
        found: dict[str, Table] = {}
        with made as stored:
            for source, definitions in sources:
                relation = fresh and source.stored or source.relation(self.as_of, stored)
                query = Query(relation, dimensions, asked.joins, asked.conditions, asked.params)
                found |= _tables(query, definitions)
        return found


def sites_of(viewer) -> frozenset[int] | None:
    """The sites a person's reports are limited to; None means no limit."""
    if viewer is None:
        return None
    if not viewer.is_staff_member:
        return frozenset()
    return viewer.site_scope or None


def _tables(query: Query, definitions: list[Definition]) -> dict[str, Table]:
    found: dict[str, Table] = {}
    rates = [definition for definition in definitions if definition.is_rate]
    if rates:
        counted = cells.count(query, [definition.name for definition in rates])
        for definition, slices in zip(rates, counted, strict=True):
            target = definition.target
            found[definition.name] = {
                key: Rate.of_buckets(buckets, target) for key, buckets in slices.items()
            }
    for definition in definitions:
        if definition.kind == Kind.VALUE:
            found[definition.name] = _spreads(query, definition)
        elif definition.kind == Kind.MULTIPLE:
            found[definition.name] = _multiples(query, definition)
    return found


def _spreads(query: Query, definition: Definition) -> Table:
    value = (definition.over, definition.under)
    found = cells.quartiles(
        query, population=definition.population, columns=definition.columns, value=value
    )
    return {
        key: Spread(q.total, q.of, q.median, q.q1, q.q3, definition.target)
        for key, q in found.items()
    }


def _multiples(query: Query, definition: Definition) -> Table:
    found = cells.means(
        query, population=definition.population, value=(definition.over, definition.under)
    )
    table: Table = {}
    for key, (total, of, over, under) in found.items():
        value = Fraction(over) / Fraction(under) if of and under else None
        table[key] = Spread(total, of, value, target=definition.target)
    return table


def nothing(definition: Definition) -> Figures:
    """The figures of a report about nobody."""
    if definition.is_rate:
        return Rate.of_buckets(Counter(), definition.target)
    return Spread(target=definition.target)


def is_empty(figures: Figures) -> bool:
    """Whether a slice is about nobody at all."""
    return figures.total + getattr(figures, "excluded", 0) == 0
