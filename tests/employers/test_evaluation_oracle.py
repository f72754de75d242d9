"""Whatever happens to offers and standards: the set-based evaluation says what `assess` says."""

import datetime as dt
from contextlib import contextmanager
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from employers.answers import ANSWERS, BITS, answer
from employers.choices import Classification
from employers.evaluation import assess, evaluate, evaluate_changes
from employers.models import Finding, Offer, Verdict
from standards.choices import CriterionCode, Family, PayPeriod, PayResult, Severity
from standards.models import Criterion, WageFloor
from tests.factories import (
    EmployerFactory,
    OfferFactory,
    SiteFactory,
    TrackFactory,
    VersionFactory,
    WageFloorFactory,
    WaiverFactory,
)

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 3, 2)
DAY = dt.timedelta(days=1)
YES_NO = st.sampled_from([None, True, False])
STATED = [code for code in ANSWERS if code not in ("employee", "schedule_notice")]

facts = st.fixed_dictionaries(
    {
        "pay_min": st.sampled_from([None, *map(Decimal, ("3", "17.999999", "18", "21", "37440"))]),
        "pay_period": st.sampled_from(["", *PayPeriod.values]),
        "hours_per_week": st.sampled_from([None, Decimal(35), Decimal(40)]),
        "schedule": st.sampled_from(["", "full_time"]),
        "classification": st.sampled_from(["", *Classification.values]),
        "schedule_notice_days": st.sampled_from([None, 13, 14]),
        "posted_on": st.sampled_from([None, ON - DAY, ON, ON + DAY]),
        "closes_on": st.sampled_from([None, None, ON + DAY, ON + 2 * DAY]),
        "paused_at": st.sampled_from([None, None, timezone.now()]),
        **dict.fromkeys(STATED, YES_NO),
    }
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("change"), st.integers(0, 4), facts),
        st.tuples(st.just("waive"), st.integers(0, 4), st.sampled_from(CriterionCode.values)),
        st.tuples(st.just("floor"), st.sampled_from(Family.values[:3]), st.integers(5, 40)),
        st.tuples(st.just("criteria"), st.sampled_from(CriterionCode.values), st.none()),
        st.tuples(st.just("wait"), st.integers(1, 2), st.none()),
    ),
    max_size=5,
)


@contextmanager
def forgotten():
    """What one example writes is gone before the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class World:
    """Five offers, two of them at one site, under the shipped standards."""

    def __init__(self, drawn):
        self.on, self.raised = ON, 0
        tracks = [TrackFactory(family=family) for family in Family.values[:2]] + [None]
        sites, employer = [SiteFactory(), None], EmployerFactory()
        self.offers = [
            OfferFactory(employer=employer, track=tracks[n % 3], site=sites[n % 2], **given)
            for n, given in enumerate(drawn)
        ]

    def do(self, kind, first, second):
        """One thing that happens to offers or standards between two evaluations."""
        getattr(self, kind)(first, second)

    def change(self, which, given):
        Offer.objects.filter(pk=self.offers[which].pk).update(**given)

    def waive(self, which, code):
        offer = self.offers[which]
        offer.waivers.filter(code=code).update(revoked_at=timezone.now())
        WaiverFactory(offer=offer, code=code, until=self.on + DAY)

    def floor(self, family, amount):
        self.raised += 1
        at = SiteFactory() if self.raised % 3 == 0 else None
        same_day = {"family": family, "site": at, "effective_from": self.on}
        # A floor that judged an offer cannot be deleted: a second one on its day mends it.
        if not WageFloor.objects.filter(**same_day).update(amount=Decimal(amount), band_top=None):
            WageFloorFactory(**same_day, amount=Decimal(amount))

    def criteria(self, code, _none):
        old = Criterion.objects.in_force("Job quality", self.on)
        version = VersionFactory(
            document=old[0].version.document,
            number=old[0].version.number + 1,
            effective_from=self.on,
        )
        for each in old:
            severity = Severity.REQUIRED if each.code == code else each.severity
            fields = {"code": each.code, "severity": severity, "question": each.question}
            if not (code == CriterionCode.HEALTH and each.code == CriterionCode.VOICE):
                Criterion.objects.create(version=version, position=each.position, **fields)

    def wait(self, days, _none):
        self.on += days * DAY


def failing(offer, on):
    """The criteria an offer fails on a day and no waiver sets aside, with their severity."""
    if not offer.is_live(on):
        return {}
    said = assess(offer, on)
    found = {
        each.criterion.code: each.criterion.severity
        for each in said.criteria
        if answer(offer, each.criterion.code) is False and not each.is_waived
    }
    if said.pay.is_flagged and not said.pay_waived:
        required = Severity.REQUIRED if said.pay_required else Severity.PREFERRED
        found[CriterionCode.PAY] = required
    return found


def check_verdict(offer, said, open_codes):
    verdict = offer.verdict
    assert verdict.result == said.pay.result
    assert verdict.floor == said.floor
    assert verdict.version == said.version
    assert (verdict.hourly_low, verdict.hourly_high) == (said.pay.shown_low, said.pay.shown_high)
    assert verdict.shortfall == said.pay.shown_shortfall
    assert verdict.assumed_hours == said.pay.assumed_hours
    assert (verdict.required_unmet, verdict.required_unknown) == (
        bool(said.unmet),
        bool(said.unknown),
    )
    assert verdict.failed == sum(BITS[code] for code in open_codes)


def check_findings(offer, said, expected):
    standing = {each.code: each for each in offer.findings.standing()}
    assert {code: each.severity for code, each in standing.items()} == expected
    for code, each in standing.items():
        is_pay = code == CriterionCode.PAY
        assert each.version == (said.floor.version if is_pay else said.version)
        assert (each.floor, each.floor_amount, each.shortfall, each.hourly_low) == (
            (said.floor, said.floor.amount, said.pay.shown_shortfall, said.pay.shown_low)
            if is_pay
            else (None, None, None, None)
        )


def check_counts(done, offers, expected, on):
    live = [offer for offer in offers if offer.is_live(on)]
    results = [assess(offer, on).pay.result for offer in live]
    assert done.offers == len(live)
    assert {name: getattr(done, name) for name in PayResult.values} == {
        name: results.count(name) for name in PayResult.values
    }
    assert done.flagged == sum(Severity.REQUIRED in codes.values() for codes in expected.values())
    assert done.opened + done.unchanged == sum(map(len, expected.values()))


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(facts, min_size=5, max_size=5), st.lists(steps, min_size=1, max_size=3))
def test_findings_and_verdicts_follow_whatever_happens(drawn, rounds):
    with forgotten():
        follow(World(drawn), rounds)


def follow(world, rounds):
    """Evaluate after each round of happenings and compare everything there is."""
    for happening in ([], *rounds):
        for step in happening:
            world.do(*step)
        standing = set(Finding.objects.standing().values_list("pk", flat=True))
        done = evaluate(world.on)
        offers = list(Offer.objects.select_related("track", "site"))
        expected = {offer.pk: failing(offer, world.on) for offer in offers}
        visible = set(Offer.objects.visible_to_trainees(world.on).values_list("pk", flat=True))
        for offer in offers:
            said = assess(offer, world.on)
            assert (offer.pk in visible) == said.is_visible
            if offer.is_live(world.on):
                check_verdict(offer, said, expected[offer.pk])
            check_findings(offer, said, expected[offer.pk])
        check_counts(done, offers, expected, world.on)
        still = standing & set(Finding.objects.standing().values_list("pk", flat=True))
        assert (len(standing) - done.resolved, done.unchanged) == (len(still), len(still))
        before = list(Finding.objects.order_by("pk").values()), list(Verdict.objects.values())
        again = evaluate(world.on)
        assert (again.opened, again.resolved) == (0, 0)
        assert (list(Finding.objects.order_by("pk").values()), list(Verdict.objects.values())) == (
            before
        )


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(facts, min_size=5, max_size=5), steps)
def test_judging_only_what_changed_comes_to_the_same(drawn, happening):
    with forgotten():
        follow_changes(World(drawn), happening)


def follow_changes(world, happening):
    """Evaluate all, let things happen, evaluate only what changed."""
    evaluate(world.on)
    for step in happening:
        if step[0] != "waive":  # waivers are granted by an action that evaluates at once
            world.do(*step)
    evaluate_changes(world.on)
    again = evaluate(world.on)
    assert (again.opened, again.resolved) == (0, 0)
    live = Offer.objects.live(world.on)
    assert live.filter(verdict__isnull=True).count() == 0
    for offer in live.select_related("track", "site", "verdict"):
        check_verdict(offer, assess(offer, world.on), failing(offer, world.on))
