"""A KPI by quarter: the trend of a tile, of a line of the overview, and of a KPI's own page."""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary import kpi_words, metrics
from intermediary.chart_table import WITHHELD, Column, Table
from intermediary.glyphs import look
from intermediary.kpi import words
from intermediary.kpi.cells import Dimension
from intermediary.kpi.rows import COUNTS, Row
from intermediary.kpi_forms import YEAR_ON, Asked
from intermediary.reports import Report, nothing, sites_of
from intermediary.templatetags.words import money, percent, plain_number, rate
from intermediary.trend_chart import Bar, TrendChart, round_top
from trainees.kpi_sql import quarter_of

BACK = 14  # quarters that are looked at
SHOWN = 8  # of a KPI's own page
SPARK = 6  # of a tile
# Days after a quarter's end until everyone in it can be judged; deadlines say it themselves.
SETTLED = {"early_contact": 28, **dict.fromkeys(YEAR_ON, 365)}
BY_START = "early_contact"  # cohorts are judged from their start, not their end
START = Dimension("start quarter", quarter_of("r.day"))


@dataclass(frozen=True)
class Quarter:
    """A metric in one quarter, and whether everyone in it can be judged."""

    number: int  # year * 4 + quarter - 1
    row: Row
    due: bool

    @property
    def name(self) -> str:
        """The quarter as people say it: "Q1 2026"."""
        year, quarter = divmod(self.number, 4)
        return _("Q%(quarter)s %(year)s") % {"quarter": quarter + 1, "year": year}

    @property
    def value(self) -> float | None:
        """Its rate or value; of one not due the share that counts already."""
        row = self.row
        if row.withheld:
            return None
        if not metrics.REGISTRY[row.metric].is_rate:
            return None if row.value is None else float(row.value)
        if self.due:
            return row.rate
        return (row.hits + row.pending_hits) / row.total if row.total else None

    @property
    def figure(self) -> str:
        """The same in words."""
        if self.row.withheld:
            return _(WITHHELD)
        if not self.row.total:
            return _("no data")
        if not metrics.REGISTRY[self.row.metric].is_rate:
            return words.value(self.row.metric, self.row.figures)
        if self.due:
            return rate(self.row.rate)
        return _("not due") if self.row.pending else rate(self.row.rate)


def quarters(
    names: Iterable[str], *, as_of: dt.date, filters: dict, viewer
) -> dict[str, list[Quarter]]:
    """Metric -> its quarters in order, without gaps: by graduation, for early contact by start.

    One report for all metrics, so the number of queries does not grow with quarters or rows.
    """
    names = list(names)
    start = _first_day(_number(as_of) - BACK + 1)
    plain = [name for name in names if name != BY_START]
    asked = {"filters": filters, "start": start, "viewer": viewer}
    rows: list[tuple[int, Row]] = []
    if plain:
        found = metrics.compute(plain, as_of=as_of, by=("quarter",), end=as_of, **asked)
        rows += [(_read(row.slice["quarter"]), row) for row in found if row.slice["quarter"]]
    if BY_START in names:
        rows += _by_start(as_of, **asked)
    return {
        name: _without_gaps(name, {n: row for n, row in rows if row.metric == name}, as_of)
        for name in names
    }


def _by_start(as_of: dt.date, filters: dict, start: dt.date, viewer) -> list[tuple[int, Row]]:
    """Early contact by the quarter in which cohorts started: of no dimension that files name."""
    source, definition = metrics.source_of(BY_START), metrics.REGISTRY[BY_START]
    report = Report(as_of, timezone.localdate(), (), filters, start, as_of, sites_of(viewer))
    table = report.tables_by([(source, [definition])], START)[BY_START]
    return [(key[0], Row(BY_START, {}, figures)) for key, figures in sorted(table.items())]


def _without_gaps(name: str, rows: dict[int, Row], as_of: dt.date) -> list[Quarter]:
    empty = Row(name, {}, nothing(metrics.REGISTRY[name]))
    numbers = range(min(rows), max(rows) + 1) if rows else ()
    found = ((n, rows.get(n, empty)) for n in numbers)
    return [Quarter(n, row, _is_due(name, n, row, as_of)) for n, row in found]


def _is_due(name: str, number: int, row: Row, as_of: dt.date) -> bool:
    settled = _last_day(number) + dt.timedelta(days=SETTLED.get(name, 0))
    return settled <= as_of and not row.pending


def _number(day: dt.date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def _read(key: str) -> int:
    year, _dash, number = key.partition("-Q")
    return int(year) * 4 + int(number) - 1


def _first_day(number: int) -> dt.date:
    return dt.date(number // 4, number % 4 * 3 + 1, 1)


def _last_day(number: int) -> dt.date:
    year, month = number // 4, number % 4 * 3 + 3
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def spark(metric: str, found: list[Quarter]) -> dict | None:
    """The trend of a tile: the last quarters that are due; nothing where there are fewer than 2."""
    due = [each for each in found if each.due and each.value is not None][-SPARK:]
    if len(due) < 2:
        return None
    target = metrics.REGISTRY[metric].target
    said = ", ".join(f"{each.name} {each.figure}" for each in due)
    values = [float(each.value or 0) for each in due]
    low, high = _scale([*values, float(target)] if target else values)
    return {
        "values": values,
        "said": f"{_by(metric)}: {said}",
        "figures": _("%(first)s to %(last)s") % {"first": due[0].figure, "last": due[-1].figure},
        "names": f"{due[0].name} – {due[-1].name}",
        "low": low,
        "high": high,
        "target": target,
    }


def _scale(values: list[float]) -> tuple[float, float]:
    """The ends of a small line's scale: wide enough that small changes look small."""
    most, least = max(values), min(values)
    spare = max(0.3 * max(1.0 if most <= 1 else most, 0) - (most - least), 0)
    low = max(least - spare / 2, min(least, 0))
    return low, max(most, low + (most - least) + spare)


def _by(metric: str) -> str:
    return _("by start quarter") if metric == BY_START else _("by graduation quarter")


def chart(metric: str, question: Asked) -> TrendChart | None:
    """The last quarters of a metric with a page's filters; None where fewer than two are known."""
    asked = {"as_of": question.as_of, "filters": question.filters, "viewer": question.viewer}
    found = quarters([metric], **asked)[metric][-SHOWN:]
    if sum(each.value is not None for each in found) < 2:
        return None
    definition = metrics.REGISTRY[metric]
    values = [each.value or 0 for each in found]
    target = None if definition.target is None else float(definition.target)
    done = kpi_words.telling(metric).done
    title = _("%(done)s %(by)s") % {"done": definition.title, "by": _by(metric)}
    return TrendChart(
        title=title,
        bars=[_bar(each) for each in found],
        table=_table(found, definition.is_rate, str(done)),
        file=_file(found),
        axis=percent if definition.is_rate else partial(_said_value, metric),
        note=_note(found),
        top=1.0 if definition.is_rate else round_top(max(*values, target or 0)),
        target=target,
    )


def _note(found: list[Quarter]) -> str:
    """What is to be known about the quarters shown."""
    notes = [_("Whole quarters, whatever period is chosen.")]
    if any(each.row.withheld for each in found):
        notes.append(_("Withheld: fewer than 10 people, or it would follow from what is shown."))
    return " ".join(notes)


def _said_value(metric: str, amount: float) -> str:
    """A mark of the axis of a value in its unit, as short as it can be."""
    if metric == "start_wage":
        return money(amount, 0 if amount == int(amount) else 2)
    return f"{amount:g}×" if metric == "earnings_multiple" else percent(amount)


def _bar(quarter: Quarter) -> Bar:
    row = quarter.row
    count = ""
    if not row.withheld and row.total:
        done = row.of if row.hits is None else row.hits if quarter.due else _sure(row)
        whole = row.of if quarter.due and row.hits is not None else row.total
        count = _("%(n)s of %(of)s") % {"n": plain_number(done), "of": plain_number(whole)}
    high = row.high if quarter.due else None
    return Bar(quarter.name, quarter.value, quarter.figure, count, high, quarter.due)


def _sure(row: Row) -> int:
    return row.hits + row.pending_hits


def _table(found: list[Quarter], is_rate: bool, done: str) -> Table:
    """What the page shows: the figures of each quarter."""
    names = ("of", "hits", "rate", "high", "pending") if is_rate else ("total", "of", "value")
    heads = {
        "of": (_("Due") if is_rate else _("Known"), plain_number),
        "hits": (done, plain_number),
        "rate": (_("Rate"), rate),
        "high": (_("At most"), rate),
        "pending": (_("Not yet due"), plain_number),
        "total": (_("All"), plain_number),
        "value": (_("Typical"), str),
        "state": (_("State"), lambda state: str(look(state).word)),
    }
    quarter = Column("quarter", _("Quarter"), num=False)
    columns = [quarter, *(Column(name, *heads[name]) for name in (*names, "state"))]
    rows = []
    for each in found:
        row = each.row
        cells = [WITHHELD if row.withheld else getattr(row, name) for name in (*names, "state")]
        if not is_rate:
            cells[2] = each.figure
        rows.append([each.name, *cells])
    return Table(columns, rows)


def _file(found: list[Quarter]) -> Table:
    """All figures, as the files of a KPI have them."""
    columns = [Column(name, name) for name in ("quarter", *COUNTS, "withheld")]
    rows = []
    for each in found:
        row, key = each.row, f"{each.number // 4}-Q{each.number % 4 + 1}"
        figures = [None if row.withheld else getattr(row, name) for name in COUNTS]
        rows.append([key, *figures, "yes" if row.withheld else "no"])
    return Table(columns, rows)
