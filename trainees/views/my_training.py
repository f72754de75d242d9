"""A trainee's own progress: hours, modules, certificates and the days ahead."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intermediary.access import allow
from intermediary.choices import Role
from trainees.choices import EnrollmentStatus
from trainees.models import Credential, Enrollment, Trainee
from trainees.my_dates import coming
from trainees.progress import progress_of

ON_THE_WAY = (EnrollmentStatus.ADMITTED, EnrollmentStatus.ENROLLED, EnrollmentStatus.GRADUATED)


@allow(Role.TRAINEE)
@require_safe
def my_training(request):
    """How far I am: hours, modules with their languages, certificates, and what comes when."""
    on = timezone.localdate()
    trainee = Trainee.objects.visible_to(request.user).of(request.user)
    rows = Enrollment.objects.visible_to(request.user).filter(trainee=trainee).for_list()
    training = rows.filter(status__in=ON_THE_WAY).order_by("-cohort__starts_on", "-pk").first()
    credentials = Credential.objects.visible_to(request.user).filter(trainee=trainee)
    context = {
        "trainee": trainee,
        "training": training,
        "week": training.cohort.week(on) if training else 0,
        "progress": progress_of(training) if training else None,
        "credentials": credentials.select_related("type"),
        "dates": coming(trainee, training, on) if trainee else [],
        "today": on,
    }
    return render(request, "trainees/my_training.html", context)
