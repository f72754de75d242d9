"""The board of partnerships by stage."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_safe

from employers.choices import Stage
from employers.forms.filters import BoardFilter
from employers.models import Employer
from employers.roles import READERS, WRITERS
from intermediary.access import allow
from intermediary.opening import opens

SHOWN = 25


@allow(*READERS)
@require_safe
@opens(later("Board"))
def board(request):
    """Partnerships by stage, those with the earliest next step first."""
    on = timezone.localdate()
    form = BoardFilter(request.GET, user=request.user, on=on)
    rows = form.filter(Employer.objects.visible_to(request.user).unmerged())
    context = {
        "form": form,
        "columns": columns(rows, on),
        "choices": Stage.choices,
        "today": on,
        "can_write": request.user.has_role(*WRITERS),
    }
    return render(request, "employers/board.html", context)


def columns(rows, on):
    """Each stage with its count and its first cards: one query for the counts, one a stage."""
    counts = rows.count_by_stage()
    for stage in Stage:
        cards = rows.filter(stage=stage).for_board(on)[:SHOWN] if counts.get(stage) else []
        total = counts.get(stage, 0)
        yield {"stage": stage, "total": total, "cards": cards, "rest": max(total - SHOWN, 0)}
