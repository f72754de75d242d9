"""The bench's world is the same in DuckDB and in PostgreSQL, and both compute the same from it."""

import pytest
from django.db import connection

from bench import evaluation as evaluating
from bench import kpi, world
from bench.race import at_least, at_most
from employers import evaluation

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SMALLEST = 0.0001  # two thousand graduates


@pytest.fixture
def duck():
    drawn = world.draw(SMALLEST)
    world.load(drawn)
    world.tell_standards(drawn)
    return drawn


def test_every_table_arrives_whole(duck):
    for name, table in world.TABLES.items():
        there = duck.execute(f'SELECT count(*), sum(id)::BIGINT FROM "{name}"').fetchone()
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*), sum(id)::bigint FROM {table}")
            assert cursor.fetchone() == there, name


def test_drawing_twice_gives_the_same_world():
    one, two = world.draw(SMALLEST), world.draw(SMALLEST)
    for name in world.TABLES:
        rows = f'SELECT * FROM "{name}" ORDER BY id'
        assert one.execute(rows).fetchall() == two.execute(rows).fetchall(), name


def test_both_sides_count_the_same_kpis_in_every_slice(duck):
    everything = (*kpi.COUNTS, *kpi.VALUES)
    mine, other = kpi.ours(everything), kpi.duck_side(duck, everything)
    assert kpi.difference(mine, other) == ""
    assert len(mine) > 1_000
    slice_ = ("placed_120d", "", None)
    assert kpi.difference({**mine, slice_: (1,) * 6}, other)


def test_both_sides_judge_offers_the_same(duck):
    done = evaluation.evaluate(world.AS_OF)
    evaluating.duck_side(duck)
    assert evaluating.difference(duck) == ""
    results = ("meets", "straddles", "below", "unknown", "implausible", "no_floor")
    assert all(getattr(done, result) for result in results)
    duck.execute("UPDATE verdict SET failed = failed + 1 WHERE offer_id = 1")
    assert evaluating.difference(duck)


def test_a_goal_is_reached_or_said_to_be_missed():
    assert at_most("a", [2.0, 2.0, 9.0], [1.0, 1.0, 1.0], most=2).verdict == "ok"
    assert at_most("a", [2.1], [1.0], most=2).verdict == "SHORT"
    assert at_least("b", [4.0], [1.0], least=0.25, each=10).verdict == "ok"
    assert at_least("b", [4.1], [1.0], least=0.25, each=10).verdict == "SHORT"
