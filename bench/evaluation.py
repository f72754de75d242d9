"""The evaluation of all offers, and of the few that a changed floor concerns."""

import itertools
import statistics
from decimal import Decimal
from pathlib import Path

from bench import world
from bench.database import execute, fetch
from bench.race import Result, Unmeasured, at_most, in_turn, nothing
from bench.world import AS_OF
from employers import evaluation
from standards.choices import FloorScope
from standards.models import Track, WageFloor

STATEMENTS = Path(__file__).with_name("evaluation.sql")


def forget() -> None:
    """As if no offer had ever been evaluated."""
    execute(
        "TRUNCATE employers_verdict, employers_finding, employers_findingevent,"
        " employers_evaluationstate"
    )


def duck_side(duck) -> None:
    """Judge all open offers and store what came of it."""
    duck.execute(STATEMENTS.read_text().replace("$day", f"DATE '{AS_OF}'"))


_SUMS = """SELECT result, count(*), sum(hourly_low)::BIGINT, sum(hourly_high)::BIGINT,
    sum(shortfall)::BIGINT, sum(failed)::BIGINT, sum(floor_id)::BIGINT,
    count(*) FILTER (WHERE {assumed}), count(*) FILTER (WHERE required_unmet),
    count(*) FILTER (WHERE required_unknown) FROM {table} GROUP BY 1 ORDER BY 1"""
_FOUND = """SELECT code, severity, result, count(*), sum(shortfall)::BIGINT, sum(offer_id)::BIGINT
    FROM {table} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""


def difference(duck) -> str:
    """How the two sides disagree on what is stored, or nothing."""
    for query, mine, other, assumed in (
        (_SUMS, "employers_verdict", "verdict", ("assumed_hours", "assumed")),
        (_FOUND, "employers_finding", "finding", ("", "")),
    ):
        a = fetch(query.format(table=mine, assumed=assumed[0]))
        b = duck.execute(query.format(table=other, assumed=assumed[1])).fetchall()
        for left, right in itertools.zip_longest(a, b):
            if left != right:
                return f"ours {left}, DuckDB {right}"
    return ""


def _raised_floor():
    """A floor of one track, which one offer in twenty is for; every call raises it a little."""
    track = Track.objects.get(key="data")
    like = WageFloor.objects.filter(family=track.family).first()
    floor, _made = WageFloor.objects.update_or_create(
        scope=FloorScope.TRACK,
        track=track,
        effective_from=like.effective_from,
        defaults={"amount": Decimal("18.00"), "version": like.version},
    )

    def raise_it():
        floor.amount += Decimal("0.25")
        floor.save()

    return floor, raise_it


def run(duck, rounds: int) -> list[Result]:
    """Check that both sides store the same, then time them and the floor change in turn."""
    floor, raise_it = _raised_floor()
    world.tell_standards(duck)
    forget()
    evaluation.evaluate(AS_OF)
    duck_side(duck)
    if found := difference(duck):
        raise Unmeasured(f"Evaluations differ: {found}")
    full, change, other = [], [], []
    for _round in range(rounds):
        mine, yardstick, few = in_turn(
            (forget, lambda: evaluation.evaluate(AS_OF)),
            (nothing, lambda: duck_side(duck)),
            (raise_it, lambda: evaluation.evaluate_changes(AS_OF)),
            rounds=1,
        )
        full, other, change = full + mine, other + yardstick, change + few
    forget()  # nothing cites the floor any more
    floor.delete()
    first = at_most("evaluate and store all offers", full, other, most=15)
    second = at_most("a floor change for 5% of offers, against all", change, full, most=0.1)
    count = fetch("SELECT count(*) FROM employers_verdict")[0][0]
    first.detail["offers_per_s"] = count / statistics.median(full)
    return [first, second]
