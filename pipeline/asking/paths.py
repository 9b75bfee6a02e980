"""How documents hang together: where a chain begins, the way from one to another, what several rest on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sqlalchemy import Connection

from .edges import Edge, Wanted, outgoing
from .graph import Stepping
from .results import Chain, Common, DocumentInfo, PathFound, Step
from .walking import Bounds, Walk, advance, sort_keys, walk


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
    walks = [Walk(each.id) for each in documents]
    levels = [advance(connection, found, "up", wanted, bounds) for found in walks]
    shared: list[int] = []
    going = True
    while going and len(shared) <= limit:
        reached = [next(level, None) for level in levels]
        going = any(reached)
        inside = set.intersection(*({found.start, *found.order} for found in walks)) - {each.id for each in documents}
        fresh = sorted(inside.difference(shared))
        keys = sort_keys(connection, fresh)
        shared += sorted(fresh, key=lambda node: (sum(found.depths[node] for found in walks), keys[node]))
    shown = shared[:limit]
    stepping = Stepping(connection, [f.entries[n] for f in walks for node in shown for n in f.path(node)[1:]], shown)
    deeper = any(found.deeper for found in walks)
    return Common(
        documents=tuple(documents),
        shared=tuple(stepping.documents[node] for node in shown),
        ways=tuple(tuple(_steps(stepping, found, node) for found in walks) for node in shown),
        cut_by=tuple(name for name, cut in (("limit", len(shared) > limit), ("depth", deeper)) if cut),
    )


def _steps(stepping: Stepping, found: Walk, node: int) -> tuple[Step, ...]:
    nodes = found.path(node)
    return tuple(stepping.step(found.entries[b], "up", nodes[: i + 2]) for i, (_, b) in enumerate(pairwise(nodes)))
