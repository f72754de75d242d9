"""The processes that `manage.py up` runs beside the services: web, worker and beat."""

import os
import selectors
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field

from intermediary.embedded.process import dies_with_parent

_CALM = 60  # seconds after which a process that ends is a new mishap, not the old one again
_LONGEST_PAUSE = 30
# A graceful end first, then "at once" in each program's own way, then the kernel's.
_STEPS = ((signal.SIGTERM, 4.0), (signal.SIGQUIT, 1.5), (signal.SIGKILL, 2.0))


@dataclass
class Member:
    """One process of the crew and its mishaps so far."""

    name: str
    command: list[str]
    process: subprocess.Popen | None = None
    started: float = 0.0
    next_start: float = 0.0
    pause: float = field(default=0.5)

    def alive(self):
        """Whether the process runs."""
        return self.process is not None and self.process.poll() is None


class Crew:
    """Starts the processes, starts crashed ones again, passes on what they say, stops them all."""

    def __init__(self, commands, *, environment, say):
        self.members = [Member(name, command) for name, command in commands.items()]
        self.environment, self.say = environment, say
        self.selector = selectors.DefaultSelector()

    def look(self, seconds):
        """Pass on what was said within these seconds; start whoever is due."""
        self._listen(seconds)
        for member in self.members:
            if member.alive():
                continue
            if member.process is not None:
                self._note_end(member)
            if time.monotonic() >= member.next_start:
                self._start(member)

    def stop(self):
        """End every process, firmly where asking does not help, and wait until they are gone."""
        for number, seconds in _STEPS:
            for member in self.members:
                if member.alive():
                    signal_group(member.process, number)
            end = time.monotonic() + seconds
            while time.monotonic() < end and any(m.alive() for m in self.members):
                self._listen(0.05)

    def _start(self, member):
        member.process = subprocess.Popen(  # noqa: S603
            member.command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            # Killed with -9, `up` cannot ask anyone: its crew ends at once, tasks are requeued.
            preexec_fn=dies_with_parent(signal.SIGQUIT),
        )
        member.started = time.monotonic()
        os.set_blocking(member.process.stdout.fileno(), False)
        self.selector.register(member.process.stdout, selectors.EVENT_READ, member.name)

    def _note_end(self, member):
        """A process ended by itself: the next start waits twice as long as the last."""
        code, member.process = member.process.returncode, None
        now = time.monotonic()
        calm = now - member.started > _CALM
        member.pause = 1.0 if calm else min(member.pause * 2, _LONGEST_PAUSE)
        member.next_start = now + member.pause
        self.say(member.name, f"ended with {code}, starts again in {member.pause:.0f} s")

    def _listen(self, seconds):
        for key, _events in self.selector.select(seconds):
            data = key.fileobj.read()
            if data:
                for line in data.decode(errors="replace").splitlines():
                    self.say(key.data, line)
            elif data == b"":
                self.selector.unregister(key.fileobj)
                key.fileobj.close()


def signal_group(process, number):
    """Signal a process and the children of its group."""
    try:
        if number == signal.SIGKILL:
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)
    except ProcessLookupError:
        pass


def commands(port, *, beat_lock):
    """The command lines of the crew. Real pages are bound by their templates: plain threads do."""
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "-q", "-A", "intermediary"]
    web = [*python, "gunicorn", "intermediary.wsgi", "--bind", f"127.0.0.1:{port}"]
    threads = ["--workers", "2", "--threads", "4", "--worker-class", "gthread"]
    quiet = ["--log-level", "warning", "--no-control-socket", "--graceful-timeout", "3"]
    worker = [*celery, "worker", "-c", "2", "-l", "WARNING", "--without-gossip"]
    beat = [*celery, "beat", "-l", "WARNING", "--pidfile="]
    return {
        "web": [*web, *threads, *quiet],
        "worker": [*worker, "--without-mingle"],
        "beat": [*python, "intermediary.embedded.single", os.fspath(beat_lock), *beat],
    }
