"""An employer asks to set a standard aside, and program staff answer: once, by letter."""

from datetime import date, datetime

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from employers import actions
from employers.choices import WaiverAnswer
from employers.models import Contact, Offer, WaiverRequest
from intermediary.models import User
from intermediary.posting import portal_url, post


@transaction.atomic
def ask(*, offer: Offer, code: str, reason: str, until: date, by: User) -> WaiverRequest:
    """Ask for a waiver of one open finding; whoever looks after the employer gets a letter."""
    Offer.objects.select_for_update().get(pk=offer.pk)
    if not offer.findings.standing().filter(code=code).exists():
        raise ValidationError({"code": _("This finding is resolved already.")})
    if waiting(offer).filter(code=code).exists():
        raise ValidationError({"code": _("You asked for this already. An answer is on its way.")})
    with pghistory.context(user=by.pk, action="ask_waiver"):
        request = WaiverRequest.objects.create(
            offer=offer, code=code, reason=reason.strip(), wanted_until=until, asked_by=by
        )
    if owner := offer.employer.owner:
        post(
            "employers/email/waiver_asked",
            to=owner.email,
            about=f"waiver_request:{request.pk}",
            language=owner.language,
            employer=offer.employer.name,
            offer=offer.title,
            standard=request.get_code_display(),
            reason=request.reason,
            until_on=until,
            waiver_url=portal_url(reverse("employers:waiver_request", args=[request.pk])),
        )
    return request


def waiting(offer: Offer):
    """The requests about an offer that nobody has answered yet."""
    return offer.waiver_requests.filter(answer=WaiverAnswer.WAITING)


@transaction.atomic
def grant(
    *, request: WaiverRequest, by: User, note: str, until: date, on: date, now: datetime
) -> WaiverRequest:
    """Grant what was asked, until a day: the waiver is the same as one that staff set by hand."""
    actions.check_may_waive(by, request.offer)
    finding = request.offer.findings.standing().filter(code=request.code).first()
    if finding is None:
        raise ValidationError(_("The finding is resolved already: there is nothing to waive."))
    _answer(request, WaiverAnswer.GRANTED, by, note, now)
    actions.grant_waiver(finding=finding, by=by, reason=request.reason, until=until, on=on)
    _tell(request, until)
    return request


@transaction.atomic
def refuse(*, request: WaiverRequest, by: User, note: str, now: datetime) -> WaiverRequest:
    """Refuse what was asked, and say why."""
    actions.check_may_waive(by, request.offer)
    if not note.strip():
        raise ValidationError({"note": _("Say why it is not granted.")})
    _answer(request, WaiverAnswer.REFUSED, by, note, now)
    _tell(request, request.wanted_until)
    return request


def _answer(request, answer, by, note, now):
    """Write the answer, unless somebody was faster."""
    open_ = WaiverRequest.objects.filter(pk=request.pk, answer=WaiverAnswer.WAITING)
    with pghistory.context(user=by.pk, action="answer_waiver_request"):
        said = {"answer": answer, "answered_by": by, "answered_at": now, "note": note.strip()}
        if not open_.update(**said):
            raise ValidationError(_("Somebody answered this request in the meantime."))
    request.refresh_from_db()


def _tell(request, until):
    """The letter to whoever asked, unless they asked us not to write."""
    person = request.asked_by
    if Contact.objects.filter(user=person, no_mail=True).exists():
        return
    post(
        "employers/email/waiver_answered",
        to=person.email,
        about=f"waiver_request:{request.pk}",
        language=person.language,
        offer=request.offer.title,
        standard=request.get_code_display(),
        granted=request.answer == WaiverAnswer.GRANTED,
        until_on=until,
        note=request.note,
        offer_url=portal_url(reverse("employers:portal_offer", args=[request.offer_id])),
    )
