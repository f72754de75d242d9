"""Graduates whose coaching goes on: how long it lasts, and where their plans stand."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from coaching import caseload
from coaching.caseload import Case
from coaching.choices import PlanKind
from coaching.coaches import coached_until
from coaching.models import Plan
from coaching.plans import Academy, academy_of
from intermediary.models import User
from trainees.choices import EnrollmentStatus


@dataclass
class Graduate:
    """One graduate within their entitlement."""

    case: Case
    until: dt.date
    on: dt.date
    first_90: Plan | None = None
    leadership: Plan | None = None
    academy: Academy = Academy(0)

    @property
    def pk(self) -> int:
        """The person's number; ties are told apart by it."""
        return self.case.enrollment.trainee_id

    @property
    def months_left(self) -> int:
        """Whole months of coaching that are left."""
        months = (self.until.year - self.on.year) * 12 + self.until.month - self.on.month
        return max(months - (self.until.day < self.on.day), 0)

    @property
    def wants_plan(self) -> bool:
        """Whether they are new in a job and nobody has made a plan for it."""
        return self.case.plan is caseload.NEW_JOB and self.first_90 is None


def graduates(coach: User, viewer: User, now: dt.datetime, on: dt.date) -> list[Graduate]:
    """The coach's graduates within their entitlement. A handful of queries, however many."""
    rows = caseload.people_of(coach, viewer, on)
    rows = [row for row in rows if row.status == EnrollmentStatus.GRADUATED]
    people = [row.trainee_id for row in rows]
    plans, academy = _plans(people, viewer), academy_of(people)
    found = []
    for case in caseload.cases(rows, now, on):
        person = case.enrollment.trainee_id
        until = coached_until(case.enrollment)
        if until is not None:
            first_90 = plans.get((person, PlanKind.FIRST_90_DAYS))
            leadership = plans.get((person, PlanKind.LEADERSHIP))
            found.append(Graduate(case, until, on, first_90, leadership, academy[person]))
    return found


def _plans(people: list[int], viewer: User) -> dict[tuple[int, str], Plan]:
    """Person and kind -> their latest plan, with how many of its steps are done."""
    done = Count("steps", filter=Q(steps__done_at__isnull=False))
    rows = Plan.objects.visible_to(viewer).filter(trainee__in=people)
    rows = rows.annotate(done=done, of=Count("steps")).order_by("starts_on", "pk")
    return {(plan.trainee_id, plan.kind): plan for plan in rows}
