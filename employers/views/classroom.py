"""Staff pages about employers in the classroom: who was at a meeting, and who knows whom."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from employers.acquaintance import matrix as acquaintance
from employers.forms.classroom import AttendanceForm
from employers.models import Engagement
from employers.roles import READERS, WRITERS
from intermediary.access import allow
from intermediary.choices import Role
from trainees.models import Cohort, Enrollment


@allow(*WRITERS, Role.COACH)
@require_http_methods(["GET", "POST"])
def attendance(request, pk):
    """Who was at a meeting: people of the class, and people of the employer by name."""
    rows = Engagement.objects.visible_to(request.user).select_related("employer", "cohort__track")
    meeting = get_object_or_404(rows, pk=pk)
    form = AttendanceForm(request.POST or None, meeting=meeting, user=request.user)
    if form.is_valid():
        form.save(by=request.user)
        said = {"people": len(form.cleaned_data["attendees"]), "employer": meeting.employer}
        messages.success(request, _("%(people)s people met %(employer)s.") % said)
        return redirect(meeting.cohort or meeting.employer)
    context = {"form": form, "meeting": meeting, "employer": meeting.employer}
    return render(request, "employers/attendance.html", context)


@allow(*READERS)
@require_safe
def matrix(request, pk):
    """Who of a class knows which employer; those whom nobody knows yet stand first."""
    on = timezone.localdate()
    cohort = get_object_or_404(Cohort.objects.visible_to(request.user).for_list(), pk=pk)
    enrollments = Enrollment.objects.visible_to(request.user).filter(cohort=cohort)
    started = enrollments.filter(started_on__lte=on, withdrawn_on__isnull=True)
    people = started.select_related("trainee").order_by("trainee__sort_key", "pk")
    meetings = Engagement.objects.visible_to(request.user).filter(cohort=cohort, held_on__lte=on)
    told = meetings.select_related("employer").prefetch_related("attendees", "people")
    found = acquaintance([e.trainee for e in people], told.order_by("held_on", "pk"))
    context = {"cohort": cohort, "matrix": found, "today": on}
    return render(request, "employers/matrix.html", context)
