"""Parties that no list of heads knows, by their place alone: the noun phrase before the first verb of a clause.

"Chi hội trưởng gửi danh sách …", "Những nơi bầu chưa đủ số phiếu tổ chức bầu lại …": who acts may be called anything.
Such a phrase only competes: lists know more of what they hold, so it has a kind of its own, `other`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from ..language.words import Words
from .phrases import Phrase, read_phrase_from

_NO_SUBJECT = (
    "adverbial", "stop", "product", "thing", "opener", "assign", "charge", "about", "hand", "give", "toward", "tell",
    "via", "along", "time_limit", "modal", "verb", "weak", "duty", "turn", "not_head", "purpose", "belongs",
)  # fmt: skip
"""What begins with a phrase of these lists is something else."""
_NO_SUBJECT_OF_MANY = ("product", "thing", "verb", "modal", "weak", "not_head", "hand", "give")
"""The same behind a word that makes a kind of them: "những nơi …"."""
_ROLES = ("head", "colon", "behind adverbial", "assign", "about", "duty", "turn", "by", "comma in party")
_SENDS = ("gửi", "nộp", "chuyển", "giao", "trả", "phản")
"""First words of verbs that hand something over."""
_WHERETO = ("về", "tới", "lên")
"""Right behind such a verb they leave no place for what is handed over."""
_LONGEST = 16
"""How many tokens stand before the verb at most."""


class _Sentence(Protocol):
    """What is asked of a sentence here; the whole of it asks for this file."""

    words: Words

    @property
    def phrases(self) -> list[Phrase]: ...

    def open_places(self) -> Iterable[int]: ...

    def role(self, phrase: Phrase, /) -> str: ...


def subjects(sentence: _Sentence) -> Iterator[Phrase]:
    """Yield the phrases where a party may stand and none of the lists begins, each up to the verbs behind it."""
    words = sentence.words
    nouns = _Nouns(words)
    held = {at for phrase in sentence.phrases for at in range(phrase.start, phrase.sure)}
    for index in sentence.open_places():
        if index in held or not nouns.may_begin(index):
            continue
        plural = words.end("plural", index) or (index + 1 if words.low[index][0].isdigit() else 0)
        phrase = Phrase(index, max(plural + 1, index + 1), "other", bool(plural))
        role = sentence.role(phrase)
        if role not in _ROLES or (words.low[index].isdigit() and role not in ("head", "colon", "assign")):
            continue
        read_phrase_from(words, phrase)
        if _stands_alone(words, phrase):
            yield phrase


class _Nouns:
    """Tells at which tokens a party may begin by what the lists hold of other things."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._others = [words.inside, *(marks for name in _NO_SUBJECT if (marks := words.at.get(name)))]
        self._others_of_many = [words.inside, *(marks for name in _NO_SUBJECT_OF_MANY if (marks := words.at.get(name)))]

    def may_begin(self, index: int) -> bool:
        """Tell whether a party may begin at the token."""
        words = self._words
        word = words.low[index]
        if word.isdigit():  # "04 Trung tâm Y tế …", "11 bản …"
            return len(word) <= 3 and words.low_at(index - 1) not in ("ngày", "tháng") and self._noun(index + 1)
        if not words.is_word(index) or index in words.inside:
            return False
        plural = words.end("plural", index)
        if plural and words.low_at(plural).isdigit():  # "Cả 05 thành viên …"
            plural += 1
        return self._noun_of_many(plural) if plural else self._noun(index)

    def _noun(self, index: int) -> bool:
        return self._words.is_word(index) and not any(index in marks for marks in self._others)

    def _noun_of_many(self, index: int) -> bool:
        return self._words.is_word(index) and not any(index in marks for marks in self._others_of_many)


def _stands_alone(words: Words, phrase: Phrase) -> bool:
    """Tell whether a verb follows before long, or the phrase is all that a heading says."""
    first = phrase.ends[0] if phrase.ends else None
    if first is None or first.at - phrase.start > _LONGEST:
        return False
    if _is_handed_over(words, phrase):
        return False
    acts = any(end.before in ("verb", "modal", "weak", "opener") for end in phrase.ends)
    if acts or (phrase.start <= 2 and phrase.ends[-1].before in ("colon", "end")):
        return True
    return words.low_at(first.at) in ("gồm", "và", "cùng", "hoặc", "ở", "thuộc") and _acts_later(words, first.at)


def _is_handed_over(words: Words, phrase: Phrase) -> bool:
    """Tell whether the phrase names what goes somewhere ("File mềm gửi về Sở"): who sends has something to send."""
    verb = next((end.at for end in phrase.ends if end.before in ("verb", "modal", "weak")), None)
    if verb is None or words.low[verb] not in _SENDS:
        return False
    behind = words.verb_end(verb)
    return words.low_at(behind) in _WHERETO or words.low_at(verb + 1) in _WHERETO


def _acts_later(words: Words, at: int) -> bool:
    """Tell whether a verb follows before the next mark or time."""
    for index in range(at, min(len(words), at + _LONGEST)):
        if words.verb(index):
            return True
        if not words.is_word(index) or words.end("time_limit", index):
            return False
    return False
