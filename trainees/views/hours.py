"""Staff page to write down who was in class on a day, and for how many hours."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from intermediary.access import allow
from trainees.choices import EnrollmentStatus
from trainees.hours import record_hours
from trainees.hours_forms import DayOfClassForm, HoursForm
from trainees.models import Cohort, Enrollment, HoursEntry
from trainees.roles import RATERS

IN_CLASS = (EnrollmentStatus.ENROLLED, EnrollmentStatus.GRADUATED)


@allow(*RATERS)
@require_http_methods(["GET", "POST"])
def hours(request, pk):
    """Hours of one day of class: choose the day, then a number for each person; again corrects."""
    cohort = get_object_or_404(Cohort.objects.visible_to(request.user).for_list(), pk=pk)
    today = timezone.localdate()
    asked = request.GET if "on" in request.GET else {"on": min(today, cohort.ends_on)}
    day = DayOfClassForm(asked, cohort=cohort, user=request.user, today=today)
    roster = Enrollment.objects.visible_to(request.user).filter(cohort=cohort, status__in=IN_CLASS)
    roster = roster.select_related("trainee").order_by("trainee__sort_key", "trainee_id")
    context = {"cohort": cohort, "day": day, "form": None, "today": today}
    if not day.is_valid():
        status = 422 if "on" in request.GET else 200
        return render(request, "trainees/hours.html", context, status=status)
    on, module = day.cleaned_data["on"], day.cleaned_data["module"]
    known = HoursEntry.objects.visible_to(request.user).filter(held_on=on, module=module)
    known = dict(known.filter(enrollment__cohort=cohort).values_list("enrollment", "hours"))
    usual = None if known else day.cleaned_data["usual"]
    start = {f"h{row.pk}": known.get(row.pk, usual) for row in roster}
    form = HoursForm(request.POST or None, roster=[*roster], initial=start)
    if form.is_valid():
        changed = record_hours(hours=form.hours, on=on, module=module, by=request.user)
        said = ngettext("%s person changed.", "%s people changed.", changed) % changed
        messages.success(request, _("The hours are saved. %s") % said)
        again = {"on": on.isoformat(), "module": module.pk if module else ""}
        return redirect(f"{reverse('trainees:hours', args=[pk])}?{urlencode(again)}")
    context |= {"form": form, "known": bool(known)}
    return render(request, "trainees/hours.html", context, status=422 if form.errors else 200)
