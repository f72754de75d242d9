"""The KPIs of Today: four tiles, and each recent cohort against the 120-day target."""

import datetime as dt
from collections import defaultdict
from urllib.parse import urlencode

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intermediary import kpi_forms, kpi_trend, metrics
from intermediary.kpi import words
from intermediary.opening import BARE
from intermediary.templatetags.words import percent, plain_number, record_date, short_date
from trainees.choices import EnrollmentStatus
from trainees.deadlines import add_months, day_120
from trainees.models import Cohort, Enrollment

TILES = ("placed_120d", "placed_9m", "early_contact", "coached")
# Cohorts whose day 120 lies at most three months back: what can still be acted on or learned from.
STRIP_DAYS = 210
CELLS, CELLS_OF_A_STATE = 12, 6  # in one line at a desk
STRIP_ORDER = ("open", "lost", "missed", "secured", "met")


def tiles(user, on: dt.date, filters: dict) -> list[dict]:
    """The four figures a manager is held to, each with what it still needs."""
    last = _last_graduation(user, on, filters)
    shown = [name for name in TILES if metrics.can_slice(name, filters)]
    trends = kpi_trend.quarters(shown, as_of=on, filters=filters, viewer=user)
    return [
        _tile(name, user, on, last, filters) | {"trend": kpi_trend.spark(name, trends[name])}
        for name in shown
    ]


def _tile(name, user, on, last, filters):
    start, _end = kpi_forms.window(kpi_forms.usual_period(name), on)
    [row] = metrics.compute([name], as_of=on, start=start, filters=filters, viewer=user)
    definition = metrics.REGISTRY[row.metric]
    populations = {
        "early_contact": _("Cohorts started since %s"),
        "coached": _("Graduates with coaching left"),
    }
    population = populations.get(row.metric, _("Graduated since %s"))
    return {
        "name": definition.title,
        "population": population % record_date(start) if "%s" in population else population,
        "share": row.rate,
        "figure": _("None due yet") if row.total and not row.of else "",
        "state": row.state,
        "target": row.target,
        "high": row.high,
        "need": _need(row, on, last),
        "sub": _count(row),
        "href": _href(row.metric, filters, user),
    }


def _href(name, filters, user):
    """The KPI's page with the same people behind the figure: its usual period, the same site."""
    address = reverse("intermediary:kpi", args=[name])
    # Without filters the figure is about everywhere, also for people whose KPIs open at a site.
    query = urlencode(filters) or (BARE if user.preferences.site_id else "")
    return f"{address}?{query}" if query else address


def _need(row, on, last):
    if row.metric == "early_contact" and row.state == "missed":
        missed = row.of - row.hits
        return ngettext("%s cohort missed week 4", "%s cohorts missed week 4", missed) % missed
    if row.metric == "coached" and row.state == "missed":
        short = words.goal(row.figures) - row.hits
        return ngettext("%s more graduate to see", "%s more graduates to see", short) % short
    deadline = {"placed_120d": day_120, "placed_9m": lambda day: add_months(day, 9)}
    by = deadline[row.metric](last) if last and row.metric in deadline else None
    return words.need(row.figures, by, on)


def _count(row):
    counts = {"hits": plain_number(row.hits), "of": plain_number(row.of)}
    if row.metric == "early_contact":
        return _("%(hits)s of %(of)s cohorts past day 28.") % counts
    if row.metric == "coached":
        return _("%(hits)s of %(of)s seen in the last 90 days.") % counts
    return words.count(row.figures)


def _last_graduation(user, on, filters):
    """The latest graduation in the tiles' population: its deadline is the last one to come."""
    rows = Enrollment.objects.visible_to(user).filter(
        status=EnrollmentStatus.GRADUATED, graduated_on__lte=on
    )
    if site := filters.get("site"):
        rows = rows.filter(cohort__site__key=site)
    return rows.aggregate(last=Max("graduated_on"))["last"]


def cohort_strip(user, on: dt.date, filters: dict) -> list[tuple]:
    """Recent cohorts grouped by state: (state, cells, how many), the next deadline first."""
    start = on - dt.timedelta(days=STRIP_DAYS)
    rows = metrics.compute(
        ["placed_120d"], as_of=on, by=("cohort",), start=start, filters=filters, viewer=user
    )
    found = _cohorts_with_last_graduation(user, on, [row.slice["cohort"] for row in rows])
    groups = defaultdict(list)
    for row in rows:
        if row.slice["cohort"] in found:
            cohort = found[row.slice["cohort"]]
            groups[row.state].append((day_120(cohort.last_graduation), cohort, row))
    room = _room({state: len(groups[state]) for state in STRIP_ORDER if groups[state]})
    return [
        (state, [_cell(each, on) for each in _shown(groups[state], state, n)], len(groups[state]))
        for state, n in room.items()
    ]


def _room(counts: dict[str, int]) -> dict[str, int]:
    """How many cells each state gets of one line: in turn, so that none is crowded out."""
    room = dict.fromkeys(counts, 0)
    for _turn in range(CELLS_OF_A_STATE):
        for state, count in counts.items():
            if room[state] < count and sum(room.values()) < CELLS:
                room[state] += 1
    return room


def _shown(cells, state, most):
    """A handful of a state's cohorts: the next deadline first, of settled ones the latest."""
    ordered = sorted(cells, key=lambda each: (each[0], each[1].key))
    return ordered[:most] if state in ("open", "lost") else ordered[::-1][:most]


def _cohorts_with_last_graduation(user, on, keys):
    graduated = Cohort.objects.visible_to(user).filter(
        key__in=keys,
        enrollments__status=EnrollmentStatus.GRADUATED,
        enrollments__graduated_on__lte=on,
    )
    found = graduated.annotate(last_graduation=Max("enrollments__graduated_on"))
    return {cohort.key: cohort for cohort in found}


def _cell(each, on):
    deadline, cohort, row = each
    sure = row.hits + row.pending_hits
    needs = {
        "open": lambda: _("%(n)s by %(by)s") % {"n": row.needed, "by": short_date(deadline, on)},
        "secured": lambda: _("%s needed") % words.goal(row.figures),
        "met": lambda: percent(round(row.rate, 2)),
    }
    need = needs.get(row.state, lambda: words.need(row.figures, None, on))()
    return {
        "name": cohort.key,
        "href": cohort.get_absolute_url(),
        "count": _("%(sure)s of %(total)s") % {"sure": sure, "total": row.total},
        "need": need,
    }
