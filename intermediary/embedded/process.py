"""Starting a server so that it dies with its keeper, and finding one that outlived it."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

PR_SET_PDEATHSIG = 1


def dies_with_parent(number):
    """What a child runs before its program: ask the kernel for a signal when the parent is gone.

    Works after kill -9 of the parent, on Linux; elsewhere the next start finds the orphan. The
    child gets a process group of its own, so that Ctrl-C reaches the parent alone, which then
    stops its children in order.
    """
    parent = os.getpid()

    def prepare():
        os.setpgid(0, 0)
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, number)
            if os.getppid() != parent:
                os._exit(1)

    return prepare


def start_server(command, *, log, dying_signal, **options):
    """Start a server in the background, its output going to a log file."""
    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603
            [os.fspath(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            preexec_fn=dies_with_parent(dying_signal),
            **options,
        )


def stop(process, *, polite, after, firm=signal.SIGKILL):
    """Ask a process to end, insist after some seconds, and wait until it is gone."""
    if process is None or process.poll() is not None:
        return
    process.send_signal(polite)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(firm)
        process.wait(after)


def program_of(pid):
    """The path of a process's program, or None when there is no such process."""
    try:
        return Path(os.readlink(f"/proc/{pid}/exe"))
    except OSError:
        return None


def folder_of(pid):
    """The folder a process works in, or None when there is no such process."""
    try:
        return Path(os.readlink(f"/proc/{pid}/cwd"))
    except OSError:
        return None


def wait_until(ready, *, seconds, pause=0.02):
    """Whether a condition came true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ready():
            return True
        time.sleep(pause)
    return False
