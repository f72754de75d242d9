"""Coached: how many graduates were seen lately while they are entitled to coaching."""

import datetime as dt
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from coaching.choices import SessionOutcome
from intermediary.kpi.definitions import Definition, Kind, Source

DAYS = 90

COACHED = Definition(
    name="coached",
    title=_("Coached in the last 90 days"),
    kind=Kind.RATE,
    people=_("Graduates still entitled to coaching: up to 24 months, as their track says."),
    counts=_("A session seen on one of the last 90 days, by the calendar of their site."),
    left_out=_("Booked, missed, excused and canceled sessions."),
    target=Fraction(90, 100),
    target_words=_("90% of those entitled"),
)


def coached(as_of: dt.date, outcomes: str) -> str:
    """Entitled graduates with their Bucket. The site's local date decides; UTC only narrows."""
    day = f"date '{as_of.isoformat()}'"
    place = """JOIN trainees_cohort c ON c.id = o.cohort_id
            JOIN intermediary_site s ON s.id = c.site_id"""
    return f"""(
        SELECT o.*, CASE WHEN seen.enrollment_id IS NULL THEN 6 ELSE 3 END AS coached
        FROM {outcomes} o {place} JOIN standards_track t ON t.id = c.track_id
        LEFT JOIN (
            SELECT DISTINCT o.enrollment_id
            FROM coaching_session x JOIN {outcomes} o ON o.trainee_id = x.trainee_id {place}
            WHERE x.outcome = '{SessionOutcome.SEEN.value}'
                AND x.starts_at BETWEEN {day} - {DAYS + 1} AND {day} + 2
                AND (x.starts_at AT TIME ZONE s.time_zone)::date
                    BETWEEN {day} - {DAYS - 1} AND {day}
        ) seen ON seen.enrollment_id = o.enrollment_id
        WHERE (o.graduated_on + make_interval(months => t.coaching_months))::date >= {day}
    )"""  # noqa: S608


SOURCE = Source(definitions=(COACHED,), relation=coached)
