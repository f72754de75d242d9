"""The figures behind the drawings of the reports page, each for a day, a window and a viewer."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.utils import timezone

from employers.against_floor import AgainstFloor, against_floor
from employers.models import Offer
from intermediary import metrics
from intermediary.dimensions import DIMENSIONS
from intermediary.kpi import cells
from intermediary.kpi.cells import Quartiles, Query
from intermediary.kpi.rates import Spread
from intermediary.reports import Report, nothing, sites_of
from placements import funnel, outcomes, wages
from placements.funnel import Funnel

OF_OFFERS = {  # a filter of reports -> the same of offers
    "market": "site__market__key",
    "site": "site__key",
    "track": "track__key",
    "family": "track__family",
}


def steps(
    as_of: dt.date,
    *,
    filters: dict | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    viewer=None,
) -> Funnel:
    """How far the people of cohorts that start within the window have come."""
    today = timezone.localdate()
    report = Report(as_of, today, (), filters or {}, start, end, sites_of(viewer))
    with outcomes.as_of(as_of, today) as stored:
        rows = report.query(funnel.relation(as_of, stored, fresh=as_of == today))
        codes = [step.code for step in funnel.STEPS]
        counted = cells.count(rows, codes)
    return funnel.of_buckets(
        {code: found.get((), Counter()) for code, found in zip(codes, counted, strict=True)}
    )


def offers(as_of: dt.date, *, filters: dict | None = None, viewer) -> AgainstFloor:
    """The offers open on a day that a person sees, by their distance from the floor."""
    chosen = {OF_OFFERS[name]: key for name, key in (filters or {}).items()}
    return against_floor(Offer.objects.visible_to(viewer).filter(**chosen), as_of)


@dataclass(frozen=True)
class Pair:
    """Pay at the start and a year on of one track, or of all; the KPIs beside them.

    `start` and `later` are of the same people: those whose pay is known both times. `growth` is
    the KPI wage_growth_365 (of: how many these are, total: how many should be), `starting` is
    start_wage: everyone with a proven first job, whether or not a year has passed.
    """

    key: str | None
    name: str
    start: Quartiles
    later: Quartiles
    growth: Spread
    starting: Spread


def pay_over_a_year(
    as_of: dt.date,
    *,
    filters: dict | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    viewer=None,
) -> tuple[Pair, list[Pair]]:
    """Hourly pay at the start and a year on: of everyone in the window, and track by track."""
    today, filters = timezone.localdate(), filters or {}
    asked = {"as_of": as_of, "filters": filters, "start": start, "end": end, "viewer": viewer}
    within = Report(as_of, today, (), filters, start, end, sites_of(viewer))
    with outcomes.as_of(as_of, today) as stored:
        by_track = _spreads(asked, "track")
        in_all = _spreads(asked)
        pairs = _pairs(within, stored, DIMENSIONS["track"])
        whole = _pairs(within, stored)
    names = metrics.labels("track", by_track)
    tracks = [_pair(key, names.get(key, key), pairs, by_track) for key in by_track]
    tracks.sort(key=lambda pair: (-pair.growth.of, pair.name))
    return _pair(None, "", whole, in_all), [pair for pair in tracks if pair.growth.total]


def _spreads(asked: dict, *by: str) -> dict[str | None, dict[str, Spread]]:
    """Slice -> the KPIs of its wages; without a dimension the one slice is None."""
    found: dict[str | None, dict[str, Spread]] = {}
    for row in metrics.compute(["start_wage", "wage_growth_365"], by=by, **asked):
        key = row.slice[by[0]] if by else None
        found.setdefault(key, {})[row.metric] = row.figures
    return found


def _pairs(report: Report, stored: str, *by) -> list[dict[str | None, Quartiles]]:
    """Slice -> quartiles at the start, and the same a year on."""
    rows = report.query(stored)
    query = Query(stored, by, rows.joins, rows.conditions, rows.params)
    found = []
    for value in (wages.AT_START, wages.A_YEAR_ON):
        by_value = cells.quartiles(
            query, population=wages.PAIRED, columns=wages.COLUMNS, value=value
        )
        keys = by[0].keys({key[0] for key in by_value}) if by else {}
        found.append({keys.get(key[0]) if by else None: q for key, q in by_value.items()})
    return found


def _pair(key, name, pairs, spreads) -> Pair:
    known = spreads.get(key, {})
    none = Quartiles(0, 0, None, None, None)
    start, later = (each.get(key, none) for each in pairs)
    growth, starting = (
        known.get(metric) or nothing(metrics.REGISTRY[metric])
        for metric in ("wage_growth_365", "start_wage")
    )
    return Pair(key, name, start, later, growth, starting)
