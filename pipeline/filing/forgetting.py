"""Taking files out of the archive: their documents fall back to "cited only", their texts and originals go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from schemas import CongVanError

from ..asking import lookup
from ..store import originals
from ..store.database import Session, T, rows_in, writing
from ..store.originals import Originals
from .relinking import unlink

_OF_CONTENT = ("document_text", "record_change", "original", "source_file", "former_place")
"""What the archive has of a content beside its records."""
_OF_PEOPLE = ("correction", "receipt", "seen")
"""What people said of a content: kept for its return, unless somebody asks for it to be forgotten."""


@dataclass(frozen=True)
class Forgotten:
    """What was taken out."""

    files: tuple[str, ...]
    """Names of the files, or where they lay."""
    documents: tuple[str, ...]
    """Titles of the documents that are held no more."""
    cited: tuple[str, ...]
    """Those of them that others cite: they stay as documents that are only cited."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def meant(connection: Connection, asked: str | int, path: str) -> list[str]:
    """Return the contents that are meant: by the hash of a file, the path of a file or container, by what `lookup.one`
    understands.

    Raises:
        NotFoundError: There is no such file or document, or the document is only cited.
        CongVanError: A file of the document holds others too, so that the file must be named.
    """
    at_path: set[str] = set()
    for name in ("source_file", "former_place"):
        table = T[name].c
        inside = sa.func.substr(table.path, 1, len(path) + 1) == f"{path}!"
        named = (table.path == path) | inside | (table.sha256 == str(asked))
        query = sa.select(table.sha256).where(named, table.sha256.is_not(None))
        at_path |= set(connection.execute(query).scalars())
    if at_path:
        return sorted(at_path)
    document = lookup.one(connection, asked)
    rendition = T["rendition"].c
    hashes = sorted({r.sha256 for r in rows_in(connection, (rendition.sha256,), rendition.document_id, [document.id])})
    if not hashes:
        raise lookup.NotFoundError(f"{asked}: is only cited; the archive has no file of it")
    columns = (rendition.name, rendition.document_id)
    for row in rows_in(connection, columns, rendition.sha256, hashes):
        if row.document_id != document.id and str(asked) != row.name:
            raise CongVanError(f"{row.name} holds other documents too; forget them all with: congvan forget FILE")
    return hashes


def forget(engine: Engine, kept: Originals, hashes: Sequence[str], *, everything: bool) -> Forgotten:
    """Take contents out: records, links, texts, originals; calendars are told to take their entries back.

    Args:
        engine: The archive.
        kept: Its originals.
        hashes: The contents.
        everything: Also what people said of them: corrections, arrivals, that they were looked at.
    """
    if not hashes:
        return Forgotten((), (), ())
    with writing(engine) as session:
        names, documents = _names(session, hashes), _documents(session, hashes)
        unlink(session, hashes)
        for table in (*_OF_CONTENT, *(_OF_PEOPLE if everything else ())):
            session.delete(table, "sha256", sorted(hashes))
        left = lookup.by_ids(session.connection, documents)
        cited = tuple(title for key, title in documents.items() if key in left and not left[key].held)
        out = tuple(title for key, title in documents.items() if not (key in left and left[key].held))
    with writing(engine) as session:  # only when nothing speaks of them any more
        originals.drop(session, kept, hashes)
    return Forgotten(names, out, cited)


def _names(session: Session, hashes: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    rows: Iterable[Any]
    for table, column in (("rendition", "name"), ("former_place", "path"), ("source_file", "path")):
        columns = (T[table].c.sha256, T[table].c[column])
        rows = rows_in(session.connection, columns, T[table].c.sha256, sorted(hashes))
        found |= {row.sha256: row._mapping[column] for row in rows}
    return tuple(sorted(found.values()))


def _documents(session: Session, hashes: Iterable[str]) -> dict[int, str]:
    rendition = T["rendition"].c
    rows = rows_in(session.connection, (rendition.document_id,), rendition.sha256, sorted(hashes))
    found = lookup.by_ids(session.connection, {row.document_id for row in rows})
    return {key: found[key].title for key in sorted(found)}
