"""Which floor binds: the highest of those whose scope, place and days contain the offer."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standards import floors
from standards.choices import Family, FloorScope, VersionState
from standards.models import WageFloor
from tests.factories import (
    MarketFactory,
    SiteFactory,
    TrackFactory,
    VersionFactory,
    WageFloorFactory,
)

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 3, 2)
DAY = dt.timedelta(days=1)


def amount(track, site=None, on=ON):
    floor = floors.binding(track, site, on)
    return floor and floor.amount


@pytest.mark.parametrize(
    ("family", "shipped"),
    [
        (Family.ENTRY, Decimal("18.00")),
        (Family.MID_CAREER, Decimal("18.00")),
        (Family.CYBER_SOFTWARE, Decimal("21.00")),
        (Family.HOME_CARE, None),
        (Family.CHILD_CARE, None),
    ],
)
def test_every_family_starts_with_the_shipped_floor_or_none(family, shipped):
    assert amount(TrackFactory(family=family)) == shipped


def test_the_highest_floor_binds_even_when_another_is_nearer():
    track = TrackFactory()
    WageFloorFactory(scope=FloorScope.TRACK, family="", track=track, amount=Decimal("17"))
    assert amount(track) == Decimal("18.00")


def test_of_equal_floors_the_nearest_is_named():
    track, site = TrackFactory(), SiteFactory()
    own = WageFloorFactory(scope=FloorScope.TRACK, family="", track=track, amount=Decimal(18))
    assert floors.binding(track, site, ON) == own
    here = WageFloorFactory(family=Family.ENTRY, amount=Decimal(18), site=site)
    assert floors.binding(track, site, ON) == own
    assert floors.binding(TrackFactory(), site, ON) == here


def test_an_offer_without_a_track_has_only_the_floor_of_the_whole_organization():
    assert amount(None) is None
    WageFloorFactory(scope=FloorScope.ORGANIZATION, family="", amount=Decimal("15"))
    assert amount(None) == Decimal("15.00")


def test_a_floor_of_a_place_binds_only_offers_at_that_place():
    here = SiteFactory()
    near, far = SiteFactory(market=here.market), SiteFactory()
    WageFloorFactory(family=Family.ENTRY, amount=Decimal("20"), market=here.market)
    WageFloorFactory(family=Family.ENTRY, amount=Decimal("22"), site=here)
    track = TrackFactory()
    found = [amount(track, site) for site in (here, near, far, None)]
    assert found == [Decimal(22), Decimal(20), Decimal(18), Decimal(18)]


def test_both_ends_of_a_floor_are_inclusive():
    track = TrackFactory(family=Family.HOME_CARE)
    WageFloorFactory(effective_from=ON, effective_to=ON + DAY)
    days = [ON - DAY, ON, ON + DAY, ON + 2 * DAY]
    assert [amount(track, on=day) for day in days] == [None, Decimal(17), Decimal(17), None]


@pytest.mark.parametrize("state", list(VersionState))
def test_only_an_agreed_version_makes_a_floor_bind(state):
    track = TrackFactory(family=Family.HOME_CARE)
    WageFloorFactory(version=VersionFactory(state=state))
    agreed = state in ("ratified", "in_force", "superseded")
    assert (amount(track) is not None) == agreed
    assert bool(asked_in_sql([(track, None, ON)], dated=False)[0]) == agreed


def test_a_floor_says_in_words_what_it_covers():
    site = SiteFactory(name="Bronx")
    assert floors.words(WageFloor.objects.get(family=Family.ENTRY)) == "entry tracks"
    assert floors.words(WageFloorFactory(site=site)) == "home care in Bronx"
    assert floors.words(None) == ""


# --- The same in SQL -----------------------------------------------------------------------------


def asked_in_sql(cases, *, dated):
    """The binding floors' keys as SQL finds them, by the day or by stretches of days."""
    found = []
    for track, site, on in cases:
        days = "" if dated else f"DATE '{on}'"
        where = f"""AND starts_on <= DATE '{on}'
                    AND (ends_before IS NULL OR ends_before > DATE '{on}')"""
        with connection.cursor() as cursor:
            cursor.execute(
                f"""SELECT floor_id FROM {floors.binding_sql(days)} floor
                    WHERE track_id = %s AND site_id = %s {where if dated else ""}""",
                [track.pk if track else 0, site.pk if site else 0],
            )
            rows = cursor.fetchall()
        assert len(rows) <= 1
        found.append(rows[0][0] if rows else None)
    return found


def named_once(floor):
    """What may exist once; a floor of the whole organization everywhere has no `which`."""
    scope, place, which, starts, *_ = floor
    return scope, place, which if place or scope != "organization" else 0, starts


days = st.integers(0, 6).map(lambda n: ON + n * DAY)
scopes = st.sampled_from(["organization", "family", "track"])
places = st.sampled_from([None, "market", "site"])
drawn_floors = st.lists(
    st.tuples(
        scopes, places, st.integers(0, 1), days, st.one_of(st.none(), days), st.integers(1, 4)
    ),
    max_size=7,
    unique_by=named_once,
)


def overlapping_floors(drawn, tracks, sites):
    """Floors of two tracks and two places over one week."""
    version = VersionFactory()
    for scope, place, which, starts, ends, amount in drawn:
        WageFloorFactory(
            scope=scope,
            family=tracks[which].family if scope == "family" else "",
            track=tracks[which] if scope == "track" else None,
            market=sites[which].market if place == "market" else None,
            site=sites[which] if place == "site" else None,
            effective_from=starts,
            effective_to=max(starts, ends) if ends else None,
            amount=Decimal(amount),
            version=version,
        )


def slowly(track, site, on):
    """The amount that binds, by going through every floor there is."""
    best = None
    for floor in WageFloor.objects.all():
        inside = {
            "organization": True,
            "family": track is not None and track.family == floor.family,
            "track": track is not None and track.pk == floor.track_id,
        }[floor.scope]
        if floor.site_id:
            inside = inside and site is not None and site.pk == floor.site_id
        if floor.market_id:
            inside = inside and site is not None and site.market_id == floor.market_id
        started = floor.effective_from <= on
        over = floor.effective_to is not None and floor.effective_to < on
        if inside and started and not over:
            best = floor.amount if best is None else max(best, floor.amount)
    return best


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn_floors)
def test_python_sql_by_day_and_sql_by_stretch_agree(drawn):
    WageFloor.objects.all().delete()
    market = MarketFactory()
    sites = [SiteFactory(market=market), SiteFactory()]
    tracks = [TrackFactory(family=Family.HOME_CARE), TrackFactory(family=Family.CHILD_CARE)]
    overlapping_floors(drawn, tracks, sites)
    cases = [
        (track, site, ON + n * DAY)
        for track in (*tracks, None)
        for site in (*sites, None)
        for n in range(-1, 9)
    ][::3]
    bound = [floors.binding(*case) for case in cases]
    keys = [floor and floor.pk for floor in bound]
    assert [floor and floor.amount for floor in bound] == [slowly(*case) for case in cases]
    assert asked_in_sql(cases, dated=False) == keys
    assert asked_in_sql(cases, dated=True) == keys
