"""Words that are no syllables put right where one reading is left: a vowel seen twice, committees, "SỞY" before "TẾ".

Recognition gives a vowel with two marks as two vowels with one mark each: "TRUYÈÊN" is "TRUYỀN".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from ..text.keys import bare_in_place, bare_letters, strip_marks
from ..text.legacy_syllables import is_syllable
from .words import OcrWord

_VOWELS = frozenset("aeiouy")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_COMMITTEE = re.compile(r"(?:[UƯÚÙ]ND|[ƯÚÙ]BND|UBN|UBNP|UBNĐ)$")
"""What recognition makes of UBND."""
_OF_TERRITORY = frozenset(("tinh", "huyen", "quan", "thanh", "thi", "xa", "phuong", "tp"))
_LIKE_COMMITTEE = 66.0
"""Likeness (0…100) to "UBND" of a word of capitals that is it: no other abbreviation before a territory is so like."""
_MENDED = 0.8
"""Confidence at most of a word that is put right."""


def with_right_letters(words: list[OcrWord]) -> list[OcrWord]:
    """Return the words of a printed line with those put right that leave no other reading."""
    made: list[OcrWord] = []
    for at, word in enumerate(words):
        after = bare_in_place(words[at + 1].text).strip(".,") if at + 1 < len(words) else ""
        if after == "te" and bare_in_place(word.text) == "soy":
            middle = word.x0 + 0.68 * (word.x1 - word.x0)
            right = replace(word, text=word.text[2:], x0=middle + 6, confidence=min(word.confidence, _MENDED))
            made += [replace(right, text=word.text[:2], x0=word.x0, x1=middle), right]
            continue
        text = "UBND" if after in _OF_TERRITORY and _is_committee(word) else one_vowel(word.text)
        made.append(word if text == word.text else replace(word, text=text, confidence=min(word.confidence, _MENDED)))
    return made


def _is_committee(word: OcrWord) -> bool:
    """Tell whether a word before the name of a territory is "UBND": misread in capitals as long and as alike."""
    from rapidfuzz.fuzz import ratio

    if _COMMITTEE.match(word.text):
        return True
    letters = bare_letters(word.text)
    capitals = word.text.isupper() and not is_syllable(word.text)
    return capitals and 4 <= len(letters) <= 5 and ratio(letters, "ubnd") >= _LIKE_COMMITTEE


def one_vowel(text: str) -> str:
    """Return a word with a vowel that was seen twice as one, where only that makes it a syllable.

    >>> one_vowel("TRUYÈÊN"), one_vowel("THÔÒNG"), one_vowel("xoong"), one_vowel("GOOGLE")
    ('TRUYỀN', 'THỒNG', 'xoong', 'GOOGLE')
    """
    if not text.isalpha() or is_syllable(text):
        return text
    for at in range(len(text) - 1):
        one, two = text[at], text[at + 1]
        plain = strip_marks(one).lower()
        if plain not in _VOWELS or strip_marks(two).lower() != plain:
            continue
        both = _with_marks_of(one, two)
        joined = text[:at] + both + text[at + 2 :]
        if both != strip_marks(both) and is_syllable(joined):
            return joined
    return text


def _with_marks_of(one: str, two: str) -> str:
    """Return a vowel with the marks of two: the shape (ê, ơ) of either, the tone of either."""
    marks = unicodedata.normalize("NFD", one)[1:] + unicodedata.normalize("NFD", two)[1:]
    shapes = [mark for mark in marks if mark not in _TONES][:1]
    tones = [mark for mark in marks if mark in _TONES][:1]
    return unicodedata.normalize("NFC", strip_marks(one) + "".join(shapes + tones))
