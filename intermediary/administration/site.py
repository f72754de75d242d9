"""The administration's own site: who comes in, what it lists under which heading, the audit."""

from functools import update_wrapper

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.translation import gettext_lazy as _

from intermediary.administration.sections import SECTIONS, SYSTEM


class Administration(AdminSite):
    """Django admin for administrators, grouped by what people come to do."""

    site_header = _("Administration")
    index_title = _("Administration")
    empty_value_display = _("not given")
    enable_nav_sidebar = False  # ours stands in the header, without Django's script

    @property
    def site_title(self):
        """What every page's title ends with."""
        return settings.ORGANIZATION_NAME

    def admin_view(self, view, cacheable=False):
        """A page for administrators: others get 403, strangers sign in where everybody does."""
        page = super().admin_view(view, cacheable)

        def guarded(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not self.has_permission(request):
                raise PermissionDenied
            return page(request, *args, **kwargs)

        return update_wrapper(guarded, page)

    def get_urls(self):
        """Django's addresses and, before them, those of the audit."""
        from intermediary.administration import pages

        own = [
            path("audit/", self.admin_view(pages.audit), name="audit"),
            path("audit/<slug:model>/<int:pk>/", self.admin_view(pages.audit_of), name="audit_of"),
        ]
        return own + super().get_urls()

    def get_app_list(self, request, app_label=None):
        """What may be seen, by section; the page of one app keeps Django's own order."""
        if app_label:
            return super().get_app_list(request, app_label)
        found = {section: [] for section in SECTIONS}
        rows = [row for app in self._build_app_dict(request).values() for row in app["models"]]
        order = {model: n for n, model in enumerate(self._registry)}
        for row in sorted(rows, key=lambda row: order[row["model"]]):
            desk = self._registry[row["model"]]
            row["name"] = getattr(desk, "called", "") or row["name"]
            row["rank"] = getattr(desk, "rank", 0)
            found[getattr(desk, "section", SYSTEM)].append(row)
        return [
            {
                "name": section.name,
                "app_label": section.slug,
                "app_url": f"#{section.slug}",
                "has_module_perms": True,
                "section": section,
                "models": sorted(rows, key=lambda row: row["rank"]),
            }
            for section, rows in found.items()
            if rows
        ]
