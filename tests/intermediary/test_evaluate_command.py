"""`manage.py evaluate`: the counts that people script against."""

import datetime as dt
import json
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from employers.models import Finding
from tests.factories import OfferFactory

pytestmark = pytest.mark.django_db
KEYS = (
    "on offers meets straddles below unknown implausible no_floor flagged opened resolved unchanged"
)


def evaluate(capsys, *arguments):
    call_command("evaluate", "--on", "2026-03-02", *arguments)
    return capsys.readouterr().out


def test_the_counts_are_json_under_stable_names(capsys):
    OfferFactory(pay_min=Decimal(17))
    OfferFactory()
    counts = json.loads(evaluate(capsys, "--json"))
    assert list(counts) == KEYS.split()
    assert (counts["on"], counts["offers"], counts["below"]) == ("2026-03-02", 2, 1)
    assert (counts["flagged"], counts["opened"], counts["unchanged"]) == (1, 1, 0)


def test_closed_offers_are_counted_on_request_and_get_no_findings(capsys):
    OfferFactory(pay_min=Decimal(17), closes_on=dt.date(2026, 2, 1))
    assert json.loads(evaluate(capsys, "--json"))["offers"] == 0
    counts = json.loads(evaluate(capsys, "--json", "--all"))
    assert (counts["offers"], counts["below"], counts["flagged"]) == (1, 1, 0)
    assert not Finding.objects.exists()


def test_without_json_every_count_has_its_line(capsys):
    said = evaluate(capsys)
    assert [line.split()[0] for line in said.splitlines()] == KEYS.split()


def test_a_day_that_is_none_is_refused():
    with pytest.raises(CommandError):
        call_command("evaluate", "--on", "2026-02-30")
