"""Edges that follow from what claims mean, and files that follow their documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..store.database import Session, T, rows_in
from .claims import ClaimState, claim_states
from .proposals import CONFIDENCE


def edge(kind: str, document: int, claim: ClaimState | None, outer: ClaimState | None) -> dict[str, Any]:
    """Return what follows for an edge from the documents that its claims mean at present."""
    citing = (outer.document_id if outer else None) if kind == "asserted" else document
    cited = claim.document_id if claim else None
    state = _state(claim, outer, kind == "asserted")
    proposed = claim.proposed_id if claim and state == "candidate" else None
    if proposed is not None and proposed == citing:  # what a document cites is not itself
        proposed, state = None, "resolved" if cited is not None else "ambiguous"
    confidence = 0.0 if claim is None or state == "unidentified" else claim.confidence
    if kind == "asserted" and claim is not None and outer is not None:
        confidence = round(0.95 * min(claim.confidence, outer.confidence), 3)
    if state == "candidate":
        confidence = min(confidence or CONFIDENCE, CONFIDENCE)
    if citing is not None and citing == cited:
        state = "self"
    reason = claim.reason if claim else None
    if state == "candidate" and claim is not None and claim.proposal:
        reason = claim.proposal
    return {
        "citing_id": citing, "cited_id": cited, "proposed_id": proposed, "asserted_by": document, "state": state,
        "confidence": confidence, "method": claim.method if claim else "no number",
        "reason": reason,
    }  # fmt: skip


def _state(claim: ClaimState | None, outer: ClaimState | None, asserted: bool) -> str:
    if claim is None or (asserted and outer is None):
        return "unidentified"
    states = {claim.state} | ({outer.state} if asserted and outer else set())
    if "ambiguous" in states or (asserted and outer is not None and outer.document_id is None):
        return "ambiguous"
    return "candidate" if claim.state == "candidate" else "resolved"


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
