"""A trainee's own coaching: sessions to book, move and cancel, what to do, and problems at work."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coaching import booking, concerns, doing, my_groups
from coaching.booking import Taken
from coaching.models import ActionItem, Availability, Concern, Mentorship, Note, Session
from coaching.my_forms import CancelForm, ConcernForm
from coaching.my_sessions import Desk, by_day, card
from intermediary.access import allow
from intermediary.choices import Role
from intermediary.offline import kept
from trainees.models import Trainee

MOST_SHOWN = 50
TIMES_OPEN = 3  # days whose times are unfolded


def trainee_of(request) -> Trainee:
    """The person signed in; an account that is linked to nobody has nothing to change."""
    found = own_trainee(request)
    if found is None:
        raise Http404
    return found


def own_trainee(request) -> Trainee | None:
    """The person signed in, or None when staff have not linked the account yet."""
    return Trainee.objects.visible_to(request.user).of(request.user)


def own_sessions(request):
    """The sessions of the person signed in."""
    rows = Session.objects.visible_to(request.user).filter(trainee__user=request.user)
    return rows.select_related("coach", "group", "trainee__user")


@allow(Role.TRAINEE)
@require_safe
@kept
def mine(request):
    """A trainee's own sessions: what comes, what to do, what was, and what is shared."""
    now = timezone.now()
    trainee = own_trainee(request)
    if trainee is None:
        return render(request, "coaching/mine.html", {"trainee": None})
    desk = Desk(trainee, now)
    own = own_sessions(request)
    coming = list(own.upcoming(now)[:MOST_SHOWN])
    past = own.exclude(pk__in=[each.pk for each in coming]).order_by("-starts_at", "-pk")
    items = ActionItem.objects.visible_to(request.user).filter(trainee=trainee)
    notes = Note.objects.visible_to(request.user).filter(trainee=trainee)
    context = {
        "trainee": trainee,
        "desk": desk,
        "cards": [card(each, desk.zone, now) for each in coming],
        "past": past[:MOST_SHOWN],
        "items": items.open().filter(whose="trainee"),
        "notes": notes.select_related("written_by")[:MOST_SHOWN],
        "groups": _groups(desk),
        "today": desk.on,
        "now": now,
    }
    return render(request, "coaching/mine.html", context)


def _groups(desk: Desk):
    if desk.refusal:
        return []
    found = my_groups.joinable(trainee=desk.trainee, enrollment=desk.enrollment, now=desk.now)
    return found[:MOST_SHOWN]


@allow(Role.TRAINEE)
@require_http_methods(["GET", "POST"])
def my_book(request):
    """Choose what to talk about and one of the times the coach really has."""
    desk = Desk(trainee_of(request), timezone.now())
    if desk.refusal:
        return render(request, "coaching/my_book.html", {"desk": desk})
    kind = request.POST.get("kind", desk.kinds[0][0])
    if request.method == "GET":
        return _times(request, desk, kind)
    if kind not in dict(desk.kinds):
        return _times(request, desk, desk.kinds[0][0], said=_("Choose what it is about."))
    try:
        free = desk.wanted(request.POST.get("at", ""), desk.coach)
        session = Session(
            trainee=desk.trainee, coach=desk.coach, kind=kind,
            starts_at=free.starts_at, minutes=free.minutes, place=free.place,
        )  # fmt: skip
        booking.book(session=session, by=request.user, now=desk.now)
    except Taken as refusal:
        return _times(request, desk, kind, gone=refusal)
    messages.success(request, _("Your session is booked."))
    return redirect("coaching:mine")


def _times(request, desk, kind, *, said="", gone=None):
    """The page with all free times; when the one wanted is gone, the next ones stand on top."""
    context = {
        "desk": desk,
        "kind": kind,
        "said": said or (gone and " ".join(gone.messages)),
        "soon": gone.free if gone else [],
        **_days(desk, desk.coach),
    }
    status = 409 if gone else 422 if said else 200
    return render(request, "coaching/my_book.html", context, status=status)


def _days(desk, coach):
    days = by_day(desk.free(coach), desk.zone)
    return {"days": days[:TIMES_OPEN], "later": days[TIMES_OPEN:], "today": desk.on}


def _changeable(request, pk):
    """The person's own session with why it cannot be changed, or 404."""
    session = get_object_or_404(own_sessions(request), pk=pk)
    now = timezone.now()
    desk = Desk(session.trainee, now)
    return desk, card(session, desk.zone, now)


@allow(Role.TRAINEE)
@require_http_methods(["GET", "POST"])
def my_move(request, pk):
    """Give an own session another of the coach's free times."""
    desk, shown = _changeable(request, pk)
    session = shown.session
    context = {"desk": desk, "card": shown, "today": desk.on}
    if shown.refusal or session.coach is None:
        status = 409 if request.method == "POST" else 200
        return render(request, "coaching/my_move.html", context, status=status)
    if request.method == "GET":
        context |= _days(desk, session.coach)
        return render(request, "coaching/my_move.html", context)
    try:
        free = desk.wanted(request.POST.get("at", ""), session.coach)
        new = {"starts_at": free.starts_at, "minutes": free.minutes, "place": free.place}
        booking.move(session=session, **new, by=request.user, now=desk.now)
    except Taken as refusal:
        context |= _days(desk, session.coach)
        context |= {"said": " ".join(refusal.messages), "soon": refusal.free}
        return render(request, "coaching/my_move.html", context, status=409)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("coaching:mine")
    messages.success(request, _("Your session has a new time."))
    return redirect("coaching:mine")


@allow(Role.TRAINEE)
@require_http_methods(["GET", "POST"])
def my_cancel(request, pk):
    """Cancel an own session, with a reason if the person gives one."""
    desk, shown = _changeable(request, pk)
    form = CancelForm(request.POST or None)
    context = {"desk": desk, "card": shown, "form": form, "today": desk.on}
    if shown.refusal or not (request.method == "POST" and form.is_valid()):
        status = 409 if shown.refusal and request.method == "POST" else 422 if form.errors else 200
        return render(request, "coaching/my_cancel.html", context, status=status)
    try:
        told = form.cleaned_data["reason"]
        booking.cancel(session=shown.session, reason=told, by=request.user, now=desk.now)
        messages.success(request, _("Your session is canceled."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("coaching:mine")


@allow(Role.TRAINEE)
@require_POST
def my_join(request, pk):
    """Take a seat in a group session at one's site."""
    desk = Desk(trainee_of(request), timezone.now())
    group = get_object_or_404(my_groups.ahead_here(enrollment=desk.enrollment, now=desk.now), pk=pk)
    try:
        if desk.refusal:
            raise ValidationError(desk.refusal)
        my_groups.join(group=group, trainee=desk.trainee, by=request.user, now=desk.now)
        messages.success(request, _("You have a seat. The session is in your list."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("coaching:mine")


@allow(Role.TRAINEE)
@require_POST
def my_todo_done(request, pk):
    """Say that an own action item is done."""
    rows = ActionItem.objects.visible_to(request.user).filter(trainee__user=request.user)
    item = get_object_or_404(rows.filter(whose="trainee"), pk=pk)
    doing.mark_done(item=item, by=request.user, now=timezone.now())
    messages.success(request, _("Done. Your coach sees it."))
    return redirect("coaching:mine")


@allow(Role.TRAINEE)
@require_safe
def my_coach(request):
    """Who my coach is, how to reach them, when they have time, and who mentors me."""
    trainee = own_trainee(request)
    desk = Desk(trainee, timezone.now()) if trainee else None
    context = {"trainee": trainee, "desk": desk}
    if desk:
        hours = Availability.objects.filter(coach=desk.coach).exclude(ends_on__lt=desk.on)
        mentors = Mentorship.objects.visible_to(request.user).filter(trainee=trainee)
        context |= {
            "hours": hours.filter(weekday__isnull=False).order_by("weekday", "starts", "pk"),
            "mentors": mentors.current(desk.on).select_related("mentor__user"),
        }
    return render(request, "coaching/my_coach.html", context)


@allow(Role.TRAINEE)
@require_http_methods(["GET", "POST"])
def my_concern(request):
    """Tell of a problem at work, and read what became of those told before."""
    now = timezone.now()
    trainee = own_trainee(request)
    desk = Desk(trainee, now) if trainee else None
    on = desk.on if desk else timezone.localdate(now)
    form = ConcernForm(request.POST or None, user=request.user, on=on)
    if form.is_valid():
        concerns.raise_concern(
            trainee=trainee_of(request), **form.cleaned_data, by=request.user, now=now
        )
        messages.success(request, _("Thank you. We will read it and talk to you."))
        return redirect("coaching:my_concern")
    rows = Concern.objects.visible_to(request.user).filter(trainee=trainee).for_list()
    context = {"form": form, "trainee": trainee, "rows": rows[:MOST_SHOWN], "today": on}
    status = 422 if form.errors else 200
    return render(request, "coaching/my_concern.html", context, status=status)
