"""The dispatches of a batch of files, each with everything that follows from its record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas import Dispatch

from ..linking.evidence import DocumentEvidence
from ..linking.statements import of_record
from ..reading.records import Extracted, ExtractedPart
from ..store import corrections
from ..store.database import Session, T, rows_in
from . import cleared


@dataclass
class Item:
    """A dispatch of the batch."""

    file: Extracted
    part: ExtractedPart
    index: int
    """Which dispatch of its file, counted from 1."""
    dispatch: Dispatch
    """The values of the record, corrections applied."""
    own: DocumentEvidence
    cited: dict[str, DocumentEvidence | None]
    rendition: int
    before: str | None
    """The record that the same bytes gave before; None where they are new."""
    text_id: int | None

    @property
    def is_new(self) -> bool:
        """Whether the bytes were never read before."""
        return self.before is None


def prepare(
    session: Session, files: Sequence[Extracted], texts: Mapping[str, int]
) -> tuple[list[Item], set[int], set[int]]:
    """Read the records, and clear away what the same bytes gave before."""
    connection, rendition = session.connection, T["rendition"].c
    hashes = [file.sha256 for file in files]
    corrected = corrections.of_files(connection, hashes)
    columns = (rendition.id, rendition.sha256, rendition.part, rendition.claim_id, rendition.document_id,
               rendition.text_id, rendition.record)  # fmt: skip
    before = {(row.sha256, row.part): row for row in rows_in(connection, columns, rendition.sha256, hashes)}
    items = []
    for file in files:
        for index, part in enumerate(file.parts, 1):
            place = (file.sha256, index)
            dispatch = corrections.apply(Dispatch.values_of(part.record, fresh=True), corrected.get(place, {}))
            said = of_record(dispatch, part.text_hash, part.sketch)
            row = before.get(place)
            items.append(
                Item(
                    file=file,
                    part=part,
                    index=index,
                    dispatch=dispatch,
                    own=said.own,
                    cited=said.cited,
                    rendition=row.id if row else session.new_id("rendition"),
                    before=row.record if row else None,
                    text_id=texts.get(file.sha256, row.text_id if row else None),
                )
            )
    claims = {row.claim_id for row in before.values() if row.claim_id is not None}
    claims |= cleared.clear(session, [row.id for row in before.values()])
    kept = {item.rendition for item in items}
    cleared.delete(session, [row.id for row in before.values() if row.id not in kept])
    return items, claims, {row.document_id for row in before.values()}
