"""Staff pages about findings: the queue, what was resolved, and setting one aside."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from employers import actions
from employers.checking import Check
from employers.forms.filters import FindingFilter, ResolvedFilter
from employers.forms.waivers import WaiveForm
from employers.models import Finding, Waiver
from employers.roles import READERS, WRITERS
from employers.showing import with_terms
from intermediary.access import allow
from intermediary.listing import all_rows, list_page
from intermediary.opening import opens
from intermediary.spreadsheet import as_file

SORTS = {"short": "shortfall", "opened": "opened_at", "resolved": "resolved_at"}
COLUMNS = {
    "offer": lambda finding: finding.offer.key,
    "title": lambda finding: finding.offer.title,
    "employer": lambda finding: finding.offer.employer.key,
    "employer_name": lambda finding: finding.offer.employer,
    "track": lambda finding: finding.offer.track and finding.offer.track.key,
    "site": lambda finding: finding.offer.site and finding.offer.site.key,
    "criterion": lambda finding: finding.code,
    "severity": lambda finding: finding.severity,
    "result": lambda finding: finding.result,
    "hourly_low": lambda finding: finding.hourly_low,
    "hourly_high": lambda finding: finding.hourly_high,
    "floor": lambda finding: finding.floor_amount,
    "shortfall": lambda finding: finding.shortfall,
    "version": lambda finding: finding.version,
    "opened_at": lambda finding: finding.opened_at,
    "resolved_at": lambda finding: finding.resolved_at,
    "resolution": lambda finding: finding.resolution,
}


@dataclass(frozen=True)
class Tab:
    """One part of the queue: which findings, their filters, and their usual order."""

    narrow: Callable
    filters: type[FindingFilter]
    default: str


TABS = {
    "required": Tab(lambda rows: rows.standing().required(), FindingFilter, "-short"),
    "preferred": Tab(lambda rows: rows.standing().preferred(), FindingFilter, "opened"),
    "resolved": Tab(lambda rows: rows.resolved(), ResolvedFilter, "-resolved"),
}


@allow(*READERS)
@require_safe
@opens(later("Findings"), site="pk")
def findings(request):
    """Open findings of required standards, which hide offers; the largest shortfall first."""
    return queue(request, "required")


@allow(*READERS)
@require_safe
@opens(later("Preferred findings"), site="pk")
def findings_preferred(request):
    """Open findings of preferred standards, which hide nothing; the oldest first."""
    return queue(request, "preferred")


@allow(*READERS)
@require_safe
@opens(later("Resolved findings"), site="pk")
def findings_resolved(request):
    """Findings that are closed, the latest first, with what closed them."""
    return queue(request, "resolved")


@allow(*READERS)
@require_safe
def findings_csv(request):
    """One tab of the queue of findings as a file: the required ones unless another is named."""
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else "required"
    _form, rows = found(request, tab, timezone.localdate())
    chunks = all_rows(request, rows, sorts=SORTS, default=TABS[tab].default)
    return as_file(f"findings-{tab}", COLUMNS, chunks)


def found(request, tab, on):
    """The filters of a tab, and the findings they ask for."""
    form = TABS[tab].filters(request.GET, user=request.user, on=on)
    rows = TABS[tab].narrow(Finding.objects.visible_to(request.user))
    return form, form.filter(rows).for_queue()


def queue(request, tab):
    """One tab of the queue of findings."""
    on = timezone.localdate()
    form, rows = found(request, tab, on)
    page = list_page(request, rows, sorts=SORTS, default=TABS[tab].default)
    with_terms(page)
    context = {
        "page": page,
        "form": form,
        "default_sort": page.default_sort,
        "today": on,
        "tab": tab,
        "resolved": tab == "resolved",
        "can_write": request.user.has_role(*WRITERS),
    }
    return render(request, "employers/findings.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def waive(request, pk):
    """Set an open finding aside until a day, for a stated reason."""
    on = timezone.localdate()
    rows = Finding.objects.visible_to(request.user).for_queue()
    finding = get_object_or_404(rows, pk=pk)
    form = WaiveForm(request.POST or None, on=on)
    if not finding.resolved_at and form.is_valid() and granted(request, form, finding, on):
        messages.success(request, _("The finding is waived until that day."))
        return redirect("employers:offer", finding.offer_id)
    if finding.resolved_at:  # by a second click, a colleague, or the employer in the meantime
        said = _("This finding is resolved already (%s). There is nothing to waive.")
        messages.info(request, said % finding.get_resolution_display().lower())
        return redirect("employers:offer", finding.offer_id)
    context = {"form": form, "finding": finding, "check": Check.of(finding.offer, on), "today": on}
    return render(request, "employers/waive.html", context)


def granted(request, form, finding, on) -> bool:
    """Grant the waiver, or put what forbids it on the form."""
    try:
        actions.grant_waiver(finding=finding, by=request.user, on=on, **form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


@allow(*WRITERS)
@require_POST
def waiver_revoke(request, pk):
    """End a waiver now; the finding opens again unless the offer has been put right."""
    waiver = get_object_or_404(Waiver.objects.visible_to(request.user), pk=pk)
    try:
        actions.revoke_waiver(waiver=waiver, by=request.user, on=timezone.localdate())
        messages.success(request, _("The waiver has ended and the offer was checked again."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("employers:offer", waiver.offer_id)
