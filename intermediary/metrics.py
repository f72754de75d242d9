"""The one registry of KPIs, and the reports made of them.

Each app computes its own metrics (its `kpis.py`); this lists them and slices them all alike.
"""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from coaching import kpis as coaching_kpis
from employers import kpis as employers_kpis
from intermediary import disclosure
from intermediary.dimensions import DIMENSIONS, crossing
from intermediary.kpi.definitions import Definition, Source
from intermediary.kpi.rows import Row
from intermediary.reports import Report, Table, is_empty, nothing, sites_of
from placements import kpis as placements_kpis
from trainees import kpis as trainees_kpis

SOURCES = (
    placements_kpis.SOURCE,
    trainees_kpis.SOURCE,
    employers_kpis.SOURCE,
    coaching_kpis.SOURCE,
)
_ORDER = (
    *("placed_120d", "placed_6m", "placed_9m", "quality_placed_120d", "quality_placed_9m"),
    *("graduation", "retained_365", "retained_365_same", "wage_growth_365"),
    *("earnings_multiple", "start_wage", "early_contact", "coached"),
)
_SOURCE_OF = {d.name: source for source in SOURCES for d in source.definitions}
_DEFINED = {d.name: d for source in SOURCES for d in source.definitions}
REGISTRY: dict[str, Definition] = {name: _DEFINED[name] for name in _ORDER}


def source_of(metric: str) -> Source:
    """Where a metric is counted from."""
    return _SOURCE_OF[metric]


def can_slice(metric: str, names: Iterable[str]) -> bool:
    """Whether a metric can be sliced by these dimensions: cohorts have no gender, no owner."""
    return _SOURCE_OF[metric].of_people or not any(DIMENSIONS[n].of_people for n in names)


def refusal(metrics: Iterable[str], by: Iterable[str], filters: Iterable[str] = ()) -> str | None:
    """Why these metrics cannot be reported by these dimensions, or None."""
    by, filters = tuple(by), tuple(filters)
    for metric in metrics:
        if metric not in REGISTRY:
            return f"unknown metric “{metric}”: choose from {', '.join(REGISTRY)}"
    if reason := crossing(by) or next(filter(None, (crossing((name,)) for name in filters)), None):
        return reason
    for metric in metrics:
        if not can_slice(metric, (*by, *filters)):
            return f"{metric} is about cohorts and cannot be sliced by a person's dimension"
    return None


def labels(dimension: str, keys: Iterable) -> dict:
    """Key -> what a person reads, for slices of one dimension."""
    return DIMENSIONS[dimension].labels(set(keys))


def _guarded(report: Report, sources: list) -> dict:
    """The tables of a report; those by personal dimensions as the disclosure rules allow."""
    if not report.personal:
        return report.tables(sources)
    return {
        metric: disclosure.guarded(table, shown=len(report.by), personal=report.personal)
        for metric, table in report.tables_inside_and_out(sources).items()
    }


def compute(
    metrics: Iterable[str] | None = None,
    *,
    as_of: dt.date,
    by: Iterable[str] = (),
    filters: dict | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    viewer=None,
    identify: bool = False,
) -> list[Row]:
    """Rows of a KPI report: for each metric one per slice, in the registry's order.

    `filters` maps dimensions to a key; `start` and `end` bound the graduation date; `viewer` is
    the person who looks: staff with sites get these sites only. Figures by personal dimensions
    are guarded by the disclosure rules unless `identify`. Raises ValueError for what `refusal`
    refuses.
    """
    by, filters = tuple(by), dict(filters or {})
    if reason := refusal(metrics or (), by, filters):
        raise ValueError(reason)
    chosen = set(metrics) if metrics else {n for n in REGISTRY if can_slice(n, (*by, *filters))}
    report = Report(as_of, timezone.localdate(), by, filters, start, end, sites_of(viewer))
    sources = [(s, [d for d in s.definitions if d.name in chosen]) for s in SOURCES]
    sources = [(source, definitions) for source, definitions in sources if definitions]
    tables = report.tables(sources) if identify else _guarded(report, sources)
    return [row for name in REGISTRY if name in tables for row in _rows(name, by, tables[name])]


def _rows(metric: str, by: tuple[str, ...], table: Table) -> list[Row]:
    table = {
        key: figures for key, figures in table.items() if figures is None or not is_empty(figures)
    }
    if not by and not table:
        return [Row(metric, {}, nothing(REGISTRY[metric]))]
    keys = [DIMENSIONS[name].keys({key[n] for key in table}) for n, name in enumerate(by)]
    found = []
    for key, figures in table.items():
        named = (names.get(value) for names, value in zip(keys, key, strict=True))
        found.append(Row(metric, dict(zip(by, named, strict=True)), figures))
    return sorted(found, key=lambda row: [(v is None, v or "") for v in row.slice.values()])
