"""What several readings of a signature block say together, where none of them alone has its name or its offices.

Seal and signature hide other letters from each reading. A name is put together word by word from whichever reading was
sure of each; two lines of offices are told by the one pair that the form allows and that all readings are alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..agencies.persons import (
    is_spelled,
    is_surname,
    spelled_surnames,
    surname_spelled,
    surnames,
)
from ..lexicon.letter_classes import LOWER, UPPER
from ..text.keys import bare_letters
from ..text.legacy_syllables import is_syllable
from .names import CAPITALISED, MIDDLE, NAME_SURE, WORD_SURE, may_be_in_capitals
from .readings import base_of
from .words import OcrWord

Line = list[OcrWord]
_SAME = 26.0
"""Pixels at 300 dpi between base lines of readings of one line."""
_STROKE_BEFORE = re.compile(rf"[a-zđ\d]{{1,2}}(?P<name>[{UPPER}][{LOWER}]{{1,5}})$")
"""A surname with a stroke of the seal before it that was read as a letter: "oNguyễn"."""
_CAPITALISED = re.compile(r"[A-ZĐ][^\W\d_A-ZĐ]+")
_EDGE = "“”\"'`‘’.,_~^*|"
_SURNAME_READ = 0.6
"""Confidence of a surname that lost its capital."""
_SPELLED_READ = 0.75
"""… of one that is read as it is spelled, and that no other surname is like."""
_SHORT_READ = 0.8
"""… of one of two letters, which a seal's are easily."""
_STROKE = 0.3
"""Confidence below which a word is a stroke of seal or signature."""
_OVER = 0.3
"""Share of a word's width that two readings of different words have in common at most."""
_GAP = 1.3
"""Heights of print between two words of a name beyond which one is missing."""
BEST = 2
"""Readings of a line that count: those most alike."""
_TORN, _APART = 70.0, 5.0
"""Likeness (0…100) of the letters before a name to a surname, and by how much another must be less alike."""
_NGUYEN = re.compile(r"yen$")
"""What is always left of the commonest surname, and of no other: its end."""


def pooled_name(lines: Sequence[Line], unit: float) -> Line:
    """Return the name that the readings make together; nothing where a syllable of it is missing."""
    for group in reversed(grouped([_apart(line) for line in lines], unit)):
        words = _slots([word for line in group for word in line])
        if not words and (words := _slots([word for line in group for word in line], capitals=True)):
            if len(words) > 2 and may_be_in_capitals(words) and _goes_on(words):
                return words
            continue
        if 0 < len(words) < 5 and not _may_begin(words[0].text):
            words = _with_surname(words, group)
        # another surname may be the second one of which the first is under the seal
        whole = len(words) > 2 or (len(words) == 2 and words[0].text == "Nguyễn" and _is_alone(words, group))
        if whole and len(words) < 6 and _may_begin(words[0].text) and _goes_on(words):
            words[0] = replace(words[0], text=surname_spelled(words[0].text))
            behind = [w for line in group for w in line if words[-1].x1 <= w.x0 < words[-1].x1 + 0.8 * _high(words)]
            if not any(word.text[0].isalpha() and word.confidence > 0.4 for word in behind):
                return words
    return []


def _apart(line: Line) -> Line:
    """Return a line with a name that was run together parted at its capitals, whatever its surname was read as."""
    made: Line = []
    for word in line:
        parts = _CAPITALISED.findall(word.text)
        if len(parts) < 2 or "".join(parts) != word.text or not all(map(is_syllable, parts[1:])):
            made.append(word)
            continue
        step, x = (word.x1 - word.x0) / len(word.text), word.x0
        for part in parts:
            made.append(replace(word, text=part, x0=x + 0.1 * step, x1=x + (len(part) - 0.3) * step))
            x += len(part) * step
    return made


def _may_begin(text: str) -> bool:
    """Tell whether a word is a surname, and not one that nearly always stands behind one."""
    return is_surname(text) and text not in MIDDLE


def _with_surname(words: Line, group: list[Line]) -> Line:
    """Put a surname before a name where two readings have its letters, torn apart or misread, there and no other's.

    Only one whose letters leave no choice of its tone.
    """
    from rapidfuzz.fuzz import ratio

    first, reach = words[0], 5.5 * _high(words)
    seen: list[tuple[str, Line]] = []
    nearest: list[OcrWord] = []
    for line in group:
        torn = [word for word in line if first.x0 - reach < word.x0 and word.x1 <= first.x0 + 0.2 * _high(words)]
        key = bare_letters("".join(word.text for word in torn)).replace("w", "u")
        if torn and 3 < len(key) < 9:
            seen.append((key, torn))
        nearest += [max(torn, key=lambda word: word.x1)] if torn else []
    commonest = [word for word in nearest if _NGUYEN.search(bare_letters(word.text))]
    if len(commonest) >= (BEST if len(words) > 1 else BEST + 1):
        return [_surname("Nguyễn", min(word.x0 for word in commonest), words), *words]
    if len(words) < 2:
        return words

    def alike(surname: str) -> float:
        """Give how alike the two readings most alike to the surname are."""
        as_long = (key for key, _ in seen if abs(len(key) - len(surname)) < 2)
        likest = sorted((ratio(key, surname) for key in as_long), reverse=True)[:BEST]
        return sum(likest) / BEST if len(likest) == BEST and likest[-1] >= _TORN else 0.0

    chances = sorted(((alike(bare), bare) for bare in surnames()), reverse=True)[:2]
    (chance, bare), (rival, _) = chances
    name = spelled_surnames().get(bare)
    if not chance or chance - rival < _APART or name is None:
        return words
    return [_surname(name, min(word.x0 for _, torn in seen for word in torn), words), *words]


def _is_alone(words: Line, group: list[Line]) -> bool:
    """Tell whether no reading has a word before a name of two words, which could be its surname, nor behind it."""
    reach = 3 * _high(words)
    for word in (word for line in group for word in line):
        before = words[0].x0 - reach < word.x0 and word.x1 < words[0].x0 and word.confidence >= _STROKE
        behind = words[-1].x1 < word.x0 < words[-1].x1 + reach
        if (before or behind) and sum(map(str.isalpha, word.text)) > 1:
            return False
    return True


def _surname(name: str, left: float, words: Line) -> OcrWord:
    """Return a surname that stands before the words."""
    return replace(words[0], text=name, x0=left, x1=words[0].x0 - 0.25 * _high(words), confidence=WORD_SURE)


def grouped(lines: Sequence[Line], unit: float) -> list[list[Line]]:
    """Return the readings of each printed line, from the top."""
    groups: list[list[Line]] = []
    for line in sorted((line for line in lines if line), key=base_of):
        if groups and base_of(line) - base_of(groups[-1][0]) < _SAME * unit:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _slots(words: list[OcrWord], *, capitals: bool = False) -> Line:
    """Return the surest reading of each word of a name, from left to right; `capitals`: of one that is set in them."""
    taken: Line = []
    for word in sorted(words, key=lambda word: -word.confidence):
        text = word.text.strip(_EDGE)
        if (glued := _STROKE_BEFORE.match(text)) and is_surname(glued["name"]):
            text = glued["name"]
        if not is_syllable(text) or not text.isalpha():
            continue
        if capitals:
            if not text.isupper() or word.confidence < (_SPELLED_READ if is_spelled(text) else NAME_SURE):
                continue
        elif is_surname(text) and text.islower() and len(text) > 1 and word.confidence >= _lost(text):
            text = text.capitalize()
        elif not (CAPITALISED.match(text) and word.confidence >= (_SPELLED_READ if is_spelled(text) else NAME_SURE)):
            continue
        wide = word.x1 - word.x0
        if all(min(word.x1, other.x1) - max(word.x0, other.x0) < _OVER * wide for other in taken):
            taken.append(replace(word, text=text))
    return sorted(taken, key=lambda word: word.x0)


def _lost(text: str) -> float:
    """Return the confidence that a surname in small letters needs: a short one more than a long one."""
    return _SURNAME_READ if len(text) > 2 else _SHORT_READ


def _high(words: Line) -> float:
    return sorted(word.y1 - word.y0 for word in words)[len(words) // 2]


def _goes_on(words: Line) -> bool:
    return all(after.x0 - word.x1 < _GAP * _high(words) for word, after in pairwise(words))
