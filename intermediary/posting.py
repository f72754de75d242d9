"""Letters: written in the transaction of what they tell, sent once by a worker after it.

The row is the truth. A worker claims it by one conditional UPDATE, sends it, and forgets its words;
a claim that a killed worker left is found by the sweep. Whether it is then sent again (with the
same Message-ID, so that a mail program shows it once) is for the kind of letter to say.
"""

import logging
from datetime import datetime, timedelta
from email.utils import formataddr, parseaddr

from celery import current_app
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from intermediary import languages
from intermediary.models import Letter

LOST = timedelta(minutes=10)  # a worker that claimed a letter so long ago is gone
MOST_TRIES = 8
TASK = "intermediary.send_letter"

log = logging.getLogger(__name__)


def portal_url(path: str = "") -> str:
    """An address of the portal for a letter: the setting, then this path."""
    return settings.PORTAL_URL.rstrip("/") + path


def post(name: str, *, to: str, about: str, language: str, again: bool = True, **facts) -> bool:
    """Write one letter (`name` is its template) and send it once this transaction is committed.

    `about` says what makes it one letter: the same name, about and address is written once, however
    often this is called; returns whether it was written now. Facts are what the template names.
    """
    written_in = languages.of_letter(name, language)
    with translation.override(written_in):
        subject, text, html = (
            render_to_string(f"{name}_{part}", facts).strip()
            for part in ("subject.txt", "message.txt", "message.html")
        )
    written = {"subject": " ".join(subject.split())[:300], "text": text, "html": html}
    row, is_new = Letter.objects.get_or_create(
        name=name,
        about=about,
        to=to.lower(),
        defaults={**written, "language": written_in, "again": again},
    )
    if is_new:
        transaction.on_commit(lambda: current_app.send_task(TASK, [row.pk]))
    return is_new


def send(letter_id: int, now: datetime) -> bool:
    """Send one letter, if nobody else does. Safe to call twice. Returns whether it was sent now."""
    free = Letter.objects.claimable(now - LOST).filter(pk=letter_id, tries__lt=MOST_TRIES)
    if not free.update(claimed_at=now):
        return False
    letter = Letter.objects.get(pk=letter_id)
    try:
        message(letter).send()
    except (OSError, ValueError) as fault:  # smtplib's errors; an address or a header that is none
        log.warning("letter %s could not be sent: %s", letter.pk, fault)
        tried = {"claimed_at": None, "tries": letter.tries + 1, "fault": str(fault)[:300]}
        Letter.objects.filter(pk=letter_id, claimed_at=now).update(**tried)
        return False
    done = {"sent_at": timezone.now(), "text": "", "html": "", "fault": ""}
    Letter.objects.filter(pk=letter_id).update(**done)
    return True


def message(letter: Letter) -> EmailMultiAlternatives:
    """A letter as mail: text and HTML, from the organization by name."""
    sender = settings.DEFAULT_FROM_EMAIL
    named = sender if "<" in sender else formataddr((settings.ORGANIZATION_NAME, sender))
    host = parseaddr(sender)[1].partition("@")[2] or "localhost"
    headers = {
        "Auto-Submitted": "auto-generated",
        "Message-ID": f"<letter-{letter.pk}-{letter.created_at:%Y%m%d%H%M%S}@{host}>",
        "Content-Language": letter.language,
    }
    mail = EmailMultiAlternatives(letter.subject, letter.text, named, [letter.to], headers=headers)
    mail.attach_alternative(letter.html, "text/html")
    return mail


def send_due(now: datetime) -> int:
    """Ring again for letters whose bell was lost, or that could not be sent; returns how many."""
    waiting = Letter.objects.claimable(now - LOST).filter(tries__lt=MOST_TRIES)
    due = [
        letter.pk
        for letter in waiting.filter(created_at__lt=now - timedelta(minutes=1)).order_by("pk")[:200]
        # After each fault twice as long: 1, 2, 4 ... minutes, two hours at most.
        if letter.created_at + timedelta(minutes=2**letter.tries - 1) <= now
    ]
    for pk in due:
        current_app.send_task(TASK, [pk])
    return len(due)
