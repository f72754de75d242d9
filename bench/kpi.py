"""The KPIs of everyone in every slice: ours from the stored facts, DuckDB's from the same rows."""

import math
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from bench.race import Result, Unmeasured, compare
from bench.world import AS_OF
from intermediary import metrics
from placements import outcomes

DEFINITIONS = Path(__file__).with_name("kpi.sql")
OUTCOME = (
    *("placed_120d", "placed_6m", "placed_9m", "quality_placed_120d", "quality_placed_9m"),
    *("retained_365", "retained_365_same"),
)
COUNTS = (*OUTCOME, "graduation")
VALUES = ("wage_growth_365", "earnings_multiple", "start_wage")
_COHORT = "JOIN cohort c ON c.id = r.cohort_id"
# What to group by, the joins for it, and where the key of a slice is found
DIMENSIONS = {
    "": ("0", "", ""),
    "market": ("s.market_id", f"{_COHORT} JOIN site s ON s.id = c.site_id", "market"),
    "site": ("c.site_id", _COHORT, "site"),
    "team": ("r.team_id", "", "team"),
    "owner": ("r.owner_id", "", "staff"),
    "cohort": ("r.cohort_id", "", "cohort"),
    "track": ("c.track_id", _COHORT, "track"),
    "family": ("t.family", f"{_COHORT} JOIN track t ON t.id = c.track_id", ""),
    "quarter": ("r.quarter", "", ""),
    "employer": (
        "sp.employer_id",
        "LEFT JOIN sponsorship sp ON sp.cohort_id = r.cohort_id",
        "employer",
    ),
    "gender": ("r.gender", "", ""),
    "race_ethnicity": ("r.race_ethnicity", "", ""),
    "education": ("r.education", "", ""),
    "language": ("r.language", "", ""),
}


@contextmanager
def the_day():
    """The portal on the day of the world."""
    with mock.patch("django.utils.timezone.localdate", return_value=AS_OF):
        yield


def ours(names) -> dict:
    """Everything anew: each outcome, then each metric in each slice."""
    with the_day():
        outcomes.refresh(AS_OF, everything=True)
        found = {}
        for dimension in DIMENSIONS:
            by = (dimension,) if dimension else ()
            for row in metrics.compute(names, as_of=AS_OF, by=by, identify=True):
                found[row.metric, dimension, row.slice.get(dimension)] = _figures(row)
    return found


def _figures(row):
    if row.metric in COUNTS:
        return (row.total, row.of, row.hits, row.unverified, row.unknown, row.pending_hits)
    return (row.total, row.of, row.q1, row.value, row.q3)


def duck_side(duck, names) -> dict:
    """The same in DuckDB."""
    duck.execute(DEFINITIONS.read_text().replace("$day", f"DATE '{AS_OF}'"))
    found = {}
    for dimension, how in DIMENSIONS.items():
        for relation, codes in (("outcome", OUTCOME), ("finished", ("graduation",))):
            for key, *figures in _sliced(duck, relation, how, [_rates(codes)]):
                for n, code in enumerate(codes):
                    found[code, dimension, _key(dimension, key)] = tuple(figures[6 * n : 6 * n + 6])
        if "start_wage" in names:
            for key, *figures in _sliced(duck, "outcome", how, [_VALUES]):
                found.update(_values(dimension, _key(dimension, key), figures))
    return {slice_: figures for slice_, figures in found.items() if _counts(slice_, figures)}


def _sliced(duck, relation, how, figures):
    """Rows of a key and figures, grouped by number first and named afterwards."""
    expression, joins, table = how
    counted = f"{expression} AS k, {', '.join(figures)} FROM {relation} r {joins}"
    inner = f"SELECT {counted} GROUP BY 1"
    if not table:
        return duck.execute(inner).fetchall()
    name = "email" if table == "staff" else "key"
    named = f"n.{name}, q.* EXCLUDE k FROM ({inner}) q LEFT JOIN {table} n ON n.id = q.k"
    return duck.execute(f"SELECT {named}").fetchall()


def _rates(codes) -> str:
    return ", ".join(
        f"count_if({c} > 0), count_if({c} > 2), count_if({c} = 3), count_if({c} = 4),"
        f" count_if({c} = 5), count_if({c} = 2)"
        for c in codes
    )


_QUARTILES = "[0.25, 0.5, 0.75]"
_VALUES = f"""
    count(retained_365), count(growth), quantile_cont(growth, {_QUARTILES}), count_if(started),
    count_if(a_year IS NOT NULL AND prior IS NOT NULL), sum(a_year) FILTER (prior IS NOT NULL),
    sum(prior) FILTER (a_year IS NOT NULL), count(wage), quantile_cont(wage, {_QUARTILES})"""


def _values(dimension, key, figures):
    grown, of_grown, growth, started, of_multiple, year, prior, of_wage, wage = figures
    wage = [each / 1_000_000 for each in wage] if wage else [None] * 3
    multiple = year / prior if prior else None
    return {
        ("wage_growth_365", dimension, key): (grown, of_grown, *(growth or [None] * 3)),
        ("earnings_multiple", dimension, key): (started, of_multiple, None, multiple, None),
        ("start_wage", dimension, key): (started, of_wage, *wage),
    }


def _key(dimension, key):
    if dimension == "":
        return None
    if dimension == "quarter":
        return f"{key // 4}-Q{key % 4 + 1}"
    return key


def _counts(slice_, figures) -> bool:
    """Slices about nobody are no rows in a report (those of excluded people alone are)."""
    return slice_[0] in COUNTS or figures[0] > 0


def difference(mine: dict, other: dict) -> str:
    """The first slice in which the two sides disagree, or nothing."""
    for slice_ in mine.keys() | other.keys():
        a, b = mine.get(slice_), other.get(slice_)
        if a is None or b is None:
            figures = a or b
            if any(figures):
                return f"{slice_}: ours {a}, DuckDB {b}"
        elif not all(map(_same, a, b)):
            return f"{slice_}: ours {a}, DuckDB {b}"
    return ""


def _same(a, b) -> bool:
    if a is None or b is None:
        return a is b
    return a == b or math.isclose(float(a), float(b), rel_tol=1e-9, abs_tol=1e-9)


def run(duck, rounds: int) -> list[Result]:
    """Check that both sides say the same, then time them in turn."""
    everything = (*COUNTS, *VALUES)
    if found := difference(ours(everything), duck_side(duck, everything)):
        raise Unmeasured(f"KPIs differ: {found}")
    return [
        compare(
            "KPIs of all graduates in all slices, counts",
            lambda: ours(COUNTS),
            lambda: duck_side(duck, COUNTS),
            most=4,
            rounds=rounds,
        ),
        compare(
            "the same with exact medians",
            lambda: ours(everything),
            lambda: duck_side(duck, everything),
            most=7,
            rounds=rounds,
        ),
    ]
