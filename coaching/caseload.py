"""Whom a coach has to see next: weekly in training, every two weeks while they look for work,
monthly in the first 90 days of a job, then once a quarter."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, Min, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coaching.choices import SessionOutcome
from coaching.coaches import coached_until
from coaching.models import Session
from intermediary.templatetags.words import short_date
from placements.models import Placement
from trainees.choices import EnrollmentStatus
from trainees.models import Enrollment

NEW_AT_WORK = 90  # days
COACHED = (EnrollmentStatus.ENROLLED, EnrollmentStatus.GRADUATED)


@dataclass(frozen=True)
class Plan:
    """How often somebody is to be seen, and in which words."""

    days: int
    phase: str | Promise
    code: str


TRAINING = Plan(7, _("In training, weekly"), "training")
SEARCH = Plan(14, _("Job search, every 2 weeks"), "search")
NEW_JOB = Plan(30, _("New at work, monthly"), "new_job")
AT_WORK = Plan(91, _("At work, quarterly"), "at_work")
PLANS = (TRAINING, SEARCH, NEW_JOB, AT_WORK)


@dataclass(frozen=True)
class Touches:
    """When somebody was last seen by anyone, and when they are expected next."""

    seen_at: dt.datetime | None = None
    next_at: dt.datetime | None = None


@dataclass(frozen=True)
class Case:
    """One person of a coach: how often they are to be seen, when they were, when they will be."""

    enrollment: Enrollment
    plan: Plan
    seen_on: dt.date | None
    due_on: dt.date
    next_at: dt.datetime | None = None
    job_since: dt.date | None = None

    @property
    def said_due(self) -> str:
        """By when they should have been seen: "Due Nov 18"."""
        return gettext("Due %s") % short_date(self.due_on)

    def days_overdue(self, on: dt.date) -> int:
        """How many days past the day they should have been seen by; 0 with a session booked."""
        return 0 if self.next_at else max((on - self.due_on).days, 0)


def plan_of(enrollment: Enrollment, started_on: dt.date | None, on: dt.date) -> Plan:
    """How often this person is to be seen; `started_on`: the first day of a job they have now."""
    if enrollment.status == EnrollmentStatus.ENROLLED:
        return TRAINING
    if started_on is None:
        return SEARCH
    return NEW_JOB if (on - started_on).days <= NEW_AT_WORK else AT_WORK


def overdue(coach, now: dt.datetime, on: dt.date) -> list[Case]:
    """The coach's people who are past the day they should have been seen by, the longest first.

    Left out: who has a session booked, and who is no longer entitled. Three queries.
    """
    found = [case for case in cases(people_of(coach, coach, on), now, on) if case.days_overdue(on)]
    return sorted(found, key=lambda each: (each.due_on, each.enrollment.trainee.sort_key))


def people_of(coach, viewer, on: dt.date) -> list[Enrollment]:
    """The coach's people that this viewer may see and who are entitled to coaching, once each."""
    rows = Enrollment.objects.visible_to(viewer).coached_by(coach, on).filter(status__in=COACHED)
    entitled = [row for row in rows.for_list().order_by("pk") if is_entitled(row, on)]
    return list({row.trainee_id: row for row in entitled}.values())


def cases(rows: Iterable[Enrollment], now: dt.datetime, on: dt.date) -> list[Case]:
    """How each of these people stands with their plan. Two queries."""
    rows = list(rows)
    people = [row.trainee_id for row in rows]
    jobs, met = jobs_of(people, on), touches_of(people, now)
    return [
        _case(row, jobs.get(row.trainee_id), met.get(row.trainee_id, Touches()), on) for row in rows
    ]


def _case(row: Enrollment, job_since: dt.date | None, met: Touches, on: dt.date) -> Case:
    plan = plan_of(row, job_since, on)
    seen_on = timezone.localdate(met.seen_at) if met.seen_at else None
    start = max(filter(None, [seen_on, row.graduated_on or row.started_on]), default=on)
    due_on = start + dt.timedelta(days=plan.days)
    return Case(row, plan, seen_on, due_on, met.next_at, job_since)


def is_entitled(row: Enrollment, on: dt.date) -> bool:
    """Whether coaching is due to this person on this day: in training, and for months after it."""
    if until := coached_until(row):
        return until >= on
    return row.started_on is not None and row.started_on <= on


def jobs_of(people: list[int], on: dt.date) -> dict[int, dt.date]:
    """Person -> the first day of the job they have on this day."""
    held = Placement.objects.filter(trainee__in=people).held_on(on).order_by()
    return dict(held.values_list("trainee_id").annotate(Min("started_on")))


def touches_of(people: list[int], now: dt.datetime) -> dict[int, Touches]:
    """Person -> when they were last seen by anyone, and their next session that is booked."""
    seen = Max("starts_at", filter=Q(outcome=SessionOutcome.SEEN))
    ahead = Min("starts_at", filter=Q(outcome=SessionOutcome.BOOKED, starts_at__gt=now))
    rows = Session.objects.filter(trainee__in=people).order_by()
    found = rows.values_list("trainee_id").annotate(seen=seen, ahead=ahead)
    return {person: Touches(seen_at, next_at) for person, seen_at, next_at in found}
