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


def _case(period: str, *, hourly: str, spans: dict[str, str]) -> str:
    branches = " ".join(f"WHEN '{name}' THEN {value}" for name, value in spans.items())
    return f"CASE {period} WHEN '{PayPeriod.HOURLY.value}' THEN {hourly} {branches} END"


def lateral(columns: PayColumns, alias: str = "pay") -> str:
    """A lateral join that gives one row `alias(low, high, divisor, assumed)` for each row.

    Hourly pay is low / divisor micro-dollars. `low` and `high` are null when not stated; `divisor`
    is null when there is nothing to divide by; `assumed` says that 40 hours a week were taken.
    """
    c = columns
    shift = f"NULLIF({c.hours_per_day}, 0)"
    week = f"""COALESCE(NULLIF({c.hours_per_week}, 0),
        CASE WHEN {c.schedule} = '{Schedule.FULL_TIME.value}'
             THEN {int(ASSUMED_HOURS * HUNDREDTHS)} END)"""
    times = {period.value: str(payments * HUNDREDTHS) for period, (payments, _) in SPANS.items()}
    hours = {period.value: f"{weeks} * {week}" for period, (_, weeks) in SPANS.items()}
    daily = PayPeriod.DAILY.value
    times[daily] = f"CASE WHEN {shift} IS NULL THEN {times[daily]} ELSE {HUNDREDTHS} END"
    hours[daily] = f"COALESCE({shift}, {hours[daily]})"
    unstated = f"""{c.period} <> '{PayPeriod.HOURLY.value}'
        AND NULLIF({c.hours_per_week}, 0) IS NULL
        AND {c.schedule} = '{Schedule.FULL_TIME.value}'
        AND {c.period} IN ({", ".join(f"'{period}'" for period in hours)})
        AND NOT ({c.period} = '{daily}' AND {shift} IS NOT NULL)"""
    return f"""CROSS JOIN LATERAL (
        SELECT NULLIF({c.low}, 0) * span.times AS low, NULLIF({c.high}, 0) * span.times AS high,
               span.divisor, span.assumed
        FROM (SELECT {_case(c.period, hourly="1", spans=times)}::bigint AS times,
                     {_case(c.period, hourly="1", spans=hours)}::bigint AS divisor,
                     {unstated} AS assumed
              OFFSET 0) span  -- the fence keeps each expression from being worked out repeatedly
        OFFSET 0) {alias}"""


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
