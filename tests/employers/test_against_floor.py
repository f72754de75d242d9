"""Open offers by their distance from the floor: told exactly, and never drawn where unknown."""

import datetime as dt
from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from employers import against_floor
from employers.against_floor import WORST
from employers.evaluation import evaluate
from employers.models import Offer
from intermediary import report_figures
from standards import floors
from standards.choices import Family
from tests import factories as make
from tests.standards import pay_oracle

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 3, 2)
DAY = dt.timedelta(days=1)
FLOORS = (Decimal("17.21"), Decimal(18), Decimal(21))
relaxed = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def told(on):
    """(results, whole dollars from the floor, the worst), one offer at a time."""
    results, dollars, short = Counter(), Counter(), []
    for offer in Offer.objects.order_by("pk"):
        if not offer.is_live(on):
            continue
        pay = pay_oracle.Pay.of(offer)
        floor = floors.binding(offer.track, offer.site, on)
        result = pay_oracle.result(pay, floor.amount if floor else None)
        results[result] += 1
        if result not in ("below", "straddles", "meets"):
            continue
        low, high = pay_oracle.hourly(pay, pay.low), pay_oracle.hourly(pay, pay.high)
        gap = (low if low is not None else high) - Fraction(floor.amount)
        dollars[gap // 1, result] += 1
        if result != "meets":
            shown = -(gap * 1_000_000 // 1)  # a shortfall counts in whole micro-dollars, upward
            short.append((-shown, offer.pk, result, Fraction(floor.amount), low, high))
    return results, dollars, [each[1:] for each in sorted(short)[:WORST]]


@relaxed
@given(data=st.data())
def test_every_offer_stands_where_the_oracle_says(data):
    with transaction.atomic():
        make.WageFloorFactory(family=Family.HOME_CARE, amount=FLOORS[0])
        raised = {"family": Family.ENTRY, "effective_from": ON + DAY}
        make.WageFloorFactory(**raised, amount=FLOORS[2], site=make.SiteFactory(key="dear"))
        sites = [None, make.SiteFactory(), make.SiteFactory(key="other")]
        tracks = [None, *(make.TrackFactory(family=family) for family in Family.values)]
        employer = make.EmployerFactory()
        for _ in range(data.draw(st.integers(1, 30))):
            pay = data.draw(pay_oracle.pays(data.draw(st.sampled_from(FLOORS))))
            make.OfferFactory(
                employer=employer,
                site=data.draw(st.sampled_from(sites)),
                track=data.draw(st.sampled_from(tracks)),
                pay_min=pay.low if pay.low and pay.low > 0 else None,
                pay_max=pay.high if pay.high and pay.high > 0 else None,
                pay_period=pay.period,
                hours_per_week=pay.hours_per_week,
                hours_per_day=pay.hours_per_day if (pay.hours_per_day or 0) <= 24 else None,
                schedule=pay.schedule,
                posted_on=ON + data.draw(st.sampled_from([-1, 0, 0, 0, 1])) * DAY,
                closes_on=data.draw(st.sampled_from([None, None, ON + DAY, ON + 9 * DAY])),
            )
        on = ON + data.draw(st.integers(0, 2)) * DAY
        found = against_floor.against_floor(Offer.objects.all(), on)
        results, dollars, worst = told(on)
        assert (found.results, found.dollars) == (results, dollars)
        exact = [(s.offer_id, s.result, s.floor, s.low, s.high) for s in found.worst]
        assert exact == worst
        assert all(s.shortfall > 0 for s in found.worst)
        transaction.set_rollback(True)


@pytest.fixture
def offers():
    """Offers around the $18 floor of entry tracks, and some that cannot be placed."""
    entry, site = make.TrackFactory(), make.SiteFactory(key="home")
    for low, high in ((17, None), ("17.99", 20), (18, None), ("18.01", None), (19, 25)):
        make.OfferFactory(pay_min=low, pay_max=high, track=entry, site=site)
    make.OfferFactory(pay_min=None, pay_max=16, track=entry)
    make.OfferFactory(pay_min=None, track=entry)
    make.OfferFactory(pay_min=3, track=entry)
    make.OfferFactory(track=make.TrackFactory(family=Family.CHILD_CARE))
    return site


def test_an_offer_on_the_floor_meets_and_a_cent_less_lies_left_of_it(offers):
    found = against_floor.against_floor(Offer.objects.all(), ON)
    assert found.dollars == {
        (-2, "below"): 1,  # $16 at most, nothing at least
        (-1, "below"): 1,
        (-1, "straddles"): 1,
        (0, "meets"): 2,
        (1, "meets"): 1,
    }
    assert [short.shortfall for short in found.worst] == [2, 1, Fraction(1, 100)]
    assert found.worst[0].low is None


def test_what_cannot_be_placed_is_counted_and_not_drawn(offers):
    found = against_floor.against_floor(Offer.objects.all(), ON)
    assert (found.total, found.drawn) == (9, 6)
    assert (found.results["unknown"], found.results["implausible"]) == (1, 1)
    assert found.results["no_floor"] == 1


def test_the_results_are_those_of_the_evaluation(offers):
    done, found = evaluate(ON), against_floor.against_floor(Offer.objects.all(), ON)
    assert {result: number for result, number in found.results.items() if number} == {
        name: getattr(done, name)
        for name in ("meets", "straddles", "below", "unknown", "implausible", "no_floor")
        if getattr(done, name)
    }


def test_only_offers_of_the_place_and_in_sight_are_told(offers):
    manager = make.UserFactory()
    track = Offer.objects.get(pay_min=18).track
    assert report_figures.offers(ON, filters={"site": "home"}, viewer=manager).total == 5
    assert report_figures.offers(ON, filters={"track": track.key}, viewer=manager).total == 8
    away = make.UserFactory(sites=[make.SiteFactory()])
    assert report_figures.offers(ON, viewer=away).total == 4  # those without a site
    stranger = make.UserFactory(roles=["trainee"])
    assert report_figures.offers(ON, viewer=stranger).total == 0


def test_nobodys_offers_are_none_at_all():
    found = against_floor.against_floor(Offer.objects.none(), ON)
    assert (found.total, found.drawn, found.worst) == (0, 0, [])


def test_telling_costs_two_queries_however_many_offers_there_are(offers):
    for _ in range(25):
        make.OfferFactory(pay_min=15)
    with CaptureQueriesContext(connection) as queries:
        found = against_floor.against_floor(Offer.objects.all(), ON)
    assert len(queries) == 2
    assert len(found.worst) == WORST
