"""Whatever is stored can be dumped, and its dump changes nothing and makes the same again."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from hypothesis import strategies as st

from intermediary.kinds import KINDS
from tests import factories as make
from tests.loading import Desk, dumped

pytestmark = pytest.mark.django_db
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2026, 12, 31))


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def empty_all():
    """Take every loadable row away (the shipped documents stay)."""
    tables = ", ".join({kind.table for kind in KINDS.values()} - {"standards_wagefloor"})
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute(f"truncate {tables} cascade")


def small_world():
    """One of everything, with what is special about each kind."""
    site = make.SiteFactory(time_zone="America/Chicago")
    coach = make.UserFactory(roles=["coach", "trainee"], sites=[site], email="co@example.org")
    owner = make.UserFactory(email="ow@example.org", name='Olga "O", Wu')
    make.TeamMembershipFactory(user=owner)
    make.TeamMembershipFactory(user=owner, starts_on=dt.date(2025, 5, 1), team=None)
    track = make.TrackFactory(hours=Decimal("75.5"), soc="15-1232")
    make.WageFloorFactory(scope="track", family="", track=track, site=site, band_top=Decimal(25))
    cohort = make.CohortFactory(track=track, site=site, language="zh-Hant")
    graduate = make.GraduateFactory(cohort=cohort, exclusion="medical", exclusion_evidence="note")
    make.OwnerAssignmentFactory(enrollment=graduate, user=owner)
    make.OwnerAssignmentFactory(enrollment=graduate, user=coach, starts_on=dt.date(2027, 1, 1))
    make.CoachAssignmentFactory(enrollment=graduate, user=None)
    make.EnrollmentFactory(trainee__race_ethnicity=["white", "aian"], trainee__veteran=False)
    employer = make.EmployerFactory(owner=owner, name="Line\none")
    make.SponsorshipFactory(cohort=cohort, employer=employer)
    make.EngagementFactory(cohort=cohort, employer=employer).attendees.add(graduate.trainee)
    offer = make.OfferFactory(employer=employer, site=site, pay_min=Decimal("18.333333"))
    placement = make.PlacementFactory(enrollment=graduate, offer=offer, pay=Decimal("21.5"))
    make.EvidenceFactory(placement=placement, tier="self_report", dated_on=dt.date(2026, 5, 1))
    make.EvidenceFactory(placement=placement, tier="payroll", disputed_on=dt.date(2026, 6, 1))
    make.EvidenceFactory(placement=placement, dated_on=dt.date(2026, 7, 1))
    make.PlacementFactory(enrollment=None, trainee=graduate.trainee, started_on=dt.date(2026, 3, 1))
    make.OutcomeCheckFactory(enrollment=graduate, tier="payroll", pay=Decimal(800))
    make.OutcomeCheckFactory(enrollment=None, trainee=graduate.trainee, outcome="unreachable")
    make.SessionFactory(trainee=graduate.trainee, coach=coach)
    make.WorkedHoursFactory(trainee=graduate.trainee, employer=employer, hours=Decimal("80.25"))


def test_loading_a_dump_changes_nothing(desk):
    small_world()
    for kind in KINDS:
        before = dumped(kind)
        loaded = desk.load(kind, before)
        assert loaded.rows == loaded.unchanged > 0, kind
        assert loaded.errors == []
        assert dumped(kind) == before


def test_a_dump_loaded_into_an_empty_database_is_dumped_the_same(desk):
    small_world()
    before = {kind: dumped(kind) for kind in KINDS}
    empty_all()
    for kind, content in before.items():
        loaded = desk.load(kind, content)
        assert loaded.errors == []
    assert {kind: dumped(kind) for kind in KINDS} == before
