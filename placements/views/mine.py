"""A trainee's own jobs: what is proposed, which times to choose from, and where things stand."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intermediary.access import allow
from intermediary.choices import Role
from placements import emails, interviewing, matching
from placements.choices import InterviewState, MatchState, ReportState
from placements.forms.matches import RefuseForm
from placements.match_words import INTERVIEW_LOOKS, state_of
from placements.models import Interview, JobReport, Match, Placement

SHOWN_TIMES = (InterviewState.PROPOSED, InterviewState.ACCEPTED, InterviewState.HELD)


def own(request):
    """The person's own matches, from the proposal on; the shortlist is for staff alone."""
    mine = Match.objects.visible_to(request.user).filter(trainee__user=request.user)
    return mine.exclude(state=MatchState.SHORTLISTED).exclude(
        state=MatchState.CLOSED, referred_at__isnull=True
    )


@allow(Role.TRAINEE)
@require_safe
def my_jobs(request):
    """Jobs proposed to me, times to choose from, and what became of the others."""
    now = timezone.now()
    rows = own(request).for_page().prefetch_related("interviews")
    cards = [card(match, now) for match in rows]
    jobs = Placement.objects.visible_to(request.user).filter(trainee__user=request.user)
    told = JobReport.objects.visible_to(request.user).filter(trainee__user=request.user)
    context = {
        "asked": [each for each in cards if each["asks"]],
        "going": [each for each in cards if each["goes"] and not each["asks"]],
        "over": [each for each in cards if not each["goes"] and not each["asks"]],
        "jobs": jobs.select_related("employer").order_by("-started_on", "-pk"),
        "told": told.exclude(state=ReportState.ACCEPTED),
        "now": now,
        "today": timezone.localdate(now),
    }
    return render(request, "placements/my_jobs.html", context)


def card(match, now) -> dict:
    """One match as the person reads it: state, times to choose from, and what is agreed."""
    look, word = state_of(match)
    times = [each for each in match.interviews.all() if each.state in SHOWN_TIMES]
    free = [x for x in times if x.state == InterviewState.PROPOSED and x.starts_at > now]
    return {
        "match": match,
        "look": look,
        "word": word,
        "zone": emails.zone_of(match) if times else None,
        "times": free,
        "agreed": [x for x in times if x.state == InterviewState.ACCEPTED],
        "past": [(x, INTERVIEW_LOOKS[x.state]) for x in times if x.state == InterviewState.HELD],
        "asks": match.state == MatchState.PROPOSED or bool(free),
        "goes": match.state in matching.WITH_EMPLOYER,
        "can_refuse": match.state in matching.MOVES[MatchState.REFUSED],
    }


@allow(Role.TRAINEE)
@require_safe
def my_job(request, pk):
    """One job proposed to me: pay, hours, conditions, and my answer."""
    now = timezone.now()
    match = get_object_or_404(own(request).for_page().prefetch_related("interviews"), pk=pk)
    context = {"card": card(match, now), "match": match, "offer": match.offer, "now": now}
    context["today"] = timezone.localdate(now)
    return render(request, "placements/my_job.html", context)


@allow(Role.TRAINEE)
@require_POST
def my_job_accept(request, pk):
    """Yes: put me forward."""
    match = get_object_or_404(own(request).for_page(), pk=pk)
    try:
        if match.state != MatchState.PROPOSED:
            raise ValidationError(_("You answered this already."))
        matching.refer(match=match, by=request.user, now=timezone.now())
        messages.success(request, _("The employer now sees what you share. You will hear from us."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("placements:my_jobs")


@allow(Role.TRAINEE)
@require_http_methods(["GET", "POST"])
def my_job_refuse(request, pk):
    """No: I do not want this job, and why."""
    match = get_object_or_404(own(request).for_page(), pk=pk)
    form = RefuseForm(request.POST or None)
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            matching.refuse(match=match, reason=reason, by=request.user, now=timezone.now())
            messages.success(request, _("Thank you. We will look for something else."))
            return redirect("placements:my_jobs")
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return render(request, "placements/my_job_refuse.html", {"form": form, "match": match})


@allow(Role.TRAINEE)
@require_POST
def my_interview(request, pk):
    """Take one of the times proposed."""
    rows = Interview.objects.visible_to(request.user)
    row = get_object_or_404(rows.filter(match__trainee__user=request.user), pk=pk)
    try:
        interviewing.choose(interview=row, by=request.user, now=timezone.now())
        messages.success(request, _("The time is agreed. The employer knows."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("placements:my_jobs")


@allow(Role.TRAINEE)
@require_POST
def my_interview_none(request, pk):
    """None of the times fits me."""
    match = get_object_or_404(own(request).for_page(), pk=pk)
    words, now = request.POST.get("words", "").strip(), timezone.now()
    try:
        interviewing.none_fits(match=match, words=words, by=request.user, now=now)
        messages.success(request, _("The employer will propose other times."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("placements:my_jobs")
