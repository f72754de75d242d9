"""Kaplan-Meier, Greenwood and Aalen-Johansen against hand-worked and slowly worked figures."""

from collections import Counter
from math import exp, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placements.curves import Z, curve

# Freireich's 6-MP arm: remission in weeks, the textbook example of Kaplan-Meier.
RELAPSED = Counter([6, 6, 6, 7, 10, 13, 16, 22, 23])
CENSORED = Counter([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])


def test_kaplan_meier_gives_the_textbook_figures():
    drawn = curve(RELAPSED, {}, CENSORED)
    survival = {day: round(1 - drawn.on(day).share, 4) for day in (6, 7, 10, 13, 16, 22, 23)}
    assert survival == {
        6: 0.8571, 7: 0.8067, 10: 0.7529, 13: 0.6902, 16: 0.6275, 22: 0.5378, 23: 0.4482,
    }  # fmt: skip
    assert (drawn.graduates, drawn.competing) == (21, False)


def test_the_band_is_greenwoods_on_the_log_log_scale():
    point = curve(RELAPSED, {}, CENSORED).on(10)
    greenwood = 3 / (21 * 18) + 1 / (17 * 16) + 1 / (15 * 14)
    wide = Z * sqrt(greenwood) / abs(log(1 - point.share))
    assert point.low == pytest.approx(1 - (1 - point.share) ** exp(-wide))
    assert point.high == pytest.approx(1 - (1 - point.share) ** exp(wide))
    assert 1 - point.high == pytest.approx(0.5032, abs=2e-4)  # R: survfit(conf.type = "log-log")
    assert 1 - point.low == pytest.approx(0.8894, abs=2e-4)


def test_without_censoring_the_curve_is_the_plain_share():
    drawn = curve({0: 2, 120: 5}, {}, {365: 3})
    assert (drawn.on(0).share, drawn.on(119).share) == (pytest.approx(0.2), pytest.approx(0.2))
    assert drawn.on(120).share == pytest.approx(0.7)
    assert drawn.on(365).share == pytest.approx(0.7)


def test_an_exclusion_competes_instead_of_being_censored():
    drawn = curve({10: 1, 30: 1}, {20: 1}, {365: 1})
    assert drawn.competing
    assert drawn.on(365).share == pytest.approx(0.5)  # two of four; censoring would say 0.625


def test_the_band_is_undefined_where_nobody_or_everybody_is_placed():
    drawn = curve({5: 3}, {}, {})
    assert (drawn.on(4).low, drawn.on(4).high) == (None, None)
    assert drawn.on(5).share == pytest.approx(1)
    assert (drawn.on(5).low, drawn.on(5).high) == (None, None)


def test_nobody_makes_a_flat_curve():
    drawn = curve({}, {}, {})
    assert (drawn.graduates, drawn.on(365).share) == (0, 0)


days = st.lists(st.integers(0, 40), max_size=12).map(Counter)


def slowly(placed, excluded, seen, until):
    """Aalen-Johansen person by person: everyone's risk set is counted anew each day."""
    people = [
        (day, what)
        for what, days in (("placed", placed), ("excluded", excluded), ("seen", seen))
        for day in days.elements()
    ]
    waiting, share = 1.0, 0.0
    for day in range(until + 1):
        at_risk = [p for p in people if p[0] >= day]
        now = [what for on, what in people if on == day]
        if at_risk:
            share += waiting * now.count("placed") / len(at_risk)
            waiting *= 1 - (now.count("placed") + now.count("excluded")) / len(at_risk)
    return share


@given(days, days, days, st.integers(0, 45))
def test_the_share_is_the_one_counted_person_by_person(placed, excluded, seen, day):
    point = curve(placed, excluded, seen).on(day)
    assert point.share == pytest.approx(slowly(placed, excluded, seen, day))
    if point.low is not None:
        assert 0 <= point.low <= point.share + 1e-12 <= point.high + 2e-12 <= 1 + 3e-12


@given(days, days)
def test_with_nothing_competing_the_variance_is_greenwoods(placed, seen):
    drawn = curve(placed, {}, seen)
    for point in drawn.points[:45]:
        if point.low is None:
            continue
        greenwood = sum(
            placed[day] / (n * (n - placed[day]))
            for day in range(point.day + 1)
            if placed[day] and (n := drawn.on(day).at_risk) > placed[day]
        )
        wide = Z * sqrt(greenwood) / abs(log(1 - point.share))
        assert point.low == pytest.approx(1 - (1 - point.share) ** exp(-wide), abs=1e-9)
