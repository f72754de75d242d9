"""Who may open a page: every view says so, by one of two words."""

from functools import wraps

from django.core.exceptions import PermissionDenied

from intermediary.choices import Role
from intermediary.signing_in import sign_in_first


def allow(*roles: Role):
    """Open a page to people who hold one of these roles; others get 403, strangers sign in."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return sign_in_first(request)
            if not request.user.has_role(*roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.allowed_roles = frozenset(roles)
        return guarded

    return decorate


def signed_in(view):
    """Open a page to everyone who is signed in, whatever their role."""
    return allow(*Role)(view)


def public(view):
    """Open a page to everyone, signed in or not."""
    view.is_public = True
    return view
