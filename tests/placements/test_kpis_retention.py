"""A year after the start: the edges of the window, what covers the day and what does not."""

import datetime as dt
from decimal import Decimal

import pytest

from intermediary import metrics
from tests import factories

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
AS_OF = dt.date(2028, 6, 1)
GRADUATED_ON = dt.date(2026, 4, 17)
STARTED_ON = GRADUATED_ON + 10 * DAY
ANNIVERSARY = STARTED_ON + 365 * DAY


def row(metric, as_of=AS_OF):
    return metrics.compute([metric], as_of=as_of)[0]


@pytest.fixture
def job():
    """The proven first job of a graduate, open, with no news since."""
    graduate = factories.GraduateFactory(graduated_on=GRADUATED_ON)
    job = factories.PlacementFactory(enrollment=graduate, started_on=STARTED_ON)
    factories.EvidenceFactory(placement=job, dated_on=STARTED_ON)
    return job


def bucket(metric="retained_365", as_of=AS_OF):
    """Where the one graduate falls."""
    found = row(metric, as_of)
    assert found.total == 1
    named = [name for name in ("hits", "unverified", "unknown") if getattr(found, name)]
    return named[0] if named else "missed"


WINDOW = [(-31, "unknown"), (-30, "hits"), (60, "hits"), (61, "unknown")]


@pytest.mark.parametrize(("days", "expected"), WINDOW)
def test_an_open_job_is_kept_by_evidence_near_the_anniversary(job, days, expected):
    factories.EvidenceFactory(placement=job, dated_on=ANNIVERSARY + days * DAY)
    assert bucket() == expected


@pytest.mark.parametrize(("days", "expected"), WINDOW)
def test_an_employed_check_near_the_anniversary_keeps_it_too(job, days, expected):
    check = {"checked_on": ANNIVERSARY + days * DAY, "outcome": "employed", "tier": "payroll"}
    factories.OutcomeCheckFactory(enrollment=job.enrollment, **check)
    assert bucket() == expected


@pytest.mark.parametrize(
    ("days", "expected"), [(-31, "unknown"), (-30, "missed"), (60, "missed"), (61, "unknown")]
)
def test_a_check_that_found_no_work_near_the_anniversary_is_an_end(job, days, expected):
    checked_on = ANNIVERSARY + days * DAY
    factories.OutcomeCheckFactory(
        enrollment=job.enrollment, checked_on=checked_on, outcome="not_employed"
    )
    assert bucket() == expected


@pytest.mark.parametrize(("days", "expected"), [(-1, "missed"), (0, "hits"), (40, "hits")])
def test_a_job_that_ended_says_itself_whether_it_spanned_the_day(job, days, expected):
    job.ended_on = ANNIVERSARY + days * DAY
    job.save()
    assert bucket() == expected


def test_an_end_after_the_report_is_not_known_yet(job):
    job.ended_on = ANNIVERSARY + 40 * DAY
    job.save()
    assert bucket(as_of=ANNIVERSARY + 39 * DAY) == "unknown"
    assert bucket(as_of=ANNIVERSARY + 40 * DAY) == "hits"


def test_weaker_news_near_the_anniversary_is_unverified(job):
    factories.EvidenceFactory(placement=job, tier="self_report", dated_on=ANNIVERSARY)
    assert bucket() == "unverified"


def test_the_anniversary_must_have_come(job):
    assert row("retained_365", ANNIVERSARY - DAY).total == 0
    assert row("retained_365", ANNIVERSARY).total == 1


@pytest.mark.parametrize(("same", "expected"), [(True, "hits"), (False, "missed")])
def test_another_employer_keeps_work_but_not_the_same_one(job, same, expected):
    job.ended_on = ANNIVERSARY - 90 * DAY
    job.save()
    employer = job.employer if same else factories.EmployerFactory()
    later = factories.PlacementFactory(
        enrollment=job.enrollment, started_on=ANNIVERSARY - 60 * DAY, employer=employer
    )
    factories.EvidenceFactory(placement=later, dated_on=ANNIVERSARY)
    assert bucket() == "hits"
    assert bucket("retained_365_same") == expected


def test_growth_takes_the_checks_pay_and_exactly_fifteen_percent_is_met(job):
    factories.OutcomeCheckFactory(
        enrollment=job.enrollment,
        checked_on=ANNIVERSARY,
        tier="payroll",
        pay=Decimal(23),
        pay_period="hourly",
    )
    found = row("wage_growth_365")
    assert (found.of, float(found.value), found.state) == (1, 0.15, "met")


def test_growth_falls_back_on_a_later_jobs_pay(job):
    later = factories.PlacementFactory(
        enrollment=job.enrollment, started_on=STARTED_ON + 90 * DAY, pay=Decimal(22)
    )
    factories.EvidenceFactory(placement=later)
    assert float(row("wage_growth_365").value) == pytest.approx(0.1)


@pytest.mark.parametrize(("hours", "hits"), [("19.99", 0), ("20", 1), (None, 0)])
def test_part_time_counts_from_20_hours_a_week(hours, hits):
    graduate = factories.GraduateFactory(graduated_on=GRADUATED_ON)
    job = factories.PlacementFactory(
        enrollment=graduate, kind="part_time", hours_per_week=hours and Decimal(hours)
    )
    factories.EvidenceFactory(placement=job)
    assert row("placed_120d").hits == hits


@pytest.mark.parametrize("kind", ["internship", "gig"])
def test_internships_and_gig_work_are_no_placement(kind):
    graduate = factories.GraduateFactory(graduated_on=GRADUATED_ON)
    job = factories.PlacementFactory(enrollment=graduate, kind=kind)
    factories.EvidenceFactory(placement=job)
    assert (row("placed_120d").hits, row("placed_120d").unknown) == (0, 1)
