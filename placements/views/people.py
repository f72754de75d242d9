"""What other pages show of placements, follow-up checks, and the worklist."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_safe

from employers.models import ContactMilestone, Employer, Engagement, Sponsorship
from intermediary.access import allow
from intermediary.choices import Role
from intermediary.listing import all_rows, list_page, matching
from intermediary.opening import opens
from intermediary.spreadsheet import as_file
from intermediary.swapping import wants_panel
from placements import actions, worklists
from placements.forms.facts import CheckForm
from placements.forms.filters import WorklistFilter
from placements.models import OutcomeCheck, Placement
from placements.roles import READERS, WRITERS
from placements.views.jobs import counted
from trainees import standing
from trainees.models import Cohort, Enrollment, Trainee
from trainees.templatetags.trainees import deadline_name

NOTING = (Role.ADMIN, Role.MANAGER, Role.BUSINESS_SOLUTIONS, Role.COACH)
SUGGESTIONS = 12
WORKLIST_SORTS = {"deadline": "deadline_on"}
WORKLIST_COLUMNS = {
    "trainee": lambda row: row.trainee.key,
    "name": lambda row: row.trainee,
    "cohort": lambda row: row.enrollment.cohort.key,
    "stands": lambda row: row.word,
    "deadline": lambda row: deadline_name(row.enrollment),
    "deadline_on": lambda row: row.enrollment.deadline_on,
    "owner": lambda row: row.owner,
    "coach": lambda row: row.coach,
    "last_session": lambda row: row.last_session,
}


@allow(*READERS)
@require_safe
def for_trainee(request, pk):
    """One person's jobs and checks: a panel of their page, or a page of its own."""
    on = timezone.localdate()
    trainee = get_object_or_404(Trainee.objects.visible_to(request.user), pk=pk)
    jobs = Placement.objects.visible_to(request.user).filter(trainee=trainee).for_list()
    checks = OutcomeCheck.objects.visible_to(request.user).filter(trainee=trainee)
    context = {
        "trainee": trainee,
        "rows": counted(jobs, request.user, on),
        "checks": checks.select_related("employer"),
        "today": on,
        "can_write": request.user.has_role(*WRITERS),
    }
    full, panel = "placements/for_trainee.html", "placements/parts/for_trainee.html"
    return render(request, panel if wants_panel(request) else full, context)


@allow(*READERS)
@require_safe
def for_cohort(request, pk):
    """A cohort's employers, meetings and first contact: a panel of its page, or a page."""
    on = timezone.localdate()
    cohort = get_object_or_404(Cohort.objects.visible_to(request.user).for_list(), pk=pk)
    meetings = Engagement.objects.visible_to(request.user).filter(cohort=cohort)
    sponsors = Sponsorship.objects.visible_to(request.user).filter(cohort=cohort)
    milestones = ContactMilestone.objects.visible_to(request.user).filter(cohort=cohort)
    context = {
        "cohort": cohort,
        "row": standing.cohorts([cohort], on)[0],
        "weeks_gone": max(0, (on - cohort.starts_on).days // 7),
        "meetings": meetings.select_related("employer").order_by("held_on", "pk"),
        "milestone": milestones.first(),
        "sponsors": sponsors.select_related("employer"),
        "can_note": request.user.has_role(*NOTING),
        "today": on,
    }
    full, panel = "placements/for_cohort.html", "placements/parts/for_cohort.html"
    return render(request, panel if wants_panel(request) else full, context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def check_new(request, pk):
    """Record what a follow-up with one person found out."""
    trainee = get_object_or_404(Trainee.objects.visible_to(request.user), pk=pk)
    start = {"checked_on": timezone.localdate()}
    form = CheckForm(request.POST or None, user=request.user, trainee=trainee, initial=start)
    if form.is_valid():
        actions.record_check(check=form.save(commit=False), by=request.user)
        messages.success(request, _("The check is recorded."))
        return redirect(trainee)
    return render(request, "placements/check_new.html", {"form": form, "trainee": trainee})


@allow(*WRITERS)
@require_safe
def employer_options(request):
    """Names of employers that match what is being typed, for the list under a field."""
    words = request.GET.get("employer", "").strip()
    found = Employer.objects.visible_to(request.user).unmerged().filter(*matching(words))
    names = found.values_list("name", flat=True)[:SUGGESTIONS] if words else []
    return render(request, "placements/parts/employer_options.html", {"names": names})


@allow(*READERS)
@require_safe
@opens(later("Worklist"), site="pk")
def worklist(request):
    """Graduates whose outcome is unknown or weakly proven, the nearest deadline first."""
    on = timezone.localdate()
    form, graduates = _open_outcomes(request, on)
    page = list_page(request, graduates, sorts=WORKLIST_SORTS, default="deadline")
    context = {
        "page": page,
        "rows": _told(page.rows, on),
        "form": form,
        "default_sort": page.default_sort,
        "today": on,
        "can_write": request.user.has_role(*WRITERS),
        "reads_requests": request.user.has_role(Role.ADMIN, Role.MANAGER),
    }
    return render(request, "placements/worklist.html", context)


@allow(*READERS)
@require_safe
def worklist_csv(request):
    """The worklist as a file; without names for who may not take them along."""
    on = timezone.localdate()
    _form, graduates = _open_outcomes(request, on)
    chunks = all_rows(request, graduates, sorts=WORKLIST_SORTS, default="deadline")
    columns = standing.columns(WORKLIST_COLUMNS, request.user)
    return as_file("worklist", columns, (_told(chunk, on) for chunk in chunks))


def _open_outcomes(request, on):
    """The filters of the worklist, and the graduates they ask for."""
    form = WorklistFilter(request.GET, user=request.user, on=on)
    graduates = Enrollment.objects.visible_to(request.user)
    return form, form.filter(worklists.open_outcomes(graduates, on)).for_list()


def _told(enrollments, on):
    """Enrollments as rows of a list, with what is known of their people."""
    rows = standing.people(((row.trainee, row) for row in enrollments), on)
    return standing.tell_owners(rows, on)
