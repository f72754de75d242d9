"""The stored outcomes: fresh after any change, the same however they were made."""

import datetime as dt

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from placements import outcomes
from placements.models import Evidence, Outcome, OutcomeCheck, OutcomeMark, OutcomeState, Placement
from placements.tasks import refresh_kpis
from tests import factories
from tests.placements.worlds import DAY, World
from trainees.models import Cohort, Enrollment, OwnerAssignment, Trainee

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 9, 1)
HIT, UNVERIFIED, UNKNOWN = 3, 4, 5


def stored():
    """Every stored row as plain values."""
    rows = [list(model.objects.order_by("pk").values_list()) for model in outcomes.STORED]
    assert len(rows) == 2
    return rows


def edits(world, draw):
    """One random change of a fact, of any kind that KPIs rest on."""
    placements = list(Placement.objects.order_by("pk"))
    enrollments = list(Enrollment.objects.order_by("pk"))
    enrollment = draw(st.sampled_from(enrollments))
    changes = {
        "person": world.person,
        "gender": lambda: Trainee.objects.filter(pk=enrollment.trainee_id).update(gender="man"),
        "check": lambda: world.check(enrollment.trainee, [enrollment]),
        "job": lambda: world.placement(enrollment.trainee, [enrollment]),
        "unchecked": lambda: OutcomeCheck.objects.all().delete(),
        "owner": lambda: OwnerAssignment.objects.update(user=world.staff[0]),
        "cohort": lambda: Cohort.objects.filter(pk=enrollment.cohort_id).update(
            starts_on=enrollment.cohort.starts_on + 20 * DAY,
            ends_on=enrollment.cohort.ends_on + 30 * DAY,
        ),
        "teams": lambda: world.staff[0].memberships.update(team=None),
        "offer": lambda: world.offers[0].__class__.objects.update(classification="contractor"),
        "graduation": lambda: Enrollment.objects.filter(
            pk=enrollment.pk, status="graduated"
        ).update(graduated_on=dt.date(2024, 6, 1)),
    }
    if placements:
        placement = draw(st.sampled_from(placements))
        changes |= {
            "end": lambda: Placement.objects.filter(pk=placement.pk).update(
                ended_on=placement.started_on + 30 * DAY
            ),
            "proof": lambda: Evidence.objects.get_or_create(
                placement=placement, tier="payroll", dated_on=None
            ),
            "unproven": lambda: Evidence.objects.filter(placement=placement).delete(),
            "gone": lambda: placement.delete(),
        }
    changes[draw(st.sampled_from(sorted(changes)))]()


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_after_any_edits_the_worked_off_marks_equal_a_full_rebuild(data):
    with transaction.atomic():
        world = World(data.draw)
        for _ in range(3):
            world.person()
        today = world.as_of()
        outcomes.refresh(today, everything=True)
        for _ in range(data.draw(st.integers(1, 4))):
            edits(world, data.draw)
        outcomes.refresh(today)
        incremental = stored()
        outcomes.refresh(today, everything=True)
        assert incremental == stored()
        transaction.set_rollback(True)


@settings(
    max_examples=10,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_the_build_in_tables_of_its_own_equals_the_one_statement(data):
    with transaction.atomic():
        world = World(data.draw)
        for _ in range(4):
            world.person()
        today = world.as_of()
        outcomes.refresh(today, everything=True)
        at_once = stored()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(outcomes, "IN_ONE_STATEMENT", 0)
            outcomes.refresh(today, everything=True)
        assert stored() == at_once
        transaction.set_rollback(True)


def graduate_with_job(**job):
    graduate = factories.GraduateFactory()
    return graduate, factories.PlacementFactory(enrollment=graduate, **job)


def test_a_new_proof_is_seen_without_any_worker():
    graduate, placement = graduate_with_job()
    outcomes.refresh(TODAY)
    assert Outcome.objects.get(pk=graduate.pk).placed_120d == UNVERIFIED
    factories.EvidenceFactory(placement=placement)
    done = outcomes.refresh(TODAY)
    assert (done.everyone, done.trainees) == (False, 1)
    assert Outcome.objects.get(pk=graduate.pk).placed_120d == HIT


def test_raw_sql_and_bulk_changes_are_seen_too():
    graduate, placement = graduate_with_job()
    factories.EvidenceFactory(placement=placement)
    outcomes.refresh(TODAY)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE placements_placement SET kind = 'gig'")
    outcomes.refresh(TODAY)
    assert Outcome.objects.get(pk=graduate.pk).placed_120d == UNKNOWN


def test_nothing_is_worked_out_again_when_nothing_changed():
    graduate_with_job()
    assert outcomes.refresh(TODAY).everyone
    done = outcomes.refresh(TODAY)
    assert (done.everyone, done.trainees) == (False, 0)


def test_an_edit_that_no_kpi_rests_on_leaves_no_mark():
    graduate, _placement = graduate_with_job()
    outcomes.refresh(TODAY)
    Trainee.objects.filter(pk=graduate.trainee_id).update(phone="410 555 0100")
    assert not OutcomeMark.objects.exists()


def test_a_new_day_makes_everything_anew():
    graduate_with_job()
    outcomes.refresh(TODAY)
    assert outcomes.refresh(TODAY + DAY).everyone
    assert OutcomeState.objects.get().as_of == TODAY + DAY


def test_very_many_changed_rows_leave_one_mark_for_everyone():
    cohort = factories.CohortFactory()
    outcomes.refresh(TODAY)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO trainees_trainee (key, first_name, last_name, email, phone, gender, "
            "race_ethnicity, education, language, postal_code, sort_key, search_key) "
            "SELECT 'bulk-' || n, '', '', '', '', '', '{}', '', '', '', '', '' "
            "FROM generate_series(1, 20001) n"
        )
        cursor.execute(
            "INSERT INTO trainees_enrollment (trainee_id, cohort_id, status, exclusion, "
            "exclusion_evidence) SELECT id, %s, 'enrolled', '', '' FROM trainees_trainee",
            [cohort.pk],
        )
    assert list(OutcomeMark.objects.values_list("trainee_id", flat=True)) == [None]
    assert outcomes.refresh(TODAY).everyone


def test_a_floor_that_changes_concerns_everyone():
    graduate_with_job()
    outcomes.refresh(TODAY)
    factories.WageFloorFactory()
    assert outcomes.refresh(TODAY).everyone


def test_another_day_is_worked_out_apart_and_leaves_the_stored_rows_alone():
    graduate, _placement = graduate_with_job()
    outcomes.refresh(TODAY)
    before = stored()
    with outcomes.as_of(graduate.graduated_on, TODAY) as relation, connection.cursor() as cursor:
        cursor.execute(f"SELECT placed_on FROM {relation}")
        assert cursor.fetchall() == [(None,)]
    assert stored() == before


def test_refresh_kpis_twice_changes_nothing_the_second_time():
    graduate_with_job()
    assert refresh_kpis()["everyone"] is True
    rows = stored()
    assert refresh_kpis()["everyone"] is False
    assert stored() == rows


def test_deadlines_ahead_names_the_next_deadline_of_those_without_proven_work():
    def graduate(days_ago, **job):
        left = TODAY - days_ago * DAY
        cohort = factories.CohortFactory(starts_on=left - 90 * DAY, ends_on=left)
        made = factories.GraduateFactory(cohort=cohort)
        if job:
            placement = factories.PlacementFactory(enrollment=made, started_on=TODAY - DAY)
            factories.EvidenceFactory(placement=placement, **job)
        return made

    soon, weak = graduate(110), graduate(100, tier="self_report")
    graduate(110, tier="pay_stub")
    graduate(50)
    months = graduate(260)
    found = [(o.enrollment, o.metric, bool(o.placed_on)) for o in outcomes.deadlines_ahead(TODAY)]
    assert found == [
        (soon, "placed_120d", False),
        (months, "placed_9m", False),
        (weak, "placed_120d", True),
    ]


def test_deadlines_ahead_keep_to_the_sites_of_the_viewer():
    left = TODAY - 110 * DAY
    cohort = factories.CohortFactory(starts_on=left - 90 * DAY, ends_on=left)
    graduate = factories.GraduateFactory(cohort=cohort)
    here = factories.UserFactory(sites=[graduate.cohort.site])
    elsewhere = factories.UserFactory(sites=[factories.SiteFactory()])
    assert [o.enrollment for o in outcomes.deadlines_ahead(TODAY, viewer=here)] == [graduate]
    assert not outcomes.deadlines_ahead(TODAY, viewer=elsewhere).exists()
