"""Loads of places, staff, standards, cohorts and enrollments: who belongs where, and since when."""

from datetime import date

import pytest

from intermediary.models import TeamMembership, User
from standards.models import Document, WageFloor
from tests import factories as make
from tests.loading import Desk, messages, rows_of
from trainees.models import Enrollment, OwnerAssignment

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def counts(loaded):
    assert loaded.errors == []
    return loaded.created, loaded.updated, loaded.unchanged


def test_another_day_on_a_team_adds_a_membership(desk):
    make.SiteFactory(key="a")
    make.SiteFactory(key="b")
    person = {"email": "Ana@Example.org", "name": "Ana", "roles": "coach|manager", "sites": "a|b"}
    rows = [
        person | {"team_from": "2024-01-01", "team": "North"},
        person | {"team_from": "2025-01-01", "team": "South"},
        {"email": "ben@example.org", "name": "Ben", "roles": "analyst"},
    ]
    assert counts(desk.load("staff", rows)) == (3, 0, 0)
    assert counts(desk.load("staff", rows)) == (0, 0, 3)
    ana = User.objects.get(email="ana@example.org")
    assert (sorted(ana.roles), ana.sites.count()) == (["coach", "manager"], 2)
    assert not ana.has_usable_password()
    found = TeamMembership.objects.filter(user=ana).order_by("starts_on")
    assert [(m.starts_on.year, m.team.name) for m in found] == [(2024, "North"), (2025, "South")]
    later = desk.one("staff", email="ana@example.org", team_from="2025-01-01", team="West")
    assert counts(later) == (0, 1, 0)
    again = {"email": "ana@example.org", "team_from": "2026-01-01", "name": "Ana Ruiz"}
    assert counts(desk.load("staff", [again])) == (1, 0, 0)
    assert User.objects.get(email="ana@example.org").name == "Ana Ruiz"
    assert [row["team"] for row in rows_of("staff")] == ["North", "West", "", ""]


def test_staff_rows_that_contradict_each_other_or_lack_a_day_are_refused(desk):
    rows = [
        {"email": "a@x.org", "team_from": "2024-01-01", "name": "Ana"},
        {"email": "a@x.org", "team_from": "2025-01-01", "name": "Anna"},
        {"email": "b@x.org", "team": "North"},
        {"email": "c@x.org", "roles": "boss"},
        {"email": "d@x.org", "sites": "nowhere"},
        {"email": "no address"},
    ]
    known = "admin, manager, business_solutions, coach, analyst"
    assert messages(desk.load("staff", rows)) == [
        (2, "name", "differs between the rows of this person"),
        (3, "name", "differs between the rows of this person"),
        (4, "team_from", "a team needs the day it holds from"),
        (5, "roles", f'unknown code "boss": one of {known}'),
        (6, "sites", 'no site "nowhere"'),
        (7, "email", '"no address" is not an e-mail address'),
    ]
    assert not User.objects.exists()


def test_roles_that_a_staff_file_does_not_know_stay(desk):
    make.UserFactory(email="m@x.org", roles=["trainee", "coach"])
    assert counts(desk.one("staff", email="m@x.org", roles="coach")) == (0, 0, 1)
    assert counts(desk.one("staff", email="m@x.org", roles="manager")) == (0, 1, 0)
    assert sorted(User.objects.get().roles) == ["manager", "trainee"]


def test_an_administrator_by_file_is_one_in_django_admin_too(desk):
    desk.one("staff", email="a@x.org", roles="admin")
    assert User.objects.get().is_superuser
    desk.one("staff", email="a@x.org", roles="analyst")
    assert not User.objects.get().is_superuser


def test_floors_say_scope_and_place_and_make_their_document(desk):
    make.TrackFactory(key="its")
    make.SiteFactory(key="balt")
    rows = [
        {"scope": "organization", "amount": "15", "document": "Council"},
        {"scope": "family:home_care", "place": "market:Yakima", "amount": "17.21"},
        {"scope": "track:its", "place": "site:balt", "amount": "19", "band_top": "22"},
    ]
    rows = [row | {"effective_from": "2026-07-01"} for row in rows]
    assert counts(desk.load("floors", rows)) == (3, 0, 0)
    assert counts(desk.load("floors", rows)) == (0, 0, 3)
    version = Document.objects.get(key="Council").versions.get()
    assert (version.number, version.state, version.effective_from) == (
        1, "in_force", date(2026, 7, 1),
    )  # fmt: skip
    home = WageFloor.objects.get(family="home_care")
    assert (home.market.name, home.version.document.key) == ("Yakima", "Wage floors")
    moved = desk.load("floors", [rows[1] | {"document": "Council", "effective_to": "2026-12-31"}])
    assert counts(moved) == (0, 1, 0)
    assert WageFloor.objects.get(family="home_care").version == version


def test_floors_that_make_no_sense_are_refused(desk):
    rows = [
        {"scope": "county", "amount": "15"},
        {"scope": "family:it", "amount": "15"},
        {"scope": "track:none", "amount": "15"},
        {"scope": "organization", "place": "site:none", "amount": "15"},
        {"scope": "organization", "place": "here", "amount": "15"},
        {"scope": "family:entry", "amount": "0"},
        {
            "scope": "family:home_care",
            "amount": "15",
            "band_top": "14",
            "effective_to": "2026-01-01",
        },
    ]
    rows = [row | {"effective_from": "2026-07-01"} for row in rows]
    assert [m for _, _, m in messages(desk.load("floors", rows))] == [
        '"county" is not organization, family:KEY or track:KEY',
        'unknown family "it": one of entry, cyber_software, mid_career, home_care, child_care',
        'no track "none"',
        'no site "none"',
        '"here" is not market:KEY or site:KEY',
        "not above zero",
        "before effective_from (2026-07-01)",
        "less than amount",
    ]


@pytest.fixture
def enrolled(desk):
    """Load one enrollment of a known trainee in a known cohort; gives the load of one row."""
    trainee = make.TraineeFactory(key="T1")
    make.CohortFactory(key="C1", starts_on=date(2026, 1, 5))
    for name in ("a", "b"):
        make.UserFactory(email=f"{name}@x.org")

    def load(**row):
        return desk.one("enrollments", trainee=trainee.key, cohort="C1", **row)

    return load


def owners():
    rows = OwnerAssignment.objects.order_by("starts_on")
    return [(str(row.starts_on), str(row.user.email)[:1] if row.user else "") for row in rows]


def test_an_owner_holds_from_the_earliest_day_of_the_enrollment(enrolled):
    enrolled(status="enrolled", applied_on="2025-11-02", started_on="2026-01-05", owner="a@x.org")
    assert owners() == [("2025-11-02", "a")]
    assert counts(enrolled(owner="A@X.org")) == (0, 0, 1)


def test_without_any_day_the_owner_holds_from_the_cohorts_start(enrolled):
    enrolled(status="admitted", owner="a@x.org")
    assert owners() == [("2026-01-05", "a")]


def test_another_owner_holds_from_the_day_given_else_from_today(enrolled):
    enrolled(status="enrolled", started_on="2026-01-05", owner="a@x.org")
    assert counts(enrolled(owner="b@x.org", owner_from="2026-03-01")) == (0, 1, 0)
    assert counts(enrolled(owner="a@x.org")) == (0, 1, 0)
    assert counts(enrolled(owner="")) == (0, 1, 0)
    assert owners() == [("2026-01-05", "a"), ("2026-03-01", "b"), ("2026-06-15", "")]
    assert counts(enrolled(owner="")) == (0, 0, 1)
    assert counts(enrolled(owner="b@x.org", owner_from="2026-03-01")) == (0, 0, 1)


def test_the_owner_of_a_cohort_still_to_come_is_corrected_not_doubled(enrolled):
    enrolled(status="admitted", applied_on="2026-09-01", owner="a@x.org")
    assert counts(enrolled(owner="b@x.org")) == (0, 1, 0)
    assert owners() == [("2026-09-01", "b")]


def test_real_life_is_accepted(enrolled, desk):
    make.CohortFactory(key="C2", starts_on=date(2026, 1, 5), ends_on=date(2026, 4, 17), seats=0)
    rows = [
        {"status": "graduated", "started_on": "2025-12-01", "graduated_on": "2026-04-01"},
        {"status": "graduated", "started_on": "2026-05-01", "graduated_on": "2027-04-01"},
        {"status": "withdrawn", "started_on": "2026-01-05"},
        {"status": "graduated"},
    ]
    for place, row in enumerate(rows):
        make.TraineeFactory(key=f"R{place}")
        assert counts(desk.one("enrollments", trainee=f"R{place}", cohort="C2", **row))


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        (
            {"status": "enrolled", "started_on": "2026-01-05", "graduated_on": "2026-04-01"},
            "graduated_on",
            "a graduation on the status enrolled, not graduated",
        ),
        (
            {"status": "graduated", "graduated_on": "2026-04-01"},
            "graduated_on",
            "a graduation without a start (started_on is blank)",
        ),
        (
            {"status": "graduated", "started_on": "2026-04-02", "graduated_on": "2026-04-01"},
            "graduated_on",
            "before started_on (2026-04-02)",
        ),
        (
            {"status": "withdrawn", "started_on": "2026-04-02", "withdrawn_on": "2026-04-01"},
            "withdrawn_on",
            "before started_on (2026-04-02)",
        ),
        (
            {"status": "graduated", "exclusion_on": "2026-04-02"},
            "exclusion_on",
            "an exclusion without its reason (exclusion is blank)",
        ),
        (
            {"status": "away"},
            "status",
            'unknown code "away": one of applied, admitted, enrolled, graduated, withdrawn, '
            "declined",
        ),
        ({"status": "enrolled", "coach": "who@x.org"}, "coach", 'no person "who@x.org"'),
    ],
)
def test_an_enrollment_that_contradicts_itself_is_refused(enrolled, row, column, why):
    assert messages(enrolled(**row)) == [(2, column, why)]
    assert not Enrollment.objects.exists()


def test_a_change_is_checked_with_what_is_stored(enrolled):
    enrolled(status="graduated", started_on="2026-01-05", graduated_on="2026-04-01")
    refused = enrolled(status="withdrawn")
    assert [m for _, _, m in messages(refused)] == [
        "a graduation on the status withdrawn, not graduated"
    ]
    assert Enrollment.objects.get().status == "graduated"
