"""The lines of a placement curve: who is observed for how long, and what is known of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _

from intermediary.drawing import share_at
from intermediary.templatetags.words import rate

Target = tuple[int, float, str]  # day, share, words such as "by day 120"


class Point(NamedTuple):
    """The share placed by a day, its 95 % bounds, and who was still observed."""

    day: int
    share: float
    low: float
    high: float
    at_risk: int


@dataclass(frozen=True)
class Curve:
    """One line: whose it is, and its points from day 0 to the last observed day.

    Where a line would tell about single people only `dots` at the targets are known, and `unseen`
    says why a target has none.
    """

    name: str
    points: Sequence[Point] = ()
    total: int | None = None
    key: str = ""
    dots: Mapping[int, float] = field(default_factory=dict)
    unseen: Mapping[int, str] = field(default_factory=dict)

    def on(self, day: int) -> Point | None:
        """Its point on a day, None beyond the last observed one."""
        return share_at(self.points, day)

    def share(self, day: int) -> float | None:
        """The share placed by a day, None where it is not known."""
        seen = self.on(day)
        return seen.share if seen else self.dots.get(day)

    def said(self, day: int) -> str:
        """The same in words."""
        share = self.share(day)
        return self.unseen.get(day, _("not yet observed")) if share is None else rate(share)

    @property
    def end(self) -> tuple[float, float] | None:
        """Where it ends: its last day and the share on it."""
        if self.points:
            return self.points[-1].day, self.points[-1].share
        return max(self.dots.items(), default=None)
