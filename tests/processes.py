"""Real processes of the portal, for tests of what runs beside the test itself."""

import os
import socket
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

PROJECT = Path(__file__).resolve().parent.parent
MANAGE = [sys.executable, str(PROJECT / "manage.py")]


def environment_for(database):
    """The environment of a process that uses a database of the test server, and our broker."""
    from django.conf import settings

    from intermediary import embedded

    url = urlsplit(embedded.database_url())._replace(path=f"/{database}").geturl()
    broker = settings.CELERY_BROKER_URL.replace("redis+socket://", "unix://")
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "intermediary.settings",
        "DATABASE_URL": url,
        "REDIS_URL": broker.replace("?virtual_host=", "?db="),
        "DEBUG": "true",
    }


def environment_alone(folder, **more):
    """The environment of a portal of its own: embedded services in a folder, nothing given."""
    ours = ("DATABASE_URL", "REDIS_URL", "DEBUG", "INTERMEDIARY_TEST_DATA")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    kept |= {"DJANGO_SETTINGS_MODULE": "intermediary.settings", "INTERMEDIARY_DATA": str(folder)}
    return kept | more


def wait_for(ready, *, seconds, what):
    """Wait until a condition gives something true, and give that."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := ready():
            return answer
        time.sleep(0.05)
    raise AssertionError(f"{what} did not come in {seconds} s")


def free_port():
    """A port of this machine that nobody listens on now."""
    with socket.socket() as plug:
        plug.bind(("127.0.0.1", 0))
        return plug.getsockname()[1]
