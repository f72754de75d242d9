"""The secret addresses of calendar feeds: made of a person's code and the portal's secret key."""

import base64
import binascii
import uuid

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from intermediary.own_models import CalendarFeed
from intermediary.posting import portal_url

CODE = 16  # bytes of the code, by which the row is found
SEAL = 20  # bytes that only the key makes: 160 bits


def secret_of(feed: CalendarFeed) -> str:
    """The secret part of a feed's address, 48 letters and digits."""
    return _encoded(feed.code, settings.SECRET_KEY)


def address_of(feed: CalendarFeed) -> str:
    """The whole address of a feed."""
    return portal_url(reverse("intermediary:calendar", args=[secret_of(feed)]))


def feed_behind(secret: str) -> CalendarFeed | None:
    """The feed of this address; None for one that is wrong, was replaced or is of nobody here."""
    try:
        raw = base64.urlsafe_b64decode(secret.encode("ascii"))
    except (binascii.Error, ValueError):
        return None
    if len(raw) != CODE + SEAL:
        return None
    code = uuid.UUID(bytes=raw[:CODE])
    # After a change of the key, addresses made with the one before hold as long as it is named.
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if not any([constant_time_compare(secret, _encoded(code, key)) for key in keys]):  # noqa: C419
        return None
    rows = CalendarFeed.objects.select_related("user")
    return rows.filter(code=code, user__is_active=True).first()


def _encoded(code: uuid.UUID, key: str) -> str:
    seal = salted_hmac("intermediary.calendar", code.bytes, secret=key, algorithm="sha256")
    return base64.urlsafe_b64encode(code.bytes + seal.digest()[:SEAL]).decode("ascii")
