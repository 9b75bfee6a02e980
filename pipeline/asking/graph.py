"""Chains: what a document rests on (up) and what rests on it (down), by recursive queries that are always bounded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from ..store.database import T, chunks
from .lookup import by_ids, first_mentions
from .results import DocumentInfo, Evidence, Step

MAX_DEPTH, MAX_ROWS = 30, 10_000
FOLLOWED = "('resolved', 'candidate')"
"""States of edges that lead somewhere: one whose document is only proposed leads to the document as cited."""
_KINDS = {"direct": 0, "asserted": 1, "nested": 2}


def chain(
    connection: Connection,
    start: int,
    *,
    direction: str = "up",
    depth: int = 10,
    relations: Iterable[str] | None = None,
    nested: bool = False,
    min_confidence: float = 0.0,
    candidates: bool = False,
    rows: int = MAX_ROWS,
) -> list[Step]:
    """Walk from a document along edges. `Archive.chain` says what the arguments mean."""
    ways = {"up": ("up",), "down": ("down",), "both": ("up", "down")}
    if direction not in ways:
        raise ValueError(f"direction is up, down or both, not {direction!r}")
    wanted = Wanted(tuple(sorted(relations or ())), nested, min_confidence, candidates)
    steps: list[Step] = []
    for way in ways[direction]:
        steps += _steps(connection, _walk(connection, start, way, min(depth, MAX_DEPTH), wanted, rows), way, wanted)
    return steps


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

    def conditions(self) -> tuple[str, dict[str, Any]]:
        """Return the conditions in SQL, and their values."""
        text = f" AND c.current AND c.state IN {FOLLOWED} AND c.citing_id IS NOT NULL AND {self.cited} IS NOT NULL"
        values: dict[str, Any] = {}
        if not self.nested:
            text += " AND c.kind <> 'nested'"
        if self.min_confidence > 0:
            text += " AND c.confidence >= :least"
            values["least"] = self.min_confidence
        if self.relations:
            text += " AND c.relation IN (" + ", ".join(f":r{i}" for i in range(len(self.relations))) + ")"
            values |= {f"r{i}": relation for i, relation in enumerate(self.relations)}
        return text, values


def _walk(connection: Connection, start: int, way: str, depth: int, wanted: Wanted, rows: int) -> list[tuple[int, ...]]:
    """Return the paths from the start, as documents; a path never comes back to a document that it has passed."""
    sqlite = connection.dialect.name == "sqlite"
    there = wanted.cited if way == "up" else "c.citing_id"
    here = "c.citing_id = w.node"
    if way == "down":
        here = "(c.cited_id = w.node OR c.proposed_id = w.node)" if wanted.candidates else "c.cited_id = w.node"
    inside = f"{'instr' if sqlite else 'strpos'}(w.path, ',' || {there} || ',')"
    conditions, values = wanted.conditions()
    query = f"""
        WITH RECURSIVE walk(depth, node, path) AS (
            SELECT 0, CAST(:start AS INTEGER), ',' || CAST(:start AS {"TEXT" if sqlite else "VARCHAR"}) || ','
            UNION
            SELECT w.depth + 1, {there}, w.path || {there} || ','
            FROM walk w JOIN citation c ON {here}
            WHERE w.depth < :depth AND {inside} = 0 {conditions}
            {"LIMIT :rows" if sqlite else ""}
        )
        SELECT path FROM walk WHERE depth > 0 {"" if sqlite else "LIMIT :rows"}
    """
    found = connection.execute(sa.text(query), {"start": start, "depth": depth, "rows": rows + 1, **values})
    return [tuple(int(part) for part in row[0].strip(",").split(",")) for row in found]


def _steps(connection: Connection, paths: Sequence[tuple[int, ...]], way: str, wanted: Wanted) -> list[Step]:
    """Turn paths into steps in reading order: each document before those that follow from it, older ones first."""
    pairs = {(p[-2], p[-1]) if way == "up" else (p[-1], p[-2]) for p in paths}
    edges = best_edges(connection, pairs, wanted)
    documents = by_ids(
        connection, {node for path in paths for node in path} | {edge.asserted_by for edge in edges.values()}
    )
    words = first_mentions(connection, [edge.source_id or edge.id for edge in edges.values()])

    def order(path: tuple[int, ...]) -> list[tuple[str, str, int]]:
        return [(documents[n].issued or "", documents[n].number or "", n) for n in path[1:]]

    steps = []
    for path in sorted(set(paths), key=order):
        pair = (path[-2], path[-1]) if way == "up" else (path[-1], path[-2])
        if pair in edges:
            steps.append(make_step(edges[pair], documents, words, way, path))
    return steps


def make_step(
    edge: Any, documents: dict[int, DocumentInfo], words: dict[int, Evidence], way: str, path: tuple[int, ...]
) -> Step:
    """Return the step along one edge that ends a path."""
    asserting = documents[edge.asserted_by]
    return Step(
        dispatch=documents[path[-1]],
        relation=edge.relation,
        direction=way,
        depth=len(path) - 1,
        origin=path[-2],
        kind=edge.kind,
        asserted_by=asserting,
        evidence=words.get(edge.source_id or edge.id) or Evidence("", asserting.file, None, None, None),
        confidence=edge.confidence,
        path=path,
        state="candidate" if edge.cited_id not in path else "resolved",
        reason=edge.reason if edge.cited_id not in path else None,
    )


def best_edges(
    connection: Connection, pairs: Iterable[tuple[int, int]], wanted: Wanted | None = None
) -> dict[tuple[int, int], Any]:
    """Return one edge for each (citing, cited): said directly before said by a third, then the surer one."""
    wanted = wanted or Wanted()
    looked_for = set(pairs)
    table = T["citation"].c
    columns = (table.id, table.citing_id, table.cited_id, table.relation, table.kind, table.asserted_by,
               table.source_id, table.confidence, table.proposed_id, table.reason)  # fmt: skip
    best: dict[tuple[int, int], Any] = {}
    for part in chunks(sorted({citing for citing, _ in looked_for})):
        query = sa.select(*columns).where(
            table.citing_id.in_(part), table.current, table.state.in_(("resolved", "candidate")),
            table.confidence >= wanted.min_confidence,
        )  # fmt: skip
        if wanted.relations:
            query = query.where(table.relation.in_(wanted.relations))
        if not wanted.nested:
            query = query.where(table.kind != "nested")
        for row in connection.execute(query):
            cited = row.proposed_id if wanted.candidates and row.proposed_id is not None else row.cited_id
            pair = (row.citing_id, cited)
            if pair in looked_for and (pair not in best or _rank(row) < _rank(best[pair])):
                best[pair] = row
    return best


def _rank(row: Any) -> tuple[Any, ...]:
    return (_KINDS[row.kind], -row.confidence, row.relation == "mentions", row.id)
