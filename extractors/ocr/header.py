"""The second look at a first page: names, number line and date line, digits read by the digit reader.

Number and day are written by hand on most dispatches, which the recogniser of print misreads with confidence. So the
typed words of the two lines stay as recognised, and what stands between them is read again. A serial or a day that is
not sure is left out of the text, as a blank: a wrong number is worse than none. The candidates go into the notes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..agencies.numbering import NUMBER_LINE
from .header_date import read_date_line
from .header_names import look_at_names
from .header_number import blank_unsure, read_number_line, until_gap
from .header_words import HeaderLine, left_edge
from .words import Grey, OcrPage, OcrWord

if TYPE_CHECKING:
    from ..digits import Box

_TAKEN = 45
"""Grey levels by which coloured ink was darker than what was left in its place."""
_SAME_BASE = 16.0
"""Pixels at 300 dpi by which base lines of words of one line differ at most."""
_STROKE, _WIDEST = 150.0, 330.0
"""Pixels of ink at 300 dpi that a digit has at least, and the width of a number that is written by hand at most."""


def look_again(page: OcrPage) -> None:
    """Read the number line and the date line of the page again and put what is sure into its words."""
    from ..digits import crop, locate_lines

    image = page.image
    found = locate_lines(page.words, image, page.dpi)
    under = found.number or found.date
    if under is not None:
        look_at_names(page, (under.y0 + under.y1) / 2 - 20 * page.dpi / 300)
    if found.date is not None:
        words = _words_in(page.words, found.date, page.dpi)
        picture = crop(_with_ink(page, found.date), found.date, page.dpi)
        read_date_line(page, HeaderLine(words, found.date, picture, page.dpi))
    if found.number is not None:
        words = _words_in(page.words, found.number, page.dpi)
        picture = crop(_with_ink(page, found.number), found.number, page.dpi)
        done = read_number_line(page, HeaderLine(words, found.number, picture, page.dpi))
    else:
        done = []
    _blank_unlocated(page, {id(word) for word in done})


def _with_ink(page: OcrPage, box: Box) -> Grey:
    """Return the page's image, with its coloured ink where what was taken off the line are digits and no stamp."""
    image: Grey = page.image
    if page.plain is None:
        return image
    part = np.s_[box.y0 : box.y1, box.x0 : box.x1]
    taken = image[part].astype(np.int16) - page.plain[part] > _TAKEN
    rows, columns = np.flatnonzero(taken.sum(axis=1) > 1), np.flatnonzero(taken.sum(axis=0) > 1)
    unit = page.dpi / 300
    if not len(rows) or not len(columns) or int(taken.sum()) < _STROKE * unit * unit:
        return image
    if columns[-1] - columns[0] > _WIDEST * unit:
        return image
    whole: Grey = page.plain
    inside = rows[0] > 1 and rows[-1] < taken.shape[0] - 2
    return whole if inside else image


def _blank_unlocated(page: OcrPage, done: set[int]) -> None:
    """Take doubtful digits out of lines that later stages may take for the number's, though they were not located.

    An incoming stamp's "Số" may stand nearer to the date than the document's own.
    """
    lines: dict[int, list[OcrWord]] = {}
    for word in page.words:
        if word.y1 < page.height * 0.4:
            lines.setdefault(word.line, []).append(word)
    for words in lines.values():
        if _is_prose(words, page):
            continue
        if done.isdisjoint(map(id, words)) and NUMBER_LINE.match(" ".join(word.text for word in words)):
            blank_unsure(page, until_gap(words, 260 * page.dpi / 300))


def _is_prose(words: list[OcrWord], page: OcrPage) -> bool:
    """Tell whether the line is one of the text that happens to begin with the number of another document."""
    end = words[0].x1
    for word in words[1:]:
        if word.x0 - end > 60 * page.dpi / 300:
            break
        end = max(end, word.x1)
    return end > page.width * 0.6 and end - words[0].x0 > page.width * 0.4


def _words_in(words: list[OcrWord], box: Box, dpi: float) -> list[OcrWord]:
    """Return the words of the typed line in the middle of the box."""
    middle = (box.y0 + box.y1) / 2
    reach = 24 * dpi / 300
    inside = [word for word in words if word.x1 > box.x0 and (word.x0 + word.x1) / 2 < box.x1]
    near = [word for word in inside if abs((word.y0 + word.y1) / 2 - middle) < reach]
    lines = {word.line: word.base for word in near}
    # a word with hand-writing in its box is taller than its line
    near += [
        word for word in inside
        if word not in near and word.line in lines and abs(word.base - lines[word.line]) < _SAME_BASE * dpi / 300
    ]  # fmt: skip
    return sorted(near, key=left_edge)
