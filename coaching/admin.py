"""Django admin for coaching sessions."""

from django.contrib import admin

from coaching.models import Session


@admin.register(Session)
class SessionAdmin(admin.ModelAdmin):
    list_display = ("trainee", "coach", "kind", "starts_at", "minutes", "outcome")
    list_filter = ("kind", "outcome", "starts_at")
    search_fields = ("trainee__search_key", "coach__name", "coach__email", "key")
    autocomplete_fields = ("trainee", "coach")
    list_select_related = ("trainee", "coach")
    show_full_result_count = False
