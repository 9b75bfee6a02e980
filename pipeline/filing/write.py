"""Writing files into the archive: records, texts and links of a batch, all in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from schemas import Citation, Dispatch

from ..linking.claims import ClaimState, add_claims, all_blocks, claim_states, drop_claims
from ..linking.edges import edge, follow
from ..linking.evidence import Evidence, Territory, of_citation, of_file
from ..linking.links import resolve_blocks
from ..reading.records import Extracted, ExtractedPart
from ..store import corrections, search
from ..store.database import Session, T, chunks, rows_in
from ..store.sketch import sketch
from ..store.texts import load_text, words_of
from . import changes, documents, recipients
from .agencies import AgencyRows
from .outcomes import Remade

_CHILDREN = ("recipient", "deadline", "party", "signature")


@dataclass
class _Item:
    """A dispatch of the batch with everything that follows from its record."""

    file: Extracted
    part: ExtractedPart
    index: int
    """Which dispatch of its file, counted from 1."""
    dispatch: Dispatch
    own: Evidence
    cited: dict[str, Evidence | None]
    rendition: int
    before: str | None
    """The record that the same bytes gave before; None where they are new."""
    text_id: int | None

    @property
    def is_new(self) -> bool:
        return self.before is None


def put(session: Session, files: Sequence[Extracted], *, everything: bool = False, run: int | None = None) -> Remade:
    """Store files that were read, in place of what the same bytes gave before, and link them.

    Args:
        session: The transaction.
        files: What was read; each content once.
        everything: Resolve every block of the archive again, not only those concerned.
        run: The run that read them: what they give otherwise than before is kept under it.

    Returns:
        How many of the records were held before, and what changed in them.
    """
    files = list({file.sha256: file for file in files}.values())
    texts = _text_rows(session, files)
    items, old_claims, touched = _prepare(session, files, {row["sha256"]: row["id"] for row in texts})
    known = _known_documents(session, items)
    evidence = [item.own for item in items] + [e for item in items for e in item.cited.values() if e is not None]
    claims, new_claims, blocks = add_claims(session, evidence, known)
    dropped = drop_claims(session, old_claims - set(claims.values()))
    blocks = set(all_blocks(session)) if everything else blocks | dropped.blocks
    outcome = resolve_blocks(session, blocks, evidence, dropped)
    touched |= dropped.documents | outcome.left | outcome.touched
    states = claim_states(session, claims.values())
    _write_texts(session, texts)
    moved = _write_items(session, items, claims, states)
    moved |= follow(session, outcome.changed - new_claims)
    touched |= set(outcome.members) | set(moved) | set(moved.values())
    touched |= {state.document_id for state in (states[claims[i.own.signature]] for i in items) if state.document_id}
    documents.refresh(session, touched, outcome.members, {item.rendition: item.dispatch for item in items}, moved)
    if run is None:
        return Remade()
    held = ((i.file.sha256, i.index, i.before, i.part.record) for i in items if i.before is not None)
    return changes.note(session, run, held)


def withdraw(session: Session, hashes: Iterable[str]) -> None:
    """Take the documents out that files were read as before, where they are found to be no dispatches."""
    table = T["rendition"].c
    rows = rows_in(session.connection, (table.sha256,), table.sha256, sorted(set(hashes)))
    held = sorted({row.sha256 for row in rows})
    if held:
        put(
            session,
            [Extracted(sha256, name="", size=None, text_version="", record_version="", parts=()) for sha256 in held],
        )


def _prepare(
    session: Session, files: Sequence[Extracted], texts: Mapping[str, int]
) -> tuple[list[_Item], set[int], set[int]]:
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
            dispatch = corrections.apply(Dispatch.model_validate_json(part.record), corrected.get(place, {}))
            territory = Territory.of(dispatch)
            row = before.get(place)
            items.append(
                _Item(
                    file=file,
                    part=part,
                    index=index,
                    dispatch=dispatch,
                    own=of_file(dispatch, part.text_hash, part.sketch),
                    cited={citation.id: of_citation(citation, territory) for citation in dispatch.citations},
                    rendition=row.id if row else session.new_id("rendition"),
                    before=row.record if row else None,
                    text_id=texts.get(file.sha256, row.text_id if row else None),
                )
            )
    claims = {row.claim_id for row in before.values() if row.claim_id is not None}
    claims |= _clear(session, [row.id for row in before.values()])
    kept = {item.rendition for item in items}
    _delete(session, [row.id for row in before.values() if row.id not in kept])
    return items, claims, {row.document_id for row in before.values()}


def _delete(session: Session, renditions: Sequence[int]) -> None:
    """Delete cleared renditions: dispatches that their files, read again, no longer hold."""
    search.remove(session.connection, renditions)
    session.delete("rendition", "id", renditions)


def _clear(session: Session, renditions: Sequence[int]) -> set[int]:
    """Delete edges and lists of renditions; return the claims that the edges rested on."""
    if not renditions:
        return set()
    citation = T["citation"].c
    claims: set[int] = set()
    edges = []
    columns = (citation.id, citation.claim_id, citation.citing_claim_id)
    for row in rows_in(session.connection, columns, citation.rendition_id, renditions):
        edges.append(row.id)
        claims |= {claim for claim in (row.claim_id, row.citing_claim_id) if claim is not None}
    session.delete("mention", "citation_id", edges)
    session.delete("citation", "id", edges)
    for table in _CHILDREN:
        session.delete(table, "rendition_id", renditions)
    session.update("rendition", [{"id": each, "claim_id": None} for each in renditions])
    return claims


def _known_documents(session: Session, items: Iterable[_Item]) -> dict[str, int]:
    """Return which documents the files stood for before, by the evidence that they give now."""
    rendition = T["rendition"].c
    old = {item.rendition: item.own.signature for item in items if not item.is_new}
    rows = rows_in(session.connection, (rendition.id, rendition.document_id), rendition.id, sorted(old))
    return {old[row.id]: row.document_id for row in rows}


def _write_items(
    session: Session, items: Sequence[_Item], claims: Mapping[str, int], states: Mapping[int, ClaimState]
) -> dict[int, int]:
    """Write renditions and all that stands under them; return the documents that files moved from and to."""
    new: list[dict[str, Any]] = []
    again: list[dict[str, Any]] = []
    rows: dict[str, list[dict[str, Any]]] = {"citation": [], "mention": [], **{name: [] for name in _CHILDREN}}
    index: list[dict[str, Any]] = []
    agencies = AgencyRows(session)
    moved: dict[int, int] = {}
    for item in items:
        claim = states[claims[item.own.signature]]
        document = claim.document_id
        assert document is not None  # a file is always a document
        row = _rendition_row(item, claim.id, document)
        if item.is_new:
            new.append({**row, "is_primary": False})
        else:
            again.append(row)
        if item.part.body is not None:
            index.append(_index_row(item))
        before_ = len(rows["deadline"])
        _child_rows(session, item, rows)
        keys = {row["local_id"]: row["id"] for row in rows["deadline"][before_:]}
        rows["recipient"] += recipients.rows(session, item.rendition, item.dispatch, keys, agencies)
        _citation_rows(session, item, document, claims, states, rows)
    if again:
        rendition = T["rendition"].c
        columns = (rendition.id, rendition.document_id)
        found = rows_in(session.connection, columns, rendition.id, [row["id"] for row in again])
        before = {row.id: row.document_id for row in found}
        moved = {before[r["id"]]: r["document_id"] for r in again if before[r["id"]] != r["document_id"]}
    session.insert("rendition", new)
    session.update("rendition", again)
    agencies.save()
    for name in ("citation", "mention", *reversed(_CHILDREN)):  # recipients refer to deadlines
        session.insert(name, rows[name])
    search.store(session.connection, index)
    return moved


def _text_rows(session: Session, files: Sequence[Extracted]) -> list[dict[str, Any]]:
    """Return the rows of the files' texts, one a file; those of the same version as before keep their keys."""
    table = T["document_text"].c
    with_text = [file for file in files if file.text_data is not None]
    columns = (table.id, table.sha256, table.text_version)
    rows = rows_in(session.connection, columns, table.sha256, [file.sha256 for file in with_text])
    known = {(row.sha256, row.text_version): row.id for row in rows}
    return [
        {
            "id": known.get((file.sha256, file.text_version)) or session.new_id("document_text"),
            "sha256": file.sha256, "text_version": file.text_version, "data": file.text_data,
        }
        for file in with_text
    ]  # fmt: skip


def _write_texts(session: Session, texts: Sequence[dict[str, Any]]) -> None:
    session.delete("document_text", "id", [row["id"] for row in texts])
    session.insert("document_text", texts)


def _rendition_row(item: _Item, claim: int, document: int) -> dict[str, Any]:
    file, info = item.file, item.dispatch.file
    return {
        "id": item.rendition, "document_id": document, "claim_id": claim, "sha256": file.sha256, "part": item.index,
        "name": file.name, "media_type": info.media_type, "pages": info.pages, "text_source": info.text_source,
        "size": file.size, "partial": file.partial, "text_version": file.text_version,
        "record_version": file.record_version,
        "text_hash": item.part.text_hash, "text_id": item.text_id, "record": item.part.record,
        "role": "appendix" if item.dispatch.appendix_of else "dispatch",
        "needs_review": json.dumps(item.dispatch.needs_review, ensure_ascii=False),
        "stamp_number": info.received.number if info.received else None,
        "stamp_date": info.received.date if info.received else None,
        "stamp_agency": info.received.agency if info.received else None,
    }  # fmt: skip


def _index_row(item: _Item) -> dict[str, Any]:
    dispatch = item.dispatch
    number = dispatch.number.canonical if dispatch.number else None
    return {
        "id": item.rendition, "number": search.number_words(number),
        "subject": search.search_text(dispatch.subject or ""), "body": item.part.body,
    }  # fmt: skip


def _child_rows(session: Session, item: _Item, rows: dict[str, list[dict[str, Any]]]) -> None:
    dispatch = item.dispatch
    for deadline in dispatch.deadlines:
        plain = deadline.model_dump(exclude={"id", "assignees"})
        rows["deadline"].append(
            {
                "id": session.new_id("deadline"), "rendition_id": item.rendition, "local_id": deadline.id,
                "entry_id": None, "current": False, "text_id": item.text_id,
                "assignees": json.dumps(deadline.assignees, ensure_ascii=False), **plain,
            }
        )  # fmt: skip
    for part in ("addressees", "invitees", "distribution"):
        for position, party in enumerate(getattr(dispatch, part)):
            rows["party"].append(
                {
                    "id": session.new_id("party"), "rendition_id": item.rendition, "part": part, "position": position,
                    "as_written": party.as_written, "kind": party.kind, "name": party.name, "role": party.role,
                }
            )  # fmt: skip
    blocks = dispatch.signatures or ((dispatch.signature,) if dispatch.signature else ())
    for position, block in enumerate(blocks):
        rows["signature"].append(
            {
                "id": session.new_id("signature"), "rendition_id": item.rendition, "position": position,
                "authority": json.dumps(block.authority, ensure_ascii=False), "title": block.title,
                "name": block.name, "rank": block.rank,
            }
        )  # fmt: skip


def _citation_rows(
    session: Session,
    item: _Item,
    document: int,
    claims: Mapping[str, int],
    states: Mapping[int, ClaimState],
    rows: dict[str, list[dict[str, Any]]],
) -> None:
    """Make the edges of one file: to each cited document, and between two of them where one stands within the other."""

    def claim_of(local: str | None) -> ClaimState | None:
        evidence = item.cited.get(local) if local else None
        return states[claims[evidence.signature]] if evidence is not None else None

    for citation in item.dispatch.citations:
        claim = claim_of(citation.id)
        nested = citation.within is not None and citation.within in item.cited and citation.within != citation.id
        row = _edge_row(session, item, citation, claim)
        row |= {"kind": "nested" if nested else "direct", "citing_claim_id": None, "source_id": None}
        row |= edge(row["kind"], document, claim, None)
        rows["citation"].append(row)
        for mention in citation.mentions:
            rows["mention"].append(
                {
                    "id": session.new_id("mention"), "citation_id": row["id"], "text_id": item.text_id,
                    "start": mention.start, "end": mention.end, "page": mention.page, "relation": mention.relation,
                    "text": mention.text,
                }
            )  # fmt: skip
        if nested:
            outer = claim_of(citation.within)
            extra = _edge_row(session, item, citation, claim)
            extra |= {"kind": "asserted", "citing_claim_id": outer.id if outer else None, "source_id": row["id"]}
            extra |= edge("asserted", document, claim, outer)
            rows["citation"].append(extra)


def _edge_row(session: Session, item: _Item, citation: Citation, claim: ClaimState | None) -> dict[str, Any]:
    return {
        "id": session.new_id("citation"), "rendition_id": item.rendition, "local_id": citation.id, "current": False,
        "relation": citation.relation, "claim_id": claim.id if claim else None, "number": citation.number,
        "doc_type": citation.doc_type, "issued": citation.issued, "issuer": citation.issuer,
        "subject": citation.subject,
    }  # fmt: skip


def stored(session: Session, hashes: Sequence[str] | None = None) -> list[Extracted]:
    """Return files as they stand in the archive, to be written again after a correction or for a rebuild."""
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
