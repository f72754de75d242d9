"""Writes about coaching sessions."""

import datetime as dt

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction

from coaching.models import Session
from intermediary.models import User
from trainees.actions import new_key


@transaction.atomic
def add(*, session: Session, by: User) -> Session:
    """Put a session into the calendar."""
    session.key = session.key or new_key("S")
    with pghistory.context(user=by.pk, action="add_session"):
        session.save()
    return session


@transaction.atomic
def note_outcome(*, session: Session, outcome: str, now: dt.datetime, by: User) -> Session:
    """Note how a session went; one that has not begun cannot be noted."""
    if refusal := session.can_note(now):
        raise ValidationError(refusal)
    session.outcome = outcome
    with pghistory.context(user=by.pk, action="note_session"):
        session.save(update_fields=["outcome"])
    return session
