"""Files without a number in the store: each is a document of its own, or joins the one that it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ..store.database import Session, T, rows_in
from .claims import CLAIM, Claims, select, select_near
from .comparing import Relation
from .drafts import appended_to, issued_from
from .evidence import FILE, DocumentEvidence
from .spots import ANYWHERE, near

Note = Callable[[Any, int | None], None]
"""Told the row of a claim and the document that it means from now on."""
_APPENDIX = "appendix|"


def join(
    session: Session,
    claims: Claims,
    alone: Iterable[str],
    keys: Iterable[str],
    places: Mapping[str, set[str]],
    note: Note,
) -> set[int]:
    """Decide again for files without a number which documents they belong to.

    Args:
        session: The transaction; the numbered documents in it are resolved.
        claims: Evidence.
        alone: Blocks of files without a number that are new or have changed.
        keys: Keys under which something has changed that drafts may belong to.
        places: Block → where in it something has changed (`spots_text`) that appendices may belong to.
        note: Told what changes.

    Returns:
        Documents that a file has joined or left.
    """
    blocks = set(alone) | _waiting(session, keys, places)
    if not blocks:
        return set()
    files: dict[str, list[Any]] = {}
    for row in select(session, CLAIM.block, blocks):
        files.setdefault(row.block, []).append(row)
    meant = {block: _key(rows) for block, rows in files.items()}
    documents = _documents(session, claims, set(meant.values()) - {None}, files)
    updates: list[dict[str, Any]] = []
    made: list[dict[str, Any]] = []
    changed: set[int] = set()
    own = _own(session, files)
    for block in sorted(files):
        evidence = [claims.of(row) for row in files[block]]
        target = _target(evidence, documents.get(meant[block] or "", {}))
        new = (target[0], "joined", target[1].confidence, target[1].method) if target else None
        if new is None:
            document = own.get(block) or session.new_id("document")
            if block not in own:
                made.append({"id": document, "block": None, "held": False})
            new = (document, "resolved", 1.0, "file")
        for row in files[block]:
            if new != (row.document_id, row.state, row.confidence, row.method):
                note(row, new[0])
                changed |= {new[0], row.document_id} - {None}
                updates.append(
                    {"id": row.id, "document_id": new[0], "state": new[1], "confidence": new[2], "method": new[3],
                     "candidates": None}
                )  # fmt: skip
            elif target:
                changed.add(target[0])
    session.insert("document", made)
    session.update("claim", updates)
    return changed


def _waiting(session: Session, keys: Iterable[str], places: Mapping[str, set[str]]) -> set[str]:
    """Return the blocks of files without a number that may belong to what has changed."""
    wanted = {*keys, *(f"{_APPENDIX}{block}" for block in places)}
    found = set()
    columns = (CLAIM.block, CLAIM.draft_key, CLAIM.spots)
    for row in rows_in(session.connection, columns, CLAIM.draft_key, sorted(wanted)):
        changed = places.get(row.draft_key.removeprefix(_APPENDIX)) if row.draft_key.startswith(_APPENDIX) else None
        if row.block.startswith(FILE) and (changed is None or near(changed, (row.spots or ANYWHERE,))):
            found.add(row.block)
    return found


def _key(rows: Iterable[Any]) -> str | None:
    return min((row.draft_key for row in rows if row.draft_key), default=None)


def _documents(
    session: Session, claims: Claims, keys: set[Any], files: Mapping[str, Sequence[Any]]
) -> dict[str, dict[int, list[DocumentEvidence]]]:
    """Return for each key the documents that files may belong to, with the evidence of their files."""
    found: dict[str, dict[int, list[DocumentEvidence]]] = {}
    for row in select(session, CLAIM.draft_key, (key for key in keys if not key.startswith(_APPENDIX))):
        if not row.block.startswith(FILE) and row.document_id is not None:
            found.setdefault(row.draft_key, {}).setdefault(row.document_id, []).append(claims.of(row))
    notes: dict[str, set[str]] = {}
    for row in (row for rows in files.values() for row in rows if (row.draft_key or "").startswith(_APPENDIX)):
        notes.setdefault(row.draft_key.removeprefix(_APPENDIX), set()).add(row.spots or ANYWHERE)
    for row in select_near(session, notes):
        if row.document_id is not None:
            documents = found.setdefault(f"{_APPENDIX}{row.block}", {})
            documents.setdefault(row.document_id, []).append(claims.of(row))
    return found


def _target(
    evidence: Sequence[DocumentEvidence], documents: Mapping[int, Sequence[DocumentEvidence]]
) -> tuple[int, Relation] | None:
    appendix = next((item for item in evidence if item.appendix_of), None)
    return appended_to(appendix, documents) if appendix else issued_from(evidence, documents)


def _own(session: Session, files: Mapping[str, Sequence[Any]]) -> dict[str, int]:
    """Return the rows of documents that the files have had to themselves."""
    known = {
        block: {row.document_id for row in rows if row.state != "joined"} - {None} for block, rows in files.items()
    }
    wanted = sorted({document for documents in known.values() for document in documents})
    table = T["document"].c
    free = {row.id for row in rows_in(session.connection, (table.id, table.block), table.id, wanted) if not row.block}
    taken = {
        row.document_id
        for row in rows_in(session.connection, (CLAIM.document_id, CLAIM.block), CLAIM.document_id, wanted)
        if row.block not in files
    }
    own: dict[str, int] = {}
    for block in sorted(known):
        mine = sorted((known[block] & free) - taken)
        if mine:
            own[block] = mine[0]
            taken.add(mine[0])
    return own
