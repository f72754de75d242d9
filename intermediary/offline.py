"""What a browser keeps for the time without a connection: a page that says so and its style, and
a trainee's own schedule as they last saw it, until they sign out."""

import hashlib
from functools import cache, wraps

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from intermediary.access import public
from intermediary.choices import Role
from intermediary.tongues import known

# What the page without a connection is drawn with.
KEPT = (
    "dist/portal.css",
    "dist/portal.js",
    "dist/fonts/public-sans-latin-wght-normal.woff2",
    "dist/img/favicon.svg",
    "dist/img/steps.svg",
)
PAPER = {"light": "#f6f4f0", "dark": "#131211"}  # --paper of the two themes


# A page that a browser may keep says whose it is by this header: a word that tells nobody anything.
KEPT_FOR = "X-Kept-For"


def kept(view):
    """Let the browser of a trainee keep this page of theirs, to be read without a connection."""

    @wraps(view)
    def shown(request, *args, **kwargs):
        answer = view(request, *args, **kwargs)
        user = request.user
        if answer.status_code == 200 and user.has_role(Role.TRAINEE) and not user.is_staff_member:
            answer.headers[KEPT_FOR] = salted_hmac("kept-for", str(user.pk)).hexdigest()[:16]
        return answer

    return shown


def kept_pages() -> dict[str, str]:
    """The page without a connection in every language of the portal, as it is for a stranger."""
    pages = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            pages[code] = render_to_string("intermediary/offline.html")
    return pages


def version() -> str:
    """Changes when anything changes that a browser keeps."""
    return _version() if not settings.DEBUG else _version.__wrapped__()


@cache
def _version() -> str:
    digest = hashlib.sha256("".join(kept_pages().values()).encode())
    for name in KEPT:
        digest.update(static(name).encode())
        if path := finders.find(name):
            with open(path, "rb") as file:
                digest.update(file.read())
    return digest.hexdigest()[:12]


@public
@require_safe
@cache_control(no_cache=True)
def worker(request):
    """The script that a browser runs beside the pages; it answers when the network does not."""
    context = {
        "cache": f"portal-{version()}",
        "page": reverse("intermediary:offline"),
        "files": [static(name) for name in KEPT],
        "own_pages": [reverse("intermediary:me"), reverse("coaching:mine")],
        "start": reverse("intermediary:start"),
        "signed_out": [reverse("account_login"), reverse("account_logout")],
        "kept_for": KEPT_FOR,
    }
    return render(request, "intermediary/sw.js", context, content_type="text/javascript")


@public
@require_safe
@cache_control(no_cache=True)
def offline(request):
    """The page for the time without a connection; `?in=es` in a language of the portal."""
    if language := known(request.GET.get("in")):
        translation.activate(language)
    return render(request, "intermediary/offline.html")


@public
@require_safe
@cache_control(max_age=24 * 60 * 60)
def manifest(_request):
    """How the portal appears among the programs of a phone or a desk."""
    icon = {"sizes": "any", "type": "image/svg+xml"}
    return JsonResponse(
        {
            "id": "/",
            "name": settings.ORGANIZATION_NAME,
            "short_name": settings.ORGANIZATION_NAME,
            "start_url": "/",
            "scope": "/",
            "display": "minimal-ui",
            "background_color": PAPER["light"],
            "theme_color": PAPER["light"],
            "icons": [
                icon | {"src": static("dist/img/favicon.svg"), "purpose": "any"},
                icon | {"src": static("dist/img/icon.svg"), "purpose": "maskable"},
            ],
        },
        content_type="application/manifest+json",
    )
