"""Pages of training compacts: staff draft, propose and sign them, an employer reads and signs."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from employers import compacts as steps
from employers.choices import AgreementState, PortalRole
from employers.forms.compacts import CommitmentForm, CompactForm
from employers.may import may, speaker
from employers.models import Agreement, Commitment, Employer
from employers.roles import READERS, WRITERS
from employers.seats import planned_seats
from employers.views.portal import own_employer
from intermediary.access import allow
from intermediary.choices import Role
from intermediary.listing import list_page


@allow(*READERS)
@require_safe
def compacts(request):
    """All training compacts, those that begin last first."""
    rows = Agreement.objects.visible_to(request.user).for_list()
    page = list_page(request, rows, sorts={"starts": "starts_on"}, default="-starts")
    context = {"page": page, "today": timezone.localdate()}
    return render(request, "employers/compacts.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def compact_new(request, pk):
    """Draft a training compact with an employer."""
    employer = get_object_or_404(Employer.objects.visible_to(request.user), pk=pk)
    return _edit_page(request, Agreement(employer=employer))


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def compact_edit(request, pk):
    """Change a compact; signatures on it are cleared, which the page says before."""
    return _edit_page(request, _found(request, pk))


def _edit_page(request, agreement):
    signed = bool(agreement.program_signed_at or agreement.employer_signed_at)
    proposed = agreement.pk is not None and agreement.state != AgreementState.DRAFT
    form = CompactForm(request.POST or None, instance=agreement, user=request.user)
    if form.is_valid():
        try:
            saved = steps.save(agreement=form.save(commit=False), by=request.user)
            messages.success(request, _("%s is saved.") % saved)
            return redirect("employers:compact", saved.pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {"form": form, "agreement": agreement, "employer": agreement.employer}
    context |= {"signed": signed, "proposed": proposed}
    return render(request, "employers/compact_edit.html", context)


@allow(*READERS)
@require_http_methods(["GET", "POST"])
def compact(request, pk):
    """One compact: its text, what each side promises, and its signatures; promises are added."""
    agreement = _found(request, pk)
    can_write = request.user.has_role(*WRITERS)
    form = CommitmentForm(request.POST or None, agreement=agreement) if can_write else None
    if form and form.is_valid():
        act = {"commitment": form.save(commit=False), "by": request.user}
        return _done(request, pk, steps.add_commitment, _("The promise is added."), **act)
    context = {**_shown(agreement), "form": form, "can_write": can_write}
    return render(request, "employers/compact.html", context)


def _shown(agreement) -> dict:
    """What both sides read of a compact."""
    percents = (agreement.graduation_percent, agreement.placement_percent)
    return {
        "agreement": agreement,
        "employer": agreement.employer,
        "commitments": agreement.commitments.all(),
        "seats": planned_seats(agreement.hires_needed, *percents),
        "stamp": steps.stamp(agreement),
        "today": timezone.localdate(),
    }


@allow(*WRITERS)
@require_POST
def commitment_remove(request, pk):
    """Take a promise out of a compact."""
    row = get_object_or_404(
        Commitment.objects.visible_to(request.user).select_related("agreement"), pk=pk
    )
    said = _("The promise is taken out.")
    act = {"commitment": row, "by": request.user}
    return _done(request, row.agreement_id, steps.remove_commitment, said, **act)


@allow(*WRITERS)
@require_POST
def commitment_kept(request, pk):
    """Say that a promise that is not counted was kept today."""
    rows = Commitment.objects.visible_to(request.user)
    row = get_object_or_404(rows, pk=pk)
    row.kept_on = row.kept_on or timezone.localdate()
    row.save(update_fields=["kept_on"])
    return redirect("employers:compact", row.agreement_id)


@allow(*WRITERS)
@require_POST
def compact_propose(request, pk):
    """Show a draft to the employer, by letter to its administrators."""
    agreement = _found(request, pk)
    try:
        told = steps.propose(agreement=agreement, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("employers:compact", pk)
    if told:
        said = ngettext("Proposed, by letter to %s person.", "Proposed, by letter to %s people.",
                        told)  # fmt: skip
        messages.success(request, said % told)
    else:
        said = _("Proposed. Nobody there can sign yet: invite an administrator of the employer.")
        messages.warning(request, said)
    return redirect("employers:compact", pk)


@allow(*WRITERS)
@require_POST
def compact_sign(request, pk):
    """Sign for the program."""
    act = {"agreement": _found(request, pk), "by": request.user, "now": timezone.now()}
    act["seen"] = request.POST.get("seen", "")
    return _done(request, pk, steps.sign, _("You signed for the program."), **act)


@allow(*WRITERS)
@require_POST
def compact_end(request, pk):
    """End a signed compact today."""
    act = {"agreement": _found(request, pk), "by": request.user, "on": timezone.localdate()}
    return _done(request, pk, steps.end, _("The compact has ended."), **act)


def _done(request, pk, action, said, page="employers:compact", **given):
    """Take a step and say so, or say what forbids it."""
    try:
        action(**given)
        messages.success(request, said)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(page, pk)


def _found(request, pk):
    return get_object_or_404(Agreement.objects.visible_to(request.user).for_list(), pk=pk)


@allow(Role.EMPLOYER)
@require_safe
def compacts_own(request):
    """The training compacts of the company that were proposed to it, those to sign first."""
    company = own_employer(request.user)
    rows = Agreement.objects.visible_to(request.user).filter(employer=company).for_list()
    context = {"company": company, "rows": rows.to_sign_first(), "today": timezone.localdate()}
    return render(request, "employers/compacts_own.html", context)


@allow(Role.EMPLOYER)
@require_safe
def compact_own(request, pk):
    """One compact as its employer reads and signs it."""
    agreement = _own(request, pk)
    waits = agreement.state == AgreementState.PROPOSED and not agreement.employer_signed_at
    context = {**_shown(agreement), "company": agreement.employer, "waits": waits}
    return render(request, "employers/compact_own.html", context)


@allow(Role.EMPLOYER)
@may(PortalRole.ADMIN)
@require_POST
def compact_own_sign(request, pk):
    """Sign for the employer."""
    act = {"agreement": _own(request, pk), "by": request.user, "now": timezone.now()}
    act |= {"seen": request.POST.get("seen", ""), "contact": speaker(request.user)}
    said = _("You signed for your company.")
    return _done(request, pk, steps.sign, said, "employers:compact_own", **act)


def _own(request, pk):
    rows = Agreement.objects.visible_to(request.user).filter(employer=own_employer(request.user))
    return get_object_or_404(rows.exclude(state=AgreementState.DRAFT).for_list(), pk=pk)
