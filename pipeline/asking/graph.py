"""Chains: what a document rests on (up) and what rests on it (down), each document once, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from .chain_results import Chain, ChainLink, LegalBasis, Step
from .cursors import cursor as cursor_behind
from .cursors import offset
from .edges import Edge, Wanted
from .lookup import by_ids, first_mentions
from .results import DocumentInfo, Passage
from .walking import Bounds, Walk, links_among, walk

WAYS = {"up": ("up",), "down": ("down",), "both": ("up", "down")}


def chain(
    connection: Connection,
    start: DocumentInfo,
    *,
    direction: str,
    wanted: Wanted,
    bounds: Bounds,
    cursor: str | None = None,
    count: bool = False,
) -> Chain:
    """Return a page of a chain. `Questions.chain` says what the arguments mean.

    Raises:
        ValueError: The direction is none.
        CursorError: The cursor belongs to another question.
    """
    if direction not in WAYS:
        raise ValueError(f"direction is up, down or both, not {direction!r}")
    asked = [start.id, direction, bounds.depth, list(wanted.relations), wanted.nested, wanted.candidates, bounds.fold]
    skipped = offset(cursor, asked)
    size = bounds.documents
    reached = bounds if size is None else Bounds(bounds.depth, skipped + size, bounds.hub, bounds.fold)
    found = walk(connection, start.id, WAYS[direction], wanted, reached)
    total = None
    if count:
        whole = Bounds(bounds.depth, None, bounds.hub, bounds.fold)
        total = len(walk(connection, start.id, WAYS[direction], wanted, whole).order if found.more else found.order)
    page = found.order[skipped:]
    shown = frozenset(page)
    links = [e for e in links_among(connection, found, wanted) if e.citing in shown or e.cited in shown]
    folded = _folded(found, page, skipped)
    stepping = Stepping(connection, [found.entries[node] for node in page], {edge.cited for edge in folded})
    return Chain(
        start=start,
        steps=[stepping.step(found.entries[node], found.ways[node], found.path(node)) for node in page],
        links=tuple(ChainLink(e.citing, e.cited, e.relation, e.kind, e.confidence) for e in links),
        folded=tuple(LegalBasis(edge.citing, stepping.documents[edge.cited]) for edge in folded),
        hubs=frozenset(found.hubs.intersection(page)),
        cut_by=tuple(name for name, cut in (("limit", found.more), ("depth", found.deeper)) if cut),
        total=total,
        cursor=cursor_behind(skipped + len(page), asked) if found.more else None,
    )


def _folded(found: Walk, page: Sequence[int], skipped: int) -> list[Edge]:
    shown = set(page) | ({found.start} if not skipped else set())
    return [edge for edge in found.folded if edge.citing in shown]


class Stepping:
    """Turns edges into steps, with documents and words read for all of them at once."""

    def __init__(self, connection: Connection, edges: Iterable[Edge], nodes: Iterable[int] = ()) -> None:
        known = list(edges)
        ends = {end for edge in known for end in (edge.citing, edge.cited, edge.asserted_by)}
        self.documents: Mapping[int, DocumentInfo] = by_ids(connection, ends.union(nodes))
        self._words = first_mentions(connection, [edge.spoken for edge in known])

    def step(self, edge: Edge, way: str, path: tuple[int, ...]) -> Step:
        """Return the step along an edge that ends a path."""
        asserting = self.documents[edge.asserted_by]
        return Step(
            dispatch=self.documents[path[-1]],
            relation=edge.relation,
            direction=way,
            depth=len(path) - 1,
            origin=path[-2],
            kind=edge.kind,
            asserted_by=asserting,
            evidence=self._words.get(edge.spoken) or Passage("", asserting.file, None, None, None),
            confidence=edge.confidence,
            path=path,
            state="candidate" if edge.proposed else "resolved",
            reason=edge.reason,
        )
