"""Several readings of one area become one: line by line and word by word, by what is a word and how surely it was read.

No reading is right because it came first. A word counts by its letters and its confidence; what is no syllable of the
language, no number and no abbreviation counts against the line that has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..text.legacy_syllables import is_syllable
from .words import OcrWord

LETTERS = re.compile(r"[^\W\d_]")
_EDGE = "“”\"'`‘’.,:;()[]_~^*|-–—+/!?<>«»"
_CODE = re.compile(r"(?:[A-ZĐƯÔƠÂĂÊ]{1,6}|[A-ZĐ]\.[A-ZĐ]+|\d[\d./]*|[A-ZĐ]{2,}[\w/&.-]*|[a-zđ]/[a-zđ]|[A-Zđ]/c)$")
_FIRST = 1.04
"""By how much another reading of a line must be better than the first."""
_DISPUTED = 0.55
"""Confidence of digits that two readings see differently."""
SAME_LINE = 0.55
"""Heights of print by which base lines of one line differ at most."""
_IN_ONE_PLACE = 0.5
"""Share of a word's width that another one covers."""
_DOUBT, _SURER = 0.8, 0.08
"""Confidence of a word below which another reading's is looked at, and by how much that must be surer."""


def is_word(text: str) -> bool:
    """Tell whether a recognised word can be one: each of its parts a syllable, a number or an abbreviation."""
    bare = text.strip(_EDGE)
    if not bare:
        return False
    parts = [part for part in re.split(r"[-–/.,]", bare) if part]
    return bool(_CODE.match(bare)) or all(is_syllable(part) or bool(_CODE.match(part)) for part in parts)


def worth(words: Sequence[OcrWord]) -> float:
    """Return what a line says: its letters by how surely they were read, less those that make no words."""
    total = 0.0
    for word in words:
        letters = sum(char.isalnum() for char in word.text)
        total += letters * word.confidence if is_word(word.text) else -0.5 * letters * (1 - 0.3 * word.confidence)
    return total


def lines_of(words: Iterable[OcrWord]) -> list[list[OcrWord]]:
    """Return the words by their printed lines, each from left to right."""
    lines: dict[int, list[OcrWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    return [sorted(line, key=lambda word: word.x0) for line in lines.values()]


def base_of(line: Sequence[OcrWord]) -> float:
    """Return the base line of a line: the middle one of its words'."""
    return sorted(word.base for word in line)[len(line) // 2]


def merged(readings: Sequence[list[list[OcrWord]]], high: float) -> list[list[OcrWord]]:
    """Return the lines that the readings of an area make together, from the top; `high` is the height of its print."""
    known: list[list[list[OcrWord]]] = []  # every printed line in all its readings
    for reading in readings:
        for line in reading:
            base = base_of(line)
            for group in known:
                if abs(base_of(group[0]) - base) < SAME_LINE * high:
                    group.append(line)
                    break
            else:
                known.append([line])
    made = sorted((_best(group, readings) for group in known), key=base_of)
    return [[replace(word, line=number) for word in line] for number, line in enumerate(made)]


def _best(group: list[list[OcrWord]], readings: Sequence[list[list[OcrWord]]]) -> list[OcrWord]:
    """Return the best reading of one printed line, its doubtful words from the others where these are surer."""
    whole = [line for reading in readings if (line := _joined(group, reading))]
    best = max(whole, key=lambda line: worth(line) * (1.0 if line is not whole[0] else _FIRST))
    others = [word for line in whole if line is not best for word in line]
    return [_surest(word, others) for word in best]


def _joined(group: list[list[OcrWord]], reading: list[list[OcrWord]]) -> list[OcrWord]:
    """Return the words that one reading has of the line, pieces of it beside one another joined.

    Of two words in one place, which strokes across the line are, the surer one stays.
    """
    pieces = [line for line in group if any(line is other for other in reading)]
    kept: list[OcrWord] = []
    words = [word for line in pieces for word in line]
    for word in words if len(pieces) < 2 else sorted(words, key=lambda word: -word.confidence):
        wide = _IN_ONE_PLACE * (word.x1 - word.x0)
        if len(pieces) < 2 or all(min(word.x1, other.x1) - max(word.x0, other.x0) < wide for other in kept):
            kept.append(word)
    return sorted(kept, key=lambda word: word.x0)


def _surest(word: OcrWord, others: list[OcrWord]) -> OcrWord:
    """Return the word, or another reading of the same print that is a word and surer.

    Digits that two readings see differently, each about as sure as the other, are sure no longer. The bar of Đ is what
    print loses, never what it gains.
    """
    number = _digits(word.text)
    if "D" in word.text and word.text.isupper():
        bars = (other for other in others if other.text.replace("Đ", "D") == word.text and _in_place(word, other))
        word = replace(word, text=next((other.text for other in bars if other.text != word.text), word.text))
    if word.confidence >= _DOUBT and is_word(word.text) and not number:
        return word
    found = word
    for other in others:
        if not _in_place(word, other) or not is_word(other.text):
            continue
        least = found.confidence + _SURER if is_word(found.text) else 0.5
        if other.confidence >= least:
            found = replace(other, x0=word.x0, x1=word.x1, base=word.base)
        elif number and _digits(other.text) not in ("", number) and other.confidence > word.confidence - _SURER:
            found = replace(found, confidence=min(found.confidence, _DISPUTED))
    return found


def _in_place(word: OcrWord, other: OcrWord) -> bool:
    """Tell whether two readings are of one printed word."""
    over = min(word.x1, other.x1) - max(word.x0, other.x0)
    return over >= 0.7 * max(word.x1 - word.x0, other.x1 - other.x0)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
