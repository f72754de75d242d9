"""Which addresses the settings use: the given ones, or those of the embedded services."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from intermediary.embedded.places import Places

SERVICES = ("database", "broker")
_VARIABLES = {"database": "DATABASE_URL", "broker": "REDIS_URL"}
_PROJECT = Path(__file__).resolve().parent.parent.parent
NAME = "intermediary"  # the embedded database and its owner


def data_folder():
    """The folder of uploads and of the embedded services' data."""
    given = os.environ.get("INTERMEDIARY_DATA")
    return Path(given).expanduser().resolve() if given else _PROJECT / ".data"


def wanted():
    """The services that nobody gave an address for."""
    return {name for name in SERVICES if not os.environ.get(_VARIABLES[name])}


def database_url():
    """Where PostgreSQL is. A socket's folder goes into the query: the reader decodes no %2F."""
    given = os.environ.get("DATABASE_URL")
    return given or f"postgres://{NAME}@/{NAME}?host={Places(data_folder()).sockets}"


def redis_url(offset):
    """The address of a numbered Redis database, counted from the one that REDIS_URL names."""
    given = os.environ.get("REDIS_URL")
    if not given:
        return f"unix://{Places(data_folder()).valkey_socket}?db={offset}"
    parts = urlsplit(given)
    query = dict(parse_qsl(parts.query))
    if parts.scheme == "unix":
        query["db"] = int(query.get("db", 0)) + offset
        return f"unix://{parts.path}?{urlencode(query)}"
    number = int(parts.path.strip("/") or 0) + offset
    return urlunsplit((parts.scheme, parts.netloc, f"/{number}", parts.query, ""))


def celery_url(offset):
    """The same address as Celery spells it: a socket has another scheme and another query."""
    url = redis_url(offset)
    return url.replace("unix://", "redis+socket://", 1).replace("?db=", "?virtual_host=", 1)
