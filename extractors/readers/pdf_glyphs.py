"""What pdfium knows of a page: its characters with their geometry, ruling lines, images and form fields.

Coordinates are PDF points from the top left corner of the page as it is shown. pdfium is not safe for threads.
"""

from __future__ import annotations

import contextlib
import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import Box
from .glyph import Glyph
from .pdf_legacy import to_unicode

MAX_PAGES = 1500
"""Most pages read of one file."""
MAX_PAGE_CHARACTERS = 150_000
MAX_PAGE_OBJECTS = 60_000

_BLANK = frozenset("\x00\t\n\r \u00a0\u200b\ufeff\ufffd")
_LINE_END_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-"}
_WIDGET = 20
_NEVER_DRAWN = (2, 16)  # links, pop-ups


@dataclass(slots=True)
class PageContent:
    """Everything that is read of a page."""

    width: float
    height: float
    glyphs: list[Glyph]
    raw_text: str
    across: list[Box] = field(default_factory=list)
    """Horizontal ruling lines and the upper edges of frames."""
    upright: list[Box] = field(default_factory=list)
    image_share: float = 0.0
    """Share of the page that its images cover."""
    unseen_text: bool = False
    """The text is not drawn: an OCR wrote it under or over a picture of the page."""
    drawings: int = 0
    widgets: list[Box] = field(default_factory=list)
    stamped: set[int] = field(default_factory=set)
    """`Glyph.at` of what form fields draw; the rest is the page's own print, that a signature's box may cover."""


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
        printed = _printed(page) if widgets else set()
        if widgets is not None:
            raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
            page.close()
            page = document[number]
        text_page = page.get_textpage()
    except pdfium.PdfiumError:
        return None
    try:
        width, height = page.get_size()
        place = _placing(page, width, height)
        glyphs, text = _glyphs(text_page.raw, place)
        stamped = {glyph.at for glyph in glyphs if _mark_of(glyph) not in printed} if widgets else set()
        if legacy:
            glyphs, text = to_unicode(text_page.raw, glyphs, text)
        content = PageContent(width, height, glyphs, text)
        content.widgets = [place(*box) for box in widgets or []]
        content.stamped = stamped
        _look_at_objects(page, content, place)
        return content
    finally:
        text_page.close()
        page.close()


class _Placing:
    """Turns page coordinates (origin bottom left, unrotated) into shown ones (origin top left)."""

    def __init__(self, left: float, bottom: float, width: float, height: float, rotation: int) -> None:
        self.left, self.bottom = left, bottom
        self.width, self.height, self.rotation = width, height, rotation

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.left, y - self.bottom
        if self.rotation == 90:
            return y, x
        if self.rotation == 180:
            return self.width - x, y
        if self.rotation == 270:
            return self.width - y, self.height - x
        return x, self.height - y

    def __call__(self, left: float, bottom: float, right: float, top: float) -> Box:
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _placing(page: Any, width: float, height: float) -> _Placing:
    try:
        left, bottom, _, _ = page.get_cropbox()
    except pdfium.PdfiumError:
        left = bottom = 0.0
    return _Placing(left, bottom, width, height, page.get_rotation())


def _printed(page: Any) -> set[tuple[str, int, int]]:
    """Return the marks of the page's own print, before the form fields are drawn into it."""
    text_page = page.get_textpage()
    try:
        glyphs, _ = _glyphs(text_page.raw, _placing(page, *page.get_size()))
    finally:
        text_page.close()
    return {_mark_of(glyph) for glyph in glyphs}


def _mark_of(glyph: Glyph) -> tuple[str, int, int]:
    """Return what tells a character from others of its page: itself and where it stands."""
    return glyph.char, round(glyph.x0), round(glyph.y)


def _widgets(page: Any) -> list[tuple[float, float, float, float]] | None:
    """Return the boxes of the page's form fields; None where no annotation is drawn."""
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    if count <= 0:
        return None
    boxes = []
    drawn = False
    rect = raw.FS_RECTF()
    for index in range(min(count, 500)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        drawn = drawn or kind not in _NEVER_DRAWN
        if kind == _WIDGET and raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rect)):
            boxes.append((rect.left, rect.bottom, rect.right, rect.top))
        raw.FPDFPage_CloseAnnot(annotation)
    return boxes if drawn else None


def _glyphs(handle: Any, place: _Placing) -> tuple[list[Glyph], str]:
    count = raw.FPDFText_CountChars(handle)
    if count <= 0:
        return [], ""
    if count > MAX_PAGE_CHARACTERS:
        raise UnreadableError(OutcomeCode.TOO_LARGE, f"{count} characters on a page, limit {MAX_PAGE_CHARACTERS}")
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(handle, 0, count, buffer)
    if written == count + 1:
        text = "".join(map(chr, buffer[:count]))
    else:  # characters that pdfium leaves out of its text: ask one by one
        text = "".join(chr(min(raw.FPDFText_GetUnicode(handle, i), 0x10FFFF)) for i in range(count))
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
            glyphs[-1] = last._replace(char=last.char + char)
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
    return glyphs, text


def _look_at_objects(page: Any, content: PageContent, place: _Placing) -> None:
    """Note ruling lines, images and whether the text is drawn."""
    handle = page.raw
    area = max(content.width * content.height, 1.0)
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    to = [ctypes.byref(value) for value in (left, bottom, right, top)]
    looked = unseen = 0
    text_before_image = False
    for index in range(min(raw.FPDFPage_CountObjects(handle), MAX_PAGE_OBJECTS)):
        item = raw.FPDFPage_GetObject(handle, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            if looked < 20:
                looked += 1
                unseen += raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
            text_before_image = text_before_image or not content.image_share
            continue
        content.drawings += 1
        if not raw.FPDFPageObj_GetBounds(item, *to):
            continue
        box = place(left.value, bottom.value, right.value, top.value)
        wide, high = box[2] - box[0], box[3] - box[1]
        if kind == raw.FPDF_PAGEOBJ_PATH:
            if high <= 3 and wide >= 15:
                content.across.append(box)
            elif wide <= 3 and high >= 6:
                content.upright.append(box)
            elif wide > 15 and high > 6 and _is_stroked(item):
                content.across.append((box[0], box[1], box[2], box[1]))
                content.across.append((box[0], box[3], box[2], box[3]))
                content.upright.append((box[0], box[1], box[0], box[3]))
                content.upright.append((box[2], box[1], box[2], box[3]))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE or (kind == raw.FPDF_PAGEOBJ_FORM and not glyph_rich(content)):
            content.image_share = min(content.image_share + wide * high / area, 1.0)
    # drawn first and then covered by the picture, it is as little seen
    content.unseen_text = unseen * 2 > looked or (text_before_image and content.image_share > 0.8)


def _is_stroked(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)) and stroke.value)


def glyph_rich(content: PageContent) -> bool:
    """Tell whether the page has enough text of its own for a drawing on it to be mere decoration."""
    return len(content.glyphs) > 400
