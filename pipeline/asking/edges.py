"""Edges of the graph as they are stored, many at a time, and which of several between two documents is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

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


_WIDTH = len(Edge._fields)


class SortKey(NamedTuple):
    """What documents of one level are ordered by, the same in whatever order the files came: the oldest first."""

    issued: str
    number: str
    content: str
    doc_type: str | None


SORTED_BY = "COALESCE(d.issued_first, '9999'), COALESCE(d.number, ''), COALESCE(d.content_key, ''), d.doc_type"
"""The columns of a sort key of a document `d`; undated ones come last."""
Keys = dict[int, SortKey]
"""Documents by what orders them: read with the edges that lead to them, where somebody collects it."""


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


def outgoing(
    connection: Connection, nodes: Sequence[int], wanted: Wanted, keys: Keys | None = None
) -> list[Edge]:  # fmt: skip
    """Return the edges from documents to what they rest on, whose keys are put to those given."""
    found: list[Edge] = []
    for part in chunks(nodes):
        query = _query(f"c.citing_id IN {listed(part)}", wanted, wanted.cited if keys is not None else None)
        found += _edges(plain_rows(connection, query), keys, "cited")
    return found


def incoming(connection: Connection, nodes: Sequence[int], wanted: Wanted) -> list[Edge]:
    """Return the edges to documents from what rests on them."""
    found: list[Edge] = []
    for part in chunks(nodes):
        meant = set(part)
        rows = plain_rows(connection, _query(_leads_to(part, wanted), wanted))
        found += [edge for edge in _edges(rows) if edge.cited in meant]
    return found


def pairs(connection: Connection, nodes: Sequence[int], way: str, wanted: Wanted) -> set[tuple[int, int]]:
    """Return who cites whom, citing first, of the edges that lead `up` from documents or `down` from them."""
    found: set[tuple[int, int]] = set()
    for part in chunks(nodes):
        inside = f"c.citing_id IN {listed(part)}" if way == "up" else _leads_to(part, wanted)
        query = f"SELECT c.citing_id, {wanted.cited} FROM citation c WHERE {inside} AND {wanted.conditions}"
        found.update(plain_rows(connection, query))
    if way == "down" and wanted.candidates:
        meant = set(nodes)
        return {pair for pair in found if pair[1] in meant}
    return found


def incoming_but_of_hubs(
    connection: Connection, nodes: Sequence[int], wanted: Wanted, size: int | None, keys: Keys | None
) -> tuple[list[Edge], set[int]]:
    """Return the edges to documents to which at most `size` citations lead, and those to which more do.

    The keys of the citing documents are put to those given.
    """
    found: list[Edge] = []
    hubs: set[int] = set()
    for part in chunks(nodes):
        meant = set(part)
        query = _query(_leads_to(part, wanted), wanted, "c.citing_id" if keys is not None else None)
        if size is not None:
            nothing = ", ".join(["NULL"] * (_WIDTH - 3 + (len(SortKey._fields) if keys is not None else 0)))
            query = f"""
                WITH hub AS (
                    SELECT d.id FROM document d WHERE d.id IN {listed(part)} AND (
                        SELECT COUNT(*) FROM (
                            SELECT 1 FROM citation c WHERE c.cited_id = d.id AND {_HUB_STATES} LIMIT {size + 1}
                        ) few
                    ) > {size}
                )
                SELECT NULL, NULL, id, {nothing} FROM hub
                UNION ALL {query} AND {wanted.cited} NOT IN (SELECT id FROM hub)
            """
        rows = plain_rows(connection, query)
        hubs.update(row[2] for row in rows if row[0] is None)
        found += [edge for edge in _edges((r for r in rows if r[0] is not None), keys, "citing") if edge.cited in meant]
    return found, hubs


def incoming_page(connection: Connection, node: int, wanted: Wanted, most: int, keys: Keys | None) -> list[Edge]:
    """Return edges to one document from at least `most` others, where there are so many, in the order of their keys.

    A law is cited by more documents than anybody reads: no more rows are touched than are asked for.
    """
    inside = f"c.cited_id = {int(node)}" + (f" OR c.proposed_id = {int(node)}" if wanted.candidates else "")
    rows = most + most // 4 + 8
    while True:
        query = (
            _query(f"({inside})", wanted, "c.citing_id" if keys is not None else None)
            + f" ORDER BY c.citing_id LIMIT {rows}"
        )
        found = _edges(plain_rows(connection, query), keys, "citing")
        kept = [edge for edge in found if edge.cited == node]
        if len(found) < rows or len({edge.citing for edge in kept}) >= most:
            return kept
        rows *= 2


def best_of(edges: Iterable[Edge]) -> dict[tuple[int, int], Edge]:
    """Return the edge that is shown for each pair of documents, citing first."""
    best: dict[tuple[int, int], Edge] = {}
    for edge in edges:
        pair = (edge.citing, edge.cited)
        if pair not in best or edge.rank < best[pair].rank:
            best[pair] = edge
    return best


def _leads_to(nodes: Sequence[int], wanted: Wanted) -> str:
    """Return the condition that an edge leads to one of the documents, or may."""
    inside = f"c.cited_id IN {listed(nodes)}"
    return f"({inside} OR c.proposed_id IN {listed(nodes)})" if wanted.candidates else inside


def _query(inside: str, wanted: Wanted, reached: str | None = None) -> str:
    """Return the query of edges, with what orders the documents at one of their ends where it is named."""
    proposed = "c.proposed_id IS NOT NULL, c.reason" if wanted.candidates else "1 = 0, NULL"
    ordering = f", {SORTED_BY}" if reached else ""
    joined = f" JOIN document d ON d.id = {reached}" if reached else ""
    return (
        f"SELECT c.id, c.citing_id, {wanted.cited}, c.relation, c.kind, c.asserted_by, c.source_id, c.confidence,"
        f" {proposed}{ordering} FROM citation c{joined} WHERE {inside} AND {wanted.conditions}"
    )


def _edges(rows: Iterable[Any], keys: Keys | None = None, end: Literal["citing", "cited"] = "cited") -> list[Edge]:
    """Return rows of the query as edges, and put the keys of the documents at that end to those given."""
    if keys is None:
        return [Edge._make(row) for row in rows]
    found, place = [], Edge._fields.index(end)
    for row in rows:
        node = row[place]
        if node not in keys:
            keys[node] = SortKey._make(row[_WIDTH:])
        found.append(Edge._make(row[:_WIDTH]))
    return found
