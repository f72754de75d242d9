"""The week of a coach as a calendar, and what all coaches have in it."""

import datetime as dt

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from coaching.forms import WeekFilter
from coaching.models import Session
from coaching.roles import READERS, WRITERS
from coaching.views.noting import note_context
from coaching.week import Week, monday_of
from intermediary.access import allow
from intermediary.models import User
from intermediary.templatetags.words import day_at

DAY = dt.timedelta(days=1)
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
