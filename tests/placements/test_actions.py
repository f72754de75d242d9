"""Recording, correcting, ending and proving jobs: together with who did it, or not at all."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from placements import actions
from placements.choices import CheckOutcome, EndReason, PlacementKind, Tier
from placements.history import history
from placements.models import Evidence, OutcomeCheck, Placement
from tests.factories import EvidenceFactory, GraduateFactory, PlacementFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return UserFactory(name="Dana Mercado")


def a_job(**fields):
    graduate = GraduateFactory()
    known = {"trainee": graduate.trainee, "enrollment": graduate, "kind": PlacementKind.FULL_TIME}
    return Placement(**{**known, "started_on": dt.date(2026, 5, 4), **fields})


def test_a_job_is_recorded_with_its_evidence_and_who_recorded_both(by):
    placement = actions.record(placement=a_job(), tier=Tier.PAY_STUB, by=by)
    proof = placement.evidence.get()
    assert placement.key.startswith("P-")
    assert (placement.recorded_by, proof.recorded_by, proof.tier) == (by, by, Tier.PAY_STUB)
    assert placement.events.get().pgh_context.metadata["user"] == by.pk


def test_every_job_gets_a_number_of_its_own(by):
    jobs = [actions.record(placement=a_job(), tier=Tier.PAY_STUB, by=by) for _ in range(3)]
    assert len({job.key for job in jobs}) == 3


def test_without_evidence_there_is_no_job_either(by):
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.record(placement=a_job(), tier="hearsay", by=by)
    assert not Placement.objects.exists()


def test_a_correction_keeps_what_was_before_with_who_and_when(by):
    placement = PlacementFactory(title="Help desk")
    placement.title, placement.hours_per_week = "Help desk technician", 32
    actions.correct(placement=placement, by=by)
    step = history(Placement.objects.get())[-1]
    assert step.by == "Dana Mercado"
    assert "Job title Help desk → Help desk technician" in step.name
    assert "Hours a week 40 → 32" in step.name


def test_corrections_are_told_one_by_one_and_in_order(by):
    placement = PlacementFactory(title="A")
    for title in "BC":
        placement.title = title
        actions.correct(placement=placement, by=by)
    EvidenceFactory(placement=placement, tier=Tier.PAYROLL, disputed_on=dt.date(2026, 6, 1))
    steps = history(Placement.objects.get())
    told = [step.name for step in steps if "Job title" in step.name]
    assert told == ["Job title A → B", "Job title B → C"]
    assert steps[0].name == "Recorded"
    assert any("disputed on Jun 1, 2026" in step.detail for step in steps)


def test_a_job_ends_on_a_day_for_a_reason(by):
    placement = PlacementFactory()
    actions.end(
        placement=placement, ended_on=placement.started_on, end_reason=EndReason.QUIT, by=by
    )
    placement.refresh_from_db()
    assert (placement.ended_on, placement.end_reason) == (placement.started_on, EndReason.QUIT)


def test_a_job_cannot_end_before_it_began(by):
    placement = PlacementFactory()
    before = placement.started_on - dt.timedelta(days=1)
    with pytest.raises(ValidationError, match="before the first"):
        actions.end(placement=placement, ended_on=before, end_reason=EndReason.QUIT, by=by)
    placement.refresh_from_db()
    assert placement.ended_on is None


def test_the_same_proof_twice_is_kept_once(by):
    placement = PlacementFactory()
    proof = {"placement": placement, "tier": Tier.PAY_STUB, "dated_on": None, "by": by}
    _first, is_new = actions.add_evidence(**proof)
    _second, again = actions.add_evidence(**proof)
    assert (is_new, again, Evidence.objects.count()) == (True, False, 1)


def test_evidence_is_only_ever_added(by):
    strong = EvidenceFactory(tier=Tier.PAYROLL)
    actions.add_evidence(placement=strong.placement, tier=Tier.SELF_REPORT, dated_on=None, by=by)
    tiers = set(Evidence.objects.values_list("tier", flat=True))
    assert tiers == {Tier.PAYROLL, Tier.SELF_REPORT}


def test_a_check_is_recorded_with_who_asked(by):
    trainee = GraduateFactory().trainee
    check = OutcomeCheck(
        trainee=trainee, checked_on=dt.date(2026, 9, 1), outcome=CheckOutcome.UNREACHABLE
    )
    assert actions.record_check(check=check, by=by).recorded_by == by
