"""Staff pages about matches: the shortlist of an offer, all matches, and one match."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from employers.models import Offer
from intermediary.access import allow
from intermediary.listing import list_page
from intermediary.opening import opens
from intermediary.swapping import wants_panel
from placements import matching, ranking
from placements.choices import WITH_EMPLOYER, MatchState
from placements.forms.matches import HireForm, MatchFilter, ReasonForm
from placements.match_words import state_of, told
from placements.models import Match
from placements.roles import READERS, WRITERS
from trainees.models import Enrollment, Trainee

SORTS = {"moved": "moved_at", "name": "trainee__sort_key"}
DEEDS = ("shortlist", "propose", "refer")


@allow(*READERS)
@require_safe
@opens(later("Matches"), site="pk")
def matches(request):
    """Who is put together with which offer, since when it stands so, and who waits."""
    now = timezone.now()
    form = MatchFilter(request.GET, user=request.user, now=now)
    rows = form.filter(Match.objects.visible_to(request.user).for_list())
    page = list_page(request, rows, sorts=SORTS, default="-moved")
    context = {
        "page": page,
        "rows": told(page.rows, now),
        "form": form,
        "default_sort": page.default_sort,
        "today": timezone.localdate(now),
    }
    return render(request, "placements/matches.html", context)


@allow(*READERS)
@require_safe
def for_offer(request, pk):
    """The people put together with one offer: a panel of its page, or a page of its own."""
    offer = get_object_or_404(Offer.objects.visible_to(request.user), pk=pk)
    now = timezone.now()
    rows = Match.objects.visible_to(request.user).filter(offer=offer).for_list()
    context = {
        "offer": offer,
        "rows": told(rows, now),
        "today": timezone.localdate(now),
        "can_write": request.user.has_role(*WRITERS),
    }
    full, panel = "placements/for_offer.html", "placements/parts/for_offer.html"
    return render(request, panel if wants_panel(request) else full, context)


@allow(*READERS)
@require_safe
def shortlist(request, pk):
    """Who fits an offer best, why, and who is put together with it already."""
    now = timezone.now()
    on = timezone.localdate(now)
    offer = get_object_or_404(Offer.objects.visible_to(request.user).for_list(), pk=pk)
    found = ranking.candidates(offer, Enrollment.objects.visible_to(request.user), on)
    matched = Match.objects.visible_to(request.user).filter(offer=offer).for_list()
    latest: dict[int, Match] = {}
    for match in matched.order_by("pk"):
        latest[match.trainee_id] = match
    live = {pk for pk, match in latest.items() if match.state in matching.LIVE_MATCH}
    context = {
        "offer": offer,
        "is_shown": matching.is_shown(offer, on),
        "rows": [each for each in found if each.trainee.pk not in live],
        "matched": told(matched, now),
        "today": on,
        "can_write": request.user.has_role(*WRITERS),
    }
    return render(request, "placements/shortlist.html", context)


@allow(*WRITERS)
@require_POST
def shortlist_act(request, pk):
    """Put the people picked on the shortlist, propose the job to them, or refer them."""
    offer = get_object_or_404(Offer.objects.visible_to(request.user), pk=pk)
    deed = request.POST.get("deed", "")
    only = request.GET.get("only")  # the button beside one person
    picked = [only] if only else request.POST.getlist("pick")
    picked = [each for each in picked if each.isdecimal()]
    people = Trainee.objects.visible_to(request.user).filter(pk__in=picked)
    people = people.select_related("user")
    if deed not in DEEDS or not people:
        messages.error(request, _("Select at least one person."))
        return redirect("placements:shortlist", offer.pk)
    done = sum(_act(request, person, offer, deed) for person in people)
    if done:
        said = {
            "shortlist": _("On the shortlist now: %s."),
            "propose": _("Proposed to the trainee: %s."),
            "refer": _("Referred to the employer: %s."),
        }
        messages.success(request, said[deed] % done)
    if request.POST.get("back") == "person":
        return redirect(people[0])
    return redirect("placements:shortlist", offer.pk)


def _act(request, person, offer, deed) -> bool:
    """One deed for one person; what stands in the way is said."""
    now, by = timezone.now(), request.user
    try:
        match = matching.shortlist(trainee=person, offer=offer, by=by, now=now)
        if deed == "propose":
            matching.propose(match=match, by=by, now=now)
        elif deed == "refer":
            matching.refer(match=match, by=by, now=now)
    except ValidationError as refusal:
        messages.error(request, f"{person}: {' '.join(refusal.messages)}")
        return False
    return True


@allow(*READERS)
@require_safe
def matches_for_trainee(request, pk):
    """One person's matches and the open offers that fit best: a panel, or a page of its own."""
    now = timezone.now()
    on = timezone.localdate(now)
    trainee = get_object_or_404(Trainee.objects.visible_to(request.user), pk=pk)
    rows = Match.objects.visible_to(request.user).filter(trainee=trainee).for_list()
    offers = Offer.objects.visible_to(request.user)
    enrollments = Enrollment.objects.visible_to(request.user)
    context = {
        "trainee": trainee,
        "rows": told(rows, now),
        "offers": ranking.offers_for(trainee, offers, enrollments, on),
        "today": on,
        "can_write": request.user.has_role(*WRITERS),
    }
    full, panel = "placements/matches_for_trainee.html", "placements/parts/matches_for_trainee.html"
    return render(request, panel if wants_panel(request) else full, context)


def visible(request, pk) -> Match:
    """The match, or 404 for who may not see it."""
    return get_object_or_404(Match.objects.visible_to(request.user).for_page(), pk=pk)


@allow(*READERS)
@require_safe
def match(request, pk):
    """One match: where it stands, what can be done now, and who did what when."""
    return match_page(request, visible(request, pk))


def match_page(request, found, form=None):
    """The page of one match, with the reason form if it was refused."""
    now = timezone.now()
    on = timezone.localdate(now)
    can = {to: not matching.can_move(found, to, on=on) for to in MatchState if to in matching.MOVES}
    context = {
        "match": found,
        "row": told([found], now)[0],
        "steps": [(step, state_of(step)) for step in found.steps.select_related("by")],
        "interviews": found.interviews.all(),
        "zone": found.offer.site.time_zone if found.offer.site else None,
        "can": can,
        "form": form or ReasonForm(),
        "today": on,
        "can_write": request.user.has_role(*WRITERS),
    }
    return render(request, "placements/match.html", context, status=422 if form else 200)


@allow(*WRITERS)
@require_POST
def match_move(request, pk):
    """Move a match on: propose, refer, or close it with a reason."""
    found = visible(request, pk)
    now, by, deed = timezone.now(), request.user, request.POST.get("deed", "")
    form = ReasonForm(request.POST)
    if deed == "close" and not form.is_valid():
        return match_page(request, found, form)
    try:
        if deed == "propose":
            matching.propose(match=found, by=by, now=now)
        elif deed == "refer":
            matching.refer(match=found, by=by, now=now)
        elif deed == "close":
            matching.close(match=found, by=by, now=now, reason=form.cleaned_data["reason"])
        else:
            raise ValidationError(_("Choose what to do."))
        messages.success(request, _("%s is the state now.") % found.get_state_display())
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("placements:match", pk)


@allow(*WRITERS)
@require_http_methods(["GET", "POST"])
def match_hire(request, pk):
    """Record that the person got the job, with its terms."""
    found = visible(request, pk)
    form = HireForm(request.POST or None, offer=found.offer)
    if found.state not in WITH_EMPLOYER:
        messages.error(request, _("Only somebody who was referred can be hired."))
        return redirect("placements:match", pk)
    if form.is_valid() and (job := hired(request, found, form)):
        return redirect(job)
    return render(request, "placements/match_hire.html", {"form": form, "match": found})


def hired(request, found, form):
    """The job that a valid hire form makes, or None with what stands in the way on the form."""
    try:
        job = matching.hire(
            match=found, placement=form.save(commit=False), by=request.user, now=timezone.now()
        )
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
    messages.success(request, _("The hire is recorded."))
    return job
