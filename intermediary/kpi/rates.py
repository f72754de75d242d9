"""Counts of one slice and what they say against a target, by exact integer arithmetic."""

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from django.utils.functional import cached_property


class Bucket(IntEnum):
    """Where one graduate (or cohort) falls for one metric: exactly one of these."""

    EXCLUDED = 0
    PENDING = 1
    PENDING_HIT = 2
    HIT = 3
    UNVERIFIED = 4
    UNKNOWN = 5
    MISSED = 6


MATURE = (Bucket.HIT, Bucket.UNVERIFIED, Bucket.UNKNOWN, Bucket.MISSED)


@dataclass(frozen=True)
class Rate:
    """A share with its denominator, its uncertainty and its state against a target."""

    total: int = 0
    of: int = 0
    hits: int = 0
    unverified: int = 0
    unknown: int = 0
    pending_hits: int = 0
    excluded: int = 0
    target: Fraction | None = None

    @classmethod
    def of_buckets(cls, counts: Counter, target: Fraction | None = None) -> "Rate":
        """The rate that these numbers of graduates in each bucket make."""
        hits, unverified, unknown, missed = map(counts.__getitem__, MATURE)
        of = hits + unverified + unknown + missed
        return cls(
            total=of + counts[Bucket.PENDING] + counts[Bucket.PENDING_HIT],
            of=of,
            hits=hits,
            unverified=unverified,
            unknown=unknown,
            pending_hits=counts[Bucket.PENDING_HIT],
            excluded=counts[Bucket.EXCLUDED],
            target=target,
        )

    @property
    def pending(self) -> int:
        """Graduates whose deadline has not come yet."""
        return self.total - self.of

    @property
    def rate(self) -> float | None:
        """Hits of those who can be judged; None while nobody can."""
        return self._share(self.hits)

    @property
    def low(self) -> float | None:
        """The rate if nobody unverified or unknown made it."""
        return self._share(self.hits)

    @property
    def high(self) -> float | None:
        """The rate if everybody unverified or unknown made it."""
        return self._share(self.hits + self.unverified + self.unknown)

    @property
    def known_rate(self) -> float | None:
        """The share of those who can be judged whose outcome is known."""
        return self._share(self.of - self.unknown)

    @cached_property
    def state(self) -> str | None:
        """met, missed, secured, lost, open or no_data; None without a target."""
        if self.total == 0:
            return "no_data"
        if self.target is None:
            return None
        if self.pending == 0:
            return "met" if self.hits >= self.target * self.of else "missed"
        goal = self.target * self.total
        if self.hits + self.pending_hits >= goal:
            return "secured"
        return "lost" if self.hits + self.pending < goal else "open"

    @property
    def needed(self) -> int | None:
        """How many more must be placed in time for the target to be reached; only when open."""
        if self.state != "open":
            return None
        goal = self.target * self.total
        return -(-goal.numerator // goal.denominator) - self.hits - self.pending_hits

    def _share(self, part: int) -> float | None:
        return part / self.of if self.of else None


@dataclass(frozen=True)
class Spread:
    """A typical value over those whose value is known, out of all who should have one."""

    total: int = 0
    of: int = 0
    value: Fraction | None = None
    q1: Fraction | None = None
    q3: Fraction | None = None
    target: Fraction | None = None

    @property
    def unknown(self) -> int:
        """Those who should have a value and have none on record."""
        return self.total - self.of

    @property
    def known_rate(self) -> float | None:
        """The share of all who should have a value for whom it is known."""
        return self.of / self.total if self.total else None

    @property
    def state(self) -> str | None:
        """met or missed against a target, no_data when nothing is known."""
        if self.of == 0 or self.value is None:
            return "no_data"
        if self.target is None:
            return None
        return "met" if self.value >= self.target else "missed"
