"""What one person can do, has earned, looks for and shares: the page staff keep."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from intermediary.access import allow
from trainees import abilities
from trainees.ability_forms import CredentialForm, SkillsForm, WishForm
from trainees.choices import Shared
from trainees.models import JobWish, Trainee
from trainees.roles import RATERS, READERS


def visible(request, pk) -> Trainee:
    """The person, or 404 for who may not see them."""
    return get_object_or_404(Trainee.objects.visible_to(request.user), pk=pk)


def wish_of(trainee, user) -> JobWish:
    """What the person wishes, as far as anybody wrote it down."""
    found = JobWish.objects.visible_to(user).filter(trainee=trainee).first()
    return found or JobWish(trainee=trainee)


def page(request, trainee, **bound):
    """The page, with the form that was refused if one was."""
    on, user = timezone.localdate(), request.user
    context = {
        "trainee": trainee,
        "form": SkillsForm(trainee=trainee, user=user, on=on),
        "wish": WishForm(instance=wish_of(trainee, user), user=user),
        "credential": CredentialForm(trainee=trainee),
        "credentials": trainee.credentials.select_related("type"),
        "consents": abilities.consents(trainee),
        "today": on,
        "can_write": user.has_role(*RATERS),
        **bound,
    }
    return render(request, "trainees/skills.html", context, status=422 if bound else 200)


@allow(*READERS)
@require_http_methods(["GET", "POST"])
def skills(request, pk):
    """Rate the skills of the track and of working with people, in four steps."""
    trainee = visible(request, pk)
    if request.method == "GET" or not request.user.has_role(*RATERS):
        return page(request, trainee)
    on = timezone.localdate()
    form = SkillsForm(request.POST, trainee=trainee, user=request.user, on=on)
    if not form.is_valid():
        return page(request, trainee, form=form)
    done = abilities.rate(trainee=trainee, levels=form.levels, on=on, by=request.user)
    said = ngettext("%s rating is saved.", "%s ratings are saved.", done)
    messages.success(request, said % done if done else _("Nothing changed."))
    return redirect("trainees:skills", pk)


@allow(*RATERS)
@require_POST
def wishes(request, pk):
    """Write down what the person looks for in a job."""
    trainee = visible(request, pk)
    form = WishForm(request.POST, instance=wish_of(trainee, request.user), user=request.user)
    if not form.is_valid():
        return page(request, trainee, wish=form)
    form.save()
    messages.success(request, _("The wishes are saved."))
    return redirect("trainees:skills", pk)


@allow(*RATERS)
@require_POST
def credential_add(request, pk):
    """Add a certificate the person has shown."""
    trainee = visible(request, pk)
    form = CredentialForm(request.POST, trainee=trainee)
    if not form.is_valid():
        return page(request, trainee, credential=form)
    credential = form.save(commit=False)
    credential.verified_by = request.user
    credential.save()
    messages.success(request, _("%s is added.") % credential.type)
    return redirect("trainees:skills", pk)


@allow(*RATERS)
@require_POST
def consent_paper(request, pk):
    """Record a consent given on paper, or take one back when the person asks for it."""
    trainee = visible(request, pk)
    shared, now = request.POST.get("shared", ""), timezone.now()
    if shared not in Shared.values:
        messages.error(request, _("Choose what is shared."))
        return redirect("trainees:skills", pk)
    change = abilities.share if request.POST.get("give") == "yes" else abilities.stop_sharing
    change(trainee=trainee, shared=Shared(shared), by=request.user, now=now)
    messages.success(request, _("The consent is recorded."))
    return redirect("trainees:skills", pk)
