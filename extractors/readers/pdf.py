"""Reads PDF with a text layer, by the geometry of its characters and not by their order in the file.

Appearances of form fields and annotations are drawn into the page first: number and day of a signed dispatch often
stand only there. A page counts only when its text can be believed; a scan is refused, not read as noise.
pdfium may die on hostile files: call this in a process that may die.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from schemas.dispatch import TextSource
from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText
from ..text import legacy
from ..text.prose import has_its_marks, is_rubble, lacks_marks, prose_score, without_signature_panels, words_of
from .assembly import MAX_CHARACTERS, TextBuilder
from .pdf_content import SCAN_SHARE, PageContent
from .pdf_digits import header_digits
from .pdf_glyphs import open_pdf, read_page
from .pdf_halves import halves
from .pdf_page import PageLines, mark_paragraphs, read_lines
from .pdf_tables import TableFinder
from .pdf_xfa import is_xfa, read_xfa, refuse_protected
from .report import Report
from .scan_pages import Recogniser
from .sniffing import PDF

_FEW_WORDS = 12
_LEAST_SCORE = 0.62


def read_pdf(data: bytes) -> DocumentText:
    """Read a PDF file's bytes. Raises `UnreadableError`."""
    document = open_pdf(data)
    tables = TableFinder(data)
    try:
        contents = _contents(document)
        words = "\n".join(content.raw_text for content in contents if content is not None)
        refuse_protected(document, words)
        form = read_xfa(document, words) if is_xfa(document) else None
        if form is not None:
            return form
        pages = _Pages(document, tables)
        for number, content in enumerate(contents, 1):
            pages.take(number, content)
        return pages.text(len(contents))
    finally:
        tables.close()
        document.close()


def _contents(document: Any) -> list[PageContent | None]:
    """Return what is on each page; None where a page cannot be loaded."""
    contents: list[PageContent | None] = []
    characters = 0
    for number in range(len(document)):
        content = read_page(document, number)
        characters += len(content.glyphs) if content else 0
        if characters > MAX_CHARACTERS:
            raise UnreadableError(OutcomeCode.TOO_LARGE, f"more than {MAX_CHARACTERS} characters")
        contents.append(content)
    encoding = _legacy_encoding(contents)
    if encoding:
        contents = [read_page(document, number, legacy=True) for number in range(len(contents))]
        if _legacy_encoding(contents):
            raise UnreadableError(OutcomeCode.LEGACY_FONT, encoding)
    return contents


class _Pages:
    """The pages of one document, read one after the other."""

    def __init__(self, document: Any, tables: TableFinder) -> None:
        self._document = document
        self._tables = tables
        self._recogniser = Recogniser()
        self._report = Report()
        self._pages: list[PageLines] = []
        self._unread: list[int] = []
        self._scanned = 0
        self._typed_without_marks = False
        self._sources: set[str] = set()

    def take(self, number: int, content: PageContent | None) -> None:
        """Read page `number` (from 1)."""
        state = _judge(content)
        if state in ("scan", "rubble") and self._recognised(number, content, state):
            return
        if content is None or state in ("scan", "rubble", "damaged"):
            self._unread.append(number)
            self._scanned += state != "damaged"
            return
        for why, letters, _ in content.left_out:
            self._report.leave_out(why, letters, None)
        for at in content.beside:
            self._report.doubt(f"page {number}", at, at + 1)
        if state == "blank":
            return
        if state == "text" and lacks_marks(content.raw_text) and self._shows_marks(number):
            return
        self._sources.add(state)
        if state == "ocr" and number == 1:  # somebody's recognition knows nothing of hand-written numbers
            recognised = self._recogniser.read_pdf_page(self._document, 0)
            if recognised is not None and _length(recognised) * 2 > len(content.glyphs):
                self._pages.append(recognised)
                return
            self._recogniser.forget(number)
        self._read(number, content, recognised=state == "ocr")

    def _recognised(self, number: int, content: PageContent | None, state: str) -> bool:
        """Recognise a page without text that can be believed; False where that cannot be done."""
        page = self._recogniser.read_pdf_page(self._document, number - 1)
        if page is None:
            return False
        if state == "rubble":
            self._report.note(f"page {number}: the file does not give the letters of its text; it was recognised")
        self._sources.add("ocr")
        self._pages.append(page)
        return True

    def _shows_marks(self, number: int) -> bool:
        """Recognise a page whose text has no marks on its letters; False where the page shows none either."""
        if self._typed_without_marks:
            return False
        page = self._recogniser.read_pdf_page(self._document, number - 1)
        if page is None or not has_its_marks("\n".join(line.text for line in page.body)):
            self._recogniser.forget(number)
            self._typed_without_marks = True  # and no page of it is drawn again
            return False
        self._report.note(f"page {number}: the file gives its letters without their marks; it was recognised")
        self._sources.add("ocr")
        self._pages.append(page)
        return True

    def _read(self, number: int, content: PageContent, *, recognised: bool) -> None:
        seen: list[str] = []
        if number == 1 and not recognised and content.to_page is None:
            digits, seen = header_digits(self._document, content)
            content.glyphs += digits
        for part in halves(content):
            above = self._pages[-1] if self._pages else None
            self._pages.append(read_lines(part, number, self._tables, recognised=recognised, above=above))
        self._pages[-1].notes += seen
        self._pages += [read_lines(other, number, self._tables) for other in content.others]

    def text(self, count: int) -> DocumentText:
        """Return the text of the document, which has `count` pages. Raises `UnreadableError` where there is none."""
        builder = TextBuilder()
        why_not = self._recogniser.why_not
        if self._unread and self._pages:
            why = f" ({why_not})" if why_not else ""
            builder.notes.append("partial: pages without readable text: " + ", ".join(map(str, self._unread)) + why)
        mark_paragraphs(self._pages)
        self._recogniser.place_boxes()
        for page in self._pages:
            page.place_boxes()
            builder.notes += page.notes
            for line in page.body:
                builder.add(line)
        for page in self._pages:
            for line in page.footnotes:
                builder.add(line)
        self._report.tell(builder)
        if not builder.lines:
            if self._scanned:
                why = f"; {why_not}" if why_not else ""
                raise UnreadableError(OutcomeCode.NEEDS_OCR, f"{self._scanned} of {count} pages{why}")
            if self._unread:
                raise UnreadableError(OutcomeCode.CORRUPT, "PDF: no page could be loaded")
            raise UnreadableError(OutcomeCode.EMPTY)
        sources = self._sources
        source: TextSource = "mixed" if len(sources) > 1 else "ocr" if sources == {"ocr"} else "text"
        text = builder.build(PDF, pages=count, text_source=source)
        return self._recogniser.finish(text) if self._recogniser.pages else text


def _legacy_encoding(contents: list[PageContent | None]) -> str | None:
    """Return the pre-Unicode encoding that the pages' text is in, or None."""
    return legacy.detect("\n".join(content.raw_text for content in contents if content)[:20_000])


def _length(page: PageLines) -> int:
    return sum(len(line.text) for line in page.body)


def _judge(content: PageContent | None) -> str:
    """Say what a page is: `text`, `ocr` (a scan with a good text layer), `scan`, `blank`, `damaged`, or `rubble`.

    Rubble is text whose letters the file does not give: the page is recognised as a scan is.
    """
    if content is None:
        return "damaged"
    text = unicodedata.normalize("NFC", content.raw_text)
    words = len(words_of(text, _FEW_WORDS))
    if content.image_share >= SCAN_SHARE:
        good = words >= _FEW_WORDS and prose_score(text) >= _LEAST_SCORE
        return ("ocr" if content.unseen_text else "text") if good else "scan"
    if not content.glyphs and is_rubble(text):  # no letter at all has a meaning
        return "rubble"
    if not content.glyphs or not without_signature_panels(text).strip():
        return "scan" if content.image_share > 0.2 or content.drawings > 40 else "blank"
    if words < _FEW_WORDS and content.image_share > 0.3:
        return "scan"
    return "rubble" if is_rubble(text) else "text"
