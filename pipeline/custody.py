"""The part of `Archive` that keeps what is in it: originals, copies, damage."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from .asking import lookup
from .asking.lookup import NotFoundError
from .reading.names import printable, shortened
from .store import digest as content
from .store import originals
from .store.database import T, rows_in, writing
from .store.originals import Originals

if TYPE_CHECKING:
    from .filing.forgetting import Forgotten
    from .reading.workers import Limits
    from .store.keeping import Problem


class Custody:
    """What an archive keeps, and how it is kept whole."""

    _engine: Engine
    _originals: Originals

    def original(self, number: str | int, *, sha256: str | None = None, limits: Limits | None = None) -> bytes:
        """Return the bytes of a document's file, unchanged: from where it lies while it does, else as they were kept.

        Args:
            number: The document, as in `get`, or the whole hash of any file that was taken in.
            sha256: Which of its files; by default the one that is shown.
            limits: For opening a ZIP or a mail in which the file lies.

        Raises:
            NotFoundError: There is no such document or file, or its bytes are neither there nor kept.
        """
        from .reading.fetching import fetch

        whole = str(number) if len(str(number)) == 64 else None
        paths = self._paths(whole) if whole else []
        wanted = whole if whole and paths else self._hash(number, sha256)
        kept = self._originals.read(wanted)
        if kept is not None:
            return kept
        for path in paths or self._paths(wanted):
            if (data := fetch(path, wanted, limits)) is not None:
                return data
        raise NotFoundError(
            f"{number}: its file lies nowhere any more and was not kept (congvan ingest --keep-originals)"
        )

    def _paths(self, sha256: str) -> list[str]:
        """Return where a file lies."""
        table = T["source_file"].c
        with self._engine.connect() as connection:
            return sorted(row.path for row in rows_in(connection, (table.path,), table.sha256, [sha256]))

    def _hash(self, number: str | int, sha256: str | None) -> str:
        """Return the hash of the file that is meant."""
        rendition = T["rendition"].c
        with self._engine.connect() as connection:
            whole = str(number)
            if len(whole) == 64 and any(rows_in(connection, (rendition.sha256,), rendition.sha256, [whole])):
                return whole
            document = lookup.one(connection, number)
            columns = (rendition.sha256, rendition.is_primary)
            files = {row.sha256: row.is_primary for row in rows_in(connection, columns, rendition.document_id,
                                                                   [document.id])}  # fmt: skip
        if not files:
            raise NotFoundError(f"{number}: is only cited; the archive has no file of it")
        if sha256 is None:
            return max(files, key=lambda each: (files[each], each))
        if sha256 not in files:
            raise NotFoundError(f"{number}: has no file {sha256[:12]}")
        return sha256

    def keep(self, data: bytes) -> str:
        """Keep the bytes of a file beside the archive; when this returns they are on the disk. Returns their hash.

        Raises:
            ArchiveError: No folder for originals is known: the archive is no file, and none was named.
        """
        sha256 = self._originals.put(data)
        with writing(self._engine) as session:
            originals.note(session, self._originals, [sha256])
        return sha256

    def forget(self, asked: str | int) -> Forgotten:
        """Take a file, or all files of a document, out: records, texts, originals and what people said of them.

        A document that others cite stays as one that is only cited; calendars are told to take its entries back. The
        file itself is left where it lies: the next ingest of its folder takes it in again.

        Args:
            asked: Path of a file, a container or a member, the hash of a file, or a document, as in `get`.

        Raises:
            NotFoundError: There is none.
            CongVanError: The document is one of several in its file: the file must be named.
        """
        from .filing.forgetting import forget, meant

        path = shortened(printable(Path(str(asked)).absolute()))
        with self._engine.connect() as connection:
            hashes = meant(connection, asked, path)
        return forget(self._engine, self._originals, hashes, everything=True)

    def digest(self) -> str:
        """Return a hash of all content: equal for archives of the same files, in whatever order they came."""
        with self._engine.connect() as connection:
            return content.digest(connection)

    def verify(self) -> list[Problem]:
        """Return what is damaged: the database, references, records and texts, kept originals, what nothing needs."""
        from .store import keeping

        with self._engine.connect() as connection:
            return [*keeping.verify(connection), *keeping.damaged_originals(connection, self._originals)]

    def backup(self, path: str | os.PathLike[str]) -> None:
        """Copy everything into a new SQLite file, as it is at this moment; others may go on writing meanwhile.

        Originals that are kept go into a folder beside it, `FILE.originals`.

        Raises:
            ArchiveError: There is a file of that name already.
        """
        from .store import keeping

        keeping.backup(self._engine, Path(path), self._originals)

    def restore(self, path: str | os.PathLike[str]) -> None:
        """Fill this archive, which must be empty, with a backup and its originals, on SQLite or PostgreSQL.

        Raises:
            ArchiveError: The backup is no archive, or this one holds something.
        """
        from .store import keeping

        keeping.restore(Path(path), self._engine, self._originals)
