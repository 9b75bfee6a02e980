"""How documents hang together: where a chain begins, the way from one to another, what several rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import Connection

from ..store.database import chunks, listed, plain_rows
from .chain_results import Chain, Common, PathFound, Step
from .edges import Edge, Wanted, best_of, outgoing
from .graph import Stepping
from .results import DocumentInfo
from .walking import LEGAL_TYPES, Bounds, Walk, advance, sort_keys, walk


def roots(connection: Connection, start: DocumentInfo, wanted: Wanted, bounds: Bounds, limit: int) -> Chain:
    """Return the steps to the documents at the top of a chain: what they rest on, if anything, is not known."""
    found = walk(connection, start.id, ("up",), wanted, bounds)
    aside = {edge.cited for edge in found.folded}
    going_on = {edge.citing for edge in outgoing(connection, found.order, wanted) if edge.cited not in aside}
    tops = [node for node in found.order if node not in going_on]
    keys = sort_keys(connection, tops)
    tops.sort(key=lambda node: (found.depths[node], keys[node]))
    shown = tops[:limit]
    stepping = Stepping(connection, [found.entries[node] for node in shown])
    cut = (("limit", found.more or len(tops) > limit), ("depth", found.deeper))
    return Chain(
        start=start,
        steps=tuple(stepping.step(found.entries[node], "up", found.path(node)) for node in shown),
        cut_by=tuple(name for name, applies in cut if applies),
        total=None if found.more else len(tops),
    )


def path(connection: Connection, a: DocumentInfo, b: DocumentInfo, wanted: Wanted, depth: int) -> PathFound:
    """Return a shortest way from one document up to another, or, where there is none, from the second to the first."""
    for origin, goal in ((a, b), (b, a)):
        way = _shortest(connection, origin.id, goal.id, wanted, depth)
        if way is not None:
            stepping = Stepping(connection, way, [origin.id])
            nodes = (origin.id, *(edge.cited for edge in way))
            return PathFound(
                origin, goal, tuple(stepping.step(edge, "up", nodes[: i + 2]) for i, edge in enumerate(way)), depth
            )
    return PathFound(a, b, None, depth)


def _shortest(connection: Connection, origin: int, goal: int, wanted: Wanted, depth: int) -> list[Edge] | None:
    """Return the edges of a shortest way up, walked from both ends: from the end whose next level is smaller.

    From above nobody walks through documents that very many rest on; a way through such a one is found from below, so
    the walk from above counts as going no further than to the first of them.
    """
    if origin == goal:
        return []
    below, above = Walk(origin), Walk(goal)
    bounds = Bounds(depth=depth, fold=False, ordered=False)
    rising = advance(connection, below, "up", wanted, bounds)
    sinking = advance(
        connection, above, "down", wanted, Bounds(depth=depth, documents=_WIDEST, fold=False, ordered=False)
    )
    up = down = 0
    sizes = {"up": 1, "down": 1}
    met: tuple[int, int] | None = None
    while up + down < (met[0] if met else depth):
        upward = sizes["up"] <= sizes["down"] or sizes["down"] == 0
        if upward and sizes["up"] == 0:
            break
        level = next(rising if upward else sinking, [])
        sizes["up" if upward else "down"] = len(level)
        if upward:
            up += 1
        elif above.more or above.hubs:
            sizes["down"] = 0  # what was reached counts, but the level is not whole
        elif not level:
            break  # all that rests on the goal is known, and the origin is not among it
        else:
            down += 1
        for node in level:
            if node in below and node in above:
                length = below.depths.get(node, 0) + above.depths.get(node, 0)
                met = min(met or (length, node), (length, node))
    if met is None or met[0] > depth:
        return None
    middle = met[1]
    up_part = [below.entries[node] for node in below.path(middle)[1:]]
    down_part = [above.entries[node] for node in reversed(above.path(middle)[1:])]
    return up_part + down_part


_WIDEST = 5000
"""Most documents that are walked through from above: beyond that the walk from below finds the way."""


def common(
    connection: Connection, documents: Sequence[DocumentInfo], wanted: Wanted, bounds: Bounds, limit: int
) -> Common:
    """Return what several documents all rest on, directly or not: nearest first, by the longest of the ways to it."""
    rising = Rising(connection, wanted, fold=bounds.fold)
    climbs = [Climb({each.id: each.id}, [each.id]) for each in documents]
    own = {each.id for each in documents}
    shared: dict[int, None] = {}
    depth = 0
    while depth < bounds.depth and len(shared) <= limit and any(climb.frontier for climb in climbs):
        depth += 1
        for climb in climbs:
            rising.rise(climb)
        fresh = sorted(set.intersection(*(set(climb.parents) for climb in climbs)) - own - shared.keys())
        keys = sort_keys(connection, fresh)
        lengths = {node: sum(len(climb.path(node)) for climb in climbs) for node in fresh}
        shared |= dict.fromkeys(sorted(fresh, key=lambda node: (lengths[node], keys[node])))
    shown = list(shared)[:limit]
    ways = [[climb.path(node) for climb in climbs] for node in shown]
    pairs = {pair for several in ways for way in several for pair in pairwise(way)}
    citing = sorted({pair[0] for pair in pairs})
    edges = best_of(edge for edge in outgoing(connection, citing, wanted) if (edge.citing, edge.cited) in pairs)
    stepping = Stepping(connection, edges.values(), shown)
    more = len(shared) > limit
    deeper = not more and depth == bounds.depth and any(climb.frontier for climb in climbs)
    return Common(
        documents=tuple(documents),
        shared=tuple(stepping.documents[node] for node in shown),
        ways=tuple(tuple(_steps(stepping, edges, way) for way in several) for several in ways),
        cut_by=tuple(name for name, cut in (("limit", more), ("depth", deeper)) if cut),
    )


@dataclass
class Climb:
    """What one document rests on, as far as was walked, as keys only."""

    parents: dict[int, int]
    """Document → the one from which it was reached; the first stands for itself."""
    frontier: list[int]

    def path(self, node: int) -> tuple[int, ...]:
        """Return the documents from the first to one that was reached."""
        path = [node]
        while self.parents[path[-1]] != path[-1]:
            path.append(self.parents[path[-1]])
        return tuple(reversed(path))


class Rising:
    """Walks up level by level, keeping nothing of the edges: two letters rest on tens of thousands of documents."""

    def __init__(self, connection: Connection, wanted: Wanted, *, fold: bool) -> None:
        self._connection = connection
        laws = ", ".join(f"'{code}'" for code in sorted(LEGAL_TYPES))
        cited = wanted.cited
        folded = (
            f" AND NOT (c.relation = 'basis' AND EXISTS (SELECT 1 FROM document d WHERE d.id = {cited}"
            f" AND d.doc_type IN ({laws})))"
        )
        self._query = f"SELECT c.citing_id, {cited} FROM citation c WHERE {wanted.conditions}" + (
            folded if fold and "basis" not in wanted.relations else ""
        )

    def rise(self, climb: Climb) -> None:
        """Go one level up."""
        reached: list[int] = []
        for part in chunks(climb.frontier):
            for citing, cited in plain_rows(self._connection, f"{self._query} AND c.citing_id IN {listed(part)}"):
                if cited not in climb.parents:
                    climb.parents[cited] = citing
                    reached.append(cited)
        climb.frontier = reached


def _steps(stepping: Stepping, edges: Mapping[tuple[int, int], Edge], way: tuple[int, ...]) -> tuple[Step, ...]:
    return tuple(stepping.step(edges[pair], "up", way[: i + 2]) for i, pair in enumerate(pairwise(way)))
