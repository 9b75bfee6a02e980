"""What somebody's own pipeline marks in the clauses of a document, in place of our grammar: `Reading.clauses`.

The rest of the record is made of these marks as it is of our own: `language.clauses` takes them from spaCy Docs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from schemas import Citation, Span

from .times.find import FoundTime


class MarkedEnd(NamedTuple):
    """A place where a party may end."""

    at: int
    """The character behind it, counted from where the party begins."""
    before: str
    """What follows, and what the words up to here run over: see `actors.joins.End`."""
    over: str = ""


class MarkedParty(NamedTuple):
    """A party of a clause; `start` and `end` are characters of the clause."""

    start: int
    end: int
    kind: str = "body"
    """`body`, `office`, `group` or `person`."""
    plural: bool = False
    head: int = 0
    """How many characters its head has; 0 where nobody says."""
    ends: tuple[MarkedEnd, ...] = ()
    """Every place where it may end, for the ranking to choose; none where it ends at `end` for certain."""


class Marked(NamedTuple):
    """The parties of a clause and their places; None where the grammar is to say."""

    parties: tuple[MarkedParty, ...] | None = None
    acting: Mapping[int, str] | None = None
    """Where those begin who stand where somebody acts, and the role of each."""
    receiving: Mapping[int, str] | None = None
    """Where those begin to whom or through whom something goes, and the role of each."""


class Clauses(Protocol):
    """Marks the clauses of one document; each question may be left to our grammar by returning None."""

    def parties(self, span: Span, names: Sequence[str]) -> Marked:
        """Return the parties at the span; `names` stand alone elsewhere in the document."""

    def times(self, span: Span, *, cited: bool = True) -> list[FoundTime] | None:
        """Return the times at the span, counted from its start; `cited` passes over the dates of cited documents."""

    def numbers(self, span: Span) -> list[Span] | None:
        """Return where numbers of documents stand at the span."""


def cited_places(citations: Iterable[Citation]) -> Iterator[tuple[int, int]]:
    """Yield where the citations stand, in their order; of two that overlap the first."""
    end = 0
    for start, stop in sorted((mention.start, mention.end) for each in citations for mention in each.mentions):
        if start >= end:
            yield start, stop
            end = stop
