"""Pay at the start and a year on, as drawn: the middle half and median both times, and growth."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from textwrap import wrap

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intermediary.chart_files import Key, Picture
from intermediary.chart_table import Column, Table
from intermediary.glyphs import look
from intermediary.kpi.cells import Quartiles
from intermediary.kpi.rates import Spread
from intermediary.report_figures import Pair
from intermediary.templatetags.words import money, percent, plain_number, rate

WIDE, NARROW = 760, 310
LEFT, RIGHT = 172, 486  # of the scale of pay on the wide drawing
GROWTH = (566, 686)  # of the scale of growth
ROOM = 54  # right of a bar, for its median in words
SHOWN = 8  # tracks drawn; the table has all


@dataclass(frozen=True)
class WageChart:
    """The whole chart: everyone first, then the tracks that have most people with known pay."""

    whole: Pair
    tracks: Sequence[Pair]

    @property
    def title(self) -> str:
        """What the chart shows."""
        return _("Hourly pay at the start and a year on")

    @property
    def legend(self) -> list[Key]:
        """What the marks stand for."""
        start, later = _("At the start, middle half"), _("A year on")
        target = _("Target: %s more") % percent(self.whole.growth.target)
        return [Key("rest", start), Key("bar", later), Key("dotted", target)]

    @property
    def summary(self) -> str:
        """The chart in a sentence or two."""
        if not self.whole.growth.of:
            return _("Nobody's pay is known both at the start and a year on.")
        pair = self.whole
        said = _(
            "Of %(total)s graduates a year after their first job began, pay is known both times "
            "for %(of)s: at the start %(start)s an hour at the median, a year on %(later)s."
        )
        grew = _("The median of their growth is %(growth)s: %(state)s.")
        return f"{said} {grew}" % {
            "total": plain_number(pair.growth.total),
            "of": plain_number(pair.growth.of),
            "start": money(pair.start.median),
            "later": money(pair.later.median),
            "growth": rate(pair.growth.value),
            "state": str(look(pair.growth.state).word).lower(),
        }

    @property
    def remark(self) -> str:
        """How the bars are to be read."""
        said = _(
            "Bars run from the first to the third quartile, the mark is the median; both bars are "
            "of the same people. Growth is the median of each person's own, so it may differ "
            "from that of the two medians."
        )
        more = len(self._listed) - len(self._shown)
        rest = ngettext(
            "%s more track is in the table.", "%s more tracks are in the table.", max(more, 0)
        )
        return f"{said} {rest % more}" if more > 0 else said

    @property
    def _listed(self) -> list[Pair]:
        """The tracks where anyone's pay is known both times."""
        return [pair for pair in self.tracks if pair.growth.of]

    @property
    def _shown(self) -> list[Pair]:
        return [self.whole, *self._listed[:SHOWN]] if self.whole.growth.of else []

    @property
    def table(self) -> Table:
        """The same as a table, every track in it."""
        none = _("no data")
        moneys = {
            "start_q1": _("Start, lower"), "start_median": _("Start, median"),
            "start_q3": _("Start, upper"), "later_q1": _("Year, lower"),
            "later_median": _("Year, median"), "later_q3": _("Year, upper"),
        }  # fmt: skip
        columns = [
            Column("track", _("Track"), num=False),
            Column("known", _("Known"), plain_number),
            Column("of", _("Of"), plain_number),
            *(Column(key, title, money, unknown=none) for key, title in moneys.items()),
            Column("growth", _("Growth"), rate, unknown=none),
            Column("state", _("State"), lambda code: str(look(code).word), num=False),
        ]
        return Table(columns, [_cells(pair) for pair in (self.whole, *self.tracks)])

    @cached_property
    def drawings(self) -> list[dict]:
        """The drawing for a desk and the one for a phone; none where nothing is known."""
        if not self._shown:
            return []
        return [_drawing(self._shown, narrow=False), _drawing(self._shown, narrow=True)]

    def picture(self, source: str) -> Picture:
        """The chart as a picture that stands alone."""
        wide = self.drawings[0] if self.drawings else {"content": "", "width": WIDE, "height": 1}
        said, content = f"{self.summary} {self.remark}", SafeString(wide["content"])
        size = (wide["width"], wide["height"])
        return Picture(self.title, said, content, *size, self.legend, source)


def _name(pair: Pair) -> str:
    return pair.name or (_("All tracks") if pair.key is None else pair.key)


def _cells(pair: Pair) -> list:
    spreads = [(q.q1, q.median, q.q3) for q in (pair.start, pair.later)]
    pays = [None if pay is None else round(float(pay), 2) for each in spreads for pay in each]
    grew = pair.growth.value
    known = [pair.growth.of, pair.growth.total]
    return [_name(pair), *known, *pays, None if grew is None else float(grew), pair.growth.state]


@dataclass(frozen=True)
class Axis:
    """A scale along the page, from a round value to another."""

    low: float
    high: float
    step: float
    left: int
    right: int

    def x(self, value) -> float:
        """Where a value stands."""
        share = (float(value) - self.low) / (self.high - self.low)
        return round(self.left + (self.right - self.left) * min(max(share, 0), 1), 1)

    def ticks(self, say) -> list[dict]:
        """Its marks with their words."""
        steps = round((self.high - self.low) / self.step)
        values = [self.low + n * self.step for n in range(steps + 1)]
        return [{"x": self.x(value), "word": say(value)} for value in values]


def _pay_axis(pairs: Sequence[Pair], left: int, right: int) -> Axis:
    """Dollars from 0 to a round number beyond every bar."""
    most = max(float(q.q3) for pair in pairs for q in (pair.start, pair.later))
    step = 10 if most <= 60 else 20 if most <= 120 else 100
    return Axis(0, max(ceil(most / step), 1) * step, step, left, right)


def _growth_axis(pairs: Sequence[Pair]) -> Axis:
    """Growth from 0 (or what was lost) to a round share, the target always within."""
    ends = [float(end) for pair in pairs for end in (pair.growth.q1, pair.growth.q3)]
    low, high = min([0, *ends]), max([0.3, *ends])
    low, high = max(-(ceil(-low * 10) / 10), -0.5), min(ceil(high * 10) / 10, 1)
    return Axis(low, high, 0.1 if high - low <= 0.4 else 0.5, *GROWTH)


def _drawing(pairs: Sequence[Pair], *, narrow: bool) -> dict:
    pay = _pay_axis(pairs, 0, NARROW - ROOM) if narrow else _pay_axis(pairs, LEFT, RIGHT - ROOM)
    growth = None if narrow else _growth_axis(pairs)
    rows, y = [], 4 if narrow else 30
    for pair in pairs:
        row = _row(pair, pay, growth)
        rows.append(row | {"y": y})
        y += 104 if narrow else 46 + 16 * len(row["names"])
    target = pairs[0].growth.target
    context = {
        "rows": rows,
        "ticks": pay.ticks(lambda dollars: money(dollars, 0)),
        "growth_ticks": growth.ticks(percent) if growth else [],
        "target_x": growth.x(target) if growth else "",
        "target": percent(target),
        "base": y,
        "left": pay.left,
        "right": pay.right,
        "growth": growth,
        "narrow": narrow,
    }
    content = render_to_string("components/wage_drawing.html", context)
    width = NARROW if narrow else WIDE
    return {"width": width, "height": y + 26, "narrow": narrow, "content": content}


def _row(pair: Pair, pay: Axis, growth: Axis | None) -> dict:
    said = {"of": plain_number(pair.growth.of), "total": plain_number(pair.growth.total)}
    lines = wrap(_name(pair), 24)
    row = {
        "names": [(15 + 16 * n, line) for n, line in enumerate(lines)],
        "known_y": 17 + 16 * len(lines),
        "name": _name(pair),
        "known": _("%(of)s of %(total)s known") % said,
        "start": _bar(pair.start, pay),
        "later": _bar(pair.later, pay),
        "grew": rate(pair.growth.value),
        "state": look(pair.growth.state),
        "half": "–".join(rate(end) for end in (pair.growth.q1, pair.growth.q3)),
    }
    if growth:
        row["spread"], row["spread_wide"] = _stretch(pair.growth, growth)
        row["mark"] = growth.x(pair.growth.value)
    return row


def _stretch(spread: Spread, axis: Axis) -> tuple[float, float]:
    """Where the middle half of growth begins, and how wide it is."""
    low, high = axis.x(spread.q1), axis.x(spread.q3)
    return low, round(high - low, 1)


def _bar(spread: Quartiles, axis: Axis) -> dict:
    x, end = axis.x(spread.q1), axis.x(spread.q3)
    wide = round(max(end - x, 2), 1)
    middle = axis.x(spread.median)
    return {
        "x": x,
        "wide": wide,
        "tick": round(middle - 1, 1),
        "halo": round(middle - 3, 1),
        "end": round(x + wide, 1),
        "word": money(spread.median),
    }
