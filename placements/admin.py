"""Django admin for jobs, evidence, follow-up checks and hours: recorded in the portal, read here.

They are outcome facts: the portal's pages record and correct them by their rules, and the audit
keeps what was said before.
"""

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intermediary.administration.desks import LookedAt, LookedAtInline, drawn_state, look_at, today
from intermediary.administration.searching import KEYED, NamedFilter
from intermediary.administration.sections import OUTCOMES, SYSTEM
from intermediary.kpi.rates import Bucket
from placements.choices import SUFFICIENT, Tier
from placements.models import (
    Confirmation,
    Evidence,
    Interview,
    JobReport,
    Match,
    MatchStep,
    Outcome,
    OutcomeCheck,
    OutcomeMark,
    OutcomeState,
    Placement,
    WorkedHours,
)

BY_TRAINEE = NamedFilter.by("trainee", _("trainee"))
BY_EMPLOYER = NamedFilter.by("employer", _("employer"))
STRENGTH = list(Tier.values)


def proof(tier: str) -> str:
    """How strongly a job is proven: full circle for sufficient, dotted for weaker."""
    if not tier:
        return drawn_state("warn-open", _("No evidence"))
    return drawn_state("good" if tier in SUFFICIENT else "warn-open", Tier(tier).label)


def trainee_page(row) -> str:
    """The portal's page of the trainee a row is about."""
    return reverse("trainees:detail", args=[row.trainee_id])


class EvidenceInline(LookedAtInline):
    model = Evidence
    fields = ("tier", "dated_on", "disputed_on", "recorded_at", "recorded_by")
    readonly_fields = fields


@admin.register(Placement)
class PlacementAdmin(LookedAt):
    section = OUTCOMES
    loads = True
    hint = _("Open a job in the portal to correct or end it, or to add evidence.")
    list_display = ("trainee", "employer", "title", "kind", "started_on", "ended_on", "proven")
    list_filter = ("kind", "end_reason", "started_on", "evidence__tier", BY_TRAINEE, BY_EMPLOYER)
    list_select_related = ("trainee", "employer")
    search_fields = ("trainee__search_key", "employer__search_key", "key")
    found_by = {"": ("key",), "trainee": KEYED, "employer": KEYED}
    inlines = (EvidenceInline,)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("evidence")

    @admin.display(description=_("evidence"))
    def proven(self, placement):
        """The strongest evidence that stands undisputed today."""
        on = today()
        standing = [
            each.tier
            for each in placement.evidence.all()
            if (not each.disputed_on or each.disputed_on > on)
            and (not each.dated_on or each.dated_on <= on)
        ]
        return proof(min(standing, key=STRENGTH.index, default=""))


@admin.register(Evidence)
class EvidenceAdmin(LookedAt):
    section = OUTCOMES
    hint = _("Evidence is added in the portal, on the page of the job, and never taken away.")
    list_display = ("placement", "strength", "dated_on", "disputed_on", "recorded_at")
    list_filter = ("tier", ("disputed_on", admin.EmptyFieldListFilter), "dated_on", "recorded_at")
    list_select_related = ("placement__trainee",)
    search_fields = ("placement__trainee__search_key", "placement__key")
    found_by = {"placement": ("key",), "placement__trainee": KEYED}
    ordering = ("-pk",)

    @admin.display(description=_("evidence"), ordering="tier")
    def strength(self, evidence):
        return proof(evidence.tier)

    def view_on_site(self, obj):
        return reverse("placements:detail", args=[obj.placement_id])


@admin.register(OutcomeCheck)
class OutcomeCheckAdmin(LookedAt):
    section = OUTCOMES
    loads = True
    hint = _("A follow-up is recorded in the portal, on the page of the person.")
    list_display = ("trainee", "checked_on", "outcome", "employer", "tier", "recorded_at")
    list_filter = ("outcome", "tier", "checked_on", BY_TRAINEE, BY_EMPLOYER)
    list_select_related = ("trainee", "employer")
    search_fields = ("trainee__search_key", "employer__search_key")
    found_by = {"trainee": KEYED, "employer": KEYED}
    ordering = ("-pk",)
    view_on_site = staticmethod(trainee_page)


@admin.register(WorkedHours)
class WorkedHoursAdmin(LookedAt):
    section = OUTCOMES
    loads = True
    hint = _("Hours come from files under Imports, month by month.")
    list_display = ("trainee", "employer", "month", "hours", "recorded_at")
    list_filter = ("month", BY_TRAINEE, BY_EMPLOYER)
    list_select_related = ("trainee", "employer")
    search_fields = ("trainee__search_key", "employer__search_key")
    found_by = {"trainee": KEYED, "employer": KEYED}
    ordering = ("-pk",)
    view_on_site = staticmethod(trainee_page)


def bucket(value) -> str:
    """What a graduate counts as for one metric."""
    return Bucket(value).name.replace("_", " ").lower()


@admin.register(Outcome)
class OutcomeAdmin(LookedAt):
    """Derived rows: what the placement rates are counted from."""

    section = OUTCOMES
    rank = 1
    called = _("Graduates as counted")
    hint = _("Worked out from jobs, evidence and checks; nothing here can be lost.")
    list_display = ("trainee", "cohort", "graduated_on", "sure_on", "by_day_120", "by_month_9")
    list_filter = ("graduated_on", BY_TRAINEE)
    list_select_related = ("trainee", "cohort")
    search_fields = ("trainee__search_key",)
    found_by = {"trainee": KEYED}
    ordering = ("-pk",)

    @admin.display(description=_("within 120 days"), ordering="placed_120d")
    def by_day_120(self, row):
        return bucket(row.placed_120d)

    @admin.display(description=_("within 9 months"), ordering="placed_9m")
    def by_month_9(self, row):
        return bucket(row.placed_9m)

    def view_on_site(self, obj):
        return trainee_page(obj) if obj.trainee_id else None


@admin.register(OutcomeState)
class OutcomeStateAdmin(LookedAt):
    section = SYSTEM
    called = _("State of the outcomes")
    hint = _("The day for which the outcomes of graduates were last worked out.")
    list_display = ("as_of", "built_at", "refreshed_at")


@admin.register(OutcomeMark)
class OutcomeMarkAdmin(LookedAt):
    section = SYSTEM
    called = _("Facts to count anew")
    hint = _("People whose facts changed since; the next refresh takes them up.")
    list_display = ("__str__", "trainee_id")
    ordering = ("-pk",)


def by_person(path: str) -> dict:
    """Search by the person that a row leads to."""
    found = f"{path}__search_key"
    return {"search_fields": (found,), "found_by": {path: KEYED}}


look_at(OUTCOMES, Match, ("trainee", "offer", "state", "moved_at"), ("state",),
        ("trainee", "offer"), **by_person("trainee"))  # fmt: skip
look_at(OUTCOMES, MatchStep, ("match", "state", "by", "moved_at"), ("state",),
        ("match__trainee", "match__offer", "by"), **by_person("match__trainee"))  # fmt: skip
look_at(OUTCOMES, Interview, ("match", "starts_at", "state", "proposed_by"), ("state",),
        ("match__trainee", "match__offer", "proposed_by"),
        **by_person("match__trainee"))  # fmt: skip
look_at(OUTCOMES, Confirmation, ("placement", "asked", "contact", "sends", "answer"), ("answer",),
        ("placement__trainee", "contact"), **by_person("placement__trainee"))  # fmt: skip
look_at(OUTCOMES, JobReport, ("trainee", "title", "employer_name", "state", "told_at"), ("state",),
        ("trainee",), called=_("Jobs people told us about"),
        **by_person("trainee"))  # fmt: skip
