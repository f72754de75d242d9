"""Pages that say what went wrong: what happened, whether anything is lost, what to do next."""

import logging

from django.conf import settings
from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intermediary.choices import STAFF, Role

log = logging.getLogger("intermediary")

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
# What a part of a page says in a line where the whole page says it at length.
BRIEF = {
    400: _("The portal could not read this request. Reload the page and try again."),
    403: _("Your role does not include this."),
    404: _("This is no longer here. Reload the page to see what is."),
    405: _("This address takes only what a form sends to it."),
    413: _("This is more than the portal takes at once. Send less of it."),
    419: _("This page is too old to be saved from. Reload it and try again."),
    429: _("Too many tries in a short time. Wait a few minutes, then try again."),
    500: _("Something went wrong on our side. What you typed is still in this page."),
}


def next_step(user) -> tuple[str, str]:
    """Where this person most likely wants to go on: the address and its words."""
    if user is None or not user.is_authenticated:
        return reverse("account_login"), _("Sign in")
    if user.has_role(*STAFF):
        return reverse("intermediary:home"), _("Go to Today")
    if user.has_role(Role.EMPLOYER):
        return reverse("employers:portal_offers"), _("Go to your offers")
    if user.has_role(Role.TRAINEE):
        return reverse("intermediary:me"), _("Go to Home")
    return reverse("account_logout"), _("Sign out")


def answer(request, status: int, template: str = "", brief: int = 0, **context):
    """A whole page for a window; one line of text where htmx asked for a part of a page."""
    if getattr(request, "htmx", False):
        return HttpResponse(BRIEF[brief or status], status=status, content_type="text/plain")
    href, label = next_step(getattr(request, "user", None))
    context |= {"step_href": href, "step": label}
    return render(request, template or f"{status}.html", context, status=status)


def bad_request(request, exception):
    """400: the request makes no sense; 413: it is larger than we take."""
    if isinstance(exception, TOO_LARGE):
        return answer(request, 413)
    return answer(request, 400)


def permission_denied(request, exception):
    """403: the page is for other roles; it names those that this person holds."""
    match = getattr(request, "resolver_match", None)
    allowed = getattr(getattr(match, "func", None), "allowed_roles", ())
    held = getattr(getattr(request, "user", None), "roles", ())
    context = {
        "held": ", ".join(str(role.label) for role in Role if role in held),
        "wanted": ", ".join(str(role.label) for role in Role if role in allowed),
    }
    return answer(request, 403, **context)


def page_not_found(request, exception=None):
    """404: the same words for an address that never was and for a row of somebody else."""
    return answer(request, 404)


def csrf_failure(request, reason=""):
    """403: a form from a page that is older than the sign-in it was made for."""
    log.warning("a form was refused: %s", reason)
    return answer(request, 403, "403_csrf.html", brief=419)


def too_many_requests(request):
    """429: the same thing was tried too often in a short time."""
    return answer(request, 429)


def server_error(request):
    """500: asks neither the database nor the session for anything, for either may be the cause."""
    reference = getattr(request, "reference", "")
    if request.headers.get("HX-Request"):
        said = f"{BRIEF[500]} {reference}".strip()
        return HttpResponse(said, status=500, content_type="text/plain")
    again = request.get_full_path() if request.method in ("GET", "HEAD") else ""
    page = render_to_string("500.html", {"reference": reference, "again": again})
    return HttpResponse(page, status=500)


def dress_bare_answers(get_response):
    """Middleware: an answer without a page gets one.

    Django answers the wrong method with nothing at all, and in development it answers an unknown
    address with a list of all addresses.
    """

    def middleware(request):
        response = get_response(request)
        if response.status_code == 405 and not response.streaming and not response.content:
            page = answer(request, 405)
            page.headers["Allow"] = response.headers.get("Allow", "")
            return page
        if response.status_code == 404 and settings.DEBUG:
            return page_not_found(request)
        return response

    return middleware
