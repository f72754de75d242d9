"""Evaluation: verdicts and findings follow offers and standards, and nothing else."""

import datetime as dt
from decimal import Decimal

import pytest

from employers.choices import Resolution
from employers.evaluation import evaluate
from employers.models import Finding, Offer, Verdict
from standards.choices import CriterionCode, PayPeriod, PayResult
from tests.factories import OfferFactory, WaiverFactory

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 3, 2)


def test_evaluating_twice_changes_nothing():
    OfferFactory(pay_min=Decimal("17.50"))
    OfferFactory(health=False)
    first = evaluate(ON)
    before = list(Finding.objects.values()), list(Verdict.objects.values())
    second = evaluate(ON + dt.timedelta(days=1))
    assert (first.offers, first.below, first.meets, first.flagged) == (2, 1, 1, 1)
    assert (first.opened, first.resolved, first.unchanged) == (2, 0, 0)
    assert (second.opened, second.resolved, second.unchanged) == (0, 0, 2)
    assert (list(Finding.objects.values()), list(Verdict.objects.values())) == before
