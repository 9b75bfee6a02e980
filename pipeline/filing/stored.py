"""Files as they stand in the archive, to be written again after a correction or for a rebuild."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from schemas import Dispatch

from ..reading.records import Extracted, ExtractedPart
from ..store.database import Session, T, chunks
from ..store.sketch import sketch
from ..store.texts import load_text, words_of


def stored(session: Session, hashes: Sequence[str] | None = None) -> list[Extracted]:
    """Return files, all or those of the hashes, in the order of their rows."""
    table, claim = T["rendition"].c, T["claim"].c
    query = (
        sa.select(table.sha256, table.part, table.name, table.size, table.text_version, table.record_version,
                  table.record, table.text_hash, table.text_id, table.partial, claim.sketch)
        .select_from(T["rendition"].outerjoin(T["claim"], claim.id == table.claim_id))
        .order_by(table.id)
    )  # fmt: skip
    if hashes is None:
        found = list(session.connection.execute(query))
    else:
        found = [
            row
            for part in chunks(list(hashes))
            for row in session.connection.execute(query.where(table.sha256.in_(part)))
        ]
    files: dict[str, list[Any]] = {}
    for row in found:
        files.setdefault(row.sha256, []).append(row)
    sketches = {(row.sha256, row.part): row.sketch or _sketch_of_text(session, row) for row in found}
    return [
        Extracted(
            rows[0].sha256, rows[0].name, rows[0].size, rows[0].text_version, rows[0].record_version,
            tuple(
                ExtractedPart(row.record, row.text_hash, sketch=sketches[row.sha256, row.part])
                for row in sorted(rows, key=lambda row: row.part)
            ),
            partial=rows[0].partial,
        )
        for rows in files.values()
    ]  # fmt: skip


def _sketch_of_text(session: Session, row: Any) -> bytes | None:
    """Return the sketch of a file that was stored before there were sketches, from its stored text."""
    table = T["document_text"].c
    data = session.connection.execute(sa.select(table.data).where(table.id == row.text_id)).scalar()
    if data is None:
        return None
    return sketch(words_of(load_text(data).text, Dispatch.model_validate_json(row.record).file.part))
