"""Pages about setting a standard aside: an employer asks, program staff answer."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from employers import waiving
from employers.checking import Check
from employers.choices import PortalRole, WaiverAnswer
from employers.forms.waivers import AnswerWaiverForm, AskWaiverForm
from employers.may import may
from employers.models import WaiverRequest
from employers.roles import READERS, WRITERS
from employers.views.portal import own_offer
from intermediary.access import allow
from intermediary.choices import Role
from intermediary.listing import list_page


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_http_methods(["GET", "POST"])
def portal_waiver_ask(request, pk):
    """Ask to have one finding of an own offer set aside until a day."""
    offer, on = own_offer(request, pk), timezone.localdate()
    findings = offer.findings.standing().to_fix()
    if not findings:
        messages.info(request, _("This offer has no open finding: there is nothing to set aside."))
        return redirect("employers:portal_offer", pk)
    code = request.GET.get("code", "")
    form = AskWaiverForm(request.POST or None, on=on, findings=findings, code=code)
    if form.is_valid():
        try:
            waiving.ask(offer=offer, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            said = _("Your request is sent. The answer comes by letter and stands on this page.")
            messages.success(request, said)
            return redirect("employers:portal_offer", pk)
    context = {"form": form, "offer": offer, "check": Check.of(offer, on), "own": True}
    return render(request, "employers/waiver_ask.html", context | {"company": offer.employer})


@allow(*READERS)
@require_safe
def waiver_requests(request):
    """What employers asked to have set aside: those that wait first."""
    rows = WaiverRequest.objects.visible_to(request.user).for_queue()
    page = list_page(request, rows, sorts={"asked": "asked_at"}, default="-asked")
    context = {"page": page, "today": timezone.localdate(), "tab": "requests"}
    context["waiting"] = rows.filter(answer=WaiverAnswer.WAITING).count()
    return render(request, "employers/waiver_requests.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def waiver_request(request, pk):
    """One request: what is asked and why; the answer goes to the employer by letter."""
    on = timezone.localdate()
    rows = WaiverRequest.objects.visible_to(request.user).for_queue()
    asked = get_object_or_404(rows, pk=pk)
    form = AnswerWaiverForm(request.POST or None, on=on, wanted_until=asked.wanted_until)
    waits = asked.answer == WaiverAnswer.WAITING
    if waits and form.is_valid() and _answered(request, asked, form, on):
        messages.success(request, _("Your answer is on its way."))
        return redirect("employers:waiver_requests")
    context = {"form": form, "asked": asked, "check": Check.of(asked.offer, on), "today": on}
    return render(request, "employers/waiver_request.html", context)


def _answered(request, asked, form, on) -> bool:
    """Give the answer of the form, or put what forbids it there."""
    said, now = form.cleaned_data, timezone.now()
    given = {"request": asked, "by": request.user, "note": said["note"], "now": now}
    try:
        if said["answer"] == "grant":
            waiving.grant(**given, until=said["until"], on=on)
        else:
            waiving.refuse(**given)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        asked.refresh_from_db(fields=["answer", "answered_at", "answered_by", "note"])
        return False
    return True
