"""The pass over a header's two columns: each read for itself where they touch or where one of their lines is missing.

Left stand the issuer's name and the number, right the motto, place and date (Nghị định 30/2020/NĐ-CP, Phụ lục I). In a
narrow setting recognition of the whole page reads across both, and loses what it cannot make sense of.
"""

from __future__ import annotations

import re

import numpy as np

from ..digits.locate import MONTH_WORD, NUMBER_WORD
from ..text.keys import bare_in_place
from .areas import BLOCK, SHARP, SMALL, Way, read_area
from .passes import Edits
from .readings import base_of, lines_of, merged, worth
from .ruling import ink_level
from .words import OcrPage, OcrWord

_STATE = re.compile(r"cong hoa xa|doc lap|dang cong san|doan tncs")
_HIGH = 44.0
"""Height of a line of print, pixels at 300 dpi."""
_SYMBOL = re.compile(r"/\s?[A-ZĐ]{2,}|-[A-ZĐ]{2,}/")
_BOTTOM = 0.36
"""Share of the page's height above which a header ends."""
_NEAR = 70.0
"""Pixels at 300 dpi by which words of the two columns on one printed line are apart at least."""
_WAYS: tuple[Way, ...] = (BLOCK, SHARP, Way(smooth=False, seals=True), SMALL)


def look_at_columns(page: OcrPage) -> Edits:
    """Read the columns of the header again, each for itself, where they run together or a line is missing."""
    unit = page.dpi / 300
    top = [word for word in page.words if word.y1 < page.height * _BOTTOM]
    if page.image is None or not top:
        return Edits()
    motto = _motto(top, page)
    missing = _missing(top, page)
    bottom = _bottom(top, page, motto, unit)
    gutter = _gutter(page, bottom, unit)
    if gutter is None or not (missing or _run_together(top, gutter, bottom, unit)):
        return Edits()
    edits = Edits()
    for left, right in ((page.width * 0.02, gutter), (gutter, page.width * 0.985)):
        _read_column(page, (left, right), bottom, missing, edits)
    return edits


def _motto(words: list[OcrWord], page: OcrPage) -> list[OcrWord]:
    """Return the lines of the motto of state or Party."""
    found = []
    for line in lines_of(words):
        for at, word in enumerate(line):
            key = bare_in_place(" ".join(item.text for item in line[at : at + 3]))
            if word.x0 > page.width * 0.3 and _STATE.match(key):
                found += line[at:]
                break
    return found


def _missing(words: list[OcrWord], page: OcrPage) -> tuple[bool, bool]:
    """Tell whether the number line on the left and the date line on the right are missing; () where neither is."""
    left = [word for word in words if word.x0 < page.width * 0.42]
    right = [word for word in words if word.x1 > page.width * 0.45]
    number = any(NUMBER_WORD.match(word.text) or _SYMBOL.search(word.text) for word in left)
    date = any(MONTH_WORD.match(word.text) for word in right)
    return () if number and date else (not number, not date)  # type: ignore[return-value]


def _bottom(words: list[OcrWord], page: OcrPage, motto: list[OcrWord], unit: float) -> float:
    """Return where the header ends: under its number and date, else a little below the motto."""
    dates = [word.base for word in words if MONTH_WORD.match(word.text) and word.x1 > page.width * 0.45]
    numbers = [word.base for word in words if NUMBER_WORD.match(word.text) and word.x0 < page.width * 0.42]
    if dates or numbers:
        return max(min(dates, default=0.0), min(numbers, default=0.0)) + 34 * unit
    if motto:
        return max(word.base for word in motto) + 260 * unit
    return page.height * 0.22


def _gutter(page: OcrPage, bottom: float, unit: float) -> float | None:
    """Return the middle of the widest upright strip without ink between the columns; None where there is none."""
    left, right = int(page.width * 0.28), int(page.width * 0.6)
    part = page.image[int(page.height * 0.015) : int(bottom), left:right]
    if min(part.shape, default=0) < 60:
        return None
    ink = (part < ink_level(page.image)).mean(axis=0)
    empty = np.convolve(ink, np.ones(5) / 5, "same") < 0.01
    edges = np.flatnonzero(np.diff(np.concatenate([[0], empty.astype(np.int8), [0]])))
    runs = [(int(b - a), int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if not runs or max(runs)[0] < 9 * unit:
        return None
    _, start, stop = max(runs)
    return float(left + (start + stop) / 2)


def _run_together(words: list[OcrWord], gutter: float, bottom: float, unit: float) -> bool:
    """Tell whether a word reaches over the gutter, or a printed line goes on over it as if it were one."""
    for line in lines_of(word for word in words if word.base < bottom):
        left = [word for word in line if (word.x0 + word.x1) / 2 < gutter]
        right = [word for word in line if (word.x0 + word.x1) / 2 >= gutter]
        if any(word.x0 < gutter - 12 * unit and word.x1 > gutter + 12 * unit for word in line):
            return True
        if left and right and min(w.x0 for w in right) - max(w.x1 for w in left) < _NEAR * unit:
            return True
    return False


def _read_column(
    page: OcrPage, sides: tuple[float, float], bottom: float, missing: tuple[bool, bool], edits: Edits
) -> None:
    """Read a column in one rendering after the other until the line is found that is missing in it."""
    high = _HIGH * page.dpi / 300
    left = sides[0] < page.width * 0.1
    inside = [word for word in page.words if word.base < bottom and sides[0] <= (word.x0 + word.x1) / 2 < sides[1]]
    readings = [lines_of(inside)]
    wanted = bool(missing) and missing[0 if left else 1]
    lines: list[list[OcrWord]] = []
    for way in _WAYS:
        readings.append(read_area(page, (sides[0], page.height * 0.01, sides[1], bottom), way))
        lines = merged(readings, high)
        words = [word for line in lines for word in line]
        pattern = NUMBER_WORD if left else MONTH_WORD
        if not wanted or any(pattern.match(word.text) or (left and _SYMBOL.search(word.text)) for word in words):
            break
    kept = [line for line in lines if worth(line) > 0 or any(word in line for word in inside)]
    if sum(map(worth, kept)) > sum(map(worth, readings[0])):
        edits.gone += inside
        edits.lines += sorted(kept, key=base_of)
