"""Group sessions and panels of employers' people: planned, filled, noted, called off."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coaching import booking
from coaching import groups as acts
from coaching.choices import SessionOutcome
from coaching.group_forms import (
    WHEN,
    AddPeopleForm,
    CallOffForm,
    GroupFilter,
    GroupForm,
    GroupOutcomesForm,
)
from coaching.models import GroupSession, Session
from coaching.roles import READERS, WRITERS
from intermediary.access import allow
from intermediary.choices import Role
from intermediary.listing import list_page
from intermediary.opening import opens
from trainees.models import Trainee


@allow(*READERS)
@require_safe
@opens(later("Group sessions"), bare=later("Ahead"))
def groups(request):
    """Group sessions: those ahead, those past, those called off."""
    now = timezone.now()
    form = GroupFilter(request.GET, user=request.user, now=now)
    rows = form.filter(GroupSession.objects.visible_to(request.user)).with_taken()
    default = "starts" if form.when == "ahead" else "-starts"
    page = list_page(
        request,
        rows.select_related("coach", "site"),
        sorts={"starts": "starts_at"},
        default=default,
    )
    context = {
        "page": page,
        "form": form,
        "parts": WHEN,
        "default_sort": page.default_sort,
        "today": timezone.localdate(now),
        "can_write": request.user.has_role(*WRITERS),
    }
    return render(request, "coaching/groups.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def group_new(request):
    """Plan a group session."""
    start = {"minutes": 60, "seats": 12, "day": timezone.localdate()}
    if request.user.has_role(Role.COACH):
        start["coach"] = request.user.pk
    start["site"] = request.user.sites.first() or request.user.preferences.site
    form = GroupForm(request.POST or None, user=request.user, initial=start)
    return _save(request, form)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def group_edit(request, pk):
    """Move a group session, or change its seats, place or panel."""
    row = _group(request, pk)
    form = GroupForm(request.POST or None, user=request.user, instance=row)
    return _save(request, form, row)


def _save(request, form, row=None):
    if form.is_valid():
        panel, now = form.cleaned_data["panel"], timezone.now()
        try:
            saved = acts.save(group=form.save(commit=False), panel=panel, now=now, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, " ".join(refusal.messages))
        else:
            messages.success(request, _("“%s” is saved.") % saved)
            return redirect("coaching:group", saved.pk)
    return render(request, "coaching/group_edit.html", {"form": form, "group": row})


def _group(request, pk):
    rows = GroupSession.objects.visible_to(request.user).with_taken()
    return get_object_or_404(rows.select_related("coach", "site"), pk=pk)


def _sessions(request, row):
    found = Session.objects.visible_to(request.user).filter(group=row).for_list()
    return found.exclude(outcome=SessionOutcome.CANCELED).order_by("trainee__sort_key", "pk")


@allow(*READERS)
@require_http_methods(["GET", "POST"])
def group(request, pk):
    """One group session: its people, its panel, and afterwards how it went for each."""
    row, now = _group(request, pk), timezone.now()
    sessions = list(_sessions(request, row))
    can_write = request.user.has_role(*WRITERS)
    has_begun = row.starts_at <= now
    form = None
    if can_write and has_begun and sessions and not row.canceled_at:
        form = GroupOutcomesForm(request.POST or None, sessions=sessions)
        if form.is_valid():
            n = acts.note_outcomes(outcomes=form.outcomes, now=now, by=request.user)
            said = ngettext("%(n)s outcome is noted.", "%(n)s outcomes are noted.", n)
            messages.success(request, said % {"n": n})
            return redirect("coaching:group", pk)
    context = {
        "group": row,
        "sessions": sessions,
        "panel": row.panel.select_related("employer").order_by("employer__name", "name"),
        "form": form,
        "has_begun": has_begun,
        "can_write": can_write and not row.canceled_at,
        "today": timezone.localdate(now),
    }
    return render(request, "coaching/group.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def group_people(request, pk):
    """Give people seats: found by name, or from a cohort."""
    row, on = _group(request, pk), timezone.localdate()
    form = AddPeopleForm(request.GET, user=request.user, on=on)
    if request.method == "POST":
        picked = [int(each) for each in request.POST.getlist("pick") if each.isdecimal()]
        people = Trainee.objects.visible_to(request.user).filter(pk__in=picked)
        return _add(request, row, people.order_by("sort_key", "pk"))
    context = {"group": row, "form": form, "found": form.found(row), "asked": bool(request.GET)}
    context["room"] = max(row.seats - acts.seats_taken(row), 0)
    return render(request, "coaching/group_people.html", context)


def _add(request, row, people):
    try:
        added, left = acts.add_people(group=row, people=people, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("coaching:group", row.pk)
    n = len(added)
    if n:
        said = ngettext("%(n)s person has a seat now.", "%(n)s people have a seat now.", n)
        messages.success(request, said % {"n": n})
    if left:
        names = ", ".join(str(each) for each in left)
        said = _("No seat is left, or they have another session then: %(names)s.")
        messages.error(request, said % {"names": names})
    if not added and not left:
        messages.error(request, _("Choose at least one person."))
        query = urlencode({k: v for k, v in request.GET.items() if v})
        return redirect(f"{reverse('coaching:group_people', args=[row.pk])}?{query}")
    return redirect("coaching:group", row.pk)


@allow(*WRITERS)
@require_POST
def group_leave(request, pk):
    """Take one person's seat back; `pk` is that of their session."""
    rows = Session.objects.visible_to(request.user).filter(group__isnull=False)
    session = get_object_or_404(rows.select_related("trainee"), pk=pk)
    reason, now = _("Taken off the group."), timezone.now()
    try:
        booking.cancel(session=session, reason=reason, by=request.user, now=now)
        messages.success(request, _("%s has no seat any more.") % session.trainee)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("coaching:group", session.group_id)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def group_call_off(request, pk):
    """Call a group session off, and say why."""
    row = _group(request, pk)
    form = CallOffForm(request.POST or None)
    if form.is_valid():
        reason, now = form.cleaned_data["reason"], timezone.now()
        n = acts.call_off(group=row, reason=reason, now=now, by=request.user)
        said = ngettext(
            "The group session is called off, with %(n)s seat.",
            "The group session is called off, with %(n)s seats.",
            n,
        )
        messages.success(request, said % {"n": n})
        return redirect("coaching:group", pk)
    return render(request, "coaching/group_call_off.html", {"group": row, "form": form})
