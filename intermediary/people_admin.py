"""Django admin for people who sign in: their roles, sites and second factors.

Roles alone decide what a person may do. Nobody changes their own rights, and who is limited to
some sites changes nobody's; every change of a role or a site is kept by the audit.
"""

import allauth.mfa.admin  # noqa: F401  registers first what is registered anew below
import pghistory
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    AdminUserCreationForm,
    UserChangeForm,
)
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import ManyToManyWidget

from intermediary.administration.desks import Desk, LookedAt
from intermediary.administration.exchange import Exported
from intermediary.administration.searching import PERSON, NamedFilter
from intermediary.administration.sections import PEOPLE
from intermediary.choices import Role
from intermediary.models import PASSWORD_SET, Site, SiteScope, TeamMembership, User

RIGHTS = ("is_active", "roles", "sites")


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
    """What is known of a person; their password is set on a page of its own."""

    password = None
    roles = RolesField()

    class Meta(UserChangeForm.Meta):
        model = User
        fields = "__all__"

    def clean_email(self):
        return self.cleaned_data["email"].lower()


class PasswordForm(AdminPasswordChangeForm):
    """A password set by somebody else leaves an event: no column of the audit would show it."""

    def save(self, commit=True):
        """Store the password; the audit keeps that it was set, by whom and when."""
        person = super().save(commit)
        pghistory.create_event(person, label=PASSWORD_SET)
        return person


class MembershipInline(admin.TabularInline):
    model = TeamMembership
    extra = 0
    autocomplete_fields = ("team",)


class RoleFilter(admin.SimpleListFilter):
    """People who hold a role."""

    title = later("role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return Role.choices

    def queryset(self, request, queryset):
        return queryset.with_role(self.value()) if self.value() else queryset


class PersonFile(ModelResource):
    """People as a file: who they are and what they may do, never how they sign in."""

    roles = Field("roles", "roles")
    sites = Field("sites", "sites", ManyToManyWidget(Site, "|", "key"))

    class Meta:
        model = User
        fields = ("email", "name", "roles", "sites", "language", "is_active", "last_login")
        export_order = fields

    def dehydrate_roles(self, person):
        return "|".join(person.roles)


@admin.register(User)
class PersonAdmin(Exported, Desk, UserAdmin):
    """People are made, changed and put out of service here; never deleted: the audit names them."""

    section = PEOPLE
    called = later("People who sign in")
    loads = True
    hint = later("A person who leaves is made inactive, not deleted: what they did stays theirs.")
    resource_classes = (PersonFile,)
    form = PersonChangeForm
    add_form = PersonCreationForm
    change_password_form = PasswordForm
    inlines = (MembershipInline,)
    told_with = ((SiteScope, "user_id"),)
    ordering = ("name", "email")
    list_display = ("email", "name", "roles_said", "is_active", "last_login")
    list_filter = (RoleFilter, "is_active", "sites", "last_login")
    search_fields = ("email", "name")
    filter_horizontal = ("sites",)
    readonly_fields = ("sign_in", "date_joined", "last_login")
    fieldsets = (
        (None, {"fields": ("email", "name", "language")}),
        (
            later("What this person may do"),
            {"fields": RIGHTS, "description": later("Roles open pages; sites limit the rows.")},
        ),
        (later("Sign-in"), {"fields": ("sign_in", "date_joined", "last_login")}),
    )
    add_fieldsets = (
        (None, {"fields": ("email", "name", "language", "roles", "sites")}),
        (later("Sign-in"), {"fields": ("usable_password", "password1", "password2")}),
    )

    def get_queryset(self, request):
        """Everybody: trainees' and partners' accounts too, which colleagues' lists leave out."""
        return self.model._default_manager.order_by(*self.ordering)

    def has_add_permission(self, request):
        return not request.user.site_scope

    def has_change_permission(self, request, obj=None):
        return not request.user.site_scope

    def has_delete_permission(self, request, obj=None):
        return False

    def get_readonly_fields(self, request, obj=None):
        """One's own rights are another administrator's to change."""
        own = RIGHTS if obj is not None and obj.pk == request.user.pk else ()
        return (*super().get_readonly_fields(request, obj), *own)

    def save_model(self, request, obj, form, change):
        """A changed address ends the old one: whoever gets it next does not sign in with it."""
        super().save_model(request, obj, form, change)
        if change and "email" in form.changed_data:
            EmailAddress.objects.filter(user=obj).exclude(email=obj.email).delete()

    @admin.display(description=later("roles"))
    def roles_said(self, person):
        """Roles in words."""
        return ", ".join(str(Role(role).label) for role in person.roles) or _("none")

    @admin.display(description=later("how they sign in"))
    def sign_in(self, person):
        """Whether there is a password and a second factor; never anything of either."""
        password = _("With a password") if person.has_usable_password() else _("No password yet")
        second = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()
        return f"{password}, " + (_("two-step sign-in is on") if second else _("one step only"))


admin.site.unregister(Authenticator)


@admin.register(Authenticator)
class SecondFactorAdmin(LookedAt):
    """Second factors: a lost one is taken away here; the secrets in them are never shown."""

    section = PEOPLE
    called = later("Second factors")
    hint = later(
        "Somebody lost their phone: make sure it is them, then delete their second factor."
    )
    list_display = ("user", "type", "created_at", "last_used_at")
    list_filter = ("type", "created_at", "last_used_at", NamedFilter.by("user", "person", PERSON))
    list_select_related = ("user",)
    search_fields = ("user__email", "user__name")
    fields = ("user", "type", "created_at", "last_used_at")
    ordering = ("-created_at",)

    def has_delete_permission(self, request, obj=None):
        return not request.user.site_scope
