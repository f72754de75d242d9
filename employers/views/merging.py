"""The page on which two records of one employer become one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from employers.forms.merging import MergeForm
from employers.merging import clashes, merge_employers, moving
from employers.models import Employer
from employers.roles import WRITERS
from intermediary.access import allow


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def merge(request, pk):
    """Name a duplicate of this employer, see what would move, and merge the two."""
    rows = Employer.objects.visible_to(request.user)
    keep = get_object_or_404(rows.unmerged().select_related("owner"), pk=pk)
    asked = request.POST if request.method == "POST" else request.GET
    form = MergeForm(asked if "employer" in asked else None, user=request.user, keep=keep)
    duplicate = form.cleaned_data["employer"] if form.is_valid() else None
    if duplicate and request.method == "POST" and _merged(request, form, keep, duplicate):
        return redirect(keep)
    context = {"employer": keep, "form": form, "duplicate": duplicate}
    if duplicate:
        context["moving"] = moving(duplicate)
        context["clashes"] = clashes(keep, duplicate, request.user)
    return render(request, "employers/merge.html", context)


def _merged(request, form, keep, duplicate) -> bool:
    """Whether the two could be merged; else the form says why not."""
    on = timezone.localdate()
    try:
        merge_employers(keep=keep, duplicate=duplicate, by=request.user, on=on)
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    said = {"duplicate": duplicate, "number": duplicate.key, "kept": keep}
    messages.success(request, _("%(duplicate)s (%(number)s) is part of %(kept)s now.") % said)
    return True
