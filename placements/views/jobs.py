"""Staff pages about jobs: the list, one job, recording, correcting and ending it, its evidence."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_safe

from intermediary import recent
from intermediary.access import allow
from intermediary.listing import list_page
from intermediary.opening import opens
from placements import actions
from placements.counting import Count, count, enrollment_of, strongest
from placements.forms.facts import EndForm, EvidenceForm, NewPlacementForm, PlacementForm
from placements.forms.filters import PlacementFilter
from placements.history import history
from placements.models import Placement
from placements.roles import READERS, WRITERS
from trainees.models import Enrollment, Trainee

SORTS = {"started": "started_on", "name": "trainee__sort_key"}


@allow(*READERS)
@require_safe
@opens(later("Placements"), site="pk")
def list(request):
    """Jobs people got: kind, start, pay, evidence, and whether they count."""
    on = timezone.localdate()
    form = PlacementFilter(request.GET, user=request.user, on=on)
    rows = form.filter(Placement.objects.visible_to(request.user).for_list())
    page = list_page(request, rows, sorts=SORTS, default="-started")
    context = {
        "page": page,
        "rows": counted(page.rows, request.user, on),
        "form": form,
        "default_sort": page.default_sort,
        "today": on,
    }
    return render(request, "placements/list.html", context)


def counted(placements, user, on):
    """Each job with whether it counts and its strongest evidence. One query for all of them."""
    people = [placement.trainee_id for placement in placements]
    enrollments: dict[int, list] = {}
    for row in Enrollment.objects.visible_to(user).filter(trainee__in=people).for_list():
        enrollments.setdefault(row.trainee_id, []).append(row)
    told = []
    for placement in placements:
        own = enrollment_of(placement, enrollments.get(placement.trainee_id, []))
        proof = strongest(placement.evidence.all(), max(on, placement.started_on))
        tier = proof.tier if proof else None
        told.append((placement, count(placement, own, tier, on), proof))
    return told


@allow(*READERS)
@require_safe
def detail(request, pk):
    """One job: whether it counts and why, its evidence, and every correction."""
    on = timezone.localdate()
    placement = visible(request, pk)
    recent.remember(request.user, placement)
    ((_placement, verdict, proof),) = counted([placement], request.user, on)
    context = {
        "placement": placement,
        "verdict": verdict,
        "proof": proof,
        "evidence": placement.evidence.all(),
        "history": history(placement),
        "today": on,
        "can_write": request.user.has_role(*WRITERS),
    }
    return render(request, "placements/detail.html", context)


def visible(request, pk) -> Placement:
    """The job, or 404 for who may not see it."""
    rows = Placement.objects.visible_to(request.user).for_list()
    return get_object_or_404(rows.select_related("offer", "recorded_by"), pk=pk)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def new(request, pk):
    """Record a job of one person, with how we know of it."""
    trainee = get_object_or_404(Trainee.objects.visible_to(request.user), pk=pk)
    form = NewPlacementForm(request.POST or None, user=request.user, trainee=trainee)
    if form.is_valid():
        proof = {name: form.cleaned_data[name] for name in ("tier", "dated_on")}
        placement = actions.record(placement=form.save(commit=False), **proof, by=request.user)
        verdict = verdict_of(form, proof["tier"])
        messages.success(request, _("The job is recorded. %s") % verdict.sentence)
        return redirect(placement)
    context = {"form": form, "trainee": trainee, "verdict": None}
    return render(request, "placements/new.html", context)


@allow(*WRITERS)
@require_http_methods(["POST"])
def preview(request, pk):
    """Say of a job that is being typed whether it will count; nothing is saved."""
    trainee = get_object_or_404(Trainee.objects.visible_to(request.user), pk=pk)
    form = NewPlacementForm(request.POST, user=request.user, trainee=trainee)
    form.is_valid()
    known = {"kind", "started_on", "tier"} <= set(form.cleaned_data)
    verdict = verdict_of(form, form.cleaned_data["tier"]) if known else None
    context = {"verdict": verdict, "offer": form["offer"], "swap": True}
    return render(request, "placements/parts/verdict.html", context)


def verdict_of(form, tier) -> Count:
    """Whether the job in the form counts today with evidence of this tier."""
    on = timezone.localdate()
    dated_on = form.cleaned_data.get("dated_on")
    own = enrollment_of(form.instance, form.enrollments)
    is_later = dated_on and dated_on > max(on, form.instance.started_on)
    return count(form.instance, own, None if is_later else tier, on)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def edit(request, pk):
    """Correct a job; what it was before stays in its history."""
    placement = visible(request, pk)
    form = PlacementForm(
        request.POST or None, instance=placement, user=request.user, trainee=placement.trainee
    )
    if form.is_valid():
        actions.correct(placement=form.save(commit=False), by=request.user)
        messages.success(request, _("The correction is saved. The history shows both."))
        return redirect(placement)
    return render(request, "placements/edit.html", {"form": form, "placement": placement})


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def end(request, pk):
    """Note the last day of a job and the reason."""
    placement = visible(request, pk)
    start = {"ended_on": placement.ended_on or timezone.localdate(), "end_reason": "quit"}
    form = EndForm(request.POST or None, initial=start)
    if form.is_valid():
        if form.cleaned_data["ended_on"] >= placement.started_on:
            actions.end(placement=placement, **form.cleaned_data, by=request.user)
            messages.success(request, _("The last day is saved."))
            return redirect(placement)
        form.add_error("ended_on", _("The last day is before the first."))
    return render(request, "placements/end.html", {"form": form, "placement": placement})


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def add_evidence(request, pk):
    """Add a proof of a job."""
    placement = visible(request, pk)
    form = EvidenceForm(request.POST or None)
    if form.is_valid():
        proof, is_new = actions.add_evidence(
            placement=placement, **form.cleaned_data, by=request.user
        )
        said = _("%s is added.") if is_new else _("%s was there already.")
        messages.success(request, said % proof)
        return redirect(placement)
    return render(request, "placements/add_evidence.html", {"form": form, "placement": placement})
