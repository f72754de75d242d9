"""Django admin for partners and offers. Findings and verdicts are looked at, never written."""

from django.contrib import admin

from employers.models import (
    Contact,
    Employer,
    Engagement,
    Finding,
    Offer,
    Sponsorship,
    Verdict,
    Waiver,
)


class ReadOnly(admin.ModelAdmin):
    """Rows that only the evaluation or an action writes."""

    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ContactInline(admin.TabularInline):
    model = Contact
    extra = 0
    autocomplete_fields = ("user",)


@admin.register(Employer)
class EmployerAdmin(admin.ModelAdmin):
    inlines = (ContactInline,)
    list_display = ("name", "key", "kind", "stage", "owner", "city", "state")
    list_filter = ("kind", "stage", "state")
    list_select_related = ("owner",)
    search_fields = ("name", "key", "city")
    autocomplete_fields = ("owner",)
    show_full_result_count = False


@admin.register(Contact)
class ContactAdmin(admin.ModelAdmin):
    list_display = ("name", "employer", "role", "email", "phone", "user")
    list_filter = ("role",)
    list_select_related = ("employer", "user")
    search_fields = ("name", "email", "employer__name")
    autocomplete_fields = ("employer", "user")


@admin.register(Sponsorship)
class SponsorshipAdmin(admin.ModelAdmin):
    list_display = ("cohort", "employer")
    list_select_related = ("cohort", "employer")
    search_fields = ("cohort__key", "employer__name")
    raw_id_fields = ("cohort",)
    autocomplete_fields = ("employer",)


@admin.register(Engagement)
class EngagementAdmin(admin.ModelAdmin):
    list_display = ("held_on", "kind", "employer", "cohort", "hours")
    list_filter = ("kind",)
    list_select_related = ("employer", "cohort")
    search_fields = ("key", "employer__name", "cohort__key")
    autocomplete_fields = ("employer",)
    raw_id_fields = ("cohort", "attendees")
    show_full_result_count = False


@admin.register(Offer)
class OfferAdmin(admin.ModelAdmin):
    """A saved change takes the verdict away; the sweep checks the offer again within a minute."""

    list_display = ("title", "key", "employer", "track", "site", "posted_on", "closes_on")
    list_filter = ("track__family", "pay_period", "schedule", "classification", "site")
    list_select_related = ("employer", "track", "site")
    search_fields = ("title", "key", "employer__name")
    autocomplete_fields = ("employer", "track", "site")
    readonly_fields = ("paused_at", "withdrawn_at", "created_by")
    show_full_result_count = False


@admin.register(Verdict)
class VerdictAdmin(ReadOnly):
    list_display = ("offer", "result", "hourly_low", "shortfall", "floor", "judged_on")
    list_filter = ("result", "required_unmet", "required_unknown", "assumed_hours")
    list_select_related = ("offer", "floor__track")
    search_fields = ("offer__title", "offer__key")


@admin.register(Finding)
class FindingAdmin(ReadOnly):
    list_display = (
        "offer",
        "code",
        "severity",
        "result",
        "shortfall",
        "version",
        "opened_at",
        "resolution",
    )
    list_filter = ("code", "severity", "result", "resolution")
    list_select_related = ("offer", "version__document")
    search_fields = ("offer__title", "offer__key", "offer__employer__name")


@admin.register(Waiver)
class WaiverAdmin(ReadOnly):
    """Waivers are granted and ended on the portal, where the offer is checked again at once."""

    list_display = ("offer", "code", "until", "granted_by", "granted_at", "revoked_at")
    list_filter = ("code",)
    list_select_related = ("offer", "granted_by")
    search_fields = ("offer__title", "offer__key", "reason")
