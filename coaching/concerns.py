"""Concerns: what goes wrong at work, from the person who tells it to whoever resolves it."""

import datetime as dt

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from coaching import emails
from coaching.choices import ConcernKind, ConcernState
from coaching.coaches import coach_of
from coaching.models import Concern, ConcernStep
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
    """Note a problem at work; `by` is the person, or a member of staff who was told.

    The person's coach gets a letter, unless it was them.
    """
    with pghistory.context(user=by.pk, action="raise_concern"):
        concern = Concern.objects.create(
            trainee=trainee,
            kind=kind,
            text=text.strip(),
            placement=placement,
            employer=placement.employer if placement else None,
            happened_on=happened_on,
            raised_by=by,
            raised_at=now,
        )
    emails.concern_raised(concern, coach_of(trainee, now.date()), by=by)
    return concern


@transaction.atomic
def add_step(*, concern: Concern, text: str, by: User) -> ConcernStep:
    """Write down what was done about a concern; from then on it is being worked on."""
    with pghistory.context(user=by.pk, action="step_on_concern"):
        concern = _locked(concern)
        _take_up(concern)
        return ConcernStep.objects.create(concern=concern, text=text.strip(), by=by)


@transaction.atomic
def assign(*, concern: Concern, to: User | None, by: User) -> Concern:
    """Say who works on a concern; nobody puts it back."""
    with pghistory.context(user=by.pk, action="assign_concern"):
        concern = _locked(concern)
        concern.assigned_to = to
        concern.save(update_fields=["assigned_to"])
        if to is not None:
            _take_up(concern)
    return concern


@transaction.atomic
def resolve(*, concern: Concern, resolution: str, by: User, now: dt.datetime) -> Concern:
    """Close a concern, saying how it ended."""
    with pghistory.context(user=by.pk, action="resolve_concern"):
        concern = _locked(concern)
        if concern.state == ConcernState.RESOLVED:
            raise ValidationError(_("Somebody has resolved this concern already."))
        concern.state, concern.resolved_at = ConcernState.RESOLVED, now
        concern.resolution = resolution.strip()
        concern.save(update_fields=["state", "resolved_at", "resolution"])
    return concern


@transaction.atomic
def reopen(*, concern: Concern, text: str, by: User) -> Concern:
    """Work on a resolved concern again; how it had ended stays among the steps."""
    with pghistory.context(user=by.pk, action="reopen_concern"):
        concern = _locked(concern)
        if concern.state != ConcernState.RESOLVED:
            raise ValidationError(_("This concern is not resolved."))
        before = _("Had been resolved: %(words)s") % {"words": concern.resolution}
        ConcernStep.objects.create(concern=concern, text=before, by=by)
        concern.state, concern.resolved_at = ConcernState.WORKING, None
        concern.resolution = ""
        concern.save(update_fields=["state", "resolved_at", "resolution"])
        ConcernStep.objects.create(concern=concern, text=text.strip(), by=by)
    return concern


def _locked(concern: Concern) -> Concern:
    """The concern as it stands; two who write at once follow one after the other."""
    return Concern.objects.select_for_update(of=("self",)).get(pk=concern.pk)


def _take_up(concern: Concern) -> None:
    if concern.state == ConcernState.OPEN:
        concern.state = ConcernState.WORKING
        concern.save(update_fields=["state"])
