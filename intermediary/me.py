"""The start page of a trainee: what comes next, their training, their dates and their jobs."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from coaching.models import Session
from intermediary.access import allow
from intermediary.choices import Role
from placements.models import Match, Placement
from trainees.choices import EnrollmentStatus
from trainees.deadlines import add_months
from trainees.models import Enrollment, Trainee

ON_THE_WAY = (EnrollmentStatus.ADMITTED, EnrollmentStatus.ENROLLED, EnrollmentStatus.GRADUATED)


@allow(Role.TRAINEE)
@require_safe
def me(request):
    """The next session first, then training, dates and jobs of the person signed in."""
    now, on = timezone.now(), timezone.localdate()
    trainee = Trainee.objects.visible_to(request.user).filter(user=request.user).first()
    sessions = Session.objects.visible_to(request.user).filter(trainee=trainee)
    jobs = Placement.objects.visible_to(request.user).filter(trainee=trainee)
    asking = Match.objects.visible_to(request.user).filter(trainee=trainee).asking(now)
    enrollments = Enrollment.objects.visible_to(request.user).filter(trainee=trainee).for_list()
    training = enrollments.filter(status__in=ON_THE_WAY).order_by("-cohort__starts_on").first()
    context = {
        "trainee": trainee,
        "session": sessions.for_list().upcoming(now).first(),
        "training": training,
        "week": training.cohort.week(on) if training else 0,
        "coached_until": coached_until(training),
        "asking": asking.select_related("offer__employer").order_by("-moved_at", "-pk"),
        "jobs": jobs.select_related("employer").order_by("-started_on", "-pk"),
        "today": on,
    }
    return render(request, "intermediary/me.html", context)


def coached_until(training: Enrollment | None):
    """The last day of coaching that comes with a graduation, or None before it."""
    if training is None or not training.graduated_on:
        return None
    return add_months(training.graduated_on, training.cohort.track.coaching_months)
