"""Pages about coaching sessions: the list, how each went, and those of one person."""

import datetime as dt

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBadRequest
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coaching import actions, booking
from coaching.about_person import about
from coaching.choices import SessionOutcome
from coaching.forms import WHEN, SessionFilter, SessionForm
from coaching.models import Session
from coaching.roles import READERS, WRITERS
from coaching.views.going_back import back_to, came_from
from coaching.views.noting import note_context
from intermediary.access import allow
from intermediary.choices import Role
from intermediary.listing import list_page
from intermediary.opening import opens
from intermediary.swapping import wants_panel
from trainees.models import Trainee

MOST_SHOWN = 50
DAY = dt.timedelta(days=1)
SUMS = ("booked", "to_note", "seen", "no_show", "excused")


@allow(*READERS)
@require_safe
@opens(later("Coaching sessions"), bare=later("Upcoming"))
def sessions(request):
    """Sessions, upcoming and past; the outcome is noted with one press."""
    now = timezone.now()
    form = SessionFilter(request.GET, user=request.user, now=now)
    rows = form.filter(Session.objects.visible_to(request.user)).for_list()
    default = "starts" if form.when == "upcoming" else "-starts"
    page = list_page(request, rows, sorts={"starts": "starts_at"}, default=default)
    context = {
        "page": page,
        "form": form,
        "default_sort": page.default_sort,
        "parts": WHEN,
        **note_context(request, now),
    }
    return render(request, "coaching/sessions.html", context)


@allow(*WRITERS)
@require_POST
def note(request, pk):
    """Note how a session went: seen, no-show or excused."""
    session = get_object_or_404(
        Session.objects.visible_to(request.user).select_related("trainee"), pk=pk
    )
    outcome = request.POST.get("outcome", "")
    if outcome not in SessionOutcome.values:
        return HttpResponseBadRequest("unknown outcome")
    try:
        now = timezone.now()
        actions.note_outcome(session=session, outcome=outcome, now=now, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        said = {"who": session.trainee, "what": session.get_outcome_display()}
        messages.success(request, _("%(who)s: %(what)s.") % said)
    return back_to(request, "coaching:sessions")


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def new(request):
    """Put a session into the calendar; the day, the time and the coach may come along."""
    now = timezone.now()
    form = SessionForm(request.POST or None, user=request.user, initial=_start(request, now))
    if form.is_valid():
        try:
            session = booking.book(session=form.save(commit=False), by=request.user, now=now)
        except booking.Taken as refusal:
            form.add_error("time", refusal)
        else:
            messages.success(request, _("The session with %s is added.") % session.trainee)
            return back_to(request, "coaching:sessions")
    return render(request, "coaching/new.html", {"form": form, "back": came_from(request)})


def _start(request, now):
    """What is known of a new session before anything is typed."""
    asked = {name: request.GET.get(name, "") for name in ("who", "time", "minutes", "place")}
    start = {name: value for name, value in asked.items() if value}
    start["day"] = request.GET.get("day") or timezone.localdate(now)
    coach = request.GET.get("coach", "")
    if coach.isdecimal() and len(coach) < 10:
        start["coach"] = int(coach)
    elif request.user.has_role(Role.COACH):
        start["coach"] = request.user.pk
    return start


@allow(*READERS)
@require_safe
def for_trainee(request, pk):
    """One person's sessions: a panel of their page, or a page of its own."""
    trainee = get_object_or_404(Trainee.objects.visible_to(request.user), pk=pk)
    rows = Session.objects.visible_to(request.user).filter(trainee=trainee).for_list()
    now = timezone.now()
    context = {
        "trainee": trainee,
        "rows": rows.order_by("-starts_at")[:MOST_SHOWN],
        **about(trainee, request.user, now),
        **note_context(request, now),
        "here": trainee.get_absolute_url(),
    }
    full, panel = "coaching/for_trainee.html", "coaching/parts/for_trainee.html"
    return render(request, panel if wants_panel(request) else full, context)
