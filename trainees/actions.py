"""Writes about people in training that touch several rows: all of them or none."""

import datetime as dt
from collections.abc import Iterable
from uuid import uuid4

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from intermediary.models import User
from trainees.choices import EnrollmentStatus
from trainees.models import CoachAssignment, Cohort, Enrollment, OwnerAssignment, Trainee

ASSIGNMENTS = {"owner": OwnerAssignment, "coach": CoachAssignment}
STARTED = (EnrollmentStatus.ENROLLED, EnrollmentStatus.GRADUATED)


def new_key(prefix: str) -> str:
    """A number nobody has yet, short enough to read aloud."""
    return f"{prefix}-{uuid4().hex[:10].upper()}"


@transaction.atomic
def add(*, trainee: Trainee, cohort: Cohort | None, by: User, **terms) -> Trainee:
    """Add a person, and put them into a cohort when one is named."""
    with pghistory.context(user=by.pk, action="add"):
        trainee.save()
        if cohort:
            enroll(trainee=trainee, cohort=cohort, by=by, **terms)
    return trainee


@transaction.atomic
def enroll(
    *,
    trainee: Trainee,
    cohort: Cohort,
    status: str,
    on: dt.date,
    owner: User | None = None,
    coach: User | None = None,
    by: User,
) -> Enrollment:
    """Put a person into a cohort; owner and coach answer for them from the same day."""
    with pghistory.context(user=by.pk, action="enroll"):
        started = on if status in STARTED else None
        enrollment = Enrollment.objects.create(
            trainee=trainee, cohort=cohort, status=status, started_on=started, applied_on=on
        )
        for role, user in (("owner", owner), ("coach", coach)):
            if user:
                assign(enrollment=enrollment, role=role, user=user, starts_on=on, by=by)
    return enrollment


def assign(
    *, enrollment: Enrollment, role: str, user: User | None, starts_on: dt.date, by: User
) -> None:
    """From this day on another owner or coach answers for an enrollment; earlier days stay."""
    with pghistory.context(user=by.pk, action=f"assign_{role}"):
        ASSIGNMENTS[role].objects.update_or_create(
            enrollment=enrollment, starts_on=starts_on, defaults={"user": user}
        )


@transaction.atomic
def assign_coach(
    *, enrollments: Iterable[Enrollment], coach: User, starts_on: dt.date, by: User
) -> int:
    """From this day on one coach answers for all of these, or for none; returns how many."""
    found = list(enrollments)
    for enrollment in found:
        assign(enrollment=enrollment, role="coach", user=coach, starts_on=starts_on, by=by)
    return len(found)


def graduate(*, enrollments: Iterable[int], on: dt.date, by: User) -> int:
    """Graduate these people on one day, or nobody when one of them cannot."""
    change = {"status": EnrollmentStatus.GRADUATED, "graduated_on": on}
    return _finish(enrollments, "can_graduate", change, on=on, by=by)


def withdraw(*, enrollments: Iterable[int], on: dt.date, by: User) -> int:
    """Note that these people left the cohort on one day, or nothing when one of them cannot."""
    change = {"status": EnrollmentStatus.WITHDRAWN, "withdrawn_on": on}
    return _finish(enrollments, "can_withdraw", change, on=on, by=by)


@transaction.atomic
def _finish(enrollments: Iterable[int], rule: str, change: dict, *, on: dt.date, by: User) -> int:
    """Change these enrollments together if the rule allows it for each; returns how many."""
    found = Enrollment.objects.filter(pk__in=list(enrollments)).select_related("trainee")
    rows = list(found.select_for_update(of=("self",)).order_by("pk"))
    refused = [(row.trainee, reason) for row in rows if (reason := getattr(row, rule)(on))]
    if refused:
        raise ValidationError(
            [
                _("%(person)s %(reason)s.") % {"person": person, "reason": reason}
                for person, reason in refused
            ]
        )
    with pghistory.context(user=by.pk, action=rule.removeprefix("can_")):
        return Enrollment.objects.filter(pk__in=[row.pk for row in rows]).update(**change)
