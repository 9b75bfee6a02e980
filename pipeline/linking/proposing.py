"""Proposed links in the store: for documents that are only cited, a held one that the citations may mean."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..store.database import Session
from .claims import CLAIM, Claims, select, select_near
from .evidence import FILE, WORDING, DocumentEvidence
from .joining import Note
from .proposals import proposed
from .spots import ANYWHERE


def propose(session: Session, claims: Claims, changed: Iterable[int], days: Iterable[str], note: Note) -> None:
    """Decide again for cited documents whether exactly one held document is proposed for them.

    Args:
        session: The transaction; what evidence means is decided and stored.
        claims: Evidence.
        changed: Claims that have been resolved again: all that the documents concerned rest on.
        days: Issuers and days under which something has changed.
        note: Told what changes.
    """
    stubs = _only_cited(session, changed, days)
    if not stubs:
        return
    held_by_block, held_by_day = _held(session, claims, stubs)
    updates = []
    for document in sorted(stubs):
        rows = stubs[document]
        cited = sorted((claims.of(row) for row in rows), key=lambda item: item.signature)
        near = {item for row in rows for item in held_by_block.get(row.block, ())}
        near |= {item for row in rows if row.day_key for item in held_by_day.get(row.day_key, ())}
        found = proposed(cited, sorted(near, key=lambda item: item[1].signature)) if near else {}
        listed = json.dumps(sorted(found)) if len(found) == 1 else None
        why = found[min(found)] if listed else None
        state = "candidate" if listed else "resolved"
        for row in rows:
            if (row.state, row.candidates, row.proposal) != (state, listed, why):
                note(row, document)
                updates.append({"id": row.id, "state": state, "candidates": listed, "proposal": why})
    session.update("claim", updates)


def _only_cited(session: Session, changed: Iterable[int], days: Iterable[str]) -> dict[int, list[Any]]:
    """Return the documents concerned that no file is of, each with its claims."""
    by_document: dict[int, list[Any]] = {}
    seen = set(changed)
    for row in select(session, CLAIM.id, seen):
        if row.document_id is not None:
            by_document.setdefault(row.document_id, []).append(row)
    whole = set(by_document)  # the evidence of a numbered document hangs together
    others = {
        row.document_id
        for row in select(session, CLAIM.day_key, days)
        if not row.held and row.document_id is not None and row.document_id not in whole
    }
    for row in select(session, CLAIM.document_id, others):
        if row.id not in seen:
            by_document.setdefault(row.document_id, []).append(row)
    return {document: rows for document, rows in by_document.items() if not any(row.held for row in rows)}


def _held(
    session: Session, claims: Claims, stubs: dict[int, list[Any]]
) -> tuple[dict[str, list[tuple[int, DocumentEvidence]]], dict[str, list[tuple[int, DocumentEvidence]]]]:
    """Return the files that may be meant: those of the same number, and those of the same issuer and day."""
    rows = [row for found in stubs.values() for row in found]
    by_block: dict[str, list[tuple[int, DocumentEvidence]]] = {}
    places: dict[str, set[str]] = {}
    for row in rows:
        if not row.block.startswith(WORDING):
            places.setdefault(row.block, set()).add(row.spots or ANYWHERE)
    for row in select_near(session, places):
        if row.held and row.document_id is not None:
            by_block.setdefault(row.block, []).append((row.document_id, claims.of(row)))
    by_day: dict[str, list[tuple[int, DocumentEvidence]]] = {}
    for row in select(session, CLAIM.day_key, (row.day_key for row in rows if row.day_key)):
        if row.held and row.document_id is not None and not row.block.startswith(FILE):
            by_day.setdefault(row.day_key, []).append((row.document_id, claims.of(row)))
    return by_block, by_day
