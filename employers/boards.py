"""What people do with seats on our boards and with contributions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from employers.models import BoardSeat, Contribution, Employer
from intermediary.models import User
from intermediary.templatetags.words import record_date

OVERLAP = "board_seat_one_term_at_a_time"


def in_the_way(seat: BoardSeat) -> str:
    """Which other term of the same person on the same board overlaps this one; else blank."""
    terms = BoardSeat.objects.filter(contact=seat.contact, board=seat.board).exclude(pk=seat.pk)
    if seat.ends_on:
        terms = terms.filter(starts_on__lte=seat.ends_on)
    other = terms.exclude(ends_on__lt=seat.starts_on).first()
    if other is None:
        return ""
    facts = {"who": other.contact, "board": other.get_board_display().lower()}
    facts["start"] = record_date(other.starts_on)
    if not other.ends_on:
        return _("%(who)s is on the %(board)s from %(start)s without an end.") % facts
    facts["end"] = record_date(other.ends_on)
    return _("%(who)s is on the %(board)s from %(start)s to %(end)s.") % facts


@transaction.atomic
def seat(*, seat: BoardSeat, by: User) -> BoardSeat:
    """Begin a term. A second click, or a colleague at the same time, begins no second one.

    Raises ValidationError where the same person sits on the same board at that time.
    """
    with pghistory.context(user=by.pk, action="seat"):
        try:
            with transaction.atomic():
                seat.save()
        except IntegrityError as error:
            if OVERLAP not in str(error):
                raise
            said = _("%s holds such a seat at that time already.") % seat.contact
            raise ValidationError(said) from error
    return seat


@transaction.atomic
def end_seat(*, seat: BoardSeat, ends_on: date, by: User) -> BoardSeat:
    """Note the last day of a term; it counts.

    Raises ValidationError where the person's next term has begun by then.
    """
    held = BoardSeat.objects.select_for_update().get(pk=seat.pk)
    held.ends_on = ends_on
    if said := in_the_way(held):
        raise ValidationError(said)
    with pghistory.context(user=by.pk, action="end_seat"):
        held.save(update_fields=["ends_on"])
    return held


@transaction.atomic
def contribute(*, contribution: Contribution, by: User) -> Contribution:
    """Record what an employer gave. The same gift sent again from one page is recorded once."""
    employer = Employer.objects.select_for_update(no_key=True).get(pk=contribution.employer_id)
    facts: dict[str, Any] = {
        name: getattr(contribution, name) for name in ("amount", "received_on", "purpose")
    }
    same = Contribution.objects.filter(employer=employer, **facts).first()
    if same:
        return same
    with pghistory.context(user=by.pk, action="contribute"):
        contribution.save()
    return contribution
