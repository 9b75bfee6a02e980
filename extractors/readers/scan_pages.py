"""Pages without trustworthy text: drawn, recognised, and turned into lines like those of other pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText, Unsure, WordConfidence
from ..ocr.words import OcrPage, OcrWord
from .glyph import Glyph
from .pdf_glyphs import PageContent
from .pdf_page import PageLines
from .pdf_rows import rows_of
from .scan import scan_lines, to_shown_page

MAX_PAGES = 120
"""Pages of one file that are recognised; recognition takes about a second a page."""


@dataclass
class Recogniser:
    """Recognises the pages of one file and remembers how sure each word is."""

    pages: int = 0
    why_not: str | None = None
    """Why no page can be recognised: what must be installed."""
    words: dict[str, list[tuple[int, OcrWord]]] = field(default_factory=dict)
    skewed: list[tuple[PageLines, OcrPage, float]] = field(default_factory=list)

    def read_pdf_page(self, document: Any, index: int) -> PageLines | None:
        """Recognise page `index` (from 0) of a pypdfium2 document; None where it cannot be done."""
        from ..ocr.raster import draw_page

        if not self._may_read():
            return None
        page = document[index]
        try:
            grey, scale, plain = draw_page(page)
        finally:
            page.close()
        return self.read_image(grey, scale, index + 1, plain)

    def read_image(self, grey: Any, scale: float, number: int, plain: Any = None) -> PageLines | None:
        """Recognise a grey image of page `number` (from 1) that has `scale` pixels a point; None as above.

        `plain` is the image with its coloured seals, where they were taken off.
        """
        from ..ocr.page import recognise_page

        if not self._may_read():
            return None
        self.pages += 1
        try:
            page = recognise_page(grey, scale * 72, header=number == 1, plain=plain)
        except UnreadableError as error:
            if error.outcome.code is not OutcomeCode.NEEDS_OCR:
                return None
            self.why_not = error.outcome.detail
            return None
        if plain is not None:
            page.notes.insert(0, "coloured seal or signature taken off")
        found = scan_lines(page, number, scale)
        self.words[f"page {number}"] = found.words
        self.skewed.append((found.lines, page, scale))
        page.image = page.plain = None
        return found.lines

    def _may_read(self) -> bool:
        from ..ocr.engine import why_missing

        if self.pages >= MAX_PAGES:
            return False
        if self.why_not is None and not self.pages:
            self.why_not = why_missing()
        return self.why_not is None

    def header_digits(self, document: Any, content: PageContent) -> tuple[list[Glyph], list[str]]:
        """Return number and day that stand on a first page with text only as a picture, as characters with notes.

        A signed file often has them as the picture of a form field, and the text has a gap there. No Tesseract is
        needed: the typed words are known.
        """
        if not _GAP.search(content.raw_text[:2500]) or not (content.widgets or content.drawings):
            return [], []
        from ..ocr.header import look_again
        from ..ocr.raster import draw_page

        page = document[0]
        try:
            grey, scale, plain = draw_page(page)
        finally:
            page.close()
        words = _typed_words(content, scale)
        drawn = OcrPage(words, grey.shape[1], grey.shape[0], scale * 72, image=grey if plain is None else plain)
        look_again(drawn)
        height = content.glyphs[0].height
        end = len(content.raw_text) + 1
        glyphs = [
            Glyph(word.base / scale, word.x0 / scale + 2.5, word.x1 / scale - 2.5, height, word.text, end + 8 * index)
            for index, word in enumerate(drawn.found)
            if not any(_inside(glyph, word, scale) for glyph in content.glyphs)
        ]
        return glyphs, [f"page 1: {note}" for note in drawn.notes] if glyphs else []

    def place_boxes(self) -> None:
        """Give the lines' boxes as they stand on the page as shown, once paragraphs are marked."""
        for lines, page, scale in self.skewed:
            to_shown_page([*lines.body, *lines.footnotes], page, scale)

    def finish(self, document: DocumentText) -> DocumentText:
        """Add to the finished text where the recognised words stand, how sure each is, and what could not be read."""
        words = {(part, offset): word for part, known in self.words.items() for offset, word in known}
        spans: dict[int, tuple[int, int, OcrWord]] = {}
        for segment in document.segments:
            for step in range(segment.length) if segment.part in self.words else ():
                word = words.get((segment.part, segment.offset + step))
                if word is not None:
                    begin = segment.start + step
                    spans[id(word)] = (begin, begin + len(word.text), word)
        places = sorted((begin, end, word.confidence) for begin, end, word in spans.values())
        unsure = [
            Unsure(*spans[id(word)][:2], what, candidates)
            for _, page, _ in self.skewed
            for word, what, candidates in page.unsure
            if id(word) in spans
        ]
        return replace(
            document,
            word_confidences=tuple(WordConfidence(begin, end, round(sure, 3)) for begin, end, sure in places),
            unsure=tuple(unsure),
        )


_GAP = re.compile(r"S[ốỐ]\s*:?\s{0,40}[/\-–]\s*[A-ZĐ]|ngày\s*tháng", re.IGNORECASE)
"""A number line without serial or a date line without day."""


def _typed_words(content: PageContent, scale: float) -> list[OcrWord]:
    """Return the words in the upper part of a page with text as if they were recognised for certain."""
    words: list[OcrWord] = []
    for number, row in enumerate(rows_of([glyph for glyph in content.glyphs if glyph.y < content.height * 0.4])):
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
