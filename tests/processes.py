"""Real processes of the portal, for tests of what runs beside the test itself."""

import os
import signal
import socket
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from intermediary.embedded.places import Places, make_open

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


@contextmanager
def own_folder():
    """A data folder that the servers' account can enter, with nothing left running afterwards."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name) / "data"
        make_open(place)
        place.parent.chmod(0o755)
        yield place
        for pid in processes_of(place):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        wait_for(lambda: not processes_of(place), seconds=5, what="an end")


def processes_of(folder):
    """The command line of every living process that works on a data folder, by its number.

    Servers work inside it; keeper and crew were told of it by their environment.
    """
    found = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            command = (place / "cmdline").read_bytes().decode(errors="replace")
            told = (place / "environ").read_bytes().decode(errors="replace").split("\0")
            inside = Path(os.readlink(place / "cwd")).is_relative_to(folder)
        except OSError:
            continue
        if inside or any(pair.startswith(f"INTERMEDIARY_DATA={folder}") for pair in told):
            found[int(place.name)] = command.replace("\0", " ").strip()
    return {pid: command for pid, command in found.items() if command}


def connect(folder):
    """A connection to the folder's database."""
    where = str(Places(folder).sockets)
    return psycopg.connect(host=where, user="intermediary", dbname="intermediary", autocommit=True)
