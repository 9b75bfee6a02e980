"""Edges of the graph as they are stored, many at a time, and which of several between two documents is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection

from ..store.database import chunks, listed, plain_rows
from .relations import relation_of

FOLLOWED = "('resolved', 'candidate')"
"""States of edges that lead somewhere: one whose document is only proposed leads to the document as cited."""
_KINDS = {"direct": 0, "asserted": 1, "nested": 2}
_HUB_STATES = f"c.current AND c.state IN {FOLLOWED}"


class Edge(NamedTuple):
    """One citation that leads from a document to another."""

    id: int
    citing: int
    cited: int
    relation: str
    kind: str
    asserted_by: int
    source: int | None
    confidence: float
    proposed: bool
    """Whether `cited` is only proposed for what the text cites."""
    reason: str | None = None
    """Of a proposal: what agrees, or in what the two differ."""

    @property
    def rank(self) -> tuple[bool, int, float, str, int]:
        """Return what is shown first: an act before a mere mention, said directly before by a third, the surer one."""
        return (self.relation == "mentions", _KINDS[self.kind], -self.confidence, self.relation, self.id)

    @property
    def spoken(self) -> int:
        """Return the citation whose mentions say so."""
        return self.source or self.id


@dataclass(frozen=True)
class Wanted:
    """Which edges are followed."""

    relations: tuple[str, ...] = ()
    nested: bool = False
    min_confidence: float = 0.0
    candidates: bool = False
    """Whether an edge leads to the document that is proposed for what it cites, where one is."""

    @property
    def cited(self) -> str:
        """The column, or two, that an edge leads to."""
        return "COALESCE(c.proposed_id, c.cited_id)" if self.candidates else "c.cited_id"

    @property
    def conditions(self) -> str:
        """Return the conditions on a citation `c` in SQL."""
        text = f"c.current AND c.state IN {FOLLOWED} AND c.citing_id IS NOT NULL AND {self.cited} IS NOT NULL"
        if not self.nested:
            text += " AND c.kind <> 'nested'"
        if self.min_confidence > 0:
            text += f" AND c.confidence >= {float(self.min_confidence)!r}"
        if self.relations:
            text += " AND c.relation IN (" + ", ".join(f"'{relation}'" for relation in self.relations) + ")"
        return text

    @classmethod
    def of(cls, relations: Iterable[str] | None, nested: bool = False, min_confidence: float = 0.0,
           candidates: bool = False) -> Wanted:  # fmt: skip
        """Return what somebody asks for.

        Raises:
            UnknownRelationError: A relation is none.
        """
        named = tuple(sorted({relation_of(words) for words in relations or ()}))
        return cls(named, nested, min_confidence, candidates)


def outgoing(connection: Connection, nodes: Sequence[int], wanted: Wanted) -> list[Edge]:
    """Return the edges from documents to what they rest on."""
    found: list[Edge] = []
    for part in chunks(nodes):
        found += _edges(connection, f"c.citing_id IN {listed(part)}", wanted)
    return found


def incoming(connection: Connection, nodes: Sequence[int], wanted: Wanted) -> list[Edge]:
    """Return the edges to documents from what rests on them."""
    found: list[Edge] = []
    for part in chunks(nodes):
        inside = f"c.cited_id IN {listed(part)}"
        if wanted.candidates:
            meant = set(part)
            inside = f"({inside} OR c.proposed_id IN {listed(part)})"
            found += [edge for edge in _edges(connection, inside, wanted) if edge.cited in meant]
        else:
            found += _edges(connection, inside, wanted)
    return found


def incoming_page(connection: Connection, node: int, wanted: Wanted, most: int) -> list[Edge]:
    """Return edges to one document from at least `most` others, where there are so many, in the order of their keys.

    A law is cited by more documents than anybody reads: no more rows are touched than are asked for.
    """
    inside = f"c.cited_id = {int(node)}" + (f" OR c.proposed_id = {int(node)}" if wanted.candidates else "")
    rows = most + most // 4 + 8
    while True:
        found = _edges(connection, f"({inside})", wanted, f" ORDER BY c.citing_id LIMIT {rows}")
        kept = [edge for edge in found if edge.cited == node]
        if len(found) < rows or len({edge.citing for edge in kept}) >= most:
            return kept
        rows *= 2


def hubs(connection: Connection, nodes: Sequence[int], size: int) -> set[int]:
    """Return those of the documents that more than `size` citations lead to."""
    found: set[int] = set()
    for part in chunks(nodes):
        query = f"""
            SELECT d.id FROM document d WHERE d.id IN {listed(part)} AND (
                SELECT COUNT(*) FROM (
                    SELECT 1 FROM citation c WHERE c.cited_id = d.id AND {_HUB_STATES} LIMIT {size + 1}
                ) few
            ) > {size}
        """
        found.update(row[0] for row in plain_rows(connection, query))
    return found


def best_of(edges: Iterable[Edge]) -> dict[tuple[int, int], Edge]:
    """Return the edge that is shown for each pair of documents, citing first."""
    best: dict[tuple[int, int], Edge] = {}
    for edge in edges:
        pair = (edge.citing, edge.cited)
        if pair not in best or edge.rank < best[pair].rank:
            best[pair] = edge
    return best


def _edges(connection: Connection, inside: str, wanted: Wanted, order: str = "") -> list[Edge]:
    proposed = "c.proposed_id IS NOT NULL, c.reason" if wanted.candidates else "1 = 0, NULL"
    query = (
        f"SELECT c.id, c.citing_id, {wanted.cited}, c.relation, c.kind, c.asserted_by, c.source_id, c.confidence,"
        f" {proposed} FROM citation c WHERE {inside} AND {wanted.conditions}{order}"
    )
    return [Edge._make(row) for row in plain_rows(connection, query)]
