"""Where the words of a value stand on the picture of a page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from extractors.document import DocumentText, Line, Place

_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[]1 "), frozenset("mwMW—…%@ƯĐÔƠ")
_ROOM = 1.5
"""Points that a mark is larger than the line's own box, on each side."""


class Rectangle(NamedTuple):
    """A part of a page in points from its top left corner."""

    page: int
    left: float
    top: float
    width: float
    height: float


def rectangles(document: DocumentText, spans: Iterable[tuple[int, int]]) -> list[Rectangle]:
    """Return a rectangle for each line that a span touches, as far as the lines have places.

    Lines know their box, not that of every letter: how far a word stands along its line is told by the widths that
    letters usually have, which is right to about a letter. A row of a table is marked as a whole.
    """
    starts = [line.start for line in document.lines]
    found = []
    for start, end in spans:
        for index in range(max(0, bisect_right(starts, start) - 1), len(document.lines)):
            line = document.lines[index]
            if line.start >= end:
                break
            if line.box is not None and line.page is not None and line.end > start:
                found.append(_part(document.text, line, line.page, line.box, start, end))
    return found


def _part(text: str, line: Line, page: int, box: tuple[float, float, float, float], start: int, end: int) -> Rectangle:
    left, top, right, bottom = box
    whole = _width(text[line.start : line.end])
    if line.place is not Place.ROW and whole:
        length = right - left
        right = left + length * _width(text[line.start : min(end, line.end)]) / whole
        left += length * _width(text[line.start : max(start, line.start)]) / whole
    return Rectangle(
        page, round(left - _ROOM, 1), round(top - _ROOM, 1), round(right - left + 2 * _ROOM, 1),
        round(bottom - top + 2 * _ROOM, 1),
    )  # fmt: skip


def _width(words: str) -> float:
    """Return how wide words are, in widths of a usual small letter."""
    return sum(0.55 if c in _NARROW else 1.6 if c in _WIDE else 1.35 if c.isupper() else 1.0 for c in words)
