"""The week and the day of a coach as calendars, and what all coaches have in a week."""

import datetime as dt

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from coaching import caseload
from coaching.around import around
from coaching.choices import Whose
from coaching.day import DayPlan
from coaching.forms import DayFilter, WeekFilter
from coaching.models import ActionItem, Session
from coaching.roles import READERS, WRITERS
from coaching.views.noting import note_context
from coaching.week import Week, monday_of
from intermediary.access import allow
from intermediary.models import User
from intermediary.templatetags.words import day_at
from trainees.models import Trainee

DAY = dt.timedelta(days=1)
SHOWN = 5
SUMS = ("booked", "to_note", "seen", "no_show", "excused")


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
    coach = form.coaches.get(form.whose)
    beside = around(coach, form.monday, form.monday + 6 * DAY)
    found = Week(form.filter(rows), monday=form.monday, now=now, around=beside)
    is_bare = not found.slots and not beside.rules and not beside.away
    following = None if found.slots else form.following(rows)
    return {
        **note_context(request, now),
        "week": found,
        "is_bare": is_bare,
        "coach": coach,
        "following": following,
        "following_week": following and monday_of(day_at(following.starts_at, following.zone)),
        "today": found.today,
    }


@allow(*READERS)
@require_safe
def day(request):
    """A coach's day from top to bottom: what is booked, what is free, and what is to be done."""
    now = timezone.now()
    form = DayFilter(request.GET, user=request.user, now=now)
    on, coach = form.on, form.coach
    rows = Session.objects.visible_to(request.user)
    plan = DayPlan(form.filter(rows), on=on, now=now, around=around(coach, on, on))
    today = timezone.localdate(now)
    context = {
        "form": form,
        "coach": coach,
        "plan": plan,
        "week": plan.week,
        "on": on,
        "before": on - DAY,
        "after": on + DAY,
        **note_context(request, now),
        **to_do(request.user, coach, rows, now, today),
        "today": today,
    }
    return render(request, "coaching/day.html", context)


def to_do(user, coach, rows, now, today):
    """What waits for a coach beside the calendar: outcomes, action items, people to see."""
    if coach is None:
        return {}
    late = caseload.overdue(coach, now, today)
    people = [case.enrollment.trainee_id for case in late[:SHOWN]]
    seen = Trainee.objects.visible_to(user).in_bulk(people)
    items = ActionItem.objects.visible_to(user).open().filter(whose=Whose.COACH)
    items = items.filter(created_by=coach, due_on__lte=today).select_related("trainee")
    waiting = rows.filter(coach=coach).open_ended(now).for_list().order_by("-starts_at")
    return {
        "waiting": waiting[:SHOWN],
        "waiting_count": waiting.count(),
        "items": items[:SHOWN],
        "overdue": [case for case in late[:SHOWN] if case.enrollment.trainee_id in seen],
        "overdue_count": len(late),
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
