"""What one file may take, and how a process keeps itself within it."""

from __future__ import annotations

import math
import os
import signal
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

WALL = 4
"""Times its CPU time that a file may take on the clock: a machine has other work too."""

NO_MEMORY = 77
"""Exit code of a process that has no memory left to answer."""


@dataclass(frozen=True)
class Limits:
    """What one file may take."""

    seconds: float = 300.0
    """CPU time; also the longest silence, time on the clock without an answer or any computing. On the clock a file may
    take `WALL` times as long."""
    memory_mb: int | None = 2048
    recycle_mb: int = 700
    """A process that has grown beyond this is replaced between two files."""


def limit_memory(megabytes: int | None) -> None:
    """Let this process have so much more memory than it has now; no limit where the system knows none."""
    if not megabytes or not sys.platform.startswith("linux"):
        return
    import resource

    now = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    limit = now + megabytes * 1024 * 1024
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def no_core() -> None:
    """Leave no picture of this process's memory behind when it crashes."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_cpu(seconds: float) -> None:
    """Let this process compute for so many seconds from now on; then the system ends it with SIGXCPU."""
    if sys.platform == "win32":
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = math.ceil(time.process_time() + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def die_with(parent: int) -> None:
    """End this process when the one that started it ends, however that ends.

    Linux does it itself (`prctl(2)`, PR_SET_PDEATHSIG); elsewhere a thread looks each second, and the end of the input
    ends a process that waits.
    """
    if sys.platform.startswith("linux"):
        import ctypes

        pr_set_pdeathsig = 1
        ctypes.CDLL(None, use_errno=True).prctl(pr_set_pdeathsig, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it ended before it could be asked for
            os._exit(0)
    elif sys.platform != "win32":
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1.0)
    os._exit(0)
