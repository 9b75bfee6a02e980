"""Further ends of a party than its own words tell: names known from elsewhere, whole headings, clauses run on.

The ends that reading the phrase finds are those that grammar expects. These are the ones that it cannot know: that a
name in a heading goes as far as the heading, that an addressee's name holds a verb, that the clause which tells which
are meant goes on behind what looked like the main verb. The ranking of lengths chooses among all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..language.tokenizer import first_token, matches
from ..language.words import Words, plain
from .joins import End, Phrase

FURTHER = ("beyond", "beyond time", "known", "whole", "short")
"""What such ends run over; they do not tell where a party stands."""
_CLAUSE = 40
"""How many tokens a party has at most with the clause that tells which are meant."""
_ENDS = 10
"""How many ends in such a clause are kept."""
_NAME = 24
"""How many tokens a heading has at most that is a name."""
_OPENING = 6
"""How many tokens may stand before the name in a heading: "Trách nhiệm của …"."""
_MARKS = (".", ";", ":", ")")
"""No clause that tells which are meant goes on over them."""
_OPENED = {"(": ")", "“": "”", '"': '"'}
"""What is put in between such a pair is run over as a whole."""

_GOES_ON = ("modifier", "plural", "level", "belongs")
"""Lists of words with which a name in capitals goes on."""


class KnownNames:
    """Names known from elsewhere, by their first words; cut into words only when one is looked for."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts: dict[str, list[str]] = defaultdict(list)
        for text in dict.fromkeys(texts):
            self._texts[plain(first_token(text))].append(text)
        self._names: dict[str, set[tuple[str, ...]]] = {}

    def beginning(self, word: str) -> set[tuple[str, ...]]:
        """Return the names that begin with the word, as `plain` spells it."""
        if word not in self._names:
            names = (tuple(plain(match[0]) for match in matches(text)) for text in self._texts.get(word, ()))
            self._names[word] = {name for name in names if 1 < len(name) <= _NAME}
        return self._names[word]


def widen(words: Words, phrases: list[Phrase], names: KnownNames) -> None:
    """Add to each phrase the ends of known names and those of the clause that goes on behind it."""
    for phrase in phrases:
        if phrase.closed:
            continue
        known = list(_known(words, phrase, names))
        opened = list(_whole(words, phrase))
        phrase.known = {end.at for end in known}
        phrase.whole = opened[0].at if opened else 0
        for end in (*known, *_beyond(words, phrase), *_short(words, phrase), *opened):
            if all(other.at != end.at for other in phrase.ends):
                phrase.ends.append(end)
        phrase.ends.sort(key=lambda end: end.at)


def _whole(words: Words, phrase: Phrase) -> Iterator[End]:
    """Yield the end of a heading, or of what stands before the first colon, as that of the name in it."""
    if phrase.start > _OPENING:
        return
    at = next((i for i in range(phrase.head_end, len(words)) if words.low[i] in (":", ";")), len(words))
    while at > phrase.head_end and words.low[at - 1] in (".", ",", "-"):
        at -= 1
    inside = range(phrase.head_end, at)
    if at - phrase.start <= _NAME and not any(words.low[i] in (".", "(") or words.end("time_limit", i) for i in inside):
        yield End(at, "colon" if words.low_at(at) == ":" else "end", "whole")


def _known(words: Words, phrase: Phrase, names: KnownNames) -> Iterator[End]:
    start = phrase.start
    for name in names.beginning(words.low[start]):
        at = start + len(name)
        if tuple(words.low[start:at]) == name and at >= phrase.head_end:
            yield End(at, following(words, at), "known")


def _beyond(words: Words, phrase: Phrase) -> Iterator[End]:
    """Yield the ends before each further verb of a clause that tells which are meant; `beyond time` over a time."""
    last = max(end.at for end in phrase.ends)
    if last >= len(words) or words.low[last] in _MARKS or words.low[last] == "-":
        return
    if words.low[last] in (",", "và") and not any(end.before in ("verb", "weak", "opener") for end in phrase.ends):
        return
    count, done, over = 0, words.verb_end(last) if words.verb(last) else last, "beyond"
    stop = min(len(words), phrase.start + _CLAUSE)
    at = last
    while at < stop and count < _ENDS and words.low[at] not in _MARKS:
        if words.low[at] == "," and words.end("assign", at + 1):
            return  # "Đối với các trường chưa nộp, đề nghị …"
        if words.low[at] in _OPENED:
            closed = _OPENED[words.low[at]]
            behind = next((i + 1 for i in range(at + 1, stop) if words.low[i] == closed), stop)
            if closed == ")" and words.verb(behind):
                count, done = count + 1, words.verb_end(behind)
                yield End(at, "bracket", over)
            at = behind
            continue
        if words.end("time_limit", at):
            over = "beyond time"
        if at > last and at >= done and words.verb(at) and words.low[at - 1] not in ("và", "hoặc", "nhưng"):
            done = words.verb_end(at)
            if at not in words.behind["chair"]:
                count += 1
                yield End(at - 1, "mark", over) if words.low[at - 1] == "," else End(at, words.verb(at), over)
        at += 1


def _short(words: Words, phrase: Phrase) -> Iterator[End]:
    """Yield the ends behind the capitals of a name before words that no list knows: "thôn An San lợp mái"."""
    if phrase.kind == "other":
        return
    for at in range(phrase.head_end, phrase.sure):
        small = words.capital(at - 1) and words.is_word(at) and not words.capital(at)
        if small and not any(words.end(name, at) for name in _GOES_ON):
            yield End(at, "unknown", "short")


def following(words: Words, at: int) -> str:
    """Return what stands behind the end of a party; see `End.before`."""
    if at >= len(words):
        return "end"
    if words.low[at] == ":":
        return "colon"
    return words.verb(at) or ("mark" if not words.low[at][0].isalnum() else "stop")
