"""Lists of parties: which one goes on with which, and what may be one name or several."""

from __future__ import annotations

from collections.abc import Iterator

from ..lazy import lazy
from .extents import FURTHER
from .joins import JOINERS
from .phrases import End, Phrase
from .places import PartyPlaces

_WITHIN = ("object", "noun", "prep", "of", "purpose")
"""Places of parties that only a predicate holds: no list goes on from them over a semicolon to one who acts."""
Chain = tuple[tuple[Phrase, End], ...]
"""Parties in one list, each with its end."""
_PARTED = ("plural", "person", "office", "lone", "people", "kind", "body")
"""Lists of heads with which a second party may begin inside what looks like one."""
_LONGEST = 12
"""How many parties a list holds at most."""
GUESSED = tuple(over for over in FURTHER if over != "known")
"""What ends run over from which no list goes on."""
_GETS = ("give", "toward", "via")
"""Places of those who get something: behind a bracket another place follows, which is no part of the list."""
_BRACKET = 12
"""How many tokens a bracket behind a party of a list has at most."""


class PartyLists(PartyPlaces):
    """A sentence that tells which of its parties stand in one list."""

    def following(self, phrase: Phrase, end: End) -> Phrase | None:
        """Return the party that goes on with the list; an office behind a person only says what he is."""
        if end.over in GUESSED:
            return None
        low, at = self.words.low, end.at
        if (
            self.words.low_at(at) == "(" and self._own_left(phrase) not in _GETS
        ):  # "UBND xã A (06 việc), UBND xã B (02 việc)"
            stop = next((i + 1 for i in range(at, min(len(low), at + _BRACKET)) if low[i] == ")"), at)
            if any(at < date < stop for date in self.dates):
                return None  # "các xã (xong trước 15/9), các thôn (xong trước 10/9)": each has its own time
            at = stop
        count = 2 if low[at : at + 2] in (["cùng", "với"], [",", "và"], [";", "và"]) else 1
        if count == 1 and self.words.low_at(at) not in JOINERS:
            return None
        found = self._starting.get(at + count)
        if found is None or (phrase.kind == "person" and found.kind != "person"):
            return None
        if at in self.words.behind["chair"]:
            return None  # "Sở A chủ trì, Sở B phối hợp": the second lends a hand
        return None if low[at] == ";" and self._begins_anew(phrase, found) else found

    def _begins_anew(self, phrase: Phrase, other: Phrase) -> bool:
        """Tell whether another clause begins behind a semicolon: "… hỗ trợ học sinh; Trường A lập dự toán"."""
        acts = any(self.acts(end) == "acts" for end in other.ends if end.over not in FURTHER)
        return acts and self._own_left(phrase) in _WITHIN

    @lazy
    def listed(self) -> set[int]:
        """The starts of parties that go on with a list, no clause and no unknown word between it and the last."""
        return {start for start, over in self._linked if not over}

    def lister(self, phrase: Phrase) -> Phrase:
        """Return the party with which the list begins that goes on with this one."""
        first = phrase
        while first.start in self.listed:
            before = next(p for p in reversed(self.phrases) if p.start < first.start and self._goes_on_to(p, first))
            first = before
        return first

    def _goes_on_to(self, phrase: Phrase, other: Phrase) -> bool:
        found = (self.following(phrase, end) for end in phrase.ends if not end.over or end.over in ("work", "list"))
        return any(each is not None and each.start == other.start for each in found)

    @lazy
    def _linked(self) -> set[tuple[int, str]]:
        ends = ((self.following(phrase, end), end.over) for phrase in self.phrases for end in phrase.ends)
        return {(found.start, "" if over in ("work", "list") else over) for found, over in ends if found is not None}

    @lazy
    def _loosely(self) -> set[int]:
        return {start for start, over in self._linked if over} - self.listed

    def chains(self, phrase: Phrase) -> list[Chain]:
        """Return the lists that begin with the phrase: it alone up to each of its ends, and with those that go on."""
        found: list[Chain] = []
        self._extend((), phrase, found)
        return found

    def names(self, phrase: Phrase) -> list[Chain]:
        """Return the lists that begin with the phrase, without clauses that tell which are meant."""
        return [chain for chain in self.chains(phrase) if all(end.over not in GUESSED for _, end in chain)]

    def _extend(self, before: Chain, phrase: Phrase, found: list[Chain]) -> None:
        for end in phrase.ends:
            chain = (*before, (phrase, end))
            found.append(chain)
            following = self.following(phrase, end) if len(chain) < _LONGEST and len(found) < 30 else None
            if following is not None:
                self._extend(chain, following, found)

    def parted(self, phrase: Phrase, end: End) -> Iterator[tuple[list[tuple[int, int]], str]]:
        """Yield a phrase as the parties that it may as well hold, with what heads the last: "Nhà thầu và tư vấn"."""
        words, low = self.words, self.words.low
        pieces, first = [], phrase.start
        heads = ""
        for at in range(phrase.head_end, end.at - 1):
            if low[at] in ("và", "hoặc", "cùng", ","):
                head = next((name for name in _PARTED if at + 1 in words.at[name]), "")
                if head or (low[at] != "," and words.capital(at + 1) and words.capital(phrase.start)):
                    pieces.append((first, at))
                    first, heads = at + 1, f"{low[at]} {head}"
        capital = words.capital(first) and heads == ", body"  # "Khoa Nội tim mạch, Khoa Dược"
        if pieces and (heads[0] != "," or capital):
            yield [*pieces, (first, end.at)], heads
