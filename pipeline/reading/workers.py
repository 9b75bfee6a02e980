"""Reads files in processes that can be killed: a file that hangs, crashes or eats memory costs only itself.

Starting a process costs much more than reading a small file, so processes are kept, get the next files before they
have answered for the last, and are replaced when they have grown.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import selectors
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schemas import CongVanError, Outcome, OutcomeCode

from .records import Extract, Extracted, ExtractedPart
from .worker import _LENGTH, read_one, resolve_extract, send

READY_SECONDS = 120.0
_AHEAD = 8  # files handed to a process before it has answered
_TICK = 0.25


@dataclass(frozen=True)
class Limits:
    """What one file may take."""

    seconds: float = 300.0
    memory_mb: int | None = 2048
    recycle_mb: int = 700
    """A process that has grown beyond this is replaced between two files."""


@dataclass(frozen=True)
class Job:
    """A file to read; `data` where it has no path of its own (a member of a ZIP)."""

    key: int
    name: str
    path: Path | None
    data: bytes | None = None


@dataclass(frozen=True)
class Result:
    """What became of a job."""

    job: Job
    outcome: Outcome
    extracted: Extracted | None
    seconds: float | None = None


def as_name(extract: Extract | str) -> str:
    """Return `module:function` for a function, so that another process can find it.

    Raises:
        CongVanError: The function is a lambda or stands inside another.
    """
    if isinstance(extract, str):
        return extract
    name = f"{extract.__module__}:{extract.__qualname__}"
    try:
        if resolve_extract(name) is extract:
            return name
    except (ImportError, AttributeError):
        pass
    raise CongVanError(f"{name} cannot be found by another process; pass isolate=False")


def answer_of(job: Job, head: dict[str, Any], blobs: list[bytes], version: str, size: int | None) -> Result:
    """Return the result that a process's answer means."""
    outcome = Outcome(code=OutcomeCode(head["code"]), detail=head.get("detail"))
    if not outcome.code.has_record:
        return Result(job, outcome, None, head.get("seconds"))
    text, *rest = blobs
    parts = tuple(
        ExtractedPart(record.decode(), text_hash, body.decode("utf-8", "surrogatepass"))
        for text_hash, record, body in zip(head["text_hashes"], rest[::2], rest[1::2], strict=True)
    )
    extracted = Extracted(
        sha256=head["sha256"], name=job.name, size=size, reader_version=version, parts=parts, text_data=text,
        partial=outcome.code is OutcomeCode.PARTIAL,
    )  # fmt: skip
    return Result(job, outcome, extracted, head.get("seconds"))


def read_here(jobs: Iterable[Job], extract: Extract | str, version: str) -> Iterator[Result]:
    """Read files in this process, without limits."""
    function = resolve_extract(extract) if isinstance(extract, str) else extract
    for job in jobs:
        started = time.monotonic()
        try:
            data = job.data if job.data is not None else (job.path or Path(job.name)).read_bytes()
        except OSError as error:
            yield Result(job, Outcome(code=OutcomeCode.IO_ERROR, detail=error.strerror), None)
            continue
        head, blobs = read_one(function, data, job.name, version)
        yield answer_of(job, {**head, "seconds": time.monotonic() - started}, blobs, version, len(data))


@dataclass
class _Process:
    popen: subprocess.Popen[bytes]
    buffer: bytearray = field(default_factory=bytearray)
    waiting: deque[Job] = field(default_factory=deque)
    """Jobs handed over and not answered, the one being read first."""
    since: float = field(default_factory=time.monotonic)
    ready: bool = False
    retiring: bool = False

    def messages(self) -> Iterator[tuple[dict[str, Any], list[bytes]]]:
        while len(self.buffer) >= _LENGTH.size:
            size = _LENGTH.unpack(self.buffer[: _LENGTH.size])[0]
            if len(self.buffer) < _LENGTH.size + size:
                return
            head = json.loads(bytes(self.buffer[_LENGTH.size : _LENGTH.size + size]))
            end = _LENGTH.size + size
            if len(self.buffer) < end + sum(head["blobs"]):
                return
            blobs = []
            for length in head.pop("blobs"):
                blobs.append(bytes(self.buffer[end : end + length]))
                end += length
            del self.buffer[:end]
            yield head, blobs

    def memory_mb(self) -> int:
        """Resident memory, 0 where the system does not tell."""
        try:
            pages = int(Path(f"/proc/{self.popen.pid}/statm").read_text().split()[1])
        except (OSError, ValueError, IndexError):
            return 0
        return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


class Pool:
    """Processes that read; use as a context manager, so that none is left behind."""

    def __init__(self, extract: Extract | str, version: str, workers: int, limits: Limits) -> None:
        self._extract = as_name(extract)
        self._version = version
        self._limits = limits
        self._count = max(1, workers)
        self._processes: list[_Process] = []
        self._selector = selectors.DefaultSelector()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for process in list(self._processes):
            self._stop(process)
        self._selector.close()

    def run(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Read the jobs; results come as they are ready. Jobs are drawn only as fast as they are read."""
        source = iter(jobs)
        again: deque[Job] = deque()
        drained = False
        while True:
            drained = self._feed(source, again, drained)
            if drained and not again and not any(p.waiting for p in self._processes):
                return
            for key, _ in self._selector.select(_TICK):
                process: _Process = key.data
                part = os.read(key.fd, 1 << 20)
                if part:
                    process.buffer += part
                    yield from self._answers(process)
                else:
                    yield from self._died(process, again)
            yield from self._check_limits(again)

    def _feed(self, source: Iterator[Job], again: deque[Job], drained: bool) -> bool:
        """Hand jobs to processes that have room, starting processes as needed; True when no job is left."""
        for process in list(self._processes):
            if process.retiring and not process.waiting:
                self._stop(process)
        while True:
            room = [p for p in self._processes if not p.retiring and len(p.waiting) < (_AHEAD if p.ready else 1)]
            active = sum(not p.retiring for p in self._processes)
            if not room and active >= self._count:
                return drained
            job = again.popleft() if again else next(source, None)
            if job is None:
                return True
            idle = [p for p in room if not p.waiting]
            if idle:
                process = idle[0]
            elif active < self._count:
                process = self._start()
            elif job.data is None:
                process = min(room, key=lambda p: len(p.waiting))
            else:  # much to send: only to a process that is not itself sending, else both would wait for each other
                again.appendleft(job)
                return drained
            self._hand(process, job)

    def _start(self) -> _Process:
        command = [sys.executable, "-P", "-m", "pipeline.reading.worker"]
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"}
        package_root = str(Path(__file__).resolve().parent.parent)
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (package_root, environment.get("PYTHONPATH"))))
        popen = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
            start_new_session=True,
        )  # fmt: skip
        process = _Process(popen)
        assert popen.stdin and popen.stdout
        self._processes.append(process)
        self._selector.register(popen.stdout, selectors.EVENT_READ, process)
        settings = {"path": sys.path, "extract": self._extract, "memory_mb": self._limits.memory_mb,
                    "version": self._version}  # fmt: skip
        send(popen.stdin, settings)  # type: ignore[arg-type]
        return process

    def _hand(self, process: _Process, job: Job) -> None:
        head: dict[str, Any] = {"id": job.key, "name": job.name}
        blobs = [job.data] if job.data is not None else []
        if job.path is not None and job.data is None:
            head["path"] = base64.b64encode(os.fsencode(job.path)).decode()
        if not process.waiting and process.ready:
            process.since = time.monotonic()
        process.waiting.append(job)
        assert process.popen.stdin
        with contextlib.suppress(BrokenPipeError):  # its end is noticed when its answers are read
            send(process.popen.stdin, head, *blobs)  # type: ignore[arg-type]

    def _answers(self, process: _Process) -> Iterator[Result]:
        for head, blobs in process.messages():
            process.since = time.monotonic()
            if head.get("ready"):
                process.ready = True
                continue
            job = process.waiting.popleft()
            size = len(job.data) if job.data is not None else None
            yield answer_of(job, head, blobs, self._version, size)
            if process.memory_mb() > self._limits.recycle_mb:
                process.retiring = True

    def _check_limits(self, again: deque[Job]) -> Iterator[Result]:
        now = time.monotonic()
        for process in list(self._processes):
            if not process.waiting:
                continue
            limit = self._limits.seconds if process.ready else READY_SECONDS
            grown = self._limits.memory_mb and process.memory_mb() > self._limits.memory_mb
            if now - process.since > limit:
                yield from self._end(process, again, OutcomeCode.TIMEOUT, f"limit {limit:g} s")
            elif grown:
                detail = f"limit {self._limits.memory_mb} MB"
                yield from self._end(process, again, OutcomeCode.OUT_OF_MEMORY, detail)

    def _died(self, process: _Process, again: deque[Job]) -> Iterator[Result]:
        code = process.popen.wait()
        if not process.ready:
            self._stop(process)
            raise CongVanError(f"{self._extract} cannot be loaded in a reading process (exit code {code})")
        detail = f"signal {-code}" if code < 0 else f"exit code {code}"
        yield from self._end(process, again, OutcomeCode.CRASHED, detail)

    def _end(self, process: _Process, again: deque[Job], code: OutcomeCode, detail: str) -> Iterator[Result]:
        """Stop a process; the file it was reading gets the outcome, those behind it are read by another."""
        self._stop(process)
        if process.waiting:
            job = process.waiting.popleft()
            yield Result(job, Outcome(code=code, detail=detail), None)
            again.extend(process.waiting)

    def _stop(self, process: _Process) -> None:
        if process in self._processes:
            self._processes.remove(process)
            assert process.popen.stdout and process.popen.stdin
            self._selector.unregister(process.popen.stdout)
            process.popen.kill()
            process.popen.wait()
            process.popen.stdout.close()
            with contextlib.suppress(BrokenPipeError):
                process.popen.stdin.close()


Progress = Callable[[int, int | None, str], Any]
"""Called with files done, files in all where known, and the name of the last."""
