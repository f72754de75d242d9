"""The state of a rate against its target, by exact arithmetic."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intermediary.kpi.rates import Bucket, Rate, Spread
from tests.placements import oracle

SEVENTY = Fraction(70, 100)


def rate(hits=0, missed=0, pending=0, pending_hits=0, **more):
    buckets = {
        Bucket.HIT: hits,
        Bucket.MISSED: missed,
        Bucket.PENDING: pending,
        Bucket.PENDING_HIT: pending_hits,
        **{Bucket[name.upper()]: number for name, number in more.items()},
    }
    return Rate.of_buckets(Counter(buckets), SEVENTY)


@pytest.mark.parametrize(
    ("figures", "state", "needed"),
    [
        (rate(), "no_data", None),
        (rate(excluded=4), "no_data", None),
        (rate(hits=7, missed=3), "met", None),
        (rate(hits=6, missed=4), "missed", None),
        (rate(hits=5, pending=3, pending_hits=2), "secured", None),
        (rate(hits=2, missed=4, pending=4), "lost", None),
        (rate(hits=2, missed=3, pending=5), "open", 5),
        (rate(hits=3, missed=3, pending=5), "open", 5),  # 70 % of 11 is 7.7: eight are needed
        (rate(pending=1), "open", 1),
    ],
)
def test_the_state_follows_from_the_counts(figures, state, needed):
    assert (figures.state, figures.needed) == (state, needed)


def test_bounds_take_the_unknown_both_ways():
    figures = rate(hits=5, missed=2, unverified=1, unknown=2)
    assert (figures.low, figures.rate, figures.high) == (0.5, 0.5, 0.8)
    assert figures.known_rate == 0.8


def test_a_rate_of_nobody_mature_is_null_not_zero():
    figures = rate(pending=3)
    assert (figures.rate, figures.low, figures.high, figures.known_rate) == (None,) * 4


few = st.integers(0, 30)


@given(few, few, few, few, few, few, st.sampled_from([70, 80, 100]))
def test_every_state_is_the_oracles(hits, missed, pending, sure, unverified, unknown, target):
    counts = {"hits": hits, "pending_hits": sure, "unknown": unknown}
    buckets = {Bucket.HIT: hits, Bucket.MISSED: missed, Bucket.PENDING: pending}
    buckets |= {Bucket.PENDING_HIT: sure, Bucket.UNVERIFIED: unverified}
    figures = Rate.of_buckets(Counter(buckets | {Bucket.UNKNOWN: unknown}), Fraction(target, 100))
    counts |= {"of": figures.of, "total": figures.total, "pending": pending + sure}
    assert (figures.state, figures.needed) == oracle.state(counts, (target, 100))


def test_a_value_exactly_on_its_target_is_met():
    growth = Fraction(207, 10) / 18 - 1
    assert Spread(total=1, of=1, value=growth, target=Fraction(15, 100)).state == "met"


def test_a_value_nobody_knows_is_no_data():
    assert Spread(total=3, target=Fraction(4)).state == "no_data"
