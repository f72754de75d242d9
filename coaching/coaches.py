"""Whose coach somebody is on a day, and until when a person has one."""

import datetime as dt

from intermediary.models import User
from trainees.choices import EnrollmentStatus
from trainees.deadlines import add_months
from trainees.models import CoachAssignment, Enrollment, Trainee

COACHED = (EnrollmentStatus.ADMITTED, EnrollmentStatus.ENROLLED, EnrollmentStatus.GRADUATED)


def coached_enrollment(trainee: Trainee) -> Enrollment | None:
    """The latest enrollment that coaching comes with, with its cohort. One query."""
    rows = Enrollment.objects.filter(trainee=trainee, status__in=COACHED).for_list()
    return rows.order_by("-cohort__starts_on", "-pk").first()


def coach_of(trainee: Trainee, on: dt.date) -> User | None:
    """Who coaches a person on this day: as the latest enrollment that has a coach says. One query.

    A row without a person says that nobody does since then: an older enrollment's coach holds.
    """
    rows = CoachAssignment.objects.filter(
        enrollment__trainee=trainee, enrollment__status__in=COACHED, starts_on__lte=on
    ).select_related("user")
    rows = rows.order_by("-enrollment__cohort__starts_on", "-enrollment", "-starts_on", "-pk")
    decided = set()
    for row in rows:
        if row.enrollment_id in decided:
            continue
        if row.user is not None:
            return row.user
        decided.add(row.enrollment_id)
    return None


def coached_until(enrollment: Enrollment | None) -> dt.date | None:
    """The last day of the coaching that comes with a graduation, or None before it."""
    if enrollment is None or enrollment.graduated_on is None:
        return None
    return add_months(enrollment.graduated_on, enrollment.cohort.track.coaching_months)
