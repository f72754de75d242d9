"""A panel on the form of a new wage floor: what it would do to the offers that are open now."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from employers.impact import impact
from intermediary.access import allow
from intermediary.choices import Role
from standards.forms import FloorForm


@allow(Role.ADMIN, Role.MANAGER)
@require_POST
def floor_impact(request):
    """How many open offers a floor would newly flag; answers with the panel alone."""
    on = timezone.localdate()
    form = FloorForm(request.POST, user=request.user, on=on)
    form.fields["summary"].required = False
    said = impact(form.instance, request.user, on) if form.is_valid() else None
    return render(request, "employers/parts/impact.html", {"impact": said})
