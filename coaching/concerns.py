"""Concerns: what goes wrong at work, from the person who tells it to whoever resolves it."""

import datetime as dt

import pghistory
from django.db import transaction

from coaching.choices import ConcernKind
from coaching.models import Concern
from intermediary.models import User
from placements.models import Placement
from trainees.models import Trainee


@transaction.atomic
def raise_concern(
    *,
    trainee: Trainee,
    kind: ConcernKind | str,
    text: str,
    placement: Placement | None = None,
    happened_on: dt.date | None = None,
    by: User,
    now: dt.datetime,
) -> Concern:
    """Note a problem at work; `by` is the person, or a member of staff who was told."""
    with pghistory.context(user=by.pk, action="raise_concern"):
        return Concern.objects.create(
            trainee=trainee,
            kind=kind,
            text=text.strip(),
            placement=placement,
            employer=placement.employer if placement else None,
            happened_on=happened_on,
            raised_by=by,
            raised_at=now,
        )
