"""Pages of curriculum drafts: staff write them, employers read and comment while they are open."""

from itertools import groupby

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from employers.choices import PortalRole
from employers.forms.drafts import DraftCommentForm, DraftForm
from employers.may import may, speaker
from employers.models import DraftComment
from employers.roles import READERS
from employers.views.portal import own_employer
from intermediary.access import allow
from intermediary.choices import Role
from standards.models import CurriculumDraft

AUTHORS = (Role.ADMIN, Role.MANAGER)


@allow(*READERS)
@require_safe
def drafts(request):
    """Drafts of curricula, the latest first."""
    rows = CurriculumDraft.objects.visible_to(request.user).select_related("track")
    context = {"rows": rows, "today": timezone.localdate()}
    context["can_write"] = request.user.has_role(*AUTHORS)
    return render(request, "employers/drafts.html", context)


@allow(*AUTHORS)
@require_http_methods(["GET", "POST"])
def draft_new(request):
    """Write a draft for a track."""
    return _edit_page(request, CurriculumDraft(created_by=request.user))


@allow(*AUTHORS)
@require_http_methods(["GET", "POST"])
def draft_edit(request, pk):
    """Change a draft, or how long it is open."""
    rows = CurriculumDraft.objects.visible_to(request.user)
    return _edit_page(request, get_object_or_404(rows, pk=pk))


def _edit_page(request, instance):
    form = DraftForm(request.POST or None, instance=instance, user=request.user)
    if form.is_valid():
        saved = form.save()
        messages.success(request, _("%s is saved.") % saved)
        return redirect("employers:draft", saved.pk)
    return render(request, "employers/draft_edit.html", {"form": form, "draft": instance})


@allow(*READERS)
@require_safe
def draft(request, pk):
    """One draft, and what each employer says of it."""
    rows = CurriculumDraft.objects.visible_to(request.user).select_related("track")
    found = get_object_or_404(rows, pk=pk)
    said = DraftComment.objects.visible_to(request.user).filter(draft=found)
    said = said.select_related("contact__employer").order_by(
        "contact__employer__sort_key", "contact__employer_id", "said_at", "pk"
    )
    by_employer = groupby(said, lambda each: each.contact.employer)
    context = {
        "draft": found,
        "said": [(employer, [*group]) for employer, group in by_employer],
        "today": timezone.localdate(),
        "can_write": request.user.has_role(*AUTHORS),
    }
    return render(request, "employers/draft.html", context)


def _open(request):
    """The drafts that are open for comments today."""
    on = timezone.localdate()
    rows = CurriculumDraft.objects.visible_to(request.user).select_related("track")
    return rows.filter(opens_on__lte=on, closes_on__gte=on)


@allow(Role.EMPLOYER)
@require_safe
def curriculum(request):
    """The drafts that wait for what employers think of them."""
    context = {"company": own_employer(request.user), "rows": _open(request)}
    context["today"] = timezone.localdate()
    return render(request, "employers/curriculum.html", context)


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_http_methods(["GET", "POST"])
def curriculum_draft(request, pk):
    """One open draft, and what one's own company says of it."""
    found, contact = get_object_or_404(_open(request), pk=pk), speaker(request.user)
    form = DraftCommentForm(request.POST or None)
    if contact and form.is_valid():
        comment = form.save(commit=False)
        comment.draft, comment.contact = found, contact
        comment.save()
        messages.success(request, _("Thank you. Your comment is with those who write the draft."))
        return redirect("employers:curriculum_draft", pk)
    company = own_employer(request.user)
    said = DraftComment.objects.visible_to(request.user).filter(draft=found)
    said = said.filter(contact__employer=company).select_related("contact")
    context = {"draft": found, "form": form, "said": said, "company": company}
    return render(request, "employers/curriculum_draft.html", context)
