"""Number and day that a page with text has only as a picture, as the form fields of signed files do."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from ..ocr.words import Grey, OcrPage, OcrWord
from .glyph import Glyph
from .pdf_content import PageContent
from .pdf_rows import Row, rows_of

_GAP = re.compile(r"S[ốỐ]\s*:?\s{0,40}[/\-–]\s*[A-ZĐ]|ngày\s*tháng", re.IGNORECASE)
"""A number line without serial or a date line without day."""
_UPPER = 0.4
"""Share of the page's height in which number and date stand."""


def header_digits(document: Any, content: PageContent) -> tuple[list[Glyph], list[str]]:
    """Return number and day of a first page that has a gap in their place, as characters with notes.

    The page is drawn only where its lines have such a gap. No Tesseract is needed: the typed words are known.
    """
    if not (content.widgets or content.drawings) or not _GAP.search(content.raw_text[:2500]):
        return [], []
    rows = rows_of([glyph for glyph in content.glyphs if glyph.y < content.height * _UPPER])
    if not any(_GAP.search(row.text) for row in rows):
        return [], []
    from ..ocr.header import look_again

    page = document[0]
    try:
        image, scale = _upper_part(page)
    finally:
        page.close()
    drawn = OcrPage(_typed_words(rows, scale), image.shape[1], image.shape[0], scale * 72, image=image)
    look_again(drawn)
    height = content.glyphs[0].height
    end = len(content.raw_text) + 1
    glyphs = [
        Glyph(word.base / scale, word.x0 / scale + 2.5, word.x1 / scale - 2.5, height, word.text, end + 8 * index)
        for index, word in enumerate(drawn.found)
        if not any(_inside(glyph, word, scale) for glyph in content.glyphs)
    ]
    return glyphs, [f"page 1: {note}" for note in drawn.notes] if glyphs else []


def _upper_part(page: Any) -> tuple[Grey, float]:
    """Return the page in grey and its pixels per point; what is below number and date is left white."""
    import numpy as np

    from ..ocr.raster import resolution

    width, height = page.get_size()
    scale = resolution(width, height)
    bitmap = page.render(scale=scale, rev_byteorder=True, crop=(0, height * (1 - _UPPER), 0, 0))
    upper = np.array(bitmap.to_pil().convert("L"))
    return np.pad(upper, ((0, round(height * scale) - upper.shape[0]), (0, 0)), constant_values=255), scale


def _typed_words(rows: list[Row], scale: float) -> list[OcrWord]:
    """Return the words of rows of text as if they were recognised for certain."""
    words: list[OcrWord] = []
    for number, row in enumerate(rows):
        starts = [0, *(gap[2] for gap in row.gaps(row.height * 0.15)), len(row.glyphs)]
        for first, last in pairwise(starts):
            part = row.glyphs[first:last]
            if part:
                top, bottom = row.y - row.height * 0.7, row.y + row.height * 0.2
                box = (part[0].x0 * scale, top * scale, part[-1].x1 * scale, bottom * scale)
                text = "".join(glyph.char for glyph in part)
                words.append(OcrWord(text, *box, confidence=1.0, line=number, base=row.y * scale))
    return words


def _inside(glyph: Glyph, word: OcrWord, scale: float) -> bool:
    """Tell whether a character of the page stands where the word does."""
    middle = (glyph.x0 + glyph.x1) / 2 * scale
    return word.x0 < middle < word.x1 and abs(glyph.y * scale - word.base) < 20 * scale / 4
