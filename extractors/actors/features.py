"""The features of a list of parties in its sentence, by which the ranking weighs who acts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from schemas import Span

from ..reading import Reading
from ..text.keys import lower_in_place
from .phrases import Phrase
from .sentence import Chain, Sentence

_GROUPS = {
    "head": "head", "behind adverbial": "head", "colon": "head", "about": "head", "break": "head",
    "assign": "asked", "charge": "charged", "listed": "listed",
    "toward": "receives", "give": "receives", "via": "receives", "tell": "receives",
}  # fmt: skip


def natural(sentence: Sentence, phrase: Phrase) -> Chain:
    """Return the phrase with its list up to the first verb that is no part of it."""
    chains = sentence.chains(phrase)
    order = ("modal", "verb", "weak")
    acting = [chain for chain in chains if chain[-1][1].before in order]
    return min(acting, key=lambda chain: chain[-1][1].before == "weak") if acting else chains[0]


def leads(sentence: Sentence, chain: Chain) -> bool:
    """Tell whether a list of parties stands where those who act stand."""
    role, acts = sentence.role(chain[0][0]), sentence.acts(chain[-1][1])
    return role == "assign" or (_group(role) == "head" and acts in ("acts", "colon", "adverb"))


class Traits:
    """What is peculiar to a document: its issuer, its addressees, its citations."""

    def __init__(self, reading: Reading, low: str) -> None:
        self.reading, self.low = reading, low
        self._letter = reading.doc_type is not None and reading.doc_type.code in ("CV", "GM", "TB", "CĐ")
        self._issuer = lower_in_place(reading.issuer.name or "").replace("ủy ban nhân dân", "ubnd")
        self._addressees = {lower_in_place(party.as_written).strip() for party in reading.addressees}
        self._cited = sorted((m.start, m.end) for c in reading.citations for m in c.mentions)

    def of(self, sentence: Sentence, chain: Chain) -> Iterator[str]:
        """Yield the features of a list of parties in its sentence, whatever the time."""
        (first, _), (last, end) = chain[0], chain[-1]
        words = sentence.words
        role, acts = sentence.role(first), sentence.acts(end)
        kind = f"{first.kind}{'*' if first.plural else ''}"
        yield from (f"role:{role}", f"role:{role}|{acts}", f"kind:{kind}", f"kind:{kind}|{_group(role)}")
        yield from (f"end:{end.over}|{end.before}", f"over:{end.over}|{last.kind}{'*' if last.plural else ''}")
        behind = words.verb_end(end.at) if end.before in ("weak", "verb") else 0
        if behind and behind < len(words) and words.verb(behind):
            yield f"verbs:{end.over}|{end.before}|{words.verb(behind)}"
        if role == "about":
            yield f"about|end:{end.over}|{end.before}"
        if len(chain) == 1 and self.low[slice(*sentence.place(first, end))] in self._addressees:
            yield f"addressee|{_group(role)}"
        acting = [each for each in last.ends if each.before in ("verb", "weak", "modal")]
        if end in acting and end.over in ("opener", "weak"):
            yield f"verb:{end.over}|{min(acting.index(end), 3)}"
        longer = next((each for each in last.ends if each.at > end.at), None)
        if longer is not None:
            yield f"shorter:{end.over}|{end.before}<{longer.over}|{longer.before}"
        shorter = next((each for each in reversed(last.ends) if each.at < end.at), None)
        if shorter is not None:
            yield f"longer:{shorter.over}|{shorter.before}>{end.over}|{end.before}"
        if sentence.following(last, end) is not None:
            yield "cut"
        if first.start in sentence.beside:
            yield "beside"
        if first.start in sentence.bracketed:
            yield "in brackets"
        if sentence.lends(end):
            yield "lends a hand"
        if (
            end.at < len(words)
            and end.at in words.at["assign"]
            and not words.end("verb", end.at) > words.end("assign", end.at)
        ):
            yield "asks"
        if self._is_issuer(sentence.place(first, chain[0][1])):
            yield "issuer"
        if self._in_citation(sentence.offset(first.start)):
            yield "cited"
        if end.at - last.start > 25:
            yield "very long"

    def _is_issuer(self, span: Span) -> bool:
        """Tell whether the words name the issuer itself, whose duties a letter does not set."""
        words = self.low[span.start : span.end].replace("ủy ban nhân dân", "ubnd")
        if not self._issuer or not self._letter:
            return False
        return words == self._issuer or (len(words) > 6 and self._issuer.startswith(words))

    def _in_citation(self, offset: int) -> bool:
        index = bisect_left(self._cited, (offset, len(self.low))) - 1
        return index >= 0 and offset < self._cited[index][1]


def _group(role: str) -> str:
    return _GROUPS.get(role, "inside")


def towards_time(sentence: Sentence, chain: Chain, token: int, behind: int) -> Iterator[str]:
    """Yield where a list of parties stands to the time."""
    first, end = chain[0][0], chain[-1][1]
    role = sentence.role(first)
    group = _group(role)
    before = first.start < token
    low, high = (end.at, token) if before else (behind, first.start)
    semicolons, leading = sentence.semicolons, sentence.leading
    parted = bisect_left(semicolons, high) > bisect_left(semicolons, low)
    between = bisect_left(leading, high) - bisect_left(leading, low)
    side = "before" if before else "after"
    yield f"{side}|{group}"
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
