"""What the archive knows of the files of a run: which are settled, and whose records newer rules give otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine

from extractors.version import readers_version, record_version, text_version
from schemas import Outcome, OutcomeCode

from ..reading.sources import Source
from ..store.database import T, rows_in
from .places import RETRY, Scope, is_there


@dataclass(frozen=True)
class Kept:
    """A file whose records are to be made anew from the text that the archive keeps of it."""

    text: bytes
    file: dict[str, Any]
    """What its bytes said besides their text: size and digital signatures."""


@dataclass(frozen=True)
class Moved:
    """A file whose content lay elsewhere, and does not any more."""

    was: str


class Known:
    """Looks files up in an archive."""

    def __init__(
        self, engine: Engine, version: str | None, *, rules: str | None = None, again: bool = False, keep: bool = False,
        retry: bool = False, scope: Scope | None = None,
    ) -> None:  # fmt: skip
        """Say what counts as known.

        Args:
            engine: The archive.
            version: Of a reader of somebody's own; None for the project's.
            rules: Of the records, where somebody's own pipeline makes them.
            again: Nothing is known.
            keep: Records of older rules and readers are known too.
            retry: What gave no record is not known.
            scope: What the run looks at: only from there can files have moved, other places may be another machine's.
        """
        self._engine = engine
        self._own = version
        self.again = again
        self._keep = keep
        self._retry = retry
        self._scope = scope or Scope()
        self._moved: set[str] = set()
        """Contents that were found in a new place; a further place is that of a copy."""
        self._rules = version or rules or record_version()
        self.version = version or (f"{readers_version()} {rules}" if rules else readers_version())
        """What reads now, in one word."""

    def of(self, part: Sequence[Source]) -> Iterator[tuple[Source, Outcome | Kept | Moved | None]]:
        """Give each file with its outcome, or the text to make its records from, or None where it must be read."""
        if self.again:
            yield from ((source, None) for source in part)
            return
        wanted = sorted({source.sha256 for source in part if source.sha256})
        held, paths = T["rendition"].c, T["source_file"].c
        versions = (held.sha256, held.text_version, held.record_version, held.media_type, held.text_source)
        columns = (paths.path, paths.sha256, paths.reader_version, paths.code, paths.detail)
        with self._engine.connect() as connection:
            read: dict[str, list[Any]] = {}
            for row in rows_in(connection, versions, held.sha256, wanted):
                read.setdefault(row.sha256, []).append(row)
            known = {row.path: row for row in rows_in(connection, columns, paths.path, [s.label for s in part])}
            failed = {
                row.sha256: row
                for row in rows_in(connection, columns, paths.sha256, wanted)
                if row.reader_version == self.version and row.code != OutcomeCode.DUPLICATE
            }
            for source in part:
                sha256 = source.sha256 or ""
                if sha256 in read:
                    yield source, self._held(connection, source, read[sha256], known.get(source.label))
                else:
                    yield source, None if self._retry else _failed(failed.get(sha256))

    def _held(
        self, connection: Connection, source: Source, rows: Sequence[Any], path: Any
    ) -> Outcome | Kept | Moved | None:
        if all(map(self.is_fresh, rows)):
            same = path is not None and path.sha256 == source.sha256 and path.code not in RETRY
            was = self._was(connection, source.sha256 or "") if path is None else None
            if was is not None:
                return Moved(was)
            return Outcome(code=OutcomeCode.UNCHANGED if same else OutcomeCode.DUPLICATE)
        if self._own is None and all(map(self._text_is_fresh, rows)):
            return _kept(connection, source.sha256 or "")
        return None

    def _was(self, connection: Connection, sha256: str) -> str | None:
        """Return where a content lay that has a new path and no other; None where it still lies elsewhere."""
        if sha256 in self._moved:
            return None
        source, former = T["source_file"].c, T["former_place"].c
        present = sorted(row.path for row in rows_in(connection, (source.path,), source.sha256, [sha256]))
        if any(not self._scope.holds(path) or is_there(path) for path in present):
            return None
        columns = (former.path, former.gone_at)
        lay = max(rows_in(connection, columns, former.sha256, [sha256]), key=lambda row: row.gone_at, default=None)
        was = present[0] if present else lay.path if lay else None
        if was is not None:
            self._moved.add(sha256)
        return was

    def is_fresh(self, row: Any) -> bool:
        """Tell whether a stored record is as it would be made now, or is to be kept whatever it is."""
        return self._keep or (self._text_is_fresh(row) and self._record_is_fresh(row))

    def _text_is_fresh(self, row: Any) -> bool:
        return bool(row.text_version == (self._own or text_version(row.media_type, row.text_source)))

    def _record_is_fresh(self, row: Any) -> bool:
        return bool(row.record_version == self._rules)


def _failed(before: Any) -> Outcome | None:
    """Return what became of a file that gave no record, where another try by the same readers would end alike."""
    if before is None or OutcomeCode(before.code) in RETRY | {OutcomeCode.DUPLICATE}:
        return None
    return Outcome(code=OutcomeCode(before.code), detail=before.detail)


def _kept(connection: Connection, sha256: str) -> Kept | None:
    """Return the text of a file that the archive keeps, None where it keeps none."""
    rendition, text = T["rendition"].c, T["document_text"].c
    rows = list(rows_in(connection, (rendition.record, rendition.size, rendition.text_id), rendition.sha256, [sha256]))
    data = next((row.data for row in rows_in(connection, (text.data,), text.id, [rows[0].text_id])), None)
    if data is None:
        return None
    file = json.loads(rows[0].record)["file"]
    signed = {key: file.get(key) for key in ("digital_signatures", "digital_signatures_note")}
    return Kept(data, {"sha256": sha256, "size": rows[0].size, **signed})
