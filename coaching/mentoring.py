"""Who mentors whom, and when they met."""

import datetime as dt

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coaching.choices import MentorKind
from coaching.models import MentorMeeting, Mentorship
from intermediary.models import User
from trainees.choices import EnrollmentStatus
from trainees.models import Enrollment, Trainee


def can_pair(*, mentor: Trainee, trainee: Trainee, kind: str) -> str | Promise | None:
    """Why these two cannot be a pair, or None."""
    if mentor.pk == trainee.pk:
        return _("Nobody mentors themselves.")
    graduated = Enrollment.objects.filter(trainee=mentor, status=EnrollmentStatus.GRADUATED)
    if kind == MentorKind.ALUMNI and not graduated.exists():
        return _("An alumni mentor has graduated. Choose a peer mentor instead.")
    if Mentorship.objects.filter(mentor=mentor, trainee=trainee, ends_on=None).exists():
        return _("These two are a pair already.")
    return None


@transaction.atomic
def pair(
    *,
    mentor: Trainee,
    trainee: Trainee,
    kind: str,
    starts_on: dt.date,
    goal: str = "",
    by: User,
) -> Mentorship:
    """Bring a mentor and a person together from a day on."""
    if refusal := can_pair(mentor=mentor, trainee=trainee, kind=kind):
        raise ValidationError(str(refusal))
    with pghistory.context(user=by.pk, action="pair_mentor"):
        return Mentorship.objects.create(
            mentor=mentor,
            trainee=trainee,
            kind=kind,
            starts_on=starts_on,
            goal=goal,
            created_by=by,
        )


@transaction.atomic
def end(*, pair: Mentorship, ends_on: dt.date, by: User) -> Mentorship:
    """Note the last day of a pair."""
    pair.ends_on = max(ends_on, pair.starts_on)
    with pghistory.context(user=by.pk, action="end_mentorship"):
        pair.save(update_fields=["ends_on"])
    return pair


def can_log(*, pair: Mentorship, held_on: dt.date, on: dt.date) -> str | Promise | None:
    """Why a meeting on this day cannot be written down, or None."""
    if held_on > on:
        return _("This day is still to come.")
    if held_on < pair.starts_on:
        return _("This is before the two were brought together.")
    if pair.ends_on and held_on > pair.ends_on:
        return _("This is after the two ended it.")
    return None


@transaction.atomic
def log(*, meeting: MentorMeeting, on: dt.date, by: User) -> MentorMeeting:
    """Write down that the two met."""
    if refusal := can_log(pair=meeting.mentorship, held_on=meeting.held_on, on=on):
        raise ValidationError(str(refusal))
    meeting.logged_by = by
    with pghistory.context(user=by.pk, action="log_mentor_meeting"):
        meeting.save()
    return meeting
