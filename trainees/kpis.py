"""Graduation: how many of those who started a cohort finished it."""

import datetime as dt
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from intermediary.kpi.definitions import Definition, Kind, Source
from trainees.choices import EnrollmentStatus
from trainees.finish_models import Finish
from trainees.kpi_sql import members, owners, person_columns, quarter_of, team_on

GRADUATION = Definition(
    name="graduation",
    title=_("Graduated"),
    kind=Kind.RATE,
    people=_("Everyone who started in a cohort that has ended."),
    counts=_("Graduated from that cohort."),
    left_out=_("Exclusions dated by the cohort's end, unless the person had graduated by then."),
    target=Fraction(85, 100),
    target_words=_("85% of those who started"),
)


def _started(day: str, only: str) -> str:
    """Enrollments that started in cohorts ended by the day; `only` is a condition on `e`."""
    return f"""
        SELECT e.id AS enrollment_id, e.trainee_id, e.cohort_id, c.ends_on AS day,
            CASE WHEN e.status = '{EnrollmentStatus.GRADUATED.value}'
                THEN coalesce(e.graduated_on, c.ends_on) END AS graduated_on,
            CASE WHEN e.exclusion_on <= c.ends_on THEN e.exclusion_on END AS exclusion_on
        FROM trainees_enrollment e JOIN trainees_cohort c ON c.id = e.cohort_id
        WHERE e.started_on <= {day} AND c.ends_on <= {day} AND {only}
    """  # noqa: S608


def _judged(day: str, team: str, sources: str) -> str:
    """Each of them with its dimensions at the cohort's end and its graduation Bucket."""
    return f"""
        SELECT g.enrollment_id, g.trainee_id, g.cohort_id, g.day,
            {quarter_of("g.day")} AS quarter, o.owner_id, {team} AS team_id, {person_columns("t")},
            (CASE WHEN g.exclusion_on IS NOT NULL
                    AND (g.graduated_on <= g.exclusion_on) IS NOT TRUE THEN 0
                WHEN g.graduated_on <= {day} THEN 3 ELSE 6 END)::smallint AS graduation
        FROM {sources} LEFT JOIN trainees_trainee t ON t.id = g.trainee_id
    """  # noqa: S608


def finishes(as_of: dt.date, only: str = "true") -> str:
    """Who finished a cohort they started, by `as_of`, as one query.

    What a reader does not ask for costs nothing: PostgreSQL leaves out left joins and subqueries
    that nobody reads.
    """
    day = f"date '{as_of.isoformat()}'"
    started = _started(day, only)
    owner = f"({owners(f'({started})', 'day')}) o ON o.enrollment_id = g.enrollment_id"
    sources = f"({started}) g LEFT JOIN {owner}"
    return _judged(day, team_on("o.owner_id", "g.day"), sources)


def finishes_in_tables(as_of: dt.date, name: str) -> list[str]:
    """The same for everyone as statements that build tables, so that both cores work."""
    day = f"date '{as_of.isoformat()}'"
    sources = """started g
        LEFT JOIN started_owners o ON o.enrollment_id = g.enrollment_id
        LEFT JOIN started_members m ON m.user_id = o.owner_id AND m.starts_on <= g.day
            AND (m.until IS NULL OR m.until > g.day)"""
    steps = {
        "started": _started(day, "true"),
        "started_owners": owners("started", "day"),
        "started_members": members(),
        name: _judged(day, "m.team_id", sources),
    }
    return [
        statement
        for table, rows in steps.items()
        for statement in (f"CREATE UNLOGGED TABLE {table} AS {rows}", f"ANALYZE {table}")
    ]


def graduation(as_of: dt.date, _outcomes: str = "") -> str:
    """The relation of the metric, worked out anew for any day."""
    return f"({finishes(as_of)})"


SOURCE = Source(
    definitions=(GRADUATION,),
    relation=graduation,
    needs_outcomes=False,
    stored=Finish._meta.db_table,
)
