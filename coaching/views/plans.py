"""After graduation: how long coaching lasts, and plans with steps to tick."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coaching import plans as acts
from coaching import working
from coaching.care_forms import AfterGraduationFilter, PlanForm, StepForm
from coaching.choices import PlanKind
from coaching.graduates import graduates
from coaching.models import ActionItem, GroupSession, Plan
from coaching.roles import READERS, WRITERS
from intermediary.access import allow
from intermediary.listing_rows import page_of
from intermediary.opening import opens
from placements.models import Placement
from trainees.models import Trainee

SORTS = {
    "until": lambda each: (each.until, each.pk),
    "name": lambda each: (each.case.enrollment.trainee.sort_key, each.pk),
    "seen": lambda each: (each.case.seen_on is not None, str(each.case.seen_on), each.pk),
}


@allow(*READERS)
@require_safe
@opens(later("After graduation"))
def after_graduation(request):
    """A coach's graduates: how much coaching is left, and where their plans stand."""
    now = timezone.now()
    on = timezone.localdate(now)
    form = AfterGraduationFilter(request.GET, user=request.user)
    coach = form.whose.chosen
    everybody = graduates(coach, request.user, now, on) if coach else []
    page = page_of(request, form.narrowed(everybody), sorts=SORTS, default="until")
    context = {
        "page": page,
        "form": form,
        "coach": coach,
        "default_sort": page.default_sort,
        "wanted": sum(1 for each in everybody if each.wants_plan),
        "today": on,
        "can_write": request.user.has_role(*WRITERS),
    }
    return render(request, "coaching/after_graduation.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def plan_new(request, pk):
    """Start a plan for a person; its usual steps come with it."""
    trainee = get_object_or_404(Trainee.objects.visible_to(request.user), pk=pk)
    jobs = Placement.objects.visible_to(request.user).filter(trainee=trainee, ended_on=None)
    job = jobs.order_by("-started_on").first()
    kind = request.GET.get("kind", PlanKind.FIRST_90_DAYS)
    start = {"kind": kind, "starts_on": timezone.localdate()}
    if job and kind == PlanKind.FIRST_90_DAYS:
        start |= {"placement": job.pk, "starts_on": job.started_on}
    form = PlanForm(request.POST or None, user=request.user, trainee=trainee, initial=start)
    if form.is_valid():
        try:
            row = acts.start(trainee=trainee, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The plan is started, with its steps."))
            return redirect("coaching:plan", row.pk)
    return render(request, "coaching/plan_new.html", {"form": form, "trainee": trainee})


def _plan(request, pk):
    rows = Plan.objects.visible_to(request.user).select_related("trainee", "placement__employer")
    return get_object_or_404(rows, pk=pk)


@allow(*READERS)
@require_http_methods(["GET", "POST"])
def plan(request, pk):
    """One plan: its steps to tick, and one more step."""
    row = _plan(request, pk)
    can_write = request.user.has_role(*WRITERS)
    form = StepForm(request.POST or None) if can_write and not row.closed_on else None
    if form:
        form.instance.trainee, form.instance.plan = row.trainee, row
    if form and form.is_valid():
        working.add_item(item=form.save(commit=False), by=request.user)
        messages.success(request, _("The step is added."))
        return redirect("coaching:plan", pk)
    steps = list(ActionItem.objects.visible_to(request.user).filter(plan=row))
    is_academy = row.kind == PlanKind.LEADERSHIP
    ahead = GroupSession.objects.visible_to(request.user).ahead(timezone.now())
    context = {
        "plan": row,
        "steps": steps,
        "done": sum(1 for step in steps if step.done_at),
        "form": form,
        "can_write": can_write,
        "academy": acts.academy_of([row.trainee_id])[row.trainee_id] if is_academy else None,
        "groups": ahead.filter(kind="leadership").with_taken()[:5] if is_academy else [],
        "today": timezone.localdate(),
    }
    return render(request, "coaching/plan.html", context)


@allow(*WRITERS)
@require_POST
def plan_close(request, pk):
    """Close a plan; its steps stay as they are."""
    row = acts.close(plan=_plan(request, pk), on=timezone.localdate(), by=request.user)
    messages.success(request, _("The plan is closed."))
    return redirect("coaching:plan", row.pk)
