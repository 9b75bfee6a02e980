"""Which files' documents somebody has opened, kept by content: reading a file again does not make it unread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from .corrections import Place
from .database import Session, T, chunks, rows_in


def is_seen(document: sa.ColumnElement[int]) -> sa.Exists:
    """Return the condition that somebody has opened a document, by the column of its key."""
    renditions = T["rendition"].alias()  # whoever asks may ask of the renditions themselves
    seen, rendition = T["seen"].c, renditions.c
    same = (seen.sha256 == rendition.sha256) & (seen.part == rendition.part)
    return sa.exists().select_from(renditions.join(T["seen"], same)).where(rendition.document_id == document)


def seen(connection: Connection, documents: Sequence[int]) -> set[int]:
    """Return those of the documents that somebody has opened."""
    table = T["document"].c
    query = sa.select(table.id).where(is_seen(table.id))
    return {row.id for part in chunks(documents) for row in connection.execute(query.where(table.id.in_(part)))}


def places_of(connection: Connection, documents: Sequence[int]) -> list[Place]:
    """Return hash and part of every file of the documents."""
    table = T["rendition"].c
    columns = (table.sha256, table.part)
    return [(row.sha256, row.part) for row in rows_in(connection, columns, table.document_id, documents)]


def put(session: Session, places: Iterable[Place], by: str | None) -> int:
    """Write down that files were looked at; those that were stay as they are. Return how many are new."""
    seen = T["seen"].c
    wanted = dict.fromkeys(places)
    hashes = sorted({sha256 for sha256, _ in wanted})
    known = {
        (row.sha256, row.part) for row in rows_in(session.connection, (seen.sha256, seen.part), seen.sha256, hashes)
    }
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    rows = [
        {"id": session.new_id("seen"), "sha256": sha256, "part": part, "seen_at": now, "seen_by": by}
        for sha256, part in wanted
        if (sha256, part) not in known
    ]
    session.insert("seen", rows)
    return len(rows)


def withdraw(connection: Connection, places: Iterable[Place]) -> bool:
    """Make files unread again; False where nobody had looked at them."""
    table = T["seen"]
    found = 0
    for sha256, part in places:
        found += connection.execute(sa.delete(table).where(table.c.sha256 == sha256, table.c.part == part)).rowcount
    return found > 0
