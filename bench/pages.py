"""The list of trainees, against a page without content and against Django's own list."""

from http.cookies import SimpleCookie
from io import BytesIO

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.wsgi import get_wsgi_application
from django.urls import NoReverseMatch, reverse

from bench.race import Result, Unmeasured, at_least, in_turn, nothing, seconds
from intermediary.models import User

BARE = "/bench/bare/"
_AIM = 0.5  # seconds that a stretch of requests should take


class Visitor:
    """Somebody signed in, who asks the WSGI application directly."""

    def __init__(self, user: User):
        self.application = get_wsgi_application()
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        self.cookie = SimpleCookie({"sessionid": session.session_key}).output(header="").strip()

    def get(self, address: str) -> bytes:
        """The body of a page; anything but 200 is an error."""
        answered = []
        path, _mark, query = address.partition("?")
        body = self.application(
            {
                "REQUEST_METHOD": "GET",
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "HTTP_COOKIE": self.cookie,
                "HTTP_HOST": "localhost",
                "SERVER_NAME": "localhost",
                "SERVER_PORT": "80",
                "SERVER_PROTOCOL": "HTTP/1.1",
                "wsgi.url_scheme": "http",
                "wsgi.input": BytesIO(),
                "wsgi.errors": BytesIO(),
                "wsgi.multithread": False,
                "wsgi.multiprocess": False,
                "wsgi.run_once": False,
                "wsgi.version": (1, 0),
            },
            lambda status, headers, exc_info=None: answered.append(status),
        )
        page = b"".join(body)
        body.close()
        if not answered[0].startswith("200"):
            raise Unmeasured(f"{address} answered {answered[0]}")
        return page


def run(_duck, rounds: int) -> list[Result]:
    """Requests a second of each page, in turn."""
    visitor = Visitor(User.objects.get(pk=1))
    try:
        pages = [reverse("trainees:list"), BARE, reverse("admin:trainees_trainee_changelist")]
    except NoReverseMatch as error:
        raise Unmeasured(f"A page is missing: {error}") from None
    works, counts = [], []
    for page in pages:
        visitor.get(page)
        count = max(1, round(_AIM / seconds(lambda page=page: visitor.get(page))))
        counts.append(count)
        works.append((nothing, _asking(visitor, page, count)))
    times = in_turn(*works, rounds=rounds * 3)
    each = [[seconds_ / count for seconds_ in of] for of, count in zip(times, counts, strict=True)]
    trainees, bare, admin = each
    return [
        at_least("list of trainees, against a bare page", trainees, bare, least=0.25, each=1),
        at_least("the same, against the admin's list", trainees, admin, least=20, each=1),
    ]


def _asking(visitor, page, count):
    def ask():
        for _n in range(count):
            visitor.get(page)

    return ask
