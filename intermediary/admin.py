"""Django admin for people, places, teams and long work."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.choices import Role
from intermediary.models import Job, Market, Site, Team, TeamMembership, User


class RolesField(forms.MultipleChoiceField):
    """Roles as check boxes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        kwargs.pop("base_field", None)
        kwargs.pop("max_length", None)
        super().__init__(choices=Role, **{**kwargs, "required": False})


class PersonCreationForm(AdminUserCreationForm):
    """A new person: the e-mail address is the name; without a password they reset it by mail."""

    roles = RolesField()

    class Meta:
        model = User
        fields = ("email", "name", "roles", "sites", "language")

    def clean_email(self):
        return self.cleaned_data["email"].lower()


class PersonChangeForm(UserChangeForm):
    roles = RolesField()

    class Meta(UserChangeForm.Meta):
        model = User
        fields = "__all__"

    def clean_email(self):
        return self.cleaned_data["email"].lower()


class MembershipInline(admin.TabularInline):
    model = TeamMembership
    extra = 0
    autocomplete_fields = ("team",)


class RoleFilter(admin.SimpleListFilter):
    """People who hold a role."""

    title = _("role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return Role.choices

    def queryset(self, request, queryset):
        return queryset.with_role(self.value()) if self.value() else queryset


@admin.register(User)
class PersonAdmin(UserAdmin):
    form = PersonChangeForm
    add_form = PersonCreationForm
    inlines = (MembershipInline,)
    ordering = ("name", "email")
    list_display = ("email", "name", "roles", "is_active", "last_login")
    list_filter = (RoleFilter, "is_active", "sites")
    search_fields = ("email", "name")
    filter_horizontal = ("sites",)
    readonly_fields = ("date_joined", "last_login")
    fieldsets = (
        (None, {"fields": ("email", "password")}),
        (_("Person"), {"fields": ("name", "language", "roles", "sites")}),
        (_("Access"), {"fields": ("is_active", "is_superuser", "groups", "user_permissions")}),
        (_("Dates"), {"fields": ("date_joined", "last_login")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": (
                    "email",
                    "name",
                    "roles",
                    "sites",
                    "usable_password",
                    "password1",
                    "password2",
                ),
            },
        ),
    )


@admin.register(Market)
class MarketAdmin(admin.ModelAdmin):
    list_display = ("name", "key", "state", "time_zone")
    search_fields = ("name", "key")


@admin.register(Site)
class SiteAdmin(admin.ModelAdmin):
    list_display = ("name", "key", "market", "city", "state", "time_zone")
    list_filter = ("market",)
    list_select_related = ("market",)
    search_fields = ("name", "key", "city")
    autocomplete_fields = ("market",)


@admin.register(Team)
class TeamAdmin(admin.ModelAdmin):
    list_display = ("name", "key", "leader", "people")
    list_select_related = ("leader",)
    search_fields = ("name", "key")
    autocomplete_fields = ("leader",)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(people_count=models.Count("memberships"))

    @admin.display(description=_("memberships"), ordering="people_count")
    def people(self, team):
        return team.people_count


@admin.register(Job)
class JobAdmin(admin.ModelAdmin):
    """Long work is looked at here, never written."""

    list_display = ("kind", "state", "done", "total", "created_by", "created_at", "finished_at")
    list_filter = ("state", "kind")
    list_select_related = ("created_by",)
    date_hierarchy = "created_at"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
