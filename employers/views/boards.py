"""Staff pages about an employer's seats on our boards and its contributions."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from employers import boards as acts
from employers.forms.boards import ContributionForm, SeatEndForm, SeatForm
from employers.models import BoardSeat, Contribution, Employer
from employers.roles import READERS, WRITERS
from intermediary.access import allow
from intermediary.swapping import wants_panel
from intermediary.templatetags.words import money, record_date

LATEST = 20


@allow(*READERS)
@require_safe
def boards(request, pk):
    """Seats on our boards and contributions: a panel of an employer's page, or a page."""
    employer = get_object_or_404(Employer.objects.visible_to(request.user).unmerged(), pk=pk)
    seats = BoardSeat.objects.visible_to(request.user).filter(employer=employer)
    given = Contribution.objects.visible_to(request.user).filter(employer=employer)
    context = {
        "employer": employer,
        "seats": seats.select_related("contact", "site"),
        "given": given[:LATEST],
        "given_count": given.count(),
        "given_total": given.aggregate(total=Sum("amount"))["total"],
        "today": timezone.localdate(),
        "can_write": request.user.has_role(*WRITERS),
    }
    full, panel = "employers/boards.html", "employers/parts/boards.html"
    return render(request, panel if wants_panel(request) else full, context)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def seat_new(request, pk):
    """Give one of the employer's people a seat on a board."""
    employer = get_object_or_404(Employer.objects.visible_to(request.user).unmerged(), pk=pk)
    start = {"starts_on": timezone.localdate()}
    form = SeatForm(request.POST or None, user=request.user, employer=employer, initial=start)
    if form.is_valid() and (seat := _done(form, acts.seat, seat=form.instance, by=request.user)):
        said = {"who": seat.contact, "day": record_date(seat.starts_on)}
        messages.success(request, _("%(who)s has a seat from %(day)s.") % said)
        return redirect(employer)
    return render(request, "employers/seat_new.html", {"form": form, "employer": employer})


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def seat_end(request, pk):
    """Note the last day of a term on a board."""
    rows = BoardSeat.objects.visible_to(request.user)
    seat = get_object_or_404(rows.select_related("contact", "employer", "site"), pk=pk)
    start = {"ends_on": seat.ends_on or timezone.localdate()}
    form = SeatEndForm(request.POST or None, seat=seat, initial=start)
    facts = {"seat": seat, "by": request.user}
    if form.is_valid() and _done(form, acts.end_seat, **facts, **form.cleaned_data):
        said = {"who": seat.contact, "day": record_date(form.cleaned_data["ends_on"])}
        messages.success(request, _("The seat of %(who)s ends on %(day)s.") % said)
        return redirect(seat.employer)
    return render(request, "employers/seat_end.html", {"form": form, "seat": seat})


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def contribution_new(request, pk):
    """Record money or equipment that an employer gave."""
    on = timezone.localdate()
    employer = get_object_or_404(Employer.objects.visible_to(request.user).unmerged(), pk=pk)
    form = ContributionForm(
        request.POST or None, employer=employer, on=on, initial={"received_on": on}
    )
    if form.is_valid():
        given = acts.contribute(contribution=form.instance, by=request.user)
        said = {"amount": money(given.amount), "employer": employer}
        messages.success(request, _("%(amount)s from %(employer)s is on record.") % said)
        return redirect(employer)
    return render(request, "employers/contribution_new.html", {"form": form, "employer": employer})


def _done(form, act, **facts):
    """What came of an act, or None with what forbids it on the form."""
    try:
        return act(**facts)
    except ValidationError as refusal:
        form.add_error(None, " ".join(refusal.messages))
        return None
