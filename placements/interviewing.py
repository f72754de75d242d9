"""Times for an interview: the employer proposes up to three, the person takes one or none."""

import datetime as dt

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from intermediary.models import User
from placements import emails, matching
from placements.choices import InterviewState, MatchState
from placements.models import Interview, Match

MOST_TIMES = 3
OPEN = (InterviewState.PROPOSED, InterviewState.ACCEPTED)
MAY_MEET = (MatchState.REFERRED, MatchState.INTERVIEWING)


def can_propose(match: Match) -> str | None:
    """Why no interview can be proposed now, or None."""
    if match.state not in MAY_MEET:
        return _("This is not possible any more: it stands at “%s”.") % match.get_state_display()
    return None


@transaction.atomic
def propose(
    *,
    match: Match,
    starts: list[dt.datetime],
    minutes: int,
    place: str,
    by: User,
    now: dt.datetime,
) -> None:
    """Propose times to a person; times proposed before and still open no longer hold."""
    if why := can_propose(match):
        raise ValidationError(why)
    if not 1 <= len(set(starts)) <= MOST_TIMES:
        raise ValidationError(_("Propose one, two or three different times."))
    if min(starts) <= now:
        raise ValidationError(_("Propose times that are still to come."))
    with pghistory.context(user=by.pk, action="propose_interview"):
        match.interviews.filter(state__in=OPEN, starts_at__gt=now).update(
            state=InterviewState.CANCELED
        )
        for starts_at in sorted(set(starts)):
            values = {"minutes": minutes, "place": place, "state": InterviewState.PROPOSED}
            values |= {"proposed_by": by, "proposed_at": now, "reason": ""}
            Interview.objects.update_or_create(match=match, starts_at=starts_at, defaults=values)
        if match.state == MatchState.REFERRED:
            matching.move(match, MatchState.INTERVIEWING, by=by, now=now)
        else:
            Match.objects.filter(pk=match.pk).update(moved_at=now, chased_at=None)
    emails.interview_proposed(match, now)


@transaction.atomic
def choose(*, interview: Interview, by: User, now: dt.datetime) -> None:
    """The person takes this time; the other times proposed are passed over."""
    taken = _("The time cannot be taken any more. Choose another, or say that none fits.")
    if interview.starts_at <= now:
        raise ValidationError(taken)
    Match.objects.select_for_update().get(pk=interview.match_id)
    with pghistory.context(user=by.pk, action="choose_interview"):
        own = Interview.objects.filter(match=interview.match_id)
        if own.filter(state=InterviewState.ACCEPTED, starts_at__gt=now).exists():
            raise ValidationError(_("A time is agreed already."))
        own.filter(state=InterviewState.ACCEPTED).update(state=InterviewState.HELD)
        free = own.filter(pk=interview.pk, state=InterviewState.PROPOSED)
        if not free.update(state=InterviewState.ACCEPTED):
            raise ValidationError(taken)
        rest = own.filter(state=InterviewState.PROPOSED)
        rest.update(state=InterviewState.PASSED_OVER)
        Match.objects.filter(pk=interview.match_id).update(moved_at=now, chased_at=None)
    interview.state = InterviewState.ACCEPTED
    emails.interview_chosen(interview)


@transaction.atomic
def none_fits(*, match: Match, words: str, by: User, now: dt.datetime) -> None:
    """None of the times fits; the employer is told and may propose others."""
    with pghistory.context(user=by.pk, action="no_interview_fits"):
        open_times = match.interviews.filter(state=InterviewState.PROPOSED)
        values = {"state": InterviewState.PASSED_OVER, "reason": words[:500]}
        if not open_times.update(**values):
            raise ValidationError(_("No time is open any more."))
        Match.objects.filter(pk=match.pk).update(moved_at=now, chased_at=None)
    emails.no_interview_fits(match, words)


@transaction.atomic
def note(*, interview: Interview, state: InterviewState, by: User, now: dt.datetime) -> None:
    """Note that an agreed interview took place, or that it did not."""
    if interview.starts_at > now:
        raise ValidationError(_("The interview is still to come."))
    with pghistory.context(user=by.pk, action=f"interview_{state}"):
        agreed = Interview.objects.filter(pk=interview.pk, state=InterviewState.ACCEPTED)
        if not agreed.update(state=state):
            raise ValidationError(_("This was noted already."))
        Match.objects.filter(pk=interview.match_id).update(moved_at=now, chased_at=None)
    interview.state = state
