"""Writing files into the archive: records, texts and links of a batch, all in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..linking.claims import ClaimState, add_claims, claim_states, drop_claims
from ..linking.edges import follow
from ..linking.links import resolve_all, resolve_blocks
from ..reading.records import Extracted
from ..store import search
from ..store.database import Session, T, rows_in
from . import changes, citations, cleared, documents, entries, lists, recipients
from .agencies import AgencyRows
from .items import Item, prepare
from .outcomes import Remade


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
    items, old_claims, touched = prepare(session, files, {row["sha256"]: row["id"] for row in texts})
    known = _known_documents(session, items)
    evidence = [item.own for item in items] + [e for item in items for e in item.cited.values() if e is not None]
    claims, new_claims, blocks = add_claims(session, evidence, known)
    dropped = drop_claims(session, old_claims - set(claims.values()))
    outcome = resolve_all(session, evidence) if everything else resolve_blocks(session, blocks, evidence, dropped)
    touched |= dropped.documents | outcome.left | outcome.touched
    states = claim_states(session, claims.values())
    _write_texts(session, texts)
    moved = _write_items(session, items, claims, states)
    moved |= follow(session, outcome.changed - new_claims)
    touched |= set(outcome.members) | set(moved) | set(moved.values())
    touched |= {state.document_id for state in (states[claims[i.own.signature]] for i in items) if state.document_id}
    documents.refresh(session, touched, outcome.members, {item.rendition: item.dispatch for item in items}, moved)
    entries.supersede(session, touched, [item.rendition for item in items])
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


def _known_documents(session: Session, items: Iterable[Item]) -> dict[str, int]:
    """Return which documents the files stood for before, by the evidence that they give now."""
    rendition = T["rendition"].c
    old = {item.rendition: item.own.signature for item in items if not item.is_new}
    rows = rows_in(session.connection, (rendition.id, rendition.document_id), rendition.id, sorted(old))
    return {old[row.id]: row.document_id for row in rows}


def _write_items(
    session: Session, items: Sequence[Item], claims: Mapping[str, int], states: Mapping[int, ClaimState]
) -> dict[int, int]:
    """Write renditions and all that stands under them; return the documents that files moved from and to."""
    new: list[dict[str, Any]] = []
    again: list[dict[str, Any]] = []
    rows: dict[str, list[dict[str, Any]]] = {"citation": [], "mention": [], **{name: [] for name in cleared.LISTS}}
    index: list[dict[str, Any]] = []
    agencies = AgencyRows(session)
    moved: dict[int, int] = {}
    for item in items:
        claim = states[claims[item.own.signature]]
        document = claim.document_id
        assert document is not None  # a file is always a document
        row = lists.rendition_row(item, claim.id, document)
        if item.is_new:
            new.append({**row, "is_primary": False})
        else:
            again.append(row)
        if item.part.body is not None:
            index.append(lists.index_row(item))
        before_ = len(rows["deadline"])
        lists.add_rows(session, item, rows)
        keys = {row["local_id"]: row["id"] for row in rows["deadline"][before_:]}
        rows["recipient"] += recipients.rows(session, item.rendition, item.dispatch, keys, agencies)
        citations.add_rows(session, item, document, claims, states, rows)
    if again:
        rendition = T["rendition"].c
        columns = (rendition.id, rendition.document_id)
        found = rows_in(session.connection, columns, rendition.id, [row["id"] for row in again])
        before = {row.id: row.document_id for row in found}
        moved = {before[r["id"]]: r["document_id"] for r in again if before[r["id"]] != r["document_id"]}
    session.insert("rendition", new)
    session.update("rendition", again)
    agencies.save()
    for name in ("citation", "mention", *reversed(cleared.LISTS)):  # recipients refer to deadlines
        session.insert(name, rows[name])
    known = {row["id"] for row in again}
    search.remove(session.connection, [row["id"] for row in index if row["id"] in known])
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
