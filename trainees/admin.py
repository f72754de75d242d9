"""Django admin for people in training."""

from django.contrib import admin

from trainees.models import CoachAssignment, Cohort, Enrollment, OwnerAssignment, Trainee


class EnrollmentInline(admin.TabularInline):
    model = Enrollment
    extra = 0
    fields = ("cohort", "status", "started_on", "graduated_on", "withdrawn_on")
    autocomplete_fields = ("cohort",)
    show_change_link = True


class OwnerInline(admin.TabularInline):
    model = OwnerAssignment
    extra = 0
    autocomplete_fields = ("user",)


class CoachInline(admin.TabularInline):
    model = CoachAssignment
    extra = 0
    autocomplete_fields = ("user",)


@admin.register(Trainee)
class TraineeAdmin(admin.ModelAdmin):
    list_display = ("__str__", "key", "email", "phone", "language")
    list_filter = ("gender", "education", "language")
    search_fields = ("search_key", "key")
    autocomplete_fields = ("user",)
    readonly_fields = ("sort_key", "search_key")
    list_select_related = ("user",)
    inlines = (EnrollmentInline,)
    show_full_result_count = False


@admin.register(Cohort)
class CohortAdmin(admin.ModelAdmin):
    list_display = ("key", "track", "site", "starts_on", "ends_on", "seats")
    list_filter = ("track", "site", "starts_on")
    search_fields = ("key", "track__name", "site__name")
    autocomplete_fields = ("track", "site")
    list_select_related = ("track", "site")
    date_hierarchy = "starts_on"


@admin.register(Enrollment)
class EnrollmentAdmin(admin.ModelAdmin):
    list_display = ("trainee", "cohort", "status", "started_on", "graduated_on", "exclusion")
    list_filter = ("status", "exclusion", "cohort__track", "cohort__site")
    search_fields = ("trainee__search_key", "trainee__key", "cohort__key")
    autocomplete_fields = ("trainee", "cohort")
    readonly_fields = ("recorded_at",)
    list_select_related = ("trainee", "cohort")
    inlines = (OwnerInline, CoachInline)
    show_full_result_count = False


class AssignmentAdmin(admin.ModelAdmin):
    list_display = ("enrollment", "user", "starts_on")
    list_filter = (("user", admin.RelatedOnlyFieldListFilter),)
    search_fields = ("enrollment__trainee__search_key", "user__name", "user__email")
    autocomplete_fields = ("enrollment", "user")
    list_select_related = ("enrollment__trainee", "enrollment__cohort", "user")
    show_full_result_count = False


admin.site.register(OwnerAssignment, AssignmentAdmin)
admin.site.register(CoachAssignment, AssignmentAdmin)
