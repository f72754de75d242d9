"""The page of one session: who comes, how it went, what was agreed, when to meet next."""

import pghistory
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coaching import booking, working
from coaching.about_person import about
from coaching.choices import SessionOutcome
from coaching.models import Session
from coaching.roles import READERS, WRITERS
from coaching.slot_forms import CancelForm, MoveForm, said
from coaching.views.going_back import back_to, came_from
from coaching.work_forms import WorkForm
from intermediary.access import allow
from intermediary.templatetags.words import day_at


def visible(request, pk) -> Session:
    """The session with its people, or 404."""
    rows = Session.objects.visible_to(request.user).for_list().select_related("group")
    return get_object_or_404(rows, pk=pk)


def zone_of(session) -> str:
    """The clock a session is told by: that of the person's site."""
    return session.zone or timezone.get_default_timezone_name()


def today_at(session, now):
    """The day it is at the person's site."""
    return day_at(now, zone_of(session))


@allow(*READERS)
@require_http_methods(["GET", "POST"])
def session(request, pk):
    """One session: everything about it is noted here, in one go."""
    row, now = visible(request, pk), timezone.now()
    can_write = request.user.has_role(*WRITERS)
    form = _work_form(request, row, now) if can_write else None
    if request.method == "POST" and form and form.is_valid() and _recorded(request, row, form):
        return back_to(request, "coaching:session", pk)
    context = {
        "session": row,
        "form": form,
        "zone": zone_of(row),
        "now": now,
        "today": today_at(row, now),
        "back": came_from(request),
        "can_write": can_write,
        "refusal": row.can_note(now),
        **about(row.trainee, request.user, now, but=row),
    }
    return render(request, "coaching/session.html", context)


def _work_form(request, row, now):
    start = {"place": row.place, "kind": row.kind, "minutes": row.minutes}
    if row.outcome != SessionOutcome.BOOKED:
        start["outcome"] = row.outcome
    return WorkForm(
        request.POST or None,
        session=row,
        user=request.user,
        coach=row.coach,
        trainee=row.trainee,
        now=now,
        zone=zone_of(row),
        initial=start,
    )


def _recorded(request, row, form) -> bool:
    """Save all that was typed; on a refusal say it beside its field and keep everything."""
    cleaned = form.cleaned_data
    work = working.Work(
        outcome=cleaned["outcome"],
        place=cleaned["place"],
        note=cleaned["note"].strip(),
        audience=cleaned["audience"],
        items=form.new_items,
        done=list(cleaned["done"]),
        following=_following(row, form, request.user),
    )
    try:
        working.record(session=row, work=work, now=form.now, by=request.user)
    except booking.Taken as refusal:
        form.say_taken(refusal)
        return False
    except ValidationError as refusal:
        form.add_error("outcome", refusal)
        return False
    _say(request, row, form)
    return True


def _following(row, form, user) -> Session | None:
    if (free := form.chosen) is None:
        return None
    return Session(
        trainee=row.trainee,
        coach=row.coach or user,
        kind=form.cleaned_data["kind"] or row.kind,
        starts_at=free.starts_at,
        minutes=free.minutes,
        place=free.place,
    )


def _say(request, row, form) -> None:
    who = {"who": row.trainee, "what": row.get_outcome_display()}
    if (free := form.chosen) is None:
        messages.success(request, _("%(who)s: %(what)s. All of it is saved.") % who)
        return
    when = said(free, today_at(row, form.now))
    text = _("%(who)s: %(what)s. The next session is booked: %(when)s.")
    messages.success(request, text % {**who, "when": when})


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def session_move(request, pk):
    """Give a session another time."""
    row, now = visible(request, pk), timezone.now()
    form = MoveForm(
        request.POST or None,
        coach=row.coach,
        trainee=row.trainee,
        now=now,
        zone=zone_of(row),
        initial={"minutes": row.minutes},
    )
    if form.is_valid() and _moved(request, row, form):
        return back_to(request, "coaching:session", pk)
    context = {"session": row, "form": form, "zone": zone_of(row), "today": today_at(row, now)}
    return render(request, "coaching/session_move.html", context | {"back": came_from(request)})


def _moved(request, row, form) -> bool:
    free = form.chosen
    minutes = form.cleaned_data["minutes"] or row.minutes
    place = free.place or None
    try:
        with pghistory.context(reason=form.cleaned_data["reason"]):
            booking.move(
                session=row,
                starts_at=free.starts_at,
                minutes=minutes,
                place=place,
                by=request.user,
                now=form.now,
            )
    except booking.Taken as refusal:
        form.say_taken(refusal)
        return False
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    when = {"who": row.trainee, "when": said(free, today_at(row, form.now))}
    messages.success(request, _("The session with %(who)s is moved to %(when)s.") % when)
    return True


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def session_cancel(request, pk):
    """Call a session off, and say why."""
    row = visible(request, pk)
    form = CancelForm(request.POST or None)
    if form.is_valid():
        try:
            reason, now = form.cleaned_data["reason"], timezone.now()
            booking.cancel(session=row, reason=reason, by=request.user, now=now)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("The session with %s is canceled.") % row.trainee)
        return back_to(request, "coaching:session", pk)
    context = {"session": row, "form": form, "zone": zone_of(row), "back": came_from(request)}
    context["today"] = today_at(row, timezone.now())
    return render(request, "coaching/session_cancel.html", context)
