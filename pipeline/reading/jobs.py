"""What is to be read, one job a file and step; and the way to do jobs in this process."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from schemas import Outcome, OutcomeCode

from .messages import LOOKED, Head, encoded, named

if TYPE_CHECKING:
    from .records import Extract

PREPARE = "extractors.preparing:prepare"
"""Loads what making records needs, for the process that others are forked from."""


@dataclass(frozen=True, eq=False)
class Job:
    """Something to do with a file or the member of a container; `tasks` says what kinds there are."""

    kind: str
    name: str
    path: Path | None = None
    key: tuple[int, ...] = ()
    data: bytes | None = None
    """Bytes in place of a path."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    near: int | None = None
    """The process that has looked at it."""
    about: Any = None
    """The caller's own."""

    def task(self, number: int) -> Head:
        """Return the head of its message."""
        place = {"path": encoded(self.path), "key": list(self.key)} if self.path is not None else {}
        return {"id": number, "kind": self.kind, "name": self.name, **place, **self.extra}

    @property
    def blobs(self) -> list[bytes]:
        """The bytes of its message."""
        return [] if self.data is None else [self.data]


@dataclass(eq=False)
class Turn:
    """A job that was put in, under its number."""

    number: int
    job: Job
    again: bool = False
    """Whether it has ended a process before."""


@dataclass(frozen=True)
class Answer:
    """What a job gave, or a part of it."""

    job: Job
    head: Head
    blobs: list[bytes]
    final: bool = True
    near: int | None = None

    @property
    def outcome(self) -> Outcome | None:
        """What became of the file; None where it was only looked at."""
        code = self.head["code"]
        return None if code == LOOKED else _outcome(code, self.head.get("detail"))

    @property
    def seconds(self) -> float | None:
        """Time on the clock that it took."""
        return self.head.get("seconds")


@lru_cache(maxsize=256)
def _outcome(code: str, detail: str | None) -> Outcome:
    """Return an outcome: most files of a run share one."""
    return Outcome(code=OutcomeCode(code), detail=detail)


class Readers(Protocol):
    """Does jobs: `Pool` in other processes, `Here` in this one."""

    def put(self, job: Job) -> None:
        """Add a job."""

    def answers(self) -> Iterator[Answer]:
        """Yield answers until no job is left; jobs may be added meanwhile."""

    @property
    def hungry(self) -> bool:
        """Whether there is less to do than there could be."""

    @property
    def idle(self) -> bool:
        """Whether there is nothing to do."""


class Here:
    """Does jobs in this process: without limits, and without the cost of another process."""

    def __init__(
        self,
        extract: Extract | str | None,
        version: str | None = None,
        pipeline: str | None = None,
        rules: str | None = None,
    ) -> None:
        from .tasks import Bench

        reader = named(extract) if isinstance(extract, str) else extract
        self._bench = Bench(reader, version, pipeline=pipeline, rules=rules)
        self._jobs: tuple[deque[Job], deque[Job]] = (deque(), deque())

    def put(self, job: Job) -> None:
        """Add a job."""
        self._jobs[job.kind == "look"].append(job)

    @property
    def hungry(self) -> bool:
        """Whether there is nothing to do."""
        return self.idle

    @property
    def idle(self) -> bool:
        """Whether there is nothing to do."""
        return not any(self._jobs)

    def answers(self) -> Iterator[Answer]:
        """Do the jobs, one by one."""
        while queue := next((queue for queue in self._jobs if queue), None):
            job = queue.popleft()
            started = time.monotonic()
            for head, parts in self._bench.answers(job.task(0), job.blobs):
                seconds = round(time.monotonic() - started, 4)
                yield Answer(job, {**head, "seconds": seconds}, list(parts), head.get("final", False))
