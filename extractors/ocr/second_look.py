"""A part of a page recognised again as one block of lines, what a seal left of its ink taken off first."""

from __future__ import annotations

import numpy as np

from .engine import recognise
from .words import Grey, OcrWord

_PALE = 80.0
"""Grey levels under the paper's: what is paler is paper, or the outline of a seal that was taken off."""


def without_pale(part: Grey) -> Grey:
    """Return the image with all that is hardly darker than paper made paper."""
    paper = float(np.percentile(part[::4, ::4], 80))
    clean = part.copy()
    clean[clean > paper - _PALE] = int(paper)
    return clean


def recognised(
    image: Grey,
    dpi: float,
    box: tuple[float, float, float, float],
    shift: tuple[float, ...] = (0.0, 0.0),
    *,
    pale: bool = False,
    line: bool = False,
) -> list[list[OcrWord]]:
    """Return the lines of words in a box of the page, at their places on the page.

    `pale` takes off what is hardly darker than paper, `line` takes the box as one line; `shift` is added to the places.
    """
    from PIL import Image

    from .clean import smoothed

    left, top, right, bottom = (max(int(value), 0) for value in box)
    part = image[top:bottom, left:right]
    if min(part.shape) < 40:
        return []
    if pale:
        part = without_pale(part)
    lines: dict[int, list[OcrWord]] = {}
    for word in recognise(smoothed(Image.fromarray(part), dpi), dpi, block=not line, line=line):
        x, y = left + shift[0], top + shift[1]
        word.x0, word.x1, word.y0, word.y1, word.base = (
            word.x0 + x,
            word.x1 + x,
            word.y0 + y,
            word.y1 + y,
            word.base + y,
        )
        lines.setdefault(word.line, []).append(word)
    return list(lines.values())
