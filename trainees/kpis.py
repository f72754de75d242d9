"""Graduation: how many of those who started a cohort finished it."""

import datetime as dt
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from intermediary.kpi.definitions import Definition, Kind, Source
from trainees.choices import EnrollmentStatus
from trainees.kpi_sql import owners, person_columns, quarter_of, team_on

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


def graduation(as_of: dt.date, _outcomes: str = "") -> str:
    """Enrollments that started in cohorts ended by `as_of`, each with its graduation Bucket.

    Quarter, owner and team are those of the cohort's end. What a report does not ask for costs
    nothing: PostgreSQL leaves out left joins and subqueries that nobody reads.
    """
    day = f"date '{as_of.isoformat()}'"
    started = f"""
        SELECT e.id AS enrollment_id, e.trainee_id, e.cohort_id, c.ends_on AS day,
            CASE WHEN e.status = '{EnrollmentStatus.GRADUATED.value}'
                THEN coalesce(e.graduated_on, c.ends_on) END AS graduated_on,
            CASE WHEN e.exclusion_on <= c.ends_on THEN e.exclusion_on END AS exclusion_on
        FROM trainees_enrollment e JOIN trainees_cohort c ON c.id = e.cohort_id
        WHERE e.started_on <= {day} AND c.ends_on <= {day}
    """  # noqa: S608
    return f"""(
        SELECT g.enrollment_id, g.cohort_id, g.day, {quarter_of("g.day")} AS quarter,
            o.owner_id, {team_on("o.owner_id", "g.day")} AS team_id, {person_columns("t")},
            CASE WHEN g.exclusion_on IS NOT NULL
                    AND (g.graduated_on <= g.exclusion_on) IS NOT TRUE THEN 0
                WHEN g.graduated_on <= {day} THEN 3 ELSE 6 END AS graduation
        FROM ({started}) g LEFT JOIN trainees_trainee t ON t.id = g.trainee_id
        LEFT JOIN ({owners(f"({started})", "day")}) o ON o.enrollment_id = g.enrollment_id
    )"""  # noqa: S608


SOURCE = Source(definitions=(GRADUATION,), relation=graduation, needs_outcomes=False)
