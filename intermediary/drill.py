"""From a figure of a KPI report to the people (or cohorts) behind it, and to the curve."""

import datetime as dt
from collections import Counter
from contextlib import nullcontext

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from intermediary.kpi.cells import Query, fetch
from intermediary.kpi.definitions import Definition, Source
from intermediary.kpi.rates import MATURE, Bucket
from intermediary.metrics import REGISTRY, source_of
from intermediary.reports import Report, sites_of
from placements import curves, outcomes
from trainees.models import Cohort, Enrollment

BUCKETS: dict[str, tuple[Bucket, ...]] = {
    "total": tuple(bucket for bucket in Bucket if bucket != Bucket.EXCLUDED),
    "of": MATURE,
    "hits": (Bucket.HIT,),
    "unverified": (Bucket.UNVERIFIED,),
    "unknown": (Bucket.UNKNOWN,),
    "missed": (Bucket.MISSED,),
    "pending": (Bucket.PENDING, Bucket.PENDING_HIT),
    "pending_hits": (Bucket.PENDING_HIT,),
    "excluded": (Bucket.EXCLUDED,),
}


def _in_bucket(definition: Definition, bucket: str) -> str:
    """The SQL condition for being counted in a figure of a metric."""
    if definition.is_rate:
        codes = ", ".join(str(int(code)) for code in BUCKETS[bucket])
        return f"r.{definition.name} IN ({codes})"
    known = f"(({definition.over}) IS NOT NULL AND ({definition.under}) IS NOT NULL)"
    chosen = {"total": "true", "of": known, "unknown": f"NOT {known}"}.get(bucket, "false")
    return f"{definition.population} AND {chosen}"


def graduates_behind(
    metric: str,
    as_of: dt.date,
    bucket: str = "total",
    *,
    filters: dict | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    viewer=None,
) -> QuerySet:
    """The enrollments (for early_contact the cohorts) that a figure counts, as far as seen.

    `bucket` is a key of BUCKETS; a KeyError says that it is none.
    """
    definition, source = REGISTRY[metric], source_of(metric)
    model = Enrollment if source.of_people else Cohort
    column = "enrollment_id" if source.of_people else "cohort_id"
    report = Report(as_of, timezone.localdate(), (), filters or {}, start, end, sites_of(viewer))
    found = _keys_behind(report, source, column, _in_bucket(definition, bucket))
    people = model.objects.filter(pk__in=found)
    if viewer is not None:
        people = people.visible_to(viewer)
    related = ("trainee", "cohort") if source.of_people else ("site", "track")
    return people.select_related(*related)


def _keys_behind(report: Report, source: Source, column: str, condition: str) -> RawSQL | list[int]:
    """The keys of the rows that a report counts under a condition: a query where it can be one."""
    as_of, today = report.as_of, report.today
    made = outcomes.as_of(as_of, today) if source.needs_outcomes else nullcontext("")
    with made as stored:
        query = report.query(source.relation(as_of, stored))
        query.conditions.append(condition)
        keys = f"SELECT r.{column} {query.body}"
        if as_of == today or not source.needs_outcomes:
            return RawSQL(keys, query.params)  # noqa: S611 - our own expressions only
        # the relation was made for this one question
        return [row[0] for row in fetch(keys, query.params)]


_OFFSETS = """
    SELECT CASE WHEN r.excluded_on <= r.sure_on OR (r.sure_on IS NULL AND r.excluded_on IS NOT NULL)
            THEN 'excluded' WHEN r.sure_on IS NOT NULL THEN 'placed' ELSE 'seen' END AS what,
        GREATEST(0, LEAST(r.sure_on, r.excluded_on) - r.graduated_on) AS day,
        {day} - r.graduated_on AS seen, count(*)
"""


def placement_curve(
    as_of: dt.date,
    *,
    filters: dict | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    viewer=None,
) -> curves.Curve:
    """The share placed by day since graduation, of the graduates a report is about."""
    today = timezone.localdate()
    report = Report(as_of, today, (), filters or {}, start, end, sites_of(viewer))
    with outcomes.as_of(as_of, today) as stored:
        query: Query = report.query(stored)
        select = _OFFSETS.format(day=f"date '{as_of.isoformat()}'")
        rows = fetch(f"{select} {query.body} GROUP BY 1, 2, 3", query.params)
    found = {"placed": Counter(), "excluded": Counter(), "seen": Counter()}
    for what, day, seen, number in rows:
        last = min(seen, curves.LAST_DAY)
        gone = what != "seen" and day <= last
        found[what if gone else "seen"][day if gone else last] += number
    return curves.curve(**found)
