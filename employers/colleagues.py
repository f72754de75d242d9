"""Who of an employer uses the portal, and as what: there is always an administrator."""

from datetime import datetime

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from employers import invitations
from employers.choices import PortalRole
from employers.models import Contact, Employer
from intermediary.choices import Role
from intermediary.models import User


@transaction.atomic
def add(*, contact: Contact, by: User, now: datetime) -> Contact:
    """Add a colleague and send the invitation."""
    with pghistory.context(user=by.pk, action="add_colleague"):
        contact.save()
    invitations.invite(contact=contact, by=by, now=now)
    return contact


@transaction.atomic
def change_role(*, contact: Contact, role: str, by: User) -> Contact:
    """Let a colleague do more or less; the last administrator stays one."""
    contact = _locked(contact)
    if role != PortalRole.ADMIN:
        _keep_one(contact)
    contact.portal_role = role
    with pghistory.context(user=by.pk, action="change_portal_role"):
        contact.save(update_fields=["portal_role"])
    return contact


@transaction.atomic
def remove(*, contact: Contact, by: User, now: datetime) -> Contact:
    """End a colleague's access: the link is taken back, the sign-in loses this employer.

    A sign-in without another role loses its password too, which ends its sessions at once.
    """
    contact = _locked(contact)
    _keep_one(contact)
    user = contact.user
    contact.user = None
    with pghistory.context(user=by.pk, action="remove_access"):
        invitations.revoke(contact, now)
        contact.save(update_fields=["user"])
        if user:
            user.roles = [role for role in user.roles if role != Role.EMPLOYER]
            if not user.roles:
                user.set_unusable_password()
            user.save(update_fields=["roles", "password"])
    return contact


def admins_of(employer_id: int):
    """The people who administer the portal for an employer and can sign in."""
    rows = Contact.objects.filter(employer=employer_id, portal_role=PortalRole.ADMIN)
    return rows.filter(user__isnull=False, user__is_active=True)


def _locked(contact: Contact) -> Contact:
    """The colleague as they stand now; changes at one employer come one after the other."""
    Employer.objects.select_for_update().get(pk=contact.employer_id)
    return Contact.objects.select_related("user").get(pk=contact.pk)


def _keep_one(contact: Contact) -> None:
    """Refuse to lose the last administrator."""
    admins = admins_of(contact.employer_id)
    if admins.filter(pk=contact.pk).exists() and not admins.exclude(pk=contact.pk).exists():
        said = _("%s is the only administrator. Make somebody else one first.")
        raise ValidationError(said % contact)
