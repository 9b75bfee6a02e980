"""Names of persons in signature blocks: which line of a block is one, and which only the rest of one.

A name whose first or last syllable was not read is another person's, so such a line is none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np

from ..agencies.persons import is_name, is_surname, rank_length, surname_spelled
from ..lexicon.letter_classes import LOWER, UPPER
from ..lexicon.provinces import province_name
from ..text.keys import bare_in_place, name_key, strip_marks
from ..text.legacy_syllables import is_syllable
from .signature_offices import find_office
from .words import OcrPage, OcrWord

_LETTERS = re.compile(r"[^\W\d_]")
_CAPITAL = re.compile(f"[{UPPER}]")
CAPITALISED = re.compile(f"[{UPPER}][{LOWER}]{{0,6}}$")
NAME_SURE, WORD_SURE = 0.85, 0.5
_ONE_LETTER = ("A", "Y")
"""Surnames and names of persons of one letter, in the Central Highlands."""
_DEGREE = re.compile(r"(?:PGS|GS|TSK?H?|T[hH]S|BS(?:C?K?\w{0,3})|CK\w{1,2}|DS|KS|LS)\W{0,2}$")
"""A degree before a name, the Roman numeral behind it misread or not."""
_GLUED = re.compile(rf"[A-ZĐ]{{2,4}}(?P<name>[{UPPER}][{LOWER}]{{1,5}})$")
_CROSSED = re.compile(rf"(?P<first>[{UPPER}][{LOWER}]{{1,6}})[-/,](?P<second>[{UPPER}][{LOWER}]{{1,6}})$")
_SPECKS = "“”\"'`‘’.,_~^*|"
MIDDLE = ("Văn", "Thị")
"""Words that stand behind a surname and nowhere else in a name."""
_HOLE = 1.3
"""Heights of print between two words of a name beyond which one is missing."""
_NOTHING = 0.3
_ODD_SURNAME = 0.5
"""Confidence at most of a first word that is no usual surname, however surely it was read: somebody is to look."""
_SURNAME_SURE = 0.93
"""Confidence of a first word that is no usual surname: seal and signature make other letters of one."""


def names_in(lines: list[list[OcrWord]]) -> list[list[OcrWord]]:
    """Return the line that is the name of a person: two to five sure words, each with a capital; the last such line.

    A name in capitals is three words at least, so that it is no place nor the rest of an office.
    """
    for line in reversed(lines):
        rank, line = _rank_apart(line)
        if capitals := name_in_capitals(line):
            return [rank + capitals]
        line = [replace(word, text=_unglued(word.text.strip(_SPECKS)) or word.text) for word in line]
        words = [word for word in line if len(_LETTERS.findall(word.text)) > 1]
        while words and not (CAPITALISED.match(words[0].text) and words[0].confidence >= WORD_SURE):
            words = words[1:]
        while words and not (CAPITALISED.match(words[-1].text) and words[-1].confidence >= WORD_SURE):
            words = words[:-1]
        if words and _goes_on(words, line):
            continue  # the last syllable was not read: what is left is another name
        if not 2 <= len(words) <= 5 or not all(CAPITALISED.match(word.text) for word in words) or _has_hole(words):
            continue
        at = line.index(words[0])
        if at and line[at - 1].text in _ONE_LETTER and line[at - 1].confidence >= NAME_SURE:
            words = [line[at - 1], *words]
        sure = sum(word.confidence >= NAME_SURE for word in words)
        first = line.index(words[0])
        if first and line[first - 1].confidence < WORD_SURE and _is_nguyen(line[first - 1].text):
            words = [replace(line[first - 1], text="Nguyễn", confidence=WORD_SURE), *words]
        near = words[0].x0 - 1.2 * (words[0].y1 - words[0].y0)
        dropped = [
            word for word in line
            if word.x0 < words[0].x0 and (len(_LETTERS.findall(word.text)) > 2 or (word.x1 > near and is_written(word)))
            and not (_is_stroke(word) and _is_whole(words))
        ]  # fmt: skip
        words[0] = replace(words[0], text=surname_spelled(words[0].text))
        known = _is_surname(words[0]) or words[0].text in _ONE_LETTER
        if len(words) == 2 and words[0].text in MIDDLE:
            continue  # a surname stood before it
        if not is_surname(words[0].text) and words[0].text not in _ONE_LETTER:
            words[0] = replace(words[0], confidence=min(words[0].confidence, _ODD_SURNAME))
        if sure >= 2 and not dropped and known:
            return [rank + words]
    return []


def without_strokes(line: list[OcrWord]) -> list[OcrWord]:
    """Return a block's line with words apart that a stroke of the signature joins: "Nguyễn-Đức"."""
    made: list[OcrWord] = []
    for word in line:
        crossed = _CROSSED.match(word.text)
        if crossed is None:
            made.append(word)
            continue
        middle = word.x0 + (word.x1 - word.x0) * (crossed.end("first") + 0.5) / len(word.text)
        made += [
            replace(word, text=crossed["first"], x1=middle - 4),
            replace(word, text=crossed["second"], x0=middle + 4),
        ]
    return made


def _is_surname(word: OcrWord) -> bool:
    """Tell whether a word is a surname, or read for sure: a surname that is no syllable was misread."""
    return (is_surname(word.text) and is_syllable(word.text)) or word.confidence >= _SURNAME_SURE


def name_in_capitals(line: list[OcrWord]) -> list[OcrWord]:
    """Return a line that is nothing but a person's name in capitals, () where it is another or not read for sure."""
    words = [word for word in line if len(_LETTERS.findall(word.text)) > 1]
    if not 3 <= len(words) <= 5 or any(word.confidence < NAME_SURE for word in words):
        return []
    if any(is_written(word) and word not in words for word in line) or not may_be_in_capitals(words):
        return []
    return [replace(words[0], text=surname_spelled(words[0].text.capitalize()).upper()), *words[1:]]


def may_be_in_capitals(words: list[OcrWord]) -> bool:
    """Tell whether words in capitals are a person's name: syllables, the first a surname, no place and no office."""
    texts = [word.text.strip(_SPECKS) for word in words]
    name = " ".join(texts)
    if not all(text.isalpha() and text.isupper() and is_syllable(text) for text in texts) or not is_name(name):
        return False
    return province_name(name_key(name)) is None and find_office(words) is None


def _is_stroke(word: OcrWord) -> bool:
    """Tell whether what was read before a name is a stroke of seal or signature: nothing that print can be."""
    letters = _LETTERS.findall(word.text)
    return word.confidence <= _NOTHING and not is_syllable("".join(letters)) and len(letters) <= 0.75 * len(word.text)


def _is_whole(words: list[OcrWord]) -> bool:
    """Tell whether a name needs nothing before it: it begins with a surname, and what follows is read for sure."""
    if not is_surname(words[0].text) or min(word.confidence for word in words) < NAME_SURE:
        return False
    return len(words) > 2 and (words[1].text in MIDDLE or min(word.confidence for word in words) >= _SURNAME_SURE)


def _unglued(text: str) -> str:
    """Return a surname without the strokes of seal and signature that were read as capitals before it: "TFZLý"."""
    glued = _GLUED.match(text)
    return glued["name"] if glued and is_surname(glued["name"]) else text


def likelihood(name: list[OcrWord]) -> float:
    """Return how likely the words are a name as it is printed: the least sure word, less what is no syllable."""
    words = [word for word in name if len(_LETTERS.findall(word.text)) > 1 and _CAPITAL.match(word.text)]
    least = min((word.confidence for word in words), default=0.0)
    odd = sum(not is_syllable(word.text) for word in words)
    known = bool(words) and (is_surname(words[0].text) or name[0].text in _ONE_LETTER)
    return least - 0.3 * odd - 0.15 * (not known)


def _goes_on(words: list[OcrWord], line: list[OcrWord]) -> bool:
    """Tell whether a word that could not be read stands right behind the name's last one, or its first letter alone."""
    last = words[-1]
    reach = last.x1 + 0.8 * (last.y1 - last.y0)
    behind = [word for word in line if last.x1 <= word.x0 < reach]
    return any(len(_LETTERS.findall(word.text)) > 1 or (word.text.isalpha() and word.text.isupper()) for word in behind)


def _has_hole(words: list[OcrWord]) -> bool:
    """Tell whether a syllable between the words was not read: what is left is another name."""
    high = sorted(word.y1 - word.y0 for word in words)[len(words) // 2]
    return any(after.x0 - word.x1 > _HOLE * high for word, after in pairwise(words))


def _rank_apart(line: list[OcrWord]) -> tuple[list[OcrWord], list[OcrWord]]:
    """Return the words of a rank or degree before the name, and the line without them; a misread one goes."""
    while line and not is_written(line[0]):
        line = line[1:]
    length = rank_length(" ".join(word.text for word in line))
    count, reach = 0, 0
    while count < len(line) and reach + len(line[count].text) <= length:
        reach += len(line[count].text) + 1
        count += 1
    if count:
        return line[:count], line[count:]
    while len(line) > 2 and _DEGREE.match(strip_marks(line[0].text)):
        line = line[1:]
    return [], line


def whole(page: OcrPage, names: list[list[OcrWord]], unit: float) -> list[list[OcrWord]]:
    """Return the name unless a syllable may stand before it: a name of two words with something written before it."""
    return [name for name in names if len(name) > 2 or not ink_before(page, name[0], unit)]


def is_written(word: OcrWord) -> bool:
    """Tell whether something is written there: a surname that was not read makes the rest of the name no name."""
    return any(char.isalnum() for char in word.text)


def _is_nguyen(text: str) -> bool:
    """Tell whether a misread word is the commonest surname; no other is as long and ends like it."""
    from rapidfuzz.fuzz import ratio

    key = bare_in_place(text)
    return 5 <= len(key) <= 8 and (ratio(key, "nguyen") >= 60 or key.endswith("yen"))


def ink_before(page: OcrPage, word: OcrWord, unit: float) -> bool:
    """Tell whether something is written right before the word."""
    top, bottom = int(word.y0), int(word.y1)
    left, right = int(max(word.x0 - 90 * unit, 0)), int(word.x0 - 8 * unit)
    part = page.image[top:bottom, left:right]
    if not part.size:
        return False
    paper = float(np.percentile(page.image[::40, ::40], 80))
    return float((part < paper - 70).mean()) > 0.03
