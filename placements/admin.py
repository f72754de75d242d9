"""Django admin for jobs, evidence, follow-up checks and hours worked."""

from django.contrib import admin

from placements.models import Evidence, OutcomeCheck, Placement, WorkedHours

RECORDED = ("recorded_at", "recorded_by")


class EvidenceInline(admin.TabularInline):
    model = Evidence
    extra = 0
    readonly_fields = RECORDED


@admin.register(Placement)
class PlacementAdmin(admin.ModelAdmin):
    list_display = ("trainee", "employer", "title", "kind", "started_on", "ended_on", "recorded_at")
    list_filter = ("kind", "end_reason", "pay_period", "started_on")
    search_fields = ("trainee__search_key", "employer__search_key", "title", "key")
    autocomplete_fields = ("trainee", "enrollment", "employer", "offer")
    readonly_fields = RECORDED
    list_select_related = ("trainee", "employer")
    inlines = (EvidenceInline,)
    show_full_result_count = False


@admin.register(Evidence)
class EvidenceAdmin(admin.ModelAdmin):
    list_display = ("placement", "tier", "dated_on", "disputed_on", "recorded_at", "recorded_by")
    list_filter = ("tier", "disputed_on")
    search_fields = ("placement__trainee__search_key", "placement__key")
    autocomplete_fields = ("placement",)
    readonly_fields = RECORDED
    list_select_related = ("placement__trainee", "recorded_by")
    show_full_result_count = False


@admin.register(OutcomeCheck)
class OutcomeCheckAdmin(admin.ModelAdmin):
    list_display = ("trainee", "checked_on", "outcome", "employer", "tier", "recorded_at")
    list_filter = ("outcome", "tier", "checked_on")
    search_fields = ("trainee__search_key", "employer__search_key")
    autocomplete_fields = ("trainee", "enrollment", "employer")
    readonly_fields = RECORDED
    list_select_related = ("trainee", "employer")
    show_full_result_count = False


@admin.register(WorkedHours)
class WorkedHoursAdmin(admin.ModelAdmin):
    list_display = ("trainee", "employer", "month", "hours", "recorded_at")
    list_filter = ("month",)
    search_fields = ("trainee__search_key", "employer__search_key")
    autocomplete_fields = ("trainee", "employer")
    readonly_fields = ("recorded_at",)
    list_select_related = ("trainee", "employer")
    show_full_result_count = False
