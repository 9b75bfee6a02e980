"""Pages without trustworthy text: drawn, recognised, and turned into lines like those of other pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText, Unsure, WordConfidence
from ..ocr.words import OcrPage, OcrWord
from .pdf_columns import foot_goes_on
from .pdf_page import PageLines
from .scan import scan_lines, to_shown_page

MAX_PAGES = 120
"""Pages of one file that are recognised; recognition takes about a second a page."""


LEAST_DPI = 110.0
"""Dots an inch below which what is read of a picture is not to be relied on."""
_POOR = 0.5
"""Confidence of its words at most."""


@dataclass
class Recogniser:
    """Recognises the pages of one file and remembers how sure each word is."""

    pages: int = 0
    poor: bool = False
    """The picture of the page being read is too coarse."""
    why_not: str | None = None
    """Why no page can be recognised: what must be installed."""
    words: dict[str, list[tuple[int, OcrWord]]] = field(default_factory=dict)
    skewed: list[tuple[PageLines, OcrPage, float]] = field(default_factory=list)
    _foot_above: bool = False
    """Whether list and signature of the page before may go on."""

    def read_pdf_page(self, document: Any, index: int) -> PageLines | None:
        """Recognise page `index` (from 0) of a pypdfium2 document; None where it cannot be done."""
        from ..ocr.raster import draw_page, picture_dpi

        if not self._may_read():
            return None
        page = document[index]
        try:
            grey, scale, plain = draw_page(page)
            dpi = picture_dpi(page)
        finally:
            page.close()
        return self.read_image(grey, scale, index + 1, plain, dpi)

    def read_image(
        self, grey: Any, scale: float, number: int, plain: Any = None, dpi: float | None = None
    ) -> PageLines | None:
        """Recognise a grey image of page `number` (from 1) that has `scale` pixels a point; None as above.

        `plain` is the image with its coloured seals, where they were taken off, `dpi` what the file's own picture has.
        """
        from ..ocr.sheet import cut_of

        if not self._may_read():
            return None
        self.poor = dpi is not None and dpi < LEAST_DPI
        cut = cut_of(grey)
        if cut is None:
            return self._noted(self._read(grey, scale, number, plain), number, dpi)
        left = self._read(grey[:, :cut], scale, number, None if plain is None else plain[:, :cut])
        right = self._read(
            grey[:, cut:], scale, number, None if plain is None else plain[:, cut:], moved=cut / scale
        )  # fmt: skip
        if left is None or right is None:
            return left or right
        left.body += right.body
        left.notes += ["two pages on one sheet", *right.notes]
        return self._noted(left, number, dpi)

    def _noted(self, page: PageLines | None, number: int, dpi: float | None) -> PageLines | None:
        """Say of a picture that is too coarse to read by what is to be done."""
        if page is not None and self.poor:
            page.notes.append(
                f"partial: page {number}: độ phân giải thấp ({dpi:.0f} dots an inch); scan it again at 200 or more"
            )
        return page

    def _read(self, grey: Any, scale: float, number: int, plain: Any, moved: float = 0.0) -> PageLines | None:
        """Recognise one page; `moved` is where it begins on its sheet, in points from the left."""
        from ..ocr.page import recognise_page

        self.pages += 1
        part = f"page {number}" + (", right" if moved else "")
        try:
            page = recognise_page(grey, scale * 72, header=number == 1 and not moved, plain=plain)
        except UnreadableError as error:
            if error.outcome.code is not OutcomeCode.NEEDS_OCR:
                return None
            self.why_not = error.outcome.detail
            return None
        if plain is not None:
            page.notes.insert(0, "coloured seal or signature taken off")
        page.moved = moved
        if self.poor:  # every value read from it is to be looked at
            for word in [*page.words, *(word for line in page.stamp + page.marks for word in line)]:
                word.confidence = min(word.confidence, _POOR)
        found = scan_lines(page, number, scale, part, foot_above=self._foot_above)
        self._foot_above = foot_goes_on(found.lines.body)
        self.words[part] = found.words
        # lines of both pages of a sheet end up together; each is moved back by its own page
        self.skewed.append((replace(found.lines, body=list(found.lines.body)), page, scale))
        page.image = page.plain = None
        return found.lines

    def forget(self, number: int) -> None:
        """Forget what page `number` (from 1) was recognised as: its own text is believed instead."""
        for part in (f"page {number}", f"page {number}, right"):
            self.words.pop(part, None)
        self.skewed = [known for known in self.skewed if not any(line.page == number for line in known[0].body)]

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
