"""Staff pages about employers: the list, one employer, its people and its meetings."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_safe

from employers.forms.filters import EmployerFilter
from employers.forms.partnering import InteractionForm, StageForm
from employers.forms.partners import ContactForm, EmployerForm, EngagementForm
from employers.high_road import high_road
from employers.models import Contact, Employer, Finding, Offer
from employers.roles import READERS, WRITERS
from employers.showing import prepared, with_terms
from employers.timeline import page_of
from intermediary import recent
from intermediary.access import allow
from intermediary.listing import list_page
from intermediary.opening import opens

SORTS = {"name": "sort_key", "met": "last_touch_on", "next": "next_step_on"}
LATEST_OFFERS, LATEST_MEETINGS, LATEST_LINES = 10, 20, 12


@allow(*READERS)
@require_safe
@opens(later("Employers"))
def list(request):
    """Employers: stage, owner, open offers, and when each was last met."""
    on = timezone.localdate()
    form = EmployerFilter(request.GET, user=request.user, on=on)
    rows = Employer.objects.visible_to(request.user).unmerged()
    rows = form.filter(rows.for_list(on, request.user))
    page = list_page(request, rows, sorts=SORTS, default="name")
    context = {"page": page, "form": form, "default_sort": page.default_sort, "today": on}
    return render(request, "employers/list.html", {**context, "can_write": can_write(request)})


@allow(*READERS)
@require_safe
def detail(request, pk):
    """One employer: facts, people, offers with their verdicts, meetings and sponsored cohorts."""
    on = timezone.localdate()
    rows = Employer.objects.visible_to(request.user).with_facts(on, request.user)
    employer = get_object_or_404(rows, pk=pk)
    if employer.merged_into_id:
        return redirect("employers:detail", employer.merged_into_id)
    recent.remember(request.user, employer)
    context = {"employer": employer, "today": on, "can_write": can_write(request)}
    context |= {**standing(request, employer, on), **partnership(request, employer, on)}
    return render(request, "employers/detail.html", context)


def standing(request, employer, on):
    """What an employer offers and promises, who its people are, and what they did with classes."""
    offers = Offer.objects.visible_to(request.user).filter(employer=employer)
    own = Finding.objects.visible_to(request.user).standing().filter(offer__employer=employer)
    named = urlencode({"employer": employer.key})
    new = {name: f"employers:{name}_new" for name in ("compact", "contact")}
    hrefs = {f"{name}_href": reverse(to, args=[employer.pk]) for name, to in new.items()}
    return {
        **(hrefs if can_write(request) else dict.fromkeys(hrefs, "")),
        "contacts": employer.contacts.select_related("user").with_invitation(timezone.now()),
        "offers": prepared(offers.for_list().order_by("-posted_on", "-pk")[:LATEST_OFFERS], on),
        "findings": with_terms(own.required().to_fix()[:LATEST_OFFERS]),
        "findings_count": own.required().count(),
        "preferred_count": own.preferred().count(),
        "meetings": employer.engagements.for_employer()[:LATEST_MEETINGS],
        "sponsorships": employer.sponsorships.select_related("cohort__track"),
        "road": high_road(employer, on, seen=offers),
        "compacts": employer.agreements.for_list(),
        "offers_href": f"{reverse('employers:offers')}?{named}",
        "findings_href": f"{reverse('employers:findings')}?{named}",
        "scope": request.user.site_scope,
    }


def partnership(request, employer, on):
    """What business development works with: the short form, the stages and the timeline."""
    lines, _more = page_of(employer, request.user, on, size=LATEST_LINES)
    return {
        "lines": lines,
        "log_form": InteractionForm(employer=employer, on=on) if can_write(request) else None,
        "stages": StageForm(initial={"stage": employer.stage}),
        "stage_history": employer.stage_changes.select_related("by")[:LATEST_OFFERS],
    }


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def new(request):
    """Add an employer."""
    form = EmployerForm(request.POST or None, user=request.user)
    if form.is_valid():
        employer = form.save()
        messages.success(request, _("%s is added.") % employer)
        return redirect(employer)
    return render(request, "employers/edit.html", {"form": form})


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def edit(request, pk):
    """Change the facts about an employer."""
    employer = get_object_or_404(Employer.objects.visible_to(request.user).unmerged(), pk=pk)
    form = EmployerForm(request.POST or None, instance=employer, user=request.user)
    if form.is_valid():
        messages.success(request, _("%s is saved.") % form.save())
        return redirect(employer)
    return render(request, "employers/edit.html", {"form": form, "employer": employer})


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def contact_new(request, pk):
    """Add a person at an employer."""
    employer = get_object_or_404(Employer.objects.visible_to(request.user).unmerged(), pk=pk)
    form = ContactForm(request.POST or None, employer=employer)
    if form.is_valid():
        messages.success(request, _("%s is added.") % form.save())
        return redirect(employer)
    return render(request, "employers/contact_edit.html", {"form": form, "employer": employer})


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def contact_edit(request, pk):
    """Change what is known of a person at an employer."""
    rows = Contact.objects.visible_to(request.user).select_related("employer")
    contact = get_object_or_404(rows, pk=pk)
    form = ContactForm(request.POST or None, instance=contact)
    if form.is_valid():
        messages.success(request, _("%s is saved.") % form.save())
        return redirect(contact.employer)
    context = {"form": form, "employer": contact.employer, "contact": contact}
    return render(request, "employers/contact_edit.html", context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def engagement_new(request, pk):
    """Log a day on which an employer met trainees."""
    employer = get_object_or_404(Employer.objects.visible_to(request.user).unmerged(), pk=pk)
    start = {"held_on": timezone.localdate(), "cohort": request.GET.get("cohort", "")}
    form = EngagementForm(request.POST or None, user=request.user, employer=employer, initial=start)
    if form.is_valid():
        meeting = form.save()
        said = {"kind": meeting.get_kind_display(), "employer": employer}
        messages.success(request, _("%(kind)s with %(employer)s is logged.") % said)
        return (
            redirect("employers:attendance", meeting.pk) if meeting.cohort else redirect(employer)
        )
    return render(request, "employers/engagement_new.html", {"form": form, "employer": employer})


def can_write(request) -> bool:
    """Whether this person may change what the page shows."""
    return request.user.has_role(*WRITERS)
