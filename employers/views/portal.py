"""Pages for employers: their own offers, what to fix first, and the form that checks at once."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from employers import actions
from employers.checking import Check
from employers.choices import PortalRole
from employers.fixing import fixes, lowest_passing
from employers.forms.filters import OwnOfferFilter
from employers.forms.offers import EmployerOfferForm
from employers.high_road import high_road
from employers.may import may
from employers.models import Agreement, Employer, Offer
from employers.showing import prepared
from employers.views.editing import copy_of, is_ready, mark_pay, offer_form, save
from intermediary.access import allow
from intermediary.choices import Role
from intermediary.listing import list_page
from intermediary.opening import opens
from intermediary.templatetags.words import pay

SORTS = {"title": "sort_key", "posted": "posted_on", "closes": "closes_on"}
FIRST_TO_FIX, LATEST = 5, 10


@allow(Role.EMPLOYER)
@require_safe
def portal(request):
    """The employer's start page: what keeps offers from candidates, then the latest offers."""
    on = timezone.localdate()
    own = Offer.objects.visible_to(request.user).own(request.user)
    hidden = own.live(on).needs_fixing()
    first = hidden.for_list().with_open_pay()
    first = first.order_by(F("verdict__shortfall").desc(nulls_last=True), "-posted_on", "-pk")
    latest = own.for_list().with_shown(on).order_by("-posted_on", "-pk")
    company = own_employer(request.user)
    context = {
        "company": company,
        "road": high_road(company, on) if company else None,
        "to_sign": Agreement.objects.visible_to(request.user).filter(employer=company).to_sign(),
        "today": on,
        "waiting": hidden.count(),
        "fixes": fixes(first[:FIRST_TO_FIX], on),
        "offers": prepared(latest[:LATEST], on),
        "offers_count": own.count(),
    }
    return render(request, "employers/portal.html", context)


@allow(Role.EMPLOYER)
@require_safe
@opens(later("Your offers"))
def portal_offers(request):
    """All of the employer's offers."""
    on = timezone.localdate()
    form = OwnOfferFilter(request.GET, on=on)
    own = Offer.objects.visible_to(request.user).own(request.user).with_shown(on)
    page = list_page(request, form.filter(own.for_list()), sorts=SORTS, default="-posted")
    prepared(page, on)
    context = {"page": page, "form": form, "default_sort": page.default_sort, "today": on}
    context["company"] = own_employer(request.user)
    return render(request, "employers/portal_offers.html", context)


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_http_methods(["GET", "POST"])
def portal_offer_new(request):
    """Post an offer; the same page shows at once whether it meets the standards."""
    if (employer := own_employer(request.user)) is None:
        raise Http404
    if (pk := request.GET.get("copy", "")).isdecimal():
        copied = own_offer(request, pk)
        return form_page(request, copy_of(copied), actions.submit_offer, copied)
    return form_page(request, Offer(employer=employer), actions.submit_offer)


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_http_methods(["GET", "POST"])
def portal_offer(request, pk):
    """One own offer: its form, and beside it the check with what would pass."""
    return form_page(request, own_offer(request, pk), actions.change_offer)


def form_page(request, offer, action, copied=None):
    """The form of an own offer and its check."""
    on = timezone.localdate()
    form = offer_form(EmployerOfferForm, request, offer, on, copied)
    if is_ready(form, lambda: own_offer(request, offer.pk)):
        saved = save(form, action, by=request.user, on=on)
        messages.success(request, _("Your offer is saved and checked."))
        return redirect("employers:portal_offer", saved.pk)
    check = Check.of(own_offer(request, offer.pk), on) if offer.pk else None
    mark_pay(form, check)
    context = {"form": form, "offer": offer, "check": check, "today": on, "own": True}
    context |= {"company": offer.employer, "copied": copied}
    if offer.pk:
        context["findings"] = offer.findings.standing().to_fix()
        context["asked"] = {each.code: each for each in offer.waiver_requests.reverse()}
    return render(request, "employers/portal_offer.html", context)


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_POST
def portal_offer_check(request):
    """The check of what is being typed, saved nowhere; answers with the panel alone."""
    on = timezone.localdate()
    offer = Offer(employer=own_employer(request.user))
    form = EmployerOfferForm(request.POST, instance=offer, user=request.user, on=on)
    form.is_valid()
    context = {"check": Check.of(form.instance, on), "own": True, "typing": True}
    context["form_id"] = "offer"
    return render(request, "employers/parts/check.html", context)


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_POST
def portal_offer_raise(request, pk):
    """Raise the lowest pay of an own offer to the least that passes, as the button said it."""
    offer, on = own_offer(request, pk), timezone.localdate()
    amount = lowest_passing(offer)
    if amount is None or f"{amount:f}" != request.POST.get("amount"):
        messages.info(request, _("This offer has changed since. Look at it before you raise it."))
        return redirect("employers:portal_offer", offer.pk)
    offer.pay_min, changed = amount, ["pay_min"]
    if offer.pay_max is not None and offer.pay_max < amount:
        offer.pay_max, changed = amount, ["pay_min", "pay_max"]
    actions.change_offer(offer=offer, changed=changed, by=request.user, on=on)
    check = Check.of(own_offer(request, pk), on)
    said = {"offer": offer, "pay": pay(offer), "then": check.consequence}
    messages.success(request, _("%(offer)s pays %(pay)s now. %(then)s") % said)
    return redirect("employers:portal")


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_POST
def portal_offer_pause(request, pk):
    """Hide an own offer for a while."""
    return turn(request, pk, actions.pause_offer, _("Your offer is paused."))


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_POST
def portal_offer_resume(request, pk):
    """Open an own paused offer again."""
    return turn(request, pk, actions.resume_offer, _("Your offer is open again and was checked."))


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_POST
def portal_offer_close(request, pk):
    """Take no more applications for an own offer after today."""
    return turn(request, pk, actions.close_offer, _("Today is the last day to apply."))


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_POST
def portal_offer_withdraw(request, pk):
    """Take an own offer back for good."""
    return turn(request, pk, actions.withdraw_offer, _("Your offer is withdrawn."))


def turn(request, pk, action, said):
    """Pause, resume or withdraw an own offer, and say so."""
    offer = own_offer(request, pk)
    try:
        action(offer=offer, by=request.user, on=timezone.localdate())
        messages.success(request, said)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("employers:portal_offer", offer.pk)


def own_offer(request, pk):
    """An offer of the employer this person speaks for, or 404."""
    rows = Offer.objects.visible_to(request.user).own(request.user)
    return get_object_or_404(rows.for_page(), pk=pk)


def own_employer(user):
    """The employer this person speaks for, or None."""
    return Employer.objects.visible_to(user).own(user).first()
