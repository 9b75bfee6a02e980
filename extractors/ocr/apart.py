"""Words that recognition ran together are set apart: "UBNDTỈNHHÒAPHONG" is "UBND TỈNH HÒA PHONG", "VănAn" is "Văn An".

Capitals are parted only where the whole word is made of words of names of bodies and of places, whatever its tones, so
that no other reading is left; tones are put right afterwards.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

from ..lexicon.lists import ordered
from ..text.keys import bare_in_place, strip_marks
from ..text.legacy_syllables import is_syllable
from .phrases import phrase_table
from .words import OcrWord

_LEAST = 5
"""Letters of a word in capitals that may be several."""
_EDGE = "_|-–—'`‘’\"“”~^.*"
_MOST_PARTS = 5
"""Words of a name that are run together at most."""
_SURE = 0.85
"""Confidence of words that the lexicon explains whole, tones apart."""


def with_words_apart(words: list[OcrWord]) -> list[OcrWord]:
    """Return the words of a printed line with those run together parted."""
    if not any(_may_be_joined(word.text) for word in words):
        return words
    parted: list[OcrWord] = []
    for word in words:
        parted += _parted(word)
    return parted


def _may_be_joined(text: str) -> bool:
    return len(text) > 4 and (_is_capitals(text.strip(_EDGE)) or len(_capitalised(text)) > 1)


def _is_capitals(text: str) -> bool:
    return len(text) >= _LEAST and text.isalpha() and text.isupper()


def _capitalised(text: str) -> list[str]:
    """Return the syllables of words that were run together, each with a capital: "HàVănPhong"; () where it is none."""
    starts = [index for index, char in enumerate(text) if char.isupper()]
    if not 2 <= len(starts) <= _MOST_PARTS or starts[0] or any(b - a < 2 for a, b in pairwise(starts)):
        return []
    parts = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    return parts if all(is_syllable(part.rstrip(".,;:")) for part in parts) else []


def _parted(word: OcrWord) -> list[OcrWord]:
    parts = _capitalised(word.text)
    if parts:
        return _cut(word, parts, word.confidence)
    text = word.text.strip(_EDGE)
    if not _is_capitals(text) or (len(text) == _LEAST and is_syllable(text)):
        return [word]
    key = bare_in_place(text)
    for junk in range(3):  # letters that a rule or a speck before the name was read as
        lengths = _lengths(key[junk:]) if not junk or key[junk:].startswith(("ubnd", "uyban", "hdnd")) else None
        if lengths is not None and len(lengths) > 1:
            pieces, at = [], junk
            for length in lengths:
                pieces.append(text[at : at + length])
                at += length
            return _cut(word, pieces, max(word.confidence, _SURE))
    return _two_syllables(word, text)


def _two_syllables(word: OcrWord, text: str) -> list[OcrWord]:
    """Part a word that is no syllable but two, each with a mark of its own, in one way only: "SỰTỈNH"."""
    if is_syllable(text):
        return [word]
    ways = [
        [one, two]
        for at in range(2, len(text) - 1)
        if (one := text[:at]) != strip_marks(one) and (two := text[at:]) != strip_marks(two)
        and is_syllable(one) and is_syllable(two) and not _opens_with_vowel(two)
    ]  # fmt: skip
    return _cut(word, ways[0], word.confidence) if len(ways) == 1 else [word]


def _opens_with_vowel(text: str) -> bool:
    return bare_in_place(text[0]) in "aeiouy"


def _cut(word: OcrWord, pieces: list[str], confidence: float) -> list[OcrWord]:
    step = (word.x1 - word.x0) / (sum(map(len, pieces)) + 0.6 * (len(pieces) - 1))
    made, left = [], word.x0
    for piece in pieces:
        right = left + len(piece) * step
        made.append(replace(word, text=piece, x0=left, x1=right, confidence=confidence))
        left = right + 0.6 * step
    return made


def _lengths(key: str) -> list[int] | None:
    """Return the lengths of the words that the letters are made of, the fewest phrases first; None where of none."""
    best: list[tuple[int, list[int]] | None] = [(0, [])] + [None] * len(key)
    phrases = _phrases()
    for at in range(len(key)):
        here = best[at]
        if here is None:
            continue
        for end in range(at + 2, min(at + 34, len(key)) + 1):
            lengths = phrases.get(key[at:end])
            there = best[end]
            if lengths is not None and (there is None or here[0] + 1 < there[0]):
                best[end] = (here[0] + 1, [*here[1], *lengths])
    last = best[-1]
    return last[1] if last is not None else None


@cache
def _phrases() -> dict[str, tuple[int, ...]]:
    """Return the words of every phrase of the lexicon by its letters run together."""
    found = {phrase.replace(" ", ""): tuple(map(len, phrase.split())) for phrase in ordered("words_run_together")}
    for key in phrase_table():
        found.setdefault("".join(key), tuple(map(len, key)))
    return found
