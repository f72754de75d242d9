"""When coaches have time: weekly hours, extra hours, time off, and what time off runs over."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coaching import hours
from coaching.around import Around, span_of
from coaching.choices import Weekday
from coaching.clearing_forms import ClearForm
from coaching.hours_forms import CoachForm, EndForm, HoursForm, TimeOffForm
from coaching.models import Availability, Session, TimeOff
from coaching.roles import WRITERS
from intermediary.access import allow
from intermediary.models import User
from intermediary.templatetags.words import day_at
from trainees.forms import coaches

MOST_ASKED = 12  # colleagues whose calendars are looked at
SOME = {"weekday": 0, "starts": "09:00", "ends": "12:00", "minutes": 30}


@allow(*WRITERS)
@require_safe
def availability(request):
    """A coach's hours as they hold now and later, and the times they are away."""
    form = CoachForm(request.GET, user=request.user)
    coach, now = form.chosen, timezone.now()
    rules = list(_rules(request.user, coach))
    zone = Around(rules).zone
    on = day_at(now, zone)
    current = [r for r in rules if not (r.ends_on and r.ends_on < on) and not (r.on and r.on < on)]
    doubled = hours.overlapping(current)
    weekly = [r for r in current if r.on is None]
    away = TimeOff.objects.visible_to(request.user).select_related("coach")
    away = away.filter(coach=coach, ends_at__gt=now)
    context = {
        "form": form,
        "coach": coach,
        "days": [(day.label, [r for r in weekly if r.weekday == day]) for day in Weekday],
        "weekly": weekly,
        "extra": [r for r in current if r.on is not None],
        "doubled": doubled,
        "away": [(each, span_of(each, zone)) for each in away.order_by("starts_at", "pk")],
        "zone": zone,
        "today": on,
    }
    return render(request, "coaching/availability.html", context)


def _rules(user, coach):
    rows = Availability.objects.visible_to(user).filter(coach=coach) if coach else []
    return rows and rows.select_related("site", "coach").order_by("weekday", "on", "starts", "pk")


def _own(request):
    """The coach whose hours are written: oneself, or for managers the one named."""
    form = CoachForm(request.GET, user=request.user)
    return form.chosen


def _back(coach):
    return redirect(f"{reverse('coaching:availability')}?{urlencode({'coach': coach.pk})}")


def _nobody(request):
    messages.error(request, _("Nobody coaches yet. Give somebody the role of a coach first."))
    return redirect("coaching:availability")


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def hours_new(request):
    """Publish hours: every week, or with ?once on one day."""
    if (coach := _own(request)) is None:
        return _nobody(request)
    once = "once" in request.GET
    start = {**SOME, "site": coach.sites.first()}
    form = HoursForm(request.POST or None, user=request.user, coach=coach, once=once, initial=start)
    return _save_hours(request, form, coach)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def hours_edit(request, pk):
    """Change hours; what is booked in them stands."""
    rule = _rule(request, pk)
    form = HoursForm(
        request.POST or None,
        user=request.user,
        coach=rule.coach,
        once=rule.on is not None,
        instance=rule,
    )
    return _save_hours(request, form, rule.coach)


def _rule(request, pk):
    rows = Availability.objects.visible_to(request.user).changeable_by(request.user)
    return get_object_or_404(rows.select_related("coach", "site"), pk=pk)


def _save_hours(request, form, coach):
    if form.is_valid():
        rule = hours.save_hours(rule=form.save(commit=False), by=request.user)
        messages.success(request, _("The hours are saved. People can book them now."))
        if rule.pk in hours.overlapping(_rules(request.user, coach)):
            said = _("These hours overlap others of yours: each time is offered once.")
            messages.warning(request, said)
        return _back(coach)
    context = {"form": form, "coach": coach, "rule": form.instance}
    return render(request, "coaching/hours_edit.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def hours_end(request, pk):
    """Say until when weekly hours hold, or delete them."""
    rule = _rule(request, pk)
    start = {"ends_on": timezone.localdate()}
    form = EndForm(request.POST or None, rule=rule, initial=start)
    if request.method == "POST" and "delete" in request.POST:
        hours.delete_hours(rule=rule, by=request.user)
        messages.success(request, _("The hours are deleted. What was booked in them stands."))
        return _back(rule.coach)
    if form.is_valid():
        hours.end_hours(rule=rule, ends_on=form.cleaned_data["ends_on"], by=request.user)
        messages.success(request, _("The hours end on that day. What was booked later stands."))
        return _back(rule.coach)
    return render(request, "coaching/hours_end.html", {"form": form, "rule": rule})


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def time_off_new(request):
    """Say when a coach is away."""
    if (coach := _own(request)) is None:
        return _nobody(request)
    start = {"first_day": timezone.localdate()}
    return _save_time_off(request, None, coach, start)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def time_off_edit(request, pk):
    """Change when a coach is away."""
    away = _away(request, pk)
    return _save_time_off(request, away, away.coach, {})


def _away(request, pk):
    rows = TimeOff.objects.visible_to(request.user).changeable_by(request.user)
    return get_object_or_404(rows.select_related("coach"), pk=pk)


def _zone(request, coach):
    return Around(list(_rules(request.user, coach))).zone


def _save_time_off(request, away, coach, start):
    zone = _zone(request, coach)
    form = TimeOffForm(request.POST or None, coach=coach, zone=zone, instance=away, initial=start)
    if form.is_valid():
        saved = hours.save_time_off(away=form.save(commit=False), by=request.user)
        messages.success(request, _("The time off is saved. Nobody can book it any more."))
        if _in_it(request, saved).exists():
            return redirect("coaching:absence", saved.pk)
        return _back(coach)
    context = {"form": form, "coach": coach, "away": away, "zone": zone}
    return render(request, "coaching/time_off_edit.html", context)


@allow(*WRITERS)
@require_POST
def time_off_delete(request, pk):
    """The coach is there after all."""
    away = _away(request, pk)
    coach = away.coach
    hours.delete_time_off(away=away, by=request.user)
    messages.success(request, _("The time off is deleted. These times can be booked again."))
    return _back(coach)


def _in_it(request, away):
    """The sessions of this coach that stand in their time off and have not begun."""
    rows = Session.objects.visible_to(request.user).booked().filter(coach=away.coach, group=None)
    begin = max(away.starts_at, timezone.now())
    return rows.meeting(begin, max(away.ends_at, begin))


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def absence(request, pk):
    """What becomes of the sessions that somebody's time off runs over."""
    away, now = _away(request, pk), timezone.now()
    found = list(_in_it(request, away).for_list())
    form = ClearForm(
        request.POST or None,
        ways=hours.ways(
            away=away, sessions=found, colleagues=_colleagues(request, away.coach), now=now
        ),
        today=day_at(now, _zone(request, away.coach)),
        initial={"reason": _("Your coach is away.")},
    )
    if found and form.is_valid():
        reason = form.cleaned_data["reason"]
        done = hours.clear_absence(choices=form.choices, reason=reason, now=now, by=request.user)
        _tell(request, done)
        return redirect("coaching:absence", pk) if done.left else _back(away.coach)
    span = span_of(away, _zone(request, away.coach))
    context = {"away": away, "form": form, "found": found, "span": span, "today": form.today}
    status = 422 if form.errors else 200
    return render(request, "coaching/absence.html", context, status=status)


def _colleagues(request, coach) -> list[User]:
    """Other coaches who publish hours at a site of this one."""
    published = Availability.objects.visible_to(request.user)
    sites = published.filter(coach=coach).values("site")
    there = published.filter(site__in=sites).exclude(coach=coach).values("coach")
    return list(coaches(request.user).filter(pk__in=there)[:MOST_ASKED])


def _tell(request, done) -> None:
    """Say how many sessions went where, and of each that is left why."""
    moved, given, canceled = len(done.moved), len(done.given), len(done.canceled)
    if moved:
        said = ngettext("%(n)s session is moved.", "%(n)s sessions are moved.", moved)
        messages.success(request, said % {"n": moved})
    if given:
        said = ngettext(
            "%(n)s session goes to another coach.", "%(n)s sessions go to another coach.", given
        )
        messages.success(request, said % {"n": given})
    if canceled:
        said = ngettext("%(n)s session is canceled.", "%(n)s sessions are canceled.", canceled)
        messages.success(request, said % {"n": canceled})
    for session, why in done.left:
        said = _("The session with %(who)s stands as it was. %(why)s")
        messages.error(request, said % {"who": session.trainee, "why": why})
