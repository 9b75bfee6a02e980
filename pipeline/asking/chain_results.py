"""What questions about chains are answered with: steps, ways, matches of a pattern."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from .pages import Cut, Page
from .relations import relation_table
from .results import DocumentInfo, Passage


@dataclass(frozen=True)
class Step:
    """One edge of a chain, walked from the document before it."""

    dispatch: DocumentInfo
    """The document that this step leads to."""
    relation: str
    direction: str
    """`up`: the document before rests on this one; `down`: this one rests on it."""
    depth: int
    origin: int
    """Id of the document before."""
    kind: str
    """`direct`, `asserted` (said by a third document) or `nested`."""
    asserted_by: DocumentInfo
    """The document whose text says so."""
    evidence: Passage
    confidence: float
    path: tuple[int, ...] = ()
    """Ids from the start of the chain to this document."""
    state: str = "resolved"
    """`resolved`, or `candidate` where the document is only proposed for what is cited."""
    reason: str | None = None
    """Of a candidate: what agrees with the document proposed, or in what the two differ."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class ChainLink:
    """A further edge between two documents of an answer: a way back or across."""

    citing: int
    cited: int
    relation: str
    kind: str
    confidence: float


@dataclass(frozen=True)
class LegalBasis:
    """A law or decree that a document of a chain cites as its basis; put aside, not walked through."""

    citing: int
    dispatch: DocumentInfo

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


class Chain(Cut, list[Step]):
    """The documents of a chain, each once: a list of the steps to them, nearest first, with what else was seen.

    One step leads to each document, on the best of the shortest ways, and stands before those that follow from it.
    """

    def __init__(
        self, start: DocumentInfo, steps: Iterable[Step] = (), *, links: tuple[ChainLink, ...] = (),
        folded: tuple[LegalBasis, ...] = (), hubs: frozenset[int] = frozenset(), cut_by: tuple[str, ...] = (),
        total: int | None = None, cursor: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(steps)
        self.start = start
        self.links = links
        """Further edges between these documents and those of pages before."""
        self.folded = folded
        """Laws and decrees that are only cited as a basis; not walked through."""
        self.hubs = hubs
        """Keys of documents not walked through downwards, because too many rest on them."""
        self.cut_by = cut_by
        self.total = total
        """How many documents there are in all, where that was asked for."""
        self.cursor = cursor
        """Where the next page begins; None at the end."""

    @property
    def relations(self) -> set[str]:
        """The relations of its edges."""
        return {step.relation for step in self} | {link.relation for link in self.links}

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON, the relations also by their names in published vocabularies."""
        return {
            "start": self.start.to_dict(),
            "steps": [step.to_dict() for step in self],
            "links": [asdict(link) for link in self.links],
            "folded": [basis.to_dict() for basis in self.folded],
            "hubs": sorted(self.hubs),
            "relations": {r: relation_table()[r].to_dict() for r in sorted(self.relations)},
            "truncated": self.truncated,
            "cut_by": list(self.cut_by),
            "total": self.total,
            "cursor": self.cursor,
        }


@dataclass(frozen=True)
class PathFound:
    """A shortest way from one document up to another."""

    origin: DocumentInfo
    """The document that rests on the other, directly or not; where there is no way, the first asked for."""
    goal: DocumentInfo
    steps: tuple[Step, ...] | None
    """None where there is no way within the depth."""
    depth: int
    """Most steps that were tried."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Common(Cut):
    """What several documents all rest on."""

    documents: tuple[DocumentInfo, ...]
    shared: tuple[DocumentInfo, ...]
    """Nearest first."""
    ways: tuple[tuple[tuple[Step, ...], ...], ...]
    """For each of them the way from each of the documents."""
    cut_by: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {**asdict(self), "truncated": self.truncated}


@dataclass(frozen=True)
class ChainMatch:
    """Documents that follow one another as a pattern says; or, as a break, only part of it."""

    documents: tuple[DocumentInfo, ...]
    steps: tuple[Step, ...]
    pattern: tuple[str, ...]
    matched: tuple[str, ...]
    """The parts of the pattern that documents stand for, in their order."""
    places: tuple[int, ...] = ()
    """Which of the documents stand for the parts: between them may be others where the pattern leaves a gap."""
    complete: bool = True
    reason: str | None = None
    """Why a break goes no further."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


class Matches(Page[ChainMatch]):
    """A page of the chains that follow a pattern."""

    name = "matches"
