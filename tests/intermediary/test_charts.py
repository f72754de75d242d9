"""Charts draw what they were given: no share is moved, nothing is drawn past the last day."""

import re

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from intermediary import chart_files, curve_labels, drawing
from intermediary.chart_table import WITHHELD, Column, Table, csv_answer
from intermediary.curve_chart import CurveChart
from intermediary.curve_drawing import NARROW, WIDE
from intermediary.curve_lines import Curve, Point
from intermediary.templatetags import charts
from intermediary.trend_chart import Bar, TrendChart, round_top

FRAME = drawing.Frame(1000, 1000, 0, 1000, 0, 1000, last=1000)


@st.composite
def curves(draw, last=400):
    """A rising step curve with its band, starting on day 0."""
    days = sorted(draw(st.sets(st.integers(1, last), max_size=30)))
    shares = sorted(draw(st.lists(st.floats(0, 1), min_size=len(days), max_size=len(days))))
    return [Point(0, 0.0, 0.0, 0.0, 50)] + [
        Point(day, share, max(share - 0.1, 0.0), min(share + 0.1, 1.0), 50 - n)
        for n, (day, share) in enumerate(zip(days, shares, strict=True))
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


def height_at(path, x):
    """The height of a step path at a place, found by walking it."""
    found = None
    for here, y in corners(path):
        if here > x:
            break
        found = y
    return found


@given(curves())
def test_the_line_passes_through_every_point_and_no_other_height(points):
    drawn = list(corners(drawing.step_path(FRAME, [(p.day, p.share) for p in points])))
    for point in points:
        assert (FRAME.x(point.day), FRAME.y(point.share)) in drawn
    assert {y for _x, y in drawn} <= {FRAME.y(p.share) for p in points}


@given(curves())
def test_the_line_never_turns_back_and_ends_on_the_last_day(points):
    xs = [x for x, _y in corners(drawing.step_path(FRAME, [(p.day, p.share) for p in points]))]
    assert xs == sorted(xs)
    assert xs[-1] == FRAME.x(points[-1].day)


@given(curves())
def test_the_band_holds_every_bound(points):
    low, high = [(p.day, p.low) for p in points], [(p.day, p.high) for p in points]
    drawn = set(corners(drawing.band_path(FRAME, low, high)))
    assert {(FRAME.x(d), FRAME.y(s)) for d, s in low} <= drawn
    assert {FRAME.y(s) for _d, s in high} <= {y for _x, y in drawn}


@given(curves(), st.integers(0, 450))
def test_the_share_on_a_day_is_that_of_the_last_point_not_after_it(points, day):
    seen = drawing.share_at(points, day)
    if day > points[-1].day:
        assert seen is None
    else:
        assert seen == max((p for p in points if p.day <= day), key=lambda p: p.day)


spans = st.lists(
    st.tuples(st.integers(0, 90), st.integers(1, 20)).map(lambda s: (s[0], s[0] + s[1])), max_size=6
)


@given(st.integers(-10, 110), st.integers(1, 9), st.integers(1, 30), spans)
def test_a_free_place_is_the_nearest_of_all_there_are(wanted, over, under, taken):
    found = drawing.nearest_free(wanted, (over, under), taken, (0, 100))
    free = [
        y
        for y in range(101)
        if y - over >= 0
        and y + under <= 100
        and all(y + under <= low or y - over >= high for low, high in taken)
    ]
    if not free:
        assert found is None
    else:
        assert found in free
        assert abs(found - wanted) == min(abs(y - wanted) for y in free)


# --- the placement curve -------------------------------------------------------------------------


def drawn(source, **context):
    return Template("{% load charts %}" + source).render(Context(context))


CURVE = """{% chart_frame chart.title summary=chart.summary table=chart.table legend=chart.legend %}
{% placement_curve chart %}{% endchart_frame %}"""
TARGETS = [(120, 0.7, "by day 120"), (274, 0.8, "by 9 months")]


def a_chart(points, *others):
    """A chart of (day, share, low, high, still observed) and of others beside it."""
    return CurveChart(Curve("All", [Point(*p) for p in points], 40), TARGETS, others=others)


SHORT = [(0, 0, 0, 0, 40), (100, 0.4, 0.3, 0.5, 12), (200, 0.72, 0.6, 0.8, 3)]


def test_a_target_beyond_the_last_observed_day_is_said_not_to_be_observed():
    html = drawn(CURVE, chart=a_chart(SHORT))
    assert "40.0% by day 120 (target 70%), not yet observed by 9 months (target 80%)" in html
    assert html.count("Not yet observed") == 1
    assert "30.0–50.0%" in html


def test_the_curve_comes_with_its_numbers_as_a_table():
    html = drawn(CURVE, chart=a_chart(SHORT))
    assert html.count("<tr>") == 7
    assert "All 40 graduates" in html


@given(curves(365), curves(365), curves(365))
def test_each_line_beside_the_curve_stands_where_its_share_is(main, one, two):
    others = [Curve("One", one, key="1"), Curve("Two", two, key="2")]
    chart = CurveChart(Curve("All", main, 50), TARGETS, others=others)
    for frame, drawing_ in zip((WIDE, NARROW), chart.drawings, strict=True):
        assert [line["name"] for line in drawing_["others"]] == ["One", "Two"]
        for curve, line in zip(others, drawing_["others"], strict=True):
            for day in range(0, curve.points[-1].day + 1, 7):
                share = [p.share for p in curve.points if p.day <= day][-1]
                last = [p for p in curve.points if frame.x(p.day) <= frame.x(day)][-1]
                assert height_at(line["path"], frame.x(day)) in {
                    frame.y(share),
                    frame.y(last.share),
                }


@given(curves(365), curves(365), curves(365))
def test_words_never_stand_on_each_other_nor_leave_the_drawing(main, one, two):
    others = [Curve("ITS-26-01", one), Curve("Cybersecurity", two)]
    for frame in (WIDE, NARROW):
        labels = curve_labels.Labels(frame, Curve("All", main, 50), others, TARGETS)
        ends = labels.placed()["labels"]
        boxes = labels.boxes[: len(ends)]
        for n, (across, down) in enumerate(boxes):
            assert frame.left - 1 <= across[0] < across[1] <= frame.width + 1
            assert -12 <= down[0] < down[1] <= frame.base + 4
            for other_across, other_down in boxes[:n]:
                apart = across[0] >= other_across[1] or across[1] <= other_across[0]
                assert apart or down[0] >= other_down[1] - 0.1 or down[1] <= other_down[0] + 0.1


def test_alone_the_curve_keeps_its_words_below_it():
    chart = a_chart([(day, 0.6, 0.5, 0.7, 9) for day in range(366)])
    for drawing_, frame in zip(chart.drawings, (WIDE, NARROW), strict=True):
        for target in drawing_["targets"]:
            assert target["label_y"] > frame.y(0.5) + 11


def test_one_and_two_others_are_drawn_in_it_and_three_beside_it():
    others = [Curve(f"C{n}", [Point(0, 0, 0, 0, 9), Point(90, 0.4, 0.3, 0.5, 2)]) for n in range(3)]
    for number in range(4):
        chart = a_chart(SHORT, *others[:number])
        inside = [] if number == 3 else others[:number]
        assert [line["name"] for line in chart.drawings[0]["others"]] == [c.name for c in inside]
        assert len(chart.panels) == (2 if number == 3 else 0)
        assert [p["name"] for panel in chart.panels[:1] for p in panel["panels"]] == [
            c.name for c in others[:number] if number == 3
        ]


def test_every_other_is_in_the_sentence_in_the_table_and_in_the_reading():
    other = Curve("ITS-26-04", [Point(*p) for p in SHORT[:2]], key="ITS-26-04")
    chart = a_chart(SHORT, other)
    assert "ITS-26-04: not yet observed by day 120, not yet observed by 9 months." in chart.summary
    heads = [column.key for column in chart.file.columns]
    assert heads[-2:] == ["still_observed ITS-26-04", "placed ITS-26-04"]
    assert chart.file.rows[100][-2:] == [12, 0.4]
    assert chart.file.rows[101][-2:] == [0, None]
    assert chart.reading["rows"][1] == [100, "40.0", "30.0", "50.0", "12", "40.0"]
    assert chart.reading["lines"][-1] == "ITS-26-04: %5%"


def test_dots_are_drawn_and_said_where_a_line_would_tell_too_much():
    group = Curve("Woman", key="woman", dots={120: 0.64}, unseen={274: "withheld"})
    chart = a_chart(SHORT, group)
    [line] = chart.drawings[0]["others"]
    assert (line["path"], line["dots"]) == ("", [(WIDE.x(120), WIDE.y(0.64))])
    assert "Woman: 64.0% by day 120, withheld by 9 months." in chart.summary
    assert [c.key for c in chart.file.columns][-1] == "placed woman"
    assert len(chart.reading["lines"]) == 2


# --- quarters ------------------------------------------------------------------------------------


def a_trend(bars, top=1.0, target=0.7):
    nothing = Table([], [])
    return TrendChart("Placed", bars, nothing, nothing, str, top=top, target=target)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=2, max_size=8))
def test_bars_rise_to_their_value_and_lie_to_it_on_a_phone(values):
    chart = a_trend([Bar(f"Q{n}", v, "", due=due) for n, (v, due) in enumerate(values)])
    for (value, due), up, lying in zip(
        values, chart.wide["bars"], chart.narrow["bars"], strict=True
    ):
        top = up["y"] - (0 if due else 0.75)
        assert top == pytest.approx(232 - value * 208, abs=0.2)
        assert up["y"] + up["high"] == pytest.approx(232, abs=0.8) or up["high"] == 0
        assert lying["wide"] == pytest.approx(310 * value, abs=0.1)
    lefts = [bar["left"] for bar in chart.wide["bars"]]
    assert lefts == sorted(lefts)
    assert chart.wide["bars"][-1]["left"] + chart.wide["bars"][-1]["thick"] <= 669


def test_weak_evidence_is_hatched_above_what_is_proven_and_never_beside_an_open_quarter():
    bars = [Bar("Q1 2026", 0.5, "50.0%", "5 of 10", high=0.7), Bar("Q2 2026", 0.2, "not due", "",
            high=0.9, due=False)]  # fmt: skip
    chart = a_trend(bars)
    proven, still_open = chart.wide["bars"]
    assert proven["weak"] == pytest.approx(0.2 * 208, abs=0.1)
    assert still_open["weak"] == 0
    assert [key.kind for key in chart.legend] == ["bar", "hatch", "due"]
    assert chart.summary == "50.0% in Q1 2026, the one quarter that is settled. Target 0.7."
    assert 'class="bar due"' in drawn("{% trend chart %}", chart=chart)


def test_a_withheld_quarter_is_a_word_and_no_bar():
    bars = [Bar("Q1 2026", None, WITHHELD), Bar("Q2 2026", 0.4, "40.0%")]
    html = drawn("{% trend chart %}", chart=a_trend(bars, target=None))
    assert html.count(">withheld<") == 2
    assert len(re.findall(r'<rect class="bar"[^>]*height="[1-9]', html.split("narrow")[0])) == 1


@given(st.floats(0.0001, 100_000))
def test_an_axis_holds_its_values_and_is_not_much_longer(most):
    assert most <= round_top(most) <= most * 2.51


# --- small drawings ------------------------------------------------------------------------------


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


def test_a_small_line_is_drawn_on_the_scale_it_is_given():
    found = charts.sparkline([0.5, 1.0], low=0, high=1, target=0.75)
    assert (found["path"], found["target"]) == ("M3.0 12.0L93.0 4.0", 8.0)


def test_the_scale_shows_a_shortfall_only_below_the_floor():
    assert 'class="gap"' in drawn("{% pay_scale 17.5 18 %}")
    assert 'class="gap"' not in drawn("{% pay_scale 18 18 %}")
    assert "scale warn" in drawn("{% pay_scale 19.5 21 high=24 %}")


# --- files ---------------------------------------------------------------------------------------


def test_a_table_says_withheld_and_never_a_number_for_it():
    table = Table([Column("name", "Name", num=False), Column("n", "N", unknown="none yet")],
                  [["a", WITHHELD], ["b", None], ["c", 3]])  # fmt: skip
    assert [row[1][0] for row in table.said()] == ["withheld", "none yet", "3"]


def test_a_file_has_what_was_asked_first_and_no_formula():
    table = Table([Column("name", "Name"), Column("share", "Share")], [["=1+1", 0.5], ["b", None]])
    answer = csv_answer(table, "placed-curve", {"metric": "placed_120d"})
    assert answer["Content-Disposition"] == 'attachment; filename="placed-curve.csv"'
    lines = answer.content.decode().split("\r\n")
    assert lines == ["metric,name,share", "placed_120d,'=1+1,0.5", "placed_120d,b,", ""]


def test_a_picture_brings_the_letters_it_needs_and_no_more():
    assert chart_files.style("Placed").count("@font-face") == 1
    assert chart_files.style("Nhung Trần").count("@font-face") == 2
    assert "url(fonts" not in chart_files.style("Trần Łódź")


def test_a_picture_without_the_built_style_is_still_a_picture(monkeypatch):
    monkeypatch.setattr(chart_files.finders, "find", lambda path: None)
    assert "<style></style>" in chart_files.svg(a_chart(SHORT).picture("Everyone"))
