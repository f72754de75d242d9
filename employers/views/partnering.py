"""Staff pages of business development: the timeline, the log of talks, stages and next steps."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from employers import partnering
from employers.forms.partnering import InteractionForm, StageForm, StepForm, may_change
from employers.models import Employer, Interaction
from employers.roles import READERS, WRITERS
from employers.timeline import KINDS, page_of
from intermediary.access import allow

MOST_PAGES = 500


def the_employer(request, pk):
    """An employer that is not merged into another one, or 404."""
    return get_object_or_404(Employer.objects.visible_to(request.user).unmerged(), pk=pk)


@allow(*READERS)
@require_safe
def timeline(request, pk):
    """Everything that happened with one employer, the latest first; of one kind if asked."""
    employer, on = the_employer(request, pk), timezone.localdate()
    kind, typed = request.GET.get("kind", ""), request.GET.get("page", "")
    kind = kind if kind in dict(KINDS) else ""
    number = min(max(int(typed), 1), MOST_PAGES) if typed.isdecimal() else 1
    lines, more = page_of(employer, request.user, on, kind=kind, number=number)
    context = {
        "employer": employer,
        "lines": lines,
        "kinds": KINDS,
        "kind": kind,
        "later": number - 1,
        "earlier": number + 1 if more else 0,
    }
    return render(request, "employers/timeline.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def log(request, pk):
    """Log a call, a letter or a talk with an employer, and what comes next."""
    employer, on = the_employer(request, pk), timezone.localdate()
    form = InteractionForm(request.POST or None, employer=employer, on=on)
    if form.is_valid():
        entry = form.save(commit=False)
        partnering.log_interaction(interaction=entry, by=request.user, **form.agreed)
        said = {"kind": entry.get_kind_display(), "employer": employer}
        messages.success(request, _("%(kind)s with %(employer)s is logged.") % said)
        return back(request, employer)
    return render(request, "employers/log.html", {"form": form, "employer": employer})


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def interaction_edit(request, pk):
    """Correct what one logged oneself today."""
    entry = own_entry(request, pk)
    given = {"instance": entry, "employer": entry.employer, "on": timezone.localdate()}
    form = InteractionForm(request.POST or None, **given)
    if form.is_valid():
        changed = form.save(commit=False)
        partnering.log_interaction(interaction=changed, by=request.user, **form.agreed)
        messages.success(request, _("The entry is saved."))
        return redirect(entry.employer)
    context = {"form": form, "employer": entry.employer, "entry": entry}
    return render(request, "employers/log.html", context)


@allow(*WRITERS)
@require_POST
def interaction_delete(request, pk):
    """Take back what one logged oneself today; the audit log keeps it."""
    entry = own_entry(request, pk)
    partnering.delete_interaction(interaction=entry, by=request.user)
    messages.success(request, _("The entry is deleted."))
    return redirect(entry.employer)


def own_entry(request, pk):
    """An entry this person wrote today, or 404."""
    rows = Interaction.objects.visible_to(request.user).select_related("employer")
    entry = get_object_or_404(rows, pk=pk)
    if not may_change(entry, request.user):
        raise Http404
    return entry


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def stage(request, pk):
    """Move an employer to another stage; a lost one says why."""
    employer = the_employer(request, pk)
    start = {"stage": request.GET.get("stage", employer.stage)}
    form = StageForm(request.POST or None, initial=start)
    if form.is_valid() and moved(form, employer, request.user):
        messages.success(request, _("The stage of %s is saved.") % employer)
        return back(request, employer)
    return render(request, "employers/stage.html", {"form": form, "employer": employer})


def moved(form, employer, user) -> bool:
    """Move the stage, or put what forbids it on the form."""
    try:
        partnering.move_stage(employer=employer, by=user, **form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def next_step(request, pk):
    """Plan the next step with an employer, or note that it is done."""
    employer = the_employer(request, pk)
    form = StepForm(request.POST or None, instance=employer)
    if form.is_valid():
        step, day = form.cleaned_data["next_step"], form.cleaned_data["next_step_on"]
        partnering.plan_step(employer=employer, step=step, day=day, by=request.user)
        messages.success(request, _("The next step is saved."))
        return back(request, employer)
    return render(request, "employers/next_step.html", {"form": form, "employer": employer})


def back(request, employer):
    """To the page the form was sent from, when it names one of ours; else to the employer."""
    there = request.POST.get("next", "")
    if there and url_has_allowed_host_and_scheme(there, {request.get_host()}):
        return redirect(there)
    return redirect(employer)
