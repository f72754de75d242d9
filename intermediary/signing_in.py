"""The way to sign in and back: to the page that was asked for, saying what became of a form."""

import time
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

READING = {"GET", "HEAD", "OPTIONS", "TRACE"}
# Why somebody has to sign in, as the sign-in page explains it.
ENDED, UNSAVED = "ended", "unsaved"


def sign_in_first(request):
    """Send a stranger to sign in; afterwards they come back to where they were.

    A part of a page cannot be the sign-in page: htmx is told to move the whole window.
    """
    htmx = getattr(request, "htmx", False)
    question = {"next": _way_back(request)}
    if request.method not in READING:
        question["why"] = UNSAVED
    elif settings.SESSION_COOKIE_NAME in request.COOKIES:
        question["why"] = ENDED
    address = f"{resolve_url(settings.LOGIN_URL)}?{urlencode(question, safe='/')}"
    return HttpResponseClientRedirect(address) if htmx else HttpResponseRedirect(address)


def _way_back(request) -> str:
    """The page to return to: the one asked for, or the one that held the form or the part."""
    if getattr(request, "htmx", False):
        return request.htmx.current_url_abs_path or "/"
    if request.method in READING:
        return request.get_full_path()
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
        return "/"
    parts = urlsplit(came_from)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def stay_signed_in(get_response):
    """Middleware: a session in use lasts on; it is written at most once an hour."""

    def middleware(request):
        if request.user.is_authenticated:
            hour = int(time.time() // 3600)
            if request.session.get("hour") != hour:
                request.session["hour"] = hour
        return get_response(request)

    return middleware
