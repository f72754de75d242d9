"""What an evaluation covers and counts, and what trainees see afterwards."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from employers.answers import ANSWERS, BITS
from employers.evaluation import assess, evaluate, evaluate_changes
from employers.models import Finding, Offer, Verdict
from standards.choices import CriterionCode, Family, PayResult
from standards.models import WageFloor
from tests.factories import OfferFactory, SiteFactory, TrackFactory, WageFloorFactory, WaiverFactory

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 3, 2)
DAY = dt.timedelta(days=1)


def seen():
    return set(Offer.objects.visible_to_trainees(ON))


def test_evaluating_twice_changes_nothing():
    OfferFactory(pay_min=Decimal("17.50"))
    OfferFactory(health=False)
    first = evaluate(ON)
    before = list(Finding.objects.values()), list(Verdict.objects.values())
    second = evaluate(ON + DAY)
    assert (first.offers, first.below, first.meets, first.flagged) == (2, 1, 1, 1)
    assert (first.opened, first.resolved, first.unchanged) == (2, 0, 0)
    assert (second.opened, second.resolved, second.unchanged) == (0, 0, 2)
    assert (list(Finding.objects.values()), list(Verdict.objects.values())) == before


def test_only_open_offers_are_judged_unless_closed_ones_are_asked_for():
    OfferFactory()
    OfferFactory(pay_min=Decimal(17), closes_on=ON - DAY)
    OfferFactory(pay_min=None, posted_on=ON + DAY)
    OfferFactory(paused_at=timezone.now())
    OfferFactory(posted_on=None)
    assert evaluate(ON).offers == 1
    everything = evaluate(ON, closed_too=True)
    assert (everything.offers, everything.meets) == (5, 3)
    assert (everything.below, everything.unknown, everything.opened) == (1, 1, 0)
    assert not Finding.objects.exists()


def test_a_closed_offer_is_judged_by_the_floor_of_its_last_day():
    track = TrackFactory(family=Family.HOME_CARE)
    WageFloorFactory(amount=Decimal(25), effective_from=ON)
    offer = OfferFactory(track=track, closes_on=ON - DAY)
    assert evaluate(ON, closed_too=True).no_floor == 1
    assert assess(offer, ON).pay.result == PayResult.NO_FLOOR
    assert evaluate(ON - DAY).no_floor == 1


def test_an_evaluation_of_some_offers_leaves_the_others_alone():
    one, other = OfferFactory(pay_min=Decimal(17)), OfferFactory(pay_min=Decimal(17))
    done = evaluate(ON, [one.pk])
    assert (done.offers, done.opened) == (1, 1)
    assert not Verdict.objects.filter(offer=other).exists()
    assert evaluate(ON, Offer.objects.filter(pk=other.pk)).opened == 1


def test_trainees_see_open_offers_with_nothing_against_them():
    good = OfferFactory()
    preferred = OfferFactory(health=False)
    no_floor = OfferFactory(track=TrackFactory(family=Family.CHILD_CARE))
    OfferFactory(pay_min=Decimal(17))
    OfferFactory(pay_min=Decimal(17), pay_max=Decimal(30))
    OfferFactory(pay_min=None)
    OfferFactory(pay_min=Decimal(20000))
    OfferFactory(classification="contractor")
    OfferFactory(classification="")
    OfferFactory(closes_on=ON - DAY)
    assert seen() == set()
    evaluate(ON)
    assert seen() == {good, preferred, no_floor}


def test_a_waiver_lets_trainees_see_what_is_below_unknown_or_unanswered():
    waived = {
        OfferFactory(pay_min=Decimal(17)): CriterionCode.PAY,
        OfferFactory(pay_min=None): CriterionCode.PAY,
        OfferFactory(classification=""): CriterionCode.EMPLOYEE,
        OfferFactory(classification="contractor"): CriterionCode.EMPLOYEE,
    }
    for offer, code in waived.items():
        WaiverFactory(offer=offer, code=code, until=ON)
    evaluate(ON)
    assert seen() == set(waived)
    shown_still = Offer.objects.visible_to_trainees(ON + DAY)  # before anything is judged again
    assert not shown_still.filter(waivers__code=CriterionCode.PAY).exists()
    evaluate(ON + DAY)
    assert not Offer.objects.visible_to_trainees(ON + DAY).exists()


def test_offers_to_review_are_those_with_something_unknown():
    unclear = {OfferFactory(pay_min=None), OfferFactory(pay_min=Decimal(1))}
    unclear.add(OfferFactory(classification=""))
    OfferFactory()
    OfferFactory(pay_min=Decimal(17))
    evaluate(ON)
    assert set(Offer.objects.needs_review()) == unclear


def test_an_offer_whose_facts_change_is_hidden_until_it_is_judged_again():
    offer = OfferFactory()
    evaluate(ON)
    Offer.objects.filter(pk=offer.pk).update(title="Network technician")
    assert seen() == {offer}
    Offer.objects.filter(pk=offer.pk).update(pay_min=Decimal(19))
    assert seen() == set()
    assert evaluate_changes(ON).offers == 1
    assert seen() == {offer}


def test_a_floor_judges_again_only_the_offers_it_covers():
    site = SiteFactory()
    track = TrackFactory()
    here = OfferFactory(track=track, site=site, pay_min=Decimal(19))
    for change in ({"site": SiteFactory()}, {"track": TrackFactory()}):
        OfferFactory(**{"track": track, "site": site, "pay_min": Decimal(19), **change})
    evaluate(ON)
    assert evaluate_changes(ON).offers == 0
    floor = WageFloorFactory(
        scope="track", family="", track=track, market=site.market, amount=Decimal(20)
    )
    done = evaluate_changes(ON)
    assert (done.offers, done.below, done.opened) == (1, 1, 1)
    assert here.findings.get().floor == floor
    WageFloor.objects.filter(pk=floor.pk).update(amount=Decimal(19))
    assert (evaluate_changes(ON).resolved, evaluate_changes(ON).offers) == (1, 0)


def test_a_floor_that_takes_effect_on_a_later_day_counts_from_that_day():
    offer = OfferFactory(pay_min=Decimal(19))
    WageFloorFactory(family=Family.ENTRY, amount=Decimal(20), effective_from=ON + DAY)
    assert evaluate(ON).meets == 1
    assert evaluate_changes(ON).offers == 0
    assert evaluate_changes(ON + DAY).below == 1
    assert offer.findings.standing().count() == 1


def test_every_criterion_beside_pay_has_an_answer_and_every_one_a_bit_of_its_own():
    assert set(ANSWERS) == set(CriterionCode) - {CriterionCode.PAY}
    assert len(set(BITS.values())) == len(CriterionCode)


def test_an_unsaved_offer_is_assessed_without_writing(django_assert_max_num_queries):
    offer = OfferFactory.build(
        employer=None, track=TrackFactory(), pay_min=Decimal("17.50"), classification=""
    )
    with django_assert_max_num_queries(4):
        said = assess(offer, ON)
    assert (said.pay.result, said.floor.amount, said.is_visible) == ("below", Decimal(18), False)
    assert said.next_step == "Set lowest pay to $18.00 an hour"
    assert [each.criterion.code for each in said.unknown] == [CriterionCode.EMPLOYEE]
    assert said.passes["annual"] == Decimal("37440.00")
    assert not Verdict.objects.exists()


def test_a_floor_that_no_offer_can_have_changes_nothing():
    OfferFactory()
    evaluate(ON)
    WageFloorFactory(family=Family.CHILD_CARE, amount=Decimal(20), effective_from=ON)
    assert evaluate_changes(ON).offers == 0
    assert evaluate(ON, Offer.objects.none()).offers == 0
