"""Which characters of a page are struck out: by a line drawn through them, or by an annotation."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import Any

import pypdfium2.raw as raw

from ..document import Box
from .glyph import Glyph
from .report import STRUCK

_STRIKE_OUT = 12
"""Subtype of annotations that strike text out (ISO 32000-1, 12.5.6.10)."""
_MOST_NOTES = 500
_THICK = 0.16
"""Thickness of a line at most, in parts of the height of what it goes through."""
_LOWEST, _HIGHEST = 0.1, 0.42
"""Where a line goes through letters: so far above the baseline, in parts of their height. Underlines lie below it."""
_OVER = 0.5
"""How far a line may begin before the first letter and end behind the last, in parts of their height."""
_LETTER = 0.08
"""Blank between letters of a word, in parts of their height: a line that ends within a word is an ornament over it."""
_COVERED = 0.6
"""Share of a line that letters stand under at least: one that goes on over blanks is a rule of the page."""


def strike_boxes(page: Any) -> list[Box]:
    """Return what the page's annotations strike out, in the page's own coordinates: left, bottom, right, top."""
    boxes: list[Box] = []
    for index in range(min(max(raw.FPDFPage_GetAnnotCount(page.raw), 0), _MOST_NOTES)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        if raw.FPDFAnnot_GetSubtype(annotation) == _STRIKE_OUT:
            points = raw.FS_QUADPOINTSF()
            for number in range(min(raw.FPDFAnnot_CountAttachmentPoints(annotation), _MOST_NOTES)):
                if raw.FPDFAnnot_GetAttachmentPoints(annotation, number, ctypes.byref(points)):
                    across = (points.x1, points.x2, points.x3, points.x4)
                    upright = (points.y1, points.y2, points.y3, points.y4)
                    boxes.append((min(across), min(upright), max(across), max(upright)))
        raw.FPDFPage_CloseAnnot(annotation)
    return boxes


def struck(glyphs: list[Glyph], lines: Iterable[Box], boxes: Iterable[Box]) -> dict[int, str]:
    """Return the places in the list of the characters that are struck out, and why they are no text.

    `lines` are the horizontal ones of the page, `boxes` what annotations strike out, both as the glyphs are placed.
    """
    found: dict[int, str] = {}
    for left, top, right, bottom in boxes:
        for index, glyph in enumerate(glyphs):
            if left <= (glyph.x0 + glyph.x1) / 2 <= right and top <= glyph.y - glyph.height * 0.2 <= bottom:
                found[index] = STRUCK
    for line in lines:
        found.update(dict.fromkeys(_under(glyphs, line), STRUCK))
    return found


def _under(glyphs: list[Glyph], line: Box) -> list[int]:
    left, top, right, bottom = line
    middle = (top + bottom) / 2
    under = [
        index
        for index, glyph in enumerate(glyphs)
        if _LOWEST * glyph.height <= glyph.y - middle <= _HIGHEST * glyph.height
        and left <= (glyph.x0 + glyph.x1) / 2 <= right
    ]
    if not under:
        return []
    height = max(glyphs[index].height for index in under)
    first, last = min(glyphs[index].x0 for index in under), max(glyphs[index].x1 for index in under)
    inked = sum(glyphs[index].x1 - glyphs[index].x0 for index in under)
    fits = left >= first - _OVER * height and right <= last + _OVER * height
    if bottom - top > _THICK * height or not fits or inked < _COVERED * (right - left):
        return []
    line_at = glyphs[under[0]].y
    beside = (
        glyph
        for index, glyph in enumerate(glyphs)
        if abs(glyph.y - line_at) < height * 0.3 and index not in under and glyph.char.isalnum()
    )
    cuts = any(0 <= first - glyph.x1 < _LETTER * height or 0 <= glyph.x0 - last < _LETTER * height for glyph in beside)
    return [] if cuts else under
