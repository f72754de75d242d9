"""The table under a KPI: one line for each cohort, team, track or other slice."""

import csv
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary import kpi_figures, kpi_words, metrics
from intermediary.chart_table import plain
from intermediary.kpi import words
from intermediary.kpi.definitions import VERSION
from intermediary.kpi.rows import COUNTS, Row
from intermediary.kpi_forms import NONE, Asked, none_words
from intermediary.spreadsheet import harmless
from trainees.models import Cohort

TABS = (
    *("cohort", "team", "owner", "track", "site", "quarter", "employer"),
    *("gender", "race_ethnicity", "education", "language"),
)
LATEST_FIRST = ("cohort", "quarter")


@dataclass(frozen=True)
class Line:
    """One slice as the table shows it."""

    row: Row
    name: str
    need: str = ""
    href: str = ""
    people: str = ""
    cohort: Cohort | None = None

    @property
    def sure(self) -> int:
        """Those who count already, due or not."""
        return (self.row.hits or 0) + (self.row.pending_hits or 0)

    @property
    def is_due(self) -> bool:
        """Whether nobody's deadline is still ahead."""
        return not self.row.pending

    @property
    def bar(self) -> float | None:
        """The share the bar shows: of those due, or of everyone while some are not due."""
        if self.is_due:
            return self.row.rate
        return self.sure / self.row.total if self.row.total else None

    @property
    def amount(self) -> str:
        """The value of a value metric in its unit."""
        return words.value(self.row.metric, self.row.figures)

    @property
    def quartiles(self) -> str:
        """Between which values the middle half lies."""
        return kpi_words.quartiles(self.row.metric, self.row.figures)


@dataclass(frozen=True)
class Slices:
    """All slices of one metric by one dimension, and the total they are part of."""

    asked: Asked
    metric: str
    by: str
    total_row: Row

    @cached_property
    def lines(self) -> list[Line]:
        """The slices in order: the latest first where they have a date, else by name."""
        arguments = self.asked.arguments()
        rows = metrics.compute([self.metric], as_of=self.asked.as_of, by=(self.by,), **arguments)
        keys = [row.slice[self.by] for row in rows]
        names, cohorts = metrics.labels(self.by, keys), self._cohorts(keys)
        lines = [self._line(row, names, cohorts) for row in rows]
        if self.by in LATEST_FIRST:
            return sorted(lines, key=self._latest, reverse=True)
        return sorted(lines, key=lambda line: (line.row.slice[self.by] is None, line.name.lower()))

    @cached_property
    def total(self) -> Line:
        """The total row."""
        need = self._need(self.total_row, self.last)
        return Line(self.total_row, _("All %s") % len(self.lines), need)

    @cached_property
    def last_graduations(self) -> dict[str | None, dt.date]:
        """Slice -> the latest graduation of those not due."""
        found = kpi_figures.last_graduations([self.metric], self.asked, self.by)
        return found.get(self.metric, {})

    @property
    def last(self) -> dt.date | None:
        """The latest graduation of all of those not due."""
        return max(self.last_graduations.values(), default=None)

    def _cohorts(self, keys: list) -> dict[str, Cohort]:
        if self.by != "cohort":
            return {}
        rows = Cohort.objects.visible_to(self.asked.viewer).filter(key__in=keys)
        return {cohort.key: cohort for cohort in rows.select_related("track")}

    def _line(self, row: Row, names: dict, cohorts: dict) -> Line:
        key = row.slice[self.by]
        said = NONE if key is None else key
        page = reverse("intermediary:kpi", args=[self.metric])
        people = reverse("intermediary:kpi_people", args=[self.metric])
        return Line(
            row,
            none_words(self.by) if key is None else names.get(key, key),
            self._need(row, self.last_graduations.get(key)),
            page + self.asked.link(**{self.by: said}),
            people + self.asked.link(**{self.by: said}),
            cohorts.get(key),
        )

    def _need(self, row: Row, last: dt.date | None) -> str:
        if row.withheld or row.state in ("met", "secured"):
            return ""
        by = kpi_words.deadline(self.metric, last)
        return kpi_words.short_need(self.metric, row.figures, by, self.asked.today)

    def _latest(self, line: Line):
        day = line.cohort.ends_on if line.cohort else dt.date.min
        return day, line.row.slice[self.by] or ""


def slices_of(request, metric: str, question: Asked) -> Slices:
    """The slices asked for, else the first kind that no filter fixes already."""
    tabs = [name for name in TABS if metrics.can_slice(metric, (name,))]
    by = request.GET.get("by")
    if by not in tabs:
        by = next((name for name in tabs if name not in question.filters), tabs[0])
    total = metrics.compute([metric], as_of=question.as_of, **question.arguments())[0]
    return Slices(question, metric, by, total)


def write_csv(out, slices: Slices) -> None:
    """The table as a file: what was asked in the first columns, all figures, the total last."""
    writer = csv.writer(out, lineterminator="\r\n")
    start, end = slices.asked.window()
    asked = [slices.metric, slices.asked.as_of, start, end, VERSION]
    heads = ["metric", "as_of", "from", "to", "definition", slices.by, "name"]
    writer.writerow([*heads, *COUNTS, "withheld"])
    for line, key in _keyed(slices):
        figures = ["" if line.row.withheld else getattr(line.row, name) for name in COUNTS]
        cells = [key, line.name, *map(plain, figures), "yes" if line.row.withheld else "no"]
        writer.writerow([harmless(cell) for cell in [*asked, *cells]])


def _keyed(slices: Slices) -> Iterator[tuple[Line, str | None]]:
    for line in slices.lines:
        yield line, line.row.slice[slices.by]
    yield slices.total, None
