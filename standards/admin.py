"""Django admin for what was agreed."""

from django.contrib import admin

from standards.models import Criterion, Document, Track, Version, WageFloor


@admin.register(Track)
class TrackAdmin(admin.ModelAdmin):
    list_display = ("name", "key", "family", "hours", "soc", "governance", "coaching_months")
    list_filter = ("family", "governance")
    search_fields = ("name", "key", "soc")


@admin.register(Document)
class DocumentAdmin(admin.ModelAdmin):
    list_display = ("name", "key")
    search_fields = ("name", "key")


class CriterionInline(admin.TabularInline):
    model = Criterion
    extra = 0


@admin.register(Version)
class VersionAdmin(admin.ModelAdmin):
    inlines = (CriterionInline,)
    list_display = ("document", "number", "state", "effective_from")
    list_filter = ("document", "state")
    list_select_related = ("document",)
    search_fields = ("document__name", "summary")


@admin.register(WageFloor)
class WageFloorAdmin(admin.ModelAdmin):
    list_display = (
        "scope",
        "family",
        "track",
        "market",
        "site",
        "amount",
        "effective_from",
        "effective_to",
        "version",
    )
    list_filter = ("scope", "family")
    list_select_related = ("track", "market", "site", "version__document")
    autocomplete_fields = ("track", "market", "site", "version")


@admin.register(Criterion)
class CriterionAdmin(admin.ModelAdmin):
    list_display = ("code", "severity", "question", "version", "position")
    list_filter = ("severity", "code")
    list_select_related = ("version__document",)
