"""Staff pages about findings: the queue, what was resolved, and setting one aside."""

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
from intermediary.listing import list_page
from intermediary.opening import opens

SORTS = {"short": "shortfall", "opened": "opened_at", "resolved": "resolved_at"}


@allow(*READERS)
@require_safe
@opens(later("Findings"), site="pk")
def findings(request):
    """Open findings of required standards, which hide offers; the largest shortfall first."""
    rows = Finding.objects.visible_to(request.user).standing().required()
    return queue(request, rows, FindingFilter, "-short")


@allow(*READERS)
@require_safe
@opens(later("Preferred findings"), site="pk")
def findings_preferred(request):
    """Open findings of preferred standards, which hide nothing; the oldest first."""
    rows = Finding.objects.visible_to(request.user).standing().preferred()
    return queue(request, rows, FindingFilter, "opened")


@allow(*READERS)
@require_safe
@opens(later("Resolved findings"), site="pk")
def findings_resolved(request):
    """Findings that are closed, the latest first, with what closed them."""
    rows = Finding.objects.visible_to(request.user).resolved()
    return queue(request, rows, ResolvedFilter, "-resolved")


def queue(request, rows, filters, default):
    """One tab of the queue of findings."""
    on = timezone.localdate()
    form = filters(request.GET, user=request.user, on=on)
    page = list_page(request, form.filter(rows).for_queue(), sorts=SORTS, default=default)
    with_terms(page)
    context = {
        "page": page,
        "form": form,
        "default_sort": page.default_sort,
        "today": on,
        "tab": request.resolver_match.url_name,
        "resolved": filters is ResolvedFilter,
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
