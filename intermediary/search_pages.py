"""The global search of staff: a page, and the panel under the field while one types."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from intermediary import finding
from intermediary.access import allow
from intermediary.choices import STAFF
from intermediary.swapping import wants_panel

ON_PAGE, IN_PANEL = 8, 4
MOST_LETTERS = 200


@allow(*STAFF)
@require_safe
def search(request):
    """People, employers, offers and cohorts that match; without words what was opened last."""
    words = " ".join(request.GET.get("q", "").replace("\0", "").split())[:MOST_LETTERS]
    panel = wants_panel(request)
    enough = words and not (panel and len(words) < finding.AT_ONCE)
    context = {
        "words": words,
        "groups": finding.groups(request.user, words, IN_PANEL if panel else ON_PAGE)
        if enough
        else [],
        "enough": enough,
        "recent": [] if words else finding.recent_hits(request.user),
    }
    page = "intermediary/search.html"
    return render(request, f"{page}#panel" if panel else page, context)
