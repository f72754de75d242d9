"""Whether the portal's services answer: for `/healthz`, and for every command before it starts."""

from django.conf import settings
from django.db import Error, connection
from django.http import HttpResponse
from redis import Redis, RedisError

from intermediary.access import public

_SECONDS = 5


def database_fault():
    """Why the database does not answer, or None."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except Error as error:
        return first_line(error)
    return None


def broker_fault():
    """Why the broker does not answer, or None. The cache is the same server's next database."""
    options = {"socket_connect_timeout": _SECONDS, "socket_timeout": _SECONDS}
    try:
        with Redis.from_url(settings.CACHES["default"]["LOCATION"], **options) as client:
            client.ping()
    except (RedisError, OSError, ValueError) as error:
        return first_line(error)
    return None


def failing():
    """The parts that do not answer, each with its reason."""
    faults = {"database": database_fault(), "broker": broker_fault()}
    return [(part, reason) for part, reason in faults.items() if reason]


def first_line(error):
    """An error in one line; drivers like to explain themselves in several."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


@public
def healthz(_request):
    """`ok` when database and broker answer, else 503 with the part that does not."""
    if faults := failing():
        parts = ", ".join(part for part, _reason in faults)
        return HttpResponse(f"failing: {parts}", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


def answer_first(get_response):
    """Middleware: answer `/healthz` before anything asks for a host name, TLS or a session."""

    def middleware(request):
        return healthz(request) if request.path == "/healthz" else get_response(request)

    return middleware
