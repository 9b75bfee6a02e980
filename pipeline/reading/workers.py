"""Does jobs in processes that can be killed: a file that hangs, crashes or eats memory costs only itself.

Starting a process costs much more than reading a small file, so processes are kept, get the next files before they
have answered for the last, and are replaced when they have grown. A file in which a process ended, or went over a
limit, is read once more by a fresh process that reads nothing else; what it does then is its outcome.
"""

from __future__ import annotations

import contextlib
import errno
import os
import selectors
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from schemas import CongVanError, Outcome, OutcomeCode

from .children import FORKS, Child, Nursery, Spawned
from .jobs import Answer, Here, Job, Readers, Turn
from .limits import Limits
from .messages import Head, as_name, packed
from .process import Process
from .turns import Turns

if TYPE_CHECKING:
    from .records import Extract

__all__ = ["Answer", "Here", "Job", "Limits", "Pool", "Readers"]

_TICK = 0.25
_BEHIND_SECONDS = 0.3
"""So long jobs must have waited before one more process is started."""
_FAILED_STARTS, _KILLED_STARTS = 5, 50
"""So often in a row a process may end before it is ready: at first, and in a run in which some have begun to read, so
that somebody else must have ended these."""
_WAITING = 100
"""Of so many jobs that wait the names tell what is to be loaded."""


class Pool:
    """Processes that do jobs; use as a context manager, so that none is left behind."""

    def __init__(
        self,
        extract: Extract | str | None,
        version: str | None,
        workers: int,
        limits: Limits,
        load: tuple[str, ...] = (),
        prepare: str | None = None,
        pipeline: str | None = None,
        rules: str | None = None,
    ) -> None:
        """Begin without processes.

        Args:
            extract: Reads bytes under a name; None where no job asks for it.
            version: Of a reader of somebody's own.
            workers: How many processes there are at most.
            limits: Of one file.
            load: Functions that jobs name, `module:function`.
            prepare: A function, `module:function`, that is given the suffixes of files and loads what reading them
                needs; processes are forked from one that has called it.
            pipeline: A function, `module:function`, that builds somebody's own spaCy pipeline.
            rules: The version of records that are made with it.
        """
        self._limits = limits
        self._count = max(1, workers)
        self._settings = {
            "extract": as_name(extract) if extract else None, "version": version, "load": load, "prepare": prepare,
            "pipeline": pipeline, "rules": rules, "memory_mb": limits.memory_mb, "seconds": limits.seconds,
        }  # fmt: skip
        self._processes: list[Process] = []
        self._selector = selectors.DefaultSelector()
        self._turns = Turns()
        self._numbers = count(1)
        self._failed_starts = 0
        self._started = False
        self._nursery: Nursery | None = None
        self._behind_since: float | None = None
        self._checked_at = 0.0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for process in list(self._processes):
            self._stop(process)
        self._end_nursery()
        self._selector.close()

    def put(self, job: Job) -> None:
        """Add a job."""
        self._turns.put(job)

    @property
    def hungry(self) -> bool:
        """Whether no job is left that nobody has begun, so that a process may soon have nothing to do."""
        return not self._turns and (not self._processes or any(len(p.waiting) < 2 for p in self._processes))

    @property
    def idle(self) -> bool:
        """Whether no job is left."""
        return not self._turns and not any(process.waiting for process in self._processes)

    def answers(self) -> Iterator[Answer]:
        """Yield answers as they come until no job is left; jobs may be added meanwhile.

        Raises:
            CongVanError: The processes cannot be started.
        """
        while True:
            self._feed()
            if self.idle:
                return
            yield from self._round(_TICK)

    def poll(self, seconds: float) -> Iterator[Answer]:
        """Yield the answers that come within so many seconds, where any job is left; else return at once."""
        self._feed()
        if not self.idle:
            yield from self._round(seconds)

    def _round(self, seconds: float) -> Iterator[Answer]:
        for key, events in self._selector.select(seconds):
            process: Process = key.data
            if process not in self._processes:
                continue
            if events & selectors.EVENT_WRITE:
                process.write()
                self._listen(process)
            if events & selectors.EVENT_READ:
                yield from self._heard(process)
        if time.monotonic() - self._checked_at > _TICK:
            self._checked_at = time.monotonic()
            yield from self._check_limits()

    # --- handing out ---------------------------------------------------------------------------------------------

    def _feed(self) -> None:
        """Hand jobs to processes that have room, starting and ending processes as needed."""
        for process in [p for p in self._processes if p.retiring and not p.waiting]:
            self._stop(process)
        while self._turns.some_alone and len(self._processes) < self._count:
            self._hand(self._start(), self._turns.next_alone())
        for process in self._processes:
            while (turn := self._turns.next_for(process)) is not None:
                self._hand(process, turn)
        if not self._turns:
            self._behind_since = None
            return
        now = time.monotonic()
        self._behind_since = self._behind_since or now
        late = now - self._behind_since > _BEHIND_SECONDS or not self._processes
        if late and len(self._processes) < self._count:
            self._start()
            self._behind_since = None
            self._feed()

    def _hand(self, process: Process, turn: Turn) -> None:
        if not process.waiting and process.ready:
            process.begins()
        process.waiting.append(turn)
        process.outgoing += packed(turn.job.task(turn.number), turn.job.blobs)
        process.write()
        self._listen(process)

    def _start(self) -> Process:
        try:
            process = Process.of(self._child(), next(self._numbers), self._settings)
        except OSError as error:
            raise CongVanError(f"no process for reading can be started: {error.strerror}") from error
        self._processes.append(process)
        self._selector.register(process.stdout, selectors.EVENT_READ, process)
        process.write()
        self._listen(process)
        return process

    def _child(self) -> Child:
        """Return a new process, of a new nursery where the last one has ended; raises OSError where there is none."""
        if not FORKS:
            return Spawned()
        for _ in range(_FAILED_STARTS):
            if self._nursery is None or not self._nursery.lives:
                self._end_nursery()
                suffixes = {Path(name).suffix.lower() for name in self._turns.names(_WAITING)}
                self._nursery = Nursery({**self._settings, "suffixes": sorted(suffixes)})
            with contextlib.suppress(ConnectionError):  # it was killed meanwhile
                return self._nursery.bear()
            self._end_nursery()
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

    def _end_nursery(self) -> None:
        if self._nursery is not None:
            self._nursery.end()
            self._nursery = None

    def _listen(self, process: Process) -> None:
        """Ask to be told when a process takes more, as long as there is more to hand over."""
        known = process.stdin.fileno() in self._selector.get_map()
        if process.outgoing and not known:
            self._selector.register(process.stdin, selectors.EVENT_WRITE, process)
        elif known and not process.outgoing:
            self._selector.unregister(process.stdin)

    # --- taking back ---------------------------------------------------------------------------------------------

    def _heard(self, process: Process) -> Iterator[Answer]:
        try:
            part = os.read(process.stdout.fileno(), 1 << 20)
        except BlockingIOError:
            return
        if not part:
            yield from self._died(process)
            return
        try:
            for head, blobs in process.inbox.feed(part):
                yield from self._answer(process, head, blobs)
                if process not in self._processes:  # what it answered ahead is asked again
                    return
        except (ValueError, KeyError, TypeError, AttributeError, IndexError):  # a reader that is not itself any more
            yield from self._end(process, Outcome(code=OutcomeCode.CRASHED, detail="gave an answer that is none"))

    def _answer(self, process: Process, head: Head, blobs: list[bytes]) -> Iterator[Answer]:
        process.begins()
        if "failed" in head:
            raise CongVanError(f"{self._settings['extract']} cannot be loaded in a reading process: {head['failed']}")
        if head.get("ready") and not process.ready:  # before it has read anything, so that nobody else can say it
            process.is_ready(head["pid"])
            self._failed_starts, self._started = 0, True
            return
        turn = process.waiting[0]
        if head["id"] != turn.number:
            raise ValueError("an answer to another question")
        answer = Answer(turn.job, head, blobs, bool(head.get("final")), process.number)
        outcome = answer.outcome
        if answer.final and outcome and outcome.code is OutcomeCode.OUT_OF_MEMORY:
            detail = f"limit {self._limits.memory_mb} MB"
            yield from self._end(process, Outcome(code=OutcomeCode.OUT_OF_MEMORY, detail=detail))
            return
        if answer.final:
            process.waiting.popleft()
            if process.memory_mb() > self._limits.recycle_mb:
                process.retiring = True
        yield answer

    def _check_limits(self) -> Iterator[Answer]:
        for process in list(self._processes):
            outcome = process.over(self._limits) if process.waiting or not process.ready else None
            if outcome is not None:
                yield from self._end(process, outcome)

    def _died(self, process: Process) -> Iterator[Answer]:
        outcome = process.ended(self._limits)
        yield from self._end(process, outcome)

    def _end(self, process: Process, outcome: Outcome) -> Iterator[Answer]:
        """Stop a process; the file it was reading is tried again alone, those behind it are read by another."""
        self._stop(process)
        waiting = list(process.waiting)
        process.waiting.clear()
        if not process.ready:
            self._failed_starts += 1
            if self._failed_starts >= (_KILLED_STARTS if self._started else _FAILED_STARTS):
                raise CongVanError(f"no process for reading can be started: {outcome.message_en}")
        elif waiting:
            first = waiting.pop(0)
            if first.again:
                head = {"code": outcome.code.value, "detail": outcome.detail}
                yield Answer(first.job, head, [], True, process.number)
            else:
                self._turns.try_alone(first)
        self._turns.give_back(waiting)

    def _stop(self, process: Process) -> None:
        if process in self._processes:
            self._processes.remove(process)
            for stream in (process.stdin, process.stdout):
                with contextlib.suppress(KeyError, ValueError):
                    self._selector.unregister(stream)
            process.end()
