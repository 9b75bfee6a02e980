"""Does jobs on the machines of a Dask cluster: the same jobs as `Pool`, in batches, each batch a task.

Within a task files are read as they are here: in a process with limits, each with its own outcome. Files are carried in
the tasks; where all machines see them under the same paths (`shared`) only their names are. What comes back is data,
and is stored here: what is stored is known by its content, so a task that is done twice changes nothing.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from extractors.version import readers_version, record_version
from schemas import CongVanError, Outcome, OutcomeCode

from .cluster_task import work
from .jobs import Answer, Job
from .limits import Limits
from .messages import Inbox
from .workers import Pool

BATCH, BATCH_BYTES = 16, 8_000_000
"""Files of a task, and bytes that it carries."""
PATIENCE_SECONDS = 60.0
"""So long a scheduler, or the first worker, is waited for."""
_AHEAD = 2
"""Tasks handed out for each thread that works: it never waits for the next."""
_MOMENT = 0.05


class EngineError(CongVanError):
    """The machines that read are not there; what is stored stays stored."""


@dataclass(eq=False)
class _Batch:
    """Jobs that are done together."""

    jobs: list[Job]
    alone: bool = False
    """Whether the jobs ended workers, and are tried one by one."""
    failures: int = 0
    future: Any = None


@dataclass
class _Carried:
    """A file on its way into a task."""

    job: Job
    pieces: dict[int, bytes] = field(default_factory=dict)


def scheduler(engine: str) -> str:
    """Return the address of Dask's scheduler for `dask://HOST:PORT`, or `dask+tls://HOST:PORT` (as Dask is configured).

    Raises:
        CongVanError: The engine is another.
    """
    scheme, separator, place = engine.partition("://")
    if scheme not in ("dask", "dask+tls") or not separator or not place:
        raise CongVanError(f"{engine}: there is no such engine; write dask://HOST:PORT")
    return f"{'tls' if scheme == 'dask+tls' else 'tcp'}://{place}"


class RemoteWorkers:
    """Workers of a Dask cluster; use as a context manager."""

    def __init__(
        self,
        engine: str,
        extract: str,
        version: str | None,
        limits: Limits,
        prepare: str | None = None,
        pipeline: str | None = None,
        rules: str | None = None,
        *,
        shared: bool = False,
    ) -> None:
        """Connect to a scheduler.

        Args:
            engine: `dask://HOST:PORT`.
            extract: Reads bytes under a name, `module:function`; the workers must have it too.
            version: Of a reader of somebody's own.
            limits: Of one file.
            prepare: As in `Pool`.
            pipeline: As in `Pool`.
            rules: As in `Pool`.
            shared: Whether the workers see the files under the same paths.

        Raises:
            EngineError: There is no scheduler.
        """
        self._engine, self._address = engine, scheduler(engine)
        self._settings = {
            "pool": (extract, version, 1, limits, (), prepare, pipeline, rules),
            "made_by": (readers_version(), record_version()),
        }
        self._local = None if shared else Pool(None, None, 1, limits)
        self._ready: deque[Job] = deque()
        self._wanted: deque[Job] = deque()
        """Files to be carried whose bytes nobody has asked for."""
        self._carrying = 0
        self._retried: deque[_Batch] = deque()
        self._out: dict[str, _Batch] = {}
        self._done: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._threads, self._asked_at, self._seen_at = 0, 0.0, time.monotonic()
        self._client = self._connected()

    def __enter__(self) -> RemoteWorkers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._local is not None:
            self._local.__exit__()
        with contextlib.suppress(Exception):
            self._client.close(timeout=2)

    def put(self, job: Job) -> None:
        """Add a job."""
        if self._local is None or job.data is not None:
            self._ready.append(job)
        elif job.kind in ("look", "take"):
            self._local.put(job)
        else:
            self._wanted.append(job)

    @property
    def hungry(self) -> bool:
        """Whether there is less to do than there could be."""
        return len(self._ready) + len(self._wanted) + self._carrying < BATCH

    @property
    def idle(self) -> bool:
        """Whether no job is left."""
        waiting = self._ready or self._wanted or self._carrying or self._out or self._retried
        return not waiting and (self._local is None or self._local.idle)

    def answers(self) -> Iterator[Answer]:
        """Yield answers as they come until no job is left; jobs may be added meanwhile.

        Raises:
            EngineError: The scheduler, or all workers, are away for longer than `PATIENCE_SECONDS`.
        """
        while not self.idle:
            self._carry()
            if self._local is not None:
                for answer in self._local.poll(_MOMENT if self._out else 4 * _MOMENT):
                    yield from self._carried(answer)
            self._hand_out()
            yield from self._taken_back()

    # --- files that are carried ----------------------------------------------------------------------------------

    def _carry(self) -> None:
        """Ask for the bytes of files, as many as are soon handed out."""
        while self._local is not None and self._wanted and self._carrying + len(self._ready) < 2 * BATCH:
            job = self._wanted.popleft()
            self._carrying += 1
            self._local.put(Job("take", job.name, job.path, job.key, near=job.near, about=_Carried(job)))

    def _carried(self, answer: Answer) -> Iterator[Answer]:
        carried = answer.job.about
        if not isinstance(carried, _Carried):
            yield answer
            return
        if answer.outcome is None:
            carried.pieces[int(answer.head["offset"])] = b"".join(answer.blobs)
        if not answer.final:
            return
        self._carrying -= 1
        if answer.outcome is not None:
            yield replace(answer, job=carried.job)
        else:
            data = b"".join(carried.pieces[offset] for offset in sorted(carried.pieces))
            self._ready.append(replace(carried.job, path=None, key=(), data=data))

    # --- handing out and taking back -----------------------------------------------------------------------------

    def _hand_out(self) -> None:
        self._look_around()
        while len(self._out) < _AHEAD * self._threads and (self._retried or self._is_full()):
            self._submit(self._retried.popleft() if self._retried else _Batch(self._next_jobs()))

    def _is_full(self) -> bool:
        """Whether there is a batch, or nothing more will come soon."""
        more = self._wanted or self._carrying or (self._local is not None and not self._local.idle)
        return len(self._ready) >= BATCH or bool(self._ready and (not more or not self._out))

    def _next_jobs(self) -> list[Job]:
        jobs, size = [self._ready.popleft()], 0
        while self._ready and len(jobs) < BATCH and size < BATCH_BYTES:
            size += len(self._ready[0].data or b"")
            jobs.append(self._ready.popleft())
        return jobs

    def _submit(self, batch: _Batch) -> None:
        plain = [replace(job, about=None, near=None) for job in batch.jobs]
        try:
            batch.future = self._client.submit(work, self._settings, plain, pure=False)
        except Exception as error:  # whatever Dask raises when its scheduler has gone
            self._retried.appendleft(batch)
            self._begin_again(error)
            return
        self._out[batch.future.key] = batch
        batch.future.add_done_callback(self._done.put)

    def _taken_back(self) -> Iterator[Answer]:
        try:
            future = self._done.get(timeout=_MOMENT)
        except queue.Empty:
            if self._client.status not in ("running", "connecting"):
                self._begin_again(None)
            return
        batch = self._out.pop(future.key, None)
        if batch is None or batch.future is not future:
            return
        if future.status == "finished":
            try:
                data = future.result()
            except Exception:  # it was lost on its way
                self._retried.append(batch)
                return
            yield from _answers(batch, data)
        elif future.status == "error":
            yield from self._failed(batch, future.exception())
        else:  # the scheduler has gone, and what it knew
            self._out[future.key] = batch
            self._begin_again(None)

    def _failed(self, batch: _Batch, error: BaseException) -> Iterator[Answer]:
        """Try the files of a task that ended its workers one by one; what does it again has its outcome."""
        if type(error).__name__ != "KilledWorker":
            raise EngineError(f"{self._engine}: a worker cannot read: {error}")
        if len(batch.jobs) > 1:
            self._retried.extend(_Batch([job], alone=True) for job in batch.jobs)
            return
        outcome = Outcome(code=OutcomeCode.CRASHED, detail="ended the workers that read it")
        yield Answer(batch.jobs[0], {"code": outcome.code.value, "detail": outcome.detail}, [])

    # --- the scheduler -------------------------------------------------------------------------------------------

    def _look_around(self) -> None:
        """Note how many threads work; raises EngineError where none has for long."""
        now = time.monotonic()
        if now - self._asked_at < (2.0 if self._threads else 0.2):
            return
        self._asked_at = now
        try:
            self._threads = sum(self._client.nthreads().values())
        except Exception as error:  # whatever Dask raises when its scheduler has gone
            self._begin_again(error)
        if self._threads:
            self._seen_at = now
        elif now - self._seen_at > PATIENCE_SECONDS:
            raise EngineError(f"{self._engine}: no workers; start some: dask worker {self._address.split('://')[1]}")

    def _begin_again(self, _error: BaseException | None) -> None:
        """Connect to a scheduler that was started again, and hand everything out anew."""
        with contextlib.suppress(Exception):
            self._client.close(timeout=1)
        self._retried.extend(self._out.values())
        self._out.clear()
        self._threads = 0
        self._client = self._connected()

    def _connected(self) -> Any:
        try:
            from distributed import Client
        except ModuleNotFoundError as error:
            raise CongVanError("the engine needs the package distributed: pip install 'congvan[dask]'") from error
        for name in ("distributed", "tornado.application"):  # what it says of lost connections is said here, in words
            logging.getLogger(name).setLevel(logging.CRITICAL)
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                return Client(self._address, timeout=5, set_as_default=False)
            except (OSError, TimeoutError) as error:
                if time.monotonic() > until:
                    raise EngineError(f"{self._engine}: no scheduler answers; start one: dask scheduler") from error
                time.sleep(0.5)


def _answers(batch: _Batch, data: bytes) -> Iterator[Answer]:
    """Give what a task answered, job by job."""
    try:
        for head, blobs in Inbox(most=None).feed(data):
            yield Answer(batch.jobs[head.pop("id")], head, blobs, bool(head.get("final")))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise EngineError("a worker gave an answer that is none") from error
