"""Whether a job counts: the sentence on the page, the list's filters and the KPIs agree."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from placements import standing
from placements.choices import PlacementKind, Tier
from placements.counting import count, enrollment_of, strongest
from placements.models import Placement
from placements.outcome_sql import Scope, in_one_statement
from tests.factories import EnrollmentFactory, EvidenceFactory, GraduateFactory, PlacementFactory
from tests.placements.worlds import World
from trainees.models import Enrollment
from trainees.standing import people

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 9, 1)
relaxed = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def said(placement, tier=Tier.PAY_STUB, on=ON):
    own = enrollment_of(placement, placement.trainee.enrollments.all())
    return count(placement, own, tier, on)


def in_words(count_):
    return " ".join([count_.word, count_.sentence, *count_.reasons])


def outcomes(as_of):
    """enrollment: (placed_on, sure_on, excluded_on), as the KPIs have it."""
    with connection.cursor() as cursor:
        select = "select enrollment_id, placed_on, sure_on, excluded_on"
        cursor.execute(f"{select} from ({in_one_statement(Scope(as_of))}) o")
        return {row[0]: row[1:] for row in cursor.fetchall()}


@relaxed
@given(data=st.data())
def test_page_filters_and_kpis_agree_on_who_is_placed(data):
    with transaction.atomic():
        world = World(data.draw)
        for _ in range(data.draw(st.integers(1, 4))):
            world.person()
        as_of = world.as_of()
        kpis = outcomes(as_of)
        graduates = Enrollment.objects.all()

        def told(narrow):
            return set(narrow(graduates, as_of).values_list("pk", flat=True))

        counted = {pk: row for pk, row in kpis.items() if row[2] is None}
        assert told(standing.placed_confirmed) == {pk for pk, row in counted.items() if row[1]}
        assert told(standing.placed_weak) == {
            pk for pk, row in counted.items() if row[0] and not row[1]
        }
        assert told(standing.not_placed) == {pk for pk, row in counted.items() if not row[0]}
        assert_each_job_is_told_alike(as_of, kpis)
        assert_lists_say_the_same(graduates, as_of, kpis)
        transaction.set_rollback(True)


def assert_lists_say_the_same(graduates, as_of, kpis):
    """What a row of a list says of each graduate, jobs ahead aside."""
    rows = people(((row.trainee, row) for row in graduates.for_rows()), as_of)
    for row in rows:
        placed_on, sure_on, excluded_on = kpis.get(row.enrollment.pk, (None, None, None))
        if row.enrollment.pk not in kpis:
            continue
        if excluded_on:
            assert row.word == "Excluded"
        elif sure_on:
            assert (row.word, row.placed_on) == ("Placed, confirmed", sure_on)
        elif placed_on:
            assert row.word == "Placed, weak evidence"
        else:
            assert row.word == "No job yet" or row.word.startswith("Starts ")


def assert_each_job_is_told_alike(as_of, kpis):
    """The sentence of each job says what the filter says; the first that counts is the KPI's."""
    counting = set(Placement.objects.counting(as_of).values_list("pk", flat=True))
    first = {}
    for placement in Placement.objects.for_list():
        own = enrollment_of(placement, placement.trainee.enrollments.all())
        proof = strongest(placement.evidence.all(), as_of)
        verdict = count(placement, own, proof.tier if proof else None, as_of)
        assert verdict.counts == (placement.pk in counting), in_words(verdict)
        if verdict.counts:
            first[own.pk] = min(first.get(own.pk, dt.date.max), placement.started_on)
    assert first == {pk: row[1] for pk, row in kpis.items() if row[1]}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": PlacementKind.INTERNSHIP}, "Internship: recorded, does not count"),
        ({"kind": PlacementKind.GIG}, "Gig work: recorded, does not count"),
        (
            {"kind": PlacementKind.PART_TIME, "hours_per_week": Decimal("19.99")},
            "Part-time under 20 hours",
        ),
        ({"kind": PlacementKind.PART_TIME, "hours_per_week": None}, "hours unknown"),
        ({"started_on": dt.date(2026, 1, 4)}, "no cohort the person had started"),
        (
            {"started_on": dt.date(2026, 2, 1), "ended_on": dt.date(2026, 4, 16)},
            "ended before the graduation on Apr 17, 2026",
        ),
    ],
)
def test_a_job_that_can_never_count_says_why(changes, words):
    verdict = said(PlacementFactory(enrollment=None, trainee=GraduateFactory().trainee, **{
        "started_on": dt.date(2026, 5, 1), **changes,
    }))  # fmt: skip
    assert not verdict.counts
    assert words in in_words(verdict)


def test_a_named_cohort_that_began_later_is_said():
    placement = PlacementFactory(started_on=dt.date(2026, 1, 4))
    assert "began before the cohort did on Jan 5, 2026" in in_words(said(placement))


def test_twenty_hours_part_time_count():
    placement = PlacementFactory(kind=PlacementKind.PART_TIME, hours_per_week=Decimal(20))
    assert said(placement).counts


@pytest.mark.parametrize("tier", [Tier.SELF_REPORT, Tier.PUBLIC_PROFILE, Tier.STAFF_NOTE])
def test_weak_evidence_is_named(tier):
    verdict = said(PlacementFactory(), tier)
    assert not verdict.counts
    assert f"Evidence too weak: {tier.label.lower()}" in verdict.sentence


def test_a_job_that_counts_says_which_deadline_it_meets():
    graduate = GraduateFactory()  # April 17
    for day, deadline in ((120, "Day 120"), (121, "Month 6"), (276, "no deadline")):
        started_on = graduate.graduated_on + dt.timedelta(days=day)
        placement = PlacementFactory(enrollment=graduate, started_on=started_on)
        assert deadline in said(placement, on=dt.date(2027, 9, 1)).sentence
        assert f"day {day}" in said(placement, on=dt.date(2027, 9, 1)).sentence


def test_a_start_before_graduation_that_goes_on_counts_on_day_0():
    placement = PlacementFactory(started_on=dt.date(2026, 2, 1))
    assert "on day 0" in said(placement).sentence


def test_someone_still_in_training_has_not_graduated():
    placement = PlacementFactory(enrollment=EnrollmentFactory())
    assert "has not graduated" in in_words(said(placement))


def test_a_start_ahead_says_its_day():
    verdict = said(PlacementFactory(started_on=dt.date(2026, 9, 2)))
    assert (verdict.counts, verdict.word) == (False, "Starts Sep 2")


def test_disputed_or_later_evidence_does_not_speak():
    placement = PlacementFactory()
    weak = EvidenceFactory(placement=placement, tier=Tier.SELF_REPORT)
    EvidenceFactory(placement=placement, dated_on=ON + dt.timedelta(days=1))
    EvidenceFactory(placement=placement, tier=Tier.PAYROLL, disputed_on=ON)
    assert strongest(placement.evidence.all(), ON) == weak
    assert strongest([], ON) is None
