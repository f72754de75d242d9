"""The first page of each person, and Today of those who work here."""

from django import forms
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from intermediary import today, today_kpis
from intermediary.access import allow, signed_in
from intermediary.choices import STAFF, Role
from intermediary.models import Site, Team
from intermediary.opening import opens

SHOWN = 5


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
    found = today.findings(user, site)
    sessions = today.agenda(today.sessions(user, now, site)[: SHOWN + 3], now)
    context = {
        "today": on,
        "form": form,
        "tiles": today_kpis.tiles(user, on, chosen),
        "strip": today_kpis.cohort_strip(user, on, chosen),
        "findings": found[:SHOWN],
        "findings_count": found.count(),
        "deadlines": today.deadlines(user, on, chosen),
        "sessions": sessions,
        "unmet": today.unmet_cohorts(user, on, site),
    }
    return render(request, "intermediary/home.html", context)
