"""To whom the work goes, through whom, by which channel and in which form: read around one time expression."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from schemas import Span

from ..language.words import word_lists
from ..text.spelling import spellings
from ..times.words import A_DAY, word_pattern
from .candidates import Steps
from .contenders import AskedTime, Contender, certain
from .party_lists import GUESSED
from .ranking import best, fitted
from .sentence import Chain, Sentence

_NEAR = 10
"""How many parties on each side of a time are looked at."""
_JOINTS = ("và", ";", ",", "đồng", ":")
"""Behind a time: the words with which what has a time of its own may go on."""
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@lru_cache(maxsize=1)
def _via_words() -> re.Pattern[str]:
    """Return what stands before whoever takes something in for another: a word of the list `via`, a bracket."""
    last = sorted({spellings(phrase.split()[-1]) for phrase in word_lists()["via"]["words"]})
    return re.compile("|".join([r"\(", *last]))


class Receivers:
    """Reads where the work of the deadlines of one document goes."""

    def __init__(self, steps: Steps, low: str) -> None:
        self.steps, self.low = steps, low

    def read(
        self, asked: AskedTime, segment: Span, actors: tuple[Span, ...]
    ) -> tuple[Span | None, Span | None, Span, float]:
        """Return (to whom the work goes, through whom, the words that say so, how likely beside other receivers)."""
        chosen, share = best(self.candidates(asked, segment, actors), fitted()["receiver"])
        to = next(iter(chosen.lengths[0].names), None)
        place = segment if chosen.step != "following" or to is None else self._sentence_of(asked.paragraph, to)
        return to, self._via(place, to), place, share

    def candidates(self, asked: AskedTime, segment: Span, actors: tuple[Span, ...]) -> list[Contender]:
        """Return everybody to whom the work may go; the last candidate is nobody."""
        sentence = self.steps.parsed.parse(asked.sentence)
        found = [*self._in_sentence(sentence, asked, segment, actors), *self._following(asked)]
        some = any("gets" in candidate.features for candidate in found)
        return [*found, certain("nobody", (), "nobody|some" if some else "nobody|none")]

    def _in_sentence(
        self, sentence: Sentence, asked: AskedTime, segment: Span, actors: tuple[Span, ...]
    ) -> Iterator[Contender]:
        token, behind = sentence.token_at(asked.time.start), sentence.token_at(asked.time.end)
        first, last = sentence.token_at(segment.start), sentence.token_at(segment.end)
        hands = any(start in sentence.words.at["hand"] for start in range(first, last))
        middle = bisect_left(sentence.starts, token)
        for phrase in sentence.phrases[max(0, middle - _NEAR) : middle + _NEAR]:
            if token <= phrase.start < behind or sentence.role(phrase) in ("assign", "head", "listed"):
                continue
            for chain in sentence.names(phrase):
                whole = Span(sentence.place(*chain[0]).start, sentence.place(*chain[-1]).end)
                inside = first <= phrase.start < last
                features = [*_gets(sentence, chain), *_about(sentence, chain, token, inside)]
                if inside and phrase.start >= behind and last < len(sentence.words):  # "… và báo cáo X trong 24 giờ"
                    joint = sentence.words.low_at(behind)
                    features.append(f"timed|{joint if joint in _JOINTS else 'other'}")
                if not inside:
                    features.append(f"outside|{'hands' if hands else 'no'}")
                if any(actor.start < whole.end and whole.start < actor.end for actor in actors):
                    features.append("acts itself")
                yield certain("own", (whole,), *features)

    def _following(self, asked: AskedTime) -> Iterator[Contender]:
        """Read "Danh sách, báo cáo gửi về X" in the paragraphs that go on with the item."""
        for other in self.steps.outline.following(asked.paragraph):
            for span in self.steps.parsed.parts(other):
                words = self.low[span.start : span.end]
                if not word_pattern("goes_to").search(words) or A_DAY.search(words):
                    continue
                sentence = self.steps.parsed.parse(span)
                for phrase in sentence.phrases[:_NEAR]:
                    for chain in sentence.names(phrase):
                        whole = Span(sentence.place(*chain[0]).start, sentence.place(*chain[-1]).end)
                        features = tuple(_gets(sentence, chain))
                        if "gets" in features:
                            yield certain("following", (whole,), *features, "following")

    def _sentence_of(self, index: int, place: Span) -> Span:
        spans = (span for other in self.steps.outline.following(index) for span in self.steps.parsed.parts(other))
        return next(span for span in spans if span.start <= place.start < span.end)

    def _via(self, place: Span, to: Span | None) -> Span | None:
        """Return who takes it in: behind "qua", or the unit in brackets behind the body."""
        if self.steps.reading.clauses is None and not _via_words().search(self.low, *place):
            return None
        sentence = self.steps.parsed.parse(place)
        for phrase in sentence.phrases:
            last = next((end for end in phrase.ends if not end.over), phrase.first)
            named = sentence.place(phrase, last)
            if to is not None and to.start <= named.start < to.end:
                continue
            before = sentence.words.low_at(phrase.start - 1)
            unit = (
                before == "("
                and to is not None
                and self.low[to.end : named.start].strip() == "("
                and last.before == "mark"
            )
            if sentence.left(phrase) == "via" or (unit and phrase.kind == "body"):
                return named
        return None

    def form(self, segment: Span) -> Span | None:
        """Return "theo mẫu gửi kèm" and the like."""
        match = word_pattern("form").search(self.low, *segment) if self.low.find("theo", *segment) >= 0 else None
        return Span(*match.span()) if match else None

    def channel(self, segment: Span) -> Span | None:
        """Return the e-mail address or the system that the work goes through."""
        match = word_pattern("channel").search(self.low, *segment)
        if match:
            return Span(*match.span("channel"))
        mail = _MAIL.search(self.low, *segment)
        return Span(*mail.span()) if mail else None


def _gets(sentence: Sentence, chain: Chain) -> Iterator[str]:
    """Yield the features of a list of parties as the receiver, whatever the time."""
    first, (last, end) = chain[0][0], chain[-1]
    role = sentence.role(first)
    kind = f"{first.kind}{'*' if first.plural else ''}"
    yield from (f"role:{role}", f"role:{role}|{kind}", f"end:{end.over}|{end.before}", f"over:{end.over}|{last.kind}")
    if sentence.following(last, end) is not None:
        yield "cut"
    if any(each.at > end.at and each.over not in GUESSED for each in last.ends):
        yield f"shorter:{end.over}|{end.before}"
    if role in ("give", "toward"):
        yield "gets"
        begin = sentence.clause_start(first.start)
        verbs = [
            start for start in range(max(begin, first.start - 20), first.start) if start in sentence.words.at["hand"]
        ]
        words = sentence.words
        word = " ".join(words.low[max(verbs) : words.at["hand"][max(verbs)]]) if verbs else "none"
        yield f"hand:{word}"
        yield f"hand:{role}|{words.low[first.start - 1]}"
        yield f"hand:{role}|{words.low[first.start - 1]}|{kind}"
    if role == "via":
        begin = sentence.clause_start(first.start)
        hands = any(start in sentence.words.at["hand"] for start in range(begin, first.start))
        gets = sentence.getting
        beside = bisect_left(gets, first.start) > bisect_left(gets, begin)
        yield f"via|{'hands' if hands else 'no'}|{'beside' if beside else 'alone'}"
    if first.start in sentence.bracketed:
        yield "in brackets"
    if "đã" in sentence.words.low[max(sentence.clause_start(first.start), first.start - 8) : first.start]:
        yield "told of the past"


def _about(sentence: Sentence, chain: Chain, token: int, inside: bool) -> Iterator[str]:
    """Yield where a list of parties stands to the time and to a clause of purpose."""
    first = chain[0][0]
    role = sentence.role(first)
    side = "before" if first.start < token else "after"
    low, high = sorted((first.start, token))
    parted = bisect_left(sentence.semicolons, high) > bisect_left(sentence.semicolons, low)
    gets = sentence.getting
    between = bisect_left(gets, high) - bisect_left(gets, low + 1)
    yield f"{side}|{role}"
    yield f"{side}|{'inside' if inside else 'outside'}|{'parted' if parted else 'near'}"
    yield f"{side}|between:{min(between, 2)}"
    purpose = _purpose(sentence, first.start)
    yield f"{side}|purpose:{purpose}"
    yield f"{side}|purpose:{purpose}|{role}"


def _purpose(sentence: Sentence, start: int) -> str:
    """Tell whether "để", "nhằm" stand before the party in its clause, and whether somebody got it before them."""
    begin = sentence.clause_start(start)
    cues = [at for at in range(begin, start) if at in sentence.words.at["purpose"]]
    if not cues:
        return "none"
    if any(sentence.begins(at) for at in (cues[-1] + 1, cues[-1] + 2) if at < start):
        return "another's"
    gets = sentence.getting
    return "hop" if bisect_left(gets, cues[-1]) > bisect_left(gets, begin) else "first"
