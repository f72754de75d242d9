"""What people do with offers and findings. Each act evaluates the offer in the same transaction."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.evaluation import evaluate, take_turn
from employers.keys import made_key
from employers.models import Contact, Finding, Offer, Waiver
from employers.stated import facts
from intermediary.choices import Role
from intermediary.models import User

WAIVING = (Role.ADMIN, Role.MANAGER, Role.BUSINESS_SOLUTIONS)


@transaction.atomic
def submit_offer(*, offer: Offer, by: User, on: date) -> Offer:
    """Post a new offer: from this day unless it names a later or earlier one.

    The same offer sent twice from one page (a double click, a page sent again) is posted once:
    the page gives the key. What was changed in between is another offer.
    """
    take_turn()
    offer.posted_on = offer.posted_on or on
    offer.created_by = by
    sent = Offer.objects.filter(key=offer.key).first() if offer.key else None
    if sent and sent.created_by == by and facts(sent) == facts(offer):
        return sent
    offer.key = made_key("offer") if sent or not offer.key else offer.key
    with pghistory.context(user=by.pk, action="submit_offer"):
        offer.save()
        evaluate(on, [offer.pk])
    offer.refresh_from_db()
    return offer


@transaction.atomic
def change_offer(
    *, offer: Offer, by: User, on: date, changed: Collection[str] | None = None
) -> Offer:
    """Save what was changed in an offer (`changed` names the fields) and judge it again.

    Other fields stay as they are in the database, whatever the instance has: a colleague may have
    changed them, or have paused or withdrawn the offer, since it was read.
    """
    take_turn()
    return _save(offer, facts(offer) if changed is None else changed, on, by, "change_offer")


@transaction.atomic
def pause_offer(*, offer: Offer, by: User, on: date) -> Offer:
    """Take an offer off the list for a while; its findings are resolved as withdrawn."""
    _as_it_stands(offer, _("This offer was withdrawn."))
    offer.paused_at = offer.paused_at or timezone.now()
    return _save(offer, ["paused_at"], on, by, "pause_offer")


@transaction.atomic
def resume_offer(*, offer: Offer, by: User, on: date) -> Offer:
    """Put a paused offer back on the list and judge it again."""
    _as_it_stands(offer, _("This offer was withdrawn. Post it anew."))
    offer.paused_at = None
    return _save(offer, ["paused_at"], on, by, "resume_offer")


@transaction.atomic
def withdraw_offer(*, offer: Offer, by: User, on: date) -> Offer:
    """Take an offer back for good; its findings are resolved as withdrawn."""
    _as_it_stands(offer)
    offer.withdrawn_at = offer.withdrawn_at or timezone.now()
    return _save(offer, ["withdrawn_at"], on, by, "withdraw_offer")


@transaction.atomic
def close_offer(*, offer: Offer, by: User, on: date) -> Offer:
    """Make this day the last one to apply; candidates no longer see the offer after it."""
    _as_it_stands(offer, _("This offer was withdrawn."))
    if offer.posted_on is None or offer.posted_on > on:
        raise ValidationError(_("This offer is not posted yet. Withdraw it instead."))
    if offer.closes_on is None or offer.closes_on > on:
        offer.closes_on = on
    return _save(offer, ["closes_on"], on, by, "close_offer")


def _as_it_stands(offer: Offer, refusal: str = "") -> None:
    """Take the turn and read the offer again; refuse what a withdrawn one no longer can do."""
    take_turn()
    offer.refresh_from_db()
    if refusal and offer.withdrawn_at:
        raise ValidationError(refusal)


def _save(offer: Offer, names: Collection[str], on: date, by: User, action: str) -> Offer:
    """Save these fields of an offer and judge it. The caller has taken the turn."""
    with pghistory.context(user=by.pk, action=action):
        offer.save(update_fields=names)
        evaluate(on, [offer.pk])
    offer.refresh_from_db()
    return offer


@transaction.atomic
def grant_waiver(*, finding: Finding, by: User, reason: str, until: date, on: date) -> Waiver:
    """Set a failed criterion aside for one offer until a day, which counts.

    Raises ValidationError naming the field: only administrators, managers and business solutions
    grant waivers, never a person of the employer it serves, always with a reason and a future day.
    """
    check_may_waive(by, finding.offer)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why this is set aside.")})
    if until <= on:
        raise ValidationError({"until": _("Choose a day after today.")})
    take_turn()
    finding.refresh_from_db()
    if finding.resolved_at:
        raise ValidationError(_("This finding is resolved already: there is nothing to waive."))
    same = {"offer_id": finding.offer_id, "code": finding.code}
    with pghistory.context(user=by.pk, action="grant_waiver"):
        # One that lapsed, or that this one replaces.
        Waiver.objects.unrevoked().filter(**same).update(revoked_at=Now())
        waiver = Waiver.objects.create(**same, reason=reason.strip(), until=until, granted_by=by)
        evaluate(on, [finding.offer_id])
    return waiver


@transaction.atomic
def revoke_waiver(*, waiver: Waiver, by: User, on: date) -> Waiver:
    """End a waiver now; what it set aside counts again at once."""
    check_may_waive(by, waiver.offer)
    take_turn()
    waiver.refresh_from_db()
    if waiver.revoked_at:
        return waiver
    waiver.revoked_at = timezone.now()
    with pghistory.context(user=by.pk, action="revoke_waiver"):
        waiver.save(update_fields=["revoked_at"])
        evaluate(on, [waiver.offer_id])
    return waiver


def check_may_waive(by: User, offer: Offer) -> None:
    """Refuse waivers by people without the role, and by the employer's own people."""
    if not by.has_role(*WAIVING):
        raise ValidationError(_("Only program staff may set a standard aside."))
    if Contact.objects.filter(employer=offer.employer_id, user=by).exists():
        raise ValidationError(_("A waiver is never granted by the employer it serves."))
