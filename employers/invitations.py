"""Invitations to the employer portal: a link by letter, kept as a hash, that works once."""

import hashlib
import secrets
from datetime import datetime, timedelta

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.models import Contact, Invitation
from intermediary.choices import Role
from intermediary.models import User
from intermediary.posting import portal_url, post

VALID = timedelta(days=7)


def hash_of(token: str) -> str:
    """What is kept of a secret link."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(*, contact: Contact, by: User, now: datetime) -> Invitation:
    """Send somebody at an employer a link to their sign-in; an earlier link stops working."""
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    if contact.user_id:
        raise ValidationError(_("%s signs in here already.") % contact)
    if not contact.email:
        raise ValidationError(_("%s has no e-mail address. Add it first.") % contact)
    token = secrets.token_urlsafe(32)
    with pghistory.context(user=by.pk, action="invite"):
        revoke(contact, now)
        invitation = Invitation.objects.create(
            contact=contact,
            token_hash=hash_of(token),
            sent_at=now,
            expires_at=now + VALID,
            invited_by=by,
        )
    post(
        "employers/email/invitation",
        to=contact.email,
        about=f"invitation:{invitation.pk}",
        language="en",
        person=contact.name,
        employer=contact.employer.name,
        inviter=str(by),
        invitation_url=portal_url(reverse("employers:join", args=[token])),
        until_on=timezone.localdate(invitation.expires_at),
    )
    return invitation


def revoke(contact: Contact, now: datetime) -> int:
    """Take back the open invitation of a person, if there is one; returns how many there were."""
    unused = contact.invitations.filter(used_at__isnull=True, revoked_at__isnull=True)
    return unused.update(revoked_at=now)


def standing(token: str, now: datetime) -> Invitation | None:
    """The invitation of a link that still lets somebody in."""
    rows = Invitation.objects.standing(now).select_related("contact__employer")
    return rows.filter(token_hash=hash_of(token), contact__user__isnull=True).first()


def account_of(invitation: Invitation) -> User | None:
    """The sign-in that the invited address has already."""
    return User.objects.filter(email=invitation.contact.email.lower()).first()


def signs_in(user: User | None) -> bool:
    """Whether an account can be signed in to, so that no link may set its password."""
    return user is not None and (user.has_usable_password() or not user.is_active)


@transaction.atomic
def accept(
    *, invitation: Invitation, now: datetime, user: User | None = None, password: str = ""
) -> User:
    """Use an invitation, once: make the sign-in, or link the one that is signed in.

    Raises ValidationError when somebody else was faster, or when the sign-in belongs elsewhere.
    """
    used = Invitation.objects.standing(now).filter(pk=invitation.pk).update(used_at=now)
    contact = Contact.objects.select_for_update().get(pk=invitation.contact_id)
    if not used or contact.user_id:
        raise ValidationError(_("This invitation was used or taken back in the meantime."))
    user = user or _account(contact, password)
    if Contact.objects.filter(user=user).exists():
        said = _("Your sign-in belongs to another employer already. Ask the office to move it.")
        raise ValidationError(said)
    with pghistory.context(user=user.pk, action="accept_invitation"):
        if Role.EMPLOYER not in user.roles:
            user.roles = [*user.roles, Role.EMPLOYER]
            user.save(update_fields=["roles"])
        contact.user = user
        contact.save(update_fields=["user"])
    return user


def _account(contact: Contact, password: str) -> User:
    """A sign-in with this password for somebody whose address has none."""
    user = User.objects.filter(email=contact.email.lower()).first() or User(
        email=contact.email.lower(), name=contact.name, roles=[Role.EMPLOYER]
    )
    if signs_in(user if user.pk else None):
        raise ValidationError(_("This address has a sign-in already. Sign in to join."))
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as taken:  # made by another page in the same moment
        raise ValidationError(_("This address has a sign-in already. Sign in to join.")) from taken
    return user
