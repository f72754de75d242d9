"""Withholding figures that would tell about single people; the one guard of all such reports.

A row by personal attributes is withheld when few people stand behind it (primary), and so are as
many further rows as are needed that no withheld number follows from published ones
(complementary). Published are: this table, every table with fewer of its dimensions, and, for each
filter, the same tables without it. Tables with fewer dimensions are decided first and alone, so
that they come out the same whichever report they are seen with.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import combinations
from operator import add
from typing import cast

from intermediary.kpi.derivation import Equation, derivable
from intermediary.kpi.rates import Rate, Spread

FEW = range(1, 10)  # 0 is shown
TOO_FINE = 2_000  # above so many hidden numbers a table is withheld as a whole

Axes = tuple[int, ...]
Key = tuple[Hashable, ...]
Row = tuple[Axes, Key]  # a row of the table that has these axes only
Lines = dict[Row, list[Key]]  # a published sum -> the rows it adds up


@dataclass(frozen=True)
class Size:
    """How many people stand behind a row, in each of the ways that could give them away."""

    total: int
    of: int
    hits: int | None = None

    @classmethod
    def behind(cls, figures: Rate | Spread) -> "Size":
        """The size of a row's figures."""
        return cls(figures.total, figures.of, getattr(figures, "hits", None))

    def __add__(self, other: "Size") -> "Size":
        hits = None if self.hits is None else self.hits + (other.hits or 0)
        return Size(self.total + other.total, self.of + other.of, hits)

    @property
    def is_small(self) -> bool:
        """Whether the row by itself says too much about too few."""
        if self.total in FEW:
            return True
        if self.hits is None:
            return self.of in FEW
        return self.hits in FEW or self.of - self.hits in FEW


def guarded(
    table: Mapping[Key, Rate | Spread], *, shown: int, personal: Axes
) -> dict[Key, Rate | Spread | None]:
    """The rows to publish, None for withheld ones.

    The first `shown` parts of a key are the report's dimensions; the others tell, filter by
    filter, whether the row is inside it. `personal` are the positions of personal attributes.
    """
    hidden = Guard({key: Size.behind(f) for key, f in table.items()}, personal).hidden
    inside = {key: figures for key, figures in table.items() if all(key[shown:])}
    return {key[:shown]: None if key in hidden else figures for key, figures in inside.items()}


@dataclass
class Guard:
    """Decides which rows of a table, and of all its margins, are hidden."""

    cells: Mapping[Key, Size]
    personal: Axes
    margins: dict[Axes, dict[Key, Size]] = field(default_factory=dict)
    decided: dict[Axes, set[Key]] = field(default_factory=dict)

    @property
    def hidden(self) -> set[Key]:
        """The hidden rows of the whole table."""
        width = len(next(iter(self.cells), ()))
        for size in range(width + 1):
            for axes in combinations(range(width), size):
                self._decide(axes)
        return self.decided.get(tuple(range(width)), set())

    def _decide(self, axes: Axes) -> None:
        rows: dict[Key, list[Size]] = defaultdict(list)
        for key, size in self.cells.items():
            rows[tuple(key[axis] for axis in axes)].append(size)
        margin = self.margins[axes] = {key: reduce(add, sizes) for key, sizes in rows.items()}
        self.decided[axes] = set()
        if set(axes) & set(self.personal):
            small = {key for key, size in margin.items() if size.is_small}
            if len(small) > TOO_FINE:
                self.decided[axes] = set(margin)
                return
            self.decided[axes] = small
            self._protect_lines(axes)
            self._protect_derivable(axes)

    def _lines(self, axes: Axes) -> Lines:
        """Each published sum over one axis: the row of the smaller table -> rows it adds up."""
        found: Lines = defaultdict(list)
        for place in range(len(axes)):
            fewer = axes[:place] + axes[place + 1 :]
            for key, size in self.margins[axes].items():
                if size.total:
                    found[fewer, key[:place] + key[place + 1 :]].append(key)
        return found

    def _protect_lines(self, axes: Axes) -> None:
        """No sum may have exactly one hidden part: hide the next smallest row beside it."""
        lines, hidden = self._lines(axes), self.decided[axes]
        changed = True
        while changed:
            changed = False
            for (fewer, key), parts in lines.items():
                veiled = [part for part in parts if part in hidden]
                if len(veiled) + (key in self.decided[fewer]) == 1:
                    changed |= self._hide_smallest(axes, parts)

    def _protect_derivable(self, axes: Axes) -> None:
        """Nothing hidden may follow from all published sums together."""
        lines = self._lines(axes)
        while exposed := self._exposed(axes):
            if not self._hide_near(axes, lines, exposed):
                return
            self._protect_lines(axes)

    def _hide_near(self, axes: Axes, lines: Lines, exposed: set[Row]) -> bool:
        """Hide the smallest shown row in a line with an exposed one, or as near as there is."""
        reached: set[Row] = set()
        while exposed - reached:
            reached |= exposed
            beside = [
                part
                for line, parts in lines.items()
                if line in reached or any((axes, part) in reached for part in parts)
                for part in parts
            ]
            if self._hide_smallest(axes, beside):
                return True
            exposed = {(axes, part) for part in beside}
        return False

    def _exposed(self, axes: Axes) -> set[Row]:
        """Hidden rows, of this table or its margins, that published sums determine."""
        below = [other for other in self.decided if set(other) <= set(axes)]
        if sum(len(self.decided[other]) for other in below) > TOO_FINE:
            self.decided[axes] = set(self.margins[axes])
            return set()
        equations = [e for other in below for e in self._equations(other)]
        return cast("set[Row]", derivable(equations))

    def _equations(self, axes: Axes) -> list[Equation]:
        found = []
        for (fewer, key), parts in self._lines(axes).items():
            equation: Equation = {(axes, part): 1 for part in parts if part in self.decided[axes]}
            if key in self.decided[fewer]:
                equation[fewer, key] = -1
            if equation:
                found.append(equation)
        return found

    def _hide_smallest(self, axes: Axes, keys: list[Key]) -> bool:
        """Hide the smallest of these rows that is not hidden yet; False when there is none."""
        sizes, hidden = self.margins[axes], self.decided[axes]
        open_keys = [key for key in keys if key not in hidden and sizes[key].total]
        if not open_keys:
            return False
        hidden.add(min(open_keys, key=lambda key: (sizes[key].total, repr(key))))
        return True
