"""Django admin for partners and offers. Findings and verdicts are looked at, never written."""

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from employers import actions, development_admin  # noqa: F401  registers the rest
from employers.evaluation_state import EvaluationState
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
from employers.showing import state_on
from intermediary.administration.desks import Desk, LookedAt, at_most, drawn_state, today
from intermediary.administration.searching import KEYED, PERSON, NamedFilter
from intermediary.administration.sections import EMPLOYERS, SYSTEM

BY_OFFER = {"offer": (*KEYED, "key"), "offer__employer": KEYED}
BY_EMPLOYER = NamedFilter.by("employer", _("employer"))
LOOKS = {"open": "good-open", "planned": "mute-open", "paused": "warn-open"}


def offer_page(row) -> str:
    """The portal's page of the offer a row belongs to."""
    return reverse("employers:offer", args=[row.offer_id])


class ContactInline(admin.TabularInline):
    model = Contact
    extra = 0
    autocomplete_fields = ("user",)
    fields = ("name", "role", "email", "phone", "user")


@admin.register(Employer)
class EmployerAdmin(Desk):
    section = EMPLOYERS
    loads = True
    inlines = (ContactInline,)
    list_display = ("name", "key", "kind", "stage", "owner", "city", "state")
    list_filter = ("kind", "stage", NamedFilter.by("owner", _("owner"), PERSON))
    list_select_related = ("owner",)
    search_fields = ("search_key", "key")
    found_by = {"": KEYED}
    autocomplete_fields = ("owner",)
    ordering = ("sort_key", "pk")


@admin.register(Contact)
class ContactAdmin(Desk):
    section = EMPLOYERS
    hint = _("A contact with a sign-in opens the employer portal for their employer.")
    list_display = ("name", "employer", "role", "email", "phone", "user")
    list_filter = ("role", ("user", admin.EmptyFieldListFilter), BY_EMPLOYER)
    list_select_related = ("employer", "user")
    search_fields = ("name", "email", "employer__name")
    found_by = {"": ("name__icontains", "email__icontains"), "employer": KEYED}
    autocomplete_fields = ("employer", "user")

    def view_on_site(self, obj):
        return reverse("employers:contact_edit", args=[obj.pk])


@admin.register(Offer)
class OfferAdmin(Desk):
    """Saved by the same actions as the portal's pages: the offer is judged before they return."""

    section = EMPLOYERS
    loads = True
    hint = _("A change is judged at once. Pause or withdraw an offer in the portal.")
    list_display = ("title", "employer", "track", "site", "stand", "pay_said", "posted_on")
    list_filter = ("verdict__result", "track__family", "site", "schedule", "posted_on", BY_EMPLOYER)
    list_select_related = ("employer", "track", "site", "verdict")
    search_fields = ("title", "key", "employer__name")
    found_by = {"": (*KEYED, "key"), "employer": KEYED}
    autocomplete_fields = ("employer", "track", "site")
    readonly_fields = ("pay_said", "paused_at", "withdrawn_at", "created_by")
    fieldsets = (
        (None, {"fields": ("key", "employer", "title", "soc", "track", "site", "positions")}),
        (
            _("Pay and hours"),
            {
                "fields": ("pay_said", ("pay_min", "pay_max", "pay_period"))
                + (("hours_per_week", "hours_per_day", "schedule"),)
            },
        ),
        (
            _("Conditions"),
            {
                "fields": ("classification", "guaranteed_hours", "schedule_notice_days")
                + ("health", "retirement", "paid_leave", "paid_training")
                + ("safety", "advancement", "voice")
            },
        ),
        (
            _("When it is open"),
            {"fields": ("posted_on", "closes_on", "paused_at", "withdrawn_at", "created_by")},
        ),
    )

    def has_delete_permission(self, request, obj=None):
        """An offer is withdrawn, not deleted: what was found of it stays."""
        return False

    def save_model(self, request, obj, form, change):
        """Save and judge in one step, as the pages of the portal do."""
        done = {"offer": obj, "by": request.user, "on": today()}
        if change:
            actions.change_offer(**done, changed=form.changed_data)
        else:
            actions.submit_offer(**done)

    @admin.display(description=_("state"))
    def stand(self, offer):
        state = state_on(offer, today())
        return drawn_state(LOOKS.get(state, "mute-no"), state.label)

    @admin.display(description=_("pay"), ordering="verdict__result")
    def pay_said(self, offer):
        """What the last evaluation said of the pay."""
        verdict = getattr(offer, "verdict", None)
        return drawn_state(verdict.result) if verdict else drawn_state("waiting", _("Not judged"))

    def view_on_site(self, obj):
        return reverse("employers:offer", args=[obj.pk])


@admin.register(Verdict)
class VerdictAdmin(LookedAt):
    section = EMPLOYERS
    list_display = ("offer", "said", "hourly_low", "shortfall", "floor", "judged_on")
    list_filter = ("result", "required_unmet", "required_unknown", "assumed_hours", "judged_on")
    list_select_related = ("offer", "floor__track")
    search_fields = ("offer__title", "offer__key")
    found_by = BY_OFFER
    ordering = ("-pk",)
    view_on_site = staticmethod(offer_page)

    @admin.display(description=_("result"), ordering="result")
    def said(self, verdict):
        return drawn_state(verdict.result)


@admin.register(Finding)
class FindingAdmin(LookedAt):
    section = EMPLOYERS
    hint = _("Findings are opened and resolved by the evaluation; waive one in the portal.")
    list_display = ("offer", "code", "severity", "stand", "shortfall", "version", "opened_at")
    list_filter = (
        ("resolved_at", admin.EmptyFieldListFilter),
        *("severity", "code", "result", "resolution", "opened_at"),
    )
    list_select_related = ("offer", "version__document")
    search_fields = ("offer__title", "offer__key", "offer__employer__name")
    found_by = BY_OFFER
    ordering = ("-pk",)
    view_on_site = staticmethod(offer_page)

    def waiting(self, user):
        """Required findings nobody has resolved: they keep offers from trainees."""
        number = at_most(Finding.objects.visible_to(user).standing().required())
        query = "?resolved_at__isempty=1&severity__exact=required"
        return [(number, _("keep offers from trainees"), query)] if number else []

    @admin.display(description=_("state"), ordering="resolution")
    def stand(self, finding):
        if finding.resolved_at:
            return drawn_state("resolved", finding.get_resolution_display())
        return drawn_state(finding.result or "bad", "" if finding.result else _("Not met"))


@admin.register(Waiver)
class WaiverAdmin(LookedAt):
    """Waivers are granted and ended on the portal, where the offer is checked again at once."""

    section = EMPLOYERS
    hint = _("Waivers are granted and ended in the portal, where the offer is judged again.")
    list_display = ("offer", "code", "stand", "until", "granted_by", "granted_at")
    list_filter = ("code", "until", ("revoked_at", admin.EmptyFieldListFilter))
    list_select_related = ("offer", "granted_by")
    search_fields = ("offer__title", "offer__key", "reason")
    found_by = BY_OFFER
    view_on_site = staticmethod(offer_page)

    @admin.display(description=_("state"))
    def stand(self, waiver):
        if waiver.revoked_at:
            return drawn_state("mute-no", _("Ended"))
        is_live = waiver.until >= today()
        return drawn_state("good-open", _("Holds")) if is_live else drawn_state("closed", _("Over"))


@admin.register(Engagement)
class EngagementAdmin(Desk):
    section = EMPLOYERS
    loads = True
    list_display = ("__str__", "held_on", "kind", "employer", "cohort", "hours")
    list_filter = ("kind", "held_on", BY_EMPLOYER)
    list_select_related = ("employer", "cohort")
    search_fields = ("key", "employer__name", "cohort__key")
    found_by = {"": ("key",), "employer": KEYED, "cohort": ("key__icontains",)}
    autocomplete_fields = ("employer", "cohort", "attendees")

    def view_on_site(self, obj):
        return reverse("employers:detail", args=[obj.employer_id])


@admin.register(Sponsorship)
class SponsorshipAdmin(Desk):
    section = EMPLOYERS
    loads = True
    list_display = ("cohort", "employer")
    list_filter = (BY_EMPLOYER, NamedFilter.by("cohort", _("cohort"), ("key__icontains",)))
    list_select_related = ("cohort", "employer")
    search_fields = ("cohort__key", "employer__name")
    found_by = {"employer": KEYED, "cohort": ("key__icontains",)}
    autocomplete_fields = ("cohort", "employer")


@admin.register(EvaluationState)
class EvaluationStateAdmin(LookedAt):
    section = SYSTEM
    called = _("State of the evaluation")
    hint = _("The day and the standards for which all offers have been judged.")
    list_display = ("on", "evaluated_at")
