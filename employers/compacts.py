"""The steps of a training compact: drafted, proposed, signed by both sides, ended."""

import hashlib
from datetime import date, datetime

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from employers.choices import AgreementState
from employers.colleagues import admins_of
from employers.models import Agreement, Commitment, Contact
from intermediary.models import User
from intermediary.posting import portal_url, post

TEXT = (
    *("employer_id", "title", "track_id", "site_id", "location", "curriculum_input"),
    *("starts_on", "ends_on", "hires_needed", "graduation_percent", "placement_percent"),
    *("pay_min", "pay_max", "pay_period", "pay_steps"),
)


def stamp(agreement: Agreement) -> str:
    """A mark of the text: whoever signs sends along the mark of what they have read."""
    said = [str(getattr(agreement, name) or "") for name in TEXT]
    rows = agreement.commitments.values_list("side", "kind", "amount", "text", "due_on")
    said += [str(row) for row in rows]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


@transaction.atomic
def save(*, agreement: Agreement, by: User) -> Agreement:
    """Keep a new or changed compact; a change takes it back to a draft without signatures."""
    if agreement.pk is None:
        agreement.created_by = by
    else:
        _reopen(agreement, by)
    with pghistory.context(user=by.pk, action="save_compact"):
        agreement.save()
    return agreement


@transaction.atomic
def add_commitment(*, commitment: Commitment, by: User) -> Commitment:
    """Add what one side promises; the compact is a draft again."""
    _reopen(commitment.agreement, by)
    with pghistory.context(user=by.pk, action="add_commitment"):
        commitment.agreement.save()
        commitment.save()
    return commitment


@transaction.atomic
def remove_commitment(*, commitment: Commitment, by: User) -> Agreement:
    """Take out what one side promises; the compact is a draft again."""
    agreement = commitment.agreement
    _reopen(agreement, by)
    with pghistory.context(user=by.pk, action="remove_commitment"):
        agreement.save()
        commitment.delete()
    return agreement


def _reopen(agreement, by):
    """Clear signatures of a compact that is about to change; an ended one does not change."""
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if locked.state == AgreementState.ENDED:
        raise ValidationError(_("This compact has ended and does not change any more."))
    agreement.state = AgreementState.DRAFT
    agreement.program_signer = agreement.program_signed_at = None
    agreement.employer_signer = agreement.employer_signed_at = None


@transaction.atomic
def propose(*, agreement: Agreement, by: User) -> int:
    """Show a draft to the employer and write to its administrators; returns to how many."""
    agreement = _locked(agreement)
    if agreement.state != AgreementState.DRAFT:
        raise ValidationError(_("This compact is proposed already."))
    agreement.state = AgreementState.PROPOSED
    with pghistory.context(user=by.pk, action="propose_compact"):
        agreement.save(update_fields=["state"])
    told = [*admins_of(agreement.employer_id).filter(no_mail=False).select_related("user")]
    for contact in told:
        _write("employers/email/compact_proposed", agreement, contact.user)
    return len(told)


@transaction.atomic
def sign(
    *, agreement: Agreement, by: User, seen: str, now: datetime, contact: Contact | None = None
) -> Agreement:
    """Sign for the employer (`contact`) or for the program; with both signatures it holds.

    Raises ValidationError where the text is another one than was read, or nothing is to be signed.
    """
    agreement = _locked(agreement)
    if agreement.state != AgreementState.PROPOSED:
        raise ValidationError(_("This compact does not wait for a signature."))
    if seen != stamp(agreement):
        raise ValidationError(_("The text has changed since you opened this page. Read it again."))
    if contact is not None and not agreement.employer_signed_at:
        agreement.employer_signer, agreement.employer_signed_at = contact, now
    elif contact is None and not agreement.program_signed_at:
        agreement.program_signer, agreement.program_signed_at = by, now
    if agreement.employer_signed_at and agreement.program_signed_at:
        agreement.state = AgreementState.SIGNED
    with pghistory.context(user=by.pk, action="sign_compact"):
        agreement.save()
    if agreement.state == AgreementState.SIGNED:
        _tell_both(agreement)
    return agreement


def _tell_both(agreement):
    """The letter to each side that the compact holds."""
    signers = {"program_signer": str(agreement.program_signer)}
    signers["employer_signer"] = str(agreement.employer_signer)
    contact = agreement.employer_signer
    for person in (agreement.program_signer, None if contact.no_mail else contact.user):
        if person:
            _write("employers/email/compact_signed", agreement, person, **signers)


@transaction.atomic
def end(*, agreement: Agreement, by: User, on: date) -> Agreement:
    """End a signed compact: this day is its last."""
    agreement = _locked(agreement)
    if agreement.state != AgreementState.SIGNED:
        raise ValidationError(_("Only a signed compact can be ended."))
    agreement.state = AgreementState.ENDED
    agreement.ends_on = max(agreement.starts_on, min(agreement.ends_on, on))
    with pghistory.context(user=by.pk, action="end_compact"):
        agreement.save(update_fields=["state", "ends_on"])
    return agreement


def _locked(agreement):
    """The compact as it stands; two signatures at once come one after the other."""
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    return Agreement.objects.select_related("employer").get(pk=agreement.pk)


def _write(letter, agreement, person, **more):
    """One letter about this text of a compact."""
    page = "compact" if person.is_staff_member else "compact_own"
    post(
        letter,
        to=person.email,
        about=f"compact:{agreement.pk}:{stamp(agreement)}",
        language=person.language,
        compact=agreement.title,
        employer=agreement.employer.name,
        compact_url=portal_url(reverse(f"employers:{page}", args=[agreement.pk])),
        **more,
    )
