"""The phrase that governs a citation: walked to from right to left inside its clause, by the table of relations.

Rows of the table (`table.py`): a verdict behind the citation (`verdict_behind`, row 1) beats what stands before it;
then comes what the clause itself tells (`told.py`, row 2); then the nearest governing phrase (`governing`, rows 1 and
3–12), carriers skipped.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from schemas import Span
from schemas.dispatch import Relation

from ..lexicon.lists import any_of, phrases
from .clauses import clause_edges
from .table import TOKEN, CueEntry, entry_at, verdict_pattern

_WINDOW = 700
"""How far the governing phrase may stand before the citation, in characters; a list reaches farther by its items."""
_PLAIN = 14
"""How many words may stand between a phrase of rows 1–8 and another one that it governs."""
_BASIS, _IMPLEMENTS, _PER = 9, 10, 11


class Cue(NamedTuple):
    """The words that give a relation, and the row of the table that they belong to."""

    span: Span
    relation: Relation
    row: int
    plain: int = 0
    """How many words that are neither phrase nor carrier stand between them and the citation."""
    opens: bool = True
    """Whether they begin a phrase of their own: no noun phrase reaches across them from farther left."""
    carrier: bool = False
    """Whether they are words that are skipped where a phrase governs."""


def governing(
    flat: str, start: int, end: int, issuer: Span | None = None, kind: tuple[str, int] | None = None
) -> Cue | None:
    """Return the phrase that governs the citation at `end`, None where none does.

    Args:
        flat: The text, line breaks as blanks.
        start: Where the walk ends at the latest: the clause, the subject phrase or the list item begins.
        end: Where the citation begins, provisions before it included.
        issuer: The body told before the citation; its name is no phrase.
        kind: The type of the citation and where its word ends.
    """
    start = max(start, end - _WINDOW)
    edges = clause_edges(flat, start, end)
    words = list(TOKEN.finditer(flat, start, end))
    tokens = [(word.group().lower(), word.start(), word.end()) for word in words]
    return _GoverningWalk(tokens, edges, issuer, kind, flat).run()


class _GoverningWalk:
    """The walk to the left over the words of a clause."""

    def __init__(
        self, tokens: Sequence[tuple[str, int, int]], edges: list[int], issuer: Span | None,
        kind: tuple[str, int] | None, flat: str,
    ) -> None:  # fmt: skip
        self.words = [token[0] for token in tokens]
        self.tokens = tokens
        self.edges = edges
        self.issuer = issuer
        self.kind: str | None = kind[0] if kind else None
        self.type_end = kind[1] if kind else 0
        self.notes = _in_brackets(self.words)
        self.flat = flat
        self.plain = 0
        self.found: Cue | None = None
        """The phrase that governs the citation, as far as the walk has come."""
        self.carried: Cue | None = None
        """What the carrier nearest to the citation gives."""
        self.joined = False
        """Whether another phrase stands right before the found one, joined to it."""
        self._ended = False

    def run(self) -> Cue | None:
        """Return the governing phrase, else what a carrier gives where nothing governs."""
        last = len(self.words) - 1
        floor = self._floor(last)
        while last >= floor and not self._ended:
            if last in self.notes or (self.issuer and self.issuer.start <= self.tokens[last][1] < self.issuer.end):
                last -= 1
                continue
            hit = entry_at(self.words, last, self.kind)
            if hit is None or self._named(hit[0]):
                self.plain += 0 if self.words[last] in phrases("before_list") else 1
                last -= 1
                continue
            self._take(hit[0], last, hit[1])
            last = hit[0] - 1
        found, carried = self.found, self.carried
        by_theo = carried and carried.row == _PER and self._ends_in_theo(carried)
        if found and not (by_theo and found.row == _IMPLEMENTS):
            return found
        if not carried and self.words and floor == 0 and self.words[0] == "tại":
            # "Tại khoản 2 Điều 5 Nghị định số … quy định": where it is laid down
            return Cue(Span(*self.tokens[0][1:]), "per", _PER)
        return carried

    def _named(self, at: int) -> bool:
        """Tell whether the word goes on with a name: "Ban Chấp hành"."""
        before, word = self.tokens[at - 1], self.tokens[at]
        return at > 0 and _in_name(self.flat[before[1] : before[2]], self.flat[word[1] : word[2]])

    def _take(self, first: int, last: int, entry: CueEntry) -> None:
        """Take in the phrase or carrier at these words."""
        if entry.carrier or (entry.opening and not self._opens(first)):
            if entry.carrier or self._fits(first, last, entry):
                self.carried = self.carried or self._cue(first, last, entry)
        elif self.found is None:
            if self._fits(first, last, entry) and not entry.before:
                self.found = self._cue(first, last, entry)
                self.plain = 0
            else:
                self.plain += last + 1 - first
        elif self._governs(first, last, entry, self.found):
            self.found = self._cue(first, last, entry)
        if self.found:
            self.joined = self._coordinated(first)
            self._ended = (self.found.opens or self.found.row == _BASIS) and not self.joined

    def _floor(self, last: int) -> int:
        """Return the first word of the citation's clause; a colon right before the citation opens a list."""
        while last >= 0 and self.words[last] in phrases("before_list"):
            last -= 1
        edge = [edge for edge in self.edges if last >= 0 and edge <= self.tokens[last][1]]
        return bisect_left([token[1] for token in self.tokens], edge[-1]) if edge else 0

    def _cue(self, first: int, last: int, entry: CueEntry) -> Cue | None:
        if entry.code is None:
            return None
        span = Span(self.tokens[first][1], self.type_end if entry.types else self.tokens[last][2])
        return Cue(span, entry.code, entry.row, self.plain, self._opens(first), entry.carrier or entry.opening)

    def _opens(self, first: int) -> bool:
        """Tell whether the word begins a phrase of its own: at the start of its clause or behind a joining word."""
        return first == 0 or self.words[first - 1] in phrases("joins") or self.tokens[first][1] in self.edges

    def _ends_in_theo(self, cue: Cue) -> bool:
        return any(token[2] == cue.span.end and token[0] == "theo" for token in self.tokens)

    def _fits(self, first: int, last: int, entry: CueEntry) -> bool:
        """Tell whether the phrase can govern the citation: in the active voice, and near where it must be."""
        if entry.row in (1, 3, 4) and (
            phrases("passive").intersection(self.words[max(0, first - 1) : first]) or self._passive_by(last)
        ):
            return False
        leads = first == 0 or self.words[first - 1] in (",", ";")
        return entry.near is None or self.plain <= entry.near or (leads and entry.row in (5, 6))

    def _passive_by(self, last: int) -> bool:
        """Tell whether "bởi" behind the verb makes a passive of it."""
        return last + 1 < len(self.words) and self.words[last + 1] in phrases("passive_by")

    def _governs(self, first: int, last: int, entry: CueEntry, inner: Cue) -> bool:
        """Tell whether the phrase governs the one found behind it: "căn cứ kết quả thực hiện", "đôn đốc thực hiện"."""
        if entry.row == _BASIS:
            return True
        if entry.row >= inner.row or inner.row != _IMPLEMENTS or not self._fits(first, last, entry):
            return False
        if entry.before and not self._reaches(last + 1, inner, entry):
            return False
        return (entry.over or self.joined) and self.plain <= _PLAIN

    def _reaches(self, start: int, inner: Cue, entry: CueEntry) -> bool:
        """Tell whether the entry governs the inner phrase: only words that it reaches through stand between."""
        phrase = " ".join(w for w, begin, end in self.tokens if inner.span.start <= begin and end <= inner.span.end)
        between = [w for w, begin, _ in self.tokens[start:] if begin < inner.span.start]
        return phrase in entry.before and all(word in entry.through or word[:1].isdigit() for word in between)

    def _coordinated(self, first: int) -> bool:
        """Tell whether another phrase stands right before, joined to this one: "phổ biến, quán triệt"."""
        if first < 2 or self.words[first - 1] not in (",", "và"):
            return False
        before = entry_at(self.words, first - 2, self.kind)
        return before is not None and not before[1].carrier


def _in_name(before: str, word: str) -> bool:
    """Tell whether a word goes on with a name: capitalised behind a capitalised one, "Ban Chấp hành"."""
    return word[0].isupper() and before[0].isupper() and not (word.isupper() or before.isupper())


_CLOSING = {"(": ")", "“": "”"}


def _in_brackets(words: list[str]) -> frozenset[int]:
    """Return the indices of words in brackets or quotes that close before the citation: "Điều lệ (sửa đổi) Hội"."""
    found: list[int] = []
    opened: int | None = None
    for index, word in enumerate(words):
        if opened is None and word in _CLOSING:
            opened = index
        elif opened is not None and word == _CLOSING[words[opened]]:
            found += range(opened, index + 1)
            opened = None
    return frozenset(found)


# --- row 1, behind ----------------------------------------------------------------------------------------------------


@cache
def _behind(far: bool) -> re.Pattern[str]:
    gap = r"[^.;:]{0,200}?(?<!\w)" if far else rf"[\s,]{{0,2}}(?:{any_of('before_verdict')}\s+){{0,4}}"
    return re.compile(rf"{gap}(?P<verdict>{verdict_pattern()})(?!\w)", re.I)


def verdict_behind(flat: str, end: int, limit: int, *, governed: bool) -> Cue | None:
    """Return the verdict behind the citation: "Công văn số 1 hết hiệu lực kể từ ngày ký".

    Where a phrase governs the citation it must follow at once; else the citation is the subject of the sentence, and
    its own subject phrase may stand between.
    """
    found = _behind(not governed).match(flat, end, limit)
    return Cue(Span(*found.span("verdict")), "repeals", 1) if found else None
