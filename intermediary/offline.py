"""What a browser keeps for the time without a connection: one page, its style, nobody's data."""

import hashlib
from functools import cache

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from intermediary.access import public
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
