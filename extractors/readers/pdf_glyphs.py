"""What pdfium knows of a page: its characters with their geometry, ruling lines, images and form fields.

Coordinates are PDF points from the top left corner of the page as it is shown. pdfium is not safe for threads.
"""

from __future__ import annotations

import contextlib
import ctypes
import logging
import re
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import Box
from ..text.letters import composed
from .glyph import Glyph
from .pdf_content import SCAN_SHARE, PageContent
from .pdf_fields import on_baselines
from .pdf_legacy import to_unicode
from .pdf_objects import address, look_at_objects
from .pdf_placing import Placing, directions, is_oblique, page_placing, turn_of
from .pdf_struck import strike_boxes, struck
from .pdf_visible import Suspicion, look

MAX_PAGES = 1500
"""Most pages read of one file."""
MAX_PAGE_CHARACTERS = 150_000
_FEW = 20
"""Characters that at least make text in another direction a part of its own; fewer are marks in a margin."""

_LEAST_WIDE = 0.75
"""Width of the box of a character in parts of its height: where it is turned, its box is about as wide as high."""
_LEAST_LINES = 3
"""Characters of lines for each that stands across the page."""

_BLANK = frozenset("\x00\t\n\r \u00a0\u200b\ufeff\ufffd")
_LINE_END_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-"}
_LONE = re.compile("[\ud800-\udfff]")
"""Half of a letter beyond U+FFFF: no letter."""
_WIDGET = 20
_SILENT = logging.NullHandler()
_NOT_SHOWN = 2 | 32
"""Flags of annotations that no viewer shows: hidden, no view (ISO 32000-1, 12.5.3)."""
_MOST_NOTES = 500
"""Annotations of a page that are looked at."""
_NEVER_DRAWN = (2, 16)  # links, pop-ups


def open_pdf(data: bytes) -> Any:
    """Open a PDF from memory. Raises `UnreadableError` where it is encrypted, damaged or too long."""
    try:
        document = pdfium.PdfDocument(data)
        pages = len(document)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise UnreadableError(OutcomeCode.ENCRYPTED, "PDF") from error
        if code == raw.FPDF_ERR_SECURITY or "security" in str(error).lower():
            raise UnreadableError(OutcomeCode.ENCRYPTED, "PDF security handler") from error
        raise UnreadableError(OutcomeCode.CORRUPT, f"PDF: {error}") from error
    if not pages:
        raise UnreadableError(OutcomeCode.CORRUPT, "PDF without pages")
    if pages > MAX_PAGES:
        raise UnreadableError(OutcomeCode.TOO_LARGE, f"{pages} pages, limit {MAX_PAGES}")
    logging.getLogger("pypdfium2").addHandler(_SILENT)  # what it thinks of a file is no business of standard error
    logging.getLogger("pypdfium2").propagate = False
    with contextlib.suppress(pdfium.PdfiumError):  # needed before form fields can be drawn into their pages
        document.init_forms()
    return document


def read_page(document: Any, number: int, *, legacy: bool = False) -> PageContent | None:
    """Read page `number` (from 0), annotations drawn into it; None where pdfium cannot load it.

    `legacy`: the document has text in pre-Unicode fonts, which becomes Unicode.
    """
    try:
        page = document[number]
        widgets = _widgets(page)
        printed, struck_boxes = None, list[Box]()
        if widgets is not None:
            struck_boxes = strike_boxes(page)
            printed = raw.FPDFPage_CountObjects(page.raw)
            raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
            page.close()
            page = document[number]
        text_page = page.get_textpage()
    except pdfium.PdfiumError:
        return None
    try:
        return _content(page, text_page.raw, widgets or [], struck_boxes, printed, legacy)
    finally:
        text_page.close()
        page.close()


def _content(
    page: Any, handle: Any, widgets: list[Box], struck_boxes: list[Box], printed: int | None, legacy: bool
) -> PageContent:
    shown = page_placing(page)
    text = _text(handle)
    turns = directions(handle, len(text))
    place = shown.turned(turns[0]) if turns else shown
    glyphs = _glyphs(handle, text, place)
    content = PageContent(place.width, place.height, glyphs, text)
    _leave_out_oblique(handle, content)
    glyphs, text = content.glyphs, content.raw_text
    content.widgets = [place(*box) for box in widgets]
    suspicion, stamps = look_at_objects(page, content, place, printed)
    if place.rotation != shown.rotation:
        content.to_page, content.from_page = place.to(shown), shown.to(place)
    if stamps:
        content.stamped = {
            glyph.at for glyph in glyphs if address(raw.FPDFText_GetTextObject(handle, glyph.at)) in stamps
        }
        content.glyphs = glyphs = on_baselines(glyphs, content.stamped)
    if glyphs:
        _leave_out_unseen(page, handle, content, suspicion)
        _leave_out(content, struck(content.glyphs, content.across, [place(*box) for box in struck_boxes]))
    if legacy:
        content.glyphs, content.raw_text = to_unicode(handle, content.glyphs, content.raw_text)
    if len(turns) > 1:
        _part_directions(handle, content, shown, turns[1:])
    return content


def _leave_out_oblique(handle: Any, content: PageContent) -> None:
    """Take out of a page what is printed across it, over or under its lines: a watermark."""
    slanted = {
        glyph.at
        for glyph in content.glyphs
        if glyph.x1 - glyph.x0 > glyph.height * _LEAST_WIDE and is_oblique(handle, glyph.at)
    }
    if not slanted or len(slanted) * _LEAST_LINES > len(content.glyphs):
        return
    within = range(min(slanted), max(slanted) + 1)
    words = "".join(content.raw_text[at] if at in slanted else " " for at in within)
    content.left_out.append(("printed across the page", words, -1))
    content.glyphs = [glyph for glyph in content.glyphs if glyph.at not in slanted]
    content.raw_text = "".join(" " if at in slanted else letter for at, letter in enumerate(content.raw_text))


def _leave_out_unseen(page: Any, handle: Any, content: PageContent, suspicion: Suspicion) -> None:
    """Take out of a page what nobody sees of its text, unless it is the text layer of a picture of the page."""
    if suspicion.all_undrawn and content.image_share >= SCAN_SHARE:
        content.unseen_text = True
        return
    boxes = [
        (glyph.x0, glyph.y - glyph.height * 0.8, glyph.x1, glyph.y + glyph.height * 0.2) for glyph in content.glyphs
    ]
    if content.to_page is not None:
        boxes = [content.to_page(*box) for box in boxes]
    try:
        seen = look(page, handle, content.glyphs, boxes, suspicion)
    except pdfium.PdfiumError:  # a page that cannot be drawn: its text is all there is
        return
    most = len(seen.unseen) * 2 > len(content.glyphs)
    if seen.is_layer or (most and content.image_share >= SCAN_SHARE):
        content.unseen_text = True
        return
    _leave_out(content, seen.unseen)


def _leave_out(content: PageContent, unseen: dict[int, str]) -> None:
    """Take characters out of a page, by place in its list, and keep why."""
    if not unseen:
        return
    text = content.raw_text
    reasons = {content.glyphs[index].at: why for index, why in unseen.items()}
    for at in sorted(reasons):
        why, before, start = content.left_out[-1] if content.left_out else ("", "", 0)
        if why == reasons[at] and not text[start + len(before) : at].strip():
            content.left_out[-1] = why, text[start : at + 1], start
        else:
            content.left_out.append((reasons[at], text[at], at))
    content.raw_text = "".join([" " if at in reasons else letter for at, letter in enumerate(text)])
    strips: dict[int, tuple[float, float, float]] = {}
    for index in unseen:
        glyph = content.glyphs[index]
        left, right, _ = strips.get(round(glyph.y), (glyph.x0, glyph.x1, 0.0))
        strips[round(glyph.y)] = min(left, glyph.x0), max(right, glyph.x1), glyph.y
    content.glyphs = [glyph for index, glyph in enumerate(content.glyphs) if index not in unseen]
    content.beside = [glyph.at for glyph in content.glyphs if any(_is_beside(glyph, *at) for at in strips.values())]


def _is_beside(glyph: Glyph, left: float, right: float, y: float) -> bool:
    near = glyph.height * 1.2
    return abs(glyph.y - y) < glyph.height * 0.6 and left - near < glyph.x1 and glyph.x0 < right + near


def _part_directions(handle: Any, content: PageContent, shown: Placing, turns: list[int]) -> None:
    """Move text that runs in another direction than most of the page to contents of its own."""
    turn = {glyph.at: turn_of(handle, glyph.at) for glyph in content.glyphs}
    for other in turns:
        own = {at for at, found in turn.items() if found == other}
        if len(own) < _FEW:
            continue
        there = shown.turned(other)
        part = PageContent(there.width, there.height, [], content.raw_text)
        part.glyphs = [glyph for glyph in _glyphs(handle, content.raw_text, there) if glyph.at in own]
        part.to_page = there.to(shown)
        content.others.append(part)
        content.glyphs = [glyph for glyph in content.glyphs if glyph.at not in own]


def _widgets(page: Any) -> list[Box] | None:
    """Return the boxes of the page's form fields; None where no annotation is drawn."""
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    if count <= 0:
        return None
    boxes = []
    drawn = False
    rect = raw.FS_RECTF()
    for index in reversed(range(min(count, _MOST_NOTES))):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        if raw.FPDFAnnot_GetFlags(annotation) & _NOT_SHOWN:
            raw.FPDFPage_CloseAnnot(annotation)
            raw.FPDFPage_RemoveAnnot(page.raw, index)  # of the copy in memory
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        drawn = drawn or kind not in _NEVER_DRAWN
        if kind == _WIDGET and raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rect)):
            boxes.append((rect.left, rect.bottom, rect.right, rect.top))
        raw.FPDFPage_CloseAnnot(annotation)
    return boxes[::-1] if drawn else None


def _text(handle: Any) -> str:
    """Return pdfium's text of a page, a character for each that has a place."""
    count = raw.FPDFText_CountChars(handle)
    if count <= 0:
        return ""
    if count > MAX_PAGE_CHARACTERS:
        raise UnreadableError(OutcomeCode.TOO_LARGE, f"{count} characters on a page, limit {MAX_PAGE_CHARACTERS}")
    buffer = (ctypes.c_ushort * (count + 1))()
    text = ""
    if raw.FPDFText_GetText(handle, 0, count, buffer) == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if len(text) != count:  # characters that pdfium leaves out of its text, or that take two code units: ask one by one
        text = "".join(chr(min(raw.FPDFText_GetUnicode(handle, i), 0x10FFFF)) for i in range(count))
    return text if text.isascii() else _LONE.sub("\ufffd", text)


def _glyphs(handle: Any, text: str, place: Placing) -> list[Glyph]:
    box_of, origin_of = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
    rect, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    to_rect, to_x, to_y = ctypes.byref(rect), ctypes.byref(x), ctypes.byref(y)
    upright = place.rotation == 0
    left, top = place.left, place.height + place.bottom
    glyphs: list[Glyph] = []
    spaced = False
    for index, char in enumerate(text):
        if char in _BLANK:
            spaced = char in " \u00a0" and not raw.FPDFText_IsGenerated(handle, index)
            continue
        if "\u0300" <= char <= "\u036f" and glyphs:  # a combining mark belongs to the letter before it
            last = glyphs[-1]
            glyphs[-1] = last._replace(char=composed(last.char + char))
            continue
        if char < " " or char in _LINE_END_HYPHENS:
            char = _LINE_END_HYPHENS.get(char, "")
            if not char:
                continue
        box_of(handle, index, to_rect)
        origin_of(handle, index, to_x, to_y)
        if upright:
            x0, x1 = rect.left - left, rect.right - left
            baseline, height = top - y.value, rect.top - rect.bottom
        else:
            x0, y0, x1, y1 = place(rect.left, rect.bottom, rect.right, rect.top)
            baseline, height = place.point(x.value, y.value)[1], y1 - y0
        if height <= 0 or x1 < x0:
            height, x1 = max(height, 1.0), max(x0, x1)
        glyphs.append(Glyph(baseline, x0, x1, height, char, index, False, spaced))
        spaced = False
    return glyphs
