"""One reading process as its parent sees it: what it was handed, what it uses, how it ended."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from schemas import Outcome, OutcomeCode

from .children import Child
from .jobs import Turn
from .limits import NO_MEMORY, WALL, Limits
from .messages import Inbox, packed

READY_SECONDS = 120.0
_FULL = 0.6
"""Share of the memory limit in use when a library aborted for want of memory: it asked for one large piece more."""
_ALARMS = {"SIGABRT", "SIGSEGV", "SIGBUS", "SIGTRAP", "SIGILL", "SIGKILL"}
"""How processes end that ask for memory in vain."""


@dataclass
class _Use:
    """What a process has used of the time of one file."""

    since: float
    """When it last answered or was handed something while idle; on the clock of `time.monotonic`."""
    cpu_before: float | None = None
    cpu_seen: float = 0.0
    moved_at: float = 0.0


@dataclass
class Process:
    """A process that reads; `waiting` are the jobs that it was handed and has not finished, the current one first."""

    child: Child
    number: int
    waiting: deque[Turn] = field(default_factory=deque)
    inbox: Inbox = field(default_factory=Inbox)
    outgoing: bytearray = field(default_factory=bytearray)
    ready: bool = False
    retiring: bool = False
    seen_mb: float = 0.0
    """The most that it was seen to use."""
    _use: _Use = field(default_factory=lambda: _Use(time.monotonic()))

    @classmethod
    def of(cls, child: Child, number: int, settings: Mapping[str, Any]) -> Process:
        """Return the process that the child is, and tell it its settings."""
        process = cls(child, number)
        for stream in (child.stdin, child.stdout):
            os.set_blocking(stream.fileno(), False)
        process.outgoing += packed({**settings, "parent": child.parent, "path": sys.path})
        return process

    @property
    def stdin(self) -> IO[bytes]:
        """Where jobs go."""
        return self.child.stdin

    @property
    def stdout(self) -> IO[bytes]:
        """Where answers come from."""
        return self.child.stdout

    def is_ready(self, pid: int) -> None:
        """Note that it can begin, and its number, which only it may know."""
        self.ready, self.child.pid = True, pid

    def write(self) -> None:
        """Hand over as much of what is outgoing as it takes now."""
        with contextlib.suppress(BlockingIOError):
            try:
                while self.outgoing:
                    sent = os.write(self.stdin.fileno(), self.outgoing[: 1 << 16])
                    del self.outgoing[:sent]
            except BrokenPipeError:  # its end is noticed when its answers are read
                self.outgoing.clear()

    def begins(self) -> None:
        """Note that the time of the next file or member begins now."""
        self._use = _Use(time.monotonic())

    def over(self, limits: Limits) -> Outcome | None:
        """Return the outcome of the current file where it has gone over a limit."""
        use, now = self._use, time.monotonic()
        if not self.ready:
            late = now - use.since > READY_SECONDS
            return _timeout(f"no start within {READY_SECONDS:g} s") if late else None
        self.seen_mb = max(self.seen_mb, self.memory_mb())
        if limits.memory_mb and self.seen_mb > limits.memory_mb:
            return Outcome(code=OutcomeCode.OUT_OF_MEMORY, detail=f"limit {limits.memory_mb} MB")
        cpu = self._cpu_seconds()
        if cpu is not None:
            if use.cpu_before is None:
                use.cpu_before, use.cpu_seen, use.moved_at = cpu, cpu, now
            if cpu - use.cpu_seen > 0.02 * (now - use.moved_at):
                use.cpu_seen, use.moved_at = cpu, now
            if cpu - use.cpu_before > limits.seconds:
                return _timeout(f"limit {limits.seconds:g} s of computing")
            if now - use.moved_at > limits.seconds:
                return _timeout(f"nothing heard for {limits.seconds:g} s")
        if now - use.since > limits.seconds * WALL:
            return _timeout(f"limit {limits.seconds * WALL:g} s on the clock")
        return None

    def memory_mb(self) -> int:
        """Resident memory, 0 where the system does not tell."""
        try:
            pages = int(Path(f"/proc/{self.child.pid}/statm").read_text().split()[1])
        except (OSError, ValueError, IndexError):
            return 0
        return pages * os.sysconf("SC_PAGE_SIZE") // 2**20

    def _cpu_seconds(self) -> float | None:
        try:
            fields = Path(f"/proc/{self.child.pid}/stat").read_text().rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except (OSError, ValueError, IndexError):
            return None

    def end(self) -> None:
        """Kill it with all that it started, and let go of its pipes."""
        self.child.kill()
        self.child.wait()
        for stream in (self.stdin, self.stdout):
            with contextlib.suppress(OSError):
                stream.close()

    def ended(self, limits: Limits) -> Outcome:
        """Return what its own end says of the file that it was reading."""
        peak = self.child.wait()
        if peak <= self.child.inherited_mb:  # says nothing of the child itself
            peak = self.seen_mb
        code = self.child.returncode
        if code is None:
            return Outcome(code=OutcomeCode.CRASHED, detail="closed its output")
        if code == NO_MEMORY:
            return Outcome(code=OutcomeCode.OUT_OF_MEMORY, detail=f"limit {limits.memory_mb} MB")
        if code >= 0:
            return Outcome(code=OutcomeCode.CRASHED, detail=f"exit code {code}")
        name = _signal_name(-code)
        if name == "SIGXCPU":
            return _timeout(f"limit {limits.seconds:g} s of computing")
        if limits.memory_mb and name in _ALARMS and peak > _FULL * limits.memory_mb:
            return Outcome(code=OutcomeCode.OUT_OF_MEMORY, detail=f"limit {limits.memory_mb} MB, {name}")
        return Outcome(code=OutcomeCode.CRASHED, detail=name)


def _timeout(detail: str) -> Outcome:
    return Outcome(code=OutcomeCode.TIMEOUT, detail=detail)


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
