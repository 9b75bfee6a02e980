"""The print at the height of a stamp or mark that is pressed on the page: read again, with it and without it.

What is pressed on the page stands askew and in other sizes than the lines beside it, which recognition then tears apart
or takes for specks. Read without it they are whole; what it covers is read with it.
"""

from __future__ import annotations

import numpy as np

from .areas import BLOCK, recognised
from .passes import Edits
from .readings import base_of, lines_of, merged, worth
from .ruling import ink_level
from .words import Box, Grey, OcrPage, OcrWord

_MARGIN, _REACH = 70.0, 40.0
"""Pixels at 300 dpi around what is pressed on the page in which print is read again, and by how many it may differ."""
_HIGH = 44.0
"""Height of a line of print, pixels at 300 dpi."""
_SURE = 0.72
"""Confidence that a word needs within what is pressed on the page to be print that it covers."""

_PRINTED = 0.05
"""Share of a mark's box that is ink where it is in the ink of print."""


def look_beside(page: OcrPage, box: Box) -> Edits:
    """Read the print at the height of the box again, and put the lines that all readings make in its place."""
    unit = page.dpi / 300
    top, bottom = (
        _between_lines(page.image, level, unit) for level in (box[1] - _MARGIN * unit, box[3] + _MARGIN * unit)
    )
    area = (page.width * 0.03, top, page.width * 0.98, bottom)
    older = [line for line in lines_of(page.words) if area[1] < base_of(line) < area[3]]
    readings = [_print_of(older, box)]
    for image in (page.image, without(page.image, box)):
        readings.append(_print_of(recognised(image, page.dpi, area, BLOCK), box))
    made = [line for line in merged(readings, _HIGH * unit) if worth(line) > 0]
    if sum(map(worth, made)) <= sum(map(worth, readings[0])):
        return Edits()
    return Edits([word for line in older for word in line], made)


def _between_lines(image: Grey, level: float, unit: float) -> float:
    """Return the height near a level at which the page has least ink: half a line read is worse than none."""
    reach = _REACH * unit
    top = max(int(level - reach), 0)
    rows = (image[top : int(level + reach)] < ink_level(image)).mean(axis=1)
    return top + float(np.argmin(np.convolve(rows, np.ones(5) / 5, "same"))) if rows.size else level


def look_beside_marks(page: OcrPage) -> Edits:
    """Read the print beside each mark again where recognition is unsure of it; coloured marks are off already."""
    edits = Edits()
    reach = _MARGIN * page.dpi / 300
    for box in [(mark.x0, mark.y0, mark.x1, mark.y1) for mark, *_ in page.marks] if page.image is not None else ():
        strip = [word for word in page.words if box[1] - reach < word.base < box[3] + reach and not _lies_in(word, box)]
        if not _is_printed(page.image, box) or all(word.confidence >= _SURE for word in strip):
            continue
        found = look_beside(page, box)
        edits.gone += found.gone
        edits.lines += found.lines
    return edits


def _is_printed(image: Grey, box: Box) -> bool:
    """Tell whether something in the ink of print stands in the box."""
    left, top, right, bottom = (max(int(value), 0) for value in box)
    return float((image[top:bottom, left:right] < ink_level(image)).mean()) > _PRINTED


def without(image: Grey, box: Box) -> Grey:
    """Return the image with the box made paper."""
    left, top, right, bottom = (max(int(value), 0) for value in box)
    clean = image.copy()
    clean[top:bottom, left:right] = np.uint8(np.percentile(image[::8, ::8], 80))
    return clean


def _print_of(lines: list[list[OcrWord]], box: Box) -> list[list[OcrWord]]:
    """Return the lines without the words in the box that nobody is sure of: they are the stamp's, not the print's."""
    kept = [[word for word in line if word.confidence >= _SURE or not _lies_in(word, box)] for line in lines]
    return [line for line in kept if line]


def _lies_in(word: OcrWord, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return box[0] < x < box[2] and box[1] < y < box[3]
