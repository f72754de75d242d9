"""The order of a caseload: points that anybody can add up, checked against adding them slowly."""

import datetime as dt
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from coaching.caseload import PLANS, SEARCH, Case
from coaching.risk import Facts, Standing, by_risk
from trainees.deadlines import day_120

ON = dt.date(2026, 3, 2)
DAY = dt.timedelta(days=1)


@st.composite
def standings(draw):
    """Somebody of a caseload, invented."""
    concerns = draw(st.integers(0, 3))
    late = draw(st.integers(0, 8))
    facts = Facts(
        missed=draw(st.integers(0, 5)),
        open_items=late + draw(st.integers(0, 3)),
        late_items=late,
        concerns=concerns,
        urgent=draw(st.integers(0, concerns)),
        bounced=draw(st.booleans()),
    )
    pk = draw(st.integers(1, 40))
    graduated = draw(st.none() | st.integers(0, 200))
    enrollment = SimpleNamespace(
        trainee_id=pk,
        trainee=SimpleNamespace(sort_key=draw(st.sampled_from("abc"))),
        graduated_on=None if graduated is None else ON - graduated * DAY,
    )
    case = Case(
        enrollment=enrollment,
        plan=draw(st.sampled_from(PLANS)),
        seen_on=None,
        due_on=ON + draw(st.integers(-60, 20)) * DAY,
        next_at=draw(st.none() | st.just(dt.datetime(2026, 3, 9, tzinfo=dt.UTC))),
    )
    return Standing(case, facts, ON)


def slow_risk(each):
    """The rule as it is written at the head of the module, one line a sentence."""
    points, facts, case = 0, each.facts, each.case
    for n in range(facts.concerns):
        points += 40 if n < facts.urgent else 10
    if case.next_at is None:
        points += sum(1 for n in range(30) if case.due_on + n * DAY < ON)
    points += [0, 10, 20, 30, 30, 30][facts.missed]
    graduated_on = case.enrollment.graduated_on
    if case.plan is SEARCH and graduated_on is not None:
        left = (day_120(graduated_on) - ON).days
        if 0 <= left <= 30:
            points += 30 - left
    points += [0, 2, 4, 6, 8, 10, 10, 10, 10][facts.late_items]
    return points + (5 if facts.bounced else 0)


@given(standings())
def test_the_points_are_those_of_the_rule(each):
    assert each.risk == slow_risk(each)
    assert all(said for _points, said in each.parts)
    assert (each.risk == 0) == (each.parts == [])


@given(st.lists(standings(), max_size=12))
def test_the_order_is_by_points_then_by_who_is_due_longest(people):
    found = by_risk(people)
    assert sorted(map(id, found)) == sorted(map(id, people))
    for one, other in zip(found, found[1:], strict=False):
        assert one.risk >= other.risk
        if one.risk == other.risk:
            assert one.case.due_on <= other.case.due_on


@given(standings(), st.sampled_from(["missed", "late_items", "concerns", "bounced"]))
def test_more_of_anything_never_makes_somebody_less_urgent(each, what):
    more = Facts(**vars(each.facts))
    if what == "bounced":
        more.bounced = True
    else:
        setattr(more, what, getattr(more, what) + 1)
    limits = {"missed": 5, "late_items": 8}
    if getattr(more, what) <= limits.get(what, 99):
        assert Standing(each.case, more, ON).risk >= each.risk


@given(standings())
def test_flags_say_what_is_so(each):
    assert ("missed" in each.flags) == (each.facts.missed >= 2)
    assert ("overdue" in each.flags) == (each.case.next_at is None and each.case.due_on < ON)
    assert ("bounced" in each.flags) == each.facts.bounced
