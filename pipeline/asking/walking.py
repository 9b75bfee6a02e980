"""Walking the graph breadth first: every document once, on the best of the shortest ways to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from ..store.database import chunks, listed, plain_rows
from .edges import SORTED_BY, Edge, Keys, SortKey, Wanted, best_of, incoming_but_of_hubs, incoming_page, outgoing

MAX_DEPTH = 30
HUB = 100
"""A document that more citations lead to is shown and not walked through downwards, unless asked."""
_SMALL_LEVEL = 30  # a level whose edges bring what orders their documents; a larger one meets the same ones too often
LEGAL_TYPES = frozenset({"HP", "Luật", "PL", "L", "NĐ", "TT", "TTLT", "NQLT"})
"""Types that only bodies of the centre issue as law (Luật Ban hành văn bản quy phạm pháp luật, Điều 4): cited as their
basis by documents that have nothing else in common.
"""


@dataclass(frozen=True)
class Bounds:
    """How far a walk goes."""

    depth: int = 10
    """Most steps in a row."""
    documents: int | None = None
    """Most documents found; None for all."""
    hub: int | None = HUB
    """Documents with more citations to them are not walked through downwards; None walks through all."""
    fold: bool = True
    """Whether laws and decrees that are cited as a basis are put aside."""
    ordered: bool = True
    """Whether the documents of a level are put in order, for those who show them."""


@dataclass
class Walk:
    """What a walk found, as keys."""

    start: int
    order: list[int] = field(default_factory=list)
    """Documents, nearest first, the start left out."""
    entries: dict[int, Edge] = field(default_factory=dict)
    """Document → the edge by which it was reached."""
    parents: dict[int, int] = field(default_factory=dict)
    depths: dict[int, int] = field(default_factory=dict)
    ways: dict[int, str] = field(default_factory=dict)
    """`up` or `down`."""
    folded: list[Edge] = field(default_factory=list)
    """Edges to laws and decrees that were put aside."""
    hubs: set[int] = field(default_factory=set)
    """Documents not walked through because too many rest on them."""
    keys: Keys = field(default_factory=dict)
    """What orders the documents that edges lead to, taken or not."""
    seen: list[Edge] = field(default_factory=list)
    """Edges that were looked at, taken or not."""
    rising: set[int] = field(default_factory=set)
    """Documents all of whose edges to what they rest on were looked at."""
    more: bool = False
    """Whether there are further documents than asked for."""
    deeper: bool = False
    """Whether the way goes on beyond the depth asked for."""

    def path(self, node: int) -> tuple[int, ...]:
        """Return the documents from the start to one that was found."""
        path = [node]
        while path[-1] != self.start:
            path.append(self.parents[path[-1]])
        return tuple(reversed(path))

    def __contains__(self, node: int) -> bool:
        return node == self.start or node in self.entries


def walk(connection: Connection, start: int, ways: Sequence[str], wanted: Wanted, bounds: Bounds) -> Walk:
    """Walk from a document: `up` to what it rests on, `down` to what rests on it; both ways see a document once."""
    found = Walk(start)
    for way in ways:
        for _ in advance(connection, found, way, wanted, bounds):
            pass
    found.folded = [edge for edge in best_of(found.folded).values() if edge.cited not in found]
    return found


def advance(connection: Connection, found: Walk, way: str, wanted: Wanted, bounds: Bounds) -> Iterator[list[int]]:
    """Walk one way, a level at a time: yield the documents that each level has reached."""
    frontier = [found.start]
    for depth in range(1, min(bounds.depth, MAX_DEPTH) + 1):
        if found.more or not frontier:
            return
        room = None if bounds.documents is None else bounds.documents - len(found.order)
        reached = _next(connection, found, frontier, way, wanted, bounds, room)
        if room is not None and len(reached) > room:
            found.more = True
        frontier = list(reached)[:room]
        for node in frontier:
            found.entries[node] = reached[node]
            found.parents[node] = _parent(reached[node], way)
            found.depths[node], found.ways[node] = depth, way
        found.order += frontier
        yield frontier
    if frontier and not found.more:
        aside = len(found.folded)
        found.deeper |= bool(_next(connection, found, frontier, way, wanted, bounds, 1))
        del found.folded[aside:]


def _next(
    connection: Connection, found: Walk, frontier: list[int], way: str, wanted: Wanted, bounds: Bounds, room: int | None
) -> dict[int, Edge]:
    """Return the edges to what is reached next, in its order: that of what it is reached from, then by date.

    Where a page is full after the first of what leads on, the others are left out.
    """
    best = _entries(_level(connection, found, frontier, way, wanted, bounds, room), found, way)
    if way == "up" and bounds.fold and "basis" not in wanted.relations:
        _put_aside(connection, found, best)
    if room is not None:
        best = _of_first_parents(best, frontier, way, room)
    if not bounds.ordered:
        return best
    _learn_keys(connection, found, best)
    keys, place = found.keys, {node: i for i, node in enumerate(frontier)}
    ordered = sorted(best, key=lambda node: (place[_parent(best[node], way)], keys[node]))
    return {node: best[node] for node in ordered}


def _learn_keys(connection: Connection, found: Walk, nodes: Iterable[int]) -> None:
    """Read what orders those of the documents whose edges did not bring it."""
    found.keys |= sort_keys(connection, [node for node in nodes if node not in found.keys])


def _put_aside(connection: Connection, found: Walk, best: dict[int, Edge]) -> None:
    """Take laws and decrees that are only a basis out of what is reached."""
    bases = [node for node, edge in best.items() if edge.relation == "basis"]
    _learn_keys(connection, found, bases)
    found.folded += [best.pop(node) for node in bases if found.keys[node].doc_type in LEGAL_TYPES]


def _of_first_parents(best: dict[int, Edge], frontier: Sequence[int], way: str, room: int) -> dict[int, Edge]:
    """Return what is reached from the first documents that fill a page: a level may be very wide."""
    if len(best) <= room:
        return best
    sizes = dict.fromkeys(frontier, 0)
    for edge in best.values():
        sizes[_parent(edge, way)] += 1
    kept, size = set(), 0
    for node in frontier:
        kept.add(node)
        size += sizes[node]
        if size > room:
            break
    return {node: edge for node, edge in best.items() if _parent(edge, way) in kept}


def _level(
    connection: Connection, found: Walk, frontier: list[int], way: str, wanted: Wanted, bounds: Bounds, room: int | None
) -> list[Edge]:
    """Return the edges that lead on from the documents reached last."""
    brought = (bounds.ordered or bounds.fold) and len(frontier) <= _SMALL_LEVEL
    keys = found.keys if brought else None
    if way == "up":
        found.rising.update(frontier)
        edges = outgoing(connection, frontier, wanted, keys)
        found.seen += edges
        return edges
    if frontier != [found.start]:
        edges, hubs = incoming_but_of_hubs(connection, frontier, wanted, bounds.hub, keys)
        found.hubs |= hubs
        return edges
    if room is not None:
        return incoming_page(connection, found.start, wanted, room + 1, keys)
    return incoming_but_of_hubs(connection, frontier, wanted, None, keys)[0]


def _parent(edge: Edge, way: str) -> int:
    return edge.citing if way == "up" else edge.cited


def _entries(edges: Iterable[Edge], found: Walk, way: str) -> dict[int, Edge]:
    """Return the best edge to each document that was not reached before."""
    best: dict[int, Edge] = {}
    reached, start = found.entries, found.start
    for edge in edges:
        node = edge.cited if way == "up" else edge.citing
        if node in best:
            if edge.rank < best[node].rank:
                best[node] = edge
        elif node not in reached and node != start:
            best[node] = edge
    return best


def sort_keys(connection: Connection, nodes: Sequence[int]) -> Keys:
    """Return what documents are ordered by."""
    found: Keys = {}
    for part in chunks(nodes):
        query = f"SELECT d.id, {SORTED_BY} FROM document d WHERE d.id IN {listed(part)}"
        found.update((row[0], SortKey._make(row[1:])) for row in plain_rows(connection, query))
    return found


def links_among(connection: Connection, found: Walk, wanted: Wanted) -> list[Edge]:
    """Return the edges between documents of a walk that it did not take: ways back and across."""
    nodes = [found.start, *found.order]
    further = outgoing(connection, [node for node in nodes if node not in found.rising], wanted)
    position = {node: i for i, node in enumerate(nodes)}
    inside = [edge for edge in (*found.seen, *further) if edge.cited in position and edge.citing in position]
    taken = {(edge.citing, edge.cited) for edge in found.entries.values()}
    return sorted(
        (edge for pair, edge in best_of(inside).items() if pair not in taken),
        key=lambda edge: (position[edge.citing], position[edge.cited]),
    )
