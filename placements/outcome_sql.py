"""The SQL that works out one outcome row per graduate, step by step.

Each step is a SELECT over earlier steps. For all graduates every step becomes a table of its own,
because only then does PostgreSQL work on both cores; for a few trainees the same steps are the
WITH clauses of one statement. `as_of` stands in the text as a constant date.
"""

import datetime as dt
from dataclasses import dataclass

from placements import quality_sql
from placements.choices import SUFFICIENT, CheckOutcome, PlacementKind
from standards.floors import binding_sql
from standards.pay_sql import PayColumns, lateral
from trainees.choices import EnrollmentStatus
from trainees.kpi_sql import (
    ID_BITS,
    ID_MASK,
    first_id,
    last_id,
    members,
    owners,
    person_columns,
    quarter_of,
)

COUNTING = ("full_time", "apprenticeship", "temp_to_hire")
PART_TIME_FROM = 2000  # hundredths of an hour a week
WINDOW = (30, 60)  # days before and after the anniversary that speak for it
YEAR = 365
PLACEMENT, CHECK = "placements_placement", "placements_outcomecheck"
SURE = "({})".format(", ".join(f"'{tier.value}'" for tier in SUFFICIENT))
GOOD_BY = {"quality_placed_120d": "d120", "quality_placed_9m": "d9m"}
DEADLINES = {"placed_120d": "d120", "placed_6m": "d6m", "placed_9m": "d9m"}


@dataclass(frozen=True)
class Scope:
    """Which day the outcome is for, and whether it is for some trainees only."""

    as_of: dt.date
    trainees: tuple[int, ...] | None = None

    @property
    def day(self) -> str:
        return f"date '{self.as_of.isoformat()}'"

    def only(self, column: str) -> str:
        """The condition that keeps a step to the trainees in question."""
        if self.trainees is None:
            return "true"
        return f"{column} = ANY('{{{','.join(map(str, self.trainees))}}}'::bigint[])"


def graduates(scope: Scope) -> str:
    """Enrollments that have graduated by the day, with their deadlines."""
    return f"""
        SELECT e.id AS enrollment_id, e.trainee_id, e.cohort_id, e.graduated_on, c.starts_on,
            CASE WHEN e.exclusion_on <= {scope.day} THEN e.exclusion_on END AS exclusion_on,
            e.graduated_on + 120 AS d120,
            (e.graduated_on + interval '6 months')::date AS d6m,
            (e.graduated_on + interval '9 months')::date AS d9m
        FROM trainees_enrollment e JOIN trainees_cohort c ON c.id = e.cohort_id
        WHERE e.status = '{EnrollmentStatus.GRADUATED.value}'
            AND e.graduated_on <= {scope.day} AND {scope.only("e.trainee_id")}
    """


def unnamed(table: str, day: str, scope: Scope) -> str:
    """Rows of placements or checks without a cohort, with the enrollment each belongs to.

    That is the trainee's latest that had started by then: the greater id where two started at once.
    """
    return f"""
        SELECT t.id, {last_id("e.started_on", "e.id")} AS enrollment_id
        FROM {table} t JOIN trainees_enrollment e
            ON e.trainee_id = t.trainee_id AND e.started_on <= t.{day}
        WHERE t.enrollment_id IS NULL AND {scope.only("t.trainee_id")} GROUP BY t.id
    """


def attributed(table: str, others: str, day: str, columns: str, scope: Scope) -> str:
    """Rows of placements or checks, each with its enrollment: named, or as `others` says."""
    known = f"t.{day} <= {scope.day} AND {scope.only('t.trainee_id')}"
    return f"""
        SELECT {columns}, t.enrollment_id FROM {table} t
        WHERE t.enrollment_id IS NOT NULL AND {known}
        UNION ALL
        SELECT {columns}, u.enrollment_id FROM {table} t JOIN {others} u ON u.id = t.id
        WHERE t.enrollment_id IS NULL AND {known}
    """


def proofs(scope: Scope) -> str:
    """Placements that have sufficient undisputed evidence by the day."""
    some = f"""v.placement_id IN (
        SELECT id FROM placements_placement t WHERE {scope.only("t.trainee_id")})"""
    return f"""
        SELECT v.placement_id FROM placements_evidence v
        WHERE v.tier IN {SURE} AND (v.dated_on IS NULL OR v.dated_on <= {scope.day})
            AND (v.disputed_on IS NULL OR v.disputed_on > {scope.day})
            AND {"true" if scope.trainees is None else some}
        GROUP BY v.placement_id
    """


def jobs(scope: Scope) -> str:
    """Placements that count, with their pay by the hour and whether they are proven."""
    columns = (
        "t.id, t.started_on, t.ended_on, t.employer_id, t.offer_id, t.kind, t.pay, t.pay_period, "
        "t.hours_per_week"
    )
    pay = PayColumns(
        low="p.pay", period="p.pay_period", hours_per_week="p.hours_per_week", schedule="p.kind"
    )
    hours = (
        f"coalesce(p.hours_per_week, CASE p.kind WHEN '{PlacementKind.FULL_TIME}' THEN 4000 END)"
    )
    return f"""
        SELECT g.enrollment_id, p.id, p.started_on, p.employer_id, p.offer_id,
            CASE WHEN p.ended_on <= {scope.day} THEN p.ended_on END AS ended_on,
            v.placement_id IS NOT NULL AS sure,
            CASE WHEN pay.divisor IS NOT NULL THEN pay.low END AS num,
            CASE WHEN pay.low IS NOT NULL THEN pay.divisor END AS den,
            {hours} AS hours, {quality_sql.is_good("p")} AS good
        FROM ({attributed(PLACEMENT, "unnamed_jobs", "started_on", columns, scope)}) p
        JOIN graduates g ON g.enrollment_id = p.enrollment_id
        LEFT JOIN proofs v ON v.placement_id = p.id
        {quality_sql.joins("p")}
        {lateral(pay)}
        WHERE p.started_on >= g.starts_on
            AND (p.ended_on IS NULL OR p.ended_on >= g.graduated_on)
            AND (p.kind IN {COUNTING}
                OR (p.kind = '{PlacementKind.PART_TIME}' AND p.hours_per_week >= {PART_TIME_FROM}))
    """


def firsts(_scope: Scope) -> str:
    """For each graduate the first day of counting work, and of proven work with its job."""
    return f"""
        SELECT enrollment_id, min(started_on) AS placed_on,
            min(started_on) FILTER (WHERE sure) AS sure_on,
            min(started_on) FILTER (WHERE sure AND good) AS good_on,
            min(started_on) FILTER (WHERE sure AND good IS NULL) AS maybe_on,
            {first_id("started_on", "id", "sure")} AS first_id
        FROM jobs GROUP BY enrollment_id
    """


def starts(scope: Scope) -> str:
    """Beside that the first proven job itself, and its anniversary where that has come."""
    return f"""
        SELECT f.*, j.employer_id, j.num, j.den, j.hours,
            CASE WHEN f.sure_on + {YEAR} <= {scope.day} THEN f.sure_on + {YEAR} END AS d
        FROM firsts f LEFT JOIN jobs j ON j.id = f.first_id
    """


def covers(scope: Scope) -> str:
    """What placements say of the anniversary: proven, covered, or spanning it at all."""
    before, after = WINDOW
    same = "(j.id = s.first_id OR j.employer_id = s.employer_id)"
    proven = f"((j.ended_on IS NOT NULL AND j.sure) OR v.tier IN {SURE})"
    covered = "(j.ended_on IS NOT NULL OR v.id IS NOT NULL)"
    later = "(j.started_on, j.id) > (s.sure_on, s.first_id) AND j.sure AND j.num IS NOT NULL"
    return f"""
        SELECT s.enrollment_id, bool_or({proven}) AS proven, bool_or({covered}) AS covered,
            bool_or({proven} AND {same}) AS proven_same,
            bool_or({covered} AND {same}) AS covered_same,
            bool_or({same}) AS spanning_same,
            {last_id("j.started_on", "j.id", later)} AS later_id
        FROM starts s
        JOIN jobs j ON j.enrollment_id = s.enrollment_id AND j.started_on <= s.d
            AND (j.ended_on IS NULL OR j.ended_on >= s.d)
        LEFT JOIN placements_evidence v ON v.placement_id = j.id AND j.ended_on IS NULL
            AND coalesce(v.dated_on, j.started_on) BETWEEN s.d - {before} AND s.d + {after}
            AND coalesce(v.dated_on, j.started_on) <= {scope.day}
            AND (v.disputed_on IS NULL OR v.disputed_on > {scope.day})
        GROUP BY s.enrollment_id
    """


def checks(scope: Scope) -> str:
    """What follow-up found: last time without work, and work around the anniversary."""
    columns = (
        "t.id, t.checked_on, t.outcome, t.employer_id, t.tier, t.pay, t.pay_period, "
        "t.hours_per_week"
    )
    pay = PayColumns(low="x.pay", period="x.pay_period", hours_per_week="x.hours_per_week")
    near = f"x.checked_on BETWEEN s.d - {WINDOW[0]} AND s.d + {WINDOW[1]}"
    works = f"{near} AND x.outcome = '{CheckOutcome.EMPLOYED}'"
    idle = f"x.outcome = '{CheckOutcome.NOT_EMPLOYED}'"
    proven = f"x.tier IN {SURE}"
    same = "x.employer_id = s.employer_id"
    paid = f"{works} AND {proven} AND pay.low IS NOT NULL AND pay.divisor IS NOT NULL"
    nearest = "abs(x.checked_on - s.d) * 2 + (x.checked_on < s.d)::int"
    return f"""
        SELECT x.enrollment_id, max(x.checked_on) FILTER (WHERE {idle}) AS idle_on,
            bool_or({works} AND {proven}) AS proven, bool_or({works}) AS covered,
            bool_or({works} AND {proven} AND {same}) AS proven_same,
            bool_or({works} AND {same}) AS covered_same, bool_or({near} AND {idle}) AS idle,
            min(({nearest})::bigint << {ID_BITS} | x.id) FILTER (WHERE {paid})
                & {ID_MASK} AS paid_id
        FROM ({attributed(CHECK, "unnamed_checks", "checked_on", columns, scope)}) x
        LEFT JOIN starts s ON s.enrollment_id = x.enrollment_id
        {lateral(pay)}
        GROUP BY x.enrollment_id
    """


def paid(_scope: Scope) -> str:
    """The pay by the hour that the chosen checks found."""
    pay = PayColumns(low="c.pay", period="c.pay_period", hours_per_week="c.hours_per_week")
    return f"""
        SELECT c.id, pay.low, pay.divisor
        FROM checks k JOIN placements_outcomecheck c ON c.id = k.paid_id {lateral(pay)}
    """


def retained(suffix: str, spanning: str) -> str:
    """The bucket of a retention metric on the anniversary; null while it has not come."""
    return f"""CASE WHEN g.d IS NULL THEN NULL
        WHEN v.proven{suffix} OR x.proven{suffix} THEN 3
        WHEN v.covered{suffix} OR x.covered{suffix} THEN 4
        WHEN {spanning} AND x.idle IS NOT TRUE THEN 5 ELSE 6 END::smallint"""


def in_time(deadline: str, scope: Scope) -> str:
    """The bucket of a placement deadline."""
    return f"""CASE WHEN g.excluded_on <= LEAST(g.{deadline}, {scope.day}) THEN 0
        WHEN g.{deadline} > {scope.day} THEN CASE WHEN g.sure_on <= g.{deadline} THEN 2 ELSE 1 END
        WHEN g.sure_on <= g.{deadline} THEN 3
        WHEN g.placed_on <= g.{deadline} THEN 4
        WHEN g.placed_on > g.{deadline} OR x.idle_on >= g.{deadline} THEN 6
        ELSE 5 END::smallint"""


def in_good_time(deadline: str, scope: Scope) -> str:
    """The bucket of a deadline for good jobs: as above, but a proven start must be a good one."""
    return f"""CASE WHEN g.sure_on <= g.{deadline}
            AND (g.excluded_on <= LEAST(g.{deadline}, {scope.day})) IS NOT TRUE THEN
        CASE WHEN g.{deadline} > {scope.day} THEN CASE WHEN g.good_on <= g.{deadline}
            THEN 2 ELSE 1 END
        WHEN g.good_on <= g.{deadline} THEN 3
        WHEN g.maybe_on <= g.{deadline} THEN 5 ELSE 6 END
        ELSE {in_time(deadline, scope)} END::smallint"""


def outcomes(scope: Scope) -> str:
    """The outcome rows themselves, in the order of the table's columns."""
    excluded = "CASE WHEN s.placed_on <= g.exclusion_on THEN NULL ELSE g.exclusion_on END"
    buckets = ", ".join(f"{in_time(end, scope)} AS {name}" for name, end in DEADLINES.items())
    buckets += "".join(f", {in_good_time(e, scope)} AS {name}" for name, e in GOOD_BY.items())
    return f"""
        SELECT g.enrollment_id, g.trainee_id, g.cohort_id, o.owner_id, m.team_id, g.graduated_on,
            g.graduated_on AS day, {quarter_of("g.graduated_on")} AS quarter,
            {person_columns("t")},
            g.excluded_on, g.placed_on, g.sure_on, g.first_id, x.idle_on,
            {buckets},
            {retained("", "v.enrollment_id IS NOT NULL")} AS retained_365,
            {retained("_same", "v.spanning_same")} AS retained_365_same,
            g.num AS start_num, g.den AS start_den,
            CASE WHEN g.d IS NOT NULL THEN coalesce(w.low, l.num) END AS later_num,
            CASE WHEN g.d IS NOT NULL THEN coalesce(w.divisor, l.den) END AS later_den,
            round(g.num::numeric * g.hours * 52 / (100 * g.den), 2) AS start_year,
            t.prior_annual_earnings AS prior
        FROM (SELECT g.*, s.first_id, s.placed_on, s.sure_on, s.good_on, s.maybe_on, s.d,
                s.num, s.den, s.hours, {excluded} AS excluded_on
            FROM graduates g LEFT JOIN starts s ON s.enrollment_id = g.enrollment_id) g
        JOIN trainees_trainee t ON t.id = g.trainee_id
        LEFT JOIN owners o ON o.enrollment_id = g.enrollment_id
        LEFT JOIN members m ON m.user_id = o.owner_id AND m.starts_on <= g.graduated_on
            AND (m.until IS NULL OR m.until > g.graduated_on)
        LEFT JOIN covers v ON v.enrollment_id = g.enrollment_id
        LEFT JOIN checks x ON x.enrollment_id = g.enrollment_id
        LEFT JOIN jobs l ON l.id = v.later_id
        LEFT JOIN paid w ON w.id = x.paid_id
    """


STEPS = {
    "graduates": graduates,
    "owners": lambda _scope: owners("graduates", "graduated_on"),
    "members": lambda _scope: members(),
    "floors": lambda _scope: f"SELECT * FROM {binding_sql()} bound",
    "unnamed_jobs": lambda scope: unnamed(PLACEMENT, "started_on", scope),
    "unnamed_checks": lambda scope: unnamed(CHECK, "checked_on", scope),
    "proofs": proofs,
    "jobs": jobs,
    "firsts": firsts,
    "starts": starts,
    "covers": covers,
    "checks": checks,
    "paid": paid,
}


def in_one_statement(scope: Scope) -> str:
    """The outcome rows of a scope as one SELECT."""
    steps = ", ".join(f"{name} AS ({step(scope)})" for name, step in STEPS.items())
    return f"WITH {steps} {outcomes(scope)}"


_SETTINGS = (  # of this transaction: the tables are large and nobody else waits for them
    "SET LOCAL work_mem = '256MB'",
    "SET LOCAL max_parallel_workers_per_gather = 2",
    "SET LOCAL default_statistics_target = 10",
    "SET LOCAL parallel_tuple_cost = 0.001",
    "SET LOCAL parallel_setup_cost = 10",
    "SET LOCAL synchronous_commit = off",
)
_WITHIN_LATER_STEPS = ("paid",)  # joined as they are; the rest, sums and windows, apart


def in_tables(scope: Scope, result: str) -> list[str]:
    """Statements that build all outcome rows as an unlogged table, on both cores."""
    statements, pending = [*_SETTINGS], []
    for name, step in [*STEPS.items(), (result, outcomes)]:
        if name in _WITHIN_LATER_STEPS:
            pending.append(f"{name} AS NOT MATERIALIZED ({step(scope)})")
            continue
        steps = f"WITH {', '.join(pending)}" if pending else ""
        statements.append(f"CREATE UNLOGGED TABLE {name} AS {steps} {step(scope)}")
        statements.append(f"ANALYZE {name}")
    return statements
