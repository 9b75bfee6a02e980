"""Deadlines that people corrected in an archive, as truth to learn from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from pipeline import Archive
from pipeline.store.database import T
from pipeline.store.texts import load_text
from tools.actors.truth import ReadDocument


def corrected(database: Path) -> Iterator[ReadDocument]:
    """Yield the documents whose deadlines somebody corrected, with all corrections applied.

    What he left as it was counts as right: he had the document before him. Files of several dispatches are passed over.
    """
    rendition, text = T["rendition"].c, T["document_text"].c
    with Archive.open(database, create=False) as archive, archive.connect() as connection:
        for info in archive.documents(held=True):
            shown = archive.show(info.id)
            touched = any(path.startswith("deadlines.") for path in shown.corrections)
            if not touched or shown.record is None or shown.record.file.part is not None:
                continue
            query = sa.select(text.data).join(T["rendition"], rendition.text_id == text.id)
            data = connection.execute(query.where(rendition.sha256 == shown.record.file.sha256)).scalar()
            if data is not None:
                deadlines = shown.record.model_dump(mode="json")["deadlines"]
                yield ReadDocument(shown.record.file.name, "corrected", load_text(data), deadlines)
