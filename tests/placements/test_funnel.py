"""The steps from application to a year at work: nobody who may still make it counts as lost."""

import datetime as dt
from collections import Counter
from unittest import mock

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intermediary import metrics, report_figures
from placements.funnel import STEPS, Stage
from tests import factories as make
from tests.placements import oracle
from tests.placements.worlds import GRADUATIONS, STARTS, World
from trainees.choices import EnrollmentStatus
from trainees.models import Enrollment

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
AS_OF = dt.date(2026, 12, 31)
relaxed = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
WAYS = {
    "hits": "reached",
    "pending_hits": "reached",
    "pending": "open",
    "unverified": "unknown",
    "unknown": "unknown",
    "excluded": "left_out",
    "missed": "stopped",
}


class Applicants(World):
    """A world where people also apply, are admitted, start late, decline and leave."""

    def applicant(self):
        """An enrollment in any state, with dates around those that matter."""
        cohort = self.pick(st.sampled_from(self.cohorts))
        status = self.pick(st.sampled_from(EnrollmentStatus.values))
        near = st.sampled_from([cohort.starts_on + n * DAY for n in (-40, -1, 0, 1, 50, 99, 101)])
        started_on = self.pick(st.none() | near)
        end = st.none() | st.sampled_from([cohort.ends_on + n * DAY for n in (-30, -1, 0, 1)])
        ended_on = (
            self.pick(end) if started_on and started_on <= cohort.ends_on - 30 * DAY else None
        )
        excluded_on = self.pick(end)
        Enrollment.objects.create(
            trainee=make.TraineeFactory(key=self.key()),
            cohort=cohort,
            status=status,
            applied_on=self.pick(st.none() | near),
            started_on=started_on,
            graduated_on=ended_on if status == "graduated" else None,
            withdrawn_on=ended_on if status == "withdrawn" else None,
            exclusion="medical" if excluded_on else "",
            exclusion_on=excluded_on,
        )


def walk(enrollment, as_of):
    """step -> where one person stands there, as far as they came; told slowly, one by one."""
    e, cohort = enrollment, enrollment.cohort
    began = e.started_on is not None and e.started_on <= as_of
    if not (e.applied_on is None or e.applied_on <= as_of or began):
        return {}
    over = cohort.ends_on <= as_of
    gone = e.status == "declined" or (
        e.status == "withdrawn" and (e.withdrawn_on is None or e.withdrawn_on <= as_of)
    )
    stands = {"applied": "reached"}
    if not began and e.status not in ("admitted", "enrolled", "graduated"):
        if e.status == "declined":
            return stands | {"admitted": "stopped"}
        return stands | {"admitted": "unknown" if gone or over else "open"}
    stands["admitted"] = "reached"
    if not began:
        return stands | {"started": "unknown" if over else "open"}
    stands["started"] = "reached"
    stands["graduated"] = WAYS[oracle.graduation(e, as_of)] if over else early(e, gone, as_of)
    if stands["graduated"] != "reached":
        return stands
    graduate = next((g for g in oracle.graduates(as_of) if g.enrollment.pk == e.pk), None)
    for metric in ("placed_120d", "placed_9m"):
        stands[metric] = WAYS[graduate.placed(metric)] if graduate else "unknown"
    if stands["placed_9m"] == "reached":
        stands["retained_365"] = WAYS[graduate.retained(same=False) or "pending"]
    return stands


def early(enrollment, gone, as_of):
    """Where somebody stands whose class is not over yet."""
    graduated_on, out = enrollment.graduated_on, enrollment.exclusion_on
    if out and out <= as_of and not (graduated_on and graduated_on <= out):
        return "left_out"
    if graduated_on and graduated_on <= as_of:
        return "reached"
    return "stopped" if gone else "open"


def expected(as_of, start, end, site):
    """The stages by walking each enrollment of the cohorts in the window."""
    stands = [
        walk(enrollment, as_of)
        for enrollment in Enrollment.objects.select_related("cohort__site", "trainee")
        if start <= enrollment.cohort.starts_on <= end
        and site in (None, enrollment.cohort.site.key)
    ]
    found = {}
    for step in STEPS:
        tally = Counter(each[step.code] for each in stands if step.code in each)
        before = found[step.before].reached if step.before else 0
        first = found["applied"].reached if found else tally["reached"]
        found[step.code] = Stage(step, **tally, before=before, first=first)
    return list(found.values())


@relaxed
@given(data=st.data())
def test_every_step_is_the_oracles(data):
    with transaction.atomic():
        world = Applicants(data.draw)
        for _ in range(data.draw(st.integers(0, 2))):
            world.person()
        for _ in range(data.draw(st.integers(1, 6))):
            world.applicant()
        as_of = data.draw(st.sampled_from(STARTS + GRADUATIONS) | st.just(world.as_of()))
        today = data.draw(st.sampled_from([as_of, dt.date(2026, 11, 23)]), label="today")
        start = data.draw(st.sampled_from([dt.date(2020, 1, 1), STARTS[0], STARTS[1]]))
        end = data.draw(st.sampled_from([STARTS[1], STARTS[2], AS_OF]))
        site = data.draw(st.sampled_from([None, "s1"]))
        filters = {"site": site} if site else {}
        with mock.patch("django.utils.timezone.localdate", return_value=today):
            found = report_figures.steps(as_of, filters=filters, start=start, end=end)
        assert found.stages == expected(as_of, start, end, site)
        transaction.set_rollback(True)


def graduate(cohort, day=30, tier="pay_stub"):
    """A graduate with a proven job so many days after graduation."""
    found = make.GraduateFactory(cohort=cohort)
    job = make.PlacementFactory(enrollment=found, started_on=found.graduated_on + day * DAY)
    make.EvidenceFactory(placement=job, tier=tier)
    return found


def test_the_steps_say_the_numbers_of_the_kpis():
    cohort = make.CohortFactory()
    for day in (10, 119, 121, 200, 300):
        graduate(cohort, day)
    graduate(cohort, tier="self_report")
    make.EnrollmentFactory(cohort=cohort, status=EnrollmentStatus.WITHDRAWN)
    found = report_figures.steps(AS_OF)
    rows = {row.metric: row for row in metrics.compute(as_of=AS_OF)}
    for metric in ("graduation", "placed_120d", "placed_9m"):
        stage = found["graduated" if metric == "graduation" else metric]
        row = rows[metric]
        assert stage.reached == row.hits + row.pending_hits, metric
        assert stage.unknown == row.unverified + row.unknown, metric
        assert stage.before == row.total + row.excluded, metric
    assert found["placed_120d"].reached == 2
    assert found["placed_9m"].reached == 4


def test_nobody_is_lost_whose_day_has_not_come():
    cohort = make.CohortFactory()
    graduate(cohort)
    make.GraduateFactory(cohort=cohort)
    make.EnrollmentFactory(cohort=cohort)
    before_the_end = report_figures.steps(cohort.ends_on - DAY)
    assert before_the_end["graduated"].open == 3
    found = report_figures.steps(cohort.ends_on + 60 * DAY)
    assert (found["placed_120d"].open, found["placed_120d"].stopped) == (1, 0)
    assert (found["retained_365"].open, found["retained_365"].before) == (1, 1)


def test_who_left_before_training_may_have_been_admitted_and_is_not_known():
    cohort = make.CohortFactory()
    for status in (EnrollmentStatus.DECLINED, EnrollmentStatus.WITHDRAWN):
        make.EnrollmentFactory(cohort=cohort, status=status, started_on=None)
    found = report_figures.steps(AS_OF)["admitted"]
    assert (found.reached, found.stopped, found.unknown, found.before) == (0, 1, 1, 2)
    assert found.of_before == 0


def test_shares_of_nobody_are_not_known():
    found = report_figures.steps(AS_OF)
    assert found.is_empty
    assert [(stage.of_before, stage.of_first) for stage in found.stages] == [(None, None)] * 7


def test_a_site_bound_viewer_counts_own_people_only():
    cohort = make.CohortFactory()
    graduate(cohort)
    graduate(make.CohortFactory())
    viewer = make.UserFactory(sites=[cohort.site])
    assert report_figures.steps(AS_OF, viewer=viewer)["applied"].reached == 1
    assert report_figures.steps(AS_OF)["applied"].reached == 2
    stranger = make.UserFactory(roles=["employer"])
    assert report_figures.steps(AS_OF, viewer=stranger).is_empty


def test_the_steps_cost_the_same_however_many_people_there_are():
    costs = []
    for number in (1, 8):
        for _ in range(number):
            graduate(make.CohortFactory())
        report_figures.steps(AS_OF)
        with CaptureQueriesContext(connection) as queries:
            report_figures.steps(AS_OF)
        costs.append(len(queries))
    assert costs[0] == costs[1]
