"""Pay at the start and a year on: the same people both times, the same numbers as the KPIs."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from statistics import median
from unittest import mock

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intermediary import metrics, report_figures
from tests import factories as make
from tests.placements import oracle
from tests.placements.worlds import World

pytestmark = pytest.mark.django_db
AS_OF = dt.date(2028, 1, 1)
DAY = dt.timedelta(days=1)
relaxed = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def paid(pay, later, track=None, cohort=None):
    """A graduate who starts at this pay and is found at the other a year on."""
    cohort = cohort or make.CohortFactory(track=track or make.TrackFactory())
    graduate = make.GraduateFactory(cohort=cohort)
    job = make.PlacementFactory(enrollment=graduate, pay=pay and Decimal(pay))
    make.EvidenceFactory(placement=job)
    if later:
        make.OutcomeCheckFactory(
            enrollment=graduate,
            checked_on=job.started_on + 365 * DAY,
            pay=Decimal(later),
            pay_period="hourly",
            tier="pay_stub",
        )
    return graduate


def told(graduates):
    """(pairs of pay, how many should have one) of these graduates, one at a time."""
    mature = [g for g in graduates if g.first and g.anniversary]
    pairs = [(g.first.pay, g.wage_a_year_on()) for g in mature]
    return [(a, b) for a, b in pairs if a is not None and b is not None], len(mature)


def assert_told(pair, graduates):
    """One pair of distributions is that of its people, and of the KPIs."""
    pairs, should = told(graduates)
    assert (pair.growth.of, pair.growth.total) == (len(pairs), should)
    for spread, values in zip((pair.start, pair.later), zip(*pairs, strict=True), strict=False):
        assert spread.of == len(values)
        assert spread.median == median(values)
        assert spread.q1 == oracle.quantile(values, Fraction(1, 4))
        assert spread.q3 == oracle.quantile(values, Fraction(3, 4))
    if pairs:
        assert pair.growth.value == median(later / start - 1 for start, later in pairs)
    firsts = [g.first.pay for g in graduates if g.first]
    known = [pay for pay in firsts if pay is not None]
    assert (pair.starting.of, pair.starting.total) == (len(known), len(firsts))
    assert pair.starting.value == (median(known) if known else None)


@relaxed
@given(data=st.data())
def test_every_distribution_is_the_oracles(data):
    with transaction.atomic():
        world = World(data.draw)
        for _ in range(data.draw(st.integers(1, 5))):
            world.person()
        as_of = world.as_of()
        today = data.draw(st.sampled_from([as_of, dt.date(2026, 11, 23)]), label="today")
        with mock.patch("django.utils.timezone.localdate", return_value=today):
            whole, tracks = report_figures.pay_over_a_year(as_of)
        everyone = oracle.graduates(as_of)
        assert_told(whole, everyone)
        by_track = {}
        for graduate in everyone:
            by_track.setdefault(graduate.enrollment.cohort.track.key, []).append(graduate)
        assert {pair.key for pair in tracks} == {k for k, v in by_track.items() if told(v)[1]}
        for pair in tracks:
            assert_told(pair, by_track[pair.key])
        transaction.set_rollback(True)


def test_the_medians_are_the_values_of_the_kpis():
    track = make.TrackFactory(name="IT Support")
    for pay, later in ((18, 21), (20, 23), (22, 30)):
        paid(pay, later, track)
    whole, [pair] = report_figures.pay_over_a_year(AS_OF)
    rows = {row.metric: row for row in metrics.compute(as_of=AS_OF)}
    assert (whole.start.median, whole.later.median) == (20, 23)
    assert whole.start.median == whole.starting.value == rows["start_wage"].value
    assert whole.growth.value == rows["wage_growth_365"].value
    assert whole.growth.state == "met"
    assert (pair.name, pair.start, pair.later) == ("IT Support", whole.start, whole.later)


def test_pay_known_once_only_is_counted_and_in_no_distribution():
    paid(18, 21)
    paid(30, None)
    paid(None, 40)
    whole, tracks = report_figures.pay_over_a_year(AS_OF)
    assert (whole.growth.of, whole.growth.total) == (1, 3)
    assert (whole.start.of, whole.start.median, whole.later.median) == (1, 18, 21)
    assert whole.starting.of == 2
    assert [pair.growth.of for pair in tracks] == [1, 0, 0]


def test_only_the_window_the_place_and_what_one_sees_are_told():
    here = paid(18, 21).cohort
    paid(30, 40)
    ends_on = here.ends_on
    assert report_figures.pay_over_a_year(AS_OF, start=ends_on + DAY)[0].growth.total == 0
    assert report_figures.pay_over_a_year(AS_OF, start=ends_on)[0].growth.total == 2
    viewer = make.UserFactory(sites=[here.site])
    assert report_figures.pay_over_a_year(AS_OF, viewer=viewer)[0].growth.total == 1
    chosen = {"track": here.track.key}
    assert report_figures.pay_over_a_year(AS_OF, filters=chosen)[0].growth.total == 1


@pytest.mark.parametrize("as_of", [None, AS_OF])
def test_the_distributions_cost_the_same_however_many_tracks_there_are(as_of):
    today = as_of or dt.date(2027, 12, 1)
    costs = []
    with mock.patch("django.utils.timezone.localdate", return_value=dt.date(2027, 12, 1)):
        for number in (1, 6):
            for _ in range(number):
                paid(18, 21)
            report_figures.pay_over_a_year(today)
            with CaptureQueriesContext(connection) as queries:
                report_figures.pay_over_a_year(today)
            costs.append(len(queries))
    assert costs[0] == costs[1]
