"""Sessions, groups, panels, time off and things to do, in the calendars of whom they concern.

Summaries say nothing of how somebody is doing: calendars are shown on screens that others see.
A coach's names the kind and the first name, a trainee's the kind and the coach.
"""

import datetime as dt

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.choices import SessionOutcome, Whose
from coaching.models import ActionItem, GroupSession, Session, TimeOff
from intermediary.calendars import Event, all_day, changed, changes, span
from intermediary.choices import Role
from intermediary.models import User


def events_of(user: User, *, since: dt.datetime) -> list[Event]:
    """What coaching puts into the calendar of this person."""
    found = []
    if user.has_role(Role.TRAINEE):
        found += [_for_trainee(row) for row in _standing(Q(trainee__user=user), since)]
        found += _to_do(Q(trainee__user=user, whose=Whose.TRAINEE), "coaching:mine", since)
    if user.is_staff_member:
        alone = Q(coach=user, group__isnull=True)
        found += [_for_coach(row) for row in _standing(alone, since)]
        found += _groups(Q(coach=user), "coaching:week", since) + _away(user, since)
        found += _to_do(Q(created_by=user, whose=Whose.COACH), "coaching:week", since)
    if user.has_role(Role.EMPLOYER):
        found += _groups(Q(panel__user=user), "employers:portal", since)
    return found


def _standing(whose: Q, since: dt.datetime) -> list[Session]:
    """Sessions from some instant on; those that were canceled, only as long after that."""
    kept = ~Q(outcome=SessionOutcome.CANCELED) | Q(changed_at__gte=since)
    rows = Session.objects.filter(whose, kept, starts_at__gte=since)
    return list(rows.select_related("trainee", "coach"))


def _event(row: Session, summary: str, page: str) -> Event:
    return Event(
        key=f"session-{row.key}",
        summary=summary,
        place=row.place,
        path=reverse(page),
        sequence=row.sequence,
        changed_at=row.changed_at,
        is_off=row.outcome == SessionOutcome.CANCELED,
        **span(row.starts_at, row.minutes),
    )


def _for_trainee(row: Session) -> Event:
    kind = row.get_kind_display()
    words = {"kind": kind, "coach": row.coach}
    said = _("%(kind)s with %(coach)s") % words if row.coach else kind
    return _event(row, said, "coaching:mine")


def _for_coach(row: Session) -> Event:
    words = {"kind": row.get_kind_display(), "name": row.trainee.first_name}
    return _event(row, _("%(kind)s: %(name)s") % words, "coaching:week")


def _groups(whose: Q, page: str, since: dt.datetime) -> list[Event]:
    kept = Q(canceled_at__isnull=True) | Q(canceled_at__gte=since)
    found = GroupSession.objects.filter(whose, kept, starts_at__gte=since)
    rows = list(found.select_related("site"))
    known = changes(rows)
    return [
        Event(
            key=f"group-{row.pk}",
            summary=_("%(kind)s: %(title)s") % {"kind": row.get_kind_display(), "title": row.title},
            place=row.place or str(row.site),
            path=reverse(page),
            is_off=row.canceled_at is not None,
            **span(row.starts_at, row.minutes),
            **changed(row, known, row.created_at),
        )
        for row in rows
    ]


def _away(user: User, since: dt.datetime) -> list[Event]:
    rows = list(TimeOff.objects.filter(coach=user, ends_at__gte=since))
    known = changes(rows)
    return [
        Event(
            key=f"time-off-{row.pk}",
            summary=_("Time off"),
            starts=row.starts_at,
            ends=row.ends_at,
            path=reverse("coaching:week"),
            **changed(row, known, row.starts_at),
        )
        for row in rows
    ]


def _to_do(whose: Q, page: str, since: dt.datetime) -> list[Event]:
    """What is still to do, on its day; a coach's names whom it is for, not what it is."""
    rows = ActionItem.objects.open().filter(whose, due_on__gte=since.date())
    rows = list(rows.select_related("trainee"))
    known = changes(rows)
    return [
        Event(
            key=f"action-item-{row.pk}",
            summary=_("To do: %(what)s")
            % {"what": row.text if row.whose == Whose.TRAINEE else row.trainee.first_name},
            path=reverse(page),
            **all_day(row.due_on),
            **changed(row, known, row.created_at),
        )
        for row in rows
    ]
