"""`python -m bench.measured FILE COMMAND ...`: run a command, write its seconds and peak memory.

A small process of its own does this, because Linux counts the peak of whoever starts a process
as that process's peak too, and the bench holds a world in memory.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path


def main(file: str, *command: str) -> int:
    """Returns the command's exit code."""
    begun = time.perf_counter()
    process = subprocess.Popen(command)  # noqa: S603 (our own command)
    _pid, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - begun
    Path(file).write_text(json.dumps({"seconds": took, "megabytes": usage.ru_maxrss / 1024}))
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
