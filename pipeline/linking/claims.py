"""Claims in the store: bodies of evidence about which document is meant, each kept once, with what they mean now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from ..store.database import Session, T, rows_in
from .evidence import Evidence

CLAIM = T["claim"].c
_WHOLE = (
    CLAIM.id, CLAIM.block, CLAIM.signature, CLAIM.held, CLAIM.facts, CLAIM.document_id, CLAIM.state, CLAIM.confidence,
    CLAIM.method, CLAIM.candidates, CLAIM.draft_key, CLAIM.day_key, CLAIM.sketch,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClaimState:
    """Which document a claim means at present."""

    id: int
    document_id: int | None
    state: str
    confidence: float
    method: str
    reason: str | None
    proposed_id: int | None
    """The document that is proposed, where the state is `candidate`."""


@dataclass(slots=True)
class Dropped:
    """What claims that were deleted leave behind."""

    blocks: set[str]
    documents: set[int]
    draft_keys: set[str]
    day_keys: set[str]


class Claims:
    """Evidence of claims, loaded once: what is at hand need not be read from the store again."""

    def __init__(self, at_hand: Iterable[Evidence] = ()) -> None:
        self._known = {item.signature: item for item in at_hand}

    def of(self, row: Any) -> Evidence:
        """Return the evidence of a row of `select`."""
        found = self._known.get(row.signature)
        if found is None:
            found = self._known[row.signature] = Evidence.load(row.block, row.facts, row.signature, row.sketch)
        return found


def select(session: Session, column: Any, values: Iterable[Any]) -> Iterable[Any]:
    """Return the claims whose column is among the values."""
    return rows_in(session.connection, _WHOLE, column, sorted(set(values)))


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
    columns = (CLAIM.id, CLAIM.signature, CLAIM.draft_key, CLAIM.day_key, CLAIM.sketch)
    found, again = {}, []
    for row in rows_in(session.connection, columns, CLAIM.signature, sorted(wanted)):
        found[row.signature] = row.id
        item = wanted[row.signature]
        if (row.draft_key, row.day_key, row.sketch) != (item.draft_key, item.day_key, item.sketch):
            sketch = item.sketch or row.sketch
            again.append({"id": row.id, "draft_key": item.draft_key, "day_key": item.day_key, "sketch": sketch})
    session.update("claim", again)  # of archives of before there were keys
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
                "method": "", "reason": item.reason, "candidates": None, "draft_key": item.draft_key,
                "day_key": item.day_key, "sketch": item.sketch,
            }
        )  # fmt: skip
    session.insert("claim", rows)
    return found, new, blocks


def drop_claims(session: Session, claims: Iterable[int]) -> Dropped:
    """Delete those of the claims that nothing rests on any more; return what they leave behind."""
    wanted = sorted(set(claims))
    used: set[int] = set()
    for table, column in (("citation", "claim_id"), ("citation", "citing_claim_id"), ("rendition", "claim_id")):
        cell = T[table].c[column]
        used.update(row[0] for row in rows_in(session.connection, (cell,), cell, wanted))
    gone = [claim for claim in wanted if claim not in used]
    left = Dropped(set(), set(), set(), set())
    columns = (CLAIM.block, CLAIM.document_id, CLAIM.draft_key, CLAIM.day_key)
    for row in rows_in(session.connection, columns, CLAIM.id, gone):
        left.blocks.add(row.block)
        for cell, values in ((row.document_id, left.documents), (row.draft_key, left.draft_keys),
                             (row.day_key, left.day_keys)):  # fmt: skip
            if cell is not None:
                values.add(cell)
    session.delete("claim", "id", gone)
    return left


def claim_states(session: Session, claims: Iterable[int]) -> dict[int, ClaimState]:
    """Return which document each claim means."""
    columns = (CLAIM.id, CLAIM.document_id, CLAIM.state, CLAIM.confidence, CLAIM.method, CLAIM.reason, CLAIM.candidates)
    found = rows_in(session.connection, columns, CLAIM.id, sorted(set(claims)))
    return {
        row.id: ClaimState(
            row.id, row.document_id, row.state, row.confidence, row.method, row.reason,
            int(row.candidates.strip("[]")) if row.state == "candidate" else None,
        )
        for row in found
    }  # fmt: skip


def content_key(members: Iterable[Evidence]) -> str:
    """Return a hash of the evidence that makes a document: the same in every archive of the same files."""
    return hashlib.sha256("\n".join(sorted(member.signature for member in members)).encode()).hexdigest()[:32]


def all_blocks(session: Session) -> list[str]:
    """Return every block of the archive."""
    return [row[0] for row in session.connection.execute(sa.select(CLAIM.block).distinct())]
