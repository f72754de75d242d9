"""Group sessions that a trainee can join by themselves."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from coaching import booking
from coaching.models import GroupSession, Session
from intermediary.models import User
from trainees.models import Enrollment, Trainee


def ahead_here(*, enrollment: Enrollment | None, now: dt.datetime):
    """Groups ahead at the person's site."""
    if enrollment is None:
        return GroupSession.objects.none()
    return GroupSession.objects.ahead(now).filter(site=enrollment.cohort.site_id)


def joinable(*, trainee: Trainee, enrollment: Enrollment | None, now: dt.datetime):
    """Groups ahead at the person's site that have a seat and that they are not in."""
    here = ahead_here(enrollment=enrollment, now=now).with_room()
    own = Session.objects.booked().filter(trainee=trainee, group__isnull=False)
    return here.exclude(pk__in=own.values("group_id")).select_related("coach")


@transaction.atomic
def join(*, group: GroupSession, trainee: Trainee, by: User, now: dt.datetime) -> Session:
    """Take a seat; of two who want the last one, one is told that it is gone."""
    GroupSession.objects.select_for_update().get(pk=group.pk)
    if not GroupSession.objects.ahead(now).with_room().filter(pk=group.pk).exists():
        raise ValidationError(_("There is no seat left."))
    session = Session(
        trainee=trainee, coach=group.coach, group=group, kind=group.kind, place=group.place,
        starts_at=group.starts_at, minutes=group.minutes,
    )  # fmt: skip
    if Session.objects.clashing_with(session).filter(trainee=trainee).exists():
        raise ValidationError(_("You have another session then."))
    return booking.book(session=session, by=by, now=now)
