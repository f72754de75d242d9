"""Writing down the hours of a day of class."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

import pghistory
from django.db import transaction

from intermediary.models import User
from standards.models import Module
from trainees.models import Enrollment, HoursEntry


@transaction.atomic
def record_hours(
    *,
    hours: Mapping[Enrollment, Decimal | None],
    on: dt.date,
    module: Module | None,
    by: User,
) -> int:
    """Note the hours of each person on one day; nothing takes an entry back.

    Saving a day again corrects it; what stayed the same is not written. Returns how many changed.
    """
    rows = HoursEntry.objects.filter(enrollment__in=hours, held_on=on, module=module)
    known = {row.enrollment_id: row for row in rows.select_for_update()}
    changed = 0
    with pghistory.context(user=by.pk, action="record_hours"):
        for enrollment, number in hours.items():
            row = known.get(enrollment.pk)
            if (row.hours if row else None) == number:
                continue
            changed += 1
            if number is None:
                row.delete()
            elif row:
                row.hours, row.recorded_by = number, by
                row.save(update_fields=["hours", "recorded_by"])
            else:
                HoursEntry.objects.create(
                    enrollment=enrollment, held_on=on, module=module, hours=number, recorded_by=by
                )
    return changed
