"""When a coach last saw each person, told to the lists of people."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db.models import Max

from coaching.choices import SessionOutcome
from coaching.models import Session
from trainees.standing import Row, register_teller


def tell_last_session(rows: list[Row], on: dt.date) -> None:
    """Give each person the day of their last session that took place. One query."""
    ids = [row.trainee.pk for row in rows]
    seen = Session.objects.filter(trainee__in=ids, outcome=SessionOutcome.SEEN).order_by()
    last = dict(seen.values_list("trainee_id").annotate(Max("starts_at")))
    for row in rows:
        if at := last.get(row.trainee.pk):
            zone = row.enrollment.cohort.site.time_zone if row.enrollment else "UTC"
            row.last_session = at.astimezone(ZoneInfo(zone)).date()


def register() -> None:
    """Let the lists of people ask this app."""
    register_teller(tell_last_session, Row)
