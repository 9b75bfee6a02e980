"""A recognised page becomes lines, in the reading order and the columns that the PDF reader gives.

Words take the place of characters in the geometry of `pdf_rows` and `pdf_columns`; a word is never cut.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ..document import Box, Place
from ..ocr.address import address_at, mend_address, parted_at_address, without_stamp_beside
from ..ocr.apart import with_words_apart
from ..ocr.lookalikes import with_right_digits
from ..ocr.name_lines import mend_name_lines
from ..ocr.phrases import with_right_tones
from ..ocr.spelling import with_right_letters
from ..ocr.words import OcrPage, OcrWord
from .assembly import RawLine
from .glyph import Glyph
from .pdf_columns import place_rows
from .pdf_page import PageLines, insert, is_furniture, line_of, measure
from .pdf_rows import Row
from .pdf_tables import take_table
from .scan_specks import (
    from_bullet,
    is_noise,
    is_speck,
    without_column_specks,
    without_margin,
    without_speck_behind_address,
    without_specks,
    without_tail,
)
from .scan_tables import tables_of

_HEADER_SHARE = 0.35
"""Share of a page, from the top, in which two columns of a header stand, with rules under names and a logo beside."""


@dataclass
class ScanPage:
    """The lines of a recognised page, and where each word stands in the page's own text."""

    lines: PageLines
    words: list[tuple[int, OcrWord]] = field(default_factory=list)
    """Offset in the page's recognised text, and the word."""
    width: float = 0.0
    height: float = 0.0


def scan_lines(page: OcrPage, number: int, scale: float, part: str, *, foot_above: bool = False) -> ScanPage:
    """Read the lines of a recognised page; `scale` is pixels a point, `part` names the page in the file.

    `foot_above` says that list and signature of the page before may go on on this one.
    """
    words = without_margin([word for word in page.words if not is_speck(word)], scale)
    result = ScanPage(PageLines(slack=9.0), width=page.width / scale, height=page.height / scale)
    result.lines.notes += [f"page {number}: {note}" for note in page.notes]
    if not words:
        return result
    groups = [part for row in _rows_of_words(words) for part in parted_at_address(row)]
    groups = without_stamp_beside(groups)
    asked = {id(word) for word in (*page.found, *(word for word, *_ in page.unsure))}
    size = median(word.y1 - word.y0 for word in words) / scale
    kept: list[list[OcrWord]] = []
    dropped = 0
    for group in groups:
        looked_at = any(id(word) in asked for word in group)
        group = from_bullet(without_specks(without_tail(with_words_apart(group))))
        if not group or (is_noise(group) and not looked_at and address_at(group) is None):
            dropped += 1
            continue
        for word, after in pairwise(group):
            if word.text[-1] == "-" and len(word.text) > 1 and len(after.text) > 1 and after.text[0] == "-":
                after.text = after.text[1:]  # one hyphen, seen by two words
        group = with_right_letters(group)
        group = without_column_specks(group, header=group[0].y0 < page.height * _HEADER_SHARE)
        mend_address(group)
        group = without_speck_behind_address(group)
        with_right_tones(group)
        with_right_digits(group)
        kept.append(group)
    mend_name_lines(kept, page.width, page.height)
    rows = [_row(group, result, size, scale) for group in kept]
    rows = [row for row in rows if not is_furniture(row, result.height)]
    rows, table_lines = _tables(page, rows, number, scale, part)
    if dropped:
        result.lines.notes.append(f"page {number}: {dropped} lines of specks or stamp left out")
    for stamp in page.stamp + page.marks:  # first of all: what was pressed on the page is none of its text
        row = _row(stamp, result, size, scale)
        result.lines.body.append(line_of(row, Place.FULL, number, part))
    measure(result.lines, rows, result.width)
    for placed in place_rows(rows, result.width, result.height, foot_above=foot_above):
        result.lines.body.append(line_of(placed.row, placed.place, number, part))
    for line in table_lines:
        insert(result.lines.body, line)
    return result


def _row(words: list[OcrWord], result: ScanPage, size: float, scale: float) -> Row:
    """Return the words of a line as a row, and note where they stand in the page's own text."""
    offset = result.words[-1][0] + len(result.words[-1][1].text) + 1 if result.words else 0
    height, base = _height(words, size, scale), median(word.base for word in words) / scale
    glyphs = []
    for word in words:
        result.words.append((offset, word))
        glyphs.append(Glyph(base, word.x0 / scale, word.x1 / scale, height, word.text, offset))
        offset += len(word.text) + 1
    return Row(_apart(glyphs))


def _tables(page: OcrPage, rows: list[Row], number: int, scale: float, part: str) -> tuple[list[Row], list[RawLine]]:
    """Take the words of ruled tables out of the rows; return the rows left and the rows of the tables as lines."""
    if not page.across or not rows:
        return rows, []
    across, upright = (
        [(x0 / scale, y0 / scale, x1 / scale, y1 / scale) for x0, y0, x1, y1 in lines]
        for lines in (page.across, page.upright)
    )
    taken: list[RawLine] = []
    for table in tables_of(across, upright):
        glyphs = [glyph for row in rows for glyph in row.glyphs]
        lines, outside = take_table(glyphs, table, number, part)
        if not lines:
            continue
        taken += lines
        left = {glyph.at for glyph in outside}
        kept = [[glyph for glyph in row.glyphs if glyph.at in left] for row in rows]
        rows = [Row(part) for part in kept if part]
    return rows, taken


def to_shown_page(lines: list[RawLine], page: OcrPage, scale: float) -> None:
    """Move the boxes of lines from the upright image back to the page as it is shown."""
    if not page.skew and not page.turned and not page.moved:
        return
    width, height = page.width / scale, page.height / scale
    for line in lines:
        if line.box is not None:
            box = line.box
            if page.skew or page.turned:
                box = _turned_back(box, page.skew, page.turned, width, height)
            line.box = round(box[0] + page.moved, 1), box[1], round(box[2] + page.moved, 1), box[3]


def _turned_back(box: Box, skew: float, turned: int, width: float, height: float) -> Box:
    angle = math.radians(skew)
    cos, sin = math.cos(angle), math.sin(angle)
    corners = []
    for x, y in ((box[0], box[1]), (box[2], box[1]), (box[0], box[3]), (box[2], box[3])):
        dx, dy = x - width / 2, y - height / 2
        x, y = width / 2 + dx * cos - dy * sin, height / 2 + dx * sin + dy * cos
        if turned == 90:  # the upright image was turned clockwise
            x, y = y, width - x
        elif turned == 180:
            x, y = width - x, height - y
        elif turned == 270:
            x, y = height - y, x
        corners.append((x, y))
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return round(min(xs), 1), round(min(ys), 1), round(max(xs), 1), round(max(ys), 1)


def _rows_of_words(words: list[OcrWord]) -> list[list[OcrWord]]:
    """Join the printed lines that stand on one base line beside one another."""
    lines: dict[int, list[OcrWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    pieces = sorted(lines.values(), key=_base)
    usual = median(word.y1 - word.y0 for word in words)
    rows: list[list[OcrWord]] = []
    for piece in pieces:
        base = _base(piece)
        for row in reversed(rows[-4:]):
            if abs(_base(row) - base) < usual * 0.55 and not _overlap(row, piece):
                row += piece
                break
        else:
            rows.append(list(piece))
    for row in rows:
        row.sort(key=lambda word: word.x0)
    return rows


def _base(words: list[OcrWord]) -> float:
    return median(word.base for word in words)


def _overlap(first: list[OcrWord], second: list[OcrWord]) -> bool:
    return any(min(a.x1, b.x1) - max(a.x0, b.x0) > 0.3 * min(a.x1 - a.x0, b.x1 - b.x0) for a in first for b in second)


def _height(words: list[OcrWord], usual: float, scale: float) -> float:
    """Return the line height in points: that of the page unless the line is clearly larger or smaller."""
    own = median(word.y1 - word.y0 for word in words) / scale
    body = usual * 1.15
    return body if 0.8 < own / usual < 1.3 else own * 1.15


def _apart(glyphs: list[Glyph]) -> list[Glyph]:
    """Keep words far enough apart for a space to be seen between them."""
    apart = []
    for glyph, after in pairwise(glyphs):
        reach = min(glyph.x1, after.x0 - glyph.height * 0.2)
        apart.append(glyph._replace(x1=max(reach, glyph.x0 + 0.1)))
    return [*apart, glyphs[-1]]
