"""Pages about coaching sessions: the calendar of staff, and a trainee's own."""

import datetime as dt

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coaching import actions
from coaching.choices import SessionOutcome
from coaching.forms import NOTED, WHEN, SessionFilter, SessionForm, WeekFilter
from coaching.models import Session
from coaching.roles import READERS, WRITERS
from coaching.week import Week, monday_of
from intermediary.access import allow
from intermediary.choices import Role
from intermediary.listing import list_page
from intermediary.models import User
from intermediary.opening import opens
from intermediary.swapping import wants_panel
from intermediary.templatetags.words import day_at
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


@allow(*READERS)
@require_safe
def week(request):
    """A coach's week as a calendar; of all coaches, what each has to do in it."""
    now = timezone.now()
    form = WeekFilter(request.GET, user=request.user, now=now)
    rows = Session.objects.visible_to(request.user)
    context = {
        "form": form,
        "monday": form.monday,
        "sunday": form.monday + 6 * DAY,
        "before": form.monday - 7 * DAY,
        "after": form.monday + 7 * DAY,
    }
    show = everyones_week if form.whose == WeekFilter.EVERYONE else coachs_week
    return render(request, "coaching/week.html", context | show(request, form, rows, now))


def coachs_week(request, form, rows, now):
    """The calendar of one coach; where it is empty, the next session there is."""
    found = Week(form.filter(rows), monday=form.monday, now=now)
    following = None if found.slots else form.following(rows)
    return {
        **note_context(request, now),
        "week": found,
        "coach": form.coaches.get(form.whose),
        "following": following,
        "following_week": following and monday_of(day_at(following.starts_at, following.zone)),
        "today": found.today,
    }


def everyones_week(request, form, rows, now):
    """What each coach has in the week: who has most to note first, sessions of nobody last."""
    counts = list(rows.in_week(form.monday).by_coach(now))
    names = User.objects.visible_to(request.user).in_bulk([row["coach_id"] for row in counts])
    for row in counts:
        row["coach"] = names.get(row["coach_id"])
        row["whose"] = str(row["coach_id"] or WeekFilter.NOBODY)
    by_need = sorted(counts, key=lambda row: (row["coach"] is None, -row["to_note"]))
    return {
        "coaches": by_need,
        "sums": {name: sum(row[name] for row in counts) for name in SUMS},
        "today": timezone.localdate(now),
        "can_write": request.user.has_role(*WRITERS),
    }


def note_context(request, now):
    """What a table of sessions needs to let people note outcomes."""
    return {
        "now": now,
        "today": timezone.localdate(now),
        "outcomes": [(each.value, each.label) for each in NOTED],
        "here": request.get_full_path(),
        "can_write": request.user.has_role(*WRITERS),
    }


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
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe else "coaching:sessions")


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def new(request):
    """Put a session into the calendar."""
    start = {"who": request.GET.get("who", ""), "day": timezone.localdate()}
    if request.user.has_role(Role.COACH):
        start["coach"] = request.user.pk
    form = SessionForm(request.POST or None, user=request.user, initial=start)
    if form.is_valid():
        session = actions.add(session=form.save(commit=False), by=request.user)
        messages.success(request, _("The session with %s is added.") % session.trainee)
        return redirect("coaching:sessions")
    return render(request, "coaching/new.html", {"form": form})


@allow(*READERS)
@require_safe
def for_trainee(request, pk):
    """One person's sessions: a panel of their page, or a page of its own."""
    trainee = get_object_or_404(Trainee.objects.visible_to(request.user), pk=pk)
    rows = Session.objects.visible_to(request.user).filter(trainee=trainee).for_list()
    context = {
        "trainee": trainee,
        "rows": rows.order_by("-starts_at")[:MOST_SHOWN],
        **note_context(request, timezone.now()),
        "here": trainee.get_absolute_url(),
    }
    full, panel = "coaching/for_trainee.html", "coaching/parts/for_trainee.html"
    return render(request, panel if wants_panel(request) else full, context)
