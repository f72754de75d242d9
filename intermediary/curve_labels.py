"""The words in a placement curve, each as near to what it names as it can be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from intermediary.curve_lines import Curve, Point, Target
from intermediary.drawing import Frame, Span, nearest_free
from intermediary.templatetags.words import percent, plain_number, rate

LETTER = 7.2  # the mean width of a letter of a label
OVER, UNDER = 11, 4  # how far a line of text reaches over and under its base
BLOCK = 40  # how far the words of a target reach below the base of their first line
LINE = 3  # half of what a line takes, with air
DIAMOND = 8
ASTRAY = 34  # a name farther from its line than this would be read as another's
FAR = 10_000
WIDE = 400  # frames narrower than this are a phone's


@dataclass
class Labels:
    """Places the words of one drawing: the ends of the lines first, then the targets."""

    frame: Frame
    main: Curve
    others: Sequence[Curve]
    targets: Sequence[Target]
    boxes: list[tuple[Span, Span]] = field(default_factory=list)  # x and y of the words placed

    @property
    def narrow(self) -> bool:
        """Whether it is the drawing for a phone."""
        return self.frame.width < WIDE

    def placed(self) -> dict:
        """The labels at the ends and the targets, as the template draws them."""
        day = plain_number(self.main.points[-1].day)
        labels = []
        if self.main.points[-1].day and not self.narrow:
            labels.append(self._label(self.main, _("day %s") % day, "nowlab"))
        ended = [curve for curve in self.others if curve.end]
        others = sorted(ended, key=lambda curve: (curve.end or (0, 0))[1], reverse=True)
        labels += [self._label(curve, curve.name, "reflab") for curve in others]
        return {"labels": labels, "targets": [self._target(each) for each in self.targets]}

    def _label(self, curve: Curve, words: str, kind: str) -> dict:
        """A label at the end of a line: beside it where there is room, else above it."""
        day, share = curve.end or (0, 0.0)
        x, width = self.frame.x(day), LETTER * len(words)
        fits = x + 9 + width <= self.frame.width
        start = x + 9 if fits else max(x - 2 - width, self.frame.left)
        across = (start, start + width)
        wanted = self.frame.y(share) + (4 if fits else -10)
        y = self._free(across, wanted, (OVER, UNDER), below=kind == "reflab")
        anchor = "start" if fits else "end"
        x = start if fits else start + width
        return {"words": words, "kind": kind, "x": round(x, 1), "y": y, "anchor": anchor}

    def _target(self, target: Target) -> dict:
        """One target diamond with its drop line and what was observed there.

        Its words stand in the empty space below the curve, or where else nothing is drawn.
        """
        day, goal, said = target
        seen = self.main.on(day)
        base, x = self.frame.base, self.frame.x(day)
        width = 64 if self.narrow else 150
        end = x + width > self.frame.width
        lowest = self.frame.y(min(goal, seen.low if seen else goal))
        wanted = min(lowest + (base - lowest) * 0.38, base - BLOCK - 4)
        across = (x - 8 - width, x - 8) if end else (x + 8, x + 8 + width)
        interval = f"{rate(seen.low)[:-1]}–{rate(seen.high)}" if seen else ""
        return {
            "x": x,
            "y": self.frame.y(goal),
            "label_x": x - 8 if end else x + 8,
            "anchor": "end" if end else "start",
            "label_y": self._free(across, wanted, (OVER, BLOCK), band=True),
            "label": percent(goal) if self.narrow else _("Target %s") % f"{percent(goal)} {said}",
            "seen": self._seen(seen),
            "interval": interval[:-1] if self.narrow else interval,
        }

    def _seen(self, seen: Point | None) -> str:
        if seen is None:
            return _("not yet") if self.narrow else _("Not yet observed")
        return rate(seen.share) if self.narrow else _("Observed %s") % rate(seen.share)

    def _free(
        self, across: Span, wanted: float, reach: Span, *, band: bool = False, below: bool = False
    ) -> float:
        """The nearest height at which nothing is drawn yet, taken from then on.

        Names stay `below` those of higher lines, and rather cross a line than stand far from
        their own.
        """
        room = (self.frame.top - 12, self.frame.base - 3)
        words = [y for x, y in self.boxes if x[0] < across[1] and x[1] > across[0]]
        higher = [(-FAR, high) for _low, high in words] if below else words
        y = nearest_free(wanted, reach, [*higher, *self._drawn(across, band)], room)
        if y is None or (below and abs(y - wanted) > ASTRAY):
            y = nearest_free(wanted, reach, words, room)
        y = wanted if y is None else y
        self.boxes.append((across, (y - reach[0], y + reach[1])))
        return round(y, 1)

    def _drawn(self, across: Span, band: bool) -> Iterable[Span]:
        """What the lines, dots and diamonds take between two places."""
        for day, goal, _said in self.targets:
            if across[0] - DIAMOND < self.frame.x(day) < across[1] + DIAMOND:
                y = self.frame.y(goal)
                yield y - DIAMOND, y + DIAMOND
        for curve in (self.main, *self.others):
            shares = list(_shares(self.frame, curve, across, band and curve is self.main))
            if shares:
                yield self.frame.y(max(shares)) - LINE, self.frame.y(min(shares)) + LINE


def _shares(frame: Frame, curve: Curve, across: Span, band: bool) -> Iterable[float]:
    """The shares a line takes between two places; a band takes its bounds."""
    for point in curve.points:
        if across[0] <= frame.x(point.day) <= across[1]:
            yield from (point.low, point.high) if band else (point.share,)
    for day, share in curve.dots.items():
        if across[0] <= frame.x(day) <= across[1]:
            yield share
