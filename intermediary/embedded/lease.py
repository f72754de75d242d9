"""Joining the embedded services, and leaving them.

The lease is a connection to the keeper, held open for the life of the process: the kernel closes
it however the process ends, kill -9 included, so nobody has to be trusted to say good-bye.
"""

import atexit
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from intermediary.embedded.addresses import data_folder, wanted
from intermediary.embedded.places import Places

_PROJECT = Path(__file__).resolve().parent.parent.parent
_START_SECONDS = 150
_leases = {}


class ServiceError(Exception):
    """A service cannot be reached; the message is one line for a person."""


class Lease:
    """One process's hold on the embedded services of a data folder."""

    def __init__(self, places, services, *, throwaway):
        self.places, self.throwaway = places, throwaway
        self.pid, self.connection, self.keeper = os.getpid(), None, None
        self.request = " ".join(sorted(services)).encode()
        self.take()

    def take(self):
        """Join the running keeper, starting one when there is none."""
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end:
            try:
                return self._ask()
            except OSError:
                if self.keeper is None or self.keeper.poll() is not None:
                    self.keeper = self._start_keeper()
                time.sleep(0.02)
        raise ServiceError(f"The embedded services did not start, see {self._log}")

    def lost(self):
        """Whether the keeper is gone, which closes the connection."""
        self.connection.setblocking(False)
        try:
            return not self.connection.recv(1)
        except BlockingIOError:
            return False
        except OSError:
            return True

    def leave(self):
        """Close the lease; the last to leave returns only when the servers have stopped."""
        if self.pid != os.getpid() or self.connection is None:
            return  # a forked child: the lease is its parent's
        connection, self.connection = self.connection, None
        try:
            connection.settimeout(20)
            connection.shutdown(socket.SHUT_WR)
            connection.recv(1)
        except OSError:
            pass
        finally:
            connection.close()

    @property
    def _log(self):
        return self.places.state / "keeper.log"

    def _ask(self):
        """Connect and wait for `ok`; an end of the stream is an OSError: the keeper was leaving."""
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.settimeout(_START_SECONDS)
            connection.connect(os.fspath(self.places.lease_socket))
            connection.sendall(self.request)
            answer = connection.recv(4096).decode().strip()
        except OSError:
            connection.close()
            raise
        if answer == "ok":
            self.connection = connection
            return
        connection.close()
        if not answer:
            raise ConnectionResetError
        raise ServiceError(answer.removeprefix("error "))

    def _start_keeper(self):
        """Start the keeper apart from this process: it must outlive it if others joined."""
        try:
            self.places.make()
        except OSError as error:
            raise ServiceError(f"The data folder cannot be used: {error}") from None
        command = [
            sys.executable,
            "-m",
            "intermediary.embedded.keeper",
            os.fspath(self.places.data),
        ]
        with self._log.open("ab") as log:
            return subprocess.Popen(  # noqa: S603
                command + (["--throwaway"] if self.throwaway else []),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=_PROJECT,
                start_new_session=True,
            )


def join(*, throwaway=False):
    """Join the embedded services that have no given address; once per process and folder.

    `throwaway` starts PostgreSQL without safety against a power cut, for tests. Returns the lease,
    or None where both addresses are given.
    """
    services, folder = wanted(), data_folder()
    if not services:
        return None
    key = (folder, os.getpid())
    if key not in _leases:
        _leases[key] = Lease(Places(folder), services, throwaway=throwaway)
        atexit.register(_leases[key].leave)
    return _leases[key]
