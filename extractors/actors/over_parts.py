"""One time over several parts of a sentence: "Sở A lập dự toán; Sở B bố trí vốn. Hoàn thành trước ngày …"."""

from __future__ import annotations

from collections.abc import Iterator

from schemas import Span

from ..times.words import word_pattern
from .contenders import Contender
from .features import leads, natural
from .lengths import Length
from .phrases import Phrase
from .sentence import Sentence

_PARTS = 8
"""So many parts are put together at most."""
_SEEN = 80
"""So many characters of a part tell whether its time holds for all."""
_HEADS = ("start", "semicolon", "assign")
"""Where the one stands who acts in a part."""


def holds_for_all(low: str) -> bool:
    """Tell whether words in lower case begin as what is said of all that stands before: "Tất cả xong trước …"."""
    return word_pattern("of_all_parts").match(low) is not None


def heads_of_parts(sentence: Sentence, before: int | None = None) -> list[Phrase]:
    """Return who acts in each part of a sentence, up to the token `before`; nobody where one part has all.

    A part is what stands between semicolons; each must have somebody who acts in it.
    """
    if ";" not in sentence.words.low[:before]:
        return []
    heads: dict[int, Phrase] = {}
    for phrase in sentence.phrases:
        if before is not None and phrase.start >= before:
            break
        if sentence.left(phrase) in _HEADS and leads(sentence, phrase):
            heads.setdefault(sentence.clause_start(phrase.start), phrase)
    return list(heads.values()) if 1 < len(heads) <= _PARTS else []


def parts_before(sentence: Sentence, token: int, low: str) -> list[Phrase]:
    """Return who acts in the parts before the one with the token, where the time in that holds for all of them."""
    begin = sentence.clause_start(token)
    if sentence.words.low_at(begin - 1) != ";":
        return []
    start = sentence.offset(begin) if begin < token else -1
    return heads_of_parts(sentence, begin) if start >= 0 and holds_for_all(low[start : start + _SEEN]) else []


def spread(sentence: Sentence, phrase: Phrase, heads: list[Phrase], candidate: Contender) -> Contender:
    """Return a contender that acts in one part together with those of the other parts."""
    if phrase not in heads:
        return candidate
    at = heads.index(phrase)

    def names(others: list[Phrase]) -> tuple[Span, ...]:
        return tuple(sentence.place(*each) for other in others for each in natural(sentence, other))

    def measure() -> Iterator[Length]:
        first, last = names(heads[:at]), names(heads[at + 1 :])
        for length in candidate.lengths:
            yield Length(tuple(dict.fromkeys((*first, *length.names, *last))), length.features)

    return candidate._replace(measure=measure)
