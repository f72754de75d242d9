"""What an employer's person may do in the portal: reader, hiring, administrator."""

from functools import wraps

from employers.choices import PortalRole
from employers.models import Contact
from intermediary import errors

RANKS = {PortalRole.READER: 0, PortalRole.HIRING: 1, PortalRole.ADMIN: 2}
READING = {"GET", "HEAD", "OPTIONS"}


def speaker(user) -> Contact | None:
    """Who somebody is at an employer, or None; read once a request."""
    return getattr(user, "contact", None)


def can(user, role: PortalRole) -> bool:
    """Whether this person may do what this role, or a lesser one, may do."""
    contact = speaker(user)
    return contact is not None and RANKS[PortalRole(contact.portal_role)] >= RANKS[role]


def may(role: PortalRole):
    """Let only people with this role in the portal, or a greater one, change something here.

    Reading is for everyone of the employer; `allow` has seen to that.
    """

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if request.method not in READING and not can(request.user, role):
                who = speaker(request.user)
                has = who and PortalRole(who.portal_role).label
                context = {"has": has, "needs": role.label}
                return errors.answer(request, 403, "employers/may_not.html", **context)
            return view(request, *args, **kwargs)

        guarded.portal_role = role
        return guarded

    return decorate
