"""The process that reading processes are forked from, once it has loaded what files like these need.

Loading costs more computing than ten files, so it is done once, not once a process: one that starts beside the first,
or in place of one that a file has ended, begins where the first one began. No file is read here, so nothing that a file
did to a process lives on in the next.

It is told what to do on a socket on its standard input: to `bear` a process, with the two pipes that it is to have, and
to `wait` for the end of one.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Mapping
from typing import Any

from .limits import die_with
from .messages import named
from .worker import serve

MOST_PACKET = 1 << 16
"""Bytes of one order."""
REAPED_SECONDS = 5.0
"""So long the end of a process is waited for: one that the system holds is left."""


def main() -> None:
    """Serve until the other side of the socket is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    orders = socket.socket(fileno=os.dup(0))
    quiet = os.open(os.devnull, os.O_RDWR)
    os.dup2(quiet, 0)
    os.dup2(quiet, 1)
    settings = json.loads(orders.recv(MOST_PACKET) or b"null")
    if settings is None:
        return
    die_with(settings["parent"])
    sys.path += [path for path in settings["path"] if path not in sys.path]
    prepare(settings)
    gc.collect()
    gc.freeze()  # what is loaded is shared for good: no collection touches it
    while True:
        order, pipes, _, _ = socket.recv_fds(orders, MOST_PACKET, 2)
        if not order:
            return
        told = json.loads(order)
        if "wait" in told:
            orders.send(json.dumps([told["wait"], reaped(told["wait"])]).encode())
        elif _born():
            orders.close()
            serve(*pipes)
            os._exit(0)
        for pipe in pipes:
            os.close(pipe)


def prepare(settings: Mapping[str, Any]) -> None:
    """Load the functions that will read; what cannot be loaded is told by the process that needs it."""
    with contextlib.suppress(Exception):
        for name in filter(None, (*settings["load"], settings["extract"])):
            named(name)
        if settings["pipeline"]:
            from .pipelines import built

            built(settings["pipeline"])
        if settings["prepare"]:
            named(settings["prepare"])(settings["suffixes"])


def reaped(pid: int, seconds: float = REAPED_SECONDS) -> list[int] | None:
    """Wait for the end of a child: its wait status and the most memory it used, as the system counts it."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            found, status, used = os.wait4(pid, os.WNOHANG)
        except ChildProcessError:
            return None
        if found:
            return [status, used.ru_maxrss]
        time.sleep(0.002)
    return None


def _born() -> bool:
    """Fork; true in the child, which leads a session of its own, so that all that it starts can be ended with it."""
    if os.fork():
        return False
    os.setsid()
    return True


if __name__ == "__main__":
    try:
        main()
    except BaseException:  # a child must never go on as its parent
        os._exit(1)
