"""What is drawn on a page besides its characters: ruling lines, images, and what makes text on it suspect."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

from ..document import Box
from .pdf_content import PageContent
from .pdf_placing import Placing
from .pdf_visible import Suspicion

MAX_PAGE_OBJECTS = 60_000
_DEEPEST = 6
"""Forms within each other that are looked into."""
_OPAQUE_ALPHA = 60
_PAINTS = 4.0
"""Points that a filled area is wide and high at least to hide a character."""


def look_at_objects(page: Any, content: PageContent, place: Placing, printed: int | None) -> tuple[Suspicion, set[int]]:
    """Note ruling lines and images; return what makes text suspect, and the addresses of what form fields draw.

    Objects from number `printed` on are form fields and annotations that were drawn into the page.
    """
    handle = page.raw
    area = max(content.width * content.height, 1.0)
    bounds = _Bounds(place)
    suspicion = Suspicion()
    stamps: set[int] = set()
    for index in range(min(raw.FPDFPage_CountObjects(handle), MAX_PAGE_OBJECTS)):
        item = raw.FPDFPage_GetObject(handle, index)
        kind = raw.FPDFPageObj_GetType(item)
        stamped = printed is not None and index >= printed
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            suspicion.text(item, bounds, "")
            if stamped:
                stamps.add(address(item))
            continue
        content.drawings += 1
        box = bounds(item)
        if box is None:
            continue
        wide, high = box[2] - box[0], box[3] - box[1]
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _take_path(item, box, content, suspicion)
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            _take_form(item, box, suspicion, "" if stamped else f"form {index}", stamps if stamped else None)
            if len(content.glyphs) <= 400:  # else the page has enough text of its own: mere decoration
                content.image_share = min(content.image_share + wide * high / area, 1.0)
        else:
            suspicion.painted(box)
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                content.image_share = min(content.image_share + wide * high / area, 1.0)
    return suspicion, stamps


def address(item: Any) -> int:
    """Return what tells an object of pdfium from others."""
    return ctypes.cast(item, ctypes.c_void_p).value or 0


class _Bounds:
    """Boxes of objects on the page."""

    def __init__(self, place: Placing) -> None:
        self._place = place
        self._values = [ctypes.c_float() for _ in range(4)]
        self._to = [ctypes.byref(value) for value in self._values]

    def __call__(self, item: Any) -> Box | None:
        if not raw.FPDFPageObj_GetBounds(item, *self._to):
            return None
        return self._place(*(value.value for value in self._values))


def _take_path(path: Any, box: Box, content: PageContent, suspicion: Suspicion) -> None:
    wide, high = box[2] - box[0], box[3] - box[1]
    if high <= 3 and wide >= 15:
        content.across.append(box)
    elif wide <= 3 and high >= 6:
        content.upright.append(box)
    elif wide > _PAINTS and high > _PAINTS:
        filled, stroked = _draw_mode(path)
        if stroked and wide > 15 and high > 6:
            content.across.append((box[0], box[1], box[2], box[1]))
            content.across.append((box[0], box[3], box[2], box[3]))
            content.upright.append((box[0], box[1], box[0], box[3]))
            content.upright.append((box[2], box[1], box[2], box[3]))
        if filled and _alpha(path) >= _OPAQUE_ALPHA:
            suspicion.painted(box)


def _take_form(form: Any, box: Box, suspicion: Suspicion, name: str, stamps: set[int] | None, depth: int = 1) -> None:
    """Look into a form; what is drawn in it counts as drawn all over its box."""
    paints = False
    for index in range(min(raw.FPDFFormObj_CountObjects(form), MAX_PAGE_OBJECTS)):
        item = raw.FPDFFormObj_GetObject(form, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            if paints:
                paints = False
                suspicion.painted(box)
            suspicion.text(item, box, name)
            if stamps is not None:
                stamps.add(address(item))
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            if depth < _DEEPEST:
                _take_form(item, box, suspicion, name, stamps, depth + 1)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            paints = paints or (_draw_mode(item)[0] and _alpha(item) >= _OPAQUE_ALPHA)
        else:
            paints = True
    if paints:
        suspicion.painted(box)


def _draw_mode(path: Any) -> tuple[bool, bool]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    known = raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(known and fill.value), bool(known and stroke.value)


def _alpha(item: Any) -> int:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    return alpha.value if raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha) else 255
