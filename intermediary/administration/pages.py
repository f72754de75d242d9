"""Pages of the audit: every change that was kept, and the history of one row. Only for reading."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intermediary.access import allow
from intermediary.administration import trail
from intermediary.administration.asking import AuditFilter
from intermediary.administration.changes import admin_url, entries
from intermediary.choices import Role


def _answer(request, template, context):
    request.current_app = admin.site.name
    return TemplateResponse(request, template, {**admin.site.each_context(request), **context})


def _for_whole_organization(request):
    """The audit knows no sites: who is limited to some of them does not read it."""
    if request.user.site_scope:
        raise PermissionDenied


def _older(request, page) -> str:
    """The query string of the next older page."""
    query = request.GET.copy()
    query["after"] = page.older
    return f"?{query.urlencode()}" if page.older else ""


def _newest(request) -> str:
    """The query string of the first page with the same filters."""
    query = request.GET.copy()
    query.pop("after", None)
    return f"?{query.urlencode()}"


@allow(Role.ADMIN)
@require_safe
def audit(request):
    """Every change that was kept, newest first."""
    _for_whole_organization(request)
    form = AuditFilter(request.GET, request=request)
    page = trail.page(form.question(), request.GET.get("after", ""))
    context = {
        "title": _("Audit"),
        "form": form,
        "entries": entries(page.heads),
        "older": _older(request, page),
        "newest": _newest(request) if "after" in request.GET else "",
    }
    return _answer(request, "admin/audit.html", context)


@allow(Role.ADMIN)
@require_safe
def audit_of(request, model, pk):
    """What happened to one row, and to the rows its page in the administration shows."""
    _for_whole_organization(request)
    if model not in trail.kept():
        raise Http404
    each = trail.kept()[model]
    rows = {model: Q(pgh_obj_id=pk), **_rows_below(each.model, pk)}
    page = trail.page(trail.Question(rows=rows), request.GET.get("after", ""))
    row = _row(each, pk)
    shown = entries(page.heads)
    if row is None and not shown:
        raise Http404
    context = {
        "title": _("History of %s") % (row or shown[0].row),
        "kept": each,
        "row": row,
        "row_url": admin_url(each.model, pk) if row else "",
        "entries": shown,
        "older": _older(request, page),
        "newest": _newest(request) if "after" in request.GET else "",
    }
    return _answer(request, "admin/audit_of.html", context)


def _row(each, pk):
    """The row as it is today, if it is still there."""
    rows = each.model._default_manager.filter(pk=pk)
    site_admin = admin.site._registry.get(each.model)
    along = getattr(site_admin, "list_select_related", ()) or ()
    return rows.select_related(*along).first() if along is not True else rows.first()


def _rows_below(model, pk) -> dict[str, Q]:
    """The audited rows that belong into the row's history: evidence of a job, sites of a person."""
    site_admin = admin.site._registry.get(model)
    below = [
        (inline.model, each.attname)
        for inline in getattr(site_admin, "inlines", ())
        for each in inline.model._meta.concrete_fields
        if each.is_relation and each.related_model is model and inline.fk_name in (None, each.name)
    ]
    below += getattr(site_admin, "told_with", ())
    return {
        slug: Q(**{column: pk}) for model, column in below if (slug := trail.slug_of(model))
    }  # fmt: skip
