"""The first page of each person, and Today of those who work here."""

from urllib.parse import urlencode

from django import forms
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from coaching import caseload
from coaching.models import Session
from employers.models import Employer
from employers.showing import with_terms
from intermediary import today, today_kpis
from intermediary.access import allow, signed_in
from intermediary.choices import NAMES, STAFF, Role
from intermediary.models import Site, Team
from intermediary.opening import opens

SHOWN, SHOWN_OF_A_DAY = 5, 8
TILES = "intermediary/parts/today_tiles.html"
STRIP = "intermediary/parts/today_strip.html"
FINDINGS = "intermediary/parts/today_findings.html"
DEADLINES = "intermediary/parts/today_deadlines.html"
SESSIONS = "intermediary/parts/today_sessions.html"
OVERDUE = "intermediary/parts/today_overdue.html"
CONTACT = "intermediary/parts/today_contact.html"
PARTNERS = "intermediary/parts/today_partners.html"
# What each side of the house reads first: rows of columns of parts. The order is that of the page
# itself, so that it is the same for eyes, ears and keys, at a desk and on a phone.
ORDERS = {
    Role.COACH: [
        [[SESSIONS, DEADLINES], [OVERDUE, CONTACT]],
        [[TILES]],
        [[STRIP]],
        [[FINDINGS]],
    ],
    Role.BUSINESS_SOLUTIONS: [
        [[PARTNERS, FINDINGS, DEADLINES], [CONTACT, SESSIONS]],
        [[TILES]],
        [[STRIP]],
    ],
    Role.MANAGER: [
        [[TILES]],
        [[STRIP]],
        [[FINDINGS, DEADLINES], [SESSIONS, CONTACT]],
    ],
}


class TodayFilter(forms.Form):
    """Whose Today: one site, one team, or everything this person may see."""

    site = forms.ChoiceField(label=_("Site"), required=False)
    team = forms.ChoiceField(label=_("Team"), required=False)

    def __init__(self, data, *, user):
        super().__init__(data)
        everything = [("", _("All"))]
        for name, model in (("site", Site), ("team", Team)):
            rows = model.objects.visible_to(user).values_list("key", "name")
            self.fields[name].choices = [*everything, *rows]
        if len(self.fields["site"].choices) <= 2:
            del self.fields["site"]  # one site only: nothing to choose

    @property
    def chosen(self) -> dict:
        """Dimension -> key of each filter in use; what makes no sense is ignored."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


@signed_in
@require_safe
def start(request):
    """Send each person to their own start page."""
    if request.user.has_role(*set(STAFF) - {Role.ADMIN}):
        return redirect("intermediary:home")
    if request.user.has_role(Role.ADMIN):
        return redirect("admin:index")
    if request.user.has_role(Role.EMPLOYER):
        return redirect("employers:portal")
    return redirect("intermediary:me")


def side(user) -> Role:
    """Whose order a person reads Today in: a manager's also where they hold other roles."""
    if not user.has_role(Role.ADMIN, Role.MANAGER):
        for role in (Role.COACH, Role.BUSINESS_SOLUTIONS):
            if user.has_role(role):
                return role
    return Role.MANAGER


@allow(*STAFF)
@require_safe
@opens(_("Today"), site="key", views=False)
def home(request):
    """What is needed today: KPIs against their targets, and what to do next."""
    user, now = request.user, timezone.now()
    on = timezone.localdate(now)
    form = TodayFilter(request.GET or None, user=user)
    chosen = form.chosen if request.GET else {}
    site = chosen.get("site", "")
    reads_as = side(user)
    context = {
        "today": on,
        "form": form,
        "rows": ORDERS[reads_as],
        "tiles": today_kpis.tiles(user, on, chosen),
        "strip": today_kpis.cohort_strip(user, on, chosen),
        "deadlines": today.deadlines(user, on, chosen),
        "contact": today.contact(user, on, site),
        "contact_href": missed_contact(user, site),
        **findings(user, site),
        **sessions(user, now, site),
        **(own_people(user, now, on) if reads_as == Role.COACH else {}),
        **(partners(user, on) if reads_as == Role.BUSINESS_SOLUTIONS else {}),
    }
    return render(request, "intermediary/home.html", context)


def missed_contact(user, site):
    """The page with the classes behind the KPI of early contact: its list, or for analysts it."""
    kept = {"site": site} if site else {}
    if user.has_role(*NAMES):
        page, kept = "intermediary:kpi_people", {"bucket": "missed", **kept}
    else:
        page = "intermediary:kpi"
    return reverse(page, args=["early_contact"]) + (f"?{urlencode(kept)}" if kept else "")


def findings(user, site):
    """The offers that fall furthest below standard, and how many there are."""
    found = today.findings(user, site)
    return {"findings": with_terms(found[:SHOWN]), "findings_count": found.count()}


def sessions(user, now, site):
    """The day as an agenda, and how many sessions there are in it."""
    found = list(today.sessions(user, now, site)[: SHOWN_OF_A_DAY * 10])
    return {"sessions": today.agenda(found[:SHOWN_OF_A_DAY], now), "sessions_count": len(found)}


def own_people(user, now, on):
    """Whom a coach should have seen by now, and which sessions wait for their outcome."""
    late = caseload.overdue(user, now, on)
    waiting = Session.objects.visible_to(user).filter(coach=user).open_ended(now)
    return {
        "overdue": late[:SHOWN],
        "overdue_count": len(late),
        "own_people": reverse("trainees:list") + f"?coach={user.pk}",
        "to_note": waiting.count(),
    }


def partners(user, on):
    """A person's own partners with a step due, and how many of theirs have been silent."""
    own = Employer.objects.visible_to(user).filter(owner=user)
    due = own.step_due(on)
    listed = reverse("employers:list")
    return {
        "steps": due.order_by("next_step_on", "sort_key", "pk")[:SHOWN],
        "steps_count": due.count(),
        "steps_href": f"{listed}?owner={user.pk}&attention=due",
        "silent_count": own.silent(on).count(),
        "silent_href": f"{listed}?owner={user.pk}&attention=silent",
    }
