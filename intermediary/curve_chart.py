"""The placement curve as a chart: its drawings, and everything that is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from intermediary import curve_panels
from intermediary.chart_files import Key, Picture
from intermediary.chart_table import Column, Table
from intermediary.curve_drawing import NARROW, TICKS, WIDE, draw, still_observed
from intermediary.curve_lines import Curve, Point, Target
from intermediary.drawing import YEAR
from intermediary.templatetags.words import percent, plain_number, rate, rate_figure

TOGETHER = 3  # lines in one drawing; more are small drawings of their own


@dataclass(frozen=True)
class CurveChart:
    """The curve of everyone with its targets, and up to three others to compare it with."""

    main: Curve
    targets: Sequence[Target]
    note: str = ""
    others: Sequence[Curve] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What the chart shows."""
        return _("Share placed by day since graduation")

    @property
    def legend(self) -> list[Key]:
        """What the marks stand for."""
        whole = _("Each graduate counted while observed")
        if self.main.total is not None:
            number = plain_number(self.main.total)
            whole = _("All %s graduates, each counted while observed") % number
        target = Key("target", _("Target point"))
        return [Key("line", whole), Key("band", _("95% confidence")), target]

    @property
    def summary(self) -> str:
        """The chart in a sentence for each of its lines."""
        first = (
            _("%(seen)s %(said)s (target %(goal)s)")
            % {"seen": self.main.said(day), "said": said, "goal": percent(goal)}
            for day, goal, said in self.targets
        )
        sentences = [_("Placed: %s.") % ", ".join(first)]
        for other in self.others:
            told = ", ".join(f"{other.said(day)} {said}" for day, _goal, said in self.targets)
            sentences.append(f"{other.name}: {told}.")
        return " ".join(sentences)

    @property
    def remark(self) -> str:
        """How the numbers under the axis and the band are to be read."""
        how = self.note or _("Kaplan–Meier, log-log band.")
        below = _("Second row: graduates still observed and not placed by that day.")
        return f"{below} {how}"

    @property
    def table(self) -> Table:
        """The same as a table, for the days of the axis."""
        return Table(self._columns(), [self._row(day) for day in TICKS])

    @property
    def file(self) -> Table:
        """The same for every day on which anybody is observed."""
        last = max(int(c.end[0]) for c in (self.main, *self.others) if c.end)
        return Table(self._columns(), [self._row(day) for day in range(last + 1)])

    def _columns(self) -> list[Column]:
        unseen = _("not yet observed")
        columns = [
            Column("day", _("Day"), num=False),
            Column("still_observed", _("Still observed"), plain_number),
            Column("placed", _("Placed"), rate, unknown=unseen),
            Column("low", _("95% from"), rate),
            Column("high", _("to"), rate),
        ]
        for other in self.others:
            if other.points:
                observed = _("%s still observed") % other.name
                columns.append(Column(f"still_observed {other.key}", observed, plain_number))
            unknown = "" if other.dots or other.unseen else unseen
            placed = _("%s placed") % other.name
            columns.append(Column(f"placed {other.key}", placed, rate, unknown=unknown))
        return columns

    def _row(self, day: int) -> list:
        seen = self.main.on(day)
        row = [day, still_observed(self.main, day), *(seen[1:4] if seen else (None,) * 3)]
        for other in self.others:
            row += [still_observed(other, day)] if other.points else []
            row.append(other.share(day))
        return row

    @cached_property
    def drawings(self) -> list[dict]:
        """The drawing for a desk and the one for a phone."""
        others = [] if self._apart else self.others
        return [draw(frame, self.main, others, self.targets) for frame in (WIDE, NARROW)]

    @cached_property
    def panels(self) -> list[dict]:
        """Small drawings beside each other where one would hold too many lines."""
        if not self._apart:
            return []
        lines = (self.main, self.others, self.targets)
        return [curve_panels.draw(*lines, narrow) for narrow in (False, True)]

    @property
    def _apart(self) -> bool:
        return 1 + len(self.others) > TOGETHER

    @property
    def reading(self) -> dict:
        """What the script reads out for a day; shares are said as on the page."""
        lines = [_("Day %0"), _("%1% placed (95%: %2–%3%), %4 still observed")]
        named = [other for other in self.others if other.points]
        for n, other in enumerate(named, start=5):
            lines.append(f"{other.name.replace('%', '')}: %{n}%")
        marks = [1, *range(5, 5 + len(named))]
        rows = [self._read(point, named) for point in self.main.points]
        start = min(self.targets[0][0], len(rows) - 1) if self.targets else 0
        marks = marks[:1] if self._apart else marks
        return {"last": YEAR, "start": start, "lines": lines, "marks": marks, "rows": rows}

    @staticmethod
    def _read(point: Point, others: Sequence[Curve]) -> list:
        shares = [rate_figure(share) for share in point[1:4]]
        beside = [other.on(point.day) for other in others]
        said = [rate_figure(seen.share) if seen else None for seen in beside]
        return [point.day, *shares, plain_number(point.at_risk), *said]

    def picture(self, source: str) -> Picture:
        """The chart as a picture that stands alone."""
        content: str = render_to_string("components/curve_drawing.html", {"d": self.drawings[0]})
        height = WIDE.height
        for panels in self.panels[:1]:
            small = render_to_string("components/curve_panels.html", {"p": panels})
            content += f'<g transform="translate(0 {height})">{small}</g>'
            height += panels["height"]
        return Picture(
            title=self.title,
            summary=f"{self.summary} {self.remark}",
            drawing=mark_safe(content),  # noqa: S308 - of our own templates
            width=WIDE.width,
            height=height,
            legend=self.legend,
            source=source,
        )
