"""Charts draw what they were given: no share is moved, nothing is drawn past the last day."""

import re

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from intermediary import drawing
from intermediary.curve_chart import CurveChart
from intermediary.curve_lines import Curve, Point
from intermediary.templatetags import charts

FRAME = drawing.Frame(1000, 1000, 0, 1000, 0, 1000, last=1000)


@st.composite
def curves(draw):
    """A rising step curve with its band, starting on day 0."""
    days = sorted(draw(st.sets(st.integers(1, 400), max_size=30)))
    shares = sorted(draw(st.lists(st.floats(0, 1), min_size=len(days), max_size=len(days))))
    return [(0, 0.0, 0.0, 0.0)] + [
        (day, share, max(share - 0.1, 0.0), min(share + 0.1, 1.0))
        for day, share in zip(days, shares, strict=True)
    ]


def corners(path):
    """The corners of a path of M, H, V and L."""
    x = y = None
    for word, numbers in re.findall(r"([MHVL])([\d. -]+)", path):
        values = [float(n) for n in numbers.split()]
        if word in "ML":
            x, y = values
        elif word == "H":
            x = values[0]
        else:
            y = values[0]
        yield x, y


@given(curves())
def test_the_line_passes_through_every_point_and_no_other_height(points):
    drawn = list(corners(drawing.step_path(FRAME, [(p[0], p[1]) for p in points])))
    for day, share, _low, _high in points:
        assert (FRAME.x(day), FRAME.y(share)) in drawn
    assert {y for _x, y in drawn} <= {FRAME.y(p[1]) for p in points}


@given(curves())
def test_the_line_never_turns_back_and_ends_on_the_last_day(points):
    xs = [x for x, _y in corners(drawing.step_path(FRAME, [(p[0], p[1]) for p in points]))]
    assert xs == sorted(xs)
    assert xs[-1] == FRAME.x(points[-1][0])


@given(curves())
def test_the_band_holds_every_bound(points):
    low, high = [(p[0], p[2]) for p in points], [(p[0], p[3]) for p in points]
    drawn = set(corners(drawing.band_path(FRAME, low, high)))
    assert {(FRAME.x(d), FRAME.y(s)) for d, s in low} <= drawn
    assert {FRAME.y(s) for _d, s in high} <= {y for _x, y in drawn}


@given(curves(), st.integers(0, 450))
def test_the_share_on_a_day_is_that_of_the_last_point_not_after_it(points, day):
    seen = drawing.share_at(points, day)
    if day > points[-1][0]:
        assert seen is None
    else:
        assert seen == max((p for p in points if p[0] <= day), key=lambda p: p[0])


def drawn(source, **context):
    return Template("{% load charts %}" + source).render(Context(context))


CURVE = """{% chart_frame chart.title summary=chart.summary table=chart.table legend=chart.legend %}
{% placement_curve chart %}{% endchart_frame %}"""
TARGETS = [(120, 0.7, "by day 120"), (274, 0.8, "by 9 months")]


def a_chart(points, *others):
    """A chart of (day, share, low, high, still observed) and of others beside it."""
    return CurveChart(Curve("All", [Point(*p) for p in points], 40), TARGETS, others=others)


def test_a_target_beyond_the_last_observed_day_is_said_not_to_be_observed():
    chart = a_chart([(0, 0, 0, 0, 40), (100, 0.4, 0.3, 0.5, 12), (200, 0.72, 0.6, 0.8, 3)])
    html = drawn(CURVE, chart=chart)
    assert "40.0% by day 120 (target 70%), not yet observed by 9 months (target 80%)" in html
    assert html.count("Not yet observed") == 1
    assert "30.0–50.0%" in html


def test_the_curve_comes_with_its_numbers_as_a_table():
    html = drawn(CURVE, chart=a_chart([(0, 0, 0, 0, 40), (200, 0.72, 0.6, 0.8, 3)]))
    assert html.count("<tr>") == 7
    assert "All 40 graduates" in html


def test_the_longest_bar_fills_the_room_and_the_others_are_in_proportion():
    html = drawn("{% bars rows %}", rows=[("a", 32), ("b", 64), ("c", 0)])
    assert re.findall(r'width="([\d.]+)%"', html) == ["50.00", "100.00", "0.00"]


def test_bars_of_nothing_do_not_divide_by_zero():
    assert "0.00%" in drawn("{% bars rows %}", rows=[("a", 0)])


@given(st.lists(st.integers(0, 500), min_size=1, max_size=4))
def test_the_parts_of_a_bar_fill_it_without_a_gap(numbers):
    kinds = ["fill", "hatch", "unknown", "rest"]
    parts = charts.state_bar(list(zip(numbers, kinds, strict=False)))["parts"]
    ends = 0.0
    for part in parts:
        assert float(part["x"][:-1]) == pytest.approx(ends, abs=0.02)
        ends = float(part["x"][:-1]) + float(part["width"][:-1])
    assert ends == pytest.approx(100 if sum(numbers) else 0, abs=0.05)


def test_a_trend_needs_two_values():
    assert drawn("{% sparkline values %}", values=[3]).strip() == ""
    assert "<path" in drawn("{% sparkline values %}", values=[3, None, 4])


def test_the_scale_shows_a_shortfall_only_below_the_floor():
    assert 'class="gap"' in drawn("{% pay_scale 17.5 18 %}")
    assert 'class="gap"' not in drawn("{% pay_scale 18 18 %}")
    assert "scale warn" in drawn("{% pay_scale 19.5 21 high=24 %}")
