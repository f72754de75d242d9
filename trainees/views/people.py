"""Staff pages about people: the list, one person, and what may be changed about them."""

from django.contrib import messages
from django.db.models import TextField, Value
from django.db.models.functions import Concat
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_safe

from intermediary import recent
from intermediary.access import allow
from intermediary.choices import NAMES
from intermediary.listing import all_rows, list_page
from intermediary.opening import opens
from intermediary.spreadsheet import as_file
from trainees import actions, standing
from trainees.deadlines import next_deadline
from trainees.filters import TraineeFilter
from trainees.forms import EnrollForm, TraineeForm, coaches
from trainees.models import Enrollment, Trainee
from trainees.roles import READERS, WRITERS

COLUMNS = {
    "trainee": lambda row: row.trainee.key,
    "name": lambda row: row.trainee,
    "cohort": lambda row: row.enrollment and row.enrollment.cohort.key,
    "track": lambda row: row.enrollment and row.enrollment.cohort.track,
    "stands": lambda row: row.word,
    "day_120": lambda row: row.day_120,
    "placed_on": lambda row: row.placed_on,
    "coach": lambda row: row.coach,
    "last_session": lambda row: row.last_session,
}
# Day 120 lies a fixed number of days after graduation: one sort serves both heads.
SORTS = {"name": "sort_key", "graduated": "last_graduated_on", "day_120": "last_graduated_on"}


@allow(*READERS)
@require_safe
@opens(later("Trainees"), site="pk")
def list(request):
    """People: their cohort, where things stand, day 120, coach and last session."""
    on = timezone.localdate()
    form = TraineeFilter(request.GET, user=request.user, on=on)
    found, sorts = _found(request, form)
    page = list_page(request, found, sorts=sorts, default="name")
    context = {
        "page": page,
        "rows": standing.people(_with_enrollments(page.rows, form), on),
        "form": form,
        "default_sort": page.default_sort,
        "today": on,
        "can_write": request.user.has_role(*WRITERS),
        "coaches": coaches(request.user),
    }
    return render(request, "trainees/list.html", context)


def _found(request, form):
    """The people the filters ask for, and the ways to sort them."""
    trainees = form.filter(Trainee.objects.visible_to(request.user).for_list())
    if request.GET.get("sort", "").lstrip("-") in ("graduated", "day_120"):
        trainees = trainees.with_graduation()
    if not form.searches:
        return trainees, SORTS
    # People who match stand together in the order of names: walking there by its index would
    # pass everyone before them. Sorting what was found is quicker.
    key = Concat("sort_key", Value(""), output_field=TextField())
    return trainees.annotate(found_key=key), {**SORTS, "name": "found_key"}


@allow(*READERS)
@require_safe
def csv(request):
    """The list of people as a file; without names for who may not take them along."""
    on = timezone.localdate()
    form = TraineeFilter(request.GET, user=request.user, on=on)
    found, sorts = _found(request, form)
    chunks = all_rows(request, found, sorts=sorts, default="name")
    rows = (standing.people(_with_enrollments(chunk, form), on) for chunk in chunks)
    return as_file("trainees", standing.columns(COLUMNS, request.user), rows)


def _with_enrollments(trainees, form):
    """Each person with the latest enrollment that the filters ask for."""
    found = form.enrollments().filter(trainee__in=[trainee.pk for trainee in trainees])
    latest = {each.trainee_id: each for each in found.latest().for_rows()}
    return [(trainee, latest.get(trainee.pk)) for trainee in trainees]


@allow(*READERS)
@require_safe
def detail(request, pk):
    """One person: how to reach them, their enrollments, jobs, checks and sessions."""
    on = timezone.localdate()
    trainee = get_object_or_404(Trainee.objects.visible_to(request.user), pk=pk)
    recent.remember(request.user, trainee)
    enrollments = Enrollment.objects.visible_to(request.user).filter(trainee=trainee)
    rows = standing.people(((trainee, each) for each in enrollments.for_list()), on)
    standing.tell_owners(rows, on)
    ahead = [
        (row, deadline)
        for row in rows
        if (deadline := next_deadline(row.enrollment.graduated_on, on)) and not row.placed_on
    ]
    context = {
        "trainee": trainee,
        "rows": rows,
        "deadline": min(ahead, key=lambda pair: pair[1].on) if ahead else None,
        "today": on,
        "can_write": request.user.has_role(*WRITERS),
        "hears_concerns": request.user.has_role(*NAMES),
    }
    return render(request, "trainees/detail.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def new(request):
    """Add a person, if possible at once to a cohort."""
    # Who is limited to some sites sees a person only once they are in a cohort there.
    must = bool(request.user.site_scope)
    start = {"on": timezone.localdate(), "cohort": request.GET.get("cohort", "")}
    data = request.POST or None
    form = TraineeForm(data)
    cohort_form = EnrollForm(data, user=request.user, required=must, initial=start)
    if form.is_valid() and cohort_form.is_valid():
        trainee = actions.add(
            trainee=form.save(commit=False), **cohort_form.cleaned_data, by=request.user
        )
        messages.success(request, _("%s is added.") % trainee)
        return redirect(trainee)
    return render(request, "trainees/edit.html", {"form": form, "cohort_form": cohort_form})


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def edit(request, pk):
    """Correct who a person is and how to reach them."""
    trainee = get_object_or_404(Trainee.objects.visible_to(request.user), pk=pk)
    form = TraineeForm(request.POST or None, instance=trainee)
    if form.is_valid():
        messages.success(request, _("%s is saved.") % form.save())
        return redirect(trainee)
    return render(request, "trainees/edit.html", {"form": form, "trainee": trainee})


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def enroll(request, pk):
    """Put a person into a cohort."""
    trainee = get_object_or_404(Trainee.objects.visible_to(request.user), pk=pk)
    start = {"on": timezone.localdate(), "cohort": request.GET.get("cohort", "")}
    form = EnrollForm(request.POST or None, user=request.user, trainee=trainee, initial=start)
    if form.is_valid():
        enrollment = actions.enroll(trainee=trainee, by=request.user, **form.cleaned_data)
        said = {"person": trainee, "cohort": enrollment.cohort}
        messages.success(request, _("%(person)s is in %(cohort)s.") % said)
        return redirect(trainee)
    return render(request, "trainees/enroll.html", {"form": form, "trainee": trainee})
