"""Staff pages about jobs that people told us: the list, and one to record or send back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intermediary.access import allow
from intermediary.listing import list_page
from placements import reports
from placements.choices import ReportState
from placements.forms.reports import AcceptForm, SendBackForm
from placements.models import JobReport
from placements.roles import WRITERS


@allow(*WRITERS)
@require_safe
def job_reports(request):
    """Jobs people told us about: those nobody has read first."""
    every = request.GET.get("state") == "all"
    rows = JobReport.objects.visible_to(request.user).select_related("trainee", "placement")
    waiting = rows.filter(state=ReportState.WAITING)
    page = list_page(
        request, rows if every else waiting, sorts={"told": "told_at"},
        default="-told" if every else "told",
    )  # fmt: skip
    context = {
        "page": page,
        "every": every,
        "waiting": waiting.count(),
        "today": timezone.localdate(),
    }
    return render(request, "placements/job_reports.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def job_report(request, pk):
    """One job as it was told, beside the form that records it."""
    report = _report(request, pk)
    sent = request.POST if request.method == "POST" else None
    form = AcceptForm(sent, report=report, user=request.user)
    if form.is_valid():
        try:
            placement = _record(request, report, form)
            messages.success(request, _("The job is recorded."))
            return redirect(placement)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return _page(request, report, form, SendBackForm())


@transaction.atomic
def _record(request, report, form):
    """Keep the employer if they are new, then the job."""
    placement = form.save(commit=False)
    if placement.employer.pk is None:
        placement.employer.save()
        placement.employer_id = placement.employer.pk
    return reports.accept(
        report=report,
        placement=placement,
        stub_seen=form.cleaned_data.get("stub_seen", False),
        dated_on=form.cleaned_data.get("dated_on"),
        by=request.user,
        now=timezone.now(),
    )


@allow(*WRITERS)
@require_POST
def job_report_back(request, pk):
    """Send a job report back with a sentence on what is missing."""
    report = _report(request, pk)
    form = SendBackForm(request.POST)
    if form.is_valid():
        try:
            told = form.cleaned_data["note"]
            reports.send_back(report=report, note=told, by=request.user, now=timezone.now())
            messages.success(request, _("It is sent back. %s reads why.") % report.trainee)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        return redirect("placements:job_reports")
    return _page(request, report, AcceptForm(report=report, user=request.user), form)


def _report(request, pk) -> JobReport:
    rows = JobReport.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("trainee", "placement", "read_by"), pk=pk)


def _page(request, report, form, back):
    is_picture = report.pay_stub.name.endswith(".jpg")
    context = {"report": report, "form": form, "back": back, "is_picture": is_picture}
    context |= {"trainee": report.trainee, "today": timezone.localdate()}
    status = 422 if form.errors or back.errors else 200
    return render(request, "placements/job_report.html", context, status=status)
