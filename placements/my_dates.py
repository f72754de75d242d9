"""The day by which a graduate should be at work, told to them as a goal."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from placements.models import Placement
from trainees.deadlines import day_120
from trainees.models import Enrollment, Trainee
from trainees.my_dates import Coming, register_dates


def job_goal(trainee: Trainee, enrollment: Enrollment | None, on: dt.date) -> Iterable[Coming]:
    """Day 120 of a graduate who has no job of the kind that we look for."""
    if enrollment is None or enrollment.graduated_on is None:
        return
    goal = day_120(enrollment.graduated_on)
    jobs = Placement.objects.filter(trainee=trainee, started_on__gte=enrollment.cohort.starts_on)
    if goal >= on and not jobs.exists():
        yield Coming(goal, _("Our goal: you have a job"))


def register() -> None:
    """Let the list of a person's dates ask this app."""
    register_dates(job_goal)
