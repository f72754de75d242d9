"""Pages of an import: list, upload, map, preview, progress and result."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from intermediary import importing
from intermediary.access import allow
from intermediary.choices import Role
from intermediary.import_forms import LABELS, UploadForm, kinds_for, read_map, rows_for
from intermediary.kinds import KINDS
from intermediary.listing import list_page
from intermediary.loading.faults import FileFault
from intermediary.models import Job
from intermediary.previewing import preview
from intermediary.swapping import wants_panel

ROLES = (Role.ADMIN, Role.MANAGER)
SHOWN_ERRORS = 100


@allow(*ROLES)
@require_safe
def imports(request):
    """Imports of this person, newest first; administrators see everyone's."""
    kinds = (importing.DRAFT, importing.LOAD)
    rows = Job.objects.visible_to(request.user).filter(kind__in=kinds).select_related("created_by")
    page = list_page(request, rows, sorts={"when": "created_at"}, default="-when")
    for job in page:
        job.label = LABELS.get(job.params.get("kind"), _("Import"))
    context = {"page": page, "default_sort": page.default_sort, "may": _may(request.user)}
    return render(request, "intermediary/imports/list.html", context)


@allow(*ROLES)
@require_http_methods(["GET", "POST"])
def import_new(request):
    """Upload a file."""
    _check(request.user)
    initial = {"kind": request.GET.get("kind", "trainees")}
    form = UploadForm(request.POST or None, request.FILES or None, user=request.user,
                      initial=initial)  # fmt: skip
    if form.is_valid():
        try:
            job = importing.draft(
                kind=KINDS[form.cleaned_data["kind"]],
                upload=form.cleaned_data["file"],
                mapping=form.cleaned_data["map"],
                by=request.user,
            )
        except FileFault as fault:
            form.add_error("file", str(fault))
        else:
            return redirect("intermediary:import_map", job.pk)
    kinds = [(LABELS[name], KINDS[name].names) for name in kinds_for(request.user)]
    context = {"form": form, "kinds": kinds}
    return render(request, "intermediary/imports/new.html", context)


@allow(*ROLES)
@require_http_methods(["GET", "POST"])
def import_map(request, pk):
    """Say which column of the file is which of ours, and what its words mean."""
    job = _draft(request, pk)
    kind, fault = importing.kind_of(job), ""
    if request.method == "POST":
        try:
            mapping = read_map(kind, request.POST)
            importing.remember(job, mapping, suggest="update" in request.POST)
            if "update" not in request.POST:
                importing.try_fit(job)
                return redirect("intermediary:import_preview", pk)
            return redirect("intermediary:import_map", pk)
        except FileFault as error:
            fault = str(error)
    found = importing.survey_of(job)
    rows = rows_for(kind, found, importing.mapping_of(job))
    context = {
        "job": job,
        "label": LABELS[kind.name],
        "rows": rows,
        "used": sum(row.is_used for row in rows),
        "unused": sum(not row.is_used for row in rows),
        "found": found,
        "makeable": importing.makeable(kind),
        "create": importing.mapping_of(job).create,
        "fault": fault,
    }
    return render(request, "intermediary/imports/map.html", context)


@allow(*ROLES)
@require_safe
def import_map_file(request, pk):
    """The map as a MAP.json file, for the next such file and for the command line."""
    job = _job(request, pk)
    answer = JsonResponse(importing.mapping_of(job).to_dict(), json_dumps_params={"indent": 2})
    name = f"{job.params.get('kind', 'import')}.map.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@allow(*ROLES)
@require_http_methods(["GET", "POST"])
def import_preview(request, pk):
    """What the first rows would do; confirming loads the whole file."""
    job = _draft(request, pk)
    if request.method == "POST":
        importing.confirm(job)
        messages.success(request, _("The import is on its way."))
        return redirect("intermediary:import_result", pk)
    try:
        seen = preview(job)
    except FileFault as fault:
        messages.error(request, str(fault))
        return redirect("intermediary:import_map", pk)
    context = {"job": job, "label": LABELS[job.params["kind"]], "preview": seen}
    return render(request, "intermediary/imports/preview.html", context)


@allow(*ROLES)
@require_safe
def import_result(request, pk):
    """How far an import is, and what came of it."""
    job = _job(request, pk)
    if job.kind == importing.DRAFT:
        return redirect("intermediary:import_map", pk)
    if wants_panel(request) and job.finished_at:
        return HttpResponseClientRefresh()  # the page that was waiting shows what came of it
    result = job.result or {}
    context = {
        "job": job,
        "label": LABELS.get(job.params.get("kind"), _("Import")),
        "errors": result.get("errors", [])[:SHOWN_ERRORS],
        "rejected": f"{result.get('rejected', 0):,}",
        "has_rejects": importing.rejects_path(job).exists(),
        "at_step": 5 if job.finished_at else 4,
    }
    return render(request, "intermediary/imports/result.html", context)


@allow(*ROLES)
@require_safe
def import_rejects(request, pk):
    """The refused rows as a file, each with why, to be mended and imported again."""
    job = _job(request, pk)
    path = importing.rejects_path(job)
    if not path.exists():
        raise Http404
    name = f"rejected {job.params.get('file', 'rows')}".rpartition(".")[0] or "rejected"
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"{name}.csv")


@allow(*ROLES)
@require_POST
def import_discard(request, pk):
    """Throw an upload away that was not confirmed."""
    importing.discard(_draft(request, pk))
    messages.success(request, _("The upload is gone; nothing was imported."))
    return redirect("intermediary:imports")


def _may(user) -> bool:
    """A file may speak of any site, so only those who serve all of them import."""
    return not user.site_scope


def _check(user):
    if not _may(user):
        raise PermissionDenied


def _job(request, pk):
    kinds = (importing.DRAFT, importing.LOAD)
    return get_object_or_404(Job.objects.visible_to(request.user).filter(kind__in=kinds), pk=pk)


def _draft(request, pk):
    job = _job(request, pk)
    _check(request.user)
    if job.kind != importing.DRAFT or job.params["kind"] not in kinds_for(request.user):
        raise Http404
    return job
