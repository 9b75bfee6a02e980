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
from ..text.prose import is_rubble, prose_score, without_signature_panels, words_of
from .assembly import MAX_CHARACTERS, RawLine, TextBuilder
from .pdf_content import SCAN_SHARE, PageContent
from .pdf_digits import header_digits
from .pdf_glyphs import open_pdf, read_page
from .pdf_page import PageLines, mark_paragraphs, read_lines
from .pdf_tables import TableFinder
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
        contents = []
        characters = 0
        for number in range(len(document)):
            content = read_page(document, number)
            characters += len(content.glyphs) if content else 0
            if characters > MAX_CHARACTERS:
                raise UnreadableError(OutcomeCode.TOO_LARGE, f"more than {MAX_CHARACTERS} characters")
            contents.append(content)
        return _read(contents, tables, document)
    finally:
        tables.close()
        document.close()


def _read(contents: list[PageContent | None], tables: TableFinder, document: Any) -> DocumentText:
    encoding = _legacy_encoding(contents)
    if encoding:
        contents = [read_page(document, number, legacy=True) for number in range(len(contents))]
        if _legacy_encoding(contents):
            raise UnreadableError(OutcomeCode.LEGACY_FONT, encoding)
    pages: list[PageLines] = []
    unread: list[int] = []
    sources: set[str] = set()
    scanned = 0
    recogniser = Recogniser()
    report = Report()
    for number, content in enumerate(contents, 1):
        state = _judge(content)
        if state in ("scan", "rubble"):
            recognised = recogniser.read_pdf_page(document, number - 1)
            if recognised is not None:
                sources.add("ocr")
                pages.append(recognised)
                continue
        if content is None or state in ("scan", "rubble", "damaged"):
            unread.append(number)
            scanned += state != "damaged"
            continue
        for why, letter, at in content.left_out:
            report.leave_out(why, letter, at, f"page {number}")
        if state == "blank":
            continue
        sources.add(state)
        if state == "ocr" and number == 1:  # somebody's recognition knows nothing of hand-written numbers
            recognised = recogniser.read_pdf_page(document, 0)
            if recognised is not None and _length(recognised) * 2 > len(content.glyphs):
                pages.append(recognised)
                continue
        seen: list[str] = []
        if state == "text" and number == 1:
            digits, seen = header_digits(document, content)
            content.glyphs += digits
        pages.append(read_lines(content, number, tables, recognised=state == "ocr"))
        pages[-1].notes += seen
        pages += [read_lines(other, number, tables) for other in content.others]
    builder = TextBuilder()
    if unread and pages:
        why = f" ({recogniser.why_not})" if recogniser.why_not else ""
        builder.notes.append("partial: pages without readable text: " + ", ".join(map(str, unread)) + why)
    mark_paragraphs(pages)
    recogniser.place_boxes()
    for page in pages:
        page.place_boxes()
    footnotes: list[RawLine] = []
    for page in pages:
        builder.notes += page.notes
        footnotes += page.footnotes
        for line in page.body:
            builder.add(line)
    for line in footnotes:
        builder.add(line)
    report.tell(builder)
    if not builder.lines:
        if scanned:
            why = f"; {recogniser.why_not}" if recogniser.why_not else ""
            raise UnreadableError(OutcomeCode.NEEDS_OCR, f"{scanned} of {len(contents)} pages{why}")
        if unread:
            raise UnreadableError(OutcomeCode.CORRUPT, "PDF: no page could be loaded")
        raise UnreadableError(OutcomeCode.EMPTY)
    source: TextSource = "mixed" if len(sources) > 1 else "ocr" if sources == {"ocr"} else "text"
    text = builder.build(PDF, pages=len(contents), text_source=source)
    return recogniser.finish(text) if recogniser.pages else text


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
    if not content.glyphs or not without_signature_panels(text).strip():
        return "scan" if content.image_share > 0.2 or content.drawings > 40 else "blank"
    if words < _FEW_WORDS and content.image_share > 0.3:
        return "scan"
    return "rubble" if is_rubble(text) else "text"
