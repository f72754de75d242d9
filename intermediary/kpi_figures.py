"""One KPI figure as pages show it: in words, with who is left out, and as a curve."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _

from intermediary import drill, kpi_words, metrics
from intermediary.dimensions import DIMENSIONS
from intermediary.kpi import words
from intermediary.kpi.cells import Query, fetch
from intermediary.kpi.definitions import Kind
from intermediary.kpi.rates import Bucket
from intermediary.kpi.rows import Row
from intermediary.kpi_forms import DAY_MEANS, Asked
from intermediary.reports import Report, sites_of
from intermediary.templatetags.words import record_date
from placements import outcomes
from trainees.choices import Exclusion

PENDING = f"({int(Bucket.PENDING)}, {int(Bucket.PENDING_HIT)})"


def said(name: str, row: Row | None, last: dt.date | None, question: Asked) -> dict:
    """The figure in words: need, count, and for values the amount with its quartiles."""
    if row is None or row.withheld:
        return {}
    by = kpi_words.deadline(name, last)
    found = {
        "need": kpi_words.need(name, row.figures, by, question.today),
        "short_need": kpi_words.short_need(name, row.figures, by, question.today),
        "count": kpi_words.count(name, row.figures),
    }
    if metrics.REGISTRY[name].is_rate:
        return found | {
            "uncertainty": words.uncertainty(row.figures),
            "arithmetic": words.arithmetic(row.figures),
        }
    amount = words.value(name, row.figures)
    return found | {"amount": amount, "quartiles": kpi_words.quartiles(name, row.figures)}


def population(name: str, question: Asked) -> str:
    """Whose figure it is, by the days that bound it: "Graduated Nov 23, 2025 – Nov 23, 2026"."""
    start, end = question.window(name)
    said = {
        "what": DAY_MEANS.get(name, _("Graduated")),
        "start": record_date(start),
        "end": record_date(end),
    }
    if start and end:
        return _("%(what)s %(start)s – %(end)s") % said
    if start:
        return _("%(what)s since %(start)s") % said
    if end:
        return _("%(what)s until %(end)s") % said
    if name == "coached":
        return _("Graduates with coaching left")
    return _("%s at any time") % said["what"]


def last_graduations(
    names: Sequence[str], question: Asked, by: str | None = None
) -> dict[str, dict[str | None, dt.date]]:
    """Metric -> slice -> the latest graduation of those not due: the last deadline follows.

    Nothing where a personal attribute is involved: a date would tell about single people. Without
    `by` the one slice is None. All metrics are read over the window of the first.
    """
    names = [name for name in names if metrics.REGISTRY[name].kind == Kind.DEADLINE]
    if not names or question.personal or (by and DIMENSIONS[by].personal):
        return {}
    (start, end), viewer = question.window(names[0]), question.viewer
    day, today = question.as_of, question.today
    report = Report(day, today, (), question.filters, start, end, sites_of(viewer))
    with outcomes.as_of(day, today) as stored:
        within = report.query(stored)
        sliced = [DIMENSIONS[by]] if by else []
        query = Query(stored, sliced, within.joins, within.conditions, within.params)
        keys = [*query.keys, "NULL"][:1]
        latest = [f"max(r.graduated_on) FILTER (WHERE r.{name} IN {PENDING})" for name in names]
        group = "GROUP BY 1" if by else ""
        rows = fetch(f"SELECT {', '.join(keys + latest)} {query.body} {group}", query.params)
    words = DIMENSIONS[by].keys({row[0] for row in rows}) if by else {}
    return {
        name: {words.get(row[0]): row[n] for row in rows if row[n]}
        for n, name in enumerate(names, start=1)
    }


def missed(row: Row) -> int | None:
    """Of those due, the ones known to have missed."""
    if row.withheld or row.hits is None:
        return None
    return row.of - row.hits - row.unverified - row.unknown


def breakdown(metric: str, row: Row, people: dict[str, str]) -> list[dict]:
    """Where everyone who can be judged stands, each number with the way to its people."""
    if row.withheld or not (row.of or row.unknown):
        return []
    if not metrics.REGISTRY[metric].is_rate:
        numbers = {"of": row.of, "unknown": row.unknown}
    else:
        numbers = {name: getattr(row, name) for name in ("hits", "unverified", "unknown")}
        numbers["missed"] = missed(row)
        if metrics.REGISTRY[metric].kind != Kind.DEADLINE:
            numbers = {n: number for n, number in numbers.items() if number or n == "hits"}
    return [
        {"n": n, "words": kpi_words.bucket_words(metric, name), "href": people.get(name)}
        for name, n in numbers.items()
    ]


def bar(row: Row) -> list[tuple[int, str]]:
    """The same as parts of a bar."""
    if row.withheld or not row.of or row.hits is None:
        return []
    parts = (row.hits, row.unverified, row.unknown, missed(row))
    return list(zip(parts, ("fill", "hatch", "unknown", "rest"), strict=True))


def left_out(metric: str, question: Asked, row: Row) -> str:
    """Why people are left out, counted by reason: "1 medical, 2 active military duty"."""
    if row.withheld or not row.excluded:
        return ""
    behind = drill.graduates_behind(metric, question.as_of, "excluded", **question.arguments())
    reasons = Counter(behind.order_by().values_list("exclusion", flat=True))
    return ", ".join(f"{n} {Exclusion(code).label.lower()}" for code, n in sorted(reasons.items()))
