"""A trainee's own data: what is kept and how long, to take along, to correct and to delete."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from intermediary.access import allow
from intermediary.choices import Role
from intermediary.own_data import everything
from trainees.choices import DataWish
from trainees.data_requests import ask
from trainees.models import DataRequest, Trainee

# What is kept, and for how long: docs/privacy.md in the words of the person.
KEPT = (
    (
        later("Your name, how to reach you, your training, jobs and sessions"),
        later("As long as we work with you, then 7 years. Those who pay for the training check."),
    ),
    (
        later("Gender, race, veteran and disability, if you told us"),
        later("Until the last follow-up of your class. Then only numbers without names."),
    ),
    (
        later("Notes of your coach"),
        later("As long as you have a coach, then 3 years."),
    ),
    (
        later("Problems at work that you told us"),
        later("As long as you have a coach, then 3 years. Your employer never reads them."),
    ),
    (
        later("Your account: e-mail, language and settings"),
        later("As long as it is open, then 1 year."),
    ),
    (
        later("Who changed what, and when"),
        later("7 years."),
    ),
)


class AskForm(forms.Form):
    """What to do with one's data, and more words."""

    wish = forms.ChoiceField(
        label=later("What do you want?"), choices=DataWish, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=later("What should we know?"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=later("For a correction: what is wrong, and what is right?"),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("wish") == DataWish.CORRECT and not cleaned.get("text", "").strip():
            self.add_error("text", _("Tell us what is wrong, and what is right."))
        return cleaned


def _own(request) -> Trainee | None:
    return Trainee.objects.visible_to(request.user).of(request.user)


@allow(Role.TRAINEE)
@require_http_methods(["GET", "POST"])
def my_data(request):
    """What is kept about me and how long; take it along, or ask to correct or delete it."""
    trainee = _own(request)
    form = AskForm(request.POST or None, initial={"wish": DataWish.CORRECT})
    if trainee and form.is_valid():
        try:
            ask(trainee=trainee, **form.cleaned_data, by=request.user)
            messages.success(request, _("We have your request. The answer appears here."))
            return redirect("intermediary:my_data")
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {
        "trainee": trainee,
        "kept": KEPT,
        "form": form,
        "requests": DataRequest.objects.visible_to(request.user).filter(trainee=trainee),
        "today": timezone.localdate(),
    }
    status = 422 if form.errors else 200
    return render(request, "intermediary/my_data.html", context, status=status)


@allow(Role.TRAINEE)
@require_safe
@cache_control(private=True, no_store=True)
def my_data_file(request):
    """Everything about me as one file."""
    trainee = _own(request)
    if trainee is None:
        raise Http404
    answer = JsonResponse(
        everything(trainee, request.user),
        json_dumps_params={"indent": 2, "ensure_ascii": False},
    )
    answer.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return answer
