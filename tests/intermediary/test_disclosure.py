"""What is withheld, and that nothing withheld can be worked out from what is published."""

from collections import defaultdict
from itertools import combinations, product

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from intermediary.disclosure import Guard, Size, guarded
from intermediary.kpi.derivation import derivable
from intermediary.kpi.rates import Rate, Spread


def rate(total, hits, pending=0):
    return Rate(total=total + pending, of=total, hits=hits)


def published(table):
    """The keys that are shown, of a table by one personal attribute."""
    rows = guarded({(k,): f for k, f in table.items()}, shown=1, personal=(0,))
    return {key[0] for key, figures in rows.items() if figures is not None}


@pytest.mark.parametrize(
    ("figures", "small"),
    [
        (rate(10, 0), False),
        (rate(9, 0), True),
        (rate(0, 0), False),
        (rate(30, 9), True),
        (rate(30, 10), False),
        (rate(30, 21), True),
        (rate(30, 20), False),
        (rate(30, 30), False),
        (Spread(total=40, of=9), True),
        (Spread(total=40, of=10), False),
        (rate(0, 0, pending=5), True),
    ],
)
def test_few_people_behind_a_row_make_it_small(figures, small):
    assert Size.behind(figures).is_small is small


def test_large_groups_are_all_shown():
    table = {"woman": rate(50, 30), "man": rate(80, 40)}
    assert published(table) == set(table)


def test_one_small_group_takes_the_next_smallest_with_it():
    table = {"woman": rate(50, 30), "man": rate(80, 40), "nonbinary": rate(3, 1)}
    assert published(table) == {"man"}


def test_two_small_groups_protect_each_other():
    table = {"woman": rate(50, 30), "nonbinary": rate(3, 1), "another": rate(4, 2)}
    assert published(table) == {"woman"}


def test_an_empty_group_protects_nobody():
    table = {"woman": rate(50, 30), "man": rate(80, 40), "nonbinary": rate(3, 1), "x": rate(0, 0)}
    assert published(table) == {"man", "x"}


def test_a_filter_that_leaves_few_outside_withholds_the_row_inside():
    table = {
        ("woman", True): rate(50, 30),
        ("woman", False): rate(2, 1),
        ("man", True): rate(50, 30),
        ("man", False): rate(60, 30),
    }
    rows = guarded(table, shown=1, personal=(0,))
    assert rows == {("woman",): None, ("man",): None}


def test_a_filter_that_leaves_many_outside_withholds_nothing():
    table = {(who, inside): rate(60, 30) for who in ("woman", "man") for inside in (True, False)}
    assert None not in guarded(table, shown=1, personal=(0,)).values()


def test_a_withheld_margin_is_not_the_sum_of_shown_cells():
    table = {
        ("woman", "east"): rate(40, 20),
        ("woman", "west"): rate(40, 20),
        ("man", "east"): rate(20, 10),
        ("man", "west"): rate(20, 10),
        ("another", "east"): rate(3, 1),
    }
    rows = guarded(table, shown=2, personal=(0,))
    by_gender = guarded(
        {("woman",): rate(80, 40), ("man",): rate(40, 20), ("another",): rate(3, 1)},
        shown=1,
        personal=(0,),
    )
    assert by_gender["man",] is None
    assert rows["man", "east"] is None  # hides beside "another" in the east
    assert rows["man", "west"] is not None  # does not give the sum over both sites away


def test_without_personal_attributes_everything_is_shown():
    assert guarded({("east",): rate(1, 1)}, shown=1, personal=()) == {("east",): rate(1, 1)}


def test_an_empty_table_is_no_trouble():
    assert guarded({}, shown=1, personal=(0,)) == {}


def rank(rows):
    """Rank of a small matrix of integers, by plain elimination."""
    from fractions import Fraction

    rows, found = [[Fraction(v) for v in row] for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((r for r in rows[found:] if r[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(found, pivot)
        for row in rows[found + 1 :]:
            times = row[column] / pivot[column]
            row[:] = [a - times * b for a, b in zip(row, pivot, strict=True)]
        found += 1
    return found


@given(
    st.lists(
        st.dictionaries(st.integers(0, 5), st.integers(-2, 2).filter(bool), min_size=1),
        max_size=6,
    )
)
def test_derivable_is_what_plain_linear_algebra_says(equations):
    matrix = [[equation.get(n, 0) for n in range(6)] for equation in equations]
    units = {n: [int(n == m) for m in range(6)] for n in range(6)}
    exact = {n for n, unit in units.items() if rank([*matrix, unit]) == rank(matrix)}
    assert derivable(equations) == (exact if equations else set())


cell = st.tuples(st.integers(1, 60), st.integers(0, 60)).map(lambda p: rate(max(p), min(p)))


def full_tables(*axes):
    """Tables without empty cells: the only group in a place is given away by the place's total."""
    keys = list(product(*axes))
    rows = st.lists(cell, min_size=len(keys), max_size=len(keys))
    return rows.map(lambda cells: dict(zip(keys, cells, strict=True)))


tables = full_tables("abcd", "xyz") | full_tables("abc", "xyz", (True, False))


@settings(max_examples=40, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # shrinks slowly
@given(tables)
def test_nothing_withheld_follows_from_all_published_sums_together(table):
    """Attack with every table of fewer dimensions that the same guard would publish."""
    width = len(next(iter(table)))
    guard = Guard({key: Size.behind(f) for key, f in table.items()}, personal=(0,))
    assert {key for key, f in table.items() if Size.behind(f).is_small} <= guard.hidden
    unknown = {(axes, key): n for n, (axes, key) in enumerate(hidden_everywhere(guard, width))}
    matrix = [row for row in sums(guard, width, unknown) if any(row)]
    known = rank(matrix)
    for name, place in unknown.items():
        unit = [int(place == n) for n in range(len(unknown))]
        assert rank([*matrix, unit]) > known, name


def hidden_everywhere(guard, width):
    """Every hidden row of the table and of its margins."""
    for size in range(width + 1):
        for axes in combinations(range(width), size):
            yield from ((axes, key) for key in sorted(guard.decided[axes], key=repr))


def sums(guard, width, unknown):
    """Each published sum over one dimension as a row of coefficients."""
    for size in range(1, width + 1):
        for axes in combinations(range(width), size):
            for place in range(size):
                lines = defaultdict(lambda: [0] * len(unknown))
                fewer = axes[:place] + axes[place + 1 :]
                for key in guard.margins[axes]:
                    below = key[:place] + key[place + 1 :]
                    if (axes, key) in unknown:
                        lines[below][unknown[axes, key]] = 1
                    if (fewer, below) in unknown:
                        lines[below][unknown[fewer, below]] = -1
                yield from lines.values()
