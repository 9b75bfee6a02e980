"""Chains: what a document rests on (up) and what rests on it (down), by recursive queries that are always bounded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from ..store.database import T, chunks
from .lookup import by_ids, first_mentions
from .results import DocumentInfo, Evidence, Step

MAX_DEPTH, MAX_ROWS = 30, 10_000
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
    rows: int = MAX_ROWS,
) -> list[Step]:
    """Walk from a document along resolved edges. `Archive.chain` says what the arguments mean."""
    ways = {"up": ("up",), "down": ("down",), "both": ("up", "down")}
    if direction not in ways:
        raise ValueError(f"direction is up, down or both, not {direction!r}")
    steps: list[Step] = []
    for way in ways[direction]:
        paths = _walk(
            connection, start, way, min(depth, MAX_DEPTH), sorted(relations or ()), nested, min_confidence, rows
        )
        steps += _steps(connection, paths, way, sorted(relations or ()), nested, min_confidence)
    return steps


def _conditions(relations: Sequence[str], nested: bool, min_confidence: float) -> tuple[str, dict[str, Any]]:
    text = " AND c.current AND c.state = 'resolved' AND c.citing_id IS NOT NULL AND c.cited_id IS NOT NULL"
    values: dict[str, Any] = {}
    if not nested:
        text += " AND c.kind <> 'nested'"
    if min_confidence > 0:
        text += " AND c.confidence >= :least"
        values["least"] = min_confidence
    if relations:
        text += " AND c.relation IN (" + ", ".join(f":r{i}" for i in range(len(relations))) + ")"
        values |= {f"r{i}": relation for i, relation in enumerate(relations)}
    return text, values


def _walk(
    connection: Connection, start: int, way: str, depth: int, relations: Sequence[str], nested: bool,
    min_confidence: float, rows: int,
) -> list[tuple[int, ...]]:  # fmt: skip
    """Return the paths from the start, as documents; a path never comes back to a document that it has passed."""
    here, there = ("citing_id", "cited_id") if way == "up" else ("cited_id", "citing_id")
    sqlite = connection.dialect.name == "sqlite"
    inside = "instr(w.path, ',' || c.{0} || ',')" if sqlite else "strpos(w.path, ',' || c.{0} || ',')"
    conditions, values = _conditions(relations, nested, min_confidence)
    query = f"""
        WITH RECURSIVE walk(depth, node, path) AS (
            SELECT 0, CAST(:start AS INTEGER), ',' || CAST(:start AS {"TEXT" if sqlite else "VARCHAR"}) || ','
            UNION
            SELECT w.depth + 1, c.{there}, w.path || c.{there} || ','
            FROM walk w JOIN citation c ON c.{here} = w.node
            WHERE w.depth < :depth AND {inside.format(there)} = 0 {conditions}
            {"LIMIT :rows" if sqlite else ""}
        )
        SELECT path FROM walk WHERE depth > 0 {"" if sqlite else "LIMIT :rows"}
    """
    found = connection.execute(sa.text(query), {"start": start, "depth": depth, "rows": rows + 1, **values})
    return [tuple(int(part) for part in row[0].strip(",").split(",")) for row in found]


def _steps(
    connection: Connection, paths: Sequence[tuple[int, ...]], way: str, relations: Sequence[str], nested: bool,
    min_confidence: float,
) -> list[Step]:  # fmt: skip
    """Turn paths into steps in reading order: each document before those that follow from it, older ones first."""
    pairs = {(p[-2], p[-1]) if way == "up" else (p[-1], p[-2]) for p in paths}
    edges = best_edges(connection, pairs, relations, nested, min_confidence)
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
    )


def best_edges(
    connection: Connection,
    pairs: Iterable[tuple[int, int]],
    relations: Sequence[str] = (),
    nested: bool = False,
    min_confidence: float = 0.0,
) -> dict[tuple[int, int], Any]:
    """Return one edge for each (citing, cited): said directly before said by a third, then the surer one."""
    wanted = set(pairs)
    table = T["citation"].c
    columns = (table.id, table.citing_id, table.cited_id, table.relation, table.kind, table.asserted_by,
               table.source_id, table.confidence)  # fmt: skip
    best: dict[tuple[int, int], Any] = {}
    for part in chunks(sorted({citing for citing, _ in wanted})):
        query = sa.select(*columns).where(
            table.citing_id.in_(part), table.current, table.state == "resolved", table.confidence >= min_confidence
        )
        if relations:
            query = query.where(table.relation.in_(relations))
        if not nested:
            query = query.where(table.kind != "nested")
        for row in connection.execute(query):
            pair = (row.citing_id, row.cited_id)
            if pair in wanted and (pair not in best or _rank(row) < _rank(best[pair])):
                best[pair] = row
    return best


def _rank(row: Any) -> tuple[Any, ...]:
    return (_KINDS[row.kind], -row.confidence, row.relation == "mentions", row.id)
