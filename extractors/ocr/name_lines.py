"""Names of bodies over the number put right by the lexicon, over the ends of their lines too.

A narrow column breaks a name anywhere: "VĂN PHÒNG CHÍNH" and "PHỦ" below it are told only together.
"""

from __future__ import annotations

from itertools import pairwise

from ..text.keys import bare_in_place
from ..text.legacy_syllables import is_syllable
from .phrases import phrase_table, with_right_tones
from .words import OcrWord

_BOTTOM, _LEFT = 0.3, 0.42
"""Shares of the page's height and width in which the names of bodies over the number stand."""
_EDGE = ".,:;'`\"|"
_LONGEST = 6
"""Syllables of a city's name and of "THÀNH PHỐ" before it at most."""
_MENDED = 0.8
"""Confidence at most of a word that is put right."""


def mend_name_lines(lines: list[list[OcrWord]], width: float, height: float) -> None:
    """Put the words of the names at the head of a page right, in their places."""
    names = [line for line in lines if _is_of_name(line, width, height)]
    for line in names:
        _mend_city(line)
    for upper, lower in pairwise(names):
        if min(upper[-1].x1, lower[-1].x1) > max(upper[0].x0, lower[0].x0):
            with_right_tones([*upper, *lower])


def _is_of_name(line: list[OcrWord], width: float, height: float) -> bool:
    letters = [char for word in line for char in word.text if char.isalpha()]
    high = line[0].base < height * _BOTTOM and line[0].x0 < width * _LEFT
    return high and sum(char.isupper() for char in letters) > 0.8 * len(letters) > 0


def _mend_city(line: list[OcrWord]) -> None:
    """Read "THANH PHC: HỒ CHÍ MINH" as it must be: a word that is none between "THÀNH" and the name of a city."""
    keys = [bare_in_place(word.text).strip(_EDGE) for word in line]
    table = phrase_table()
    for at in range(len(line) - 2):
        odd = line[at + 1]
        if keys[at] != "thanh" or keys[at + 1] == "pho" or is_syllable(odd.text.strip(_EDGE)):
            continue
        for end in range(at + 3, min(at + _LONGEST, len(line)) + 1):
            if ("thanh", "pho", *keys[at + 2 : end]) in table and keys[at + 1][:1] == "p":
                line[at].text = "THÀNH"
                odd.text, odd.confidence = "PHỐ", min(odd.confidence, _MENDED)
