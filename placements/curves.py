"""Share placed by day since graduation, with everyone counted for as long as they can be observed.

Kaplan-Meier with Greenwood's variance; where exclusions compete with placement, Aalen-Johansen
with the delta-method variance, which is Greenwood's where nothing competes. The 95 % band is taken
on the log(-log) scale and so stays between 0 and 1. Days are whole; whoever is last seen on a day
was still at risk on it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log, sqrt

LAST_DAY = 365
Z = 1.959963984540054  # two-sided 95 %


@dataclass(frozen=True)
class Point:
    """The share placed by the end of a day, with its band; no band where it is not defined."""

    day: int
    share: float
    low: float | None
    high: float | None
    at_risk: int


@dataclass(frozen=True)
class Curve:
    """Points for days 0 to 365; `competing` says that exclusions were competing events."""

    points: list[Point]
    graduates: int
    competing: bool

    def on(self, day: int) -> Point:
        """The point of a day."""
        return self.points[day]


@dataclass
class _Step:
    """What happened on one day to those still at risk."""

    at_risk: int
    placed: int
    left: int  # placed or excluded
    before: float  # still neither, the day before
    share: float = 0.0  # placed by the end of the day


def curve(placed: Mapping[int, int], excluded: Mapping[int, int], seen: Mapping[int, int]) -> Curve:
    """The curve of graduates by day: placed on it, excluded on it, or last seen on it."""
    graduates = sum(Counter(placed).values()) + sum(excluded.values()) + sum(seen.values())
    at_risk, waiting, share = graduates, 1.0, 0.0
    steps: list[_Step] = []
    points = []
    for day in range(LAST_DAY + 1):
        now, out = placed.get(day, 0), excluded.get(day, 0)
        if at_risk and now + out:
            step = _Step(at_risk, now, now + out, waiting)
            share += waiting * now / at_risk
            waiting *= 1 - (now + out) / at_risk
            step.share = share
            steps.append(step)
        points.append(Point(day, share, *_band(share, _variance(steps, share)), at_risk))
        at_risk -= now + out + seen.get(day, 0)
    return Curve(points, graduates, competing=any(excluded.values()))


def _variance(steps: list[_Step], share: float) -> float:
    """The delta-method variance of the share placed."""
    total = 0.0
    for step in steps:
        n, rest = step.at_risk, share - step.share
        if n > step.left:
            total += rest**2 * step.left / (n * (n - step.left))
        total += step.before**2 * step.placed * (n - step.placed) / n**3
        total -= 2 * rest * step.before * step.placed / n**2
    return max(total, 0.0)


def _band(share: float, variance: float) -> tuple[float | None, float | None]:
    """The 95 % band on the log(-log) scale of those not placed; undefined at 0 and 1."""
    waiting = 1 - share
    if share <= 0 or waiting <= 1e-12 or variance == 0:
        return None, None
    wide = Z * sqrt(variance) / (waiting * abs(log(waiting)))
    return 1 - waiting ** exp(-wide), 1 - waiting ** exp(wide)
