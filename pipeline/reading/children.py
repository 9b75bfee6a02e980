"""How reading processes come to be and end: forked from one that has loaded all, or started afresh where none forks."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Protocol

from .nursery import REAPED_SECONDS, reaped

FORKS = sys.platform.startswith("linux")
"""Elsewhere the libraries of a process that was forked may not work."""


class Child(Protocol):
    """A reading process, its pipes, and how it ended."""

    stdin: IO[bytes]
    stdout: IO[bytes]
    pid: int | None
    """None until it is known."""
    parent: int
    """The process that it ends with."""
    inherited_mb: float
    """Memory that the system counts as used by it although its parent used it."""
    returncode: int | None
    """As `subprocess` gives it; None while it runs, or where nobody knows."""

    def kill(self) -> None:
        """Kill it with all that it started."""

    def wait(self) -> float:
        """Wait for its end, and return the most memory that it used, in MB, 0 where that is not known."""


class Nursery:
    """The process that others are forked from."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._popen = subprocess.Popen(
            _command("nursery"), stdin=theirs.fileno(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=_environment(), start_new_session=True,
        )  # fmt: skip
        theirs.close()
        self._socket.settimeout(REAPED_SECONDS + 1)
        with contextlib.suppress(ConnectionError):  # whoever asks it for a process will see that it is dead
            self._send({**settings, "parent": os.getpid(), "path": sys.path})

    @property
    def pid(self) -> int:
        """Its number."""
        return self._popen.pid

    @property
    def lives(self) -> bool:
        """Whether it has not ended."""
        return self._popen.poll() is None

    def bear(self) -> Child:
        """Return a new process. Raises OSError where there can be none."""
        pipes = [*os.pipe(), *os.pipe()]
        try:
            self._send({"bear": True}, [pipes[0], pipes[3]])
        except OSError:
            for pipe in pipes:
                os.close(pipe)
            raise
        os.close(pipes[0])
        os.close(pipes[3])
        return _Born(self, os.fdopen(pipes[1], "wb", 0), os.fdopen(pipes[2], "rb", 0))

    def reaped(self, pid: int) -> list[int] | None:
        """Return how a process ended; None where that is not known, or it has not."""
        with contextlib.suppress(OSError):
            self._send({"wait": pid})
            while answer := self._socket.recv(1 << 10):
                told, found = json.loads(answer)
                if told == pid:  # else the answer to a question that nobody waits for any more
                    return list(found) if found else None
        return None

    def end(self) -> None:
        """End it, and with it all that were forked from it."""
        self._socket.close()
        _kill(self.pid)
        self._popen.wait()

    def _send(self, order: Mapping[str, Any], pipes: list[int] | None = None) -> None:
        socket.send_fds(self._socket, [json.dumps(order).encode()], pipes or [])


class _Ended:
    """How a process ended, put together once."""

    pid: int | None = None
    returncode: int | None = None

    def kill(self) -> None:
        """Kill it with all that it started."""
        if self.returncode is None and self.pid is not None:
            _kill(self.pid)

    def wait(self) -> float:
        """Wait for its end; see `Child`."""
        if self.returncode is not None or self.pid is None:
            return 0.0
        found = self._reaped(self.pid)
        if found is None:
            return 0.0
        self.returncode = os.waitstatus_to_exitcode(found[0])
        return _megabytes(found[1])

    def _reaped(self, pid: int) -> list[int] | None:
        raise NotImplementedError


class _Born(_Ended):
    """A process forked from the nursery; it tells its number itself, when it is ready."""

    inherited_mb = 0.0

    def __init__(self, nursery: Nursery, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self._nursery, self.stdin, self.stdout = nursery, stdin, stdout
        self.parent = nursery.pid

    def _reaped(self, pid: int) -> list[int] | None:
        return self._nursery.reaped(pid)


class Spawned(_Ended):
    """A process started afresh. Raises OSError where the system gives none."""

    def __init__(self) -> None:
        self._popen = subprocess.Popen(
            _command("worker"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=_environment(), start_new_session=True, bufsize=0,
        )  # fmt: skip
        assert self._popen.stdin and self._popen.stdout
        self.stdin, self.stdout = self._popen.stdin, self._popen.stdout
        self.pid, self.parent = self._popen.pid, os.getpid()
        self.inherited_mb = _own_peak_mb()

    def _reaped(self, pid: int) -> list[int] | None:
        if hasattr(os, "wait4"):
            found = reaped(pid)
            if found is not None:
                self._popen.returncode = os.waitstatus_to_exitcode(found[0])
            return found
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.returncode = self._popen.wait(REAPED_SECONDS)
        return None


def _command(module: str) -> list[str]:
    return [sys.executable, "-P", "-m", f"pipeline.reading.{module}"]


def _environment() -> dict[str, str]:
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "PYTHONPATH": path}


def _kill(pid: int) -> None:
    try:
        os.killpg(pid, signal.SIGKILL)  # it leads a session of its own
    except (OSError, AttributeError):
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)


def _own_peak_mb() -> float:
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    return _megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _megabytes(peak: int) -> float:
    """The most memory used, as the system counts it: kB, on macOS bytes."""
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)
