"""Two pages printed side by side on one sheet are two pages."""

from __future__ import annotations

from ..document import Box
from .glyph import Glyph
from .pdf_content import Moving, PageContent
from .pdf_rows import rows_of

_WIDE = 1.2
"""A sheet so many times as wide as high may hold two pages."""
_GUTTER = 18.0
"""Points without any print between the two pages."""
_FULL_LINE = 0.55
"""Share of its half that a line of prose covers at least."""
_FULL_LINES = 3
"""Lines of prose that a page has at least, or it may be a table without ruling lines."""


def halves(content: PageContent) -> list[PageContent]:
    """Return the pages on a sheet from left to right: two, or the one that it is."""
    if content.width < content.height * _WIDE or len(content.glyphs) < 120:
        return [content]
    cut = _gutter(content)
    if cut is None:
        return [content]
    left = _part(content, 0.0, cut)
    right = _part(content, cut, content.width)
    if min(len(left.glyphs), len(right.glyphs)) < 20 or not (_is_prose(left) or _is_prose(right)):
        return [content]
    right.left_out = []
    return [left, right]


def _gutter(content: PageContent) -> float | None:
    """Return the middle of the widest strip without print in the middle of the sheet."""
    low, high = content.width * 0.4, content.width * 0.6
    spans = [(glyph.x0, glyph.x1) for glyph in content.glyphs if glyph.x1 > low and glyph.x0 < high]
    spans += [(box[0], box[2]) for box in content.across if box[2] > low and box[0] < high and box[2] - box[0] > 30]
    best, at = 0.0, None
    reach = low
    for start, end in (*sorted(spans), (high, high)):
        if start - reach > best:
            best, at = start - reach, (start + reach) / 2
        reach = max(reach, end)
    return at if best >= _GUTTER else None


def _is_prose(half: PageContent) -> bool:
    wide = [row for row in rows_of(half.glyphs) if row.x1 - row.x0 > half.width * _FULL_LINE]
    return len(wide) >= _FULL_LINES


def _part(content: PageContent, start: float, end: float) -> PageContent:
    """Return what stands between two abscissas as a page of its own."""

    def inside(box: Box) -> bool:
        return start <= (box[0] + box[2]) / 2 < end

    def moved(box: Box) -> Box:
        return box[0] - start, box[1], box[2] - start, box[3]

    def glyph_moved(glyph: Glyph) -> Glyph:
        return glyph._replace(x0=glyph.x0 - start, x1=glyph.x1 - start)

    part = PageContent(
        end - start,
        content.height,
        [glyph_moved(glyph) for glyph in content.glyphs if start <= (glyph.x0 + glyph.x1) / 2 < end],
        content.raw_text,
    )
    part.across = [moved(box) for box in content.across if inside(box)]
    part.upright = [moved(box) for box in content.upright if inside(box)]
    part.widgets = [moved(box) for box in content.widgets if inside(box)]
    part.stamped = content.stamped
    part.unseen_text = content.unseen_text
    part.to_page = _shifted(start, 0.0, content.to_page)
    part.from_page = _shifted(0.0, -start, content.from_page)
    return part


def _shifted(before: float, after: float, onwards: Moving | None) -> Moving:
    def shift(left: float, top: float, right: float, bottom: float) -> Box:
        box = (left + before, top, right + before, bottom)
        if onwards is not None:
            box = onwards(*box)
        return box[0] + after, box[1], box[2] + after, box[3]

    return shift
