"""Panels of an employer's page: its hires, and how deep the partnership goes."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from employers.models import Employer
from intermediary.access import allow
from intermediary.choices import NAMES
from intermediary.swapping import wants_panel
from placements.depth import depths, said
from placements.models import Placement
from placements.roles import READERS

SHOWN = 20


@allow(*READERS)
@require_safe
def employer_depth(request, pk):
    """The ladder of one employer, each rung with its fact: a panel, or a page of its own."""
    employer = get_object_or_404(Employer.objects.visible_to(request.user), pk=pk)
    depth = depths([pk], timezone.localdate())[pk]
    lines = [{**each, "said": each["fact"] and said(each["fact"])} for each in depth.lines()]
    context = {"employer": employer, "depth": depth, "lines": lines}
    return answer(request, "placements/parts/employer_depth.html", context)


@allow(*READERS)
@require_safe
def for_employer(request, pk):
    """Who was hired by one employer, of the people this person sees, the latest first."""
    employer = get_object_or_404(Employer.objects.visible_to(request.user), pk=pk)
    jobs = Placement.objects.visible_to(request.user).filter(employer=employer)
    context = {
        "employer": employer,
        "total": jobs.count(),
        "jobs": jobs.select_related("trainee").order_by("-started_on", "-pk")[:SHOWN],
        "named": request.user.has_role(*NAMES),
    }
    return answer(request, "placements/parts/for_employer.html", context)


def answer(request, panel, context):
    """The panel alone where it is asked for, else a page around it."""
    full = "placements/employer_panel.html"
    return render(request, panel if wants_panel(request) else full, {**context, "panel": panel})
