"""What people type for dollars and hours: understood as meant, or refused at the field."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from intermediary.form_fields import DollarsField, HoursOfWorkField


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("$17.50", "17.50"),
        (" 17.50 $ ", "17.50"),
        ("37,440", "37440"),
        ("1,234,567.89", "1234567.89"),
        ("17.", "17"),
        (".5", "0.5"),
        ("１７.５０", "17.50"),  # digits of another keyboard are digits
        ("100000000", "100000000"),
    ],
)
def test_dollars_are_read_as_people_write_them(typed, meant):
    assert DollarsField().clean(typed) == Decimal(meant)


@pytest.mark.parametrize("typed", ["", "0", "0.00", "$0", "-0", " "])
def test_nothing_and_zero_dollars_are_blank(typed):
    assert DollarsField(required=False).clean(typed) is None


@pytest.mark.parametrize(
    "typed",
    ["17,50", "17 50", "17_50", "1e5", "1E2", "NaN", "sNaN", "Infinity", "17.50/hr", "1,00,000"]
    + ["-5", "$-5", "17.5000001", "100000001", "9" * 40, "1e99", "²", "18\x00", "17.50.00"],
)
def test_dollars_that_could_mean_something_else_are_refused(typed):
    with pytest.raises(ValidationError):
        DollarsField(required=False).clean(typed)


@pytest.mark.parametrize(("typed", "meant"), [("37.5", "37.5"), ("40 h", "40"), ("8hours", "8")])
def test_hours_are_read_as_people_write_them(typed, meant):
    assert HoursOfWorkField(most=168).clean(typed) == Decimal(meant)


@pytest.mark.parametrize("typed", ["NaN", "1e1", "4_0", "-3", "200", "37.555", "forty"])
def test_hours_that_make_no_sense_are_refused(typed):
    with pytest.raises(ValidationError):
        HoursOfWorkField(most=168, required=False).clean(typed)
