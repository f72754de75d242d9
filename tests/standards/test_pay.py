"""The wage test on one offer's pay."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards.choices import PayPeriod, PayResult
from standards.pay import Pay, check, least_passing, round_half_up, what_would_pass
from tests.standards import pay_oracle as oracle

FLOOR = Decimal("18.00")


def test_a_full_year_at_forty_hours_is_exactly_the_floor():
    test = check(Pay(low=Decimal(37440), period="annual", hours_per_week=Decimal(40)), FLOOR)
    assert (test.result, test.hourly_low) == (PayResult.MEETS, Fraction(18))


def test_a_dollar_a_year_less_is_below_though_it_is_shown_as_the_floor():
    test = check(Pay(low=Decimal(37439), period="annual", hours_per_week=Decimal(40)), FLOOR)
    assert test.result == PayResult.BELOW
    assert test.shown_low == Decimal("18.00")
    assert Decimal(0) < test.shown_shortfall < Decimal("0.01")


def test_a_millionth_of_a_dollar_below_the_floor_is_below():
    assert check(Pay(low=Decimal("17.999999"), period="hourly"), FLOOR).result == PayResult.BELOW


@pytest.mark.parametrize(
    ("period", "amount"),
    [
        ("hourly", "20"),
        ("daily", "160"),
        ("weekly", "800"),
        ("biweekly", "1600"),
        ("semimonthly", "1733.333334"),
        ("monthly", "3466.666667"),
        ("annual", "41600"),
    ],
)
def test_twenty_dollars_an_hour_is_found_in_every_period(period, amount):
    pay = Pay(low=Decimal(amount), period=period, hours_per_week=Decimal(40))
    assert check(pay, FLOOR).shown_low == Decimal("20.00")


def test_daily_pay_counts_the_stated_shift_before_the_week():
    pay = Pay(low=Decimal(200), period="daily", hours_per_week=Decimal(40), hours_per_day=10)
    assert check(pay, FLOOR).hourly_low == 20


def test_forty_hours_are_assumed_for_full_time_only():
    full = check(Pay(low=Decimal(40000), period="annual", schedule="full_time"), FLOOR)
    blank = check(Pay(low=Decimal(40000), period="annual"), FLOOR)
    part = check(Pay(low=Decimal(40000), period="annual", schedule="part_time"), FLOOR)
    assert (full.result, full.assumed_hours) == (PayResult.MEETS, True)
    assert [blank.result, part.result] == [PayResult.UNKNOWN, PayResult.UNKNOWN]


def test_hours_are_not_assumed_where_none_are_needed():
    hourly = check(Pay(low=Decimal(20), period="hourly", schedule="full_time"), FLOOR)
    shift = Pay(low=Decimal(160), period="daily", hours_per_day=Decimal(8), schedule="full_time")
    assert not hourly.assumed_hours
    assert not check(shift, FLOOR).assumed_hours


def test_the_shorter_week_is_told_only_where_it_changes_the_verdict():
    near = check(Pay(low=Decimal(35000), period="annual", schedule="full_time"), FLOOR)
    far = check(Pay(low=Decimal(20000), period="annual", schedule="full_time"), FLOOR)
    stated = check(Pay(low=Decimal(35000), period="annual", hours_per_week=Decimal(40)), FLOOR)
    assert near.at_35.result == PayResult.MEETS
    assert far.at_35 is None
    assert stated.at_35 is None


@pytest.mark.parametrize(
    ("low", "high", "result"),
    [
        ("4.99", None, "implausible"),
        ("5", None, "below"),
        ("500", None, "meets"),
        ("500.01", None, "implausible"),
        ("20", "500.01", "implausible"),
        ("17", "18", "straddles"),
        ("17", "17.99", "below"),
        ("17", None, "below"),
        (None, "17.99", "below"),
        (None, "18", "unknown"),
        (None, None, "unknown"),
        ("0", "0", "unknown"),
        ("0", "17", "below"),
    ],
)
def test_each_range_has_one_result(low, high, result):
    ends = [Decimal(end) if end else None for end in (low, high)]
    assert check(Pay(*ends, period="hourly"), FLOOR).result == result


def test_without_a_floor_plausible_pay_is_neither_a_pass_nor_a_fail():
    assert check(Pay(low=Decimal(9), period="hourly"), None).result == PayResult.NO_FLOOR
    assert check(Pay(low=Decimal(2), period="hourly"), None).result == PayResult.IMPLAUSIBLE
    assert check(Pay(), None).result == PayResult.UNKNOWN


@pytest.mark.parametrize(
    ("amount", "stated", "meant"),
    [("45000", "hourly", "annual"), ("21", "annual", "hourly"), ("1440", "hourly", "biweekly")],
)
def test_a_wrong_period_comes_with_the_likeliest_right_one(amount, stated, meant):
    assert check(Pay(low=Decimal(amount), period=stated), FLOOR).result != PayResult.MEETS
    known = Pay(low=Decimal(amount), period=stated, hours_per_week=Decimal(40))
    assert check(known, FLOOR).suggestion[0] == meant


def test_what_would_pass_passes_and_a_cent_less_does_not():
    amounts = what_would_pass(FLOOR, Decimal("37.5"))
    assert amounts[PayPeriod.WEEKLY] == Decimal("675.00")
    assert amounts[PayPeriod.ANNUAL] == Decimal("35100.00")
    assert list(what_would_pass(FLOOR)) == [PayPeriod.HOURLY]


@given(st.data(), oracle.cents(8, 40))
def test_every_result_is_what_the_domain_says(data, floor):
    pay = data.draw(oracle.pays(floor))
    bound = data.draw(st.sampled_from([floor, floor, None]))
    test = check(pay, bound)
    assert test.result == oracle.result(pay, bound)
    assert test.hourly_low == oracle.hourly(pay, pay.low)
    assert test.hourly_high == oracle.hourly(pay, pay.high)
    assert (test.shortfall is not None) == test.is_flagged


@given(st.data(), oracle.cents(8, 40))
def test_the_least_passing_amount_meets_and_a_cent_less_fails(data, floor):
    pay = data.draw(oracle.pays(floor))
    least = least_passing(pay, floor)
    if least is None:
        return
    assert oracle.hourly(pay, least) >= floor
    assert least <= Decimal("0.01") or oracle.hourly(pay, least - Decimal("0.01")) < floor


@given(st.fractions(0, 1000))
def test_shown_amounts_are_within_half_a_cent_and_halves_go_up(amount):
    shown = Fraction(round_half_up(amount))
    assert Fraction(-1, 200) < shown - amount <= Fraction(1, 200)
