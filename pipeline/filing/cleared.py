"""What the same bytes gave before, taken out of the archive to make room for what they give now."""

from __future__ import annotations

from collections.abc import Sequence

from ..store import search
from ..store.database import Session, T, rows_in

LISTS = ("recipient", "deadline", "party", "signature")
"""Tables of what stands under a file; recipients refer to deadlines."""


def clear(session: Session, renditions: Sequence[int]) -> set[int]:
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
    for table in LISTS:
        session.delete(table, "rendition_id", renditions)
    session.update("rendition", [{"id": each, "claim_id": None} for each in renditions])
    return claims


def delete(session: Session, renditions: Sequence[int]) -> None:
    """Delete cleared renditions: dispatches that their files, read again, no longer hold."""
    search.remove(session.connection, renditions)
    session.delete("rendition", "id", renditions)
