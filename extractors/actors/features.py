"""The features of a list of parties in its sentence, by which the ranking weighs who acts."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from schemas import Span

from ..language.words import plain
from ..reading import Reading
from ..text.keys import lower_in_place
from ..text.spelling import older_style
from .lexical import of_deed, of_words
from .phrases import End, Phrase
from .sentence import Chain, Sentence

_LETTERS, _GAP = r"([^\W\d_]+)", r"[\W\d_]+"
_WORDS = re.compile(rf"(?<![^\W\d_]){_LETTERS}(?:{_GAP}{_LETTERS}(?:{_GAP}{_LETTERS})?)?")
"""A word and the two behind it."""

_GROUPS = {
    "head": "head", "behind adverbial": "head", "colon": "head", "about": "head",
    "duty": "head", "owner": "owner",
    "assign": "asked", "charge": "charged", "listed": "listed",
    "toward": "receives", "give": "receives", "via": "receives", "tell": "receives",
}  # fmt: skip


def natural(sentence: Sentence, phrase: Phrase) -> Chain:
    """Return the phrase with its list up to the first verb that is no part of it."""
    chains = [chain for chain in sentence.chains(phrase) if chain[-1][1].over != "short"]
    order = ("modal", "verb", "weak")
    acting = [chain for chain in chains if chain[-1][1].before in order]
    named = next((chain for chain in chains if chain[-1][1].before == "colon"), chains[0])
    return min(acting, key=lambda chain: chain[-1][1].before == "weak") if acting else named


def leads(sentence: Sentence, phrase: Phrase) -> bool:
    """Tell whether a party stands where those who act stand."""
    role = sentence.role(phrase)
    acts = sentence.doing(phrase)
    return role == "assign" or (group_of(role) == "head" and bool(acts & {"acts", "colon", "adverb"}))


class Traits:
    """What is peculiar to a document: its issuer, its addressees, its citations."""

    def __init__(self, reading: Reading, low: str) -> None:
        self.reading, self.low = reading, low
        self._letter = reading.doc_type is not None and reading.doc_type.code in ("CV", "GM", "TB", "CĐ")
        self._issuer = lower_in_place(reading.issuer.name or "").replace("ủy ban nhân dân", "ubnd")
        self._addressees = {lower_in_place(party.as_written).strip() for party in reading.addressees}
        self._cited = sorted((m.start, m.end) for c in reading.citations for m in c.mentions)
        self._counts: dict[tuple[tuple[str, ...], int], int] = {}
        self._places: dict[tuple[Span, int], tuple[str, ...]] = {}

    def of_place(self, sentence: Sentence, phrase: Phrase) -> tuple[str, ...]:
        """Return the features of the place of a party in its sentence, whatever its length and the time."""
        key = sentence.span, phrase.start
        if key not in self._places:
            self._places[key] = tuple(self._read_place(sentence, phrase))
        return self._places[key]

    def _read_place(self, sentence: Sentence, phrase: Phrase) -> Iterator[str]:
        words = sentence.words
        role = sentence.role(phrase)
        group = group_of(role)
        acts = sentence.doing(phrase)
        does = next((each for each in ("including", "acts", "colon", "adverb", "ends") if each in acts), "")
        kind = f"{phrase.kind}{'*' if phrase.plural else ''}"
        yield from (f"role:{role}", f"role:{role}|{does}", f"kind:{kind}", f"kind:{kind}|{group}")
        if phrase.kind == "other":
            yield f"other|{'*' if phrase.plural else ''}|{does}|{phrase.first.before}"
            two = words.low_at(phrase.start), words.low_at(phrase.start + 1)
            yield f"other|known {self._times(*two, most=3)}"
        yield from of_deed(sentence, phrase, group)
        if role == "charge":
            at = words.behind["charge"].get(phrase.start, phrase.start)
            opens = "opens" if sentence.clause_start(at) >= at else "inside"
            yield f"charge|{' '.join(words.low[at : phrase.start])}|{opens}"
        if role == "listed":
            first = sentence.lister(phrase)
            others = "acts" if "acts" in sentence.doing(first) else ""
            yield f"listed|{words.low_at(phrase.start - 1)}|{does}|{group_of(sentence.role(first))}|{others}"
        if group in ("head", "asked") and any(
            self.low[slice(*sentence.place(phrase, end))] in self._addressees for end in phrase.ends
        ):
            yield f"addressee|{group}"
        if phrase.start in sentence.beside:
            yield "beside"
        if phrase.start in sentence.bracketed:
            yield "in brackets"
        if any(sentence.lends(end) for end in phrase.ends):
            yield "lends a hand"
        asks = self._asks(sentence, phrase)
        if asks:
            yield from ("asks", f"asks|{asks}")
        if any(self._is_issuer(sentence.place(phrase, end)) for end in phrase.ends):
            yield from ("issuer", f"issuer|{group}")
        if self._in_citation(sentence.offset(phrase.start)):
            yield "cited"

    @staticmethod
    def _asks(sentence: Sentence, phrase: Phrase) -> str:
        """Return the verb with which the party asks others to act, where its first verb is such a one."""
        words = sentence.words
        verbs = [end.at for end in phrase.ends if end.before in ("modal", "verb", "weak")]
        at = verbs[0] if verbs else phrase.sure
        behind = max(words.end("assign", at), words.end("charge", at))
        if not behind or behind < words.end("verb", at):
            return ""
        if sentence.begins(behind):
            return " ".join(words.low[at:behind])
        assigned = words.end("assign", at) == behind and behind < len(words) and words.verb(behind)
        return "somebody unnamed" if assigned else ""

    def of_extent(self, sentence: Sentence, chain: Chain) -> Iterator[str]:
        """Yield the features of how far a list of parties goes: where each name ends, and the list."""
        for number, (phrase, end) in enumerate(chain):
            place = "last" if number == len(chain) - 1 else "inner"
            yield from self._of_end(sentence, phrase, end, place)
            if number:
                before = chain[number - 1][0]
                mark = sentence.words.low_at(chain[number - 1][1].at)
                same = before.kind == phrase.kind and before.plural == phrase.plural
                yield f"joined:{before.kind}>{phrase.kind}"
                yield f"joined:{mark}|{'same' if same else 'other'}"
                yield f"joined:{mark}|{group_of(sentence.role(chain[0][0]))}|{sentence.left(chain[0][0])}"
        last, end = chain[-1]
        if sentence.following(last, end) is not None:
            yield from ("cut", f"cut|{sentence.words.low_at(end.at)}", f"cut|{end.over}")
        first, ended = chain[0]
        if self.low[slice(*sentence.place(first, ended))] in self._addressees:
            yield "addressee"

    def _of_end(self, sentence: Sentence, phrase: Phrase, end: End, place: str) -> Iterator[str]:
        words = sentence.words
        kind = f"{phrase.kind}{'*' if phrase.plural else ''}"
        acts = sentence.acts(end)
        yield from (f"{place}|{acts}", f"{place}|end:{end.over}|{end.before}", f"over:{end.over}|{kind}")
        yield f"end:{end.before}|{kind}"
        behind = words.verb_end(end.at) if end.before in ("weak", "verb", "modal") else 0
        if behind:
            following = words.verb(behind) if behind < len(words) else ""
            yield f"verbs:{end.over}|{end.before}|{following}"
            yield f"v:{' '.join(words.low[end.at : behind])}"
        yield from self._of_clause(sentence, phrase, end)
        if end.over in ("beyond", "beyond time", "opener", "weak"):
            commas = sum(word in (",", "hoặc", "nhưng") for word in words.low[phrase.head_end : end.at])
            yield f"commas:{min(commas, 2)}|{end.over}|{acts}"
        if end.at == phrase.head_end:  # nothing but the head: "Hội đồng", "Thí sinh"
            yield from (f"bare|{acts}|{kind}", f"bare:{' '.join(words.low[phrase.start : end.at])}|{acts}")
        if any(end.at in words.behind[name] for name in ("verb", "weak")):  # a verb without its object
            opened = next((e.before for e in phrase.ends if e.before in ("opener", "weak", "verb")), "")
            yield from (f"ends in verb|{acts}", f"ends in verb|{opened}|{acts}")
        if phrase.known:
            yield "named" if end.at in phrase.known else "in name" if end.at < max(phrase.known) else "over name"
        if phrase.whole:
            state = "all" if end.at == phrase.whole else "part" if end.at < phrase.whole else "over"
            run = next((e.before for e in phrase.ends if e.at < end.at and e.before in ("modal", "verb", "weak")), "")
            yield from (f"heading|{state}", f"heading|{state}|{end.before}", f"heading|{state}|over:{run}")
        longer = next((each for each in phrase.ends if each.at > end.at), None)
        if longer is not None:
            yield f"shorter:{end.over}|{end.before}<{longer.over}|{longer.before}"
        shorter = next((each for each in reversed(phrase.ends) if each.at < end.at), None)
        if shorter is not None:
            yield f"longer:{shorter.over}|{shorter.before}>{end.over}|{end.before}"
        if end.at - phrase.start > 25:
            yield "very long"
        yield from of_words(sentence, phrase, end)
        if end.before in ("verb", "weak", "unknown", "opener") and end.at - phrase.start > 1:
            always = self._always(words.low[end.at - 2 : end.at + 1])
            if always:
                yield f"always:{always}|{end.before}"

    def _times(self, *words: str, most: int = sys.maxsize) -> int:
        """Return how many times these words follow one another in the document, counted up to `most`."""
        key = words, most
        if key not in self._counts:
            self._counts[key] = sum(islice(_runs(self.low, words), most)) if all(words) else 0
        return self._counts[key]

    def _always(self, three: list[str]) -> str:
        """Tell whether the third word follows wherever the document has the first two: they are one name."""
        times = self._times(*three[:2])
        if times < 2:
            return ""
        together = self._times(*three)
        return "yes" if together == times else "never" if together == 1 else "often"

    @staticmethod
    def _of_clause(sentence: Sentence, phrase: Phrase, end: End) -> Iterator[str]:
        """Yield how a clause that tells which are meant opens, how many verbs it holds and how many are left."""
        words = sentence.words
        acting = [each for each in phrase.ends if each.before in ("verb", "weak", "modal")]
        index = sum(each.at < end.at for each in acting)
        left = sentence.verbs_between(end.at)
        opened = next(
            (each.before for each in phrase.ends if each.before in ("opener", "weak", "modal", "verb", "stop")), ""
        )
        does = "acts" if end in acting else "not"
        yield f"verb:{end.over}|{min(index, 3)}|{does}"
        yield f"clause:{opened}|{does}|{min(index, 3)}|{min(left, 2)}"
        yield f"left:{does}|{min(left, 2)}"
        if end in acting and end is acting[-1]:
            yield f"verb:last|{opened}"
        ahead = any(each.at > end.at and words.end("bound", each.at) for each in acting)
        if ahead:
            yield from (f"bound ahead|{does}", f"bound ahead|{end.over}")
        elif end in acting and words.end("bound", end.at):
            yield from ("bound", f"bound|{end.over}")

    def _is_issuer(self, span: Span) -> bool:
        """Tell whether the words name the issuer itself, whose duties a letter does not set."""
        words = self.low[span.start : span.end].replace("ủy ban nhân dân", "ubnd")
        if not self._issuer or not self._letter:
            return False
        return words == self._issuer or (len(words) > 6 and self._issuer.startswith(words))

    def _in_citation(self, offset: int) -> bool:
        index = bisect_left(self._cited, (offset, len(self.low))) - 1
        return index >= 0 and offset < self._cited[index][1]


def _runs(low: str, words: tuple[str, ...]) -> Iterator[int]:
    """Yield 1 wherever the two or three words, spelt as `plain` does, follow one another in the text."""
    seconds = (words[1], older_style(words[1]))
    for first in {words[0], older_style(words[0])}:
        at, length = low.find(first), len(first)
        while at >= 0:
            behind = at + length + 1
            goes_on = low[behind - 1 : behind] != " " or low.startswith(seconds, behind)
            found = _WORDS.match(low, at) if goes_on or not low[behind : behind + 1].isalpha() else None
            if found and all(plain(each or "") == word for each, word in zip(found.groups(), words, strict=False)):
                yield 1
            at = low.find(first, at + 1)


def group_of(role: str) -> str:
    """Return what kind of place a role is: `head`, `asked`, `charged`, `listed`, `receives` or `inside`."""
    return _GROUPS.get(role, "inside")


def towards_time(sentence: Sentence, first: Phrase, token: int, behind: int) -> Iterator[str]:
    """Yield where a party stands to the time."""
    group = group_of(sentence.role(first))
    before = first.start < token
    low, high = (first.sure, token) if before else (behind, first.start)
    semicolons, leading = sentence.semicolons, sentence.leading
    parted = bisect_left(semicolons, high) > bisect_left(semicolons, low)
    between = bisect_left(leading, high) - bisect_left(leading, low)
    side = "before" if before else "after"
    dates = sentence.dates
    told = bisect_left(dates, high) - bisect_left(dates, low)
    yield from (f"{side}|{group}", f"{side}|dated:{min(told, 2)}|{group}")
    yield f"{side}|{'parted' if parted else 'near'}|{group}"
    yield f"{side}|between:{min(between, 2)}|{group}"
    if before:
        clause = bisect_left(semicolons, first.start) - 1
        ahead = bisect_left(leading, first.start) - bisect_left(leading, semicolons[clause] if clause >= 0 else 0)
        yield f"ahead:{min(ahead, 2)}|{group}"
    else:
        led = sentence.clause_start(token) >= token
        gap = first.start - behind
        yield f"after|{'led' if led else 'inside'}|{'close' if gap < 3 else 'far' if gap > 8 else 'near'}"
