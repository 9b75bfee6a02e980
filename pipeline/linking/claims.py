"""Claims in the store: bodies of evidence about which document is meant, each kept once, with what they mean now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..store.database import Session, T, rows_in
from .evidence import FILE, DocumentEvidence
from .spots import ANYWHERE, near, reached, spots_text

CLAIM = T["claim"].c
WHOLE = (
    CLAIM.id, CLAIM.block, CLAIM.signature, CLAIM.held, CLAIM.spots, CLAIM.facts, CLAIM.document_id, CLAIM.state,
    CLAIM.confidence, CLAIM.method, CLAIM.candidates, CLAIM.proposal, CLAIM.draft_key, CLAIM.day_key, CLAIM.sketch,
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
    proposal: str | None = None
    """Why it is proposed."""


@dataclass(slots=True)
class Dropped:
    """What claims that were deleted leave behind."""

    spots: dict[str, set[str]]
    """Block → where in it claims stood (`spots_text`)."""
    documents: set[int]
    draft_keys: set[str]
    day_keys: set[str]


class Claims:
    """Evidence of claims, loaded once: what is at hand need not be read from the store again."""

    def __init__(self, at_hand: Iterable[DocumentEvidence] = ()) -> None:
        self._known = {item.signature: item for item in at_hand}

    def of(self, row: Any) -> DocumentEvidence:
        """Return the evidence of a row of `select`."""
        found = self._known.get(row.signature)
        if found is None:
            found = self._known[row.signature] = DocumentEvidence.load(row.block, row.facts, row.signature, row.sketch)
        return found


def select(session: Session, column: Any, values: Iterable[Any]) -> Iterable[Any]:
    """Return the claims whose column is among the values."""
    return rows_in(session.connection, WHOLE, column, sorted(set(values)))


def select_concerned(session: Session, blocks: Iterable[str], dropped: Mapping[str, set[str]]) -> Iterable[Any]:
    """Return the claims that something new may change: of each block the part that hangs together with it.

    Args:
        session: The transaction.
        blocks: Blocks with claims that are new, or from which claims were dropped.
        dropped: Block → where in it claims stood that are no more.
    """
    wanted: list[int] = []
    for block, rows in _places(session, blocks).items():
        if not block.startswith(FILE):  # files of one text are one
            starts = {row.spots or ANYWHERE for row in rows if row.state == "new"} | dropped.get(block, set())
            parts = reached({row.spots or ANYWHERE for row in rows}, starts)
            rows = [row for row in rows if (row.spots or ANYWHERE) in parts]
        wanted += [row.id for row in rows]
    return select(session, CLAIM.id, wanted)


def select_near(session: Session, places: Mapping[str, set[str]]) -> Iterable[Any]:
    """Return the claims of blocks that may be of the province and year of those that stand at the places."""
    wanted: list[int] = []
    for block, rows in _places(session, places).items():
        meeting = near({row.spots or ANYWHERE for row in rows}, places[block])
        wanted += [row.id for row in rows if (row.spots or ANYWHERE) in meeting]
    return select(session, CLAIM.id, wanted)


def _places(session: Session, blocks: Iterable[str]) -> dict[str, list[Any]]:
    columns = (CLAIM.id, CLAIM.block, CLAIM.state, CLAIM.spots)
    found: dict[str, list[Any]] = {}
    for row in rows_in(session.connection, columns, CLAIM.block, sorted(set(blocks))):
        found.setdefault(row.block, []).append(row)
    return found


def add_claims(
    session: Session, evidence: Iterable[DocumentEvidence], known: dict[str, int]
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
    columns = (CLAIM.id, CLAIM.signature, CLAIM.spots, CLAIM.draft_key, CLAIM.day_key, CLAIM.sketch)
    found, again = {}, []
    for row in rows_in(session.connection, columns, CLAIM.signature, sorted(wanted)):
        found[row.signature] = row.id
        item = wanted[row.signature]
        keys = {"spots": spots_text(item.spots), "draft_key": item.draft_key, "day_key": item.day_key,
                "sketch": item.sketch or row.sketch}  # fmt: skip
        if any(row._mapping[name] != value for name, value in keys.items()):
            again.append({"id": row.id, **keys})
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
                "method": "", "reason": item.reason, "candidates": None, "proposal": None,
                "spots": spots_text(item.spots), "draft_key": item.draft_key, "day_key": item.day_key,
                "sketch": item.sketch,
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
    left = Dropped({}, set(), set(), set())
    columns = (CLAIM.block, CLAIM.spots, CLAIM.document_id, CLAIM.draft_key, CLAIM.day_key)
    for row in rows_in(session.connection, columns, CLAIM.id, gone):
        left.spots.setdefault(row.block, set()).add(row.spots or ANYWHERE)
        for cell, values in ((row.document_id, left.documents), (row.draft_key, left.draft_keys),
                             (row.day_key, left.day_keys)):  # fmt: skip
            if cell is not None:
                values.add(cell)
    session.delete("claim", "id", gone)
    return left


def claim_states(session: Session, claims: Iterable[int]) -> dict[int, ClaimState]:
    """Return which document each claim means."""
    columns = (CLAIM.id, CLAIM.document_id, CLAIM.state, CLAIM.confidence, CLAIM.method, CLAIM.reason, CLAIM.candidates,
               CLAIM.proposal)  # fmt: skip
    found = rows_in(session.connection, columns, CLAIM.id, sorted(set(claims)))
    return {
        row.id: ClaimState(
            row.id, row.document_id, row.state, row.confidence, row.method, row.reason,
            int(row.candidates.strip("[]")) if row.state == "candidate" else None, row.proposal,
        )
        for row in found
    }  # fmt: skip


def content_key(members: Iterable[DocumentEvidence]) -> str:
    """Return a hash of the evidence that makes a document: the same in every archive of the same files."""
    return hashlib.sha256("\n".join(sorted(member.signature for member in members)).encode()).hexdigest()[:32]
