"""The questions about how documents hang together, as methods of the archive.

Each loads what answers it when it is asked: a question is over sooner than all of that is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from . import lookup
from .edges import Wanted
from .walking import HUB, Bounds

if TYPE_CHECKING:
    from .cascading import Cascade
    from .chain_results import Chain, Common, Matches, PathFound
    from .following import Followed
    from .missing import MissingPage
    from .superseding import SupersededPage

PAGE = 200
"""Documents of a page of a chain."""
MATCHES = 25
"""Chains of a page of those that follow a pattern."""
FOLLOWERS = 500
"""Bodies of a page of those who follow a document."""
FAR = 10_000
"""Documents that a question about a whole chain goes through at most."""


class Questions:
    """What can be asked of the graph of an archive. No answer is cut without saying so."""

    _engine: Engine

    def chain(
        self,
        number: str | int,
        *,
        direction: str = "up",
        depth: int = 10,
        relations: Iterable[str] | None = None,
        nested: bool = False,
        min_confidence: float = 0.0,
        candidates: bool = False,
        everything: bool = False,
        hub: int = HUB,
        limit: int | None = PAGE,
        cursor: str | None = None,
        count: bool = False,
    ) -> Chain:
        """Return the documents of a chain, each once: the steps to them, nearest first; the document itself is none.

        Of several ways to a document the shortest is shown, and of several edges on it an act before a mere mention,
        one that the document itself says before one that a third says, a surer one before others.

        Args:
            number: The document, as in `get`.
            direction: `up` to what it rests on, `down` to what rests on it, `both`.
            depth: Most steps in a row (at most 30).
            relations: Only edges of these relations.
            nested: Follow edges to documents that a text names only inside the subject of another.
            min_confidence: Leave out edges less sure than this.
            candidates: Where a held document is proposed for what is cited, go to that one.
            everything: Also walk through laws and decrees cited as a basis, which else are put aside (`folded`), and
                through documents that very many rest on (`hubs`).
            hub: How many citations make a document one of those.
            limit: Most documents on a page; None for all.
            cursor: Where to go on: that of the page before.
            count: Also count the documents of the whole chain.
        """
        from . import graph

        wanted = Wanted.of(relations, nested, min_confidence, candidates)
        bounds = Bounds(depth, limit, None if everything else hub, fold=not everything)
        with self._engine.connect() as connection:
            start = lookup.one(connection, number)
            return graph.chain(
                connection, start, direction=direction, wanted=wanted, bounds=bounds, cursor=cursor, count=count
            )

    def chains(self, pattern: str, *, limit: int = MATCHES, cursor: str | None = None) -> Matches:
        """Return chains that go as a pattern says: `huyện > Sở Nội vụ > Ban Thi đua - Khen thưởng Trung ương`.

        Each part is a level or a body, with a type of document before it where only that is meant (`QĐ: UBND tỉnh`);
        `>` is one step, `>>` any number of them (at most 10).

        Raises:
            PatternError: The pattern cannot be understood.
            CursorError: The cursor belongs to another question.
        """
        from . import matching, patterns

        with self._engine.connect() as connection:
            return matching.chains(connection, patterns.parse(pattern), limit, cursor)

    def breaks(self, pattern: str, *, limit: int = MATCHES) -> Matches:
        """Return pieces of a pattern that do not go on, with the reason: often a document that nobody holds."""
        from . import matching, patterns

        with self._engine.connect() as connection:
            return matching.breaks(connection, patterns.parse(pattern), limit)

    def roots(
        self, number: str | int, *, depth: int = 30, relations: Iterable[str] | None = None, everything: bool = False,
        limit: int = PAGE,
    ) -> Chain:  # fmt: skip
        """Return where a document's chain begins: what it rests on at last, of which nobody knows what it rests on."""
        from . import paths

        wanted = Wanted.of(relations)
        bounds = Bounds(depth, FAR, fold=not everything, ordered=False)
        with self._engine.connect() as connection:
            return paths.roots(connection, lookup.one(connection, number), wanted, bounds, limit)

    def path(self, a: str | int, b: str | int, *, depth: int = 10, relations: Iterable[str] | None = None) -> PathFound:
        """Return a shortest way from one document up to another, whichever of the two rests on the other."""
        from . import paths

        with self._engine.connect() as connection:
            ends = (lookup.one(connection, a), lookup.one(connection, b))
            return paths.path(connection, *ends, Wanted.of(relations), depth)

    def common(
        self, *numbers: str | int, depth: int = 10, relations: Iterable[str] | None = None, everything: bool = False,
        limit: int = 10,
    ) -> Common:  # fmt: skip
        """Return what several documents all rest on, directly or not, with the way from each; nearest first."""
        from . import paths

        wanted = Wanted.of(relations)
        bounds = Bounds(depth, fold=not everything, ordered=False)
        with self._engine.connect() as connection:
            documents = [lookup.one(connection, number) for number in numbers]
            return paths.common(connection, documents, wanted, bounds, limit)

    def follow(self, number: str | int, *, levels: int = 2, limit: int = FOLLOWERS) -> Followed:
        """Return who of a document's addressees has acted on it, when, after how many days, and who has not.

        A body has acted when the archive knows a document of it that implements, answers, reports on or hands on this
        one. Members of a group ("UBND các huyện") are those that the archive knows at the document's date.

        Args:
            number: The document, as in `get`.
            levels: 2 also follows the documents of those who have acted.
            limit: Most bodies.
        """
        from . import following

        with self._engine.connect() as connection:
            return following.follow(connection, lookup.one(connection, number), levels, limit)

    def cascade(self, number: str | int, *, depth: int = 4, limit: int = PAGE) -> Cascade:
        """Return the deadlines of a document and of those that carry it out, side by side.

        A deadline below is marked where it ends later than the one above that it works towards: one that concerns the
        body that set it, of the same thing by its words.
        """
        from . import cascading

        with self._engine.connect() as connection:
            return cascading.cascade(connection, lookup.one(connection, number), depth, limit)

    def missing(self, *, everything: bool = False, limit: int = 50) -> MissingPage:
        """Return what is cited most and held by nobody: what to ask for, and of whom.

        Args:
            everything: Laws and decrees too, which anybody can look up.
            limit: Most documents.
        """
        from . import missing

        with self._engine.connect() as connection:
            return missing.missing(connection, everything, limit)

    def superseded(
        self, number: str | int | None = None, *, limit: int = PAGE, cursor: str | None = None
    ) -> SupersededPage:
        """Return what amends, replaces, repeals, corrects, suspends a document or gives more time; or any document."""
        from . import superseding

        with self._engine.connect() as connection:
            documents = [lookup.one(connection, number).id] if number is not None else None
            return superseding.superseded(connection, documents, limit, cursor)
