"""Links in the store: which document every claim means.

Whatever changes, the parts of blocks that hang together with it (`spots`) are resolved again from all their evidence
(`resolve`), in the transaction that brings the change; then drafts and appendices look for the document that they
belong to (`joining`), and citations of what is not held for one that they may mean (`proposing`). Each step is a
function of sets of evidence and of what the step before gave, so the order of arrival counts nowhere. Rows of
documents are kept where their evidence stays.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from ..store.database import Session, rows_in
from .claims import CLAIM, WHOLE, Claims, Dropped, select_concerned
from .evidence import FILE, WORDING, DocumentEvidence
from .joining import join
from .proposing import propose
from .resolve import Resolution, resolve
from .spots import ANYWHERE


@dataclass
class LinkChanges:
    """What resolving some blocks changed."""

    members: dict[int, list[DocumentEvidence]] = field(default_factory=dict)
    """Document → the evidence that makes it, for documents that have changed."""
    touched: set[int] = field(default_factory=set)
    """Documents that evidence has joined."""
    changed: set[int] = field(default_factory=set)
    """Claims whose document, state or confidence is another now."""
    left: set[int] = field(default_factory=set)
    """Documents that evidence has left."""

    def note(self, row: Any, document: int | None) -> None:
        """Take down that the claim of the row means another document, or means it otherwise, from now on."""
        self.changed.add(row.id)
        if document is not None:
            self.touched.add(document)
        if row.document_id is not None and row.document_id != document:
            self.left.add(row.document_id)


def resolve_blocks(
    session: Session, blocks: Iterable[str], at_hand: Iterable[DocumentEvidence] = (), dropped: Dropped | None = None
) -> LinkChanges:
    """Decide again which documents the evidence means that something new may change, and store it.

    Args:
        session: The transaction.
        blocks: Blocks with evidence that is new.
        at_hand: Evidence that need not be read from the store again.
        dropped: What evidence that is no more leaves behind.
    """
    dropped = dropped or Dropped({}, set(), set(), set())
    rows = select_concerned(session, {*blocks, *dropped.spots}, dropped.spots)
    return _resolve(session, Claims(at_hand), list(rows), dropped)


def resolve_all(session: Session, at_hand: Iterable[DocumentEvidence] = ()) -> LinkChanges:
    """Decide again which documents all evidence of the archive means, and store it."""
    rows = session.connection.execute(sa.select(*WHOLE))
    return _resolve(session, Claims(at_hand), list(rows), Dropped({}, set(), set(), set()))


def _resolve(session: Session, claims: Claims, rows: Sequence[Any], dropped: Dropped) -> LinkChanges:
    outcome = LinkChanges()
    by_block: dict[str, list[Any]] = {}
    for row in rows:
        by_block.setdefault(row.block, []).append(row)
    numbered = {block: found for block, found in by_block.items() if not block.startswith(FILE)}
    resolutions = {block: resolve(claims.of(row) for row in numbered[block]) for block in sorted(numbered)}
    ids = _assign_rows(session, resolutions, numbered)
    updates: list[dict[str, Any]] = []
    for block, resolution in resolutions.items():
        updates += _claim_updates(resolution, ids[block], numbered[block], outcome)
    session.update("claim", updates)
    places = {block: {row.spots or ANYWHERE for row in found} for block, found in numbered.items()}
    for block, spots in dropped.spots.items():
        places.setdefault(block, set()).update(spots)
    drafts = ({row.draft_key for row in rows} | dropped.draft_keys) - {None}
    joined = join(session, claims, by_block.keys() - numbered.keys(), drafts, places, outcome.note)
    days = ({row.day_key for row in rows} | dropped.day_keys) - {None}
    propose(session, claims, [row.id for found in numbered.values() for row in found], days, outcome.note)
    for block, resolution in resolutions.items():
        for cluster, document in zip(resolution.clusters, ids[block], strict=True):
            if document in outcome.touched and document not in joined:
                outcome.members[document] = cluster.members
    return outcome


def _assign_rows(
    session: Session, resolutions: Mapping[str, Resolution], rows: Mapping[str, Sequence[Any]]
) -> dict[str, list[int]]:
    """Give each cluster the row of a document: the one that most of it stood for, files first; else a new one."""
    elsewhere = _stand_elsewhere(session, rows)
    bids: list[tuple[int, int, int, str, int]] = []
    for block, resolution in resolutions.items():
        before = {
            row.signature: row.document_id
            for row in rows[block]
            if row.state != "new" or row.document_id not in elsewhere
        }
        for i, cluster in enumerate(resolution.clusters):
            held: Counter[int] = Counter()
            votes: Counter[int] = Counter()
            for member in cluster.members:
                document = before.get(member.signature)
                if document is not None:
                    votes[document] += 1
                    held[document] += member.held
            bids += [(-held[document], -votes[document], document, block, i) for document in votes]
    given: dict[tuple[str, int], int] = {}
    taken: set[int] = set()
    for _, _, document, block, i in sorted(bids):
        if (block, i) not in given and document not in taken:
            given[block, i] = document
            taken.add(document)
    new: list[dict[str, Any]] = []
    for block, resolution in resolutions.items():
        for i in range(len(resolution.clusters)):
            if (block, i) not in given:
                given[block, i] = session.new_id("document")
                shown = None if block.startswith((FILE, WORDING)) else block
                new.append({"id": given[block, i], "block": shown, "held": False})
    session.insert("document", new)
    return {block: [given[block, i] for i in range(len(found.clusters))] for block, found in resolutions.items()}


def _stand_elsewhere(session: Session, rows: Mapping[str, Sequence[Any]]) -> set[int]:
    """Return the documents that files stood for before they were read again, and that evidence elsewhere means too."""
    known = {row.document_id for found in rows.values() for row in found if row.state == "new"} - {None}
    here = {row.id for found in rows.values() for row in found}
    columns = (CLAIM.id, CLAIM.document_id, CLAIM.state)
    return {
        row.document_id
        for row in rows_in(session.connection, columns, CLAIM.document_id, sorted(known))
        if row.id not in here and row.state not in ("new", "joined")
    }


def _claim_updates(
    resolution: Resolution, ids: Sequence[int], rows: Sequence[Any], outcome: LinkChanges
) -> list[dict[str, Any]]:
    target: dict[str, tuple[int | None, str, float, str, str | None, str | None]] = {}
    cited: set[str] = set()
    for cluster, document in zip(resolution.clusters, ids, strict=True):
        if not any(member.held for member in cluster.members):
            cited.update(cluster.joined)
        for signature, relation in cluster.joined.items():
            target[signature] = (document, "resolved", round(relation.confidence, 3), relation.method, None, None)
    for signature, candidates in resolution.ambiguous.items():
        listed = json.dumps(sorted(ids[i] for i in candidates))
        state = "candidate" if len(candidates) == 1 else "ambiguous"
        why = resolution.reasons[signature] if len(candidates) == 1 else None
        target[signature] = (None, state, 0.0, f"{len(candidates)} possible", listed, why)
    updates = []
    for row in rows:
        new = target[row.signature]
        if row.state == "candidate" and row.signature in cited:
            new = (*new[:1], "candidate", *new[2:4], row.candidates, row.proposal)  # `propose` looks at it again
        if new == (row.document_id, row.state, row.confidence, row.method, row.candidates, row.proposal):
            continue
        meant, state, confidence, method, listed_, why = new
        outcome.note(row, meant)
        updates.append(
            {"id": row.id, "document_id": meant, "state": state, "confidence": confidence, "method": method,
             "candidates": listed_, "proposal": why}
        )  # fmt: skip
    return updates
