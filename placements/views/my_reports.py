"""A trainee tells us about a job; the pay stub is shown to them and to those who read it."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from intermediary.access import allow
from intermediary.choices import Role
from placements import reports
from placements.forms.my_job import MyJobForm
from placements.models import JobReport
from placements.roles import WRITERS
from trainees.models import Trainee

TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg"}


@allow(Role.TRAINEE)
@require_http_methods(["GET", "POST"])
def my_job_tell(request):
    """Tell about a job: who, what, since when, and a photo of the pay stub if there is one."""
    trainee = Trainee.objects.visible_to(request.user).of(request.user)
    if trainee is None:
        raise Http404
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = MyJobForm(*sent, instance=JobReport(trainee=trainee), on=timezone.localdate())
    if form.is_valid():
        reports.tell(report=form.save(commit=False), by=request.user)
        messages.success(request, _("Thank you. We read it and write the job down."))
        return redirect("placements:my_jobs")
    status = 422 if form.errors else 200
    return render(request, "placements/my_job_tell.html", {"form": form}, status=status)


@allow(Role.TRAINEE, *WRITERS)
@require_safe
@cache_control(private=True, no_store=True)
def pay_stub(request, pk):
    """The picture of a pay stub, as a file: for the person, and for staff who see the person."""
    rows = JobReport.objects.visible_to(request.user).exclude(pay_stub="")
    report = get_object_or_404(rows, pk=pk)
    ending = report.pay_stub.name.rpartition(".")[2]
    try:
        file = report.pay_stub.open("rb")
    except OSError as gone:
        raise Http404 from gone
    answer = FileResponse(
        file, as_attachment=True, filename=f"pay-stub-{report.pk}.{ending}",
        content_type=TYPES.get(ending, "application/octet-stream"),
    )  # fmt: skip
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
