"""How the coordinates of a PDF page become those in which its text stands upright."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ..document import Box

_SAMPLE = 64
"""Characters whose direction is looked at: text of one page runs in one direction, as a rule."""
_CROOKED = 3.0
"""Degrees by which a page may have been put in crookedly."""
_OBLIQUE = 15.0
"""Degrees from which text is no line of the page."""
_LEAST = 3
"""Characters of the sample that make a direction of their own."""


class Placing:
    """Turns page coordinates (origin bottom left) into those of the page turned by `rotation` (origin top left)."""

    def __init__(self, left: float, bottom: float, width: float, height: float, rotation: int) -> None:
        self.left, self.bottom = left, bottom
        self.width, self.height, self.rotation = width, height, rotation

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Place a point."""
        x, y = x - self.left, y - self.bottom
        if self.rotation == 90:
            return y, x
        if self.rotation == 180:
            return self.width - x, y
        if self.rotation == 270:
            return self.width - y, self.height - x
        return x, self.height - y

    def __call__(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Place a box."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def turned(self, rotation: int) -> Placing:
        """Return the placing on the same page turned otherwise."""
        swapped = (rotation - self.rotation) % 180 != 0
        width, height = (self.height, self.width) if swapped else (self.width, self.height)
        return Placing(self.left, self.bottom, width, height, rotation)

    def to(self, other: Placing) -> Placing:
        """Return what turns boxes placed by this placing into those placed by the other."""
        rotation = (other.rotation - self.rotation) % 360
        return _Turning(0.0, 0.0, other.width, other.height, rotation)


class _Turning(Placing):
    """Between two placings, both with the origin at the top left."""

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.rotation == 90:
            return self.width - y, x
        if self.rotation == 180:
            return self.width - x, self.height - y
        if self.rotation == 270:
            return y, self.height - x
        return x, y


def page_placing(page: Any) -> Placing:
    """Return the placing of the page as it is shown."""
    width, height = page.get_size()
    try:
        left, bottom, _, _ = page.get_cropbox()
    except pdfium.PdfiumError:
        left = bottom = 0.0
    return Placing(left, bottom, width, height, page.get_rotation())


def directions(handle: Any, count: int) -> list[int]:
    """Return by how many degrees clockwise the page must be turned for its text to stand upright, most text first.

    Only quarter turns; empty where there is too little text to tell.
    """
    found: Counter[int] = Counter()
    for index in range(0, count, max(count // _SAMPLE, 1)):
        turn = turn_of(handle, index)
        if turn is not None:
            found[turn] += 1
    return [turn for turn, times in found.most_common() if times >= _LEAST or found.total() < _SAMPLE // 2]


def turn_of(handle: Any, index: int) -> int | None:
    """Return the turn that makes a character stand upright; None for one that is slanted or made up by pdfium."""
    if raw.FPDFText_IsGenerated(handle, index):
        return None
    degrees = math.degrees(raw.FPDFText_GetCharAngle(handle, index))
    quarter = round(degrees / 90) * 90
    return (360 - quarter) % 360 if degrees >= 0 and abs(degrees - quarter) <= _CROOKED else None


def is_oblique(handle: Any, index: int) -> bool:
    """Tell whether a character stands across the page, as a watermark does, not along it or up its margin."""
    degrees = math.degrees(raw.FPDFText_GetCharAngle(handle, index)) % 90
    return not raw.FPDFText_IsGenerated(handle, index) and _OBLIQUE < degrees < 90 - _OBLIQUE
