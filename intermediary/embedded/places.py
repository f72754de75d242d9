"""Where the embedded services keep their data and sockets, and the account they run as."""

import contextlib
import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ACCOUNT = "intermediary-demo"
_SOCKET_LIMIT = 100  # the kernel's limit is 108 bytes, the terminating zero included
_LONGEST_SOCKET = ".s.PGSQL.5432"


class Stranger:
    """Stands for the account that will be made when the servers first start: nobody's friend."""

    pw_name, pw_uid, pw_gid = "", -1, -1


def find_account():
    """The unprivileged account for the servers, or None where we are not root ourselves.

    PostgreSQL refuses to run as root.
    """
    if os.geteuid() != 0:
        return None
    for name in (ACCOUNT, "postgres"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    return Stranger


def make_account():
    """Create the account; where that is impossible the servers run as nobody."""
    useradd = shutil.which("useradd", path="/usr/sbin:/usr/bin:/sbin:/bin")
    if useradd is None:
        return pwd.getpwnam("nobody")
    make = [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT]
    subprocess.run(make, check=True, capture_output=True)  # noqa: S603
    return pwd.getpwnam(ACCOUNT)


def can_enter(account, folder):
    """Whether the account may pass every folder on the way to this one and read this one."""
    known = account is not Stranger
    groups = set(os.getgrouplist(account.pw_name, account.pw_gid)) if known else set()
    for place in (folder, *folder.parents):
        if not place.exists():
            continue
        status = place.stat()
        shift = 6 if status.st_uid == account.pw_uid else 3 if status.st_gid in groups else 0
        if not status.st_mode >> shift & 1:
            return False
    return True


def make_open(folder):
    """Create a folder that others may pass through, whatever the process's umask."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for place in missing:
        place.chmod(0o755)


def _digest(path):
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


@dataclass(frozen=True)
class Places:
    """The folders of one portal's embedded services, worked out from its data folder alone."""

    data: Path

    @cached_property
    def account(self):
        """Who runs the servers; None for ourselves."""
        return find_account()

    @cached_property
    def state(self):
        """The data folder, or a system folder where the servers' account cannot enter that one.

        Never by opening other people's folders.
        """
        if self.account is None or can_enter(self.account, self.data):
            return self.data
        return Path("/var/lib") / f"intermediary-{_digest(self.data)}"

    @cached_property
    def sockets(self):
        """The folder of the sockets: beside the data unless that path is too long for a socket."""
        beside = self.state / "run"
        if len(os.fsencode(beside / _LONGEST_SOCKET)) < _SOCKET_LIMIT:
            return beside
        return Path(tempfile.gettempdir()) / f"intermediary-{_digest(self.data)}"

    @property
    def valkey_socket(self):
        """Where Valkey listens."""
        return self.sockets / "valkey.sock"

    @property
    def lease_socket(self):
        """Where the keeper listens for processes that want to join."""
        return self.sockets / "keeper.sock"

    def own(self, path):
        """Give a file or folder to the account that runs the servers."""
        if self.account:
            os.chown(path, self.account.pw_uid, self.account.pw_gid)

    def make(self):
        """Create account and folders; refuse a socket folder that belongs to somebody else."""
        for folder in (self.data, self.state):
            make_open(folder)
        if self.account is Stranger:
            self.__dict__["account"] = make_account()  # where cached_property keeps it
        self.sockets.mkdir(parents=True, exist_ok=True, mode=0o700)
        friends = {os.geteuid()} | ({self.account.pw_uid} if self.account else set())
        if self.sockets.is_symlink() or self.sockets.stat().st_uid not in friends:
            raise PermissionError(f"{self.sockets} belongs to another account")
        self.own(self.sockets)
        self.sockets.chmod(0o700)

    def identity(self):
        """How `subprocess` is told to run a server as that account."""
        if self.account is None:
            return {}
        return {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}
