"""The whole portal in one terminal."""

import contextlib
import importlib
import importlib.util
import io
import os
import signal
import socket
import sys
import time

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import connection

from intermediary import embedded
from intermediary.embedded.crew import Crew, commands

_COLORS = {"web": 36, "worker": 33, "beat": 35, "up": 32}
_MIGRATING = 7_301_945  # any number: two `up` do not migrate at once


class Stopped(BaseException):
    """Somebody asked this command to end."""


def stop_on(*numbers):
    """Turn signals into an orderly end."""

    def stop(_number, _frame):
        raise Stopped

    for number in numbers:
        signal.signal(number, stop)


def ignore(*numbers):
    """Let nothing interrupt the stopping."""
    for number in numbers:
        signal.signal(number, signal.SIG_IGN)


def listening(port):
    """Whether something answers on a port of this machine."""
    with socket.socket() as plug:
        plug.settimeout(0.5)
        return plug.connect_ex(("127.0.0.1", port)) == 0


class Command(BaseCommand):
    """Run the services, the web server, the Celery worker and beat until Ctrl-C or SIGTERM."""

    help = "Services, migrations, web, worker and beat in one terminal, until Ctrl-C or SIGTERM."
    requires_system_checks = ()
    _signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def add_arguments(self, parser):
        """The port, and whether to load the demonstration data once."""
        parser.add_argument("--port", type=int, default=8000, help="port of the web server")
        parser.add_argument("--demo", action="store_true", help="load demonstration data once")

    def handle(self, *, port, demo, **_options):
        """Prepare everything, then look after the crew until told to stop."""
        stop_on(*self._signals)
        try:
            self.refuse_taken(port)
            self.prepare(demo=demo)
            self.run(port, demo=demo)
        except Stopped:
            self.say("up", "stopped")

    def refuse_taken(self, port):
        """A port in use is an error, unless it is a killed `up` whose web server is ending."""
        end = time.monotonic() + 4
        while listening(port):
            if time.monotonic() > end:
                raise CommandError(
                    f"Port {port} is in use: choose another with --port", returncode=2
                )
            time.sleep(0.1)

    def prepare(self, *, demo):
        """Bring the tables up to date, the public files in production, the demonstration data."""
        used = "embedded" if embedded.wanted() else "given"
        self.say("up", f"{used} services, data in {settings.DATA}")
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_lock(%s)", [_MIGRATING])
            call_command("migrate", verbosity=0)
            cursor.execute("select pg_advisory_unlock(%s)", [_MIGRATING])
        if not settings.DEBUG:
            call_command("collectstatic", interactive=False, verbosity=0)
        if demo and not get_user_model().objects.exists():
            self.say("up", "loading the demonstration data, once")
            call_command("demo", stdout=io.StringIO())  # the sign-ins are said at the end
        connection.close()

    def run(self, port, *, demo):
        """Run the crew; rejoin the services if their keeper was killed."""
        lease = embedded.join()
        own = {"PORTAL_URL": f"http://localhost:{port}"}  # for links in letters
        crew = Crew(
            commands(port, beat_lock=settings.DATA / "beat.lock"),
            environment={**own, **os.environ, "PYTHONUNBUFFERED": "1"},
            say=self.say,
        )
        announced = False
        try:
            while True:
                crew.look(0.2)
                if lease and lease.lost():
                    self.say("up", "the keeper of the services is gone, joining a new one")
                    lease.take()
                if not announced and listening(port):
                    announced = True
                    self.announce(port, demo=demo)
        finally:
            ignore(*self._signals)
            crew.stop()

    def announce(self, port, *, demo):
        """Say where the portal is and, for a demonstration, who may sign in."""
        self.stdout.write(f"http://localhost:{port}/  (Ctrl-C stops everything)")
        if demo and importlib.util.find_spec("intermediary.demo"):
            people = importlib.import_module("intermediary.demo").sign_ins()
            widths = [max(map(len, column)) for column in zip(*people, strict=True)]
            for words in people:
                cells = (word.ljust(width) for word, width in zip(words, widths, strict=True))
                self.stdout.write("  " + "  ".join(cells).rstrip())
        self.stdout.flush()

    def say(self, name, line):
        """Pass on a process's line under its name; a closed terminal is no reason to die."""
        color, plain = (f"\x1b[{_COLORS[name]}m", "\x1b[0m") if sys.stderr.isatty() else ("", "")
        with contextlib.suppress(OSError):
            self.stderr.write(f"{color}{name:>7} |{plain} {line}", style_func=str)
