"""Mentors: pairs, their meetings, and the page of a mentor or a trainee themselves."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_safe

from coaching import mentoring
from coaching.care_forms import MentorFilter, PairEndForm, PairForm
from coaching.models import MentorMeeting, Mentorship
from coaching.my_mentor_forms import MeetingForm
from coaching.roles import READERS, WRITERS
from intermediary.access import allow
from intermediary.listing import list_page
from intermediary.opening import opens


@allow(*READERS)
@require_safe
@opens(later("Mentors"), bare=later("Current pairs"))
def mentors(request):
    """Pairs of a mentor and a person, the newest first."""
    on = timezone.localdate()
    form = MentorFilter(request.GET, on=on)
    rows = form.filter(Mentorship.objects.visible_to(request.user)).for_list()
    page = list_page(request, rows, sorts={"starts": "starts_on"}, default="-starts")
    context = {
        "page": page,
        "form": form,
        "default_sort": page.default_sort,
        "today": on,
        "can_write": request.user.has_role(*WRITERS),
    }
    return render(request, "coaching/mentors.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def mentor_new(request):
    """Bring a mentor and a person together."""
    names = ("mentor", "trainee")
    start = {"starts_on": timezone.localdate(), **{n: request.GET.get(n, "") for n in names}}
    form = PairForm(request.POST or None, user=request.user, initial=start)
    if form.is_valid():
        try:
            pair = mentoring.pair(**form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            said = {"mentor": pair.mentor, "trainee": pair.trainee}
            messages.success(request, _("%(mentor)s mentors %(trainee)s.") % said)
            return redirect("coaching:mentor", pair.pk)
    return render(request, "coaching/mentor_new.html", {"form": form})


def _pair(request, pk):
    rows = Mentorship.objects.visible_to(request.user).select_related("mentor", "trainee")
    return get_object_or_404(rows, pk=pk)


@allow(*READERS)
@require_http_methods(["GET", "POST"])
def mentor(request, pk):
    """One pair: when the two met, and a form for the next meeting."""
    pair, on = _pair(request, pk), timezone.localdate()
    can_write = request.user.has_role(*WRITERS)
    form = _meeting_form(request, pair, on) if can_write else None
    if form and form.is_valid():
        mentoring.log(meeting=form.save(commit=False), on=on, by=request.user)
        messages.success(request, _("The meeting is written down."))
        return redirect("coaching:mentor", pk)
    meetings = MentorMeeting.objects.visible_to(request.user).filter(mentorship=pair)
    context = {
        "pair": pair,
        "meetings": meetings.select_related("logged_by"),
        "form": form,
        "can_write": can_write,
        "today": on,
    }
    return render(request, "coaching/mentor.html", context)


def _meeting_form(request, pair, on):
    start = {"held_on": on, "minutes": 30}
    return MeetingForm(request.POST or None, pair=pair, on=on, initial=start)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def mentor_end(request, pk):
    """Note the last day of a pair."""
    pair = _pair(request, pk)
    start = {"ends_on": timezone.localdate()}
    form = PairEndForm(request.POST or None, pair=pair, initial=start)
    if form.is_valid():
        mentoring.end(pair=pair, ends_on=form.cleaned_data["ends_on"], by=request.user)
        messages.success(request, _("The pair is ended. Its meetings stay on record."))
        return redirect("coaching:mentor", pk)
    return render(request, "coaching/mentor_end.html", {"form": form, "pair": pair})
