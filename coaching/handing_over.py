"""One coach's people go to another: from a day on, with the sessions booked from then."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation

from coaching import hours
from coaching.models import Session
from intermediary.languages import of_letter
from intermediary.models import User
from intermediary.posting import portal_url, post
from intermediary.templatetags.words import record_date
from trainees import actions
from trainees.models import Enrollment

LETTER = "coaching/email/new_coach"


@dataclass
class HandedOver:
    """What became of it: people, sessions the new coach holds, and those that stay."""

    people: int = 0
    moved: list[Session] = field(default_factory=list)
    stay: list[Session] = field(default_factory=list)


@transaction.atomic
def hand_over(
    *,
    enrollments: Iterable[Enrollment],
    to: User,
    starts_on: dt.date,
    now: dt.datetime,
    by: User,
    old: User,
) -> HandedOver:
    """From this day on another coach answers for these people; all of them or none.

    Sessions booked from that day go along where the new coach is free; the others stay and are
    named. Each person is told once, in their language.
    """
    rows = list(enrollments)
    done = HandedOver()
    with pghistory.context(user=by.pk, action="hand_over"):
        done.people = actions.assign_coach(enrollments=rows, coach=to, starts_on=starts_on, by=by)
        for session in _ahead(rows, old, starts_on, now):
            try:
                given = hours.give(session=session, coach=to, by=by, now=now, tell=False)
                done.moved.append(given)
            except ValidationError:
                done.stay.append(session)
        for row in {row.trainee_id: row for row in rows}.values():
            _tell(row, to, starts_on)
    return done


def _ahead(rows, old, starts_on, now) -> list[Session]:
    """Sessions of these people with their old coach from that day on; groups stay together."""
    start = timezone.make_aware(dt.datetime.combine(starts_on, dt.time()))
    people = [row.trainee_id for row in rows]
    found = Session.objects.booked().filter(coach=old, trainee__in=people, group=None)
    found = found.filter(starts_at__gte=max(start, now)).select_related("trainee", "coach")
    return list(found.order_by("starts_at", "pk"))


def _tell(row: Enrollment, to: User, starts_on: dt.date) -> None:
    """Write to one person who their coach is from when."""
    trainee = row.trainee
    if not trainee.email:
        return
    own = trainee.user.language if trainee.user else ""
    language = of_letter(LETTER, own or trainee.language)
    with translation.override(language):
        day = str(record_date(starts_on))
    post(
        LETTER,
        to=trainee.email,
        about=f"hand_over:{row.pk}:{to.pk}:{starts_on.isoformat()}",
        language=language,
        first_name=trainee.first_name or str(trainee),
        coach=str(to),
        first_day=day,
        link=portal_url("/me/coaching/"),
    )
