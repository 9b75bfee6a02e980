"""Keeping an archive: a copy of everything while it is in use, on either database, and what is damaged in one."""

from __future__ import annotations

import json
import os
import shutil
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError
from sqlalchemy import Connection, Engine

from schemas import CongVanError, Dispatch

from . import migrate
from .database import T, open_engine
from .originals import Originals, beside, kept
from .texts import load_text, text_hash, words_of

_BATCH = 1000


@dataclass(frozen=True)
class Problem:
    """Something in an archive that is not as it must be."""

    kind: str
    """`database`, `reference`, `text`, `record`, `document`, `original`."""
    where: str
    """The row: `rendition 12 (cv-875.pdf)`."""
    words: str

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def backup(engine: Engine, path: Path, originals: Originals) -> None:
    """Copy an archive of either database into a new SQLite file, as it is at this moment; others may go on writing.

    Originals that are kept go into the folder beside it, before the file gets its name.

    Raises:
        CongVanError: There is a file of that name already, or an original is damaged.
    """
    for taken in (path, beside(path)):
        if taken.exists():
            raise CongVanError(f"{taken} is there already; name another file")
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with _new_archive(unfinished) as target, _reading(engine) as source:
            _copy(source, target)
            hashes = kept(target)
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        _copy_originals(hashes, originals, Originals(beside(unfinished)))
        if hashes:
            beside(unfinished).replace(beside(path))
        unfinished.replace(path)
    finally:
        shutil.rmtree(beside(unfinished), ignore_errors=True)
        for ending in ("", "-wal", "-shm", "-journal"):
            Path(f"{unfinished}{ending}").unlink(missing_ok=True)


def _copy_originals(hashes: Iterable[str], source: Originals, target: Originals) -> None:
    for sha256 in hashes:
        if not target.copy(sha256, source):
            raise CongVanError(f"the original {sha256} is damaged or gone; congvan verify tells of which file")


def restore(path: Path, engine: Engine, originals: Originals) -> None:
    """Fill an empty archive of either database with what a backup holds, its originals first.

    Raises:
        CongVanError: The backup is no archive, the other archive holds something, or an original is damaged.
    """
    if not path.exists():
        raise CongVanError(f"{path} does not exist")
    source_engine = open_engine(path)
    try:
        try:
            migrate.ensure_current(source_engine)
        except sa.exc.DatabaseError as error:
            raise CongVanError(f"{path}: not a database that can be opened ({error.orig})") from error
        migrate.ensure_current(engine)
        with source_engine.connect() as source, engine.begin() as target:
            if any(target.execute(sa.select(table).limit(1)).first() is not None for table in T.values()):
                raise CongVanError("the archive to restore into is not empty; name a new one with --db")
            _copy(source, target)
            _copy_originals(kept(source), Originals(beside(path)), originals)
    finally:
        source_engine.dispose()


@contextmanager
def _new_archive(path: Path) -> Iterator[Connection]:
    """Hold a new SQLite archive to write into; whole, and one file, when it is left."""
    engine = open_engine(path)
    try:
        migrate.ensure_current(engine)
        with engine.connect().execution_options(write=True) as connection:
            with connection.begin():
                yield connection
            driver = connection.connection.dbapi_connection
            assert driver is not None
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # nothing is left in the log beside it
    finally:
        engine.dispose()


def _reading(engine: Engine) -> Connection:
    """Return a connection that sees the archive as it is at one moment."""
    connection = engine.connect()
    if connection.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return connection


def _copy(source: Connection, target: Connection) -> None:
    from schemas.tables import METADATA  # slow to load, and most of what is asked of an archive needs it never

    for table in METADATA.sorted_tables:
        for rows in source.execute(sa.select(table)).mappings().partitions(_BATCH):
            target.execute(sa.insert(table), [dict(row) for row in rows])
    columns = "number, subject, body"
    keys = {True: "rowid", False: "rendition_id"}
    here, there = (keys[each.dialect.name == "sqlite"] for each in (source, target))
    found = source.execute(sa.text(f"SELECT {here} AS id, {columns} FROM search_index"))
    for rows in found.mappings().partitions(_BATCH):
        target.execute(
            sa.text(f"INSERT INTO search_index ({there}, {columns}) VALUES (:id, :number, :subject, :body)"),
            [dict(row) for row in rows],
        )


def damaged_originals(connection: Connection, originals: Originals) -> Iterator[Problem]:
    """Yield the originals that are to be kept and are not there, or have other bytes."""
    for sha256 in kept(connection):
        if not originals.has(sha256):
            yield Problem("original", _named(connection, sha256), "its original is not there")
        elif not originals.is_whole(sha256):
            yield Problem(
                "original", _named(connection, sha256), "its original has other bytes than it was taken in with"
            )


def _named(connection: Connection, sha256: str) -> str:
    table = T["rendition"].c
    name = connection.execute(sa.select(table.name).where(table.sha256 == sha256)).scalar()
    return f"original {sha256[:12]}" + (f" ({name})" if name else "")


def verify(connection: Connection) -> Iterator[Problem]:
    """Yield what is damaged: the database itself, references, texts that are not those of their records, orphans."""
    if connection.dialect.name == "sqlite":
        for (words,) in connection.execute(sa.text("PRAGMA integrity_check")).fetchall():
            if words != "ok":
                yield Problem("database", "SQLite", str(words))
        for table, row, parent, _ in connection.execute(sa.text("PRAGMA foreign_key_check")).fetchall():
            yield Problem("reference", f"{table} {row}", f"refers to a row of {parent} that is not there")
    yield from _files(connection)
    yield from _documents(connection)


def _files(connection: Connection) -> Iterator[Problem]:
    """Look at every file's record and text: a record that can be read, spans that lie in the text, the right words."""
    rendition, stored = T["rendition"].c, T["document_text"].c
    columns = (rendition.id, rendition.name, rendition.sha256, rendition.part, rendition.text_hash, rendition.record,
               rendition.text_id)  # fmt: skip
    query = sa.select(*columns, stored.data, stored.sha256.label("of")).outerjoin(
        T["document_text"], stored.id == rendition.text_id
    )
    for row in connection.execute(query.order_by(rendition.id)):
        where = f"rendition {row.id} ({row.name})"
        try:
            record = Dispatch.model_validate_json(row.record)
        except (ValidationError, ValueError) as error:
            yield Problem("record", where, f"cannot be read: {str(error).splitlines()[0]}")
            continue
        if record.file.sha256 != row.sha256:
            yield Problem("record", where, "is that of another file")
        if row.text_id is None:
            continue
        if row.data is None:
            yield Problem("text", where, f"its text {row.text_id} is not there")
            continue
        try:
            text = load_text(row.data).text
        except (ValueError, KeyError, EOFError, zlib.error, json.JSONDecodeError) as error:
            yield Problem("text", where, f"its text cannot be read: {error}")
            continue
        if text_hash(words_of(text, record.file.part)) != row.text_hash:
            yield Problem("text", where, "its text is not the one that it was read from")
        if any(end > len(text) for evidence in record.evidence.values() for _, end in evidence.spans):
            yield Problem("record", where, "values stand beyond the end of its text")


def _documents(connection: Connection) -> Iterator[Problem]:
    """Look for documents that nothing stands behind, and for held ones without a file to show."""
    queries = {
        "is held, and no file of it is there": (
            "SELECT d.id, d.number FROM document d WHERE d.held"
            " AND NOT EXISTS (SELECT 1 FROM rendition r WHERE r.document_id = d.id AND r.id = d.rendition_id)"
        ),
        "is neither held nor cited": (
            "SELECT d.id, d.number FROM document d WHERE NOT d.held"
            " AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.document_id = d.id)"
            " AND NOT EXISTS (SELECT 1 FROM rendition r WHERE r.document_id = d.id)"
        ),
    }
    for words, query in queries.items():
        for key, number in connection.execute(sa.text(f"{query} ORDER BY d.id")):
            yield Problem("document", f"document {key} ({number or 'no number'})", words)
