"""Many offers at once in the employer portal: the importer of `load offers`, for own ones."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRefresh

from employers.choices import PortalRole
from employers.may import may
from employers.models import Employer, Offer
from intermediary import importing
from intermediary.access import allow
from intermediary.choices import Role
from intermediary.import_forms import MOST_BYTES
from intermediary.kinds import KINDS
from intermediary.loading.faults import FileFault
from intermediary.loading.mapping import Mapping
from intermediary.models import Job
from intermediary.own_offers import space
from intermediary.previewing import preview
from intermediary.swapping import wants_panel
from standards.choices import PayResult

SHOWN_ERRORS = 100


class OffersFileForm(forms.Form):
    """A file with offers."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV (UTF-8) or XLSX, up to 200 MB. Nothing is stored before you confirm."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )

    def clean_file(self):
        """A file of a size that is read in reasonable time."""
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise ValidationError(gettext("This file is larger than 200 MB. Split it."))
        return upload


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_http_methods(["GET", "POST"])
def offers_upload(request):
    """Upload a file of one's own offers; nothing is stored before it was seen and confirmed."""
    company = _company(request)
    form = OffersFileForm(request.POST or None, request.FILES or None)
    if company and form.is_valid():
        try:
            job = importing.draft(
                kind=KINDS["offers"],
                upload=form.cleaned_data["file"],
                mapping=Mapping(given=True),
                by=request.user,
                own=company,
            )
        except FileFault as fault:
            form.add_error("file", str(fault))
        else:
            return redirect("intermediary:offers_upload_preview", job.pk)
    names = [name for name in KINDS["offers"].names if name != "employer"]
    context = {"form": form, "company": company, "names": names}
    return render(request, "intermediary/portal/upload.html", context)


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_http_methods(["GET", "POST"])
def offers_upload_preview(request, pk):
    """What the first rows would do; confirming loads the whole file."""
    job = _job(request, pk)
    if job.kind != importing.DRAFT:
        return redirect("intermediary:offers_upload_result", pk)
    if request.method == "POST" and "discard" in request.POST:
        importing.discard(job)
        messages.success(request, gettext("The upload is gone; nothing was stored."))
        return redirect("employers:portal_offers")
    if request.method == "POST":
        importing.confirm(job)
        return redirect("intermediary:offers_upload_result", pk)
    try:
        seen = preview(job)
    except FileFault as fault:
        importing.discard(job)
        messages.error(request, str(fault))
        return redirect("intermediary:offers_upload")
    context = {"job": job, "preview": seen, "company": _company(request)}
    return render(request, "intermediary/portal/preview.html", context)


@allow(Role.EMPLOYER)
@require_safe
def offers_upload_result(request, pk):
    """What came of an upload: rows, why some were refused, and how the offers were judged."""
    job = _job(request, pk)
    if job.kind == importing.DRAFT:
        return redirect("intermediary:offers_upload_preview", pk)
    if wants_panel(request) and job.finished_at:
        return HttpResponseClientRefresh()
    result = job.result or {}
    context = {
        "job": job,
        "company": _company(request),
        "errors": result.get("errors", [])[:SHOWN_ERRORS],
        "rejected": result.get("rejected", 0),
        "has_rejects": importing.rejects_path(job).exists(),
        "verdicts": _verdicts(request.user, job.params["own"]),
    }
    return render(request, "intermediary/portal/result.html", context)


@allow(Role.EMPLOYER)
@require_safe
def offers_upload_rejects(request, pk):
    """The refused rows as a file, each with why."""
    path = importing.rejects_path(_job(request, pk))
    if not path.exists():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename="rejected offers.csv")


def _verdicts(user, employer_id):
    """How the offers that came by file were judged: result in words -> how many."""
    own = Offer.objects.visible_to(user).filter(key__startswith=space(employer_id))
    found = own.order_by().values("verdict__result").annotate(number=Count("pk"))
    words = {row["verdict__result"]: row["number"] for row in found}
    named = [(code, words.get(code, 0)) for code in PayResult if words.get(code)]
    return named, words.get(None, 0)


def _company(request):
    """The company whose offers are loaded, or None."""
    return Employer.objects.visible_to(request.user).own(request.user).first()


def _job(request, pk):
    """An upload of one's own for the company that one speaks for now, or 404."""
    company = _company(request)
    kinds = (importing.DRAFT, importing.LOAD)
    rows = Job.objects.visible_to(request.user).filter(kind__in=kinds, created_by=request.user)
    return get_object_or_404(rows, pk=pk, params__own=company.pk if company else 0)
