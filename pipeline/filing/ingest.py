"""Taking files in: each ends in one outcome; what is known is not read again; all may be interrupted and repeated."""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine

from schemas import CongVanError, Outcome, OutcomeCode

from ..reading.records import Extract, Extracted
from ..reading.sources import Source, collect
from ..reading.workers import Job, Limits, Pool, Result, read_here
from ..store.database import T, chunks, rows_in, writing
from . import write
from .outcomes import FileOutcome, IngestReport

DEFAULT_EXTRACT = "extractors.extract:extract_bytes"
VERIFYING_EXTRACT = "extractors.extract:extract_verified"
_RETRY = {OutcomeCode.TIMEOUT, OutcomeCode.OUT_OF_MEMORY, OutcomeCode.CRASHED, OutcomeCode.IO_ERROR}
_BATCH, _BATCH_SECONDS = 64, 2.0
_LOOKED_UP = 100  # files hashed and looked up together

Progress = Callable[[int, int, str], Any]
"""Called after each file with files done, files in all, and its path."""


def ingest(
    engine: Engine,
    asked: Iterable[str | os.PathLike[str]],
    *,
    extract: Extract | str = DEFAULT_EXTRACT,
    version: str | None = None,
    workers: int | None = None,
    isolate: bool = True,
    limits: Limits | None = None,
    again: bool = False,
    progress: Progress | None = None,
    leave_out: Iterable[Path] = (),
) -> IngestReport:
    """Read files into the archive. `Archive.ingest` says what the arguments mean."""
    sources = collect(asked, leave_out)
    version = version or _reader_version(extract)
    work = _Ingest(engine, sources, version, again, progress)
    work.begin([os.fspath(each) for each in asked] if isinstance(asked, Sequence) else [])
    jobs = work.jobs()
    if not isolate:
        work.take(read_here(jobs, extract, version))
    else:
        with Pool(extract, version, workers or os.cpu_count() or 1, limits or Limits()) as pool:
            work.take(pool.run(jobs))
    return work.report


def _reader_version(extract: Extract | str) -> str:
    """Return the version of the readers: their bytes-to-record behaviour, not that of the whole program."""
    if extract in (DEFAULT_EXTRACT, VERIFYING_EXTRACT):
        from extractors.extract import READER_VERSION

        return READER_VERSION
    return str(getattr(extract, "version", "1"))


class _Ingest:
    """One run."""

    def __init__(
        self, engine: Engine, sources: Sequence[Source], version: str, again: bool, progress: Progress | None
    ) -> None:
        self._engine = engine
        self._sources = sources
        self._version = version
        self._again = again
        self._progress = progress
        self._job_sources: dict[int, tuple[Source, str]] = {}
        self._twins: dict[str, list[Source]] = {}
        """Content being read → further files of the same content."""
        self._done: dict[str, Outcome] = {}
        """Content read in this run → what a further file of it is."""
        self._records: list[Extracted] = []
        self._outcomes: list[FileOutcome] = []
        self._stored_at = time.monotonic()
        self.report = IngestReport(run=0)

    def begin(self, asked: Sequence[str]) -> None:
        """Write down that a run has begun."""
        with writing(self._engine) as session:
            self.report.run = session.new_id("run")
            session.insert(
                "run",
                [
                    {
                        "id": self.report.run, "started_at": _now(), "finished_at": None,
                        "reader_version": self._version, "sources": json.dumps(asked, ensure_ascii=False),
                    }
                ],
            )  # fmt: skip

    def take(self, results: Iterator[Result]) -> None:
        """Store results as they come, many in one transaction; after an interruption what was read is kept."""
        try:
            for result in results:
                self._finish(result)
                if len(self._records) >= _BATCH or time.monotonic() - self._stored_at > _BATCH_SECONDS:
                    self._store()
        except KeyboardInterrupt:
            self._store()
            raise
        self._store(finished=True)

    def jobs(self) -> Iterator[Job]:
        """Give the files that must be read; settle those whose content is known without reading them."""
        key = 0
        for part in chunks(self._sources, _LOOKED_UP):
            for source, sha256, settled in self._looked_up(part):
                if settled is not None:
                    self._settle(source, sha256, settled)
                elif sha256 in self._done:
                    self._settle(source, sha256, self._done[sha256])
                elif sha256 in self._twins:
                    self._twins[sha256].append(source)
                else:
                    assert sha256 is not None
                    try:
                        data = None if source.key is None else source.read()
                    except OSError as error:
                        self._settle(source, sha256, Outcome(code=OutcomeCode.IO_ERROR, detail=error.strerror))
                        continue
                    self._twins[sha256] = []
                    key += 1
                    self._job_sources[key] = (source, sha256)
                    yield Job(key, source.name, source.path if source.key is None else None, data)

    def _looked_up(self, part: Sequence[Source]) -> Iterator[tuple[Source, str | None, Outcome | None]]:
        """Hash files and say of each whether, and how, it is settled already."""
        hashes: dict[str, str | Outcome] = {}
        for source in part:
            try:
                hashes[source.label] = source.failure or source.sha256()
            except OSError as error:
                hashes[source.label] = Outcome(code=OutcomeCode.IO_ERROR, detail=error.strerror or str(error))
        wanted = sorted({value for value in hashes.values() if isinstance(value, str)})
        held, paths = T["rendition"].c, T["source_file"].c
        columns = (paths.path, paths.sha256, paths.reader_version, paths.code, paths.detail)
        with self._engine.connect() as connection:
            read = {
                row.sha256: row.reader_version
                for row in rows_in(connection, (held.sha256, held.reader_version), held.sha256, wanted)
            }
            known = {row.path: row for row in rows_in(connection, columns, paths.path, [s.label for s in part])}
            failed = {
                row.sha256: row
                for row in rows_in(connection, columns, paths.sha256, wanted)
                if row.reader_version == self._version and row.code != OutcomeCode.DUPLICATE
            }
        for source in part:
            sha256 = hashes[source.label]
            if isinstance(sha256, Outcome):
                yield source, None, sha256
            else:
                yield source, sha256, self._settled(sha256, known.get(source.label), read, failed)

    def _settled(self, sha256: str, row: Any, read: dict[str, str], failed: dict[str, Any]) -> Outcome | None:
        if self._again:
            return None
        if read.get(sha256) == self._version:
            same = row is not None and row.sha256 == sha256
            return Outcome(code=OutcomeCode.UNCHANGED if same else OutcomeCode.DUPLICATE)
        before = failed.get(sha256)
        if (
            before is not None
            and sha256 not in read
            and OutcomeCode(before.code) not in _RETRY | {OutcomeCode.DUPLICATE}
        ):
            return Outcome(code=OutcomeCode(before.code), detail=before.detail)
        return None

    def _finish(self, result: Result) -> None:
        source, sha256 = self._job_sources.pop(result.job.key)
        outcome = result.outcome
        if result.extracted is not None:
            if result.extracted.sha256 != sha256:
                outcome = Outcome(code=OutcomeCode.IO_ERROR, detail="changed while it was being read")
            else:
                self._records.append(result.extracted)
        self._settle(source, sha256, outcome, result.seconds)
        twin = Outcome(code=OutcomeCode.DUPLICATE) if outcome.code.has_record else outcome
        self._done[sha256] = twin
        for other in self._twins.pop(sha256, ()):
            self._settle(other, sha256, twin)

    def _settle(self, source: Source, sha256: str | None, outcome: Outcome, seconds: float | None = None) -> None:
        done = FileOutcome(source.label, outcome, sha256, seconds)
        self._outcomes.append(done)
        self.report.outcomes.append(done)
        if self._progress:
            self._progress(len(self.report.outcomes), len(self._sources), source.label)

    def _store(self, *, finished: bool = False) -> None:
        """Write what has been read since the last time."""
        self._stored_at = time.monotonic()
        records, outcomes = self._records, self._outcomes
        if not (records or outcomes or finished):
            return
        with writing(self._engine) as session:
            if records:
                write.put(session, records)
            session.insert(
                "outcome",
                [
                    {
                        "id": session.new_id("outcome"), "run_id": self.report.run, "path": each.path,
                        "sha256": each.sha256, "code": each.outcome.code.value, "detail": each.outcome.detail,
                        "seconds": each.seconds,
                    }
                    for each in outcomes
                ],
            )  # fmt: skip
            self._remember(session, outcomes)
            if finished:
                session.update("run", [{"id": self.report.run, "finished_at": _now()}])
        self._records, self._outcomes = [], []

    def _remember(self, session: Any, outcomes: Sequence[FileOutcome]) -> None:
        """Keep the last outcome of each path; "unchanged" says nothing new."""
        table = T["source_file"].c
        news = {each.path: each for each in outcomes if each.outcome.code is not OutcomeCode.UNCHANGED}
        known = {
            row.path: row.id for row in rows_in(session.connection, (table.id, table.path), table.path, sorted(news))
        }
        rows = [
            {
                "id": known.get(path) or session.new_id("source_file"), "path": path, "sha256": each.sha256,
                "reader_version": self._version, "code": each.outcome.code.value, "detail": each.outcome.detail,
            }
            for path, each in sorted(news.items())
        ]  # fmt: skip
        session.update("source_file", [row for row in rows if row["path"] in known])
        session.insert("source_file", [row for row in rows if row["path"] not in known])


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def last_run(connection: sa.Connection) -> int:
    """Return the key of the newest run.

    Raises:
        CongVanError: Nothing was ever taken in.
    """
    found = connection.execute(sa.select(sa.func.max(T["run"].c.id))).scalar()
    if found is None:
        raise CongVanError("nothing has been taken in yet: congvan ingest FOLDER")
    return int(found)
