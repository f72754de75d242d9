"""What every page of the administration has in common; the apps' admin classes build on these."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminSplitDateTime, RelatedFieldWidgetWrapper
from django.db.models import DateTimeField, QuerySet
from django.forms import SplitDateTimeField
from django.urls import path, reverse_lazy
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView

from intermediary.administration.searching import CappedPaginator, find
from intermediary.administration.sections import SYSTEM
from intermediary.administration.trail import slug_of
from intermediary.templatetags.components import state as drawn_state

__all__ = ["Desk", "LookedAt", "LookedAtInline", "drawn_state", "look_at", "today"]

WAITING_CAP = 99


def today():
    """The day on which states in lists are said."""
    return timezone.localdate()


def at_most(rows: QuerySet) -> str:
    """How many rows there are, counted up to 99: "12" or "99+"; nothing where there are none."""
    number = rows.order_by().values("pk")[: WAITING_CAP + 1].count()
    return f"{WAITING_CAP}+" if number > WAITING_CAP else str(number or "")


class NamedDateTime(AdminSplitDateTime):
    """A day and a time of day, each field with a name of its own."""

    def __init__(self, attrs=None):
        super().__init__(attrs)
        for part, name in zip(self.widgets, (_("Day"), _("Time")), strict=True):
            part.attrs["aria-label"] = name


class WithoutColons:
    """A form whose labels end with the word."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class Desk(admin.ModelAdmin):
    """One kind of row in the administration: quick lists, bounded counts, the audit as history."""

    section = SYSTEM
    rank = 0  # later rows of a section have a higher one
    called: str | Promise = ""  # the name of the list where the model's own says too little
    hint: str | Promise = ""  # a sentence above list and form: what to do here, or where instead
    loads = False  # whether files of this kind are loaded under Imports
    told_with: tuple = ()  # (model, column): rows whose events belong into this row's history
    found_by: dict[str, tuple[str, ...]] = {}  # path of foreign keys -> lookups of the search
    list_per_page = 50
    list_max_show_all = 200
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = CappedPaginator
    formfield_overrides = {
        DateTimeField: {"form_class": SplitDateTimeField, "widget": NamedDateTime}
    }
    actions = None  # rows are changed and deleted one by one, knowingly

    def get_queryset(self, request):
        """Rows this administrator may see: a limit to sites holds here as in the portal."""
        rows = super().get_queryset(request)
        return rows.visible_to(request.user) if hasattr(rows, "visible_to") else rows

    def get_search_results(self, request, queryset, search_term):
        """Rows found by every typed word, by indexes where the admin says which."""
        if not self.found_by:
            return super().get_search_results(request, queryset, search_term)
        return find(queryset, search_term, self.found_by), False

    def get_form(self, request, obj=None, **kwargs):
        """Labels without a colon, as everywhere in the portal."""
        form = super().get_form(request, obj, **kwargs)
        return type(form.__name__, (WithoutColons, form), {})

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Beside a chosen row one may open or add one; it is deleted on its own page only."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(field, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_delete_related = False
            widget.can_view_related = widget.can_view_related and not widget.can_change_related
        return field

    def view_on_site(self, obj) -> str | None:
        """The page of the portal that shows this row."""
        return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else None

    def waiting(self, user) -> list[tuple[str, str, str]]:
        """What waits here: number, words and query string; only cheap, bounded counts."""
        return []

    def get_urls(self):
        """The history of an audited row is the audit's, not Django's own log."""
        urls = super().get_urls()
        if slug := slug_of(self.model):
            own = format_lazy("{}{}/%(object_id)s/", reverse_lazy("admin:audit"), slug)
            to_audit = self.admin_site.admin_view(RedirectView.as_view(url=own))
            urls.insert(0, path("<int:object_id>/history/", to_audit))
        return urls


class LookedAt(Desk):
    """Rows that only jobs, or pages that keep the rules, write: here they are looked at."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def look_at(section, model, shown, filters=(), joined=(), **facts):
    """Put a kind of row into a section of the administration, to be looked at and no more."""
    columns = {"list_display": shown, "list_filter": filters, "list_select_related": joined}
    names = {"section": section, "rank": 5, "ordering": ("-pk",), **columns, **facts}
    admin.site.register(model, type(f"{model.__name__}Admin", (LookedAt,), names))


class LookedAtInline(admin.TabularInline):
    """Rows of a parent that are looked at, never written."""

    extra = 0
    can_delete = False
    show_change_link = True
    view_on_site = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
