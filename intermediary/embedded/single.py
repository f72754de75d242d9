"""`python -m intermediary.embedded.single LOCK COMMAND...`: run a command that may run only once.

Waits for the lock, then becomes the command; the lock is the process's own and falls with it.
"""

import fcntl
import os
import sys


def main(lock, *command):
    """Become the command once nobody else holds the lock."""
    handle = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
    os.set_inheritable(handle, True)
    fcntl.flock(handle, fcntl.LOCK_EX)
    os.execvp(command[0], command)  # noqa: S606


if __name__ == "__main__":
    main(*sys.argv[1:])
