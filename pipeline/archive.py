"""`Archive`: the public way to many dispatches; everything that the command line does goes through it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from schemas import CongVanError, Outcome, OutcomeCode

from .asking.questions import Questions
from .correcting import Correcting
from .custody import Custody
from .desk import Day, Desk, day_of
from .filing.outcomes import FileOutcome, IngestReport
from .handling import Handling
from .looking import Looking
from .reading.names import printable
from .registry import Registry
from .store import migrate
from .store.database import ArchiveError, T, open_engine, writing
from .store.originals import Originals, folder_of

if TYPE_CHECKING:
    from .filing.changes import Change
    from .filing.runs import RunInfo
    from .reading.pipelines import Build
    from .reading.records import Extract
    from .reading.workers import Limits


class Archive(Looking, Questions, Desk, Registry, Handling, Correcting, Custody):
    """An archive of dispatches and their links, on SQLite or PostgreSQL. Use it as a context manager, or close it."""

    def __init__(self, engine: Engine, originals: str | os.PathLike[str] | None = None) -> None:
        self._engine = engine
        self._originals = Originals(folder_of(engine, originals))

    @classmethod
    def open(
        cls, path_or_url: str | os.PathLike[str] = "congvan.db", *, create: bool = True,
        originals: str | os.PathLike[str] | None = None,
    ) -> Archive:  # fmt: skip
        """Open an archive by path (SQLite) or URL (`postgresql://…`); make or upgrade its tables as needed.

        Args:
            path_or_url: The archive.
            create: Make it where it is not there.
            originals: Folder of kept originals; by default `$CONGVAN_ORIGINALS`, else `ARCHIVE.originals` beside an
                SQLite file.

        Raises:
            ArchiveError: It is no archive, is of a newer version, or does not exist and `create` is False.
        """
        engine = open_engine(path_or_url)
        database = engine.url.database
        if not create and engine.url.get_backend_name() == "sqlite" and database and not Path(database).exists():
            raise CongVanError(f"{database} does not exist; take files in first: congvan ingest FOLDER --db {database}")
        try:
            upgraded = migrate.ensure_current(engine, create=create)
        except sa.exc.DatabaseError as error:
            engine.dispose()
            why = migrate.one_line(error.orig)
            raise ArchiveError(f"{path_or_url}: not a database that can be opened ({why})") from error
        archive = cls(engine, originals)
        if upgraded:
            archive.rebuild()
        return archive

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def connect(self) -> Connection:
        """Return a connection for SQL of your own; the views `v_document`, `v_citation`, `v_deadline` are for that."""
        return self._engine.connect()

    # --- taking in ---------------------------------------------------------------------------------------------------

    def ingest(
        self, source: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] = (), *,
        extract: Extract | str | None = None, version: str | None = None, pipeline: Build | str | None = None,
        verify_signatures: bool = False, workers: int | None = None, isolate: bool = True,
        engine: str | None = None, shared: bool = False, limits: Limits | None = None,
        again: bool = False, keep: bool = False, retry: bool = False, mirror: bool = False, missing: bool = False,
        follow_links: bool = False, keep_originals: bool = False,
        progress: Callable[[int, int, str], Any] | None = None,
    ) -> IngestReport:  # fmt: skip
        """Read folders, files and ZIPs, and link what they hold. Safe to repeat and to interrupt.

        Args:
            source: A path, or several. Folders are read with all below them, in sorted order.
            extract: Function of bytes and name that returns record and text, by default the project's own; it must be
                importable to be isolated.
            version: Of a reader of your own; files read by another version are read again. The project's readers and
                rules have versions of their own: what older ones made is made anew, from the stored text where that
                is fresh.
            workers: Reading processes; as many as there are processors by default.
            isolate: Read in processes that can be killed. Without, a hanging file hangs everything.
            engine: `dask://HOST:PORT` has the workers of a Dask cluster read, in place of processes here.
            shared: With it: they see the files under the same paths; else the files are carried to them.
            limits: Time and memory of one file.
            again: Read files even where their content is known.
            keep: Leave records of older readers and rules as they are.
            retry: Also read again what failed and may succeed now; without a source nothing else.
            mirror: Take out what vanished: what lay in the source and lies nowhere any more. What people said of it
                (corrections, arrivals) is kept for its return. Where whole folders are empty nothing is taken out.
            missing: What is named and not there ends as `io_error`, in place of an error.
            follow_links: Also links that lead out of the folders.
            keep_originals: Keep the bytes of every file beside the archive, on the disk before it is said to be read;
                also of those whose records are held already.
            verify_signatures: Also tell what was changed after each digital signature, which is slow; only with the
                project's own `extract`.
            pipeline: Function, or its name `module:function`, that returns a spaCy pipeline which marks parties, times
                and numbers in place of the project's grammar (`extractors.language.pipeline()`, changed as you like);
                only with the project's own `extract`. Its records have a version of their own, which ends in the
                function's attribute `version`: raise that, and they are made anew.
            progress: Called after each file with files done, files in all, and its path.
        """
        from .filing.ingest import DEFAULT_EXTRACT, VERIFYING_EXTRACT, ingest
        from .filing.places import failing

        asked = [source] if isinstance(source, str | os.PathLike) else list(source)
        if retry and not asked:
            with self._engine.connect() as connection:
                asked, missing = list(failing(connection)), True
        if extract is None:
            extract = VERIFYING_EXTRACT if verify_signatures else DEFAULT_EXTRACT
        return ingest(
            self._engine, asked, extract=extract, version=version, workers=workers, isolate=isolate, limits=limits,
            far=engine, shared=shared, again=again, keep=keep, pipeline=pipeline, progress=progress,
            leave_out=self._own_files(),
            retry=retry, mirror=mirror, missing=missing, follow_links=follow_links, originals=self._originals,
            keep_originals=keep_originals,
        )  # fmt: skip

    def watch(
        self,
        folders: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
        *,
        mirror: bool = False,
        polling: bool = False,
        settle: float = 2.0,
        rescan: float = 600.0,
        stop: Event | None = None,
        told: Callable[[IngestReport], Any] | None = None,
        **options: Any,
    ) -> None:
        """Take folders in and keep up with them until told to stop: files that are being written are left alone.

        Args:
            folders: A folder, or several.
            mirror: Forget what vanishes.
            polling: Look for changes, as network shares need, in place of being told of them.
            settle: Seconds for which a file must have stayed the same.
            rescan: Seconds after which all is looked through again: notifications may be missed.
            stop: Set from elsewhere where it is to end; SIGINT ends it too. What was read is stored then.
            told: Called after each time that files were taken in.
            options: As in `ingest`: workers, limits, keep_originals, …

        Raises:
            CongVanError: A folder is not there, or the package watchfiles is not.
        """
        from .filing.ingest import DEFAULT_EXTRACT, ingest
        from .watching import watch as watching
        from .watching.settling import Settling

        asked = [folders] if isinstance(folders, str | os.PathLike) else list(folders)
        roots = [Path(each).absolute() for each in asked]
        for root in roots:
            if not root.is_dir():
                raise CongVanError(f"{printable(root)}: no such folder")

        def take(files: Sequence[Path], **named: Any) -> None:
            report = ingest(
                self._engine, files, **{"extract": DEFAULT_EXTRACT, **options}, mirror=mirror, missing=True,
                within=roots, leave_out=self._own_files(), originals=self._originals, **named,
            )  # fmt: skip
            if told:
                told(report)

        stopped = stop or Event()
        settling = Settling(roots, settle, leave_out=self._own_files())
        changes = watching.told(roots, stopped, polling=polling)
        watching.watch(roots, take, settling, changes, rescan=rescan, stop=stopped)

    def _own_files(self) -> list[Path]:
        database = self._engine.url.database
        own = [Path(database).absolute()] if database and self._engine.url.get_backend_name() == "sqlite" else []
        return [*own, self._originals.folder] if self._originals.is_placed else own

    def outcomes(self, run: int | str | None = None) -> list[FileOutcome]:
        """Return what became of each file: when it was last read, or in one run (its key, or `"last"`).

        Without a run also of those that vanished, where they lay, with the moment `gone_at`.
        """
        from .filing import runs
        from .filing.places import vanished

        with self._engine.connect() as connection:
            gone: list[FileOutcome] = []
            if run is None:
                table = T["source_file"].c
                query = sa.select(table.path, table.code, table.detail, table.sha256, sa.null().label("seconds"))
                gone = [
                    FileOutcome(r.path, Outcome(code=OutcomeCode(r.code), detail=r.detail), r.sha256, gone_at=r.gone_at)
                    for r in vanished(connection)
                ]
            else:
                key = runs.last_run(connection) if run == "last" else int(run)
                table = T["outcome"].c
                query = sa.select(table.path, table.code, table.detail, table.sha256, table.seconds)
                query = query.where(table.run_id == key)
            found = [
                FileOutcome(r.path, Outcome(code=OutcomeCode(r.code), detail=r.detail), r.sha256, r.seconds)
                for r in connection.execute(query)
            ]
            return sorted((*found, *gone), key=lambda each: each.path)

    def runs(self) -> list[RunInfo]:
        """Return the calls of `ingest`, newest first."""
        from .filing import runs

        with self._engine.connect() as connection:
            return runs.runs(connection)

    def changes(self, run: int | str = "last", *, since: Day = None) -> list[Change]:
        """Return what a run (its key, or `"last"`) changed in records that were held before it, value by value.

        Args:
            run: The run.
            since: In its place all runs from this day on, and the files that came with them (path `held`).
        """
        from .filing import changes as changed
        from .filing import runs

        day = day_of(since)
        with self._engine.connect() as connection:
            if day is not None:
                return changed.since(connection, day)
            return changed.of_run(connection, runs.last_run(connection) if run == "last" else int(run))

    # --- keeping -----------------------------------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Make all links anew from the stored records. Keys of documents and calendar entries stay."""
        from .filing.relinking import relink

        with writing(self._engine) as session:
            relink(session)

    def statistics(self) -> dict[str, int]:
        """Return how many rows there are of each kind."""
        with self._engine.connect() as connection:
            counts = {
                name: int(connection.execute(sa.select(sa.func.count()).select_from(T[name])).scalar() or 0)
                for name in ("document", "rendition", "citation", "mention", "deadline", "agency", "correction")
            }
            held = sa.select(sa.func.count()).select_from(T["document"]).where(T["document"].c.held)
            return {**counts, "held": int(connection.execute(held).scalar() or 0)}
