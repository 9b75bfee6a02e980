"""Marks and "và" inside a phrase: whether the words behind them belong to the same name or list of one kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ..language.words import Words, is_compound
from .heads import plain_head, read_head

JOINERS = (",", ";", "và", "&", "cùng", "hoặc")
VERBS = 3
"""How many verbs a clause that tells which are meant runs over at most."""
_HANGING = ("số", "-", ",", "và", "của", "thuộc", "trong", "&")
"""Words that end no phrase."""


class End(NamedTuple):
    """A place where a phrase may end: `at` is the first token behind it."""

    at: int
    before: str
    """What follows: `modal`, `verb`, `weak`, `opener`, `stop`, `thing` (what is handed over), `mark`, `colon`,
    `bracket`, `unknown`, `line`, `end`."""
    over: str = ""
    """What the phrase ran over: nothing, `opener`, `weak`, `work`, `unknown`, `bracket`, `list`."""


@dataclass
class Phrase:
    """A noun phrase: tokens from `start`, its head up to `head_end`."""

    start: int
    head_end: int
    kind: str
    """`body` a proper name, `office` of a body's head, `person`, `group` a kind of bodies or people."""
    plural: bool
    ends: list[End] = field(default_factory=list)
    known: set[int] = field(default_factory=set)
    """Where names end that stand alone elsewhere in the document and begin with the phrase."""
    whole: int = 0
    """Where the heading or the words before the first colon end that it opens; 0 where it opens none."""
    closed: bool = False
    """Whether somebody else marked it, and where it ends for certain."""

    @property
    def first(self) -> End:
        """The first end that reading it finds."""
        return next((end for end in self.ends if end.over != "short"), self.ends[0])

    @property
    def sure(self) -> int:
        """Where it ends at least, as far as no clause and no unknown word is run over."""
        return next((end.at for end in self.ends if not end.over), self.first.at)


class Joins:
    """The state of reading one phrase, and what marks do in it."""

    def __init__(self, words: Words, phrase: Phrase) -> None:
        self.words, self.phrase = words, phrase
        self.kind = phrase.kind
        self.several = phrase.plural
        self.over = ""
        self.verbs = 0
        self.loose = 0
        """How many words in a row are on no list."""
        self.head_end = phrase.head_end

    def _end(self, position: int, before: str) -> None:
        words = self.words
        while position > self.head_end and words.low_at(position - 1) in _HANGING:
            if words.low_at(position - 2) == "trực":
                break
            position -= 1
        if position >= self.head_end and all(end.at != position for end in self.phrase.ends):
            self.phrase.ends.append(End(position, before, self.over))

    def _class(self, position: int) -> str:
        words = self.words
        if position >= len(words):
            return "end"
        token = words.low_at(position)
        if token == ":":
            return "colon"
        if token == "(":
            return "bracket"
        if not token[0].isalnum():
            return "mark"
        verb = words.verb(position)
        if verb:
            return verb
        if words.end("opener", position):
            return "opener"
        return "stop" if words.end("stop", position) or token[0].isdigit() else "unknown"

    def _join(self, position: int) -> int:
        """Go on over a mark or "và" where the words behind it belong to the same name or list of one kind."""
        words, token, after = self.words, self.words.low_at(position), position + 1
        if token == ":":
            return self._places(position)
        if token in (",", "và", "&", "-", "/", "hoặc") and after < len(words):
            going_on = self._goes_on(token, after)
            if going_on:
                return going_on
        self._end(position, self._class(position) if not token[0].isalpha() else "mark")
        inside = self.over in ("opener", "weak") and self.verbs <= VERBS
        return after if token == "và" and inside and not read_head(words, after) else 0

    def _goes_on(self, token: str, after: int) -> int:
        words = self.words
        if token in ("-", "/", "&") and self.kind == "person":
            return 0
        if words.end("plural", after):
            return 0
        level = words.end("level", after)
        if level and not words.capital(after) and token != "-" and self._level_before(after - 1):
            return level
        kind = max(words.end("kind", after), words.end("lone", after))
        people = self.phrase.kind == "office" and token != "và" and bool(words.end("people", after))
        if kind and self.kind in ("group", "office") and not people and not words.capital(after) and not self.over:
            verb = words.verb(after)
            if not verb or words.low_at(kind) in (",", ";", ")", ":", ".", "và", "") or words.verb(kind):
                self.head_end = max(self.head_end, kind)
                self.several = True
                return kind
        office = words.end("office", after)
        if office and self.kind == "office" and token in ("và", ",") and self.head_end == after - 1:
            self.head_end = office
            return office
        if not words.capital(after):
            return self._small_letters(token, after)
        if self._short_kind(after, kind):
            return kind
        if words.low[after - 4 : after - 2] == ["văn", "phòng"] and words.words[after].isupper():
            return after + 1  # "Văn phòng HĐND và UBND": one office of two bodies
        if plain_head(words, after, False) is not None:
            return after if token in ("-", "/") and self._beside_name(after) else 0
        if token == ",":
            return after if self.several or self._and_ahead(after) else 0
        return after if self.kind in ("body", "office") or self.several or token != "và" else 0

    def _beside_name(self, after: int) -> bool:
        """Tell whether a name goes on behind a dash: "Phòng Nghiệp vụ - Sở Y tế", "Tài chính - Kế toán"."""
        words = self.words
        if self.kind != "body":
            return False
        body = words.end("body", after)
        if body >= max(words.end("lone", after), 1):
            return words.capital(body) or body == len(words)
        return ":" not in words.low[after : after + 5]

    def _short_kind(self, after: int, kind: int) -> bool:
        """Tell whether a noun with a capital goes on with a list of such: "các Phòng, Khoa, Trung tâm"."""
        words = self.words
        if not kind or not self.several or words.words[after].isupper() or words.end("body", after) > kind:
            return False
        bare = words.low_at(kind) in (",", "và", ".", ";", ":", "(", "") or bool(
            words.verb(kind) or words.end("belongs", kind)
        )
        return bare and words.capital(after - 2)

    def _small_letters(self, token: str, after: int) -> int:
        words = self.words
        if self.kind != "body" and not self.several:
            return 0
        field = self.kind == "body" and words.capital(self.head_end) and is_compound(words.low[after : after + 2])
        listed = token == "và" or (token == "," and (field or self._small_list(after)))
        if listed and words.is_word(after) and not words.verb(after) and read_head(words, after) is False:
            if words.end("stop", after) or words.end("modifier", after) or words.end("plural", after):
                return 0
            self._end(after - 1, "mark")
            self.over = self.over or "unknown"
            return after + 1
        held = words.verb(after) and words.capital(self.head_end) and words.end("verb", self.head_end)
        if token in (",", "và") and held and self.kind == "body" and words.end("verb", self.head_end) == after - 1:
            self._end(after - 1, "mark")
            self.over = "work"
            return words.verb_end(after)  # "Phòng Kiểm tra, giám sát nội bộ"
        return 0

    def _small_list(self, after: int) -> bool:
        """Tell whether "và" follows within one name: "Phòng Quản lý vận tải, phương tiện và người lái"."""
        words = self.words
        for index in range(after, min(len(words), after + 6)):
            if words.low[index] == "và":
                return not words.capital(index + 1)
            if words.verb(index) or not words.is_word(index) or words.capital(index):
                return False
        return False

    def _level_before(self, end: int) -> bool:
        words = self.words
        return end in words.behind["level"] or (
            words.capital(end - 1) and any(end - 4 <= stop < end for stop in words.at["level"].values())
        )

    def _and_ahead(self, after: int) -> bool:
        """Tell whether "và" and a capital follow within one name: "Sở Văn hóa, Thể thao và Du lịch"."""
        words = self.words
        if self.kind != "body":
            return False
        for index in range(after + 1, min(len(words) - 1, after + 7)):
            if words.low_at(index) == "và":
                return words.capital(index + 1) and plain_head(words, index + 1, False) is None
            if words.verb(index) or not (words.is_word(index) or words.low_at(index) in (",", "-")):
                return False
        return False

    def _places(self, colon: int) -> int:
        """Read the places of "UBND các xã: Tân Phú, Hòa Bình và An Lạc"."""
        words, position = self.words, colon + 1
        self._end(colon, "colon")
        if (
            not (self.several or colon in words.behind["level"])
            or not words.capital(position)
            or read_head(words, position)
        ):
            return 0
        while position < len(words) and (words.capital(position) or words.low_at(position) in (",", "và", "-")):
            if words.low_at(position) in (",", "và") and not words.capital(position + 1):
                break
            position += 1
        self.over = "list"
        self._end(position, self._class(position))
        return 0
