"""Whom a coach has to see next: weekly in training, every two weeks while they look for work,
monthly in the first 90 days of a job, then once a quarter."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max, Min, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coaching.choices import SessionOutcome
from coaching.models import Session
from intermediary.templatetags.words import short_date
from placements.models import Placement
from trainees.choices import EnrollmentStatus
from trainees.deadlines import add_months
from trainees.models import Enrollment

NEW_AT_WORK = 90  # days
COACHED = (EnrollmentStatus.ENROLLED, EnrollmentStatus.GRADUATED)


@dataclass(frozen=True)
class Plan:
    """How often somebody is to be seen, and in which words."""

    days: int
    phase: str | Promise


TRAINING = Plan(7, _("In training, weekly"))
SEARCH = Plan(14, _("Job search, every 2 weeks"))
NEW_JOB = Plan(30, _("New at work, monthly"))
AT_WORK = Plan(91, _("At work, quarterly"))


@dataclass(frozen=True)
class Overdue:
    """Somebody who should have been seen by a day and has no session booked."""

    enrollment: Enrollment
    plan: Plan
    seen_on: dt.date | None
    due_on: dt.date

    @property
    def said_due(self) -> str:
        """By when they should have been seen: "Due Nov 18"."""
        return gettext("Due %s") % short_date(self.due_on)


def plan_of(enrollment: Enrollment, started_on: dt.date | None, on: dt.date) -> Plan:
    """How often this person is to be seen; `started_on`: the first day of a job they have now."""
    if enrollment.status == EnrollmentStatus.ENROLLED:
        return TRAINING
    if started_on is None:
        return SEARCH
    return NEW_JOB if (on - started_on).days <= NEW_AT_WORK else AT_WORK


def overdue(coach, now: dt.datetime, on: dt.date) -> list[Overdue]:
    """The coach's people who are past the day they should have been seen by, the longest first.

    Left out: who has a session booked, and who is no longer entitled. Three queries.
    """
    rows = Enrollment.objects.visible_to(coach).coached_by(coach, on).filter(status__in=COACHED)
    rows = [row for row in rows.for_list().order_by("pk") if _is_entitled(row, on)]
    people = [row.trainee_id for row in rows]
    jobs = _jobs(people, on)
    touches = _touches(people, now)
    found = []
    for row in rows:
        seen_at, is_booked = touches.get(row.trainee_id, (None, False))
        plan = plan_of(row, jobs.get(row.trainee_id), on)
        seen_on = timezone.localdate(seen_at) if seen_at else None
        start = max(filter(None, [seen_on, row.graduated_on or row.started_on]), default=on)
        due_on = start + dt.timedelta(days=plan.days)
        if due_on < on and not is_booked:
            found.append(Overdue(row, plan, seen_on, due_on))
    return sorted(found, key=lambda each: (each.due_on, each.enrollment.trainee.sort_key))


def _is_entitled(row: Enrollment, on: dt.date) -> bool:
    if row.graduated_on is None:
        return row.started_on is not None and row.started_on <= on
    return add_months(row.graduated_on, row.cohort.track.coaching_months) >= on


def _jobs(people: list[int], on: dt.date) -> dict[int, dt.date]:
    """Person -> the first day of the job they have on this day."""
    held = Placement.objects.filter(trainee__in=people, started_on__lte=on)
    held = held.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on)).order_by()
    return dict(held.values_list("trainee_id").annotate(Min("started_on")))


def _touches(people: list[int], now: dt.datetime) -> dict[int, tuple]:
    """Person -> when they were last seen by anyone, and whether a session is booked ahead."""
    seen = Max("starts_at", filter=Q(outcome=SessionOutcome.SEEN))
    ahead = Max("starts_at", filter=Q(outcome=SessionOutcome.BOOKED, starts_at__gt=now))
    rows = Session.objects.filter(trainee__in=people).order_by()
    found = rows.values_list("trainee_id").annotate(seen=seen, ahead=ahead)
    return {person: (seen_at, booked is not None) for person, seen_at, booked in found}
