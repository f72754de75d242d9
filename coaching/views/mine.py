"""A trainee's own sessions."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from coaching.models import Session
from intermediary.access import allow
from intermediary.choices import Role

MOST_SHOWN = 50


@allow(Role.TRAINEE)
@require_safe
def mine(request):
    """A trainee's own sessions: what comes, then what was."""
    now = timezone.now()
    own = Session.objects.visible_to(request.user).filter(trainee__user=request.user).for_list()
    upcoming = own.upcoming(now)[:MOST_SHOWN]
    context = {
        "upcoming": upcoming,
        "past": own.exclude(pk__in=[each.pk for each in upcoming]).order_by("-starts_at")[
            :MOST_SHOWN
        ],
        "today": timezone.localdate(now),
    }
    return render(request, "coaching/mine.html", context)
