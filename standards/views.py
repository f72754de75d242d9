"""What was agreed, for everyone to read: floors, criteria, tracks; and putting a floor in force."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from intermediary.access import allow
from intermediary.choices import STAFF, Role
from intermediary.templatetags.words import record_date
from standards import actions, floors
from standards.choices import CriterionCode
from standards.forms import FloorForm
from standards.models import Track, Version, WageFloor

WRITERS = (Role.ADMIN, Role.MANAGER)


@allow(*STAFF)
@require_safe
def list(request):
    """Floors and criteria in force, tracks, and the floors there were."""
    on = timezone.localdate()
    agreed = WageFloor.objects.visible_to(request.user).agreed()
    context = {
        **in_force(request.user, on),
        "coming": agreed.filter(effective_from__gt=on).order_by("effective_from"),
        "past": agreed.filter(effective_to__lt=on).order_by("-effective_to"),
        "tracks": with_floors(request.user, on),
        "can_write": request.user.has_role(*WRITERS),
    }
    return render(request, "standards/list.html", context)


@allow(Role.EMPLOYER)
@require_safe
def plain(request):
    """The standards in plain words, for employers."""
    on = timezone.localdate()
    context = in_force(request.user, on)
    context["conditions"] = [c for c in context["criteria"] if c.code != CriterionCode.PAY]
    return render(request, "standards/plain.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def floor_new(request):
    """Put a new wage floor in force by a new version of its document."""
    on = timezone.localdate()
    form = FloorForm(request.POST or None, user=request.user, on=on)
    if form.is_valid() and (floor := added(form, request.user)):
        messages.success(request, what_happens(floor, on))
        return redirect("standards:list")
    return render(request, "standards/floor_new.html", {"form": form, "today": on})


def added(form, user):
    """Put the floor of a form in force; None, with the reason on the form, where it cannot be."""
    try:
        summary = form.cleaned_data["summary"]
        return actions.add_floor(floor=form.save(commit=False), summary=summary, by=user)
    except ValidationError as refusal:  # somebody else added one in the same moment
        form.add_error(None, refusal)
        return None


def what_happens(floor, on) -> str:
    """What a new floor does, and when, in one or two sentences."""
    said = _("%s is in force. Open offers are checked against it within a minute.")
    if floor.effective_from > on:
        said = _("%s takes effect on its day. Open offers are checked against it then.")
    said %= floor.version
    if floor.effective_to:
        last = record_date(floor.effective_to)
        said += " " + _("It holds until %s, the day before the next agreed floor.") % last
    return said


def in_force(user, on) -> dict:
    """The floors and criteria that hold on a day."""
    version = Version.objects.visible_to(user).in_force("Job quality", on).first()
    return {
        "today": on,
        "floors": WageFloor.objects.visible_to(user).agreed().in_force(on),
        "version": version,
        "criteria": version.criteria.all() if version else [],
    }


def with_floors(user, on):
    """Tracks, each with the floor that binds everywhere on a day (places may have higher ones)."""
    known = [*WageFloor.objects.visible_to(user).agreed().in_force(on)]
    found = [*Track.objects.visible_to(user)]
    for track in found:
        track.floor = floors.highest(known, track, None, on)
    return found
