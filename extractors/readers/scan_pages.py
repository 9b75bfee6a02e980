"""Pages without trustworthy text: drawn, recognised, and turned into lines like those of other pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText, WordConfidence
from ..ocr.words import OcrPage, OcrWord
from .assembly import RawLine
from .pdf_page import PageLines
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
            grey, scale, seal = draw_page(page)
        finally:
            page.close()
        return self.read_image(grey, scale, index + 1, ["coloured seal or signature taken off"] if seal else [])

    def read_image(self, grey: Any, scale: float, number: int, notes: list[str]) -> PageLines | None:
        """Recognise a grey image of page `number` (from 1) that has `scale` pixels a point; None as above."""
        from ..ocr.page import recognise_page

        if not self._may_read():
            return None
        self.pages += 1
        try:
            page = recognise_page(grey, scale * 72, header=number == 1)
        except UnreadableError as error:
            if error.outcome.code is not OutcomeCode.NEEDS_OCR:
                return None
            self.why_not = error.outcome.detail
            return None
        page.notes[:0] = notes
        found = scan_lines(page, number, scale)
        self.words[f"page {number}"] = found.words
        self.skewed.append((found.lines, page, scale))
        page.image = None
        return found.lines

    def _may_read(self) -> bool:
        from ..ocr.engine import why_missing

        if self.pages >= MAX_PAGES:
            return False
        if self.why_not is None and not self.pages:
            self.why_not = why_missing()
        return self.why_not is None

    def place_boxes(self) -> None:
        """Give the lines' boxes as they stand on the page as shown, once paragraphs are marked."""
        for lines, page, scale in self.skewed:
            to_shown_page([*lines.body, *lines.footnotes], page, scale)

    def confidences(self, document: DocumentText) -> tuple[WordConfidence, ...]:
        """Return where the recognised words stand in the finished text, and how sure each is."""
        starts = {
            part: {offset + step: (offset, word) for offset, word in words for step in range(1)}
            for part, words in self.words.items()
        }
        found: dict[tuple[str, int], list[int]] = {}
        sure: dict[tuple[str, int], float] = {}
        for segment in document.segments:
            known = starts.get(segment.part)
            if known is None:
                continue
            for step in range(segment.length):
                hit = known.get(segment.offset + step)
                if hit is not None:
                    key = (segment.part, hit[0])
                    begin = segment.start + step
                    found[key] = [begin, begin + len(hit[1].text)]
                    sure[key] = hit[1].confidence
        return tuple(
            WordConfidence(begin, end, round(sure[key], 3)) for key, (begin, end) in sorted(found.items(), key=_begin)
        )


def _begin(item: tuple[tuple[str, int], list[int]]) -> int:
    return item[1][0]


def all_lines(pages: list[PageLines]) -> list[RawLine]:
    """Return the lines of pages in reading order, footnotes last."""
    return [line for page in pages for line in page.body] + [line for page in pages for line in page.footnotes]
