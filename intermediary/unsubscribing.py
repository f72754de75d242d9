"""One press to get no more reminders: a link in the letter, and the mail program's own button.

RFC 2369 and 8058: the button sends a POST without cookies, and nobody has to sign in.
"""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from intermediary.choices import Channel
from intermediary.models import Letter, Reach, User
from intermediary.recipients import STOPPABLE

SALT = "intermediary.unsubscribe"


def link(user: User) -> str:
    """The path that stops the reminders of this person."""
    token = signing.dumps(user.pk, salt=SALT)
    return reverse("intermediary:reminders_stop", args=[token])


def person_behind(token: str) -> User | None:
    """Whose reminders a link stops, or None for a link that we did not make."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=pk, is_active=True).first()


def stop(user: User) -> None:
    """Remind a person no more. Twice changes nothing."""
    Reach.objects.update_or_create(user=user, defaults={"channel": Channel.NONE})


def headers(letter: Letter) -> dict[str, str]:
    """What a mail program needs to offer its button; nothing for letters that must come."""
    if letter.name not in STOPPABLE:
        return {}
    user = User.objects.filter(email=letter.to, is_active=True).first()
    if user is None:
        return {}
    return {
        "List-Unsubscribe": f"<{settings.PORTAL_URL.rstrip('/')}{link(user)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
