"""Parties that somebody else marked, as phrases of a sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from ..clauses import MarkedParty
from ..language.words import Words
from .extents import following
from .joins import End, Phrase


def phrases_of(words: Words, parties: Iterable[MarkedParty]) -> list[Phrase]:
    """Return the phrases in their order; of two that begin with one token the first."""
    found: dict[int, Phrase] = {}
    for party in sorted(parties):
        start = bisect_left(words.starts, party.start)
        if start < len(words) and words.starts[start] < party.end:
            found.setdefault(start, _phrase(words, party, start))
    return list(found.values())


def _phrase(words: Words, party: MarkedParty, start: int) -> Phrase:
    def behind(character: int) -> int:
        return max(bisect_left(words.starts, character), start + 1)

    ends = [End(behind(party.start + end.at), end.before, end.over) for end in party.ends]
    if not ends:
        last = behind(party.end)
        ends = [End(last, following(words, last))]
    head = behind(party.start + party.head) if party.head else start + 1
    return Phrase(start, head, party.kind, party.plural, ends, closed=not party.ends)
