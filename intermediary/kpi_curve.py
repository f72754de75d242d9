"""The placement curve of a KPI page, with the slices somebody chose to compare it with."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from intermediary import drill, metrics
from intermediary.curve_chart import CurveChart
from intermediary.curve_lines import Curve, Point
from intermediary.dimensions import DIMENSIONS
from intermediary.kpi_forms import NONE, Asked
from intermediary.kpi_slices import Line, Slices
from placements import curves
from trainees.deadlines import DAYS_TO_PLACE

METRICS = {"placed_120d", "placed_6m", "placed_9m"}
MOST = 3  # slices to compare at once
MONTH_9 = 274  # where month 9 stands on the axis of days
GOALS = {DAYS_TO_PLACE: "placed_120d", MONTH_9: "placed_9m"}


@dataclass(frozen=True)
class Comparison:
    """The slices that can be compared, those that are, and what was ignored of the request."""

    asked: Asked
    by: str
    offered: dict[str, Line]
    chosen: list[str]
    ignored: list[str]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form that chooses sends along: the question of the page."""
        return list(QueryDict(self.link([])[1:]).items())

    @property
    def chips(self) -> list[dict]:
        """The slices that are compared, each with the address without it."""
        return [
            {
                "name": self.offered[key].name,
                "href": self.link([other for other in self.chosen if other != key]),
            }
            for key in self.chosen
        ]

    def link(self, keys: list[str] | None = None) -> str:
        """The query string that compares these slices, or the chosen ones."""
        return self.asked.link(by=self.by, compare=self.chosen if keys is None else keys)

    @property
    def none(self) -> str:
        """The query string that compares nothing."""
        return self.link([])


def comparison(slices: Slices, wanted: Iterable[str]) -> Comparison:
    """Which of the wanted slices can be drawn: those on the page that are not withheld."""
    offered = {
        NONE if (key := line.row.slice[slices.by]) is None else key: line
        for line in slices.lines
        if not line.row.withheld and line.row.total
    }
    if slices.by in slices.asked.filters or len(offered) < 2:
        offered = {}
    asked = list(dict.fromkeys(wanted))
    known = [key for key in asked if key in offered]
    ignored = [_("“%s” cannot be compared here.") % key for key in asked if key not in offered]
    if len(known) > MOST:
        ignored.append(_("Three can be compared at once: the first three are shown."))
    return Comparison(slices.asked, slices.by, offered, known[:MOST], ignored)


def chart(metric: str, compared: Comparison) -> CurveChart | None:
    """The curve as drawn, up to the last day on which anyone was observed.

    None where the metric has none, where nobody is observed, and where a personal attribute is
    among the filters: its steps would show single people's days.
    """
    question = compared.asked
    if metric not in METRICS or question.personal:
        return None
    found = _found(question)
    if not found.graduates:
        return None
    main = Curve(_("All"), _points(found), found.graduates)
    targets = [(DAYS_TO_PLACE, 0.7, _("by day 120")), (MONTH_9, 0.8, _("by 9 months"))]
    note = _("Those left out count until then (Aalen–Johansen); log-log band.")
    others = _others(compared)
    notes = [note] if found.competing else []
    if any(not other.points for other in others):
        notes.append(_("Compared groups: of those due by then, as in the tables of these KPIs."))
    return CurveChart(main, targets, " ".join(notes), others)


def alone(metric: str, question: Asked) -> CurveChart | None:
    """The curve of everyone asked for, compared with nobody."""
    return chart(metric, Comparison(question, "cohort", offered={}, chosen=[], ignored=[]))


def _found(question: Asked, **slice_: str | None) -> curves.Curve:
    arguments = question.arguments()
    arguments["filters"] = arguments["filters"] | slice_
    return drill.placement_curve(min(question.as_of, question.today), **arguments)


def _points(found: curves.Curve) -> list[Point]:
    return [
        Point(p.day, p.share, _or(p.low, p.share), _or(p.high, p.share), p.at_risk)
        for p in found.points
        if p.at_risk
    ]


def _or(bound: float | None, share: float) -> float:
    return share if bound is None else bound


def _others(compared: Comparison) -> list[Curve]:
    """The curves beside the one of all; of personal attributes only what tables publish too."""
    if DIMENSIONS[compared.by].personal and compared.chosen:
        return _groups(compared)
    others = []
    for key in compared.chosen:
        found = _found(compared.asked, **{compared.by: None if key == NONE else key})
        name = compared.offered[key].name
        others.append(Curve(name, _points(found), found.graduates, key))
    return others


def _groups(compared: Comparison) -> list[Curve]:
    """Each group as a dot at each target: its guarded rate there, or why there is none."""
    question, by = compared.asked, (compared.by,)
    rows = metrics.compute(GOALS.values(), as_of=question.as_of, by=by, **question.arguments())
    found = {(row.metric, row.slice[compared.by]): row for row in rows}
    groups = []
    for key in compared.chosen:
        at = {day: found.get((goal, None if key == NONE else key)) for day, goal in GOALS.items()}
        dots = {day: row.rate for day, row in at.items() if row and row.rate is not None}
        unseen = {
            day: _("withheld") if row and row.withheld else _("not due yet")
            for day, row in at.items()
            if day not in dots
        }
        name = compared.offered[key].name
        groups.append(Curve(name, key=key, dots=dots, unseen=unseen))
    return groups
