"""The life of a finding: opened once, kept while it stands, resolved with its reason."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from employers.evaluation import evaluate
from employers.models import Finding, Offer, Verdict
from standards.choices import CriterionCode, Family, Severity
from standards.models import Criterion, Version, WageFloor
from tests.factories import (
    OfferFactory,
    TrackFactory,
    VersionFactory,
    WageFloorFactory,
    WaiverFactory,
)

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 3, 2)
DAY = dt.timedelta(days=1)


def below(**facts):
    """An offer with a finding on its pay, $17.00 against $18.00."""
    offer = OfferFactory(**{"pay_min": Decimal(17), **facts})
    evaluate(ON)
    assert offer.findings.standing().get().code == CriterionCode.PAY
    return offer


def change(offer, **facts):
    """Change an offer, evaluate, and say how its only finding stands."""
    Offer.objects.filter(pk=offer.pk).update(**facts)
    evaluate(ON)
    return Finding.objects.get(offer=offer).resolution


def test_a_finding_cites_the_pay_the_shortfall_the_floor_and_its_version():
    finding = below(pay_min=Decimal("17.25"), pay_max=Decimal(22)).findings.get()
    assert (finding.result, finding.severity) == ("straddles", Severity.REQUIRED)
    assert (finding.hourly_low, finding.shortfall) == (Decimal("17.25"), Decimal("0.75"))
    assert (finding.stated_min, finding.stated_max) == (Decimal("17.25"), Decimal(22))
    assert finding.floor.family == Family.ENTRY
    assert finding.version.document.key == "Wage floors"


def test_a_criterion_answered_no_is_a_finding_and_a_blank_is_none():
    offer = OfferFactory(health=False, retirement=None, schedule_notice_days=13)
    evaluate(ON)
    found = {each.code: each for each in offer.findings.all()}
    assert set(found) == {CriterionCode.HEALTH, CriterionCode.SCHEDULE_NOTICE}
    assert {each.severity for each in found.values()} == {Severity.PREFERRED}
    assert found[CriterionCode.HEALTH].version.document.key == "Job quality"
    assert found[CriterionCode.HEALTH].result == ""


def test_higher_pay_resolves_as_raised():
    assert change(below(), pay_min=Decimal(18)) == "raised"


def test_pay_raised_but_not_enough_keeps_the_finding_with_new_figures():
    offer = below()
    opened = offer.findings.get().opened_at
    assert change(offer, pay_min=Decimal("17.50")) == ""
    finding = offer.findings.get()
    assert (finding.opened_at, finding.shortfall) == (opened, Decimal("0.50"))


def test_the_same_amount_with_other_hours_resolves_as_corrected():
    offer = below(pay_min=Decimal(35000), pay_period="annual", hours_per_week=Decimal(40))
    assert change(offer, hours_per_week=Decimal(35)) == "corrected"


def test_pay_that_becomes_unknown_resolves_as_corrected():
    assert change(below(), pay_period="") == "corrected"


def test_another_track_with_a_lower_floor_resolves_as_corrected():
    track = TrackFactory(family=Family.HOME_CARE)
    WageFloorFactory(amount=Decimal(15))
    assert change(below(), track=track) == "corrected"


def test_a_lowered_floor_resolves_as_standard_changed():
    offer = below()
    WageFloor.objects.filter(family=Family.ENTRY).update(amount=Decimal(17))
    assert change(offer) == "standard_changed"


def test_a_floor_that_ends_resolves_as_standard_changed():
    offer = below()
    WageFloor.objects.filter(family=Family.ENTRY).update(effective_to=ON - DAY)
    assert change(offer) == "standard_changed"


def test_an_answer_changed_to_yes_or_taken_back_resolves_as_corrected():
    for answer in (True, None):
        offer = OfferFactory(health=False)
        evaluate(ON)
        assert change(offer, health=answer) == "corrected"


def test_a_criterion_nobody_asks_any_more_resolves_as_standard_changed():
    offer = OfferFactory(health=False)
    evaluate(ON)
    old = Version.objects.get(document__key="Job quality")
    VersionFactory(document=old.document, number=2, effective_from=ON)
    assert change(offer) == "standard_changed"


@pytest.mark.parametrize(
    "facts",
    [
        {"closes_on": ON - DAY},
        {"posted_on": ON + DAY},
        {"paused_at": timezone.now()},
        {"withdrawn_at": timezone.now()},
    ],
)
def test_an_offer_that_is_no_longer_open_has_its_findings_withdrawn(facts):
    assert change(below(), **facts) == "withdrawn"


def test_an_offer_whose_last_day_passes_has_its_findings_withdrawn():
    offer = below(closes_on=ON)
    assert evaluate(ON + DAY).resolved == 1
    assert offer.findings.get().resolution == "withdrawn"


def test_an_offer_that_opens_again_opens_its_finding_again():
    offer = below()
    assert change(offer, paused_at=timezone.now()) == "withdrawn"
    Offer.objects.filter(pk=offer.pk).update(paused_at=None)
    assert evaluate(ON).opened == 1


def test_a_waiver_resolves_and_its_end_opens_the_finding_again():
    offer = below()
    WaiverFactory(offer=offer, until=ON + DAY)
    assert change(offer) == "waived"
    assert (evaluate(ON + DAY).opened, evaluate(ON + DAY).flagged) == (0, 0)
    later = evaluate(ON + 2 * DAY)
    assert (later.opened, later.flagged) == (1, 1)


def test_a_raised_floor_opens_findings_and_keeps_those_that_stand():
    offer, fine = below(), OfferFactory(pay_min=Decimal(19))
    floor = WageFloorFactory(family=Family.ENTRY, amount=Decimal(20), effective_from=ON)
    done = evaluate(ON)
    assert (done.opened, done.resolved, done.unchanged) == (1, 0, 1)
    assert fine.findings.get().floor == floor
    kept = offer.findings.get()
    assert (kept.floor, kept.floor_amount, kept.shortfall) == (floor, Decimal(20), Decimal(3))


def test_a_new_version_that_requires_a_criterion_makes_its_findings_required():
    offer = OfferFactory(health=False)
    evaluate(ON)
    assert offer in Offer.objects.visible_to_trainees(ON)
    old = Version.objects.get(document__key="Job quality")
    new = VersionFactory(document=old.document, number=2, effective_from=ON)
    Criterion.objects.create(version=new, code="health", severity="required", question="Health?")
    done = evaluate(ON)
    assert (done.flagged, done.opened, done.unchanged) == (1, 0, 1)
    finding = offer.findings.get()
    assert (finding.severity, finding.version) == (Severity.REQUIRED, new)
    assert offer not in Offer.objects.visible_to_trainees(ON)


def test_the_audit_log_keeps_what_a_finding_said_before():
    offer = below()
    change(offer, pay_min=Decimal("17.50"))
    events = Finding.objects.get(offer=offer).events.order_by("pgh_id")
    assert [event.hourly_low for event in events][-1] == Decimal(17)


def test_the_database_keeps_an_offer_that_had_a_finding_and_forgets_the_verdict_of_others():
    offer, other = below(), OfferFactory()
    evaluate(ON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Offer.objects.filter(pk=offer.pk)._raw_delete("default")
    Offer.objects.filter(pk=other.pk)._raw_delete("default")
    assert Verdict.objects.get().offer == offer
