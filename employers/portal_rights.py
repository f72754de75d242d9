"""What an employer's person may do in the portal, by the role their employer gave them."""

from django.utils.translation import gettext as _

from employers.choices import PortalRole
from employers.models import Contact, Employer
from intermediary.models import User


def can_act(user: User, employer: Employer) -> str | None:
    """Why this person cannot act for this employer, or None. Readers look and change nothing."""
    contact = Contact.objects.filter(user=user, employer=employer).first()
    if contact is None:
        return _("You do not act for this employer.")
    if contact.portal_role == PortalRole.READER:
        return _("You may read here. Ask an administrator of your company to do this.")
    return None
