"""Group sessions: held, filled, noted, called off; a coach is never in two places."""

import datetime as dt
from collections.abc import Iterable, Mapping

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from coaching import actions, booking, emails, group_letters
from coaching.choices import SessionOutcome
from coaching.free_times import LONGEST, Busy, Free
from coaching.models import GroupSession, Session, TimeOff
from intermediary.models import User
from trainees.actions import new_key
from trainees.choices import EnrollmentStatus
from trainees.models import Cohort, Enrollment, Trainee

TAKES_A_SEAT = (SessionOutcome.BOOKED, SessionOutcome.SEEN, SessionOutcome.NO_SHOW)


def can_hold(
    *, group: GroupSession, coach: User, starts_at: dt.datetime, minutes: int
) -> str | Promise | None:
    """Why this coach cannot hold this group then, or None."""
    span = Free(starts_at, minutes, "", "")
    near = {"starts_at__lt": span.ends_at, "starts_at__gt": starts_at - LONGEST}
    booked = Session.objects.booked().filter(coach=coach, **near).select_related("trainee")
    if group.pk:
        booked = booked.exclude(group=group.pk)
    for session in booked:
        if Busy(session.starts_at, session.ends_at).meets(span):
            said = _("%(coach)s has a session with %(who)s then.")
            return said % {"coach": coach, "who": session.trainee}
    for other in GroupSession.objects.standing().filter(coach=coach, **near).exclude(pk=group.pk):
        if Busy(other.starts_at, Free(other.starts_at, other.minutes, "", "").ends_at).meets(span):
            return _("%(coach)s holds “%(group)s” then.") % {"coach": coach, "group": other}
    away = TimeOff.objects.filter(
        coach=coach, starts_at__lt=span.ends_at, ends_at__gt=span.starts_at
    )
    return _("%(coach)s is away then.") % {"coach": coach} if away.exists() else None


def seats_taken(group: GroupSession) -> int:
    """How many seats are taken."""
    return Session.objects.filter(group=group, outcome__in=TAKES_A_SEAT).count()


def people_in(group: GroupSession):
    """The numbers of the people who have a seat."""
    rows = Session.objects.filter(group=group, outcome__in=TAKES_A_SEAT)
    return rows.order_by().values("trainee")


def still_in(cohort: Cohort, viewer: User):
    """The enrollments of a cohort that nobody left."""
    rows = Enrollment.objects.visible_to(viewer).filter(cohort=cohort)
    return rows.filter(status__in=[EnrollmentStatus.ENROLLED, EnrollmentStatus.GRADUATED])


@transaction.atomic
def save(*, group: GroupSession, panel: Iterable, now: dt.datetime, by: User) -> GroupSession:
    """Plan or change a group session; what its people have in their calendars changes along.

    Everybody on the panel gets a letter, and another one when day, time or place change.
    """
    with pghistory.context(user=by.pk, action="save_group"):
        refusal = can_hold(
            group=group, coach=group.coach, starts_at=group.starts_at, minutes=group.minutes
        )
        if refusal:
            raise ValidationError({"time": refusal})
        group.save()
        group.panel.set(panel)
        _carry_along(group, now, by)
    if group.starts_at > now:
        group_letters.ask_panel(group)
    return group


def _carry_along(group: GroupSession, now: dt.datetime, by: User) -> None:
    """Let the sessions of its people follow a group to another time, place or coach."""
    booked = Session.objects.booked().filter(group=group)
    booked.update(kind=group.kind)
    booked.exclude(coach=group.coach).update(coach=group.coach)
    when = {"starts_at": group.starts_at, "minutes": group.minutes, "place": group.place}
    for session in booked.exclude(**when).select_related("trainee", "coach"):
        try:
            booking.move(
                session=session,
                starts_at=group.starts_at,
                minutes=group.minutes,
                place=group.place,
                by=by,
                now=now,
            )
        except booking.Taken:
            said = _("%(who)s has another session then.") % {"who": session.trainee}
            raise ValidationError({"time": said}) from None


@transaction.atomic
def add_people(
    *, group: GroupSession, people: Iterable[Trainee], by: User
) -> tuple[list[Trainee], list[Trainee]]:
    """Give people seats, in order, as long as there are any; returns who got one and who did not.

    Left out is also who has another session then.
    """
    with pghistory.context(user=by.pk, action="add_to_group"):
        group = GroupSession.objects.select_for_update().get(pk=group.pk)
        if group.canceled_at:
            raise ValidationError(_("This group session was called off."))
        room = group.seats - seats_taken(group)
        added, left = [], []
        for trainee in people:
            if room > len(added) and _seat(group, trainee, by):
                added.append(trainee)
            else:
                left.append(trainee)
    return added, left


def _seat(group: GroupSession, trainee: Trainee, by: User) -> bool:
    """Give one person a seat unless they have one or something else then."""
    key = new_key("S")
    session = Session(
        key=key,
        trainee=trainee,
        coach=group.coach,
        group=group,
        kind=group.kind,
        starts_at=group.starts_at,
        minutes=group.minutes,
        place=group.place,
    )
    Session.objects.bulk_create([session], ignore_conflicts=True)
    made = Session.objects.filter(key=key).select_related("trainee__user", "coach").first()
    if made is not None:
        emails.booked(made, by=by)
    return made is not None


@transaction.atomic
def note_outcomes(*, outcomes: Mapping[Session, str], now: dt.datetime, by: User) -> int:
    """Note how it went for each of these people; returns how many."""
    for session, outcome in outcomes.items():
        actions.note_outcome(session=session, outcome=outcome, now=now, by=by)
    return len(outcomes)


@transaction.atomic
def call_off(*, group: GroupSession, reason: str, now: dt.datetime, by: User) -> int:
    """Call a group session off; its booked sessions are canceled with the reason. Twice is once."""
    with pghistory.context(user=by.pk, action="call_off_group"):
        standing = GroupSession.objects.standing().filter(pk=group.pk)
        if not standing.update(canceled_at=now):
            return 0
        booked = list(Session.objects.booked().filter(group=group).select_related("trainee"))
        for session in booked:
            booking.cancel(session=session, reason=reason, by=by, now=now)
    group.refresh_from_db()
    if group.starts_at > now:
        group_letters.tell_panel_off(group, reason.strip())
    return len(booked)
