"""What a partnership came to: hires, the statement of a compact, and an employer's scorecard."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from employers.choices import AgreementState
from employers.models import Agreement, Employer
from intermediary.access import allow
from intermediary.choices import NAMES, Role
from intermediary.swapping import wants_panel
from placements import scorecard as cards
from placements import statements
from placements.depth import depths
from placements.models import Placement
from placements.roles import READERS

HIRES_SHOWN = 20


@allow(*READERS)
@require_safe
def for_employer(request, pk):
    """Who was hired by one employer, of the people this person sees, the latest first."""
    employer = get_object_or_404(Employer.objects.visible_to(request.user), pk=pk)
    jobs = Placement.objects.visible_to(request.user).filter(employer=employer)
    context = {
        "employer": employer,
        "total": jobs.count(),
        "jobs": jobs.select_related("trainee").order_by("-started_on", "-pk")[:HIRES_SHOWN],
        "named": request.user.has_role(*NAMES),
    }
    full, panel = "placements/for_employer.html", "placements/parts/for_employer.html"
    return render(request, panel if wants_panel(request) else full, context)


@allow(*READERS)
@require_safe
def statement(request, pk):
    """A quarter of a compact: promised against done."""
    rows = Agreement.objects.visible_to(request.user).for_list()
    return _page(request, get_object_or_404(rows, pk=pk), "staff.html")


@allow(Role.EMPLOYER)
@require_safe
def own_statement(request, pk):
    """The same for the people of the employer: counts only, no names."""
    own = Employer.objects.visible_to(request.user).own(request.user)
    rows = Agreement.objects.visible_to(request.user).filter(employer__in=own)
    rows = rows.exclude(state=AgreementState.DRAFT).for_list()
    return _page(request, get_object_or_404(rows, pk=pk), "employer.html")


def _page(request, agreement, frame):
    on = timezone.localdate()
    known = statements.quarters(agreement, on)
    asked = request.GET.get("quarter", "")
    quarter = next((each for each in known if each.key == asked), known[0])
    if asked and quarter.key != asked:
        raise Http404
    context = {
        "frame": frame,
        "agreement": agreement,
        "company": agreement.employer,
        "statement": statements.statement(agreement, quarter, on),
        "quarters": known,
        "today": on,
    }
    return render(request, "placements/statement.html", context)


@allow(Role.EMPLOYER)
@require_safe
def scorecard(request):
    """The scorecard of the company: findings, answers, hires and pay of a year."""
    on = timezone.localdate()
    company = Employer.objects.visible_to(request.user).own(request.user).first()
    card = cards.scorecard(company, on) if company else None
    context = {"company": company, "card": card, "today": on, **(_said(card) if card else {})}
    context["depth"] = depths([company.pk], on)[company.pk] if company else None
    return render(request, "placements/scorecard.html", context)


def _said(card) -> dict:
    """The counts under each figure of a scorecard."""
    answered = _("%(answered)s answered, %(waiting)s waiting")
    return {
        "kept_said": _("of %s first jobs a year or more ago") % card.kept_of,
        "answered_said": answered % {"answered": card.answered, "waiting": card.waiting},
        "days_said": "" if card.days is None else f"{card.days:.1f}",
        "judged_said": _("of %s whose pay was judged") % card.judged,
    }
