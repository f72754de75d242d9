"""The wage test: what pay comes to an hour, exactly, and whether that meets a floor.

Source of the rule: section "Offers and wage floors" of the domain. Money is Decimal dollars, hours
are Decimal hours, hourly pay is an exact Fraction of dollars; only shown amounts are rounded.
`standards/pay_sql.py` is the same rule for a million rows; the tests hold the two together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from standards.choices import PayPeriod, PayResult, Schedule

ASSUMED_HOURS = Decimal(40)
SHORTER_WEEK = Decimal(35)
LOWEST_PLAUSIBLE = Decimal(5)
HIGHEST_PLAUSIBLE = Decimal(500)
CENT = Decimal("0.01")

# So many payments cover so many weeks: 24 half-months are 52 weeks, 5 days are one.
SPANS: dict[PayPeriod, tuple[int, int]] = {
    PayPeriod.DAILY: (5, 1),
    PayPeriod.WEEKLY: (1, 1),
    PayPeriod.BIWEEKLY: (1, 2),
    PayPeriod.SEMIMONTHLY: (24, 52),
    PayPeriod.MONTHLY: (12, 52),
    PayPeriod.ANNUAL: (1, 52),
}


@dataclass(frozen=True)
class Pay:
    """Pay as somebody stated it. None, 0 and "" mean not stated."""

    low: Decimal | None = None
    high: Decimal | None = None
    period: str = ""
    hours_per_week: Decimal | None = None
    hours_per_day: Decimal | None = None
    schedule: str = ""

    @classmethod
    def of(cls, offer) -> Pay:
        """The pay that an offer (saved or not) states."""
        return cls(
            low=offer.pay_min or None,
            high=offer.pay_max or None,
            period=offer.pay_period,
            hours_per_week=offer.hours_per_week or None,
            hours_per_day=offer.hours_per_day or None,
            schedule=offer.schedule,
        )

    @property
    def needs_hours(self) -> bool:
        """Whether the amount has to be divided by weekly hours."""
        by_shift = self.period == PayPeriod.DAILY and self.hours_per_day
        return self.period in SPANS and not by_shift

    @property
    def assumes_hours(self) -> bool:
        """Whether 40 hours stand in for hours nobody stated; a blank schedule is not full-time."""
        unstated = self.needs_hours and not self.hours_per_week
        return unstated and self.schedule == Schedule.FULL_TIME

    @property
    def hours(self) -> Decimal | None:
        """Weekly hours that count: stated, or the 40 assumed for a full-time job."""
        if self.hours_per_week:
            return self.hours_per_week
        return ASSUMED_HOURS if self.schedule == Schedule.FULL_TIME else None

    @property
    def hours_in_period(self) -> Fraction | None:
        """Hours that one payment pays for; None when that cannot be known."""
        if self.period == PayPeriod.HOURLY:
            return Fraction(1)
        if self.period not in SPANS:
            return None
        if not self.needs_hours:
            return Fraction(self.hours_per_day)
        if not self.hours:
            return None
        payments, weeks = SPANS[self.period]
        return Fraction(self.hours) * weeks / payments

    def hourly(self, amount: Decimal | None) -> Fraction | None:
        """An amount of this pay as dollars an hour, exactly."""
        hours = self.hours_in_period
        return Fraction(amount) / hours if amount and hours else None


@dataclass(frozen=True)
class PayTest:
    """What the wage test found; `shortfall` is missing dollars an hour, None when none are."""

    result: PayResult
    pay: Pay
    floor: Decimal | None
    hourly_low: Fraction | None
    hourly_high: Fraction | None
    shortfall: Fraction | None = None
    assumed_hours: bool = False
    at_35: PayTest | None = None
    suggestion: tuple[PayPeriod, ...] = ()

    @property
    def shown_low(self) -> Decimal | None:
        """The lowest hourly pay to two decimals, for display only."""
        return round_half_up(self.hourly_low)

    @property
    def shown_high(self) -> Decimal | None:
        """The highest hourly pay to two decimals, for display only."""
        return round_half_up(self.hourly_high)

    @property
    def shown_shortfall(self) -> Decimal | None:
        """The shortfall rounded up to a micro-dollar, so that it is never shown as nothing."""
        return None if self.shortfall is None else round_up(self.shortfall, Decimal("0.000001"))

    @property
    def is_flagged(self) -> bool:
        """Whether the pay is a finding: wholly or partly below the floor."""
        return self.result in (PayResult.BELOW, PayResult.STRADDLES)

    @property
    def is_known(self) -> bool:
        """Whether the pay could be tested at all; unknown or wrong-looking pay hides an offer."""
        return self.result not in (PayResult.UNKNOWN, PayResult.IMPLAUSIBLE)


def check(pay: Pay, floor: Decimal | None) -> PayTest:
    """Test stated pay against the floor that binds (dollars an hour, None: no floor binds)."""
    low, high = pay.hourly(pay.low), pay.hourly(pay.high)
    result = _result(low, high, floor)
    short = (PayResult.BELOW, PayResult.STRADDLES)
    tested = PayTest(
        result=result,
        pay=pay,
        floor=floor,
        hourly_low=low,
        hourly_high=high,
        shortfall=Fraction(floor) - (low or high) if result in short else None,
        assumed_hours=pay.assumes_hours,
        suggestion=likely_periods(pay, floor) if result == PayResult.IMPLAUSIBLE else (),
    )
    if not pay.assumes_hours:
        return tested
    shorter = check(replace(pay, hours_per_week=SHORTER_WEEK), floor)
    return replace(tested, at_35=shorter if shorter.result != result else None)


def _result(low: Fraction | None, high: Fraction | None, floor: Decimal | None) -> PayResult:
    """The six results, in the order in which they are tested."""
    stated = [end for end in (low, high) if end is not None]
    if not stated:
        return PayResult.UNKNOWN
    if not all(is_plausible(end) for end in stated):
        return PayResult.IMPLAUSIBLE
    if floor is None:
        return PayResult.NO_FLOOR
    if low is None:
        return PayResult.BELOW if high < floor else PayResult.UNKNOWN
    if low >= floor:
        return PayResult.MEETS
    return PayResult.STRADDLES if high is not None and high >= floor else PayResult.BELOW


def is_plausible(hourly: Fraction) -> bool:
    """Whether hourly pay lies between $5 and $500: outside, the period is almost always wrong."""
    return LOWEST_PLAUSIBLE <= hourly <= HIGHEST_PLAUSIBLE


def likely_periods(pay: Pay, floor: Decimal | None) -> tuple[PayPeriod, ...]:
    """Periods that would make implausible pay plausible, the likeliest (nearest the floor) first.

    Where hours are missing a 40-hour week is taken, for the suggestion only.
    """
    usual = Fraction(floor or 20)
    known = replace(pay, hours_per_week=pay.hours or ASSUMED_HOURS)
    distances = []
    for period in PayPeriod:
        tried = replace(known, period=period)
        ends = [tried.hourly(end) for end in (pay.low, pay.high) if end]
        if period != pay.period and all(is_plausible(end) for end in ends):
            distances.append((max(ends[0] / usual, usual / ends[0]), period))
    return tuple(period for _, period in sorted(distances))


def what_would_pass(floor: Decimal, hours: Decimal | None = None) -> dict[PayPeriod, Decimal]:
    """The least pay that meets a floor by hour, week and year (by hour only without hours).

    Rounded up to the cent, so each amount does pass; the hour is the floor itself.
    """
    amounts = {PayPeriod.HOURLY: floor}
    for period in (PayPeriod.WEEKLY, PayPeriod.ANNUAL) if hours else ():
        amounts[period] = least_passing(Pay(period=period, hours_per_week=hours), floor)
    return amounts


def least_passing(pay: Pay, floor: Decimal) -> Decimal | None:
    """The least amount, in the period the pay is stated in, that meets the floor; to the cent."""
    hours = pay.hours_in_period
    return None if hours is None else round_up(Fraction(floor) * hours, CENT)


def round_half_up(amount: Fraction | None, step: Decimal = CENT) -> Decimal | None:
    """An exact amount to a whole number of steps, halves up."""
    if amount is None:
        return None
    return int((amount / Fraction(step) + Fraction(1, 2)) // 1) * step


def round_up(amount: Fraction, step: Decimal = CENT) -> Decimal:
    """An exact amount to the next whole number of steps."""
    return int(-(-amount // Fraction(step))) * step
