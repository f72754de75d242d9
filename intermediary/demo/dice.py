"""Dice that fall the same way for the same seed, quick enough for millions of throws."""

from bisect import bisect_right
from collections.abc import Sequence
from random import Random


class Dice(Random):
    """Python's generator with the few throws the telling needs, each from one random number."""

    def one_of(self, seq: Sequence):
        """One of several, all alike."""
        return seq[int(self.random() * len(seq))]

    def whole(self, start: int, stop: int | None = None) -> int:
        """A whole number from `start` (or 0) up to but not including the last argument."""
        if stop is None:
            return int(self.random() * start)
        return start + int(self.random() * (stop - start))

    def weighted(self, seq: Sequence, running_sums: Sequence[int]):
        """One of several, by weight."""
        return seq[bisect_right(running_sums, self.random() * running_sums[-1])]
