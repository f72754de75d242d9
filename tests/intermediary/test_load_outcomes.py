"""Loads of offers, engagements, placements, checks, sessions and hours."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from coaching.models import Session
from employers.models import Employer, Engagement, Offer
from placements.models import Evidence, OutcomeCheck, Placement, WorkedHours
from tests import factories as make
from tests.loading import Desk, messages, rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def counts(loaded):
    assert loaded.errors == []
    return loaded.created, loaded.updated, loaded.unchanged


def test_an_offers_pay_is_exact_and_zero_is_blank(desk):
    make.EmployerFactory(key="e")
    row = {"offer": "o", "employer": "e", "pay_min": "0", "pay_max": "18.000001", "title": "T"}
    row["posted_on"] = "2026-06-01"
    assert counts(desk.load("offers", [row])) == (1, 0, 0)
    offer = Offer.objects.get()
    assert (offer.pay_min, offer.pay_max) == (None, Decimal("18.000001"))
    assert offer.verdict.result  # judged at once


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        ("pay_min", "-1", "-1 is negative"),
        ("pay_min", "-0.50", "-0.50 is negative"),
        ("pay_min", "$18", '"$18" is not a plain number such as 18.50'),
        ("pay_min", "18,000", '"18,000" is not a plain number such as 18.50'),
        ("pay_min", "1e5", '"1e5" is not a plain number such as 18.50'),
        ("pay_min", "18.0000001", "18.0000001 has more than 6 decimals"),
        ("pay_min", "100000000.01", "100000000.01 is more than 100,000,000"),
        ("pay_min", ".", '"." is not a plain number such as 18.50'),
        ("pay_max", "17.99", "less than pay_min (18)"),
        ("hours_per_week", "169", "169 is more than 168"),
        ("hours_per_week", "37.505", "37.505 has more than 2 decimals"),
        ("positions", "1.5", "1.5 is not whole"),
        ("positions", "9" * 30, f"{'9' * 30} is more than 2,147,483,647"),
        ("soc", "15-12", '"15-12" is not an occupation code NN-NNNN or NN-NNNN.NN'),
        ("health", "true", '"true" is neither yes nor no'),
        ("closes_on", "2025-12-31", "before posted_on (2026-01-01)"),
        ("site", "x", 'no site "x"'),
        ("employer", "x", 'no employer "x"'),
        ("title", "x" * 301, "longer than 300 characters"),
    ],
)
def test_an_offer_that_cannot_be_is_refused(desk, column, value, why):
    make.EmployerFactory(key="e")
    row = {"offer": "o", "employer": "e", "pay_min": "18", "posted_on": "2026-01-01"}
    assert messages(desk.load("offers", [row | {column: value}])) == [(2, column, why)]
    assert not Offer.objects.exists()


def test_employers_are_made_on_the_way_when_the_map_says_so(desk):
    content = "Firm,Pay\nAcme,20\nAcme,20\nBolt,-1\n"
    given = {"columns": {"employer": "Firm", "pay_min": "Pay"}, "create": ["employers"]}
    loaded = desk.load("offers", content, map=given, name="jobs 2026.csv")
    assert (loaded.created, loaded.rejected) == (2, 1)
    assert Employer.objects.get().name == "Acme"
    assert [row["offer"] for row in rows_of("offers")] == ["jobs 2026:2", "jobs 2026:3"]
    again = desk.load("offers", content, map=given | {"key_prefix": "jobs 2026"}, name="x.csv")
    assert again.unchanged == 2


def test_attendees_are_the_set_the_file_gives(desk):
    make.EmployerFactory(key="e")
    for key in "abc":
        make.TraineeFactory(key=key)
    row = {"engagement": "g", "employer": "e", "kind": "site_visit", "held_on": "2026-01-02"}
    assert counts(desk.load("engagements", [row | {"attendees": "b| a"}])) == (1, 0, 0)
    assert counts(desk.load("engagements", [row | {"attendees": "a|b"}])) == (0, 0, 1)
    assert counts(desk.load("engagements", [row])) == (0, 0, 1)
    assert counts(desk.load("engagements", [row | {"attendees": "c|a"}])) == (0, 1, 0)
    assert sorted(t.key for t in Engagement.objects.get().attendees.all()) == ["a", "c"]
    assert messages(desk.load("engagements", [row | {"attendees": "a|x|y"}])) == [
        (2, "attendees", 'no trainee "x", no trainee "y"')
    ]


@pytest.fixture
def job():
    """A placement row of a graduate."""
    make.GraduateFactory(trainee__key="T1", cohort__key="C1")
    make.CohortFactory(key="C2")
    return {
        "placement": "P1",
        "trainee": "T1",
        "cohort": "C1",
        "kind": "full_time",
        "started_on": "2026-05-01",
    }


def test_a_new_pair_of_evidence_adds_a_row_and_none_is_ever_removed(desk, job):
    assert counts(desk.load("placements", [job])) == (1, 0, 0)
    assert not Evidence.objects.exists()
    weak = {"evidence": "self_report"}
    strong = {"evidence": "payroll", "evidence_on": "2026-06-01"}
    assert counts(desk.load("placements", [job | weak])) == (0, 1, 0)
    assert counts(desk.load("placements", [job | strong])) == (0, 1, 0)
    assert counts(desk.load("placements", [job | weak])) == (0, 0, 1)
    assert counts(desk.load("placements", [job | {"evidence": ""}])) == (0, 0, 1)
    assert Evidence.objects.count() == 2
    assert rows_of("placements")[0].items() >= strong.items()
    Evidence.objects.filter(tier="payroll").update(disputed_on=date(2026, 6, 2))
    assert rows_of("placements")[0]["evidence"] == "self_report"


def test_a_placement_names_an_enrollment_of_its_own_trainee(desk, job):
    assert messages(desk.load("placements", [job | {"cohort": "C2"}])) == [
        (2, "cohort", 'trainee "T1" has no enrollment in cohort "C2"')
    ]
    assert messages(desk.load("placements", [job | {"cohort": "C9"}])) == [
        (2, "cohort", 'no cohort "C9"')
    ]
    desk.load("placements", [job])
    make.TraineeFactory(key="T2")
    assert messages(desk.one("placements", placement="P1", trainee="T2")) == [
        (2, "trainee", "the stored cohort of this placement is another trainee's")
    ]
    assert counts(desk.one("placements", placement="P1", cohort="")) == (0, 1, 0)
    assert Placement.objects.get().enrollment is None


def test_several_jobs_at_once_and_early_or_future_starts_are_accepted(desk, job):
    rows = [
        job | {"placement": f"P{place}", "started_on": day}
        for place, day in enumerate(["2020-01-01", "2026-05-01", "2026-05-01", "2031-01-01"])
    ]
    assert counts(desk.load("placements", rows)) == (4, 0, 0)
    assert messages(desk.one("placements", placement="P1", ended_on="2026-04-30")) == [
        (2, "ended_on", "before started_on (2026-05-01)")
    ]


def test_checks_of_one_day_are_told_apart_by_cohort(desk, job):
    row = {"trainee": "T1", "checked_on": "2026-07-01", "outcome": "employed"}
    rows = [row | {"cohort": "C1", "pay": "800", "pay_period": "weekly"}, row | {"cohort": ""}]
    assert counts(desk.load("checks", rows)) == (2, 0, 0)
    assert counts(desk.load("checks", rows)) == (0, 0, 2)
    assert counts(desk.load("checks", [row | {"outcome": "unreachable"}])) == (0, 1, 0)
    assert OutcomeCheck.objects.get(enrollment=None).outcome == "unreachable"


def test_a_time_without_an_offset_is_the_sites(desk):
    site = make.SiteFactory(time_zone="America/Los_Angeles")
    make.EnrollmentFactory(trainee__key="T1", cohort__site=site)
    rows = [
        {"session": "a", "starts_at": "2026-07-01T09:00"},
        {"session": "b", "starts_at": "2026-07-01 09:00:00-04:00"},
        {"session": "c", "starts_at": "2026-12-01T09:00Z"},
    ]
    rows = [row | {"trainee": "T1", "kind": "check_in"} for row in rows]
    assert counts(desk.load("sessions", rows)) == (3, 0, 0)
    found = {s.key: s.starts_at.astimezone(UTC) for s in Session.objects.all()}
    assert found == {
        "a": datetime(2026, 7, 1, 16, tzinfo=UTC),
        "b": datetime(2026, 7, 1, 13, tzinfo=UTC),
        "c": datetime(2026, 12, 1, 9, tzinfo=UTC),
    }
    assert Session.objects.filter(minutes=30, outcome="booked").count() == 3
    assert messages(desk.load("sessions", [rows[0] | {"starts_at": "9 am"}])) == [
        (2, "starts_at", '"9 am" is not a time (YYYY-MM-DDTHH:MM+HH:MM)')
    ]


def test_hours_belong_to_a_month(desk):
    make.TraineeFactory(key="T1")
    make.EmployerFactory(key="e")
    row = {"trainee": "T1", "employer": "e", "month": "2026-02", "hours": "80.25"}
    assert counts(desk.load("hours", [row])) == (1, 0, 0)
    assert counts(desk.load("hours", [row | {"month": "2026-02-01", "hours": "81"}])) == (0, 1, 0)
    assert WorkedHours.objects.get().hours == 81
    rows = [row | {"month": m} for m in ("2026-13", "2026-02-14", "Feb 2026", "0000-01")]
    assert [m for _, _, m in messages(desk.load("hours", rows))] == [
        '"2026-13" is not a month (YYYY-MM)',
        '"2026-02-14" is a day, not a month (YYYY-MM)',
        '"Feb 2026" is not a month (YYYY-MM)',
        '"0000-01" is not a month (YYYY-MM)',
    ]
