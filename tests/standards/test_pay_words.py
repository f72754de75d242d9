"""Every result of the wage test has its sentence: the number, the rule, what to do."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards.pay import Pay, check
from standards.pay_words import sentence
from tests.standards import pay_oracle as oracle

FLOOR = Decimal("18.00")
D = Decimal


@pytest.mark.parametrize(
    ("pay", "words"),
    [
        (
            Pay(D("17.50"), None, "hourly"),
            "$17.50 is $0.50 below the $18.00 floor for entry tracks. Raise it to $18.00 or more.",
        ),
        (
            Pay(D(37439), None, "annual", D(40)),
            "$37,439 a year is less than a cent below the $18.00 floor for entry tracks. "
            "Raise it to $37,440 a year or more.",
        ),
        (
            Pay(D(35000), None, "annual", D(40)),
            "$35,000 a year is $16.83 an hour, $1.17 below the $18.00 floor for entry tracks. "
            "Raise it to $37,440 a year or more.",
        ),
        (Pay(D(20), None, "hourly"), "$20.00 meets the $18.00 floor for entry tracks."),
        (
            Pay(D(45000), None, "hourly"),
            "$45,000.00 an hour looks wrong. Did you mean “by the year”?",
        ),
        (
            Pay(None, D(25), "hourly"),
            "“Up to $25.00 an hour” does not say the lowest pay. "
            "State a lowest pay; $18.00 or more meets the floor.",
        ),
        (
            Pay(D(50000), None, "annual"),
            "$50,000 a year cannot be turned into hourly pay. State the hours a week.",
        ),
    ],
)
def test_the_sentence_states_the_number_the_rule_and_the_remedy(pay, words):
    assert sentence(check(pay, FLOOR), "entry tracks") == words


def test_an_assumed_week_is_said_with_what_a_shorter_one_would_change():
    said = sentence(check(Pay(D(35000), None, "annual", schedule="full_time"), FLOOR), "x")
    assert said.endswith("40 a week are assumed. At 35 hours a week: meets.")


@pytest.mark.parametrize(
    ("pay", "end"),
    [
        # $4.98 at 40 hours is implausible; at 35 it is $5.69 and plainly below.
        (Pay(D(199), None, "weekly", schedule="full_time"), "At 35 hours a week: below floor."),
        (Pay(None, D(800), "weekly", schedule="full_time"), "40 a week are assumed."),
    ],
)
def test_an_assumed_week_is_said_of_pay_that_looks_wrong_or_is_open_as_well(pay, end):
    assert sentence(check(pay, FLOOR), "x").endswith(end)


def test_no_week_is_assumed_of_pay_that_is_not_stated():
    assert "assumed" not in sentence(check(Pay(None, None, "annual", schedule="full_time"), FLOOR))


@given(st.data(), oracle.cents(8, 40))
def test_there_is_a_sentence_for_whatever_pay_is_stated(data, floor):
    test = check(data.draw(oracle.pays(floor)), data.draw(st.sampled_from([floor, None])))
    said = sentence(test, "entry tracks")
    assert said.endswith((".", "?"))
    assert "None" not in said
    assert "$0.00 below" not in said
