"""Pages about problems at work: the worklist, one concern with its steps, and patterns."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coaching import concerns as doing
from coaching import patterns
from coaching.concern_forms import PARTS, AssignForm, ConcernFilter, RaiseForm, WordsForm
from coaching.models import Concern
from coaching.roles import HEARERS, READERS
from employers.models import Employer
from intermediary.access import allow
from intermediary.choices import Role
from intermediary.listing import list_page
from intermediary.opening import opens
from intermediary.swapping import wants_panel
from trainees.models import Trainee

SORTS = {"queue": "queue", "raised": "raised_at"}


@allow(*HEARERS)
@require_safe
@opens(later("Concerns"), bare=later("Open"))
def concerns(request):
    """Problems at work: urgent ones first, then the oldest."""
    form = ConcernFilter(request.GET, user=request.user)
    rows = form.filter(Concern.objects.visible_to(request.user)).for_list().in_queue()
    page = list_page(request, rows, sorts=SORTS, default="queue")
    context = {
        "page": page,
        "form": form,
        "parts": PARTS,
        "default_sort": page.default_sort,
        "today": timezone.localdate(),
    }
    return render(request, "coaching/concerns.html", context)


def _own(request, pk) -> Concern:
    rows = Concern.objects.visible_to(request.user).for_list().select_related("raised_by")
    return get_object_or_404(rows, pk=pk)


def _page(request, concern, status=200, **forms):
    """One concern with everything done about it; a form that was refused stands as it was sent."""
    context = {
        "concern": concern,
        "steps": concern.steps.select_related("by"),
        "step_form": WordsForm(label=_("What did you do?"), prefix="step"),
        "end_form": WordsForm(label=_("How did it end?"), prefix="end"),
        "again_form": WordsForm(label=_("Why is it taken up again?"), prefix="again"),
        "assign_form": AssignForm(user=request.user, initial={"to": concern.assigned_to_id}),
        "today": timezone.localdate(),
    }
    return render(request, "coaching/concern.html", context | forms, status=status)


@allow(*HEARERS)
@require_safe
def concern(request, pk):
    """What happened, who looks after it, and what was done."""
    return _page(request, _own(request, pk))


def _said(request, concern, prefix, label, do, thanks):
    """Do something that takes a few words, and tell; without the words nothing is done."""
    form = WordsForm(request.POST, label=label, prefix=prefix)
    if not form.is_valid():
        return _page(request, concern, 422, **{f"{prefix}_form": form})
    try:
        do(form.cleaned_data["text"])
        messages.success(request, thanks)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(concern)


@allow(*HEARERS)
@require_POST
def concern_step(request, pk):
    """Write down what was done."""
    row = _own(request, pk)

    def do(text):
        doing.add_step(concern=row, text=text, by=request.user)

    return _said(request, row, "step", _("What did you do?"), do, _("The step is added."))


@allow(*HEARERS)
@require_POST
def concern_resolve(request, pk):
    """Close it, saying how it ended."""
    row = _own(request, pk)

    def do(text):
        doing.resolve(concern=row, resolution=text, by=request.user, now=timezone.now())

    return _said(request, row, "end", _("How did it end?"), do, _("The concern is resolved."))


@allow(*HEARERS)
@require_POST
def concern_reopen(request, pk):
    """Take a resolved concern up again."""
    row = _own(request, pk)

    def do(text):
        doing.reopen(concern=row, text=text, by=request.user)

    said = _("The concern is open again.")
    return _said(request, row, "again", _("Why is it taken up again?"), do, said)


@allow(*HEARERS)
@require_POST
def concern_assign(request, pk):
    """Say who works on it."""
    row = _own(request, pk)
    form = AssignForm(request.POST, user=request.user)
    if not form.is_valid():
        return _page(request, row, 422, assign_form=form)
    to = form.cleaned_data["to"]
    doing.assign(concern=row, to=to, by=request.user)
    said = _("%(who)s works on it.") % {"who": to} if to else _("Nobody works on it now.")
    messages.success(request, said)
    return redirect(row)


@allow(*HEARERS)
@require_safe
def concerns_for_trainee(request, pk):
    """One person's problems at work: a panel of their page, or a page of its own."""
    trainee = get_object_or_404(Trainee.objects.visible_to(request.user), pk=pk)
    rows = Concern.objects.visible_to(request.user).filter(trainee=trainee).for_list()
    context = {"trainee": trainee, "rows": rows.in_queue().order_by("queue")}
    context["today"] = timezone.localdate()
    full, panel = "coaching/concerns_for_trainee.html", "coaching/parts/concerns_for_trainee.html"
    return render(request, panel if wants_panel(request) else full, context)


@allow(*HEARERS)
@require_http_methods(["GET", "POST"])
def concern_new(request, pk):
    """Note a problem at work that somebody told us of."""
    trainee = get_object_or_404(Trainee.objects.visible_to(request.user), pk=pk)
    on = timezone.localdate()
    form = RaiseForm(request.POST or None, user=request.user, trainee=trainee, on=on)
    if form.is_valid():
        told = form.cleaned_data
        now = timezone.now()
        row = doing.raise_concern(trainee=trainee, **told, by=request.user, now=now)
        messages.success(request, _("The concern is noted."))
        return redirect(row)
    context = {"trainee": trainee, "form": form}
    status = 422 if form.errors else 200
    return render(request, "coaching/concern_new.html", context, status=status)


@allow(*READERS)
@require_safe
def concern_patterns(request):
    """Which problems are told of where, as far as that tells nothing of single people."""
    found = patterns.everywhere(timezone.localdate())
    context = {"found": found, "hears": request.user.has_role(*HEARERS)}
    return render(request, "coaching/concern_patterns.html", context)


@allow(Role.EMPLOYER)
@require_safe
def portal_concerns(request):
    """The same for an employer about itself alone."""
    own = Employer.objects.visible_to(request.user).own(request.user).first()
    found = patterns.at(own, timezone.localdate()) if own else None
    context = {"company": own, "found": found}
    return render(request, "coaching/portal_concerns.html", context)
