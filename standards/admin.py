"""Django admin for what was agreed. Agreed versions stand as they are; drafts can be prepared."""

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intermediary.administration.desks import Desk, LookedAt, look_at
from intermediary.administration.exchange import Exchanged, Reference
from intermediary.administration.sections import STANDARDS
from standards.choices import VersionState
from standards.models import (
    CredentialType,
    Criterion,
    CurriculumDraft,
    Document,
    Module,
    Track,
    Version,
    WageFloor,
)


class TrackFile(Reference):
    """Tracks as a file, in the columns of the portal's own imports."""

    class Meta(Reference.Meta):
        model = Track
        fields = ("key", "name", "family", "hours", "soc", "governance", "coaching_months")


@admin.register(Track)
class TrackAdmin(Exchanged, Desk):
    section = STANDARDS
    resource_classes = (TrackFile,)
    list_display = ("name", "key", "family", "hours", "soc", "governance", "coaching_months")
    list_filter = ("family", "governance")
    search_fields = ("name", "key", "soc")


@admin.register(Document)
class DocumentAdmin(Desk):
    """A document with an agreed version keeps its key, which evaluations look for."""

    section = STANDARDS
    list_display = ("name", "key")
    search_fields = ("name", "key")

    def get_readonly_fields(self, request, obj=None):
        return ("key",) if obj else ()

    def has_delete_permission(self, request, obj=None):
        return False


def is_draft(version: Version | None) -> bool:
    """Whether a version may still be written: nobody has agreed to it or been asked to."""
    return version is None or version.state == VersionState.DRAFT


class CriterionInline(admin.TabularInline):
    """Criteria are written with the draft they belong to."""

    model = Criterion
    extra = 0

    def has_add_permission(self, request, obj=None):
        return is_draft(obj)

    def has_change_permission(self, request, obj=None):
        return is_draft(obj)

    def has_delete_permission(self, request, obj=None):
        return is_draft(obj)


@admin.register(Version)
class VersionAdmin(Desk):
    """A new version begins as a draft; what was agreed changes only by the next version."""

    section = STANDARDS
    hint = _("Drafts are written here. Once tabled or agreed, a version stands as it is.")
    inlines = (CriterionInline,)
    list_display = ("__str__", "state", "effective_from", "summary")
    list_filter = ("document", "state")
    list_select_related = ("document",)
    search_fields = ("document__name", "summary")
    autocomplete_fields = ("document",)
    readonly_fields = ("state",)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and is_draft(obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and is_draft(obj)


@admin.register(WageFloor)
class WageFloorAdmin(LookedAt):
    """Findings cite floors: a new one comes by the portal's page, with the version that made it."""

    section = STANDARDS
    loads = True
    hint = _("A floor is put in force in the portal, under Standards, as a new version.")
    list_display = (
        "target",
        "place",
        "amount",
        "band_top",
        "effective_from",
        "effective_to",
        "version",
    )
    list_filter = ("scope", "family", "track", "effective_from")
    list_select_related = ("track", "market", "site", "version__document")
    search_fields = ("track__name", "market__name", "site__name")
    ordering = ("-effective_from", "pk")

    @admin.display(description=_("place"))
    def place(self, floor):
        return floor.site or floor.market or _("everywhere")

    def view_on_site(self, obj):
        return reverse("standards:list")


@admin.register(Criterion)
class CriterionAdmin(LookedAt):
    section = STANDARDS
    hint = _("Criteria are written with the draft version they belong to.")
    list_display = ("question", "code", "severity", "version", "position")
    list_filter = ("severity", "version__document", "version__state")
    list_select_related = ("version__document",)
    search_fields = ("question",)


@admin.register(CredentialType)
class CredentialTypeAdmin(Desk):
    section = STANDARDS
    rank = 3
    list_display = ("name", "key")
    search_fields = ("name", "key")


@admin.register(Module)
class ModuleAdmin(Desk):
    section = STANDARDS
    rank = 1
    hint = _("The parts of a track with their hours; people see them as their progress.")
    list_display = ("name", "track", "hours", "position", "key")
    list_filter = ("track",)
    list_select_related = ("track",)
    search_fields = ("name", "key")


look_at(STANDARDS, CurriculumDraft, ("title", "track", "opens_on", "closes_on", "created_by"),
        ("track",), ("track", "created_by"))  # fmt: skip
