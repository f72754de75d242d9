"""Staff pages about what people ask about their data: the list, and one to answer."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_safe

from intermediary.access import allow
from intermediary.choices import Role
from intermediary.erasing import answer_request
from intermediary.listing import list_page
from trainees.choices import DataAnswer, DataWish
from trainees.models import DataRequest

ANSWERERS = (Role.ADMIN, Role.MANAGER)
GOES = (
    later("E-mail address, phone number, birth date and ZIP code"),
    later("Gender, race and ethnicity, veteran and disability status"),
    later("What the person looks for in a job, and pictures of pay stubs"),
    later("All consents are withdrawn, sessions ahead are canceled"),
    later("The account is closed; nobody can sign in with it again"),
)
STAYS = (
    later("Name and number, classes, hours, certificates and sessions: grants are audited"),
    later("Jobs, their evidence and follow-up checks: outcomes are looked up by person"),
    later("Notes and concerns, until their own term ends"),
    later("The audit log, with the old values, for 7 years"),
)


class AnswerForm(forms.Form):
    """What becomes of a request, and what the person is told."""

    answer = forms.ChoiceField(label=later("Answer"), choices=DataAnswer, widget=forms.RadioSelect)
    note = forms.CharField(
        label=later("What the person is told"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@allow(*ANSWERERS)
@require_safe
def data_requests(request):
    """What people ask about their data: those without an answer first."""
    every = request.GET.get("state") == "all"
    rows = DataRequest.objects.visible_to(request.user).select_related("trainee")
    waiting = rows.filter(answer="")
    page = list_page(
        request, rows if every else waiting, sorts={"asked": "asked_at"},
        default="-asked" if every else "asked",
    )  # fmt: skip
    context = {
        "page": page,
        "every": every,
        "waiting": waiting.count(),
        "today": timezone.localdate(),
    }
    return render(request, "intermediary/data_requests.html", context)


@allow(*ANSWERERS)
@require_http_methods(["GET", "POST"])
def data_request(request, pk):
    """Answer one request; a deletion says exactly what goes and what stays."""
    rows = DataRequest.objects.visible_to(request.user).select_related("trainee", "answered_by")
    asked = get_object_or_404(rows, pk=pk)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            told = form.cleaned_data
            answer_request(request=asked, **told, by=request.user, now=timezone.now())
            messages.success(request, _("The request of %s is answered.") % asked.trainee)
            return redirect("intermediary:data_requests")
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {
        "asked": asked,
        "form": form,
        "goes": GOES,
        "stays": STAYS,
        "deletes": asked.wish == DataWish.DELETE,
    }
    status = 422 if form.errors else 200
    return render(request, "intermediary/data_request.html", context, status=status)
