"""Pages of people at an employer: invited ones make their sign-in, colleagues are looked after."""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from employers import colleagues as people
from employers import invitations
from employers.choices import PortalRole
from employers.forms.colleagues import ColleagueForm, PasswordForm
from employers.may import can, may
from employers.models import Contact
from employers.own_data import as_zip
from employers.roles import WRITERS
from employers.views.portal import own_employer
from intermediary.access import allow, public
from intermediary.choices import Role
from intermediary.languages import in_language_of_work

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@in_language_of_work
def join(request, token):
    """Use an invitation: choose a password, or join with the sign-in one has."""
    now = timezone.now()
    if too_often := ratelimit.consume_or_429(request, action="reset_password_from_key"):
        return too_often
    invitation = invitations.standing(token, now)
    if invitation is None:
        return render(request, "employers/join_gone.html", status=404)
    account = invitations.account_of(invitation)
    known = invitations.signs_in(account)
    form = PasswordForm(request.POST or None, contact=invitation.contact)
    if request.method == "POST":
        answer = _joined(request, invitation, account if known else None, form, now)
        if answer is not None:
            return answer
    next_page = urlencode({"next": request.path})
    context = {
        "invitation": invitation,
        "form": form,
        "known": known,
        "is_own": known and request.user == account,
        "sign_in_href": f"{reverse('account_login')}?{next_page}",
    }
    return render(request, "employers/join.html", context)


def _joined(request, invitation, account, form, now):
    """The way on once the invitation is used; None where something has to be put right first."""
    try:
        if account is not None:
            if request.user != account:
                return None
            user = invitations.accept(invitation=invitation, now=now, user=account)
        elif form.is_valid():
            typed = form.cleaned_data["password"]
            user = invitations.accept(invitation=invitation, now=now, password=typed)
            login(request, user, backend=BACKEND)
        else:
            return None
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
    said = _("Welcome, %(person)s. You speak for %(employer)s here.")
    named = {"person": user.get_short_name(), "employer": invitation.contact.employer}
    messages.success(request, said % named)
    return redirect("employers:portal")


@allow(*WRITERS)
@require_POST
def invite(request, pk):
    """Send somebody at an employer a link to their sign-in, or send it again."""
    rows = Contact.objects.visible_to(request.user).select_related("employer")
    contact = get_object_or_404(rows, pk=pk)
    _invited(request, contact)
    return redirect(contact.employer)


def _invited(request, contact):
    try:
        invitations.invite(contact=contact, by=request.user, now=timezone.now())
        messages.success(request, _("The invitation to %s is on its way.") % contact.email)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))


@allow(Role.EMPLOYER)
@may(PortalRole.ADMIN)
@require_http_methods(["GET", "POST"])
def colleagues(request):
    """Who of the company uses the portal, and as what; the administrator adds colleagues."""
    company, now = own_employer(request.user), timezone.now()
    form = None
    if company and can(request.user, PortalRole.ADMIN):
        form = ColleagueForm(request.POST or None, employer=company)
        if form.is_valid():
            contact = form.save(commit=False)
            people.add(contact=contact, by=request.user, now=now)
            messages.success(request, _("The invitation to %s is on its way.") % contact.email)
            return redirect("employers:colleagues")
    rows = Contact.objects.visible_to(request.user).filter(employer=company)
    context = {
        "company": company,
        "form": form,
        "rows": rows.select_related("user").with_invitation(now),
        "roles": [(role, str(role.label).partition(":")[0]) for role in PortalRole],
        "may_change": form is not None,
        "today": timezone.localdate(now),
    }
    return render(request, "employers/colleagues.html", context)


@allow(Role.EMPLOYER)
@may(PortalRole.ADMIN)
@require_POST
def colleague_invite(request, pk):
    """Send a colleague the link to their sign-in, or send it again."""
    _invited(request, own_colleague(request, pk))
    return redirect("employers:colleagues")


@allow(Role.EMPLOYER)
@may(PortalRole.ADMIN)
@require_POST
def colleague_role(request, pk):
    """Change what a colleague may do in the portal."""
    contact, role = own_colleague(request, pk), request.POST.get("portal_role", "")
    if role not in PortalRole.values:
        messages.error(request, _("Choose what this person may do."))
        return redirect("employers:colleagues")
    try:
        people.change_role(contact=contact, role=role, by=request.user)
        said = _("What %s may do is changed.")
        messages.success(request, said % contact)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("employers:colleagues")


@allow(Role.EMPLOYER)
@may(PortalRole.ADMIN)
@require_POST
def colleague_remove(request, pk):
    """End a colleague's access to the portal."""
    contact = own_colleague(request, pk)
    try:
        people.remove(contact=contact, by=request.user, now=timezone.now())
        messages.success(request, _("%s can no longer sign in for your company.") % contact)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("employers:colleagues")


def own_colleague(request, pk):
    """A person of the employer that this person speaks for, or 404."""
    company = own_employer(request.user)
    rows = Contact.objects.visible_to(request.user).filter(employer=company)
    return get_object_or_404(rows, pk=pk)


@allow(Role.EMPLOYER)
@require_safe
def own_data(request):
    """Everything kept about the company, as a zip of tables."""
    if (company := own_employer(request.user)) is None or not can(request.user, PortalRole.ADMIN):
        raise PermissionDenied
    answer = HttpResponse(as_zip(company, request.user), content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="company-data.zip"'
    return answer
