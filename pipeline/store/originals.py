"""The files themselves, kept beside the archive under the hash of their bytes: whole, or not there at all."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import re
import time
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import sqlalchemy as sa
from sqlalchemy import Engine

from .database import ArchiveError, Session, T, rows_in

VARIABLE = "CONGVAN_ORIGINALS"
"""Environment variable that names the folder, for archives that are no file."""
_HASH = re.compile(r"[0-9a-f]{64}")
_UNFINISHED = ".unfinished-"
_ABANDONED_SECONDS = 86_400
_PIECE = 1 << 20


def folder_of(engine: Engine, given: str | os.PathLike[str] | None = None) -> Path | None:
    """Return where the originals of an archive lie: as given, as the environment says, else beside an SQLite file."""
    named = given or os.environ.get(VARIABLE)
    if named:
        return Path(named).absolute()
    database = engine.url.database
    if engine.url.get_backend_name() != "sqlite" or not database or database == ":memory:":
        return None
    return beside(Path(database).absolute())


def beside(database: Path) -> Path:
    """Return the folder of the originals of an SQLite archive."""
    return database.with_name(f"{database.name}.originals")


class Originals:
    """A folder of files named by their hashes. A file gets its name when all of it is on the disk."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Where they lie.

        Raises:
            ArchiveError: No place is known.
        """
        if self._folder is None:
            raise ArchiveError(f"no folder is known for originals; name one: {VARIABLE}=FOLDER")
        return self._folder

    @property
    def is_placed(self) -> bool:
        """Whether a place for them is known."""
        return self._folder is not None

    def path(self, sha256: str) -> Path:
        """Return where the file of a hash lies, or would."""
        return self.folder / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        """Tell whether the file of a hash is there."""
        return self._folder is not None and self.path(sha256).is_file()

    def read(self, sha256: str) -> bytes | None:
        """Return the bytes of a hash; None where they are not there, or are not those any more."""
        if not self.has(sha256):
            return None
        data = self.path(sha256).read_bytes()
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def is_whole(self, sha256: str) -> bool:
        """Tell whether the file of a hash is there and has that hash."""
        return self.has(sha256) and _hash_of(self.path(sha256)) == sha256

    def put(self, data: bytes) -> str:
        """Keep bytes; when this returns they are on the disk. Returns their hash."""
        sha256 = hashlib.sha256(data).hexdigest()
        if not self.has(sha256):
            with self.coming(sha256) as coming:
                coming.piece(0, data)
                coming.finish()
        return sha256

    def coming(self, sha256: str) -> Coming:
        """Return a file that comes in pieces."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return Coming(self, sha256)

    def copy(self, sha256: str, source: Originals) -> bool:
        """Keep a file that another folder has; False where that has it not, or not whole."""
        if not source.has(sha256):
            return False
        if self.has(sha256):
            return True
        with self.coming(sha256) as coming, source.path(sha256).open("rb") as stream:
            offset = 0
            while part := stream.read(_PIECE):
                coming.piece(offset, part)
                offset += len(part)
            return coming.finish()

    def remove(self, sha256: str) -> None:
        """Take a file away."""
        if self._folder is not None:
            self.path(sha256).unlink(missing_ok=True)
            with contextlib.suppress(OSError):  # others lie there
                self.path(sha256).parent.rmdir()

    def hashes(self) -> Iterator[str]:
        """Yield the hashes of all files that are there, in order."""
        if self._folder is not None and self._folder.is_dir():
            for path in sorted(self._folder.glob("??/*")):
                if _HASH.fullmatch(path.name):
                    yield path.name

    def tidy(self) -> None:
        """Take away what was begun and abandoned more than a day ago."""
        if self._folder is None:
            return
        for path in self._folder.glob(f"{_UNFINISHED}*"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _ABANDONED_SECONDS:
                    path.unlink()


class Coming:
    """A file that comes in pieces; nothing of it stays unless it is finished and has the hash it should have."""

    def __init__(self, originals: Originals, sha256: str) -> None:
        self._originals, self.sha256 = originals, sha256
        self._path = originals.folder / f"{_UNFINISHED}{uuid.uuid4().hex}"
        self._stream: IO[bytes] = self._path.open("w+b")

    def __enter__(self) -> Coming:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()
        self._path.unlink(missing_ok=True)

    def piece(self, offset: int, data: bytes) -> None:
        """Write a piece at its place; one that comes again is written again."""
        self._stream.seek(offset)
        self._stream.write(data)

    def finish(self) -> bool:
        """Make sure that it is on the disk and give it its name; False where its bytes have another hash."""
        self._stream.flush()
        os.fsync(self._stream.fileno())
        if _hash_of(self._path) != self.sha256:
            return False
        target = self._originals.path(self.sha256)
        if not target.parent.is_dir():
            target.parent.mkdir(exist_ok=True)
            _sync_folder(target.parent.parent)
        self._path.replace(target)
        _sync_folder(target.parent)
        return True


def note(session: Session, originals: Originals, hashes: Iterable[str]) -> None:
    """Write down which originals are kept; one that somebody took away meanwhile is not."""
    table = T["original"]
    wanted = sorted(set(hashes))
    known = {row.sha256 for row in rows_in(session.connection, (table.c.sha256,), table.c.sha256, wanted)}
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    session.insert(
        "original",
        [
            {"sha256": sha256, "size": originals.path(sha256).stat().st_size, "kept_at": now}
            for sha256 in wanted
            if sha256 not in known and originals.has(sha256)
        ],
    )


def drop(session: Session, originals: Originals, hashes: Iterable[str]) -> None:
    """Take files away that no row speaks of. Other writers wait: what they are about to note is there or is not."""
    table = T["original"]
    wanted = sorted(set(hashes))
    kept = {row.sha256 for row in rows_in(session.connection, (table.c.sha256,), table.c.sha256, wanted)}
    for sha256 in wanted:
        if sha256 not in kept:
            originals.remove(sha256)


def kept(connection: sa.Connection) -> list[str]:
    """Return the hashes of the originals that the archive says it keeps, in order."""
    table = T["original"].c
    return list(connection.execute(sa.select(table.sha256).order_by(table.sha256)).scalars())


def _hash_of(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk; where a folder cannot be opened the system sees to it."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
