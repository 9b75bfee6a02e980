"""Lines of print that recognition of the whole page did not see: bands of ink that no word covers, read one by one.

A short line that stands by itself between wide gaps is taken for specks or a picture, however clearly it is printed.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .areas import Way, read_area
from .passes import Edits
from .readings import is_word, worth
from .ruling import ink_level
from .words import Box, OcrPage, OcrWord

_LEAST, _MOST = 16.0, 90.0
"""Height of a band that is a line of print, pixels at 300 dpi."""
_INK = 10.0
"""Pixels of ink at 300 dpi that a row of it has at least, in runs of three: specks have less."""
_GAP, _NARROW = 90.0, 60.0
"""Gap that ends a line, and the width that it has at least, pixels at 300 dpi."""
_ROUND = 8
"""Pixels around a recognised word that are its own."""
_SURE = 0.5
_LOOKED_AT = 6
"""Bands of a page that are looked at."""
_LETTERS, _WORTH, _WORD = 4, 0.75, 0.7
"""Letters that a line has at least, what each is worth, and the confidence of its least sure word."""
_WAYS = (Way("line"), Way("line", smooth=False))


def unread_lines(page: OcrPage, box: Box, most: int) -> list[list[OcrWord]]:
    """Return what stands in the box and no word covers, line by line from the top; so many lines at most."""
    found: list[list[OcrWord]] = []
    for band in _bands(page, box)[:most]:
        for way in _WAYS:
            lines = [line for line in read_area(page, band, way) if line]
            if lines and max(word.confidence for line in lines for word in line) >= _SURE:
                found += lines
                break
    return found


def _bands(page: OcrPage, box: Box) -> list[Box]:
    """Return the boxes of the lines of ink in the box that no word covers."""
    unit = page.dpi / 300
    left, top, right, bottom = (max(int(value), 0) for value in box)
    ink = page.image[top:bottom, left:right] < ink_level(page.image)
    if min(ink.shape, default=0) < 40:
        return []
    ink = ink & np.roll(ink, 1, 1) & np.roll(ink, -1, 1)  # strokes, no specks
    for word in page.words:
        if word.confidence > _SURE and word.y1 > top and word.y0 < bottom:
            y, x = int(word.y0) - top, int(word.x0) - left
            ink[max(y - _ROUND, 0) : int(word.y1) - top + _ROUND, max(x - _ROUND, 0) : int(word.x1) - left + _ROUND] = (
                False
            )
    bands = []
    for first, last in _runs(ink.sum(axis=1) * 3 >= _INK * unit, 6 * unit):
        if not _LEAST * unit <= last - first <= _MOST * unit:
            continue
        for start, stop in _runs(ink[first:last].any(axis=0), _GAP * unit):
            if stop - start >= _NARROW * unit:
                margin = 10 * unit + 1
                bands.append(
                    (left + start - margin, top + first - margin, left + stop + margin, top + last + margin)
                )  # fmt: skip
    return bands


def _runs(marked: npt.NDArray[np.bool_], gap: float) -> list[tuple[int, int]]:
    """Return where runs of marked places begin and end, those joined that are no further apart than the gap."""
    places = np.flatnonzero(marked)
    if not len(places):
        return []
    parts = np.split(places, np.flatnonzero(np.diff(places) > gap) + 1)
    return [(int(part[0]), int(part[-1]) + 1) for part in parts]


def look_for_lines(page: OcrPage) -> Edits:
    """Put the lines in that the first recognition did not see, or hardly, and that read as words for sure."""
    edits = Edits()
    if page.image is None:
        return edits
    box = (page.width * 0.04, page.height * 0.02, page.width * 0.97, page.height * 0.97)
    for line in unread_lines(page, box, _LOOKED_AT):
        older = [word for word in page.words if word.confidence <= _SURE and _is_on(word, line)]
        if _is_print(line) and worth(line) > worth(older):
            edits.gone += older
            edits.lines.append(line)
    return edits


def _is_on(word: OcrWord, line: list[OcrWord]) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    inside = line[0].x0 - _ROUND < x < line[-1].x1 + _ROUND
    return inside and min(each.y0 for each in line) < y < max(each.y1 for each in line)


def _is_print(line: list[OcrWord]) -> bool:
    """Tell whether a line is one of print: nothing in it that is no word, and hardly a doubt."""
    letters = sum(char.isalnum() for word in line for char in word.text)
    written = [word for word in line if any(char.isalnum() for char in word.text)]
    sure = all(word.confidence >= _WORD and is_word(word.text) for word in written)
    return sure and letters >= _LETTERS and worth(line) >= _WORTH * letters
