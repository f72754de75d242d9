"""Staff pages about cohorts: the list, one cohort with its roster, and its graduation day."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intermediary import recent
from intermediary.access import allow
from intermediary.listing import list_page
from intermediary.opening import opens
from trainees import standing
from trainees.filters import CohortFilter
from trainees.forms import CohortForm, FinishForm, coaches
from trainees.models import Cohort, Enrollment
from trainees.roles import RATERS, READERS, WRITERS

SORTS = {"starts": "starts_on", "ends": "ends_on", "code": "key"}


@allow(*READERS)
@require_safe
@opens(later("Cohorts"), site="pk")
def cohorts(request):
    """Cohorts: week, people, placed, and whether an employer was met in time."""
    on = timezone.localdate()
    form = CohortFilter(request.GET, user=request.user, on=on)
    found = form.filter(Cohort.objects.visible_to(request.user).for_list())
    page = list_page(request, found, sorts=SORTS, default="-starts")
    context = {
        "page": page,
        "rows": [(row, row.cohort.week(on)) for row in standing.cohorts(page.rows, on)],
        "form": form,
        "default_sort": page.default_sort,
        "today": on,
        "can_write": request.user.has_role(*WRITERS),
    }
    return render(request, "trainees/cohorts.html", context)


@allow(*READERS)
@require_safe
def cohort(request, pk):
    """One cohort: week n of m, the roster and where everyone stands."""
    found = get_object_or_404(Cohort.objects.visible_to(request.user).for_list(), pk=pk)
    recent.remember(request.user, found)
    return _cohort_page(request, found)


def _cohort_page(request, found, form=None):
    on = timezone.localdate()
    roster = Enrollment.objects.visible_to(request.user).filter(cohort=found).for_list()
    roster = roster.order_by("trainee__sort_key", "trainee_id")
    day = {"on": min(found.ends_on, on), "outcome": "graduate"}
    row = standing.cohorts([found], on)[0]
    context = {
        "cohort": found,
        "row": row,
        "seats_said": _("of %s seats") % found.seats if found.seats else "",
        "placed_said": _("of %s graduates") % row.graduates if row.graduates else "",
        "week": found.week(on),
        "rows": standing.people(((each.trainee, each) for each in roster), on),
        "form": form or FinishForm(roster=roster, initial=day),
        "picked": set(form.data.getlist("pick")) if form else set(),
        "today": on,
        "can_write": request.user.has_role(*WRITERS),
        "can_rate": request.user.has_role(*RATERS),
        "coaches": coaches(request.user),
    }
    return render(request, "trainees/cohort.html", context, status=422 if form else 200)


@allow(*WRITERS)
@require_POST
def finish(request, pk):
    """Graduate or withdraw the people picked on the roster, all or nobody."""
    found = get_object_or_404(Cohort.objects.visible_to(request.user).for_list(), pk=pk)
    roster = Enrollment.objects.visible_to(request.user).filter(cohort=found)
    form = FinishForm(request.POST, roster=roster)
    if form.is_valid() and (done := form.perform(by=request.user)):
        said = {
            "graduate": ngettext("%s person graduated.", "%s people graduated.", done),
            "withdraw": ngettext("%s person withdrew.", "%s people withdrew.", done),
        }
        messages.success(request, said[form.cleaned_data["outcome"]] % done)
        return redirect(found)
    return _cohort_page(request, found, form)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def cohort_new(request):
    """Plan a cohort."""
    form = CohortForm(request.POST or None, user=request.user)
    if form.is_valid():
        found = form.save()
        messages.success(request, _("%s is planned.") % found)
        return redirect(found)
    return render(request, "trainees/cohort_edit.html", {"form": form})


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def cohort_edit(request, pk):
    """Correct the days, the place or the seats of a cohort."""
    found = get_object_or_404(Cohort.objects.visible_to(request.user), pk=pk)
    form = CohortForm(request.POST or None, instance=found, user=request.user)
    if form.is_valid():
        messages.success(request, _("%s is saved.") % form.save())
        return redirect(found)
    return render(request, "trainees/cohort_edit.html", {"form": form, "cohort": found})
