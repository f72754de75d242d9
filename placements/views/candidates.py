"""Pages for employers: the people referred to their offers, each showing what they share."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from employers.choices import PortalRole
from employers.may import can, may
from intermediary.access import allow
from intermediary.choices import Role
from intermediary.listing import list_page
from placements import emails, interviewing, matching, sharing
from placements.choices import WITH_EMPLOYER, InterviewState
from placements.forms.matches import HireForm, ReasonForm, TimesForm
from placements.match_words import INTERVIEW_LOOKS, Told, told
from placements.models import Interview, Match
from trainees.choices import Shared
from trainees.models import Enrollment

READS_ONLY = later("You may read here. Ask an administrator of your company to do this.")
NOTED = {"held": InterviewState.HELD, "no_show": InterviewState.NO_SHOW}


def own(request):
    """The matches with the offers of the employers this person speaks for, once referred."""
    return Match.objects.visible_to(request.user).for_employer(request.user)


def one(request, pk) -> Match:
    """One of them, or 404."""
    return get_object_or_404(own(request).for_page(), pk=pk)


@allow(Role.EMPLOYER)
@require_safe
def portal_candidates(request):
    """Everyone referred to the employer's offers; who waits for an answer first."""
    now = timezone.now()
    rows = own(request).for_list()
    live = request.GET.get("show") != "over"
    rows = rows.filter(state__in=WITH_EMPLOYER) if live else rows.exclude(state__in=WITH_EMPLOYER)
    page = list_page(request, rows, sorts={"moved": "moved_at"}, default="moved")
    shared = sharing.shared_by(match.trainee_id for match in page)
    context = {
        "page": page,
        "rows": [
            (row, sharing.called(row.match, shared.get(row.match.trainee_id, set())))
            for row in told(page.rows, now)
        ],
        "live": live,
        "today": timezone.localdate(now),
    }
    return render(request, "placements/candidates.html", context)


@dataclass
class Shown:
    """What an employer is shown of one person: only what the person shares."""

    name: str
    shared: set[str] = field(default_factory=set)
    email: str = ""
    phone: str = ""
    skills: list = field(default_factory=list)
    credentials: list = field(default_factory=list)
    languages: list = field(default_factory=list)
    training: Enrollment | None = None


def shown_of(match, on) -> Shown:
    """Read only what is shared; the rest never reaches the page."""
    trainee = match.trainee
    shared = sharing.shared_by([trainee.pk]).get(trainee.pk, set())
    shown = Shown(sharing.called(match, shared), shared)
    if Shared.CONTACT in shared:
        shown.email, shown.phone = trainee.email, trainee.phone
    if Shared.SKILLS in shared:
        rated = trainee.ratings.in_force(on).select_related("skill")
        shown.skills = sorted(rated, key=lambda each: (-each.level, each.skill.name))
    if Shared.CREDENTIALS in shared:
        shown.credentials = list(trainee.credentials.valid(on).select_related("type"))
    if Shared.LANGUAGE in shared:
        wish = getattr(trainee, "wish", None)
        spoken = [*(wish.languages if wish else []), trainee.language]
        shown.languages = [*dict.fromkeys(each for each in spoken if each)]
    if Shared.TRAINING in shared:
        rows = trainee.enrollments.select_related("cohort__track", "cohort__site")
        shown.training = rows.order_by("-cohort__starts_on", "-pk").first()
    return shown


def candidate_page(request, match, *, form=None, times=None):
    """The page of one candidate, with the form that was refused if one was."""
    now = timezone.now()
    on = timezone.localdate(now)
    zone = emails.zone_of(match)
    row: Told = told([match], now)[0]
    able = {to: not matching.can_move(match, to, on=on) for to in matching.MOVES}
    context = {
        "match": match,
        "row": row,
        "shown": shown_of(match, on),
        "interviews": [(x, INTERVIEW_LOOKS[x.state]) for x in match.interviews.all()],
        "asked": match.interviews.filter(state__in=interviewing.OPEN).exists(),
        "zone": zone,
        "can": able,
        "can_meet": not interviewing.can_propose(match),
        "refused": "" if can(request.user, PortalRole.HIRING) else READS_ONLY,
        "form": form or ReasonForm(),
        "times": times or TimesForm(zone=zone),
        "now": now,
        "today": on,
    }
    status = 422 if form or times else 200
    return render(request, "placements/candidate.html", context, status=status)


@allow(Role.EMPLOYER)
@require_safe
def portal_candidate(request, pk):
    """One candidate: what they share, interviews, and the employer's answer."""
    return candidate_page(request, one(request, pk))


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_POST
def portal_candidate_times(request, pk):
    """Propose up to three times for an interview."""
    match = one(request, pk)
    form = TimesForm(request.POST, zone=emails.zone_of(match))
    if form.is_valid():
        try:
            facts = {name: form.cleaned_data[name] for name in ("starts", "minutes", "place")}
            interviewing.propose(match=match, **facts, by=request.user, now=timezone.now())
            messages.success(request, _("The times are proposed. We tell you which one is chosen."))
            return redirect("placements:portal_candidate", pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return candidate_page(request, match, times=form)


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_POST
def portal_candidate_note(request, pk):
    """Note that an interview took place, or that it did not."""
    rows = Interview.objects.visible_to(request.user).select_related("match")
    interview = get_object_or_404(rows, pk=pk)
    match = one(request, interview.match_id)
    state = NOTED.get(request.POST.get("state", ""))
    try:
        if state is None:
            raise ValidationError(_("Choose what happened."))
        interviewing.note(interview=interview, state=state, by=request.user, now=timezone.now())
        messages.success(request, _("Noted."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("placements:portal_candidate", match.pk)


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_POST
def portal_candidate_offer(request, pk):
    """Offer the job to this candidate."""
    match = one(request, pk)
    try:
        matching.offer_job(match=match, by=request.user, now=timezone.now())
        messages.success(request, _("The candidate knows that you offer the job."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("placements:portal_candidate", pk)


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_POST
def portal_candidate_decline(request, pk):
    """Go on with somebody else, and say why."""
    match = one(request, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            matching.decline(match=match, reason=reason, by=request.user, now=timezone.now())
            messages.success(request, _("Thank you for the answer. We tell the candidate kindly."))
            return redirect("placements:portal_candidates")
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return candidate_page(request, match, form=form)


@allow(Role.EMPLOYER)
@may(PortalRole.HIRING)
@require_http_methods(["GET", "POST"])
def portal_candidate_hire(request, pk):
    """Record the hire: first day, pay and hours."""
    match = one(request, pk)
    form = HireForm(request.POST or None, offer=match.offer)
    if match.state not in WITH_EMPLOYER:
        messages.error(request, _("This is not possible any more."))
        return redirect("placements:portal_candidate", pk)
    if form.is_valid():
        try:
            job, now = form.save(commit=False), timezone.now()
            matching.hire(match=match, placement=job, by=request.user, now=now)
            messages.success(request, _("The hire is recorded. Thank you."))
            return redirect("placements:portal_candidate", pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    name = sharing.called_alone(match)
    context = {"form": form, "match": match, "name": name}
    return render(request, "placements/candidate_hire.html", context)
