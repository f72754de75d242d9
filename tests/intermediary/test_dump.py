"""Whatever is stored can be dumped, and its dump changes nothing and makes the same again."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from intermediary.kinds import KINDS
from tests import factories as make
from tests.loading import Desk, dumped

pytestmark = pytest.mark.django_db


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


def some(dice, choices):
    """One of these, or nothing."""
    return dice.choice([*choices, ""])


def day(dice, start=dt.date(2025, 1, 1)):
    return start + dt.timedelta(days=dice.randrange(400))


def amount(dice, places=6):
    return dice.choice(
        [None, Decimal(dice.randrange(1, 10**8)).scaleb(-dice.randrange(places + 1))]
    )


def random_person(dice, cohorts, staff):
    """A trainee with enrollments and everything that hangs on them."""
    trainee = make.TraineeFactory(
        first_name=dice.choice(["Ana", "Zoë", "李", 'O"N', "a,b", "x\ny"]),
        gender=some(dice, ["woman", "another"]),
        race_ethnicity=dice.sample(["asian", "black", "white", "mena"], dice.randrange(3)),
        veteran=dice.choice([None, True, False]),
        birth_date=dice.choice([None, dt.date(2000, 2, 29)]),
        prior_annual_earnings=amount(dice),
    )
    own = [None]
    for cohort in dice.sample(cohorts, dice.randrange(1, 3)):
        graduated = dice.random() < 0.6
        factory = make.GraduateFactory if graduated else make.EnrollmentFactory
        own.append(
            factory(trainee=trainee, cohort=cohort, applied_on=dice.choice([None, day(dice)]))
        )
        for assign in (make.OwnerAssignmentFactory, make.CoachAssignmentFactory):
            for starts_on in {day(dice) for _ in range(dice.randrange(3))}:
                assign(enrollment=own[-1], starts_on=starts_on, user=dice.choice([None, *staff]))
    for enrollment in own:
        job = make.PlacementFactory(
            enrollment=enrollment,
            trainee=trainee,
            employer=dice.choice([None, make.EmployerFactory(city=some(dice, ["Rome"]))]),
            started_on=day(dice),
            pay=amount(dice),
            pay_period=some(dice, ["weekly"]),
            hours_per_week=dice.choice([None, Decimal("37.5")]),
        )
        for tier in dice.sample(["payroll", "pay_stub", "staff_note"], dice.randrange(3)):
            disputed = dice.choice([None, None, day(dice)])
            dated = dice.choice([None, day(dice)])
            make.EvidenceFactory(placement=job, tier=tier, dated_on=dated, disputed_on=disputed)
        make.OutcomeCheckFactory(
            trainee=trainee, enrollment=enrollment, pay=amount(dice), tier=some(dice, ["payroll"])
        )
    starts_at = make.NOON + dt.timedelta(
        seconds=dice.randrange(10**7), microseconds=dice.randrange(2)
    )
    coach = dice.choice([None, *staff])
    make.SessionFactory(trainee=trainee, coach=coach, starts_at=starts_at, outcome="seen")
    make.WorkedHoursFactory(
        trainee=trainee, hours=amount(dice, 2) and Decimal("12.25") or Decimal(0)
    )
    return trainee


def random_world(dice):
    """Some of everything, at random."""
    sites = [make.SiteFactory() for _ in range(2)]
    staff = [
        make.UserFactory(
            roles=dice.sample(["coach", "manager", "analyst", "trainee"], 2), sites=where
        )
        for where in ([], sites[:1], sites)
    ]
    for person in staff:
        for starts_on in {day(dice) for _ in range(dice.randrange(3))}:
            team = dice.choice([None, make.TeamFactory()])
            make.TeamMembershipFactory(user=person, starts_on=starts_on, team=team)
    track = make.TrackFactory(hours=dice.choice([None, Decimal("60.25")]))
    place = dice.choice([{}, {"site": sites[0]}, {"market": sites[1].market}])
    make.WageFloorFactory(amount=Decimal("17.333333"), effective_to=day(dice), **place)
    cohorts = [
        make.CohortFactory(track=track, site=dice.choice(sites), seats=dice.choice([None, 0]))
        for _ in range(3)
    ]
    people = [random_person(dice, cohorts, staff) for _ in range(3)]
    meeting = make.EngagementFactory(cohort=dice.choice([None, cohorts[0]]), held_on=day(dice))
    meeting.attendees.set(dice.sample(people, dice.randrange(3)))
    make.SponsorshipFactory(cohort=cohorts[0])
    low = amount(dice)
    make.OfferFactory(
        pay_min=low,
        pay_max=low and low * 2,
        health=dice.choice([None, True, False]),
        schedule_notice_days=dice.choice([None, 0, 14]),
        posted_on=dice.choice([None, day(dice)]),
        track=dice.choice([None, track]),
    )


# Without shrinking: a failing world is small enough, and making it smaller takes minutes.
@settings(max_examples=4, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(dice=st.randoms(use_true_random=False))
def test_any_world_is_dumped_loaded_and_dumped_the_same(desk, dice):
    with transaction.atomic():
        random_world(dice)
        before = {kind: dumped(kind) for kind in KINDS}
        for kind, content in before.items():
            loaded = desk.load(kind, content)
            assert (loaded.errors, loaded.unchanged) == ([], loaded.rows)
        empty_all()
        for kind, content in before.items():
            loaded = desk.load(kind, content)
            assert (loaded.errors, loaded.created + loaded.unchanged) == ([], loaded.rows)
        assert {kind: dumped(kind) for kind in KINDS} == before
        transaction.set_rollback(True)


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
