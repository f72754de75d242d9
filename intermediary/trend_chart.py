"""A figure by quarter as bars: upright at a desk, lying on a phone; what is not due is outlined."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from intermediary.chart_files import Key, Picture
from intermediary.chart_table import Table
from intermediary.drawing import Frame

WIDE = Frame(760, 292, 44, 668, 24, 232, last=1)
END = 744  # of the lines: the target is named beside the last bar
NARROW = Frame(310, 0, 0, 310, 0, 0, last=1)
ROW = 48  # of a lying bar with its words
THICK = 64
STEPS = 5


@dataclass(frozen=True)
class Bar:
    """One quarter: its value, up to where unproven evidence could lift it, and how it is said."""

    name: str
    value: float | None
    figure: str
    count: str = ""
    high: float | None = None
    due: bool = True


@dataclass(frozen=True)
class TrendChart:
    """The chart: bars in order, an axis from 0 to `top`, and a target if there is one."""

    title: str
    bars: Sequence[Bar]
    table: Table
    file: Table
    axis: Callable[[float], str]
    note: str = ""
    top: float = 1.0
    target: float | None = None

    @property
    def legend(self) -> list[Key]:
        """What the marks stand for, as far as they occur."""
        keys = [Key("bar", _("Proven") if self._weak else _("Settled"))]
        if self._weak:
            keys.append(Key("hatch", _("Weak or unknown evidence")))
        if any(not bar.due and bar.value is not None for bar in self.bars):
            keys.append(Key("due", _("Still open to change")))
        return keys if len(keys) > 1 else []

    @property
    def _weak(self) -> bool:
        return any(bar.due and (bar.high or 0) > (bar.value or 0) for bar in self.bars)

    @property
    def said(self) -> str:
        """Every bar in words."""
        bars = (f"{bar.name} {bar.figure} ({bar.count})".replace(" ()", "") for bar in self.bars)
        return f"{', '.join(bars)}. {self.target_words}"

    @property
    def summary(self) -> str:
        """The chart in a sentence: the first and the last of the bars that are settled."""
        settled = [bar for bar in self.bars if bar.due and bar.value is not None]
        target = f"{self.target_words}." if self.target is not None else ""
        if not settled:
            return " ".join(filter(None, [_("No quarter is settled yet."), target]))
        first, last = settled[0], settled[-1]
        told = {
            name: _("%(figure)s in %(quarter)s") % {"figure": bar.figure, "quarter": bar.name}
            for name, bar in (("first", first), ("last", last))
        }
        one = _("%(last)s, the one quarter that is settled.") % told
        many = _("From %(first)s to %(last)s, the last quarter that is settled.") % told
        return " ".join(filter(None, [one if first is last else many, target]))

    @property
    def target_words(self) -> str:
        """The target in words."""
        return "" if self.target is None else _("Target %s") % self.axis(self.target)

    @cached_property
    def wide(self) -> dict:
        """The drawing for a desk."""
        slot = 1 / len(self.bars)
        thick = round(min(THICK, (WIDE.right - WIDE.left) * slot * 0.62), 1)
        return {
            "frame": WIDE,
            "end": END,
            "rules": [
                {"y": self._y(n / STEPS), "word": self.axis(self.top * n / STEPS)}
                for n in range(1, STEPS + 1)
            ],
            "bars": [self._bar(bar, (n + 0.5) * slot, thick) for n, bar in enumerate(self.bars)],
            "target": None if self.target is None else self._y(self.target / self.top),
        }

    def _bar(self, bar: Bar, at: float, thick: float) -> dict:
        y, high = self._y(self._share(bar.value)), self._y(self._share(bar.high))
        x = WIDE.x(at)
        inset = 0.0 if bar.due else 0.75
        return {
            "bar": bar,
            "x": x,
            "left": round(x - thick / 2 + inset, 1),
            "thick": round(thick - 2 * inset, 1),
            "y": round(y + inset, 1),
            "high": round(max(WIDE.base - y - inset, 0), 1),
            "weak_y": high,
            "weak": round(max(y - high, 0), 1) if bar.due else 0,
            "label_y": round(min(y, high if bar.due else y) - 7, 1),
        }

    @cached_property
    def narrow(self) -> dict:
        """The drawing for a phone: each bar lies under its own words."""
        return {
            "width": NARROW.width,
            "height": ROW * len(self.bars),
            "bars": [
                {
                    "bar": bar,
                    "y": n * ROW,
                    "wide": NARROW.x(self._share(bar.value)),
                    "inner": max(NARROW.x(self._share(bar.value)) - 1.5, 0),
                    "weak": NARROW.x(max(self._share(bar.high) - self._share(bar.value), 0))
                    if bar.due
                    else 0,
                }
                for n, bar in enumerate(self.bars)
            ],
            "target": None if self.target is None else NARROW.x(self.target / self.top) - 1,
        }

    def _share(self, value: float | None) -> float:
        """A value as a share of the axis, kept on it."""
        return min(max((value or 0) / self.top, 0.0), 1.0)

    @staticmethod
    def _y(share: float) -> float:
        return WIDE.y(share)

    def picture(self, source: str) -> Picture:
        """The chart as a picture that stands alone."""
        content = render_to_string("components/trend_wide.html", {"chart": self})
        return Picture(
            title=self.title,
            summary=" ".join(filter(None, [self.summary, self.note])),
            drawing=mark_safe(content),  # noqa: S308 - of our own templates
            width=WIDE.width,
            height=WIDE.height,
            legend=self.legend,
            source=source,
        )


def round_top(most: float) -> float:
    """The end of an axis in five even steps that holds the largest value."""
    if most <= 0:
        return 1.0
    size = 10.0 ** len(str(int(most)))
    while size > most:
        size /= 10
    wide = (step * size for step in (1, 2, 2.5, 5, 10) if step * size >= most)
    return next(wide)
