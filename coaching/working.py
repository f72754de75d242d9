"""What a coach writes down about a session and a person: each in one step, all of it or nothing."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from coaching import booking
from coaching.choices import Audience, SessionOutcome
from coaching.models import COACH_IS_TAKEN, ActionItem, Note, Session
from intermediary.models import User


@dataclass
class Work:
    """Everything that one form about a session says."""

    outcome: str = ""
    place: str | None = None
    note: str = ""
    audience: str = Audience.TEAM
    items: list[ActionItem] = field(default_factory=list)
    done: list[ActionItem] = field(default_factory=list)
    following: Session | None = None


@transaction.atomic
def record(*, session: Session, work: Work, now: dt.datetime, by: User) -> Session:
    """Note outcome, note, action items and the next session together; raises Taken.

    An outcome can be corrected as long as anybody likes: the audit keeps what it was.
    """
    with pghistory.context(user=by.pk, action="record_session"):
        _outcome(session, work, now)
        if work.note:
            write_note(
                note=Note(
                    trainee=session.trainee,
                    session=session,
                    audience=work.audience or Audience.TEAM,
                    text=work.note,
                ),
                by=by,
            )
        for item in work.items:
            add_item(item=item, by=by)
        finish_items(items=work.done, now=now, by=by)
        if work.following is not None:
            booking.book(session=work.following, by=by, now=now)
    return session


def _outcome(session: Session, work: Work, now: dt.datetime) -> None:
    """Note how it went and where; refused before it has begun, or when the time is taken again."""
    if work.outcome and work.outcome != session.outcome:
        if refusal := session.can_note(now):
            raise ValidationError(refusal)
        session.outcome = work.outcome
    if work.place is not None:
        session.place = work.place
    try:
        with transaction.atomic():
            session.save(update_fields=["outcome", "place"])
    except IntegrityError as refusal:
        if session.outcome == SessionOutcome.BOOKED and "once_at_a_time" in str(refusal):
            raise ValidationError(COACH_IS_TAKEN) from None
        raise


@transaction.atomic
def write_note(*, note: Note, by: User) -> Note:
    """Keep a note about a person."""
    note.written_by = by
    with pghistory.context(user=by.pk, action="write_note"):
        note.save()
    return note


@transaction.atomic
def add_item(*, item: ActionItem, by: User) -> ActionItem:
    """Agree on something to be done."""
    item.created_by = by
    with pghistory.context(user=by.pk, action="add_action_item"):
        item.save()
    return item


@transaction.atomic
def finish_items(*, items: Iterable[ActionItem], now: dt.datetime, by: User) -> int:
    """Tick these action items off; what was ticked before keeps its day. Returns how many."""
    wanted = [item.pk for item in items]
    with pghistory.context(user=by.pk, action="finish_action_item"):
        return ActionItem.objects.open().filter(pk__in=wanted).update(done_at=now)


@transaction.atomic
def reopen_item(*, item: ActionItem, by: User) -> ActionItem:
    """Take a tick back."""
    item.done_at = None
    with pghistory.context(user=by.pk, action="reopen_action_item"):
        item.save(update_fields=["done_at"])
    return item
