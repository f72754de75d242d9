"""Staff pages about one enrollment: its days, its exclusion, and who answers for it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from intermediary.access import allow
from trainees import actions
from trainees.forms import AssignForm, EnrollmentForm, ExclusionForm, PickCoachForm
from trainees.models import Enrollment
from trainees.roles import WRITERS


def visible(request, pk):
    """The enrollment, or 404 for who may not see it."""
    rows = Enrollment.objects.visible_to(request.user).for_list()
    return get_object_or_404(rows, pk=pk)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def enrollment(request, pk):
    """Correct the status and the days of one enrollment."""
    row = visible(request, pk)
    form = EnrollmentForm(request.POST or None, instance=row)
    if form.is_valid():
        form.save()
        messages.success(request, _("The enrollment in %s is saved.") % row.cohort)
        return redirect(row.trainee)
    return render(request, "trainees/enrollment.html", {"form": form, "enrollment": row})


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def exclude(request, pk):
    """Take a graduate out of the rates, with reason, day and evidence; or back in."""
    row = visible(request, pk)
    form = ExclusionForm(request.POST or None, instance=row)
    if form.is_valid():
        form.save()
        said = _("%s is excluded from the rates.") if row.exclusion else _("%s counts again.")
        messages.success(request, said % row.trainee)
        return redirect(row.trainee)
    return render(request, "trainees/exclude.html", {"form": form, "enrollment": row})


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def coach(request, pk):
    """Hand a person over to another coach from a day on."""
    return _assign(request, pk, "coach")


@allow(*WRITERS)
@require_POST
def assign_coach(request):
    """Hand the people ticked on a list over to one coach from today on, and go back there."""
    form = PickCoachForm(request.POST, user=request.user)
    if form.is_valid():
        coach, picked = form.cleaned_data["coach"], form.cleaned_data["pick"]
        on = timezone.localdate()
        done = actions.assign_coach(enrollments=picked, coach=coach, starts_on=on, by=request.user)
        said = ngettext(
            "%(coach)s coaches %(n)s person from today.",
            "%(coach)s coaches %(n)s people from today.",
            done,
        )
        messages.success(request, said % {"coach": coach, "n": done})
    else:
        said = [text for texts in form.errors.values() for text in texts]
        messages.error(request, " ".join(said))
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe else "trainees:list")


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def owner(request, pk):
    """Hand a person over to another owner from a day on."""
    return _assign(request, pk, "owner")


def _assign(request, pk, role):
    row = visible(request, pk)
    start = {"starts_on": timezone.localdate()}
    form = AssignForm(request.POST or None, role=role, user=request.user, initial=start)
    if form.is_valid():
        actions.assign(enrollment=row, role=role, **form.cleaned_data, by=request.user)
        messages.success(request, _("The change is saved. Earlier days stay as they were."))
        return redirect(row.trainee)
    held = actions.ASSIGNMENTS[role].objects.visible_to(request.user).filter(enrollment=row)
    history = held.select_related("user").order_by("-starts_on")
    context = {"form": form, "enrollment": row, "history": history, "role": role}
    return render(request, "trainees/assign.html", context)
