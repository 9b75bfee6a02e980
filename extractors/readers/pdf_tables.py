"""Ruled tables of a page: pdfplumber finds the cells, the characters are those of pdfium."""

from __future__ import annotations

import io
import logging
from bisect import bisect_left
from contextlib import suppress
from itertools import pairwise
from typing import Any

from ..document import Box, Place
from .assembly import RawLine
from .glyph import Glyph
from .pdf_content import PageContent
from .pdf_rows import rows_of

MAX_TABLE_PAGES = 60
"""Pages of one file on which tables are looked for."""


def may_hold_table(content: PageContent) -> bool:
    """Tell whether the ruling lines of the page can form a grid of at least two rows and two columns."""
    if len(content.across) < 3 or len(content.upright) < 3:
        return False
    levels = {round(box[1] / 3) for box in content.across}
    columns = {round(box[0] / 3) for box in content.upright}
    return len(levels) >= 3 and len(columns) >= 3


class TableFinder:
    """Opens the file in pdfplumber when the first page with ruling lines comes."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None
        self._pages = 0
        self._found: dict[int, list[list[list[Box | None]]]] = {}

    def tables(self, number: int) -> list[list[list[Box | None]]]:
        """Return the tables of page `number` (from 0): rows of cell boxes, from the top left corner of the page."""
        if number not in self._found:
            self._found[number] = self._look(number)
        return self._found[number]

    def _look(self, number: int) -> list[list[list[Box | None]]]:
        if self._pages >= MAX_TABLE_PAGES:
            return []
        self._pages += 1
        try:
            if self._document is None:
                import pdfplumber

                logging.getLogger("pdfminer").addHandler(logging.NullHandler())
                logging.getLogger("pdfminer").propagate = False
                self._document = pdfplumber.open(io.BytesIO(self._data))
            page = self._document.pages[number]
            left, top = page.bbox[0], page.bbox[1]
            found = []
            for table in page.filter(_can_rule).find_tables():
                rows = [[_moved(cell, left, top) for cell in row.cells] for row in table.rows]
                if len(rows) >= 2 and max(len(row) for row in rows) >= 2:
                    found.append(rows)
            page.close()
            return found
        except Exception:  # pdfminer raises many kinds on damaged files; the text is read without tables then
            self._pages = MAX_TABLE_PAGES
            return []

    def close(self) -> None:
        """Let go of the file."""
        if self._document is not None:
            with suppress(Exception):  # it goes through all pages once more, damaged ones too
                self._document.close()


def _can_rule(item: dict[str, Any]) -> bool:
    """Leave out areas that are only filled: highlighting and shading are no ruling lines."""
    if item.get("object_type") not in ("rect", "curve") or item.get("stroke"):
        return True
    return bool(min(float(item.get("width") or 0), float(item.get("height") or 0)) <= 3)


def _moved(cell: Box | None, left: float, top: float) -> Box | None:
    return None if cell is None else (cell[0] - left, cell[1] - top, cell[2] - left, cell[3] - top)


def take_table(
    glyphs: list[Glyph], table: list[list[Box | None]], page: int, part: str
) -> tuple[list[RawLine], list[Glyph]]:
    """Return the table's rows as lines, and the characters that are in none of its cells.

    No lines come back where the cells cut through words: then it is no table.
    """
    boxes = [cell for row in table for cell in row if cell]
    top, bottom = min(box[1] for box in boxes) - 2, max(box[3] for box in boxes) + 2
    outside: list[Glyph] = []
    if _cuts_words(glyphs, boxes, top, bottom):
        return [], glyphs
    cells: dict[tuple[int, int], list[Glyph]] = {}
    places = [(r, c, cell) for r, row in enumerate(table) for c, cell in enumerate(row) if cell]
    for glyph in glyphs:
        middle = glyph.y - glyph.height * 0.3
        x = (glyph.x0 + glyph.x1) / 2
        if top <= middle <= bottom:
            for r, c, box in places:
                if box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= middle <= box[3] + 1:
                    cells.setdefault((r, c), []).append(glyph)
                    break
            else:
                outside.append(glyph)
        else:
            outside.append(glyph)
    lines: list[RawLine] = []
    for r, row in enumerate(table):
        line = _row(row, [cells.get((r, c), []) for c in range(len(row))], page, part)
        if line is not None:
            lines.append(line)
    return lines, outside


def _cuts_words(glyphs: list[Glyph], boxes: list[Box], top: float, bottom: float) -> bool:
    edges = sorted({round(box[0]) for box in boxes})
    pairs = cuts = 0
    for before, glyph in pairwise(glyphs):
        gap = glyph.x0 - before.x1
        if top <= glyph.y <= bottom and abs(glyph.y - before.y) < 1 and abs(gap) < glyph.height * 0.1:
            pairs += 1
            a, b = (before.x0 + before.x1) / 2, (glyph.x0 + glyph.x1) / 2
            at = bisect_left(edges, a)
            cuts += at < len(edges) and edges[at] < b
    return cuts > 2 and cuts * 40 > pairs


def _row(boxes: list[Box | None], cells: list[list[Glyph]], page: int, part: str) -> RawLine | None:
    pieces: list[str] = []
    runs = []
    length = 0
    for index, glyphs in enumerate(cells):
        if index:
            pieces.append("\t")
            length += 1
        before = ""
        for row in rows_of(glyphs) if glyphs else []:
            if before and not (before.endswith(("-", "/")) and before[-2:-1].isalnum()):
                pieces.append(" ")
                length += 1
            before, mapped = row.spelled
            pieces.append(before)
            runs += [(length + at, size, offset) for at, size, offset in mapped]
            length += len(before)
    text = "".join(pieces)
    if not text.strip():
        return None
    known = [box for box in boxes if box]
    box = (
        min(b[0] for b in known), min(b[1] for b in known), max(b[2] for b in known), max(b[3] for b in known)
    )  # fmt: skip
    trimmed = text.rstrip("\t")
    return RawLine(trimmed, runs, page=page, place=Place.ROW, part=part, box=box)
