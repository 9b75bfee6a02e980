"""Taking files in: each ends in one outcome; what is known is not read again; all may be interrupted and repeated."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from extractors.version import record_version
from schemas import CongVanError, Outcome, OutcomeCode

from ..reading.cluster import EngineError, RemoteWorkers
from ..reading.jobs import PREPARE
from ..reading.messages import as_name
from ..reading.names import printable
from ..reading.packing import unpack
from ..reading.pipelines import Build, named_pipeline
from ..reading.records import Extract
from ..reading.sources import Source, collect
from ..reading.workers import Answer, Here, Job, Limits, Pool, Readers
from ..store.originals import Originals
from .batch import Batch
from .forgetting import forget
from .keeper import Keeper
from .known import Kept, Known, Moved
from .outcomes import FileOutcome, IngestReport, InterruptedIngest
from .places import Scope, without_place
from .standing import Standing

DEFAULT_EXTRACT = "extractors.extract:extract_bytes"
VERIFYING_EXTRACT = "extractors.extract:extract_verified"
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
        self._to_look = deque(sources)
        self._known = known
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
        self.report = IngestReport(run=0)
        self._batch = Batch(engine, self.report, known.version, scope, left, keeper)

    def begin(self, asked: Sequence[str]) -> None:
        """Write down that a run has begun."""
        self._batch.begin(asked)

    def run(self, readers: Readers) -> None:
        """Take everything in; after an interruption what was read is kept."""
        self._readers = readers
        try:
            self._pass_over()
            while self._go_on(readers):
                for answer in readers.answers():
                    self._take(answer)
                    self._go_on(readers)
                    if self._batch.is_due:
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
            if len(self._batch.outcomes) >= _PASSED_OVER:
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
                    self._batch.add(extracted, sum(map(len, answer.blobs)))
        self._settle(source, outcome, answer.seconds)
        twin = _DUPLICATE if outcome.code.has_record else outcome
        self._done[sha256] = twin
        for other in self._twins.pop(sha256, ()):
            self._settle(other, twin)

    def _settle(self, source: Source, outcome: Outcome, seconds: float | None = None, was: str | None = None) -> None:
        done = FileOutcome(source.label, outcome, source.sha256, seconds, was)
        self._batch.outcomes.append(done)
        self.report.outcomes.append(done)
        done_now = len(self.report.outcomes)
        self.report.found = max(self._expected, done_now)
        if self._progress:
            self._progress(done_now, self.report.found, source.label)

    def _store(self, *, finished: bool = False) -> None:
        """Write what has been read since the last time; what cannot be stored is what a further file of it is."""
        self._done.update(self._batch.store(finished=finished))
