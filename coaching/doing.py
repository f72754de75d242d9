"""What coach and trainee agreed to do, once it is done."""

import datetime as dt

import pghistory
from django.db import transaction

from coaching.models import ActionItem
from intermediary.models import User


@transaction.atomic
def mark_done(*, item: ActionItem, by: User, now: dt.datetime) -> bool:
    """Note that an action item is done; returns whether that is new."""
    with pghistory.context(user=by.pk, action="mark_done"):
        return bool(ActionItem.objects.open().filter(pk=item.pk).update(done_at=now))
