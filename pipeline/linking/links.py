"""Links in the store: claims, the documents they mean, and the edges that follow from them.

Whatever changes, the blocks concerned are resolved again from all their evidence (`link_resolve`), in the transaction
that brings the change. Rows of documents are kept where their evidence stays together.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from ..store.database import Session, T, rows_in
from .evidence import Evidence
from .resolve import Resolution, resolve

_CLAIM = T["claim"].c


@dataclass(frozen=True, slots=True)
class ClaimState:
    """Which document a claim means at present."""

    id: int
    document_id: int | None
    state: str
    confidence: float
    method: str
    reason: str | None


@dataclass
class Outcome:
    """What resolving some blocks changed."""

    members: dict[int, list[Evidence]] = field(default_factory=dict)
    """Document → the evidence that makes it, for documents that have changed."""
    touched: set[int] = field(default_factory=set)
    """Documents that evidence has joined."""
    changed: set[int] = field(default_factory=set)
    """Claims whose document, state or confidence is another now."""
    left: set[int] = field(default_factory=set)
    """Documents that evidence has left."""


def add_claims(
    session: Session, evidence: Iterable[Evidence], known: dict[str, int]
) -> tuple[dict[str, int], set[int], set[str]]:
    """Store the evidence that is not there yet.

    Args:
        session: The transaction.
        evidence: Evidence of files and citations.
        known: Signature → document that a file's evidence stood for before it was read again.

    Returns:
        Signature → claim for all of it; the claims that are new; the blocks that got new evidence.
    """
    wanted = {item.signature: item for item in evidence}
    found = {
        row.signature: row.id
        for row in rows_in(session.connection, (_CLAIM.id, _CLAIM.signature), _CLAIM.signature, sorted(wanted))
    }
    rows, new, blocks = [], set(), set()
    for signature, item in wanted.items():
        if signature in found:
            continue
        found[signature] = session.new_id("claim")
        blocks.add(item.block)
        new.add(found[signature])
        rows.append(
            {
                "id": found[signature], "block": item.block, "signature": signature, "held": item.held,
                "facts": item.facts, "document_id": known.get(signature), "state": "new", "confidence": 0.0,
                "method": "", "reason": item.reason, "candidates": None,
            }
        )  # fmt: skip
    session.insert("claim", rows)
    return found, new, blocks


def drop_claims(session: Session, claims: Iterable[int]) -> tuple[set[str], set[int]]:
    """Delete those of the claims that nothing rests on any more; return their blocks and documents."""
    wanted = sorted(set(claims))
    used: set[int] = set()
    for table, column in (("citation", "claim_id"), ("citation", "citing_claim_id"), ("rendition", "claim_id")):
        cell = T[table].c[column]
        used.update(row[0] for row in rows_in(session.connection, (cell,), cell, wanted))
    gone = [claim for claim in wanted if claim not in used]
    blocks, documents = set(), set()
    for row in rows_in(session.connection, (_CLAIM.block, _CLAIM.document_id), _CLAIM.id, gone):
        blocks.add(row.block)
        if row.document_id is not None:
            documents.add(row.document_id)
    session.delete("claim", "id", gone)
    return blocks, documents


def resolve_blocks(session: Session, blocks: Iterable[str], at_hand: Iterable[Evidence] = ()) -> Outcome:
    """Decide again which documents the evidence of the blocks means, and store it.

    Args:
        session: The transaction.
        blocks: The blocks.
        at_hand: Evidence that need not be read from the store again.
    """
    known = {item.signature: item for item in at_hand}
    outcome = Outcome()
    by_block: dict[str, list[Any]] = {}
    columns = (
        _CLAIM.id, _CLAIM.block, _CLAIM.signature, _CLAIM.facts, _CLAIM.document_id, _CLAIM.state, _CLAIM.confidence,
        _CLAIM.method, _CLAIM.candidates,
    )  # fmt: skip
    for row in rows_in(session.connection, columns, _CLAIM.block, sorted(set(blocks))):
        by_block.setdefault(row.block, []).append(row)
    new_documents: list[dict[str, Any]] = []
    updates: list[dict[str, Any]] = []
    for block in sorted(by_block):
        rows = by_block[block]
        resolution = resolve(known.get(row.signature) or Evidence.load(block, row.facts, row.signature) for row in rows)
        ids = _assign_rows(session, block, resolution, rows, new_documents)
        updates += _claim_updates(resolution, ids, rows, outcome)
        for cluster, document in zip(resolution.clusters, ids, strict=True):
            if document in outcome.touched:
                outcome.members[document] = cluster.members
    session.insert("document", new_documents)
    session.update("claim", updates)
    return outcome


def _assign_rows(
    session: Session, block: str, resolution: Resolution, rows: Sequence[Any], new_documents: list[dict[str, Any]]
) -> list[int]:
    """Give each cluster the row of a document: the one that most of it stood for, files first; else a new one."""
    before = {row.signature: row.document_id for row in rows}
    bids: list[tuple[int, int, int, int]] = []
    for i, cluster in enumerate(resolution.clusters):
        held: Counter[int] = Counter()
        votes: Counter[int] = Counter()
        for member in cluster.members:
            document = before[member.signature]
            if document is not None:
                votes[document] += 1
                held[document] += member.held
        bids += [(-held[document], -votes[document], document, i) for document in votes]
    given: dict[int, int] = {}
    for _, _, document, i in sorted(bids):
        if i not in given and document not in given.values():
            given[i] = document
    for i in range(len(resolution.clusters)):
        if i not in given:
            given[i] = session.new_id("document")
            new_documents.append({"id": given[i], "block": None if block.startswith("~") else block, "held": False})
    return [given[i] for i in range(len(resolution.clusters))]


def _claim_updates(
    resolution: Resolution, ids: Sequence[int], rows: Sequence[Any], outcome: Outcome
) -> list[dict[str, Any]]:
    target: dict[str, tuple[int | None, str, float, str, str | None]] = {}
    for cluster, document in zip(resolution.clusters, ids, strict=True):
        for signature, relation in cluster.joined.items():
            target[signature] = (document, "resolved", round(relation.confidence, 3), relation.method, None)
    for signature, candidates in resolution.ambiguous.items():
        listed = json.dumps(sorted(ids[i] for i in candidates))
        target[signature] = (None, "ambiguous", 0.0, f"{len(candidates)} possible", listed)
    updates = []
    for row in rows:
        new = target[row.signature]
        if new == (row.document_id, row.state, row.confidence, row.method, row.candidates):
            continue
        outcome.changed.add(row.id)
        if new[0] is not None:
            outcome.touched.add(new[0])
        if row.document_id is not None and row.document_id != new[0]:
            outcome.left.add(row.document_id)
        meant, state, confidence, method, listed_ = new
        updates.append(
            {"id": row.id, "document_id": meant, "state": state, "confidence": confidence, "method": method,
             "candidates": listed_}
        )  # fmt: skip
    return updates


def claim_states(session: Session, claims: Iterable[int]) -> dict[int, ClaimState]:
    """Return which document each claim means."""
    columns = (_CLAIM.id, _CLAIM.document_id, _CLAIM.state, _CLAIM.confidence, _CLAIM.method, _CLAIM.reason)
    found = rows_in(session.connection, columns, _CLAIM.id, sorted(set(claims)))
    return {
        row.id: ClaimState(row.id, row.document_id, row.state, row.confidence, row.method, row.reason) for row in found
    }


def edge(kind: str, document: int, claim: ClaimState | None, outer: ClaimState | None) -> dict[str, Any]:
    """Return what follows for an edge from the documents that its claims mean at present."""
    citing = (outer.document_id if outer else None) if kind == "asserted" else document
    cited = claim.document_id if claim else None
    if claim is None or (kind == "asserted" and outer is None):
        state, confidence = "unidentified", 0.0
    else:
        states = {claim.state} | ({outer.state} if kind == "asserted" and outer else set())
        state = "ambiguous" if "ambiguous" in states else "resolved"
        confidence = claim.confidence
        if kind == "asserted" and outer is not None:
            confidence = round(0.95 * min(claim.confidence, outer.confidence), 3)
    if cited is not None and cited == citing:
        state = "self"
    method = claim.method if claim else "no number"
    reason = claim.reason if claim else None
    return {
        "citing_id": citing, "cited_id": cited, "asserted_by": document, "state": state, "confidence": confidence,
        "method": method, "reason": reason,
    }  # fmt: skip


def follow(session: Session, claims: Iterable[int]) -> dict[int, int]:
    """Bring files and edges in line with changed claims; return the documents that files have moved from and to."""
    changed = sorted(set(claims))
    states = claim_states(session, changed)
    rendition = T["rendition"].c
    moved: dict[int, int] = {}
    renditions: list[int] = []
    updates = []
    columns = (rendition.id, rendition.document_id, rendition.claim_id)
    for row in rows_in(session.connection, columns, rendition.claim_id, changed):
        document = states[row.claim_id].document_id
        if document is not None and document != row.document_id:
            moved[row.document_id] = document
            renditions.append(row.id)
            updates.append({"id": row.id, "document_id": document})
    session.update("rendition", updates)
    _follow_edges(session, changed, renditions)
    return moved


def _follow_edges(session: Session, claims: Sequence[int], renditions: Sequence[int]) -> None:
    citation, rendition = T["citation"].c, T["rendition"].c
    columns = (citation.id, citation.kind, citation.claim_id, citation.citing_claim_id, citation.rendition_id)
    edges: dict[int, Any] = {}
    for column, values in ((citation.claim_id, claims), (citation.citing_claim_id, claims),
                           (citation.rendition_id, renditions)):  # fmt: skip
        for row in rows_in(session.connection, columns, column, values):
            edges[row.id] = row
    if not edges:
        return
    wanted = {row.claim_id for row in edges.values()} | {row.citing_claim_id for row in edges.values()}
    states = claim_states(session, wanted - {None})
    owners = sorted({row.rendition_id for row in edges.values()})
    found = rows_in(session.connection, (rendition.id, rendition.document_id), rendition.id, owners)
    documents = {row.id: row.document_id for row in found}
    session.update(
        "citation",
        [
            {"id": row.id, **edge(row.kind, documents[row.rendition_id], states.get(row.claim_id),
                                  states.get(row.citing_claim_id))}
            for row in edges.values()
        ],
    )  # fmt: skip


def content_key(members: Iterable[Evidence]) -> str:
    """Return a hash of the evidence that makes a document: the same in every archive of the same files."""
    return hashlib.sha256("\n".join(sorted(member.signature for member in members)).encode()).hexdigest()[:32]


def all_blocks(session: Session) -> list[str]:
    """Return every block of the archive."""
    return [row[0] for row in session.connection.execute(sa.select(_CLAIM.block).distinct())]
