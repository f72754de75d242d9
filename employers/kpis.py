"""Early contact: whether employers met a cohort by its fourth week."""

import datetime as dt
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from intermediary.kpi.definitions import Definition, Kind, Source
from trainees.kpi_sql import quarter_of

DAYS = 28

EARLY_CONTACT = Definition(
    name="early_contact",
    title=_("Employer contact by week 4"),
    kind=Kind.RATE,
    people=_("Cohorts that started at least 28 days ago."),
    counts=_("At least one engagement of any kind with that cohort within 28 days of its start."),
    left_out=_("Engagements with nobody's or another cohort, and those before the start."),
    target=Fraction(1),
    target_words=_("every cohort"),
)


def early_contact(as_of: dt.date, _outcomes: str = "") -> str:
    """Cohorts old enough to judge, each with its Bucket; dates bound their start."""
    return f"""(
        SELECT c.id AS cohort_id, c.starts_on AS day, {quarter_of("c.ends_on")} AS quarter,
            CASE WHEN EXISTS (
                SELECT FROM employers_engagement e WHERE e.cohort_id = c.id
                    AND e.held_on BETWEEN c.starts_on AND c.starts_on + {DAYS}
            ) THEN 3 ELSE 6 END AS early_contact
        FROM trainees_cohort c WHERE c.starts_on <= date '{as_of.isoformat()}' - {DAYS}
    )"""  # noqa: S608


SOURCE = Source(
    definitions=(EARLY_CONTACT,), relation=early_contact, needs_outcomes=False, of_people=False
)
