"""Staff pages about offers: the list, one offer with its check and history, and changing it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from employers import actions
from employers.checking import Check
from employers.forms.filters import OfferFilter
from employers.forms.offers import StaffOfferForm
from employers.history import history
from employers.models import Employer, Offer
from employers.roles import READERS, WRITERS
from employers.showing import prepared
from employers.views.editing import copy_of, is_ready, mark_pay, offer_form, save
from intermediary import recent
from intermediary.access import allow
from intermediary.listing import all_rows, list_page
from intermediary.opening import opens
from intermediary.spreadsheet import as_file

COLUMNS = {
    "offer": lambda offer: offer.key,
    "title": lambda offer: offer.title,
    "employer": lambda offer: offer.employer.key,
    "employer_name": lambda offer: offer.employer,
    "track": lambda offer: offer.track and offer.track.key,
    "site": lambda offer: offer.site and offer.site.key,
    "state": lambda offer: offer.state.value,
    "result": lambda offer: offer.judged and offer.judged.result,
    "required_unmet": lambda offer: offer.judged and offer.judged.required_unmet,
    "required_unknown": lambda offer: offer.judged and offer.judged.required_unknown,
    "hourly_low": lambda offer: offer.judged and offer.judged.hourly_low,
    "hourly_high": lambda offer: offer.judged and offer.judged.hourly_high,
    "floor": lambda offer: offer.judged and offer.judged.floor and offer.judged.floor.amount,
    "shortfall": lambda offer: offer.judged and offer.judged.shortfall,
    "pay_min": lambda offer: offer.pay_min,
    "pay_max": lambda offer: offer.pay_max,
    "pay_period": lambda offer: offer.pay_period,
    "hours_per_week": lambda offer: offer.hours_per_week,
    "posted_on": lambda offer: offer.posted_on,
    "closes_on": lambda offer: offer.closes_on,
}
SORTS = {
    "title": "sort_key",
    "posted": "posted_on",
    "pay": "verdict__hourly_low",
    "short": "verdict__shortfall",
}


@allow(*READERS)
@require_safe
@opens(later("Offers"), site="pk")
def offers(request):
    """Offers with their pay, floor and verdict."""
    on = timezone.localdate()
    form = OfferFilter(request.GET, user=request.user, on=on)
    rows = form.filter(Offer.objects.visible_to(request.user).for_list())
    page = list_page(request, rows, sorts=SORTS, default="-posted")
    prepared(page, on)
    context = {"page": page, "form": form, "default_sort": page.default_sort, "today": on}
    return render(request, "employers/offers.html", context)


@allow(*READERS)
@require_safe
def offers_csv(request):
    """The list of offers as a file."""
    on = timezone.localdate()
    form = OfferFilter(request.GET, user=request.user, on=on)
    rows = form.filter(Offer.objects.visible_to(request.user).for_list())
    chunks = all_rows(request, rows, sorts=SORTS, default="-posted")
    return as_file("offers", COLUMNS, (prepared(chunk, on) for chunk in chunks))


@allow(*READERS)
@require_safe
def offer(request, pk):
    """One offer: all facts, the check with what would pass, findings, waivers and history."""
    on = timezone.localdate()
    shown = get_object_or_404(Offer.objects.visible_to(request.user).for_page(), pk=pk)
    recent.remember(request.user, shown)
    context = {
        "offer": shown,
        "today": on,
        "check": Check.of(shown, on),
        "steps": history(shown),
        "findings": shown.findings.standing().to_fix(),
        "waivers": shown.waivers.live(on).select_related("granted_by"),
        "requests": shown.waiver_requests.select_related("asked_by", "answered_by"),
        "needs": shown.needs.select_related("skill"),
        "can_write": request.user.has_role(*WRITERS),
    }
    return render(request, "employers/offer.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def offer_new(request, pk):
    """Add an offer of an employer; it is checked at once."""
    employer = get_object_or_404(Employer.objects.visible_to(request.user).unmerged(), pk=pk)
    if (number := request.GET.get("copy", "")).isdecimal():
        rows = Offer.objects.visible_to(request.user).filter(employer=employer)
        copied = get_object_or_404(rows, pk=number)
        return edit_page(request, copy_of(copied), actions.submit_offer, copied)
    return edit_page(request, Offer(employer=employer), actions.submit_offer)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def offer_edit(request, pk):
    """Change an offer; it is checked again at once."""
    found = get_object_or_404(Offer.objects.visible_to(request.user).for_page(), pk=pk)
    return edit_page(request, found, actions.change_offer)


def edit_page(request, instance, action, copied=None):
    """The form of an offer for staff, new or known."""
    on = timezone.localdate()
    form = offer_form(StaffOfferForm, request, instance, on, copied)
    seen = Offer.objects.visible_to(request.user).for_page()
    if is_ready(form, lambda: seen.get(pk=instance.pk)):
        saved = save(form, action, by=request.user, on=on)
        messages.success(request, _("%s is saved and checked.") % saved)
        return redirect("employers:offer", saved.pk)
    check = None
    if instance.pk:  # as it is saved: a form that was refused has changed the instance
        check = Check.of(seen.get(pk=instance.pk), on)
    mark_pay(form, check)
    context = {"form": form, "offer": instance, "check": check, "today": on}
    return render(request, "employers/offer_edit.html", context)


@allow(*WRITERS)
@require_POST
def offer_pause(request, pk):
    """Hide an offer for a while."""
    return turn(request, pk, actions.pause_offer, _("%s is paused. Trainees do not see it."))


@allow(*WRITERS)
@require_POST
def offer_resume(request, pk):
    """Open a paused offer again."""
    return turn(request, pk, actions.resume_offer, _("%s is open again and was checked."))


@allow(*WRITERS)
@require_POST
def offer_close(request, pk):
    """Make today the last day to apply."""
    return turn(request, pk, actions.close_offer, _("Today is the last day to apply for %s."))


@allow(*WRITERS)
@require_POST
def offer_withdraw(request, pk):
    """Take an offer back for good; its findings are resolved as withdrawn."""
    return turn(request, pk, actions.withdraw_offer, _("%s is withdrawn."))


def turn(request, pk, action, said):
    """Pause, resume or withdraw an offer, and say so."""
    found = get_object_or_404(Offer.objects.visible_to(request.user), pk=pk)
    try:
        action(offer=found, by=request.user, on=timezone.localdate())
        messages.success(request, said % found)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("employers:offer", found.pk)
