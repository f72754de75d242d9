"""The jobs over offers may run twice."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from employers.models import Finding
from employers.tasks import evaluate_changed_offers, evaluate_offers
from standards.choices import Family
from tests.factories import OfferFactory, WageFloorFactory

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 3, 2)


def test_the_nightly_evaluation_may_run_twice():
    OfferFactory(pay_min=Decimal(17))
    assert evaluate_offers("2026-03-02")["opened"] == 1
    rows = list(Finding.objects.values())
    again = evaluate_offers("2026-03-02")
    assert (again["opened"], again["resolved"], again["unchanged"]) == (0, 0, 1)
    assert list(Finding.objects.values()) == rows


def test_the_sweep_judges_what_changed_and_may_run_twice():
    OfferFactory(posted_on=ON, pay_min=Decimal(19))
    assert evaluate_changed_offers()["meets"] == 1
    assert evaluate_changed_offers()["offers"] == 0
    WageFloorFactory(family=Family.ENTRY, amount=Decimal(20), effective_from=timezone.localdate())
    assert evaluate_changed_offers()["opened"] == 1
    assert evaluate_changed_offers()["offers"] == 0
