"""Writes about jobs and follow-up: the job, its evidence and who recorded it, together."""

import datetime as dt

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from intermediary.models import User
from placements.models import Evidence, OutcomeCheck, Placement
from trainees.actions import new_key


@transaction.atomic
def record(
    *, placement: Placement, tier: str, dated_on: dt.date | None = None, by: User
) -> Placement:
    """Record a job with how we know of it."""
    placement.key = placement.key or new_key("P")
    placement.recorded_by = by
    with pghistory.context(user=by.pk, action="record_placement"):
        placement.save()
        Evidence.objects.create(placement=placement, tier=tier, dated_on=dated_on, recorded_by=by)
    return placement


@transaction.atomic
def correct(*, placement: Placement, by: User) -> Placement:
    """Save a corrected job; what it was before stays in the audit log."""
    with pghistory.context(user=by.pk, action="correct_placement"):
        placement.save()
    return placement


@transaction.atomic
def end(*, placement: Placement, ended_on: dt.date, end_reason: str, by: User) -> Placement:
    """Note the last day of a job and why it ended."""
    if ended_on < placement.started_on:
        raise ValidationError({"ended_on": _("The last day is before the first.")})
    placement.ended_on, placement.end_reason = ended_on, end_reason
    with pghistory.context(user=by.pk, action="end_placement"):
        placement.save(update_fields=["ended_on", "end_reason"])
    return placement


@transaction.atomic
def add_evidence(
    *, placement: Placement, tier: str, dated_on: dt.date | None, by: User
) -> tuple[Evidence, bool]:
    """Add a proof of a job; the same proof twice is kept once. Returns it and whether it is new."""
    with pghistory.context(user=by.pk, action="add_evidence"):
        return Evidence.objects.get_or_create(
            placement=placement, tier=tier, dated_on=dated_on, defaults={"recorded_by": by}
        )


@transaction.atomic
def record_check(*, check: OutcomeCheck, by: User) -> OutcomeCheck:
    """Record what a follow-up found out."""
    check.recorded_by = by
    with pghistory.context(user=by.pk, action="record_check"):
        check.save()
    return check
