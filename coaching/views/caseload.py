"""The people of one coach: whom to see first, and their hand-over to another coach."""

import datetime as dt
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from coaching import caseload, risk
from coaching.caseload_forms import CaseloadFilter, HandOverForm
from coaching.handing_over import hand_over
from coaching.hours_forms import CoachForm
from coaching.models import Session
from coaching.roles import READERS, WRITERS
from coaching.standings import standings
from intermediary.access import allow
from intermediary.listing_rows import page_of
from intermediary.opening import opens
from trainees.models import CoachAssignment

NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)
SORTS = {
    "risk": risk.order_of,
    "name": lambda each: (each.case.enrollment.trainee.sort_key, each.pk),
    "seen": lambda each: (each.case.seen_on is not None, str(each.case.seen_on), each.pk),
    "next": lambda each: (each.case.next_at or NEVER, each.pk),
    "due": lambda each: (each.case.due_on, each.pk),
}


@allow(*READERS)
@require_safe
@opens(later("Caseload"))
def people(request):
    """Everybody a coach answers for, those to turn to first at the top."""
    now = timezone.now()
    on = timezone.localdate(now)
    form = CaseloadFilter(request.GET, user=request.user)
    coach = form.chosen
    everybody = standings(coach, request.user, now, on) if coach else []
    page = page_of(request, form.narrowed(everybody), sorts=SORTS, default="risk")
    context = {
        "page": page,
        "form": form,
        "coach": coach,
        "default_sort": page.default_sort,
        "total": len(everybody),
        "overdue": sum(1 for each in everybody if each.days_overdue),
        "today": on,
        "here": request.get_full_path(),
        "can_write": request.user.has_role(*WRITERS),
    }
    return render(request, "coaching/caseload.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def caseload_hand_over(request):
    """Give people of one coach to another, from a day on."""
    whose, now = CoachForm(request.GET, user=request.user), timezone.now()
    on, coach = timezone.localdate(now), whose.chosen
    if coach is None:
        return redirect("coaching:caseload")
    rows = caseload.people_of(coach, request.user, on)
    form = HandOverForm(
        request.POST or None,
        user=request.user,
        coach=coach,
        today=on,
        people=[row.pk for row in rows],
        initial={"starts_on": on, "people": [row.pk for row in rows]},
    )
    if form.is_valid():
        return _hand_over(request, form, coach, now)
    cases = caseload.cases(rows, now, on)
    cases.sort(key=lambda case: case.enrollment.trainee.sort_key)
    context = {"form": form, "coach": coach, "cases": cases, "whose": whose, "today": on}
    return render(request, "coaching/hand_over.html", context)


def _hand_over(request, form, coach, now):
    asked = form.cleaned_data
    done = hand_over(
        enrollments=asked["people"].select_related("trainee__user"),
        to=asked["to"],
        starts_on=asked["starts_on"],
        now=now,
        by=request.user,
        old=coach,
    )
    said = ngettext(
        "%(coach)s coaches %(n)s person from that day.",
        "%(coach)s coaches %(n)s people from that day.",
        done.people,
    )
    messages.success(request, said % {"coach": asked["to"], "n": done.people})
    facts = {
        "coach": coach.pk,
        "to": asked["to"].pk,
        "on": asked["starts_on"].isoformat(),
        "stay": ",".join(str(each.pk) for each in done.stay),
        "moved": ",".join(str(each.pk) for each in done.moved),
    }
    return redirect(f"{reverse('coaching:handed_over')}?{urlencode(facts)}")


@allow(*WRITERS)
@require_safe
def handed_over(request):
    """What became of a hand-over: who went, which sessions went along, which stay."""
    whose = CoachForm(request.GET, user=request.user)
    to = CoachForm({"coach": request.GET.get("to", "")}, user=request.user)
    sessions = Session.objects.visible_to(request.user)
    found = {
        name: sessions.filter(pk__in=_numbers(request.GET.get(name, ""))).for_list()
        for name in ("moved", "stay")
    }
    people = CoachAssignment.objects.visible_to(request.user).filter(user=to.chosen)
    people = people.filter(starts_on=_day(request)).select_related("enrollment__trainee")
    context = {
        **found,
        "coach": whose.chosen,
        "to": to.chosen,
        "people": people.order_by("enrollment__trainee__sort_key", "pk")[:500],
        "today": timezone.localdate(),
    }
    return render(request, "coaching/handed_over.html", context)


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",") if part.isdecimal() and len(part) < 10]


def _day(request):
    """The day named in the address; None where it makes no sense."""
    try:
        return dt.date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return None
