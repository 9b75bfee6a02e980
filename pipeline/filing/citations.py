"""Rows of citations: the edges of one file to what it cites, and where its text says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schemas import Citation

from ..linking.claims import ClaimState
from ..linking.edges import edge
from ..store.database import Session
from .items import Item


def add_rows(
    session: Session,
    item: Item,
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


def _edge_row(session: Session, item: Item, citation: Citation, claim: ClaimState | None) -> dict[str, Any]:
    return {
        "id": session.new_id("citation"), "rendition_id": item.rendition, "local_id": citation.id, "current": False,
        "relation": citation.relation, "claim_id": claim.id if claim else None, "number": citation.number,
        "doc_type": citation.doc_type, "issued": citation.issued, "issuer": citation.issuer,
        "subject": citation.subject,
    }  # fmt: skip
