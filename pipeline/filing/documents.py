"""Rows of documents: which file is shown, what their files say together, what is known of one that is only cited."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from schemas import Dispatch, parse_number
from schemas.dates import earliest_day, latest_day

from ..linking.claims import CLAIM, content_key
from ..linking.evidence import FILE, WORDING, DocumentEvidence
from ..store import corrections
from ..store.database import Session, T, chunks, rows_in
from ..store.renditions import Merged, current, in_order, merged
from . import entries
from .agencies import AgencyRows


def refresh(
    session: Session,
    touched: Iterable[int],
    members: Mapping[int, list[DocumentEvidence]],
    dispatches: Mapping[int, Dispatch],
    moved: Mapping[int, int],
) -> None:
    """Bring the rows of documents in line with their evidence and files; delete those that nothing speaks of any more.

    Args:
        session: The transaction.
        touched: Documents whose evidence or files changed.
        members: Evidence of documents whose blocks were just resolved.
        dispatches: Values of records at hand, by rendition, corrections applied.
        moved: Documents that files have left → where they went.
    """
    wanted = sorted(set(touched))
    evidence = dict(members)
    missing = [document for document in wanted if document not in evidence]
    columns = (CLAIM.document_id, CLAIM.block, CLAIM.facts, CLAIM.signature)
    for row in rows_in(session.connection, columns, CLAIM.document_id, missing):
        evidence.setdefault(row.document_id, []).append(DocumentEvidence.load(row.block, row.facts, row.signature))
    files = _files(session, wanted)
    _show_files(session, files)
    known = _records(session, [row for rows in files.values() for row in rows], dispatches)
    agencies = AgencyRows(session)
    agencies.look_up(
        (item.agency, item.issued or item.cited_on) for found in evidence.values() for item in found if item.agency
    )
    rows = []
    gone = [document for document in wanted if not evidence.get(document)]
    for document in wanted:
        found = evidence.get(document)
        if found:
            ordered = files.get(document, [])
            together = merged([(row, known[row.id]) for row in ordered]) if ordered else None
            rows.append(_row(document, found, ordered[0] if together else None, together, agencies))
    agencies.save()
    session.update("document", rows)
    entries.move(session, gone, moved)
    session.delete("document", "id", gone)
    counted = {d: [(row, known[row.id]) for row in current(found)] for d, found in files.items()}
    entries.sync(session, {row["id"]: row for row in rows}, counted)


def _files(session: Session, documents: Sequence[int]) -> dict[int, list[Any]]:
    """Return the files of each document, the best first."""
    table = T["rendition"].c
    columns = (table.id, table.document_id, table.sha256, table.part, table.text_source, table.media_type,
               table.partial, table.is_primary, table.role, table.record)  # fmt: skip
    files: dict[int, list[Any]] = {}
    for row in rows_in(session.connection, columns, table.document_id, documents):
        files.setdefault(row.document_id, []).append(row)
    return {document: in_order(rows) for document, rows in files.items()}


def _show_files(session: Session, files: Mapping[int, Sequence[Any]]) -> None:
    """Mark the file that each document shows, and the edges and deadlines that count."""
    session.update(
        "rendition",
        [{"id": row.id, "is_primary": not i} for rows in files.values() for i, row in enumerate(rows)
         if row.is_primary != (not i)],
    )  # fmt: skip
    on = [row.id for rows in files.values() for row in current(rows)]
    off = [row.id for rows in files.values() for row in rows if row.id not in set(on)]
    for flag, renditions in ((True, on), (False, off)):
        entry: dict[str, Any] = {} if flag else {"entry_id": None}
        for name, values in (("citation", {"current": flag}), ("deadline", {"current": flag} | entry)):
            table = T[name]
            for part in chunks(renditions):
                session.connection.execute(
                    sa.update(table)
                    .where(table.c.rendition_id.in_(part), table.c.current.is_not(flag))
                    .values(**values)
                )


def _records(session: Session, rows: Sequence[Any], at_hand: Mapping[int, Dispatch]) -> dict[int, Dispatch]:
    changes = corrections.of_files(session.connection, [row.sha256 for row in rows if row.id not in at_hand])
    known = {}
    for row in rows:
        if row.id in at_hand:
            known[row.id] = at_hand[row.id]
        else:
            plain = Dispatch.values_of(row.record)
            known[row.id] = corrections.apply(plain, changes.get((row.sha256, row.part), {}))
    return known


def _trust(item: DocumentEvidence) -> tuple[Any, ...]:
    """Order of evidence about a document: its file, then words, then what a symbol implies."""
    place = {"header": 0, "words": 1, "symbol": 2}.get(item.by, 3)
    return (
        not item.held,
        item.is_draft,
        place,
        not item.is_determined,
        item.issued is None,
        item.subject is None,
        item.signature,
    )


def _row(
    document: int, evidence: Sequence[DocumentEvidence], file: Any, together: Merged | None, agencies: AgencyRows
) -> dict[str, Any]:
    """Return the document's columns: from its files where it is held, else from the best evidence for each."""
    if file is not None and file.role == "appendix" and not all(item.block.startswith(FILE) for item in evidence):
        file = together = None  # an appendix of a document that nobody holds
    dispatch = together.record if together else None
    best = sorted(evidence, key=_trust)
    named = next((item for item in best if item.agency), None)
    printed = next((item for item in best if item.issuer), None)
    issuer = named or printed
    block = best[0].block
    dated = next((item for item in best if item.issued), None)
    typed = next((item for item in best if item.doc_type and item.doc_type != "VB"), None)
    about = next((item for item in best if item.subject), None)
    number = dispatch.number if dispatch else parse_number(best[0].number or "")
    agency = named.agency if named else None
    issued = dispatch.issued if dispatch else (dated.issued if dated else None)
    first, last = earliest_day(issued), latest_day(issued)
    name = (dispatch.issuer.name if dispatch else None) or (issuer.issuer if issuer else None)
    level = dispatch.issuer.level if dispatch else None
    province = dispatch.issuer.province if dispatch else None
    agency_id, found_level, found_province, name_fold = agencies.of(agency, name, issued or best[0].cited_on)
    return {
        "id": document,
        "block": None if block.startswith((FILE, WORDING)) else block,
        "held": file is not None,
        "rendition_id": file.id if file is not None else None,
        "number": number.canonical if number and number.serial else None,
        "serial": number.serial if number else None,
        "symbol": number.symbol if number else None,
        "doc_type": (dispatch.doc_type.code if dispatch and dispatch.doc_type else None)
        or (typed.doc_type if typed else None),
        "issuer": name,
        "issuer_fold": name_fold,
        "issuer_method": issuer.by if issuer else None,
        "issuer_reason": issuer.reason if issuer else None,
        "agency_id": agency_id,
        "level": level or found_level,
        "province": province or found_province,
        "place": dispatch.place if dispatch else None,
        "issued": issued,
        "issued_first": first.isoformat() if first else None,
        "issued_last": last.isoformat() if last else None,
        "subject": dispatch.subject if dispatch else (about.subject if about else None),
        "secrecy": dispatch.secrecy if dispatch else None,
        "urgency": dispatch.urgency if dispatch else None,
        "status": dispatch.status if dispatch else None,
        "content_key": content_key(evidence),
        "differing": json.dumps(together.differing) if together and together.differing else None,
    }
