"""What a new floor would do is counted before it is agreed, and counts what evaluation does."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from employers.evaluation import evaluate, evaluate_changes
from employers.impact import impact
from employers.models import Finding, Offer
from intermediary.choices import Role
from standards.actions import add_floor
from standards.choices import Family, FloorScope
from standards.models import WageFloor
from tests.factories import OfferFactory, SiteFactory, TrackFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def manager():
    return UserFactory(roles=[Role.MANAGER])


@pytest.fixture
def offers(today):
    """Open offers around $19, some of them elsewhere or of another family."""
    entry, cyber = TrackFactory(), TrackFactory(family=Family.CYBER_SOFTWARE)
    site = SiteFactory()
    for pay, track in ((17, entry), ("18.50", entry), (19, entry), (30, entry), (22, cyber)):
        OfferFactory(pay_min=pay, track=track, posted_on=today, site=site)
    # a hair under $19 an hour: shown as $19.00, and still below
    OfferFactory(pay_min=Decimal("39519.99"), pay_period="annual", track=entry, posted_on=today)
    OfferFactory(pay_min=None, track=entry, posted_on=today)
    evaluate(today)
    return site


def a_floor(today, **changes):
    facts = {"scope": FloorScope.FAMILY, "family": Family.ENTRY, "amount": Decimal(19)}
    return WageFloor(**{**facts, "effective_from": today, **changes})


def test_the_count_is_what_the_evaluation_then_finds(offers, today, manager):
    before = set(Finding.objects.standing().filter(code="pay").values_list("offer", flat=True))
    floor = a_floor(today)
    told = impact(floor, manager, today)
    assert (told.covered, told.flagged) == (6, 2)
    add_floor(floor=floor, summary="", by=manager)
    evaluate_changes(today)
    after = set(Finding.objects.standing().filter(code="pay").values_list("offer", flat=True))
    assert len(after - before) == told.flagged


def test_only_offers_within_scope_place_and_sight_are_counted(offers, today, manager):
    assert impact(a_floor(today, site=offers), manager, today).covered == 4
    assert impact(a_floor(today, market=offers.market), manager, today).covered == 4
    whole = a_floor(today, scope=FloorScope.ORGANIZATION, family="")
    assert impact(whole, manager, today).covered == 7
    track = Offer.objects.get(pay_min=22).track
    of_track = a_floor(today, scope=FloorScope.TRACK, family="", track=track)
    assert impact(of_track, manager, today).covered == 1
    stranger = UserFactory(roles=[Role.MANAGER], sites=[SiteFactory()])
    assert impact(whole, stranger, today).covered == 2  # those without a site


def test_the_panel_tells_it_while_the_form_is_filled_in_and_writes_nothing(
    offers, today, manager, client
):
    client.force_login(manager)
    url = reverse("employers:floor_impact")
    facts = {"scope": "family", "family": "entry", "amount": "19", "effective_from": today}
    text = client.post(url, facts).content.decode()
    assert "2 open offers of 2 employers would be newly flagged." in text
    assert "It covers 6 open offers" in text
    assert "Fill in what it covers" in client.post(url, {"amount": "x"}).content.decode()
    assert WageFloor.objects.count() == 3
    client.force_login(UserFactory(roles=[Role.COACH]))
    assert client.post(url, facts).status_code == 403
