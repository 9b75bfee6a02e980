"""A sentence cut into tokens, clauses and the parties that the lists know."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

from schemas import Span

from ..clauses import Marked
from ..language.words import Words
from ..lazy import lazy
from .extents import KnownNames, widen
from .marked import phrases_of
from .phrases import End, Phrase, find_phrases

_DATE = re.compile(r"\d{1,2}[/.-]\d{1,4}(?:[/.-]\d{4})?")
_SHORT = 3
"""A word with fewer letters may be shortened by a full stop."""
MARKS = ("-", "+", "*", "•", ")", "/", "“", "”", '"', "'")


class Wording:
    """The tokens, clauses and parties of a sentence: `span` of it."""

    def __init__(self, text: str, span: Span, names: KnownNames | None = None, marked: Marked | None = None) -> None:
        text = text[span.start : span.end]
        self.span = span
        self.words = Words(text)
        marked = marked or Marked()
        self._names = names or KnownNames(())
        self._parties = marked.parties
        self._left: dict[int, str] = {}
        self._roles: dict[int, str] = {}
        self._acting = self._by_token(marked.acting)
        self._receiving = self._by_token(marked.receiving)

    def _by_token(self, roles: Mapping[int, str] | None) -> dict[int, str] | None:
        if roles is None:
            return None
        return {bisect_left(self.words.starts, character): role for character, role in roles.items()}

    @lazy
    def phrases(self) -> list[Phrase]:
        """The parties that the lists know, or somebody marked, in their order."""
        parties = self._parties
        found = find_phrases(self.words) if parties is None else phrases_of(self.words, parties)
        widen(self.words, found, self._names)
        return found

    @lazy
    def _starting(self) -> dict[int, Phrase]:
        return {phrase.start: phrase for phrase in self.phrases}

    def begins(self, token: int) -> bool:
        """Tell whether a party begins at the token."""
        return token in self._starting

    @lazy
    def starts(self) -> list[int]:
        """The tokens with which the parties begin."""
        return [phrase.start for phrase in self.phrases]

    def token_at(self, offset: int) -> int:
        """Return the first token that begins at the offset of the document or behind it."""
        return bisect_left(self.words.starts, offset - self.span.start)

    def offset(self, token: int) -> int:
        """Return where the token begins in the document."""
        return self.span.start + self.words.starts[token]

    def place(self, phrase: Phrase, end: End) -> Span:
        """Return the characters of the phrase up to that end."""
        start = self.words.starts[phrase.start]
        return Span(self.span.start + start, self.span.start + self.words.ends[end.at - 1])

    def span_of(self, start: int, end: int) -> Span:
        """Return the characters of the tokens from `start` up to `end`."""
        return Span(self.span.start + self.words.starts[start], self.span.start + self.words.ends[end - 1])

    @lazy
    def stops(self) -> list[int]:
        """The tokens that part clauses: semicolons, and full stops and colons inside the sentence."""
        return [
            i
            for i, word in enumerate(self.words.low)
            if word in (";", ":", ".") and i + 1 < len(self.words) and not (word == "." and self._shortened(i))
        ]

    def _shortened(self, stop: int) -> bool:
        """Tell whether a full stop only shortens the word before it: "P. Đào tạo", "TT. Y tế"."""
        short = self.words.words[stop - 1] if stop else ""
        return len(short) < _SHORT and short.isalpha() and short.isupper() and self.words.capital(stop + 1)

    @lazy
    def semicolons(self) -> list[int]:
        """The semicolons."""
        return [i for i, word in enumerate(self.words.low) if word == ";"]

    @lazy
    def dates(self) -> list[int]:
        """The tokens that tell a date: "05/9/2014", "30-9", "tháng" in "ngày 3 tháng 4"."""
        low = self.words.low
        return [
            at for at, word in enumerate(low) if _DATE.fullmatch(word) or (word == "tháng" and low[at - 1].isdigit())
        ]

    @lazy
    def _predicates(self) -> list[int]:
        """The tokens with which verbs begin, each behind the end of the last."""
        found, done = [], 0
        for at in range(len(self.words)):
            if at >= done and self.words.verb(at):
                found.append(at)
                done = self.words.verb_end(at)
        return found

    @lazy
    def _clause_ends(self) -> list[int]:
        low = self.words.low
        return [at for at in range(len(low)) if low[at] in (";", ".") or self.words.end("time_limit", at)]

    @lazy
    def _behind_commas(self) -> list[int]:
        """The commas that a verb stands behind."""
        low = self.words.low
        return [at for at in range(len(low)) if low[at] == "," and self.words.verb(at + 1)]

    def verb_behind_comma(self, token: int, stop: int | None = None) -> bool:
        """Tell whether a verb stands behind a comma from the token on, up to `stop` or the end of its clause."""
        if stop is None:
            stops = self._clause_ends
            index = bisect_left(stops, token)
            stop = stops[index] if index < len(stops) else len(self.words)
        return bisect_left(self._behind_commas, stop) > bisect_left(self._behind_commas, token)

    def verbs_between(self, token: int) -> int:
        """Return how many verbs begin from the token on to the end of its clause or the next time."""
        stops, verbs = self._clause_ends, self._predicates
        index = bisect_left(stops, token)
        stop = stops[index] if index < len(stops) else len(self.words)
        return bisect_left(verbs, stop) - bisect_left(verbs, token)

    def clause_start(self, token: int) -> int:
        """Return where the clause of the token begins: behind the last mark, list markers skipped."""
        stops = self.stops
        index = bisect_left(stops, token) - 1
        begin = stops[index] + 1 if index >= 0 else 0
        low = self.words.low
        while begin < token and (low[begin] in MARKS or low[begin] == "," or self._marker(begin)):
            begin += 1
        return begin

    def _marker(self, begin: int) -> bool:
        """Tell whether a list marker stands there: "1.", "a)", "2.1."."""
        words = self.words
        mark = words.low_at(begin + 1)
        return (
            mark in (".", ")", "/")
            and len(words.low[begin]) <= 4
            and (begin == 0 or words.low_at(begin - 1) in (".", ";", "-"))
        )

    def clause(self, token: int) -> str:
        """Return what begins the clause before the token: `none`, `adverbial`, `party`, `verb` …"""
        words, begin = self.words, self.clause_start(token)
        if begin >= token:
            return "none"
        if words.end("assign", begin):
            return "assign"
        if words.end("adverbial", begin) and words.verb(begin) != "verb":
            return "adverbial"
        if begin in self._starting:
            return "party"
        if words.end("product", begin):
            return "product"
        return "verb" if words.verb(begin) or words.verb_end(begin) else "other"

    def acts(self, end: End) -> str:
        """Return what follows: `acts` a verb, `adverb` "theo …", `colon`, `ends`, or nothing."""
        if end.before in ("modal", "verb", "weak"):
            return "acts"
        words, at = self.words, end.at
        if end.before == "bracket":
            at = next((i + 1 for i in range(end.at, min(len(words), end.at + 20)) if words.low[i] == ")"), at)
            if at < len(words) and words.verb(at):
                return "acts"
        comma = words.low_at(at) in (",", "-")
        if words.low_at(at + comma) in ("gồm", "bao"):
            return "including"
        if words.end("adverbial", at + comma) or (comma and words.verb(at + 1)):
            return "adverb"
        return "colon" if words.low_at(at) == ":" else "ends" if at >= len(words) else ""

    @lazy
    def bracketed(self) -> set[int]:
        """The tokens inside brackets."""
        found: set[int] = set()
        opened = -1
        for index, word in enumerate(self.words.low):
            if word == "(":
                opened = index
            elif word == ")" and opened >= 0:
                found.update(range(opened + 1, index))
                opened = -1
        return found
