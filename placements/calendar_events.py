"""Interviews in the calendars of both sides: of the person, and of the employer who hires."""

import datetime as dt

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from employers.querysets import employers_of
from intermediary.calendars import Event, changed, changes, span
from intermediary.choices import Role
from intermediary.models import User
from placements.choices import InterviewState, MatchState
from placements.models import Interview

AGREED = (InterviewState.ACCEPTED, InterviewState.HELD, InterviewState.NO_SHOW)
CAME_TO_NOTHING = (MatchState.DECLINED, MatchState.REFUSED, MatchState.CLOSED)


def events_of(user: User, *, since: dt.datetime) -> list[Event]:
    """Interviews with an agreed time, and for a while those that fell through."""
    theirs = Q(match__trainee__user=user) if user.has_role(Role.TRAINEE) else Q(pk__in=())
    if user.has_role(Role.EMPLOYER):
        theirs |= Q(match__offer__employer__in=employers_of(user))
    rows = Interview.objects.visible_to(user).filter(
        theirs, state__in=(*AGREED, InterviewState.CANCELED), starts_at__gte=since
    )
    rows = list(rows.select_related("match__offer__employer", "match__trainee"))
    known = changes(rows)
    return [
        event
        for row in rows
        if not (event := _event(row, user, known)).is_off or event.changed_at >= since
    ]


def _event(row: Interview, user: User, known: dict) -> Event:
    """One interview; it is off when it was canceled, or the match came to nothing before it."""
    match, facts = row.match, changed(row, known, row.proposed_at)
    is_over = match.state in CAME_TO_NOTHING and match.moved_at < row.starts_at
    if is_over:
        last = max(facts["changed_at"], match.moved_at)
        facts = {"sequence": facts["sequence"] + 1, "changed_at": last}
    words = {"title": match.offer.title, "company": match.offer.employer}
    for_trainee = match.trainee.user_id == user.pk
    page = ("placements:my_job" if for_trainee else "placements:portal_candidate", [match.pk])
    said = _("Interview: %(title)s, %(company)s") if for_trainee else _("Interview: %(title)s")
    return Event(
        key=f"interview-{row.pk}",
        summary=said % words,
        place=row.place,
        path=reverse(page[0], args=page[1]),
        is_off=row.state == InterviewState.CANCELED or is_over,
        **span(row.starts_at, row.minutes),
        **facts,
    )
