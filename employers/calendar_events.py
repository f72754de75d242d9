"""What an employer's person finds in their calendar: the events they said they come to."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from employers.models import CohortDay
from intermediary.calendars import Event, changed, changes, span
from intermediary.choices import Role
from intermediary.models import User


def events_of(user: User, *, since: dt.datetime) -> list[Event]:
    """The events of classes to which this person comes, also those that were called off."""
    if not user.has_role(Role.EMPLOYER):
        return []
    rows = CohortDay.objects.visible_to(user).filter(
        volunteers__contact__user=user, starts_at__gte=since
    )
    rows = list(rows.select_related("cohort__track", "cohort__site"))
    known = changes(rows)
    return [
        Event(
            key=f"cohort-day-{row.pk}",
            summary=_("%(kind)s: %(track)s")
            % {"kind": row.get_kind_display(), "track": row.cohort.track},
            place=row.place or str(row.cohort.site),
            text=row.about,
            path=reverse("employers:events"),
            is_off=row.canceled_at is not None,
            **span(row.starts_at, row.minutes),
            **changed(row, known, row.starts_at),
        )
        for row in rows
        if row.canceled_at is None or row.canceled_at >= since
    ]
