"""Django admin for people in training. Outcomes and hand-overs are looked at: pages write them."""

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intermediary.administration.desks import (
    Desk,
    LookedAt,
    LookedAtInline,
    drawn_state,
    look_at,
)
from intermediary.administration.searching import KEYED, PERSON, NamedFilter
from intermediary.administration.sections import OUTCOMES, TRAINEES
from intermediary.kpi.rates import Bucket
from intermediary.templatetags.words import language
from trainees.models import (
    CoachAssignment,
    Cohort,
    Consent,
    Credential,
    DataRequest,
    Enrollment,
    Finish,
    HoursEntry,
    JobWish,
    OwnerAssignment,
    Skill,
    SkillRating,
    Trainee,
)


class EnrollmentInline(LookedAtInline):
    model = Enrollment
    fields = ("cohort", "status", "started_on", "graduated_on", "withdrawn_on", "exclusion")


@admin.register(Trainee)
class TraineeAdmin(Desk):
    section = TRAINEES
    loads = True
    list_display = ("__str__", "key", "email", "phone", "speaks", "user")
    list_filter = ("education", "veteran", NamedFilter.by("user", _("sign-in"), PERSON))
    list_select_related = ("user",)
    search_fields = ("search_key", "key")
    found_by = {"": KEYED}
    autocomplete_fields = ("user",)
    ordering = ("sort_key", "pk")
    inlines = (EnrollmentInline,)
    fieldsets = (
        (None, {"fields": ("key", "first_name", "last_name", "email", "phone", "user")}),
        (
            _("About them"),
            {
                "fields": ("birth_date", "language", "postal_code", "education")
                + ("gender", "race_ethnicity", "veteran", "disability", "prior_annual_earnings"),
                "description": _("As they describe themselves. Blank is not known, never no."),
            },
        ),
    )

    @admin.display(description=_("language"))
    def speaks(self, trainee):
        return language(trainee.language)


@admin.register(Cohort)
class CohortAdmin(Desk):
    section = TRAINEES
    loads = True
    list_display = ("key", "track", "site", "starts_on", "ends_on", "seats", "language")
    list_filter = ("track", "site", "starts_on", "ends_on")
    list_select_related = ("track", "site")
    search_fields = ("key", "track__name", "site__name")
    autocomplete_fields = ("track", "site")
    date_hierarchy = "starts_on"


class AssignmentInline(LookedAtInline):
    fields = ("user", "starts_on")


class OwnerInline(AssignmentInline):
    model = OwnerAssignment


class CoachInline(AssignmentInline):
    model = CoachAssignment


@admin.register(Enrollment)
class EnrollmentAdmin(LookedAt):
    """Graduations and exclusions are outcome facts: the portal's pages keep their rules."""

    section = TRAINEES
    loads = True
    hint = _("Open an enrollment in the portal to correct its days, its exclusion or its coach.")
    list_display = ("trainee", "cohort", "stand", "started_on", "graduated_on", "exclusion")
    list_filter = ("status", "exclusion", "cohort__track", "cohort__site", "graduated_on")
    list_select_related = ("trainee", "cohort")
    search_fields = ("trainee__search_key", "cohort__key")
    found_by = {"trainee": KEYED, "cohort": ("key__icontains",)}
    ordering = ("-pk",)
    inlines = (OwnerInline, CoachInline)

    @admin.display(description=_("status"), ordering="status")
    def stand(self, enrollment):
        return drawn_state(enrollment.status, enrollment.get_status_display())

    def view_on_site(self, obj):
        return reverse("trainees:enrollment", args=[obj.pk])


class AssignmentAdmin(LookedAt):
    """Hand-overs open a new row from a day on; earlier days stay as they were."""

    section = TRAINEES
    hint = _("Hand a person over in the portal, on the page of their enrollment.")
    list_display = ("enrollment", "user", "starts_on")
    list_filter = ("starts_on", NamedFilter.by("user", _("person"), PERSON))
    list_select_related = ("enrollment__trainee", "enrollment__cohort", "user")
    search_fields = ("enrollment__trainee__search_key", "user__name", "user__email")
    found_by = {"enrollment__trainee": KEYED, "user": PERSON}
    ordering = ("-pk",)

    def view_on_site(self, obj):
        return reverse("trainees:enrollment", args=[obj.enrollment_id])


admin.site.register(OwnerAssignment, AssignmentAdmin)
admin.site.register(CoachAssignment, AssignmentAdmin)


@admin.register(Finish)
class FinishAdmin(LookedAt):
    """Derived rows: what the graduation rate is counted from."""

    section = OUTCOMES
    rank = 2
    called = _("Ends of cohorts as counted")
    hint = _("Worked out from enrollments every five minutes; nothing here can be lost.")
    list_display = ("enrollment_id", "trainee_id", "cohort_id", "day", "counted")
    list_filter = ("day",)
    ordering = ("-enrollment_id",)

    @admin.display(description=_("counted as"), ordering="graduation")
    def counted(self, row):
        return Bucket(row.graduation).name.replace("_", " ").lower()


@admin.register(Skill)
class SkillAdmin(Desk):
    section = TRAINEES
    rank = 5
    hint = _("The words in which instructors and coaches rate people, and offers ask.")
    list_display = ("name", "kind", "track", "key")
    list_filter = ("kind", "track")
    list_select_related = ("track",)
    search_fields = ("name", "key")


ABOUT_TRAINEE = {
    "search_fields": ("trainee__search_key",),
    "found_by": {"trainee": KEYED},
    "rank": 6,
}
look_at(TRAINEES, SkillRating, ("trainee", "skill", "level", "rated_on", "rated_by"), ("level",),
        ("trainee", "skill", "rated_by"), **ABOUT_TRAINEE)  # fmt: skip
look_at(TRAINEES, Credential, ("trainee", "type", "earned_on", "expires_on"), ("type",),
        ("trainee", "type"), **ABOUT_TRAINEE)  # fmt: skip
look_at(TRAINEES, Consent, ("trainee", "shared", "given_at", "withdrawn_at"), ("shared",),
        ("trainee",), **ABOUT_TRAINEE)  # fmt: skip
look_at(TRAINEES, JobWish, ("trainee", "schedule", "hourly_min", "available_from"), ("schedule",),
        ("trainee",), **ABOUT_TRAINEE)  # fmt: skip
look_at(TRAINEES, HoursEntry, ("enrollment", "module", "held_on", "hours", "recorded_by"),
        ("held_on",), ("enrollment__trainee", "enrollment__cohort", "module", "recorded_by"),
        called=_("Hours of training"), rank=6)  # fmt: skip
look_at(TRAINEES, DataRequest, ("trainee", "wish", "asked_at", "answer"), ("wish", "answer"),
        ("trainee",), **ABOUT_TRAINEE)  # fmt: skip
