"""Text messages: through whatever the setting SMS_BACKEND names; without it there are none.

`console` prints them, `memory` keeps them for tests, anything else is the dotted path of a function
that takes a number and a text and raises OSError when the message could not be handed over.
"""

import logging
import re
from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string

log = logging.getLogger(__name__)
outbox: list[tuple[str, str]] = []  # what `memory` was given
AMERICAN = re.compile(r"1?([2-9]\d{2}[2-9]\d{6})")
WORLD = re.compile(r"[1-9]\d{7,14}")
BETWEEN = str.maketrans("", "", " ().-/\u00a0\u2011")


def is_ready() -> bool:
    """Whether text messages can be sent at all."""
    return bool(settings.SMS_BACKEND)


def send(number: str, text: str) -> None:
    """Hand one message over. Raises OSError when it could not be, ValueError for no number."""
    if e164(number) != number:
        raise ValueError("no telephone number")
    _backend()(number, text)


def e164(phone: str) -> str | None:
    """A number as carriers take it (E.164); without a country it is American. None if it is none.

    "(410) 555-0134" is +14105550134; an extension can get no text message.
    """
    digits = (phone or "").strip().translate(BETWEEN)
    if digits.startswith("+") and not digits.startswith("+1"):
        return digits if WORLD.fullmatch(digits[1:]) else None
    found = AMERICAN.fullmatch(digits.removeprefix("+"))
    return f"+1{found[1]}" if found else None


def console(number: str, text: str) -> None:
    """Print a message where the portal logs."""
    log.info("text message to %s: %s", number, text)


def memory(number: str, text: str) -> None:
    """Keep a message in this process, for tests."""
    outbox.append((number, text))


def _backend() -> Callable[[str, str], None]:
    name = settings.SMS_BACKEND
    if not name:
        raise OSError("no SMS_BACKEND is set")
    return {"console": console, "memory": memory}.get(name) or import_string(name)
