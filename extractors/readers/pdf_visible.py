"""Which characters of a page a person sees: those that change the picture of the page.

Text may be painted over, as white as the paper, outside the page, clipped away, not drawn at all, or in a layer that
is switched off. The page is drawn as a viewer shows it; where text is suspected of not being seen, it is drawn once
more without that text, and what makes no difference is not seen.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from ..document import Box
from .glyph import Glyph
from .report import TINY

_LIGHT = 225
"""Brightness (0…255) from which text may be as bright as the paper."""
_FAINT_ALPHA = 60
_CONTRAST = 12
"""Difference of grey (0…255) that is seen at one pixel a point, where thin strokes are blurred."""
_MOST_GROUPS = 8
"""Groups of suspected text that are each left out of one more drawing."""
_MOST_PIXELS = 4_000_000
"""A sheet of A1 at one pixel a point has so many; larger pages are drawn smaller."""
_LEAST_SCALE = 0.5
"""Pixels a point below which letters cannot be told from paper: all text of such a page counts as seen."""
_UNDRAWN = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_OC = "OC\0".encode("utf-16-le")
_TINY = 1.3
"""Points of a line's height below which no letter can be read."""
NOT_DRAWN = "not drawn"
BLANK = "nothing is to be seen there"

Bounds = Callable[[Any], Box | None]


@dataclass(slots=True)
class Suspicion:
    """What of a page's objects makes text on it suspect."""

    groups: dict[str, list[Any]] = field(default_factory=dict)
    """Text objects that may be unseen, by what they have in common."""
    texts: list[tuple[Any, Box | Bounds]] = field(default_factory=list)
    """Text objects that nothing has painted over so far, with their boxes or what measures them."""
    count: int = 0

    def text(self, item: Any, box: Box | Bounds, form: str) -> None:
        """Take in a text object, in the order of drawing; `form` names the form that it stands in."""
        self.count += 1
        why = _why_suspect(item) or form
        if why:
            self.groups.setdefault(why, []).append(item)
        else:
            self.texts.append((item, box))

    def painted(self, box: Box) -> None:
        """Take in something painted over whatever was drawn before it."""
        left: list[tuple[Any, Box | Bounds]] = []
        for item, at in self.texts:
            own = at(item) if callable(at) else at
            if own is None or (own[0] < box[2] and box[0] < own[2] and own[1] < box[3] and box[1] < own[3]):
                self.groups.setdefault("painted over", []).append(item)
            else:
                left.append((item, own))
        self.texts = left

    @property
    def all_undrawn(self) -> bool:
        """Whether no text is drawn, as in the text layer of a scan."""
        return self.count > 0 and len(self.groups.get(NOT_DRAWN, ())) == self.count


def _why_suspect(item: Any) -> str:
    if raw.FPDFTextObj_GetTextRenderMode(item) in _UNDRAWN:
        return NOT_DRAWN
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha) and (
        alpha.value < _FAINT_ALPHA or red.value * 0.3 + green.value * 0.59 + blue.value * 0.11 >= _LIGHT
    ):
        return "as bright as the paper"
    return _layer_of(item)


def _layer_of(item: Any) -> str:
    """Return the name of the optional content (ISO 32000-1, 8.11) that the object belongs to, "" if to none."""
    size = ctypes.c_ulong()
    for index in range(max(raw.FPDFPageObj_CountMarks(item), 0)):
        mark = raw.FPDFPageObj_GetMark(item, index)
        name = (ctypes.c_ushort * 16)()
        if not raw.FPDFPageObjMark_GetName(mark, name, 32, size) or bytes(name)[: size.value] != _OC:
            continue
        words = (ctypes.c_ushort * 64)()
        known = raw.FPDFPageObjMark_GetParamStringValue(mark, b"Name", words, 128, size)
        return "layer " + (bytes(words)[: size.value].decode("utf-16-le", "replace").rstrip("\0") if known else "")
    return ""


class VisibleText(NamedTuple):
    """What a person sees of a page's text."""

    unseen: dict[int, str]
    """What is not seen, by place in the list of glyphs, and why."""
    is_layer: bool = False
    """The text is not drawn, but stands where the picture shows something: recognised, or drawn as outlines."""


def look(page: Any, handle: Any, glyphs: list[Glyph], boxes: list[Box], suspicion: Suspicion) -> VisibleText:
    """Tell what a person sees of the characters of pdfium's text page `handle`; `boxes` are theirs as shown."""
    import numpy as np

    spots = np.array(boxes, dtype=np.float64)
    width, height = page.get_size()
    scale = min(1.0, math.sqrt(_MOST_PIXELS / max(width * height, 1.0)))
    if scale < _LEAST_SCALE:
        return VisibleText({})
    spots *= scale
    width, height = width * scale, height * scale
    shown = _drawn(page, scale)
    drawn_on = _inside(_edges(shown), spots) > 0
    why: dict[int, str] = dict.fromkeys(np.flatnonzero(~drawn_on).tolist(), BLANK)
    groups = list(suspicion.groups.items())[:_MOST_GROUPS]
    names = {ctypes.cast(item, ctypes.c_void_p).value: name for name, items in groups for item in items}
    members: dict[str, list[int]] = {}
    for index, glyph in enumerate(glyphs if names else ()):
        item = raw.FPDFText_GetTextObject(handle, glyph.at)
        name = names.get(ctypes.cast(item, ctypes.c_void_p).value)
        if name is not None:
            members.setdefault(name, []).append(index)
    for name, items in groups:
        indexes = members.get(name)
        if not indexes:
            continue
        seen = np.zeros(len(indexes), bool)
        if name != NOT_DRAWN:
            change = np.abs(shown.astype(np.int16) - _drawn_without(page, scale, items)) >= _CONTRAST
            seen = _inside(change, spots[indexes]) > 0
        for index, is_seen in zip(indexes, seen.tolist(), strict=True):
            if is_seen:
                why.pop(index, None)
            else:
                why[index] = "in a form that is not shown" if name.startswith("form ") else name
    middle = (spots[:, :2] + spots[:, 2:]) / 2
    outside = (middle < -1).any(1) | (middle[:, 0] > width + 1) | (middle[:, 1] > height + 1)
    why.update(dict.fromkeys(np.flatnonzero(outside).tolist(), "outside the page"))
    small = spots[:, 3] - spots[:, 1] < _TINY * scale
    why.update(dict.fromkeys(np.flatnonzero(small).tolist(), TINY))
    undrawn = [index for index, reason in why.items() if reason == NOT_DRAWN]
    is_layer = len(undrawn) * 2 > len(glyphs) and bool(drawn_on[undrawn].mean() > 0.7)
    return VisibleText(_among_others(glyphs, why) if why else {}, is_layer)


def _drawn(page: Any, scale: float) -> Any:
    """Draw the page in grey, with so many pixels a point."""
    pixels = page.render(scale=scale, grayscale=True).to_numpy()
    return (pixels[..., 0] if pixels.ndim == 3 else pixels).copy()


def _drawn_without(page: Any, scale: float, items: list[Any]) -> Any:
    for item in items:
        raw.FPDFPageObj_SetIsActive(item, False)
    try:
        return _drawn(page, scale)
    finally:
        for item in items:
            raw.FPDFPageObj_SetIsActive(item, True)


def _edges(pixels: Any) -> Any:
    """Return where the picture is not even."""
    import numpy as np

    wide = pixels.astype(np.int16)
    found = np.zeros(pixels.shape, bool)
    found[:, 1:] = np.abs(wide[:, 1:] - wide[:, :-1]) >= _CONTRAST
    found[1:] |= np.abs(wide[1:] - wide[:-1]) >= _CONTRAST
    return found


def _inside(mask: Any, spots: Any) -> Any:
    """Count the pixels of the mask in the middle of each box, where every letter and digit has ink."""
    import numpy as np

    rows, columns = mask.shape
    sums = np.zeros((rows + 1, columns + 1), np.int32)
    np.cumsum(mask, 0, out=sums[1:, 1:], dtype=np.int32)
    np.cumsum(sums[1:, 1:], 1, out=sums[1:, 1:])
    margin = (spots[:, 3] - spots[:, 1]) * 0.2
    x0 = np.clip(np.floor(spots[:, 0]), 0, columns).astype(int)
    x1 = np.clip(np.ceil(spots[:, 2]), 0, columns).astype(int)
    y0 = np.clip(np.floor(spots[:, 1] + margin), 0, rows).astype(int)
    y1 = np.clip(np.ceil(spots[:, 3] - margin), 0, rows).astype(int)
    return sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]


def _among_others(glyphs: list[Glyph], why: dict[int, str]) -> dict[int, str]:
    """Return what is not seen, without what may be the fault of a font.

    A font may lack a letter with marks, and a dot is too small to be looked for: such a character is unseen only where
    the plain letters and digits beside it in its line are.
    """
    found: dict[int, str] = {}
    open_ones: list[int] = []
    before: bool | None = None
    line = 0.0
    for index, glyph in enumerate(glyphs):
        plain = glyph.char.isascii() and glyph.char.isalnum()
        if abs(glyph.y - line) > glyph.height * 0.5:
            found.update((each, why[each]) for each in open_ones if before)
            open_ones, before, line = [], None, glyph.y
        if plain:
            unseen = index in why
            if unseen:
                found[index] = why[index]
            found.update((each, why[each]) for each in open_ones if unseen and before is not False)
            open_ones, before = [], unseen
        elif index in why:
            open_ones.append(index)
    found.update((each, why[each]) for each in open_ones if before)
    return found
