"""Where things stand in a drawing: scales, step lines, and the share in force on a day."""

from collections.abc import Sequence
from dataclasses import dataclass

YEAR = 365
HAIR = 1e-6  # sums of decimals that touch may overlap by as much
Span = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """The drawing area of a chart in its own units: left, right, top and base line."""

    width: int
    height: int
    left: int
    right: int
    top: int
    base: int
    last: float = YEAR

    def x(self, value) -> float:
        """Where a day stands."""
        return round(self.left + (self.right - self.left) * float(value) / self.last, 1)

    def y(self, share) -> float:
        """Where a share from 0 to 1 stands."""
        return round(self.base - (self.base - self.top) * float(share), 1)


def step_path(frame: Frame, points) -> str:
    """A right-continuous step line through (day, share)."""
    path = [f"M{frame.x(points[0][0])} {frame.y(points[0][1])}"]
    level = points[0][1]
    for day, share in points[1:]:
        path.append(f"H{frame.x(day)}")
        if share != level:
            path.append(f"V{frame.y(share)}")
            level = share
    return "".join(path)


def band_path(frame: Frame, lows, highs) -> str:
    """The area between two step lines over the same days."""
    back = [f"L{frame.x(highs[-1][0])} {frame.y(highs[-1][1])}"]
    for (day, _share), (_before, level) in zip(highs[:0:-1], highs[-2::-1], strict=True):
        back.append(f"H{frame.x(day)}V{frame.y(level)}")
    back.append(f"H{frame.x(highs[0][0])}")
    return step_path(frame, lows) + "".join(back) + "Z"


def share_at(points, day):
    """The point of a step line in force on a day, or None before it starts or after it ends."""
    held = None
    for point in points:
        if point[0] > day:
            break
        held = point
    return held if points and day <= points[-1][0] else None


def nearest_free(wanted: float, reach: Span, taken: Sequence[Span], room: Span) -> float | None:
    """The height nearest to `wanted` where something reaching so far over and under it fits.

    It touches none of the spans taken and stays in the room; None where nothing fits.
    """
    over, under = reach
    inside = min(max(wanted, room[0] + over), room[1] - under)
    places = [inside, *(high + over for _low, high in taken), *(low - under for low, _h in taken)]
    fits = [
        y
        for y in places
        if room[0] <= y - over + HAIR
        and y + under <= room[1] + HAIR
        and all(y + under <= low + HAIR or y - over >= high - HAIR for low, high in taken)
    ]
    return min(fits, key=lambda y: abs(y - wanted), default=None)
