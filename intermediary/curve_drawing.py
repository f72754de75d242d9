"""The placement curve as it is drawn: one line with its band and targets, others beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from intermediary.chart_files import Key, Picture
from intermediary.chart_table import Column, Table
from intermediary.drawing import Frame, band_path, share_at, step_path
from intermediary.templatetags.words import percent, plain_number, rate

WIDE = Frame(760, 346, 40, 744, 16, 296)
NARROW = Frame(310, 270, 40, 306, 12, 220)
Point = tuple[int, float, float, float]  # day, share, low, high
Target = tuple[int, float, str]  # day, share, words such as "by day 120"


@dataclass(frozen=True)
class Curve:
    """One line: whose it is, its points from day 0 to the last observed day, and those at risk."""

    name: str
    points: Sequence[Point]
    at_risk: Mapping[int, int]
    total: int | None = None

    def on(self, day: int) -> Point | None:
        """Its point on a day, None beyond the last observed one."""
        return share_at(self.points, day)


@dataclass(frozen=True)
class CurveChart:
    """The whole chart: the curve, its targets, and everything that is said of it."""

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
        """The chart in a sentence."""
        said = (
            _("%(said)s %(seen)s (target %(goal)s)")
            % {"said": said, "seen": _observed(self.main, day), "goal": percent(goal)}
            for day, goal, said in self.targets
        )
        return _("Placed %s.") % ", ".join(said)

    @property
    def remark(self) -> str:
        """How the numbers under the axis and the band are to be read."""
        how = self.note or _("Kaplan–Meier, log-log band.")
        below = _("Second row: graduates still observed and not placed by that day.")
        return f"{below} {how}"

    @property
    def table(self) -> Table:
        """The same as a table."""
        unseen = _("not yet observed")
        columns = [
            Column("day", _("Day"), num=False),
            Column("still_observed", _("Still observed"), plain_number),
            Column("placed", _("Placed"), rate, unknown=unseen),
            Column("low", _("95% from"), rate),
            Column("high", _("to"), rate),
        ]
        rows = []
        for day, number in self.main.at_risk.items():
            seen = self.main.on(day)
            rows.append([day, number, *(seen[1:] if seen else (None, None, None))])
        return Table(columns, rows)

    @cached_property
    def drawings(self) -> list[dict]:
        """The drawing for a desk and the one for a phone."""
        return [self._drawing(WIDE, False), self._drawing(NARROW, True)]

    def picture(self, source: str) -> Picture:
        """The chart as a picture that stands alone."""
        content = render_to_string("components/curve_drawing.html", {"d": self.drawings[0]})
        return Picture(
            title=self.title,
            summary=f"{self.summary} {self.remark}",
            drawing=SafeString(content),
            width=WIDE.width,
            height=WIDE.height,
            legend=self.legend,
            source=source,
        )

    def _drawing(self, frame: Frame, narrow: bool) -> dict:
        points = self.main.points
        last = points[-1]
        room = frame.width - frame.x(last[0]) > 60
        lows, highs = [(p[0], p[2]) for p in points], [(p[0], p[3]) for p in points]
        return {
            "frame": frame,
            "narrow": narrow,
            "rules": [{"y": frame.y(n / 5), "word": f"{n * 20}%"} for n in range(1, 6)],
            "ticks": _ticks(frame, self.main.at_risk, narrow),
            "line": step_path(frame, [(p[0], p[1]) for p in points]),
            "band": band_path(frame, lows, highs),
            "targets": [_target(frame, self.main, each, narrow) for each in self.targets],
            "end_x": frame.x(last[0]),
            "end_y": frame.y(last[1]),
            "end_day": plain_number(last[0]),
            "end_label": last[0] > 0 and not narrow,
            "end_label_x": frame.x(last[0]) + (9 if room else -2),
            "end_label_y": frame.y(last[1]) - (4 if room else 12),
            "end_anchor": "start" if room else "end",
        }


def _observed(curve: Curve, day: int) -> str:
    """The share placed by a day, or that nobody has been observed for so long."""
    seen = curve.on(day)
    return rate(seen[1]) if seen else _("not yet observed")


def _day_word(day: int, narrow: bool) -> str:
    """A day of the axis in words."""
    if day == 0:
        return _("Day 0") if narrow else _("Graduation")
    months = {274: 9, 273: 9, 365: 12}.get(day)
    if months == 12:
        return _("1 yr") if narrow else _("1 year")
    if months:
        return _("9 mo.") if narrow else _("9 months")
    return f"{_('day')} {day}" if day == 120 and not narrow else str(day)


def _ticks(frame: Frame, at_risk: Mapping[int, int], narrow: bool) -> list[dict]:
    """Marks under the axis with the number still observed."""
    days = [day for day in at_risk if not (narrow and day == 60)]
    anchors = {days[0]: "start", days[-1]: "end"} if len(days) > 1 else {}
    return [
        {
            "x": frame.x(day),
            "word": _day_word(day, narrow),
            "at_risk": plain_number(at_risk[day]),
            "anchor": anchors.get(day, "middle"),
        }
        for day in days
    ]


def _target(frame: Frame, curve: Curve, target: Target, narrow: bool) -> dict:
    """One target diamond with its drop line and what was observed there."""
    day, goal, said = target
    seen = curve.on(day)
    below = min(goal, seen[2] if seen else goal)
    x, labels_y = frame.x(day), frame.y(below) + (frame.base - frame.y(below)) * 0.38
    end = x + 150 > frame.width and not narrow or x + 64 > frame.width
    interval = f"{rate(seen[2])[:-1]}–{rate(seen[3])}" if seen else ""
    return {
        "x": x,
        "y": frame.y(goal),
        "label_x": x - 8 if end else x + 8,
        "anchor": "end" if end else "start",
        "label_y": round(labels_y, 1),
        "label": percent(goal) if narrow else _("Target %s") % f"{percent(goal)} {said}",
        "seen": _seen(rate(seen[1]), narrow) if seen else _not_seen(narrow),
        "interval": interval[:-1] if narrow else interval,
    }


def _seen(share: str, narrow: bool) -> str:
    return share if narrow else _("Observed %s") % share


def _not_seen(narrow: bool) -> str:
    return _("not yet") if narrow else _("Not yet observed")
