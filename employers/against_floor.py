"""Open offers by how far their lowest pay lies from the floor that binds them, exactly."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from django.core.exceptions import EmptyResultSet
from django.db import connection

from employers.evaluation_sql import FLAGGED, floor_join
from employers.querysets import OfferQuerySet
from standards import pay_sql
from standards.choices import PayResult

WORST = 20
DRAWN = (PayResult.BELOW, PayResult.STRADDLES, PayResult.MEETS)


@dataclass(frozen=True)
class Short:
    """One offer wholly or partly below its floor, in exact dollars an hour.

    `low` is None where only a highest pay is stated; `shortfall` counts from what is stated.
    """

    offer_id: int
    title: str
    employer: str
    result: PayResult
    floor: Fraction
    low: Fraction | None
    high: Fraction | None
    shortfall: Fraction


@dataclass(frozen=True)
class AgainstFloor:
    """How many open offers have each result, by whole dollars from the floor, and the worst.

    `dollars` maps (whole dollars, result) to a number: 0 is from the floor to a dollar above it,
    -1 up to a dollar below. Offers whose distance cannot be told are in `results` only.
    """

    results: Counter = field(default_factory=Counter)
    dollars: dict[tuple[int, PayResult], int] = field(default_factory=dict)
    worst: list[Short] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All open offers asked for."""
        return sum(self.results.values())

    @property
    def drawn(self) -> int:
        """Those whose distance from a floor is known."""
        return sum(self.results[result] for result in DRAWN)


def against_floor(offers: OfferQuerySet, on: date) -> AgainstFloor:
    """Test these offers as far as they are open on the day, against the floors of that day.

    Two queries, however many offers there are; nothing is written.
    """
    try:
        ids, params = offers.live(on).order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:  # Django sees that there are none
        return AgainstFloor()
    day = f"DATE '{on.isoformat()}'"
    results: Counter = Counter()
    dollars: dict[tuple[int, PayResult], int] = {}
    with connection.cursor() as cursor:
        cursor.execute(_counts_sql(ids, day), params)
        for result, dollar, number in cursor.fetchall():
            results[PayResult(result)] += number
            if PayResult(result) in DRAWN:
                dollars[dollar, PayResult(result)] = number
        cursor.execute(_worst_sql(ids, day), params)
        worst = [_short(*row) for row in cursor.fetchall()]
    return AgainstFloor(results, dollars, worst)


def _short(pk, title, employer, result, floor, low, high, divisor) -> Short:
    """A row of the worst in exact dollars an hour."""
    paid = [None if end is None else Fraction(end, divisor * pay_sql.MICRO) for end in (low, high)]
    floor = Fraction(floor, pay_sql.MICRO)
    stated = paid[0] if paid[0] is not None else paid[1]
    return Short(pk, title, employer, PayResult(result), floor, *paid, floor - stated)


def _tested(ids: str, day: str) -> str:
    """The offers with their pay, the floor that binds them and the result of the test."""
    return f"""
        FROM ({ids}) chosen(id) JOIN employers_offer offer USING (id)
        {floor_join(day)}
        {pay_sql.lateral(pay_sql.PayColumns.of_offer("offer"))}
        CROSS JOIN LATERAL (SELECT {pay_sql.result("pay", "floor.amount")} AS result) test
    """


def _counts_sql(ids: str, day: str) -> str:
    """How many offers have each result, by whole dollars from the floor rounded downward."""
    gap = "(COALESCE(pay.low, pay.high) - floor.amount * pay.divisor)"
    dollar = f"(pay.divisor * {pay_sql.MICRO})"
    rest = f"mod(mod({gap}, {dollar}) + {dollar}, {dollar})"  # mod takes the sign of the gap
    return f"""SELECT test.result, CASE WHEN test.result IN {_listed(DRAWN)}
                   THEN ({gap} - {rest}) / {dollar} END AS dollars, count(*)
        {_tested(ids, day)} GROUP BY 1, 2"""


def _worst_sql(ids: str, day: str) -> str:
    """The offers that are short by most; of equal ones those made first."""
    return f"""SELECT offer.id, offer.title, employer.name, test.result, floor.amount,
               pay.low, pay.high, pay.divisor
        {_tested(ids, day)} JOIN employers_employer employer ON employer.id = offer.employer_id
        WHERE test.result IN {FLAGGED}
        ORDER BY {pay_sql.shortfall("pay", "floor.amount")} DESC, offer.id LIMIT {WORST}"""


def _listed(results) -> str:
    codes = ", ".join(f"'{result.value}'" for result in results)
    return f"({codes})"
