"""Letters: written in the transaction of what they tell, sent once by a worker after it.

The row is the truth. A worker claims it by one conditional UPDATE, sends it, and forgets its words;
a claim that a killed worker left is found by the sweep. Whether it is then sent again (with the
same Message-ID, so that a mail program shows it once) is for the kind of letter to say.
"""

import logging
from datetime import datetime, timedelta
from email.utils import formataddr, parseaddr
from smtplib import SMTPRecipientsRefused

from celery import current_app
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string
from django.utils import timezone, translation

from intermediary import languages, texting, unsubscribing
from intermediary.choices import Carrier
from intermediary.models import Bounce, Letter

LOST = timedelta(minutes=10)  # a worker that claimed a letter so long ago is gone
MOST_TRIES = 8
TASK = "intermediary.send_letter"
FOR_GOOD = 500  # from this answer of a mail server on, trying again is of no use
OF_US = "5.7."  # RFC 3463: the server refuses us or our policy, whoever it is for
PARTS = {
    Carrier.EMAIL: (("subject", "subject.txt"), ("text", "message.txt"), ("html", "message.html")),
    Carrier.SMS: (("subject", "subject.txt"), ("text", "sms.txt")),
}

log = logging.getLogger(__name__)


def portal_url(path: str = "") -> str:
    """An address of the portal for a letter: the setting, then this path."""
    return settings.PORTAL_URL.rstrip("/") + path


def post(
    name: str,
    *,
    to: str,
    about: str,
    language: str,
    again: bool = True,
    carrier: Carrier = Carrier.EMAIL,
    expires_at: datetime | None = None,
    **facts,
) -> bool:
    """Write one letter (`name` is its template) and send it once this transaction is committed.

    `about` says what makes it one letter: the same name, about and address is written once, however
    often this is called; returns whether it was written now. Facts are what the template names.
    A text message is the template's short text, and has no page.
    """
    written = {"again": again, "carrier": carrier, "expires_at": expires_at}
    written |= _written(name, carrier, languages.of_letter(name, language), facts)
    row, is_new = Letter.objects.get_or_create(
        name=name, about=about, to=to.lower(), defaults=written
    )
    if is_new:
        transaction.on_commit(lambda: current_app.send_task(TASK, [row.pk]))
    return is_new


def _written(name: str, carrier: Carrier, language: str, facts: dict) -> dict[str, str]:
    """The words of a letter in a language, as its carrier takes them."""
    with translation.override(language):
        parts = PARTS[carrier]
        said = {part: render_to_string(f"{name}_{file}", facts).strip() for part, file in parts}
    return said | {"subject": " ".join(said["subject"].split())[:300], "language": language}


def send(letter_id: int, now: datetime) -> bool:
    """Send one letter, if nobody else does. Safe to call twice. Returns whether it was sent now.

    What is too late, and what goes to an address that refuses our letters for good, is not sent.
    """
    free = claimable(now).filter(pk=letter_id)
    if not free.update(claimed_at=now):
        return False
    letter = Letter.objects.get(pk=letter_id)
    try:
        _carry(letter)
    except (OSError, ValueError) as fault:  # smtplib's errors; an address or a header that is none
        log.warning("letter %s could not be sent: %s", letter.pk, fault)
        tries = MOST_TRIES if _is_for_good(fault, letter.to) else letter.tries + 1
        tried = {"claimed_at": None, "tries": tries, "fault": str(fault)[:300]}
        Letter.objects.filter(pk=letter_id, claimed_at=now).update(**tried)
        return False
    done = {"sent_at": timezone.now(), "text": "", "html": "", "fault": ""}
    Letter.objects.filter(pk=letter_id).update(**done)
    return True


def claimable(now: datetime):
    """Letters that can be sent at this instant: free, in time, to an address that takes them."""
    dead = Exists(Bounce.objects.filter(address=OuterRef("to")))
    waiting = Letter.objects.claimable(now - LOST).in_time(now)
    return waiting.filter(~dead, tries__lt=MOST_TRIES)


def _carry(letter: Letter) -> None:
    """Hand a letter to what carries it."""
    if letter.carrier == Carrier.SMS:
        texting.send(letter.to, letter.text)
    else:
        message(letter).send()


def _is_for_good(fault: Exception, address: str) -> bool:
    """Note an address that does not exist; a refusal of us, or for now, is no fault of it."""
    if not isinstance(fault, SMTPRecipientsRefused):
        return False
    for refused, (code, words) in fault.recipients.items():
        said = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
        if refused.lower() == address and code >= FOR_GOOD and not said.startswith(OF_US):
            Bounce.objects.note(address, f"{code} {said}")
            return True
    return False


def message(letter: Letter) -> EmailMultiAlternatives:
    """A letter as mail: text and HTML, from the organization by name."""
    sender = settings.DEFAULT_FROM_EMAIL
    named = sender if "<" in sender else formataddr((settings.ORGANIZATION_NAME, sender))
    host = parseaddr(sender)[1].partition("@")[2] or "localhost"
    headers = {
        "Auto-Submitted": "auto-generated",
        "Message-ID": f"<letter-{letter.pk}-{letter.created_at:%Y%m%d%H%M%S}@{host}>",
        "Content-Language": letter.language,
        **unsubscribing.headers(letter),
    }
    mail = EmailMultiAlternatives(letter.subject, letter.text, named, [letter.to], headers=headers)
    mail.attach_alternative(letter.html, "text/html")
    return mail


def send_due(now: datetime) -> int:
    """Ring again for letters whose bell was lost, or that could not be sent; returns how many."""
    due = [
        letter.pk
        for letter in claimable(now)
        .filter(created_at__lt=now - timedelta(minutes=1))
        .order_by("pk")[:200]
        # After each fault twice as long: 1, 2, 4 ... minutes, two hours at most.
        if letter.created_at + timedelta(minutes=2**letter.tries - 1) <= now
    ]
    for pk in due:
        current_app.send_task(TASK, [pk])
    return len(due)
