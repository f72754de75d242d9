"""The way from the shortlist to a hire: which moves there are, who is told, and what is kept.

Every move is one conditional UPDATE: of two people who press at once, one is told that somebody
else was quicker. Every move leaves a step with who made it, when and why.
"""

import datetime as dt

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.models import Offer
from intermediary.models import User
from placements import actions, confirming, emails
from placements.choices import LIVE_MATCH, WITH_EMPLOYER, InterviewState, MatchState, Tier
from placements.models import Interview, Match, MatchStep, Placement
from trainees.choices import EnrollmentStatus
from trainees.models import Enrollment, Trainee

S = MatchState
# To the state on the left a match comes from one of the states on the right.
MOVES: dict[MatchState, tuple[MatchState, ...]] = {
    S.PROPOSED: (S.SHORTLISTED,),
    S.REFERRED: (S.SHORTLISTED, S.PROPOSED),
    S.INTERVIEWING: (S.REFERRED,),
    S.OFFERED: (S.REFERRED, S.INTERVIEWING),
    S.HIRED: WITH_EMPLOYER,
    S.DECLINED: WITH_EMPLOYER,
    S.REFUSED: (S.PROPOSED, *WITH_EMPLOYER),
    S.CLOSED: LIVE_MATCH,
}
NEEDS_SHOWN_OFFER = (S.PROPOSED, S.REFERRED)
NEEDS_REASON = (S.DECLINED, S.REFUSED)
ENDS = (S.HIRED, S.DECLINED, S.REFUSED, S.CLOSED)


def can_shortlist(trainee: Trainee, offer: Offer, *, on: dt.date) -> str | None:
    """Why this person cannot be put together with this offer now, or None."""
    if not is_shown(offer, on):
        return _("The offer is not shown to candidates: it is closed or fails a standard.")
    if Match.objects.live().filter(trainee=trainee, offer=offer).exists():
        return _("%s is on the list of this offer already.") % trainee
    return None


def can_move(match: Match, to: MatchState, *, on: dt.date) -> str | None:
    """Why a match cannot come to stand so on this day, or None."""
    if match.state not in MOVES[to]:
        return _("This is not possible any more: it stands at “%s”.") % match.get_state_display()
    if to in NEEDS_SHOWN_OFFER and not is_shown(match.offer, on):
        return _("The offer is not shown to candidates: it is closed or fails a standard.")
    return None


def is_shown(offer: Offer, on: dt.date) -> bool:
    """Whether candidates see an offer on this day."""
    return Offer.objects.visible_to_trainees(on).filter(pk=offer.pk).exists()


@transaction.atomic
def shortlist(*, trainee: Trainee, offer: Offer, by: User, now: dt.datetime) -> Match:
    """Put a person on the shortlist of an offer, for all staff to see."""
    if why := can_shortlist(trainee, offer, on=timezone.localdate(now)):
        raise ValidationError(why)
    with pghistory.context(user=by.pk, action="shortlist"):
        try:
            with transaction.atomic():
                match = Match.objects.create(
                    trainee=trainee, offer=offer, created_by=by, created_at=now, moved_at=now
                )
        except IntegrityError as fault:
            raise ValidationError(_refused(fault, trainee)) from fault
        MatchStep.objects.create(match=match, state=match.state, by=by, moved_at=now)
    return match


def _refused(fault: IntegrityError, trainee: Trainee) -> str:
    """What the database refused, in words."""
    if "match_one_live" in str(fault):
        return _("%s is on the list of this offer already.") % trainee
    return _("The offer is not shown to candidates: it is closed or fails a standard.")


@transaction.atomic
def move(
    match: Match, to: MatchState, *, by: User | None, now: dt.datetime, reason: str = ""
) -> Match:
    """Let a match stand so from now on, and keep the step; nobody is told."""
    if why := can_move(match, to, on=timezone.localdate(now)):
        raise ValidationError(why)
    if to in NEEDS_REASON and not reason.strip():
        raise ValidationError(_("Say why."))
    values = {"state": to, "moved_at": now, "chased_at": None, "reason": reason.strip()}
    if to == S.REFERRED:
        values["referred_at"] = now
    with pghistory.context(user=by.pk if by else None, action=f"match_{to}"):
        if not Match.objects.filter(pk=match.pk, state=match.state).update(**values):
            raise ValidationError(_("Somebody else moved this a moment ago. Look at it again."))
        MatchStep.objects.create(
            match=match, state=to, by=by, reason=values["reason"], moved_at=now
        )
        if to in ENDS:
            open_times = [InterviewState.PROPOSED, InterviewState.ACCEPTED]
            ahead = Interview.objects.filter(match=match, state__in=open_times, starts_at__gt=now)
            ahead.update(state=InterviewState.CANCELED)
    for name, value in values.items():
        setattr(match, name, value)
    return match


@transaction.atomic
def propose(*, match: Match, by: User, now: dt.datetime) -> None:
    """Ask the trainee whether they want to be put forward."""
    move(match, S.PROPOSED, by=by, now=now)
    emails.match_proposed(match)


@transaction.atomic
def refer(*, match: Match, by: User, now: dt.datetime) -> None:
    """Put a person forward to the employer, who from now on sees what the person shares."""
    move(match, S.REFERRED, by=by, now=now)
    emails.match_referred(match)


@transaction.atomic
def decline(*, match: Match, reason: str, by: User, now: dt.datetime) -> None:
    """The employer goes on with somebody else, and says why."""
    move(match, S.DECLINED, by=by, now=now, reason=reason)
    emails.match_declined(match)


@transaction.atomic
def refuse(*, match: Match, reason: str, by: User, now: dt.datetime) -> None:
    """The trainee does not want this job; an employer who knew of them is told."""
    known = match.state in WITH_EMPLOYER
    move(match, S.REFUSED, by=by, now=now, reason=reason)
    if known:
        emails.match_refused(match)


@transaction.atomic
def offer_job(*, match: Match, by: User, now: dt.datetime) -> None:
    """The employer offers the job; the trainee is told at once."""
    move(match, S.OFFERED, by=by, now=now)
    emails.job_offered(match)


@transaction.atomic
def close(*, match: Match, by: User | None, now: dt.datetime, reason: str = "") -> None:
    """Nothing comes of it any more; whoever waited is told."""
    before = match.state
    move(match, S.CLOSED, by=by, now=now, reason=reason)
    if before in WITH_EMPLOYER:
        emails.match_closed(match)


@transaction.atomic
def hire(*, match: Match, placement: Placement, by: User, now: dt.datetime) -> Placement:
    """The person got the job: record it, and ask the employer to confirm it on its first day.

    `placement` holds the terms that were typed (kind, first day, pay, hours), not saved yet.
    """
    on = timezone.localdate(now)
    move(match, S.HIRED, by=by, now=now)
    offer = match.offer
    placement.trainee, placement.employer, placement.offer = match.trainee, offer.employer, offer
    placement.enrollment = enrollment_of(match.trainee)
    placement.title, placement.soc = placement.title or offer.title, offer.soc
    actions.record(placement=placement, tier=Tier.STAFF_NOTE, by=by)
    Match.objects.filter(pk=match.pk).update(placement=placement)
    match.placement = placement
    emails.hired(match)
    if placement.started_on <= on:
        confirming.ask_hire(placement, by=by, now=now)
    return placement


def enrollment_of(trainee: Trainee) -> Enrollment | None:
    """The enrollment a new job belongs to: the latest graduated one, else the one in training."""
    standing = (EnrollmentStatus.GRADUATED, EnrollmentStatus.ENROLLED)
    found = Enrollment.objects.filter(trainee=trainee, status__in=standing)
    return (
        found.filter(status=EnrollmentStatus.GRADUATED).order_by("-graduated_on", "-pk").first()
        or found.order_by("-cohort__starts_on", "-pk").first()
    )
