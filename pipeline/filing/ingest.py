"""Taking files in: each ends in one outcome; what is known is not read again; all may be interrupted and repeated."""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine

from extractors.version import record_version
from schemas import CongVanError, Outcome, OutcomeCode

from ..reading.cluster import EngineError, RemoteWorkers
from ..reading.jobs import PREPARE
from ..reading.messages import as_name
from ..reading.names import printable
from ..reading.packing import unpack
from ..reading.pipelines import Build, named_pipeline
from ..reading.records import Extract, Extracted
from ..reading.sources import Source, collect
from ..reading.workers import Answer, Here, Job, Limits, Pool, Readers
from ..store.database import Session, writing
from ..store.originals import Originals
from . import write
from .forgetting import forget
from .keeper import Keeper
from .known import Kept, Known, Moved
from .outcomes import FileOutcome, IngestReport, InterruptedIngest
from .places import RETRY, Scope, remember, sweep, without_place
from .standing import Standing

DEFAULT_EXTRACT = "extractors.extract:extract_bytes"
VERIFYING_EXTRACT = "extractors.extract:extract_verified"
_BATCH, _BATCH_BYTES, _BATCH_SECONDS = 64, 8_000_000, 2.0
_UNCHANGED = Outcome(code=OutcomeCode.UNCHANGED)
_DUPLICATE = Outcome(code=OutcomeCode.DUPLICATE)
_PASSED_OVER = 500  # files hashed here, looked up together
_LOOKED_UP = 100  # files looked at ahead, and looked up together

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
    far: str | None = None,
    shared: bool = False,
    limits: Limits | None = None,
    again: bool = False,
    keep: bool = False,
    retry: bool = False,
    mirror: bool = False,
    missing: bool = False,
    follow_links: bool = False,
    gone: Sequence[Path] = (),
    busy: Callable[[Path], bool] | None = None,
    within: Sequence[Path] = (),
    pipeline: Build | str | None = None,
    progress: Progress | None = None,
    leave_out: Iterable[Path] = (),
    originals: Originals | None = None,
    keep_originals: bool = False,
) -> IngestReport:
    """Read files into the archive. `Archive.ingest` says what the arguments mean.

    Of what only a watched folder needs, `gone` names what is not there any more, `busy` tells which files are left as
    they are, and `within` where links of named files may lead.
    """
    asked = list(asked)
    found = collect(asked, leave_out, missing=missing, follow_links=follow_links, within=within)
    left = {source.label for source in found if busy is not None and busy(source.path)}
    sources = [source for source in found if source.label not in left]
    scope = Scope.of(asked, gone)
    version = version or _version_of(extract)
    if pipeline is not None and version is not None:
        raise CongVanError("a pipeline goes with the project's own reader, whose version is not to be given")
    name, label = named_pipeline(pipeline) if pipeline is not None else (None, None)
    rules = f"{record_version()} {label}" if label else None
    known = Known(engine, version, rules=rules, again=again, keep=keep, retry=retry, scope=scope)
    keeper = Keeper(originals) if originals is not None and keep_originals else None
    work = _Ingest(engine, sources, known, scope, progress, keeper, left)
    work.begin([printable(each) for each in asked])
    with _readers(extract, version, workers, isolate, limits or Limits(), name, rules, far, shared) as readers:
        work.run(readers)
    if mirror:
        _mirror(engine, scope, originals or Originals(None), work.report)
    return work.report


@contextmanager
def _readers(
    extract: Extract | str, version: str | None, workers: int | None, isolate: bool, limits: Limits,
    pipeline: str | None, rules: str | None, far: str | None, shared: bool,
) -> Iterator[Readers]:  # fmt: skip
    """Hold what reads: this process, processes of this machine, or other machines."""
    prepare = PREPARE if version is None else None
    if far is not None:
        with RemoteWorkers(far, as_name(extract), version, limits, prepare, pipeline, rules, shared=shared) as cluster:
            yield cluster
    elif not isolate:
        yield Here(extract, version, pipeline, rules)
    else:
        count = workers or os.cpu_count() or 1
        with Pool(extract, version, count, limits, (), prepare, pipeline, rules) as pool:
            yield pool


def _mirror(engine: Engine, scope: Scope, originals: Originals, report: IngestReport) -> None:
    """Take out what vanished, unless whole folders are empty that held files: they may not be connected."""
    with engine.connect() as connection:
        lost = without_place(connection, scope)
    met = Scope(scope.walked)
    report.spared = bool(lost and scope.walked) and not any(met.holds(each.path) for each in report.outcomes)
    if not report.spared:
        report.forgotten += forget(engine, originals, lost, everything=False).files


def _version_of(extract: Extract | str) -> str | None:
    """Return the version of a reader of somebody's own; None for the project's, whose texts and records have theirs."""
    return None if extract in (DEFAULT_EXTRACT, VERIFYING_EXTRACT) else str(getattr(extract, "version", "1"))


class _Ingest:
    """One run: files are looked at, what is known is settled, the others are read, and what they gave is stored."""

    def __init__(
        self, engine: Engine, sources: Sequence[Source], known: Known, scope: Scope, progress: Progress | None = None,
        keeper: Keeper | None = None, left: Set[str] = frozenset(),
    ) -> None:  # fmt: skip
        self._engine = engine
        self._to_look = deque(sources)
        self._known = known
        self._scope = scope
        self._left = left
        self._progress = progress
        self._keeper = keeper
        self._expected = len(sources)
        self._looking = 0
        self._standing = Standing(engine, known) if keeper is None and not known.again else None
        self._looked: list[Source] = []
        """Files and members that were looked at; whether they must be read is not decided yet."""
        self._members: dict[str, set[str]] = {}
        """Container → its members that came up; a second look, after the first broke off, finds them again."""
        self._twins: dict[str, list[Source]] = {}
        """Content being read → further files of the same content."""
        self._done: dict[str, Outcome] = {}
        """Content read in this run → what a further file of it is."""
        self._records: list[Extracted] = []
        self._outcomes: list[FileOutcome] = []
        self._bytes = 0
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
                        "id": self.report.run, "started_at": _now(), "finished_at": None, "found": None,
                        "reader_version": self._known.version, "sources": json.dumps(asked, ensure_ascii=False),
                    }
                ],
            )  # fmt: skip

    def run(self, readers: Readers) -> None:
        """Take everything in; after an interruption what was read is kept."""
        self._readers = readers
        try:
            self._pass_over()
            while self._go_on(readers):
                for answer in readers.answers():
                    self._take(answer)
                    self._go_on(readers)
                    late = time.monotonic() - self._stored_at > _BATCH_SECONDS
                    if late or len(self._records) >= _BATCH or self._bytes > _BATCH_BYTES:
                        self._store()
        except KeyboardInterrupt:
            self._store()
            raise InterruptedIngest(self.report) from None
        except EngineError:
            self._store()
            raise
        finally:
            if self._keeper:
                self._keeper.close()
        self._store(finished=True)

    def _pass_over(self) -> None:
        """Settle files that hold what they held and need no new record; the others are looked at."""
        if self._standing is None:
            return
        left: list[Source] = []
        while self._to_look:
            part = [self._to_look.popleft() for _ in range(min(len(self._to_look), _PASSED_OVER))]
            standing = {each.label: each for each in self._standing.among(part)}
            for source in part:
                if source.label in standing:
                    self._settle(standing[source.label], _UNCHANGED)
                else:
                    left.append(source)
            if len(self._outcomes) >= _PASSED_OVER:
                self._store()
        self._to_look.extend(left)

    def _go_on(self, readers: Readers) -> bool:
        """Hand out what can be handed out; False where nothing is left to do."""
        while self._to_look and self._looking < _LOOKED_UP:
            source = self._to_look.popleft()
            if source.failure is not None:
                self._settle(source, source.failure)
                continue
            self._looking += 1
            extra = {"label": source.label}
            readers.put(Job("look", source.name, source.path, extra=extra, about=source))
        if len(self._looked) >= _LOOKED_UP or (self._looked and readers.hungry):
            self._decide(readers)
        return bool(self._to_look or self._looked) or not readers.idle

    def _take(self, answer: Answer) -> None:
        """Note what became of a file that was looked at or read."""
        source, outcome = answer.job.about, answer.outcome
        if answer.job.kind == "look":
            self._take_look(source, answer, outcome)
        elif answer.job.kind == "take" and self._keeper:
            going, failed = self._keeper.take(answer, source.sha256)
            for each in going:
                self._settle(each, failed) if failed else self._looked.append(each)
        elif outcome is not None:
            self._finish(source, answer, outcome)

    def _take_look(self, source: Source, answer: Answer, outcome: Outcome | None) -> None:
        head = answer.head
        self._looking -= answer.final
        if "member" in head:
            source = source.member(head["member"], head["key"])
            known = self._members.setdefault(answer.job.about.label, set())
            if source.label in known:
                return
            known.add(source.label)
        if answer.final:
            self._expected += len(self._members.pop(answer.job.about.label, ())) - ("members" in head)
        if outcome is not None:
            self._settle(source, outcome)
        elif "sha256" in head:
            self._know(replace(source, sha256=head["sha256"], near=answer.near))

    def _know(self, source: Source) -> None:
        """Let a file that was looked at be decided on, once its original is kept where it is to be."""
        if self._keeper is None or self._keeper.keeps(source):
            self._looked.append(source)
        elif self._keeper.is_first(source):
            self._readers.put(Job("take", source.name, source.path, source.key, near=source.near, about=source))

    def _decide(self, readers: Readers) -> None:
        """Settle what was looked at and is known; have the rest read."""
        part, self._looked = sorted(self._looked, key=lambda source: source.label), []
        for source, known in self._known.of(part):
            assert source.sha256 is not None
            if isinstance(known, Moved):
                detail = f"was at {known.was}"
                self._settle(source, Outcome(code=OutcomeCode.UNCHANGED, detail=detail), was=known.was)
                continue
            settled = known if isinstance(known, Outcome) else self._done.get(source.sha256)
            if settled is not None:
                self._settle(source, settled)
            elif source.sha256 in self._twins:
                self._twins[source.sha256].append(source)
            else:
                self._twins[source.sha256] = []
                if isinstance(known, Kept):
                    extra = {"file": known.file}
                    readers.put(Job("derive", source.name, data=known.text, extra=extra, about=source))
                else:
                    readers.put(Job("read", source.name, source.path, source.key, near=source.near, about=source))

    def _finish(self, source: Source, answer: Answer, outcome: Outcome) -> None:
        sha256 = source.sha256 or ""
        if outcome.code.has_record:
            try:
                extracted = unpack(answer.head, answer.blobs, source.name)
            except (KeyError, ValueError, TypeError):
                outcome = Outcome(code=OutcomeCode.CRASHED, detail="gave an answer that is none")
            else:
                if extracted.sha256 != sha256:
                    outcome = Outcome(code=OutcomeCode.IO_ERROR, detail="changed while it was being read")
                else:
                    self._records.append(extracted)
                    self._bytes += sum(map(len, answer.blobs))
        self._settle(source, outcome, answer.seconds)
        twin = _DUPLICATE if outcome.code.has_record else outcome
        self._done[sha256] = twin
        for other in self._twins.pop(sha256, ()):
            self._settle(other, twin)

    def _settle(self, source: Source, outcome: Outcome, seconds: float | None = None, was: str | None = None) -> None:
        done = FileOutcome(source.label, outcome, source.sha256, seconds, was)
        self._outcomes.append(done)
        self.report.outcomes.append(done)
        done_now = len(self.report.outcomes)
        self.report.found = max(self._expected, done_now)
        if self._progress:
            self._progress(done_now, self.report.found, source.label)

    def _store(self, *, finished: bool = False) -> None:
        """Write what has been read since the last time."""
        self._stored_at = time.monotonic()
        records, outcomes = self._records, self._outcomes
        if not (records or outcomes or finished):
            return
        try:
            self._write(records, outcomes, finished)
        except (sa.exc.OperationalError, sa.exc.InterfaceError, CongVanError):  # the archive itself: nothing can go on
            raise
        except Exception:  # one of the files: the others are stored
            refused = {record.sha256: why for record in records if (why := self._refusal(record))}
            if not refused:
                raise
            outcomes = [self._refused(each, refused.get(each.sha256 or "")) for each in outcomes]
            self._write([], outcomes, finished)
        self._records, self._outcomes, self._bytes = [], [], 0
        if self._keeper:
            self._keeper.stored()

    def _refusal(self, record: Extracted) -> str | None:
        """Store one file; return why it cannot be."""
        try:
            self._write([record], [], finished=False)
        except (sa.exc.OperationalError, sa.exc.InterfaceError, CongVanError):
            raise
        except Exception as error:
            return f"it cannot be stored: {type(error).__name__}: {getattr(error, 'orig', error)}"[:300]
        return None

    def _refused(self, done: FileOutcome, why: str | None) -> FileOutcome:
        if why is None:
            return done
        changed = replace(done, outcome=Outcome(code=OutcomeCode.CRASHED, detail=why))
        self._done[done.sha256 or ""] = changed.outcome
        self.report.outcomes[self.report.outcomes.index(done)] = changed
        return changed

    def _write(self, records: Sequence[Extracted], outcomes: Sequence[FileOutcome], finished: bool) -> None:
        with writing(self._engine) as session:
            if records:
                self.report.remade += write.put(session, records, run=self.report.run)
            none = [each.sha256 for each in outcomes if each.outcome.code is OutcomeCode.NOT_A_DISPATCH]
            write.withdraw(session, filter(None, none))
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
            remember(session, outcomes, self._known.version)
            if self._keeper:
                self._keeper.note(session)
            ended = {"finished_at": _now()} if finished else {}
            session.update("run", [{"id": self.report.run, "found": self.report.found, **ended}])
            if finished:
                self.report.vanished += self._sweep(session)

    def _sweep(self, session: Session) -> list[str]:
        """Note which contents lie no more where they lay; return the places of those that lie nowhere now."""
        outcomes = self.report.outcomes
        unsure = [*self._left, *(each.path for each in outcomes if each.outcome.code in RETRY)]
        return sweep(session, self._scope, {*self._left, *(each.path for each in outcomes)}, unsure)


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
