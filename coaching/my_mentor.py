"""A person's own mentor, whom they mentor, and a form to write down that they met."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coaching import mentoring
from coaching.models import MentorMeeting, Mentorship
from coaching.my_mentor_forms import MeetingForm
from intermediary.access import allow
from intermediary.choices import Role

SHOWN = 20


def _own(request, on):
    """The pairs this person is in, now or since a while ago."""
    rows = Mentorship.objects.visible_to(request.user).select_related("mentor", "trainee")
    return rows.current(on)


@allow(Role.TRAINEE)
@require_safe
def my_mentor(request):
    """Who mentors me and whom I mentor, and when we met."""
    on = timezone.localdate()
    pairs = list(_own(request, on))
    meetings = MentorMeeting.objects.visible_to(request.user).filter(mentorship__in=pairs)
    context = {
        "mine": [pair for pair in pairs if pair.trainee.user_id == request.user.pk],
        "others": [pair for pair in pairs if pair.mentor.user_id == request.user.pk],
        "meetings": meetings.select_related("mentorship__mentor", "mentorship__trainee")[:SHOWN],
        "today": on,
    }
    return render(request, "coaching/my_mentor.html", context)


@allow(Role.TRAINEE)
@require_http_methods(["GET", "POST"])
def my_meeting(request, pk):
    """Write down that we met."""
    on = timezone.localdate()
    pair = get_object_or_404(_own(request, on), pk=pk)
    start = {"held_on": on, "minutes": 30}
    form = MeetingForm(request.POST or None, pair=pair, on=on, initial=start)
    if form.is_valid():
        mentoring.log(meeting=form.save(commit=False), on=on, by=request.user)
        messages.success(request, _("Your meeting is saved."))
        return redirect("coaching:my_mentor")
    is_mentor = pair.mentor.user_id == request.user.pk
    context = {"form": form, "pair": pair, "other": pair.trainee if is_mentor else pair.mentor}
    return render(request, "coaching/my_meeting.html", context)
