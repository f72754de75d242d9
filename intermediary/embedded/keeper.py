"""The keeper: the one process per data folder that owns the embedded servers.

`python -m intermediary.embedded.keeper FOLDER` is started by the first process that wants to
join, and is in nobody's process group. It serves on a socket: who connects and names services
gets `ok` once they answer, and holds a lease for as long as the connection lives. When the last
connection is gone the keeper stops the servers, then ends; who closed politely is told by the
end of the stream that this is done. Servers that crash are started again.
"""

import contextlib
import fcntl
import os
import selectors
import shutil
import signal
import socket
import sys
import time
from pathlib import Path

from intermediary.embedded.places import Places
from intermediary.embedded.postgres import Postgres
from intermediary.embedded.valkey import Valkey

KINDS = {"database": Postgres, "broker": Valkey}
_HEARTBEAT = 0.25  # seconds between looks at the servers
_UNJOINED = 10  # seconds the keeper waits for the process that started it


class Keeper:
    """Owns the servers of one data folder and lends them to whoever connects."""

    def __init__(self, places, *, throwaway):
        self.places, self.throwaway = places, throwaway
        self.servers, self.leases, self.leaving = {}, set(), set()
        self.next_try = {}
        self.stopping = False
        self.joined_once_by = time.monotonic() + _UNJOINED
        self.selector = selectors.DefaultSelector()

    def listen(self):
        """Open the socket; one left behind by a killed keeper is replaced."""
        self.places.lease_socket.unlink(missing_ok=True)
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(os.fspath(self.places.lease_socket))
        self.places.lease_socket.chmod(0o600)
        self.listener.listen(64)
        self.selector.register(self.listener, selectors.EVENT_READ, self._accept)

    def serve(self):
        """Lend the servers until the last lease is gone, or until told to stop."""
        while not self.stopping and self._needed():
            for key, _events in self.selector.select(_HEARTBEAT):
                key.data(key.fileobj)
            self._heal()

    def close(self):
        """Stop the servers, the broker first. The leases end with this process."""
        self.places.lease_socket.unlink(missing_ok=True)
        self.listener.close()
        for name in ("broker", "database"):
            if name in self.servers:
                self.servers[name].stop()
        if self.places.sockets.parent != self.places.state:
            shutil.rmtree(self.places.sockets, ignore_errors=True)

    def _needed(self):
        return bool(self.leases) or (not self.leaving and time.monotonic() < self.joined_once_by)

    def _accept(self, listener):
        lease, _address = listener.accept()
        self.leases.add(lease)
        self.joined_once_by = 0
        self.selector.register(lease, selectors.EVENT_READ, self._hear)

    def _hear(self, lease):
        """Start what a process asks for; or note that it has left."""
        try:
            request = lease.recv(1024).decode()
        except OSError:
            request = ""
        if request:
            with contextlib.suppress(OSError):
                lease.sendall(self._provide(request.split()).encode())
            return
        self.selector.unregister(lease)
        self.leases.discard(lease)
        if self.leases:
            lease.close()
        else:
            self.leaving.add(lease)

    def _provide(self, names):
        """Start the named services that do not run yet; `ok` or why not, in one line."""
        try:
            for name in names:
                if name not in self.servers:
                    self.servers[name] = KINDS[name](self.places, throwaway=self.throwaway)
                    self.servers[name].start()
        except (OSError, RuntimeError, KeyError) as error:
            if name in self.servers:
                self.servers.pop(name).stop()
            return " ".join(f"error {error}".split()) + "\n"
        return "ok\n"

    def _heal(self):
        """Start a crashed server again, at most once in two seconds each."""
        for name, server in self.servers.items():
            if server.alive() or time.monotonic() < self.next_try.get(name, 0):
                continue
            self.next_try[name] = time.monotonic() + 2
            report(f"{server.label} ended unexpectedly, starting it again")
            try:
                server.start()
            except (OSError, RuntimeError) as error:
                report(str(error))


def report(line):
    """Write to the keeper's log."""
    sys.stderr.write(f"{time.strftime('%F %T')} {line}\n")
    sys.stderr.flush()


def main(folder, *options):
    """Keep the servers of a folder, unless somebody else does already."""
    places = Places(Path(folder))
    places.make()
    with (places.state / "keeper.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        keeper = Keeper(places, throwaway="--throwaway" in options)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda *_: setattr(keeper, "stopping", True))
        keeper.listen()
        try:
            keeper.serve()
        finally:
            keeper.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
    os._exit(0)  # closes the leases: whoever waits for the servers' end sees no keeper either
