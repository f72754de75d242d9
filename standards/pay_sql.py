"""The wage test of `standards/pay.py` as SQL over integer columns, for offers and placements alike.

Money is bigint micro-dollars and hours are bigint hundredths, so every comparison is exact: both
sides are multiplied by the hours instead of dividing by them. The largest product ($100 million
paid 24 times a year) stays below 2.5e17; bigint holds 9.2e18.
"""

from dataclasses import dataclass

from standards.choices import PayPeriod, PayResult, Schedule
from standards.pay import ASSUMED_HOURS, HIGHEST_PLAUSIBLE, LOWEST_PLAUSIBLE, SPANS

MICRO = 1_000_000
CENT = 10_000  # micro-dollars
LOWEST = int(LOWEST_PLAUSIBLE * MICRO)
HIGHEST = int(HIGHEST_PLAUSIBLE * MICRO)
HUNDREDTHS = 100


@dataclass(frozen=True)
class PayColumns:
    """SQL expressions that say what is paid; "NULL" or "''" where a table has no such column."""

    low: str = "NULL::bigint"
    high: str = "NULL::bigint"
    period: str = "''"
    hours_per_week: str = "NULL::bigint"
    hours_per_day: str = "NULL::bigint"
    schedule: str = "''"

    @classmethod
    def of_offer(cls, table: str) -> "PayColumns":
        """The columns of employers_offer under this alias."""
        return cls(
            low=f"{table}.pay_min",
            high=f"{table}.pay_max",
            period=f"{table}.pay_period",
            hours_per_week=f"{table}.hours_per_week",
            hours_per_day=f"{table}.hours_per_day",
            schedule=f"{table}.schedule",
        )


def _spans() -> str:
    """A row for each period and schedule: what to multiply by, and the weeks to divide by."""
    hourly = (
        f"('{PayPeriod.HOURLY.value}', {{full_time}}, 1, 1::bigint, NULL::int, NULL::int, FALSE)"
    )
    rows = []
    for full_time in (True, False):
        week = int(ASSUMED_HOURS * HUNDREDTHS) if full_time else "NULL"
        rows.append(hourly.format(full_time=full_time))
        rows += [
            f"('{period.value}', {full_time}, {payments * HUNDREDTHS}, NULL, {weeks}, {week}, "
            f"{period == PayPeriod.DAILY})"
            for period, (payments, weeks) in SPANS.items()
        ]
    return f"""(VALUES {", ".join(rows)})
        {{span}}(period, full_time, times, fixed, weeks, assumed_week, by_shift)"""


def lateral(columns: PayColumns, alias: str = "pay") -> str:
    """A join that gives one row `alias(low, high, divisor, assumed)` for each row.

    Hourly pay is low / divisor micro-dollars. `low` and `high` are null when not stated; `divisor`
    is null when there is nothing to divide by; `assumed` says that 40 hours a week were taken.
    No subquery here is fenced off: the planner dissolves them all, so that scans stay parallel.
    """
    c, span = columns, f"{alias}_span"
    week, shift = f"NULLIF({c.hours_per_week}, 0)", f"NULLIF({c.hours_per_day}, 0)"
    shifts = f"({span}.by_shift AND {shift} IS NOT NULL)"
    times = f"CASE WHEN {shifts} THEN {HUNDREDTHS} ELSE {span}.times END"
    return f"""LEFT JOIN {_spans().format(span=span)}
          ON {span}.period = {c.period}
         AND {span}.full_time = ({c.schedule} = '{Schedule.FULL_TIME.value}')
        CROSS JOIN LATERAL (
            SELECT NULLIF({c.low}, 0) * {times} AS low, NULLIF({c.high}, 0) * {times} AS high,
                   CASE WHEN {shifts} THEN {shift}
                        ELSE COALESCE({span}.fixed,
                                      {span}.weeks * COALESCE({week}, {span}.assumed_week))
                   END AS divisor,
                   COALESCE({span}.assumed_week IS NOT NULL AND {week} IS NULL
                            AND NOT {shifts}, FALSE) AS assumed
        ) {alias}"""


def result(alias: str, floor: str) -> str:
    """The result of the wage test as text; `floor` is micro-dollars an hour, null: none binds."""
    p, d = alias, f"{alias}.divisor"
    outside = " OR ".join(
        f"{p}.{end} < {LOWEST} * {d} OR {p}.{end} > {HIGHEST} * {d}" for end in ("low", "high")
    )
    r = {name: f"'{name.value}'" for name in PayResult}
    return f"""CASE
        WHEN {d} IS NULL OR COALESCE({p}.low, {p}.high) IS NULL THEN {r[PayResult.UNKNOWN]}
        WHEN {outside} THEN {r[PayResult.IMPLAUSIBLE]}
        WHEN {floor} IS NULL THEN {r[PayResult.NO_FLOOR]}
        WHEN {p}.low >= {floor} * {d} THEN {r[PayResult.MEETS]}
        WHEN {p}.low IS NULL AND {p}.high >= {floor} * {d} THEN {r[PayResult.UNKNOWN]}
        WHEN {p}.low IS NOT NULL AND {p}.high >= {floor} * {d} THEN {r[PayResult.STRADDLES]}
        ELSE {r[PayResult.BELOW]} END"""


def hourly_cents(alias: str, end: str = "low") -> str:
    """Hourly pay in whole cents, halves up: for display, histograms and medians."""
    d = f"{alias}.divisor"
    return f"((2 * {alias}.{end} + {CENT} * {d}) / ({2 * CENT} * {d}))"


def shortfall(alias: str, floor: str) -> str:
    """Missing micro-dollars an hour, rounded up; only meaningful where the pay is below."""
    d = f"{alias}.divisor"
    paid = f"COALESCE({alias}.low, {alias}.high)"
    return f"(({floor} * {d} - {paid} + {d} - 1) / {d})"
