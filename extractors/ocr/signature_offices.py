"""Offices and collectives of signature blocks, found in lines of capitals that seal and signature cover.

A line is an office only where each of its syllables is like the office's: what is in no list stays as recognised, and
is never read as the nearest office that is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from ..lexicon.lists import ordered
from ..text.keys import bare_letters_and_digits
from .words import OcrWord

_LETTERS = re.compile(r"[^\W\d_]")
_JOINT = re.compile(r"(?<=[.:;,'`])(?=[^\W\d_]{2})")
"""Where a mark and an office were run together: "TL.GIÁM"."""
MARKS = {"tm": "TM.", "kt": "KT.", "tl": "TL.", "tuq": "TUQ.", "q": "Q."}
_SYLLABLE = ((0.8, 75.0), (0.6, 70.0), (0.3, 60.0), (0.0, 50.0))
"""Likeness (0…100) that a syllable of an office needs, by the confidence from which on it does."""
_MEAN = 76.0
"""Likeness that all syllables need together."""
_RUN_TOGETHER = 92.0
"""Likeness of syllables that were run together or torn apart."""
_RIVAL, _PLAIN = 4.0, 97.0
"""By how much an office must be ahead of another one, unless it is read as plainly as this."""
_MOST_BEFORE = 4
LINKS, _LINK_SURE = ("-", "–", "&"), 0.7
_PRINTED = 0.85
"""Confidence from which on a word before an office is one of print."""
_LONGEST = 70


Read = tuple[str, float]
"""A word as it was read, and how surely (0…1)."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office or a collective as the list has it."""

    name: str
    keys: tuple[str, ...]
    """Its syllables in capitals without diacritics."""
    body: bool
    """A collective, for which one signs (TM.)."""


@dataclass(frozen=True, slots=True)
class Found:
    """An office in a line of words."""

    office: Office
    words: list[OcrWord]
    """The line, marks run together with an office parted from it."""
    first: int
    end: int
    """Words of the office, the end excluded."""
    likeness: float
    """0…1."""


@cache
def offices() -> tuple[Office, ...]:
    """Return the list of offices and collectives."""
    heads = ordered("block_heads")
    single = [
        *heads,
        *(f"PHÓ {name}" for name in heads),
        *(f"QUYỀN {name}" for name in heads),
        *ordered("block_others"),
    ]
    named = [Office(name, _keys(name), False) for name in single]
    return (*named, *(Office(name, _keys(name), True) for name in ordered("block_bodies")))


@cache
def deputies() -> dict[str, tuple[str, ...]]:
    """Return the offices of those who sign for a head (KT.), by the head's."""
    found: dict[str, tuple[str, ...]] = {name: (f"PHÓ {name}",) for name in ordered("block_heads")}
    for name, _, own in (phrase.partition(" = ") for phrase in ordered("block_deputies")):
        found[name] = (*found.get(name, ()), own)
    return found


@cache
def _behind() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the words that may stand behind an office, by their letters without diacritics."""
    return {_keys(name): tuple(name.split()) for name in (*ordered("block_endings"), *ordered("block_heads"))}


def _keys(name: str) -> tuple[str, ...]:
    return tuple(key_of_word(word) for word in name.split())


def key_of_word(text: str) -> str:
    """Return the letters and digits of a word in capitals, without diacritics."""
    return bare_letters_and_digits(text).upper()


def find_office(line: list[OcrWord]) -> Found | None:
    """Return the office in a line of capitals: the longest one that the words are alike; None where none or two."""
    if not is_capitals(line):
        return None
    words = _parted(line)
    found = _office_in(tuple((word.text, word.confidence) for word in words))
    if found is None:
        return None
    office, first, end, likeness = found
    return Found(office, words, first, end, likeness)


@lru_cache(maxsize=4096)
def _office_in(words: tuple[Read, ...]) -> tuple[Office, int, int, float] | None:
    """Return the office in words that were read so, from which on to which it goes, and how alike (0…1) it is.

    Every reading of a block asks for the lines of the one before again.
    """
    keys = [key_of_word(text) for text, _ in words]
    best: tuple[Office, int, int, float] | None = None
    rival = 0.0
    for start in range(min(len(words), _MOST_BEFORE)):
        if start and _is_other_word(words[start - 1]):
            break  # "THÀNH VIÊN HỘI ĐỒNG", "KIÊM TRƯỞNG BAN": another office than that of its end
        for office in offices():
            for end in range(start + len(office.keys) - 1, start + len(office.keys) + 2):
                alike = _alike(words, keys, start, end, office) if start < end <= len(words) else 0.0
                if alike < _MEAN:
                    continue
                found = (office, start, end, alike / 100)
                if best is None or _weight(*found) > _weight(*best):
                    rival = max(rival, best[3]) if best is not None and best[1:3] == (start, end) else 0.0
                    best = found
                elif best[1:3] == (start, end) and office.name != best[0].name:
                    rival = max(rival, alike / 100)
    if best is None or (best[3] * 100 < _PLAIN and (best[3] - rival) * 100 < _RIVAL):
        return None
    return best


def _is_other_word(word: Read) -> bool:
    """Tell whether a word before an office is print and no mark."""
    text, sure = word
    key = key_of_word(text)
    return sure >= _PRINTED and len(key) > 2 and text.isupper() and key.lower() not in MARKS


def is_capitals(line: list[OcrWord]) -> bool:
    """Tell whether the words are a line of capitals as offices are."""
    text = " ".join(word.text for word in line if _LETTERS.search(word.text))
    letters = _LETTERS.findall(text)
    return len(letters) >= 5 and len(text) <= _LONGEST and sum(map(str.isupper, letters)) >= 0.7 * len(letters)


def _weight(office: Office, first: int, end: int, likeness: float) -> float:
    """Return what an office explains of the line: the longer one counts, and of two the first and the more alike."""
    odd = end - first != len(office.keys)
    return sum(map(len, office.keys)) * likeness - 1.5 * odd - 0.6 * first


def _alike(words: tuple[Read, ...], keys: list[str], start: int, end: int, office: Office) -> float:
    """Return how alike (0…100) the words are to the office; 0 where a syllable is another one."""
    from rapidfuzz.fuzz import ratio

    if end - start != len(office.keys):
        one, two = "".join(keys[start:end]), "".join(office.keys)
        alike = ratio(one, two)
        return alike if alike >= _RUN_TOGETHER and abs(len(one) - len(two)) < 2 else 0.0
    total = 0.0
    for index, right in enumerate(office.keys):
        key = keys[start + index]
        alike = ratio(key, right)
        if index == 0 and len(right) > 2 and key.endswith(right):
            alike = max(alike, 99.0)
        if alike < next(least for sure, least in _SYLLABLE if words[start + index][1] >= sure):
            return 0.0
        total += alike
    # the marks tell "THỨ TRƯỞNG" from "THỦ TRƯỞNG" where they were read; they count for hardly anything else
    return 0.99 * total / len(office.keys) + 0.01 * ratio(" ".join(text for text, _ in words[start:end]), office.name)


def _parted(line: list[OcrWord]) -> list[OcrWord]:
    """Return the words with marks parted from the office behind them, and what has no letters left out."""
    parted: list[OcrWord] = []
    for word in line:
        if not _LETTERS.search(word.text):
            if word.text in LINKS and word.confidence >= _LINK_SURE and parted:
                parted.append(word)
            continue
        pieces = _JOINT.split(word.text)
        step = (word.x1 - word.x0) / max(len(word.text), 1)
        at = word.x0
        for piece in pieces:
            if _LETTERS.search(piece) or len(pieces) > 1:
                parted.append(replace(word, text=piece, x0=at, x1=at + step * len(piece)))
            at += step * len(piece)
    return parted


def behind_office(found: Found, unit: float) -> list[OcrWord] | None:
    """Return the words behind the office that belong to it; None where some can be read and others cannot."""
    before = found.words[found.end - 1]
    tail: list[OcrWord] = []
    for word in found.words[found.end :]:
        if word.x0 - before.x1 > 60 * unit:
            break
        tail.append(word)
        before = word
    sure = [
        word for word in tail if word.confidence >= 0.75 and len(key_of_word(word.text)) > 1 and word.text.isupper()
    ]
    keys = tuple(key_of_word(word.text) for word in tail)
    known = _behind().get(keys)
    if known:
        return [replace(word, text=right) for word, right in zip(tail, known, strict=True)]
    long = [word for word in tail if len(_LETTERS.findall(word.text)) > 1]
    if len(sure) == len(long):
        return [word for word in tail if any(word is item for item in sure) or (sure and word.text in LINKS)]
    return None if len(sure) > 1 else []
