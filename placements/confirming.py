"""Questions to employers by a one-time link: did the person start, are they still there?

The answer is evidence. Where it contradicts what is on record, the evidence is disputed from that
day on and the job counts as unproven until somebody closes the dispute.
"""

import datetime as dt
import hashlib
import secrets

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.models import Contact
from intermediary.models import User
from placements import actions, emails
from placements.choices import Asked, Confirmed, EndReason, Tier
from placements.matching_models import MOST_SENDS
from placements.models import Confirmation, Evidence, Placement

LASTS = dt.timedelta(days=14)
STAYS = (30, 90, 180, 365)  # days after the start
LOOKS_BACK = 14  # days in which a missed day of the job is made up for


def hashed(token: str) -> str:
    """What is kept of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


def contact_to_ask(placement: Placement) -> Contact | None:
    """Who at the employer answers: somebody with an e-mail address who gets our letters."""
    if not placement.employer_id:
        return None
    return emails.hiring_people(placement.employer_id).first()


def can_ask(placement: Placement, asked: str, about_on: dt.date) -> str | None:
    """Why the employer cannot be asked this (again), or None."""
    row = placement.confirmations.filter(asked=asked, about_on=about_on).first()
    if row and row.answered_at:
        return _("The employer has answered already.")
    if row and row.sends >= MOST_SENDS:
        return _("The employer was asked 4 times. Find another proof.")
    if not contact_to_ask(placement):
        return _("Nobody at the employer can be asked by e-mail.")
    return None


@transaction.atomic
def ask(
    placement: Placement,
    asked: str,
    *,
    about_on: dt.date,
    contact: Contact,
    by: User | None,
    now: dt.datetime,
) -> Confirmation:
    """Send the question, or send it again by a new link; the old link then no longer works."""
    if why := can_ask(placement, asked, about_on):
        raise ValidationError(why)
    token = secrets.token_urlsafe(32)
    values = {"token_hash": hashed(token), "sent_at": now, "expires_at": now + LASTS}
    values["contact"] = contact
    with pghistory.context(user=by.pk if by else None, action="ask_employer"):
        row, is_new = Confirmation.objects.select_for_update().get_or_create(
            placement=placement, asked=asked, about_on=about_on, defaults=values
        )
        if not is_new:
            if row.answered_at or row.sends >= MOST_SENDS:
                raise ValidationError(can_ask(placement, asked, about_on))
            for name, value in {**values, "sends": row.sends + 1}.items():
                setattr(row, name, value)
            row.save()
    emails.confirmation(row, token)
    return row


def ask_hire(placement: Placement, *, by: User | None, now: dt.datetime) -> Confirmation | None:
    """Ask whether the person started, if there is anybody to ask."""
    if (contact := contact_to_ask(placement)) is None:
        return None
    about = placement.started_on
    return ask(placement, Asked.HIRE, about_on=about, contact=contact, by=by, now=now)


def ask_due(now: dt.datetime) -> int:
    """Ask about starts whose day has come, and about stays at 30, 90, 180 and 365 days."""
    on, sent = timezone.localdate(now), 0
    for asked, days in ((Asked.HIRE, 0), *((Asked.STAY, days) for days in STAYS)):
        for placement in _due(asked, days, on):
            contact = contact_to_ask(placement)
            if contact is None:
                continue
            about = placement.started_on + dt.timedelta(days=days)
            ask(placement, asked, about_on=about, contact=contact, by=None, now=now)
            sent += 1
    return sent


def _due(asked, days, on):
    """Open jobs whose day to be asked about came in the last two weeks and was not asked about."""
    last = on - dt.timedelta(days=days)
    known = Confirmation.objects.filter(placement=OuterRef("pk"), asked=asked)
    if asked == Asked.STAY:
        known = known.filter(about_on__gte=last - dt.timedelta(days=LOOKS_BACK))
    rows = Placement.objects.filter(
        ~Exists(known),
        employer__isnull=False,
        ended_on__isnull=True,
        started_on__lte=last,
        started_on__gte=last - dt.timedelta(days=LOOKS_BACK),
    )
    if asked == Asked.HIRE:
        rows = rows.filter(match__isnull=False)
    return rows.select_related("employer", "trainee").order_by("pk")


# --- the answer --------------------------------------------------------------------------------


def found(token: str) -> Confirmation | None:
    """The question behind a link, answered or not; None for a link that is nobody's."""
    rows = Confirmation.objects.filter(token_hash=hashed(token))
    return rows.select_related("placement__trainee", "placement__employer", "contact").first()


@transaction.atomic
def answer(
    *, row: Confirmation, answer: str, left_on: dt.date | None = None, now: dt.datetime
) -> None:
    """Take the employer's answer, once; evidence or a dispute follows from it."""
    on, job = timezone.localdate(now), row.placement
    if answer == Confirmed.LEFT:
        if not left_on or left_on > on:
            raise ValidationError(_("Say on which day they left, today at the latest."))
        if left_on < job.started_on:
            raise ValidationError(_("This is before the first day of work."))
    values = {"answer": answer, "answered_at": now}
    values["left_on"] = left_on if answer == Confirmed.LEFT else None
    open_row = Confirmation.objects.filter(pk=row.pk, answered_at__isnull=True, expires_at__gt=now)
    with pghistory.context(user=None, action="employer_answers", contact=row.contact_id):
        if not open_row.update(**values):
            raise ValidationError(_("This question was answered already, or the link is old."))
        if answer == Confirmed.YES:
            _prove(job, min(row.about_on, on))
        elif answer == Confirmed.NEVER_STARTED:
            _dispute(job, on)
        else:
            _left(job, left_on, on)


def _prove(job: Placement, dated_on: dt.date) -> None:
    """Keep the employer's word as evidence of that day."""
    Evidence.objects.get_or_create(placement=job, tier=Tier.EMPLOYER_CONFIRMED, dated_on=dated_on)


def _dispute(job: Placement, on: dt.date) -> None:
    """What is on record does not agree with the employer: it is unproven until closed."""
    job.evidence.filter(disputed_on__isnull=True).update(disputed_on=on)


def _left(job: Placement, left_on: dt.date, on: dt.date) -> None:
    """The person worked there until a day: the start is proven, and the job ends with that day.

    Where something on record says they were there later, that is disputed instead.
    """
    later = job.evidence.filter(dated_on__gt=left_on, disputed_on__isnull=True)
    disputes = later.update(disputed_on=on)
    _prove(job, job.started_on)
    if job.ended_on is None and not disputes:
        job.ended_on, job.end_reason = left_on, EndReason.OTHER
        job.save(update_fields=["ended_on", "end_reason"])


# --- disputes ----------------------------------------------------------------------------------


def disputed(placements):
    """Jobs whose employer contradicted what is on record, until somebody closes that."""
    rows = Evidence.objects.filter(placement=OuterRef("pk"), disputed_on__isnull=False)
    asked = Confirmation.objects.filter(placement=OuterRef("pk"))
    never = Q(Exists(asked.filter(answer=Confirmed.NEVER_STARTED)))
    never &= Q(ended_on__isnull=True) | Q(ended_on__gt=F("started_on"))
    left = asked.filter(answer=Confirmed.LEFT)
    gone = Q(Exists(left), ended_on__isnull=True)
    gone |= Q(Exists(left.filter(left_on__lt=OuterRef("ended_on"))))
    return placements.filter(Exists(rows), never | gone)


def with_words(placements, asked) -> list[tuple[Placement, Confirmation]]:
    """Each disputed job with the answer that contradicts it. One query more."""
    jobs = list(placements)
    against = asked.filter(placement__in=[job.pk for job in jobs])
    against = against.exclude(answer__in=["", Confirmed.YES]).select_related("contact")
    said = {row.placement_id: row for row in against.order_by("answered_at")}
    return [(job, said[job.pk]) for job in jobs if job.pk in said]


@transaction.atomic
def close_dispute(*, placement: Placement, employer_is_right: bool, by: User) -> None:
    """Close a dispute: the job ends as the employer says, or the evidence stands again."""
    if not disputed(Placement.objects.filter(pk=placement.pk)).exists():
        raise ValidationError(_("This dispute is closed already."))
    with pghistory.context(user=by.pk, action="close_dispute"):
        if not employer_is_right:
            placement.evidence.filter(disputed_on__isnull=False).update(disputed_on=None)
            return
        said = placement.confirmations.exclude(answer__in=["", Confirmed.YES]).first()
        last = said.left_on if said and said.left_on else placement.started_on
        actions.end(placement=placement, ended_on=last, end_reason=EndReason.OTHER, by=by)
