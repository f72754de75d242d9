"""The wage test once more, slowly and word for word from the domain, to hold the others to."""

from fractions import Fraction

from hypothesis import strategies as st

from standards.choices import PayPeriod, Schedule
from standards.pay import Pay


def hourly(pay, amount):
    """An amount as dollars an hour, or None."""
    if not amount:
        return None
    if pay.period == "hourly":
        return Fraction(amount)
    if pay.period == "daily" and pay.hours_per_day:
        return Fraction(amount) / Fraction(pay.hours_per_day)
    h = pay.hours_per_week or (40 if pay.schedule == "full_time" else None)
    if not h:
        return None
    h, amount = Fraction(h), Fraction(amount)
    table = {
        "daily": lambda: amount / (h / 5),
        "weekly": lambda: amount / h,
        "biweekly": lambda: amount / (2 * h),
        "semimonthly": lambda: amount * 24 / (52 * h),
        "monthly": lambda: amount * 12 / (52 * h),
        "annual": lambda: amount / (52 * h),
    }
    return table[pay.period]() if pay.period in table else None


def result(pay, floor):
    """One of the six results."""
    low, high = hourly(pay, pay.low), hourly(pay, pay.high)
    if low is None and high is None:
        return "unknown"
    for end in (low, high):
        if end is not None and (end < 5 or end > 500):
            return "implausible"
    if floor is None:
        return "no_floor"
    floor = Fraction(floor)
    if low is not None:
        if low >= floor:
            return "meets"
        return "straddles" if high is not None and high >= floor else "below"
    return "below" if high < floor else "unknown"


HOURS_PAID = {"hourly": 1, "weekly": 40, "biweekly": 80, "annual": 2080}


def cents(low, high):
    """Dollars to the cent."""
    return st.decimals(low, high, places=2, allow_nan=False)


@st.composite
def amounts(draw, floor, period):
    """Amounts of every size, many of them within a micro-dollar or a cent of a floor."""
    near = floor * HOURS_PAID.get(period, 173)
    step = draw(st.sampled_from(["0", "0.000001", "-0.000001", "0.01", "-0.01", "-1"]))
    boundary = near + type(near)(step)
    wide = draw(st.one_of(cents(1, 60), cents(100, 9_000), cents(9_000, 250_000)))
    return draw(st.sampled_from([None, boundary, boundary, wide, wide]))


@st.composite
def pays(draw, floor):
    """Pay as people state it, ranges in order."""
    period = draw(st.sampled_from(["", *PayPeriod.values]))
    ends = [draw(amounts(floor, period)), draw(amounts(floor, period))]
    if None not in ends:
        ends.sort()
    half_hours = st.integers(1, 336).map(lambda n: type(floor)(n) / 2)
    return Pay(
        low=ends[0],
        high=ends[1],
        period=period,
        hours_per_week=draw(st.sampled_from([None, type(floor)(40), type(floor)("37.5")]))
        or draw(st.one_of(st.none(), half_hours)),
        hours_per_day=draw(st.sampled_from([None, None, type(floor)(8), type(floor)("7.25")])),
        schedule=draw(st.sampled_from(["", *Schedule.values])),
    )
