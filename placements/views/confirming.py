"""Confirmations: the employer's page behind a one-time link, and what staff do about it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intermediary.access import allow, public
from intermediary.languages import in_language_of_work
from intermediary.swapping import wants_panel
from placements import confirming
from placements.choices import Asked
from placements.forms.matches import AnswerForm
from placements.matching_models import MOST_SENDS
from placements.models import Confirmation, Placement
from placements.roles import READERS, WRITERS


@public
@never_cache
@require_http_methods(["GET", "POST"])
@in_language_of_work
def confirm(request, token):
    """One question to an employer, answered once and without signing in."""
    row = confirming.found(token)
    if row is None:
        raise Http404
    now = timezone.now()
    context = {"row": row, "job": row.placement}
    if row.answered_at or row.expires_at <= now:
        return render(request, "placements/confirm_over.html", context)
    data = request.POST if request.method == "POST" else None
    form = AnswerForm(data, asked=row.asked)
    if form.is_valid():
        try:
            confirming.answer(row=row, **form.cleaned_data, now=now)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("placements:confirm", token)
    status = 422 if form.errors else 200
    return render(request, "placements/confirm.html", {**context, "form": form}, status=status)


def asked_about(placement):
    """Every question about one job, with what may still be sent."""
    return [
        (row, max(0, MOST_SENDS - row.sends))
        for row in placement.confirmations.select_related("contact")
    ]


@allow(*READERS)
@require_safe
def for_placement(request, pk):
    """What the employer was asked about a job: a panel of its page, or a page of its own."""
    now = timezone.now()
    on = timezone.localdate(now)
    placement = get_object_or_404(Placement.objects.visible_to(request.user).for_list(), pk=pk)
    asked, about = next_question(placement, on)
    left = MOST_SENDS
    for row in placement.confirmations.filter(asked=asked, about_on=about):
        left = MOST_SENDS - row.sends
    own = Placement.objects.visible_to(request.user).filter(pk=pk)
    context = {
        "placement": placement,
        "rows": asked_about(placement),
        "is_disputed": (is_disputed := confirming.disputed(own).exists()),
        "why_not": _("Close the dispute first.")
        if is_disputed
        else confirming.can_ask(placement, asked, about),
        "sends_left": left,
        "contact": confirming.contact_to_ask(placement),
        "now": now,
        "can_write": request.user.has_role(*WRITERS),
    }
    full, panel = "placements/for_placement.html", "placements/parts/for_placement.html"
    return render(request, panel if wants_panel(request) else full, context)


def next_question(placement, on):
    """What to ask now: the start until it is confirmed, then whether they are still there."""
    if placement.confirmations.filter(asked=Asked.HIRE, answered_at__isnull=False).exists():
        waiting = placement.confirmations.unanswered().filter(asked=Asked.STAY).first()
        return Asked.STAY, waiting.about_on if waiting else on
    return Asked.HIRE, placement.started_on


@allow(*WRITERS)
@require_POST
def ask_employer(request, pk):
    """Ask the employer by letter to confirm a job; again means a new link."""
    now = timezone.now()
    rows = Placement.objects.visible_to(request.user).for_list()
    placement = get_object_or_404(rows, pk=pk)
    asked, about = next_question(placement, timezone.localdate(now))
    try:
        if placement.started_on > timezone.localdate(now):
            raise ValidationError(_("Ask once the first day has come."))
        contact = confirming.contact_to_ask(placement)
        confirming.ask(placement, asked, about_on=about, contact=contact, by=request.user, now=now)
        messages.success(request, _("%s is asked by e-mail.") % contact)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(placement)


@allow(*READERS)
@require_safe
def disputes(request):
    """Jobs whose employer contradicted what is on record: a panel of the worklist, or a page."""
    found = confirming.disputed(Placement.objects.visible_to(request.user))
    asked = Confirmation.objects.visible_to(request.user)
    context = {
        "rows": confirming.with_words(found.for_list()[:50], asked),
        "can_write": request.user.has_role(*WRITERS),
    }
    full, panel = "placements/disputes.html", "placements/parts/disputes.html"
    return render(request, panel if wants_panel(request) else full, context)


@allow(*WRITERS)
@require_POST
def close_dispute(request, pk):
    """Close a dispute for one side: the job ends, or its evidence stands again."""
    placement = get_object_or_404(Placement.objects.visible_to(request.user), pk=pk)
    side = request.POST.get("right", "")
    try:
        if side not in ("employer", "record"):
            raise ValidationError(_("Choose who is right."))
        confirming.close_dispute(
            placement=placement,
            employer_is_right=side == "employer",
            by=request.user,
        )
        messages.success(request, _("The dispute is closed."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("placements:disputes")
