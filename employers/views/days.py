"""Events of classes: staff plan them, employers' people volunteer in one press."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from employers import cohort_days
from employers.choices import PortalRole
from employers.forms.days import CohortDayForm, EventFilter, TookPlaceForm
from employers.may import may, speaker
from employers.models import CohortDay, Contact, Offer
from employers.roles import READERS, WRITERS
from employers.views.portal import own_employer
from intermediary.access import allow
from intermediary.choices import Role
from intermediary.swapping import wants_panel
from intermediary.templatetags.words import month_year
from trainees.models import Cohort

MOST_EVENTS = 200


@allow(*READERS)
@require_safe
def days_for_cohort(request, pk):
    """The events of a cohort: a panel of its page, or a page of its own."""
    cohort = get_object_or_404(Cohort.objects.visible_to(request.user).for_list(), pk=pk)
    rows = CohortDay.objects.visible_to(request.user).filter(cohort=cohort).for_list()
    context = {"cohort": cohort, "rows": rows, "now": timezone.now()}
    context["can_write"] = request.user.has_role(*WRITERS)
    panel = wants_panel(request)
    page = "employers/parts/days.html" if panel else "employers/days_for_cohort.html"
    return render(request, page, context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def day_new(request, pk):
    """Plan an event of a cohort."""
    rows = Cohort.objects.visible_to(request.user).select_related("site")
    cohort = get_object_or_404(rows, pk=pk)
    start = {"minutes": 60, "wanted": 1}
    form = CohortDayForm(request.POST or None, cohort=cohort, initial=start)
    if form.is_valid():
        day = form.save()
        messages.success(request, _("%s is planned.") % day.get_kind_display())
        return redirect("employers:day", day.pk)
    return render(request, "employers/day_edit.html", {"form": form, "cohort": cohort})


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def day_edit(request, pk):
    """Move an event, or change what is wanted."""
    day = _day(request, pk)
    form = CohortDayForm(request.POST or None, instance=day)
    if form.is_valid():
        form.save()
        messages.success(request, _("The event is saved."))
        return redirect("employers:day", pk)
    context = {"form": form, "cohort": day.cohort, "day": day}
    return render(request, "employers/day_edit.html", context)


@allow(*READERS)
@require_http_methods(["GET", "POST"])
def day(request, pk):
    """One event and who volunteered; afterwards it becomes a meeting of each employer."""
    found, now = _day(request, pk), timezone.now()
    coming = found.volunteers.select_related("contact__employer")
    can_write = request.user.has_role(*WRITERS)
    form = None
    if can_write and found.starts_at <= now and not found.canceled_at and coming:
        ours = Contact.objects.visible_to(request.user).filter(volunteering__day=found)
        form = TookPlaceForm(request.POST or None, contacts=ours.select_related("employer"))
        if form.is_valid():
            came = form.cleaned_data["came"]
            cohort_days.took_place(day=found, came=came, by=request.user, now=now)
            messages.success(request, _("The meeting is logged."))
            return redirect(found.cohort)
    context = {"day": found, "coming": coming, "form": form, "now": now, "can_write": can_write}
    return render(request, "employers/day.html", context)


@allow(*WRITERS)
@require_POST
def day_cancel(request, pk):
    """Call an event off, by letter to those who wanted to come."""
    cohort_days.cancel(day=_day(request, pk), by=request.user, now=timezone.now())
    messages.success(request, _("The event is called off. Those who wanted to come get a letter."))
    return redirect("employers:day", pk)


def _day(request, pk):
    return get_object_or_404(CohortDay.objects.visible_to(request.user).for_list(), pk=pk)


@allow(Role.EMPLOYER)
@require_safe
def events(request):
    """The events of classes that employers' people may come to, month by month."""
    now, contact = timezone.now(), speaker(request.user)
    sites = Offer.objects.visible_to(request.user).choosable_sites()
    form = EventFilter(request.GET, sites=sites)
    rows = CohortDay.objects.visible_to(request.user).ahead(now).for_list()
    rows = form.filter(rows.with_own(contact))[:MOST_EVENTS]
    months: dict[str, list] = {}
    for each in rows:
        local = each.starts_at.astimezone(cohort_days.zone_of(each))
        months.setdefault(month_year(local.date()), []).append((each, local))
    context = {"months": months, "form": form, "company": own_employer(request.user)}
    context |= {"count": len(rows), "contact": contact}
    return render(request, "employers/events.html", context)


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_POST
def event_volunteer(request, pk):
    """Say that one comes."""
    said = _("Thank you. A letter with day and place is on its way.")
    return _answered(request, pk, cohort_days.volunteer, said)


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_POST
def event_withdraw(request, pk):
    """Say that one does not come after all."""
    said = _("You are taken off. Somebody else can come now.")
    return _answered(request, pk, cohort_days.withdraw, said)


def _answered(request, pk, action, said):
    contact = speaker(request.user)
    try:
        action(day=_day(request, pk), contact=contact, by=request.user, now=timezone.now())
        messages.success(request, said)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("employers:events")


@allow(Role.EMPLOYER)
@require_safe
def event_ics(request, pk):
    """One event as a file for a calendar."""
    answer = HttpResponse(cohort_days.as_ics(_day(request, pk)), content_type="text/calendar")
    answer["Content-Disposition"] = f'attachment; filename="event-{pk}.ics"'
    return answer
