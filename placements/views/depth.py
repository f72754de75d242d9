"""How deep the partnership with one employer goes: a panel of its page, or a page."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from employers.models import Employer
from intermediary.access import allow
from intermediary.swapping import wants_panel
from placements.depth import depths
from placements.roles import READERS


@allow(*READERS)
@require_safe
def employer_depth(request, pk):
    """The seven rungs of a partnership with the facts that reach them, and what comes next."""
    on = timezone.localdate()
    rows = Employer.objects.visible_to(request.user).unmerged()
    employer = get_object_or_404(rows, pk=pk)
    context = {"employer": employer, "depth": depths([employer.pk], on)[employer.pk]}
    full, panel = "placements/employer_depth.html", "placements/parts/employer_depth.html"
    return render(request, panel if wants_panel(request) else full, context)
