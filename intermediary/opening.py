"""How a list opens: with the view a person chose to open it with, or at the site they work at.

Both are nothing but parameters of the address, so that the chips show them and can remove them.
An address with any parameter is taken as it stands; `?all` is the list without any.
"""

from functools import wraps
from urllib.parse import urlencode

from django.http import QueryDict
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from intermediary.own_models import SavedView

# What belongs to one page of a list and must go when its filters change.
PAGING = ("page", "after", "before")
BARE = "all"
NOT_KEPT = (*PAGING, BARE, "csrfmiddlewaretoken")


def normalized(query: QueryDict | str) -> str:
    """Filters and order as a query string that is the same for the same list, however typed."""
    query = QueryDict(query) if isinstance(query, str) else query
    return urlencode(
        [
            (name, value.strip())
            for name in sorted(query)
            if name not in NOT_KEPT
            for value in query.getlist(name)
            if value.strip()
        ]
    )


def opens(title, *, site: str = "", views: bool = True, bare=None):
    """Let a list keep views and open with a default.

    `title` is what the list is called, `site` how its filter of that name tells sites apart (pk,
    key, or nothing where there is no such filter), `bare` what the list without any parameter is
    called: "All" unless it shows less.
    """

    def decorate(view):
        @wraps(view)
        def opened(request, *args, **kwargs):
            request.opening = Opening(request, title, site, views, bare)
            if not request.GET and request.opening.default:
                return redirect(f"{request.path}?{request.opening.default}")
            return view(request, *args, **kwargs)

        if views:
            opened.list_title = title
        return opened

    return decorate


class Opening:
    """One visit to a list: the views kept of it, and what it opens with."""

    def __init__(self, request, title, site, keeps_views, bare_word):
        self.user, self.title = request.user, title
        self.bare_word = bare_word or _("All")
        self.page = request.resolver_match.view_name
        self.query = normalized(request.GET)
        self._site, self._keeps_views = site, keeps_views

    @cached_property
    def views(self) -> list[SavedView]:
        """The person's views of this list."""
        if not self._keeps_views:
            return []
        return list(SavedView.objects.visible_to(self.user).of_page(self.page))

    @property
    def current(self) -> SavedView | None:
        """The view that shows what is shown."""
        return next((view for view in self.views if view.query == self.query), None)

    @property
    def can_save(self) -> bool:
        """Whether there is something to save that is not saved yet."""
        return self._keeps_views and bool(self.query) and self.current is None

    @cached_property
    def default(self) -> str:
        """The query string the list opens with; empty for none."""
        chosen = next((view.query for view in self.views if view.is_default), "")
        return chosen or self._at_site()

    @property
    def bare(self) -> str:
        """The query string that opens the list without filters, whatever the default."""
        return f"?{BARE}" if self.default else "?"

    def _at_site(self) -> str:
        """The site a person works at, where there are several to choose from."""
        site = self.user.preferences.site if self._site and self.user.is_staff_member else None
        if site is None:
            return ""
        scope = self.user.site_scope
        if scope and (site.pk not in scope or len(scope) == 1):
            return ""
        return urlencode({"site": getattr(site, self._site)})


def bare_query(request) -> str:
    """The query string that opens this page without filters and does not lead back to them."""
    opening = getattr(request, "opening", None)
    return opening.bare if opening else "?"
