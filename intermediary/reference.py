"""A short number for every request: on the page that says a fault, and in the log beside it."""

import logging
import secrets
from contextvars import ContextVar

# Nothing that is misread or misheard: no 0 and O, no 1, I and L, no U.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_current: ContextVar[str] = ContextVar("reference", default="")


def new_reference() -> str:
    """Eight letters and digits in two groups, as somebody reads them out on the phone."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def give_reference(get_response):
    """Middleware: name this request; the name goes out with the answer."""

    def middleware(request):
        request.reference = new_reference()
        token = _current.set(request.reference)
        try:
            response = get_response(request)
        finally:
            _current.reset(token)
        response.headers["X-Reference"] = request.reference
        return response

    return middleware


class Referenced(logging.Filter):
    """Gives every line of the log the reference of the request it was written in."""

    def filter(self, record):
        """Never drops a line."""
        reference = _current.get()
        record.reference = f" [{reference}]" if reference else ""
        return True
