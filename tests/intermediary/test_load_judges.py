"""What a load changes about offers is judged when the command ends, without any worker."""

import datetime as dt
from decimal import Decimal

import pytest

from employers.evaluation import evaluate
from employers.models import Finding, Offer
from tests.factories import OfferFactory, SiteFactory, TrackFactory, WageFloorFactory
from tests.loading import TODAY, Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@pytest.fixture
def offer():
    """An open offer at $19 that meets the entry floor."""
    offer = OfferFactory(
        pay_min=Decimal(19), track=TrackFactory(key="it"), site=SiteFactory(key="main")
    )
    evaluate(TODAY)
    assert offer.verdict.result == "meets"
    return offer


def result(offer):
    return Offer.objects.get(pk=offer.pk).verdict.result


def test_loaded_offers_are_judged(desk, offer):
    desk.one("offers", offer=offer.key, pay_min="17.50")
    assert result(offer) == "below"
    assert Finding.objects.standing().filter(offer=offer, code="pay").exists()


def test_a_loaded_floor_judges_the_offers_it_covers(desk, offer):
    day = (TODAY - dt.timedelta(days=1)).isoformat()
    desk.one("floors", scope="track:it", effective_from=day, amount="20", document="Wage floors")
    assert result(offer) == "below"


def test_a_track_moved_to_another_family_judges_its_offers(desk, offer):
    desk.one("tracks", track="it", family="cyber_software")
    assert result(offer) == "below"


def test_a_site_moved_to_another_market_judges_its_offers(desk, offer):
    market = SiteFactory().market
    WageFloorFactory(scope="organization", family="", market=market, amount=Decimal(25))
    evaluate(TODAY)
    assert result(offer) == "meets"
    desk.one("sites", site="main", market=market.key)
    assert result(offer) == "below"


def test_a_dry_run_judges_nothing(desk, offer):
    desk.load("offers", [{"offer": offer.key, "pay_min": "17.50"}], dry_run=True)
    assert result(offer) == "meets"
