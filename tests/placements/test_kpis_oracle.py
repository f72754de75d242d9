"""The KPIs in SQL say the same as the oracle, in random worlds and every slice."""

import datetime as dt
from collections import defaultdict
from fractions import Fraction
from statistics import median
from unittest import mock

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intermediary import metrics
from tests.placements import oracle
from tests.placements.worlds import World
from trainees.models import Enrollment

pytestmark = pytest.mark.django_db
relaxed = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
TARGETS = {
    "placed_120d": (70, 100),
    "placed_6m": (80, 100),
    "placed_9m": (80, 100),
    "quality_placed_120d": (70, 100),
    "quality_placed_9m": (80, 100),
    "graduation": (85, 100),
    "retained_365": (75, 100),
    "retained_365_same": None,
}


def race(trainee):
    races = set(trainee.race_ethnicity)
    if not races:
        return "not_disclosed"
    if len(races) == 1:
        return races.pop()
    return "hispanic" if "hispanic" in races else "two_or_more"


def on_record(rows, day):
    """The row of a dated history that holds on a day."""
    held = [row for row in rows if row.starts_on <= day]
    return max(held, key=lambda row: row.starts_on) if held else None


def slices(enrollment, day, by):
    """The keys of the slices an enrollment is in: several where a cohort has several sponsors."""
    assignment = on_record(enrollment.ownerassignments.all(), day)
    owner = assignment.user if assignment else None
    member = on_record(owner.memberships.all(), day) if owner else None
    cohort, trainee = enrollment.cohort, enrollment.trainee
    keys = {
        "site": [cohort.site.key],
        "market": [cohort.site.market.key],
        "cohort": [cohort.key],
        "track": [cohort.track.key],
        "family": [cohort.track.family],
        "owner": [owner.email if owner else None],
        "team": [member.team.key if member and member.team else None],
        "quarter": [f"{day.year}-Q{(day.month + 2) // 3}"],
        "employer": [s.employer.key for s in cohort.sponsorships.all()] or [None],
        "gender": [trainee.gender or "not_disclosed"],
        "race_ethnicity": [race(trainee)],
        "education": [trainee.education or None],
        "language": [trainee.language or None],
    }
    found = [()]
    for name in by:
        found = [(*key, value) for key in found for value in keys[name]]
    return found


def expected(as_of, by):
    """metric -> slice -> the buckets of its people, by the oracle."""
    found = defaultdict(lambda: defaultdict(list))
    for graduate in oracle.graduates(as_of):
        for key in slices(graduate.enrollment, graduate.graduated_on, by):
            for metric, bucket in oracle.BUCKETS.items():
                found[metric][key].append(bucket(graduate))
    for enrollment in Enrollment.objects.all():
        for key in slices(enrollment, enrollment.cohort.ends_on, by):
            found["graduation"][key].append(oracle.graduation(enrollment, as_of))
    return found


def assert_counts(rows, as_of, by):
    """Every row has the oracle's counts and state, and no row is missing."""
    said = {(row.metric, tuple(row.slice.values())): row for row in rows}
    for metric, by_slice in expected(as_of, by).items():
        for key, buckets in by_slice.items():
            counts = oracle.tally(buckets)
            row = said.pop((metric, key), None)
            if row is None:
                assert counts["total"] + counts["excluded"] == 0, (metric, key, counts)
                continue
            assert {name: getattr(row, name) for name in counts} == counts, (metric, key)
            if TARGETS[metric]:
                assert (row.state, row.needed) == oracle.state(counts, TARGETS[metric])
    assert [key for key, row in said.items() if by or row.total] == []


def assert_values(rows, as_of):
    """Wages, growth and earnings are the oracle's, exactly."""
    said = {row.metric: row.figures for row in rows}
    firsts = [g for g in oracle.graduates(as_of) if g.first]
    wages = [g.first.pay for g in firsts if g.first.pay is not None]
    assert (said["start_wage"].total, said["start_wage"].of) == (len(firsts), len(wages))
    if wages:
        assert said["start_wage"].value == median(wages)
        assert said["start_wage"].q1 == oracle.quantile(wages, Fraction(1, 4))
        assert said["start_wage"].q3 == oracle.quantile(wages, Fraction(3, 4))
    mature = [g for g in firsts if g.anniversary]
    pairs = [(g.wage_a_year_on(), g.first.pay) for g in mature]
    growth = [later / start - 1 for later, start in pairs if later and start]
    assert (said["wage_growth_365"].total, said["wage_growth_365"].of) == (len(mature), len(growth))
    if growth:
        assert said["wage_growth_365"].value == median(growth)
        assert said["wage_growth_365"].state == (
            "met" if median(growth) >= Fraction(15, 100) else "missed"
        )
    assert_multiple(said["earnings_multiple"], firsts)


def assert_multiple(figures, firsts):
    known = [
        (
            g.first.pay * Fraction(g.first.hours) * 52,
            Fraction(g.enrollment.trainee.prior_annual_earnings),
        )
        for g in firsts
        if g.first.pay is not None
        and g.first.hours
        and g.enrollment.trainee.prior_annual_earnings is not None
    ]
    assert (figures.total, figures.of) == (len(firsts), len(known))
    before = sum(prior for _start, prior in known)
    if before:
        assert float(figures.value) == pytest.approx(float(sum(s for s, _prior in known) / before))


COUNTED = list(TARGETS)
VALUES = ["start_wage", "wage_growth_365", "earnings_multiple"]
CROSSINGS = [
    (),
    ("site", "quarter"),
    ("owner", "cohort"),
    ("team",),
    ("employer", "family"),
    ("gender", "race_ethnicity", "track"),
    ("market", "education"),
]


@relaxed
@given(data=st.data())
def test_every_count_state_and_value_is_the_oracles(data):
    with transaction.atomic():
        world = World(data.draw)
        for _ in range(data.draw(st.integers(1, 5))):
            world.person()
        as_of, by = world.as_of(), data.draw(st.sampled_from(CROSSINGS))
        today = data.draw(st.sampled_from([as_of, dt.date(2026, 11, 23)]), label="today")
        with mock.patch("django.utils.timezone.localdate", return_value=today):
            rows = metrics.compute(COUNTED, as_of=as_of, by=by, identify=True)
            assert_counts(rows, as_of, by)
            assert_values(metrics.compute(VALUES, as_of=as_of), as_of)
        transaction.set_rollback(True)


def test_an_empty_world_says_no_data():
    rows = metrics.compute(as_of=dt.date(2026, 1, 1))
    assert [row.metric for row in rows] == list(metrics.REGISTRY)
    assert {row.state for row in rows} == {"no_data"}
