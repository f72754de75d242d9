"""Pages that change in place: htmx asks for the part it will swap, and gets that part of the page.

A page asked for `#main` (filters, paging, tabs) or for `#dialog` (a small form over the page it
belongs to) is the same page without its frame: the base templates leave the frame out. What is
swapped in is therefore what a reload shows, and every address also works without any script.
"""

from django.contrib.messages import get_messages
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect, trigger_client_event

MAIN, DIALOG = "main", "dialog"


def target(request) -> str:
    """What of the page is asked for: "main", "dialog", or "" for all of it."""
    htmx = getattr(request, "htmx", None)
    if not htmx or htmx.history_restore_request:
        return ""
    return htmx.target if htmx.target in (MAIN, DIALOG) else ""


def wants_panel(request) -> bool:
    """Whether htmx asks for a panel of its own rather than for a page or its main part."""
    htmx = getattr(request, "htmx", None)
    return bool(htmx) and not htmx.history_restore_request and not target(request)


def swap(request) -> dict:
    """Context processor: which part of the page the base templates are to draw."""
    return {"swap": target(request)}


def swapped(get_response):
    """Middleware: a form sent from a dialog moves the window on; a panel brings its messages along.

    The same address answers with a page or with a part of it, so caches must tell them apart.
    """

    def middleware(request):
        response = get_response(request)
        patch_vary_headers(response, ["HX-Request", "HX-Target"])
        if target(request) == DIALOG and response.status_code in (301, 302, 303):
            return HttpResponseClientRedirect(response.url)
        if wants_panel(request) and response.status_code == 200:
            said = [{"level": each.level_tag, "text": str(each)} for each in get_messages(request)]
            if said:
                trigger_client_event(response, "toast", {"messages": said})
        return response

    return middleware
