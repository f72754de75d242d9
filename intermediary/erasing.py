"""Answering what people ask about their data, and erasing what nothing obliges us to keep."""

import datetime as dt

import pghistory
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from coaching import booking
from coaching.models import Session
from intermediary.letter_models import Bounce, Letter
from intermediary.models import User
from intermediary.own_models import CalendarFeed, Preferences, Reach
from placements.models import JobReport
from trainees.choices import DataAnswer, DataWish
from trainees.models import Consent, DataRequest, JobWish, Trainee

ERASES = (DataAnswer.DONE, DataAnswer.PARTLY)
BLANK = {
    "email": "", "phone": "", "birth_date": None, "postal_code": "", "gender": "",
    "race_ethnicity": [], "veteran": None, "disability": None,
}  # fmt: skip


@transaction.atomic
def answer_request(
    *, request: DataRequest, answer: DataAnswer | str, note: str, by: User, now: dt.datetime
) -> DataRequest:
    """Answer what a person asked; a deletion that is granted, in full or in part, is done here."""
    held = DataRequest.objects.select_for_update().select_related("trainee").get(pk=request.pk)
    if held.answer:
        raise ValidationError(_("Somebody has answered this already."))
    held.answer, held.note = answer, note.strip()
    held.answered_by, held.answered_at = by, now
    with pghistory.context(user=by.pk, action="answer_data_request"):
        held.save()
        if held.wish == DataWish.DELETE and answer in ERASES:
            erase(trainee=held.trainee, by=by, now=now)
    return held


@transaction.atomic
def erase(*, trainee: Trainee, by: User, now: dt.datetime) -> None:
    """Erase contact, personal details, wishes and pay stubs, and close the account.

    What somebody learned, earned and was seen for stays for the audits of grants (docs/privacy.md).
    """
    with pghistory.context(user=by.pk, action="erase_data"):
        addresses = {trainee.email.lower()} - {""}
        for name, blank in BLANK.items():
            setattr(trainee, name, blank)
        trainee.save(update_fields=list(BLANK))
        Consent.objects.standing().filter(trainee=trainee).update(withdrawn_at=now)
        JobWish.objects.filter(trainee=trainee).delete()
        for session in Session.objects.booked().filter(trainee=trainee, starts_at__gt=now):
            booking.cancel(session=session, by=by, now=now)
        _drop_stubs(trainee)
        if trainee.user is not None:
            addresses.add(trainee.user.email)
            _close(trainee.user, trainee.key)
        Letter.objects.filter(to__in=addresses, sent_at__isnull=True).delete()
        Bounce.objects.filter(address__in=addresses).delete()


def _drop_stubs(trainee: Trainee) -> None:
    """Take the pictures of pay stubs away, the files once this is committed."""
    for report in JobReport.objects.filter(trainee=trainee).exclude(pay_stub=""):
        storage, name = report.pay_stub.storage, report.pay_stub.name
        report.pay_stub = ""
        report.save(update_fields=["pay_stub"])
        transaction.on_commit(lambda storage=storage, name=name: storage.delete(name))


def _close(user: User, number: str) -> None:
    """Close an account for good; its row stays, for others' rows name it."""
    for model in (CalendarFeed, Preferences, Reach, EmailAddress, Authenticator):
        model.objects.filter(user=user).delete()
    user.is_active, user.name = False, number
    user.email = f"closed-{user.pk}@closed.invalid"
    user.set_unusable_password()
    user.save(update_fields=["is_active", "name", "email", "password"])
