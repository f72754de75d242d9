"""The wage test in SQL says what the wage test in Python says."""

from decimal import Decimal

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standards import pay_sql
from standards.pay import check
from tests.standards import pay_oracle as oracle

pytestmark = pytest.mark.django_db
COLUMNS = pay_sql.PayColumns(
    low="row.low",
    high="row.high",
    period="row.period",
    hours_per_week="row.week",
    hours_per_day="row.day",
    schedule="row.schedule",
)


def scaled(value, places):
    return None if value is None else int(value.scaleb(places))


def ask(cases):
    """Result, cents, shortfall and assumption for each (pay, floor) as SQL sees them."""
    rows = [
        (
            *(scaled(end, 6) for end in (pay.low, pay.high)),
            pay.period,
            *(scaled(hours, 2) for hours in (pay.hours_per_week, pay.hours_per_day)),
            pay.schedule,
            scaled(floor, 6),
        )
        for pay, floor in cases
    ]
    names = "low, high, period, week, day, schedule, floor"
    types = ("bigint", "bigint", "text", "bigint", "bigint", "text", "bigint")
    arrays = ", ".join(f"%s::{kind}[]" for kind in types)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT {pay_sql.result("pay", "row.floor")}, pay.assumed,
                       {pay_sql.hourly_cents("pay", "low")}, {pay_sql.hourly_cents("pay", "high")},
                       {pay_sql.shortfall("pay", "row.floor")}
                FROM unnest({arrays}) WITH ORDINALITY row({names}, place)
                {pay_sql.lateral(COLUMNS, "pay")} ORDER BY row.place""",
            [list(column) for column in zip(*rows, strict=True)],
        )
        return cursor.fetchall()


@st.composite
def cases(draw):
    floor = draw(oracle.cents(8, 40))
    return draw(oracle.pays(floor)), draw(st.sampled_from([floor, floor, floor, None]))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(cases(), min_size=40, max_size=60))
def test_sql_and_python_agree_on_every_figure(cases):
    for (pay, floor), (result, assumed, low, high, shortfall) in zip(
        cases, ask(cases), strict=True
    ):
        test = check(pay, floor)
        assert result == test.result == oracle.result(pay, floor)
        assert (low, high) == (scaled(test.shown_low, 2), scaled(test.shown_high, 2))
        assert assumed == test.assumed_hours
        if test.is_flagged:
            assert shortfall == scaled(test.shown_shortfall, 6)


def test_the_largest_pay_there_can_be_does_not_overflow():
    most = Decimal(100_000_000)
    pay = oracle.Pay(most, most, "semimonthly", Decimal(168), None, "full_time")
    assert ask([(pay, Decimal(500))])[0][0] == "implausible"
