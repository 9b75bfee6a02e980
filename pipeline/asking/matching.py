"""Chains that follow a pattern, found from the rarest of its parts outwards, so that a first page comes quickly."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from .chain_results import ChainMatch, Matches
from .cursors import cursor as cursor_behind
from .cursors import offset
from .edges import Wanted, best_of, outgoing, pairs
from .graph import Stepping
from .patterns import PatternPart
from .results import DocumentInfo
from .selecting import Selection
from .walking import Bounds, sort_keys, walk

GAP_DEPTH = 10
"""Most steps that `>>` stands for."""
_WANTED = Wanted()
_Path = tuple[int, ...]
_Way = tuple[_Path, ...]
"""A path for each part but the first: the documents from the one of the part before to its own."""


@dataclass(frozen=True)
class PatternPath:
    """Documents that follow a pattern: all on the way, and which of them stand for its parts."""

    nodes: _Path
    places: tuple[int, ...]

    @property
    def parts(self) -> _Path:
        """Return the documents that stand for the parts."""
        return tuple(self.nodes[place] for place in self.places)


def chains(connection: Connection, parts: Sequence[PatternPart], limit: int, cursor: str | None = None) -> Matches:
    """Return a page of the complete chains of a pattern.

    Raises:
        CursorError: The cursor belongs to another question.
    """
    asked = [[part.words, part.gap] for part in parts]
    skipped = offset(cursor, asked)
    found = list(itertools.islice(find(connection, parts), skipped, skipped + limit + 1))
    more = len(found) > limit
    return Matches(
        tuple(_matches(connection, parts, found[:limit])), more, cursor_behind(skipped + limit, asked) if more else None
    )


def breaks(connection: Connection, parts: Sequence[PatternPart], limit: int) -> Matches:
    """Return the longest pieces of the pattern that do not go on, with the reason for each."""
    taken = [(0, each.parts) for each in itertools.islice(find(connection, parts), limit)]
    found: list[ChainMatch] = []
    cut = False
    for size in range(len(parts) - 1, 1, -1):
        for first in range(len(parts) - size + 1):
            piece = parts[first : first + size]
            fresh = []
            for each in itertools.islice(find(connection, piece), limit + 1):
                own = each.parts
                if not any(at <= first and longer[first - at : first - at + size] == own for at, longer in taken):
                    fresh.append(each)
            cut |= len(fresh) > limit
            taken += [(first, each.parts) for each in fresh]
            found += _matches(connection, piece, fresh, whole=parts, first=first)
    return Matches(tuple(found[:limit]), truncated=cut or len(found) > limit)


def find(connection: Connection, parts: Sequence[PatternPart]) -> Iterator[PatternPath]:
    """Yield what follows the pattern: by the date of the document of its rarest part, then by the others' dates."""
    selections = [Selection(connection, part) for part in parts]
    anchor = min(range(len(parts)), key=lambda i: (selections[i].size(), -i))
    for batch in _batches(selections[anchor].by_date()):
        left = _before(connection, selections[: anchor + 1], batch)
        right = _behind(connection, selections[anchor:], [node for node in batch if node in left])
        whole = {
            node: [
                found
                for before in left.get(node, ())
                for behind in right.get(node, ())
                if (found := _joined(node, before, behind)) is not None
            ]
            for node in batch
        }
        keys = sort_keys(connection, sorted({node for some in whole.values() for each in some for node in each.nodes}))
        for node in batch:
            yield from sorted(whole[node], key=lambda found: [keys[each] for each in found.nodes])


def _joined(node: int, before: _Way, behind: _Way) -> PatternPath | None:
    """Return the ways on both sides of a document as one; None where a document stands for two parts."""
    nodes, places = [node], [0]
    for path in reversed(before):  # each ends where the one after it, or the anchor, begins
        nodes = [*path[:-1], *nodes]
        places = [0, *(place + len(path) - 1 for place in places)]
    for path in behind:
        nodes += path[1:]
        places.append(len(nodes) - 1)
    chosen = [nodes[place] for place in places]
    return PatternPath(tuple(nodes), tuple(places)) if len(set(chosen)) == len(chosen) else None


def _batches(ordered: Iterator[int]) -> Iterator[list[int]]:
    """Yield documents many at a time; the first batches are small."""
    size = 16
    while batch := list(itertools.islice(ordered, size)):
        yield batch
        size = min(2 * size, 512)


def _behind(connection: Connection, parts: Sequence[Selection], nodes: Iterable[int]) -> dict[int, list[_Way]]:
    """Return for each document of the first part the ways on to the others, by what it rests on."""
    ways: dict[int, list[_Way]] = {node: [()] for node in nodes}
    for part in parts[1:]:
        ends = sorted({way[-1][-1] if way else node for node, some in ways.items() for way in some})
        steps = _steps(connection, ends, part, "up", part.part.gap)
        ways = {
            node: [(*way, path) for way in some for path in steps.get(way[-1][-1] if way else node, ())]
            for node, some in ways.items()
        }
    return ways


def _before(connection: Connection, parts: Sequence[Selection], nodes: Iterable[int]) -> dict[int, list[_Way]]:
    """Return for each document of the last part the ways to it from the others, of those that have any."""
    ways: dict[int, list[_Way]] = {node: [()] for node in nodes}
    for i in range(len(parts) - 1, 0, -1):
        ends = sorted({way[0][0] if way else node for node, some in ways.items() for way in some})
        steps = _steps(connection, ends, parts[i - 1], "down", parts[i].part.gap)
        ways = {
            node: [(tuple(reversed(path)), *way) for way in some for path in steps.get(way[0][0] if way else node, ())]
            for node, some in ways.items()
        }
    return {node: some for node, some in ways.items() if some}


def _steps(
    connection: Connection, nodes: Sequence[int], part: Selection, way: str, gap: bool
) -> dict[int, list[_Path]]:
    """Return the paths from documents to those of a part, one way: a step, or as many as a gap allows."""
    paths: dict[int, list[_Path]] = {}
    if gap:
        for node in nodes:
            bounds = Bounds(depth=GAP_DEPTH, fold=False)
            found = walk(connection, node, (way,), _WANTED, bounds)
            paths[node] = [found.path(each) for each in found.order]
    else:
        for citing, cited in sorted(pairs(connection, nodes, way, _WANTED)):
            origin, end = (citing, cited) if way == "up" else (cited, citing)
            paths.setdefault(origin, []).append((origin, end))
    fitting = part.fitting({path[-1] for some in paths.values() for path in some})
    return {node: [path for path in some if path[-1] in fitting] for node, some in paths.items()}


def _matches(
    connection: Connection,
    parts: Sequence[PatternPart],
    found: Sequence[PatternPath],
    *,
    whole: Sequence[PatternPart] | None = None,
    first: int = 0,
) -> list[ChainMatch]:
    wanted = {pair for each in found for pair in itertools.pairwise(each.nodes)}
    edges = best_of(
        edge
        for edge in outgoing(connection, sorted({citing for citing, _ in wanted}), _WANTED)
        if (edge.citing, edge.cited) in wanted
    )
    stepping = Stepping(connection, edges.values(), {node for each in found for node in each.nodes})
    matches = []
    for each in found:
        documents = tuple(stepping.documents[node] for node in each.nodes)
        steps = tuple(
            stepping.step(edges[pair], "up", each.nodes[: i + 2])
            for i, pair in enumerate(itertools.pairwise(each.nodes))
        )
        matches.append(
            ChainMatch(
                documents=documents, steps=steps, pattern=tuple(part.words for part in whole or parts),
                matched=tuple(part.words for part in parts), places=each.places, complete=whole is None,
                reason=_reason(documents[0], documents[-1], whole, first, len(parts)) if whole else None,
            )
        )  # fmt: skip
    return matches


def _reason(outset: DocumentInfo, last: DocumentInfo, whole: Sequence[PatternPart], first: int, size: int) -> str:
    """Say why a piece of the pattern does not go on: after its last document, else before its first."""
    following = first + size
    if following < len(whole):
        wanted = whole[following].words
        if not last.held:
            return f"{last.title} is only cited, not held: whether it rests on a document of {wanted} is not known"
        return f"{last.title} rests on no document of {wanted}"
    return f"no document of {whole[first - 1].words} rests on {outset.title}"
