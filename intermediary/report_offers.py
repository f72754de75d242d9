"""Open offers against the wage floor, as drawn: a bar for each dollar from it, and the worst."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from employers.against_floor import DRAWN, AgainstFloor, Short
from intermediary.chart_files import Key, Picture
from intermediary.chart_table import Column, Table
from intermediary.glyphs import look
from intermediary.templatetags.words import money, more_money, pay_range, plain_number
from standards.choices import PayResult

WIDE, NARROW = (760, 300), (310, 250)
TOP, BELOW = 34, 30  # room over and under the bars
FURTHEST = (-10, 19)  # dollars from the floor: the bars at the ends hold whatever lies beyond
LEAST = (-3, 5)  # always drawn, however near the floor all offers are
RANGE = 240  # the width of a drawing of one offer
MARKS = {PayResult.BELOW: "bad", PayResult.STRADDLES: "hatch", PayResult.MEETS: "good"}


@dataclass(frozen=True)
class FloorChart:
    """The whole chart: offers by whole dollars from their floor, and everything said of them."""

    found: AgainstFloor

    @property
    def title(self) -> str:
        """What the chart shows."""
        return _("Open offers by hourly pay against the floor")

    @property
    def legend(self) -> list[Key]:
        """What the marks stand for."""
        below, straddles, meets = (str(look(code).word) for code in DRAWN)
        return [Key("bad", below), Key("straddles", straddles), Key("good", meets)]

    @property
    def summary(self) -> str:
        """The chart in a sentence, and how far the worst is off."""
        number = {code.value: plain_number(self.found.results[code]) for code in DRAWN}
        number["drawn"] = plain_number(self.found.drawn)
        said = _(
            "Of %(drawn)s open offers whose pay and floor are known: %(meets)s at the floor or "
            "above, %(straddles)s straddling it, %(below)s below it."
        )
        if not self.found.worst:
            return said % number
        most = money(self.found.worst[0].shortfall)
        return said % number + " " + _("The furthest is short by %s an hour.") % most

    @property
    def remark(self) -> str:
        """How the bars are to be read."""
        return _(
            "Lowest guaranteed pay by the hour, counted from the floor that binds each offer: "
            "one bar a dollar, on small screens one for two."
        )

    @property
    def table(self) -> Table:
        """The same as a table: every dollar that has an offer."""
        columns = [
            Column("from_floor", _("From the floor"), more_money),
            Column("up_to", _("Up to"), more_money),
            *(Column(code.value, look(code).word, plain_number) for code in DRAWN),
        ]
        held = sorted({dollar for dollar, _result in self.found.dollars})
        return Table(columns, [[n, n + 1, *self._numbers(n)] for n in held])

    def _numbers(self, dollar: int) -> list[int]:
        return [self.found.dollars.get((dollar, code), 0) for code in DRAWN]

    @cached_property
    def drawings(self) -> list[dict]:
        """The drawing for a desk and the one for a phone."""
        return [_histogram(self.found, *WIDE, 1), _histogram(self.found, *NARROW, 2)]

    def picture(self, source: str) -> Picture:
        """The chart as a picture that stands alone."""
        said = f"{self.summary} {self.remark}"
        return Picture(
            self.title, said, SafeString(self.drawings[0]["content"]), *WIDE, self.legend, source
        )


@dataclass(frozen=True)
class Scale:
    """Whole dollars from the floor along the axis, `step` of them to a bar."""

    low: int
    high: int
    step: int
    left: int
    right: int

    @classmethod
    def over(cls, dollars, step: int, left: int, right: int) -> "Scale":
        """The scale that shows these dollars, in whole bars."""
        low = max(min([*dollars, LEAST[0]]), FURTHEST[0]) // step
        high = min(max([*dollars, LEAST[1]]), FURTHEST[1]) // step
        return cls(low, high, step, left, right)

    @property
    def width(self) -> float:
        """Of one bar with its gap."""
        return (self.right - self.left) / (self.high - self.low + 1)

    def bar(self, dollar: int) -> int:
        """The bar in which a dollar is counted."""
        return min(max(dollar // self.step, self.low), self.high)

    def x(self, bar: int) -> float:
        """Where a bar begins."""
        return round(self.left + (bar - self.low) * self.width, 1)


def _histogram(found: AgainstFloor, width: int, height: int, step: int) -> dict:
    """One drawing: bars of so many dollars, the line of the floor between those on either side."""
    dollars = {dollar for dollar, _result in found.dollars}
    scale = Scale.over(dollars, step, 36, width - 4)
    held: Counter = Counter()
    for (dollar, result), number in found.dollars.items():
        held[scale.bar(dollar), result] += number
    places = range(scale.low, scale.high + 1)
    most, base = max(sum(held[n, r] for r in DRAWN) for n in places), height - BELOW
    tall, every = (base - TOP) / max(most, 1), _round_step(most)
    meets = found.results[PayResult.MEETS]
    context = {
        "bars": [_stack(n, held, scale, tall) for n in places],
        "numbered": scale.width > 7 * len(plain_number(most)) + 2,  # all bars or none
        "rules": [(round(base - n * tall, 1), plain_number(n)) for n in range(0, most + 1, every)],
        "ticks": _ticks(scale, dollars),
        "scale": scale,
        "base": base,
        "floor": scale.x(0),
        "short": found.drawn - meets,
        "meets": meets,
        "narrow": step > 1,
    }
    content = render_to_string("components/floor_drawing.html", context)
    return {"width": width, "height": height, "narrow": step > 1, "content": content}


def _round_step(most: int) -> int:
    """The distance of at most five round gridlines up to a number."""
    steps = (lead * 10**power for power in count() for lead in (1, 2, 5))
    return next(step for step in steps if step * 5 >= most)


def _stack(n: int, held: Counter, scale: Scale, tall: float) -> dict:
    """One bar: its parts from the base up, and the number that stands on them."""
    parts, up, total = [], 0.0, 0
    for result in DRAWN:
        if number := held[n, result]:
            high = max(number * tall, 1.5)
            up, total = up + high, total + number
            parts.append({"kind": MARKS[result], "up": round(up, 1), "high": round(high, 1)})
    x, wide = round(scale.x(n) + 1, 1), round(scale.width - 2, 1)
    middle, over = round(x + wide / 2, 1), round(up + 5, 1)
    return {"x": x, "wide": wide, "parts": parts, "middle": middle, "over": over, "total": total}


def _ticks(scale: Scale, dollars: set[int]) -> list[dict]:
    """Dollars under the edges of the bars; under the bars at the ends what lies there or beyond."""
    ends = _ends(scale, dollars)
    every = 2 if scale.width * 2 > 52 or scale.step > 1 else 4
    low = scale.x(scale.low) + 50 if "start" in ends else 0
    high = scale.right - 56 if "end" in ends else scale.right
    ticks = []
    for n in range(scale.low + 1, scale.high + 1):
        if n % every or not low <= scale.x(n) <= high:
            continue
        word = _("Floor") if not n else money(abs(n * scale.step), 0)
        sign = "" if not n else "+" if n > 0 else "−"
        ticks.append({"x": scale.x(n), "word": f"{sign}{word}", "strong": not n, "at": "middle"})
    return [*ticks, *ends.values()]


def _ends(scale: Scale, dollars: set[int]) -> dict[str, dict]:
    """The words under a bar at an end that holds offers from further out as well."""
    found = {}
    for at, end, x in (("start", scale.low, scale.left), ("end", scale.high, scale.right)):
        first = end * scale.step if at == "end" else -(end + 1) * scale.step
        beyond = {n for n in dollars if n // scale.step != scale.bar(n) and scale.bar(n) == end}
        if beyond:
            word = _("< −%s") if at == "start" else _("≥ +%s")
            found[at] = {"x": x, "word": word % money(first, 0), "strong": False, "at": at}
    return found


@dataclass(frozen=True)
class WorstOffers:
    """The offers that are short by most, each with a drawing on a scale that all of them share."""

    shorts: Sequence[Short]

    @property
    def title(self) -> str:
        """What the table shows."""
        return _("Furthest below their floor")

    @property
    def table(self) -> Table:
        """The same as plain values."""
        columns = [
            Column("offer", _("Offer"), num=False),
            Column("employer", _("Employer"), num=False),
            Column("result", _("Pay"), num=False),
            *(
                Column(key, key, money)
                for key in ("hourly_low", "hourly_high", "floor", "short_by")
            ),
        ]
        rows = [
            [
                s.title,
                s.employer,
                s.result.value,
                *(_cents(n) for n in (s.low, s.high, s.floor)),
                _cents(s.shortfall),
            ]
            for s in self.shorts
        ]
        return Table(columns, rows)

    @property
    def rows(self) -> list[dict]:
        """Each offer with its words and where its pay lies on the common scale."""
        return [
            {
                "short": each,
                "pay": pay_range(each.low, each.high),
                "said": _said(each),
                **self._drawn(each),
            }
            for each in self.shorts
        ]

    @cached_property
    def _scale(self) -> tuple[float, float]:
        """Dollars left and right of the floor that the drawings have room for."""
        left = float(max((each.shortfall for each in self.shorts), default=1)) * 1.12
        tops = [float(s.high - s.floor) for s in self.shorts if s.result == PayResult.STRADDLES]
        return left, max(min(max(tops, default=0) * 1.12, left * 3), left * 0.4)

    def _x(self, dollars: float) -> float:
        left, right = self._scale
        return round(min(max((dollars + left) / (left + right), 0), 1) * RANGE, 1)

    def _drawn(self, each: Short) -> dict:
        low = each.low if each.low is not None else each.high
        high = each.high if each.high is not None else low
        at, top = self._x(float(low - each.floor)), self._x(float(high - each.floor))
        return {"x": at, "wide": round(top - at, 1), "floor_x": self._x(0), "width": RANGE}


def _cents(amount) -> float | None:
    return None if amount is None else round(float(amount), 2)


def _said(each: Short) -> str:
    """A drawing in words."""
    said = {"pay": pay_range(each.low, each.high), "floor": money(each.floor)}
    said["short"] = money(each.shortfall)
    return _("%(pay)s, floor %(floor)s, short by %(short)s") % said


def not_drawn(found: AgainstFloor) -> list[tuple[PayResult, int, str]]:
    """What has no place on the axis: (result, how many, in words)."""
    words = {
        PayResult.UNKNOWN: lambda n: ngettext(
            "offer whose pay is not known", "offers whose pay is not known", n
        ),
        PayResult.IMPLAUSIBLE: lambda n: ngettext(
            "offer whose pay looks wrong", "offers whose pay looks wrong", n
        ),
        PayResult.NO_FLOOR: lambda n: ngettext(
            "offer that no floor binds", "offers that no floor binds", n
        ),
    }
    return [
        (r, found.results[r], say(found.results[r])) for r, say in words.items() if found.results[r]
    ]
