"""The start page of a trainee: what comes next, what waits for them, training, dates and jobs."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from coaching.models import Note, Session
from coaching.my_sessions import Desk, card
from intermediary.access import allow
from intermediary.choices import Role
from intermediary.offline import kept
from placements.choices import ReportState
from placements.models import JobReport, Match, Placement
from trainees.choices import EnrollmentStatus
from trainees.models import Enrollment, Trainee
from trainees.my_dates import coming
from trainees.progress import progress_of

ON_THE_WAY = (EnrollmentStatus.ADMITTED, EnrollmentStatus.ENROLLED, EnrollmentStatus.GRADUATED)
DATES_SHOWN, NOTES_SHOWN = 5, 3


@allow(Role.TRAINEE)
@require_safe
@kept
def me(request):
    """The next session first, then what waits, training, dates and jobs of the person signed in."""
    user, now = request.user, timezone.now()
    trainee = Trainee.objects.visible_to(user).of(user)
    if trainee is None:
        return render(request, "intermediary/me.html", {"trainee": None})
    desk = Desk(trainee, now)
    sessions = Session.objects.visible_to(user).filter(trainee=trainee).upcoming(now)
    session = sessions.select_related("coach", "group").first()
    asking = Match.objects.visible_to(user).filter(trainee=trainee).asking(now)
    jobs = Placement.objects.visible_to(user).filter(trainee=trainee).select_related("employer")
    told = JobReport.objects.visible_to(user).filter(trainee=trainee)
    notes = Note.objects.visible_to(user).filter(trainee=trainee).select_related("written_by")
    context = {
        "trainee": trainee,
        "desk": desk,
        "card": card(session, desk.zone, now) if session else None,
        "asking": asking.select_related("offer__employer").order_by("-moved_at", "-pk"),
        "notes": notes[:NOTES_SHOWN],
        "sent_back": [each for each in told[:1] if each.state == ReportState.REFUSED],
        "jobs": jobs.order_by("-started_on", "-pk"),
        "now": now,
        "today": desk.on,
        **training_of(user, trainee, desk.on),
    }
    return render(request, "intermediary/me.html", context)


def training_of(user, trainee, on) -> dict:
    """The latest training of a person, how far they are in it, and what is ahead of them."""
    rows = Enrollment.objects.visible_to(user).filter(trainee=trainee, status__in=ON_THE_WAY)
    training = rows.for_list().order_by("-cohort__starts_on", "-pk").first()
    dates = coming(trainee, training, on)
    return {
        "training": training,
        "week": training.cohort.week(on) if training else 0,
        "progress": progress_of(training) if training else None,
        "dates": [each for each in dates if not each.href][:DATES_SHOWN],
        "todo": [each for each in dates if each.href],
    }
