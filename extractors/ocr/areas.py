"""A part of a page recognised again: in another rendering, in another layout, without the rest of the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from .engine import recognise
from .words import Box, Grey, OcrPage, OcrWord

_PALE = 80.0
"""Grey levels under the paper's: what is paler is paper, or the outline of a seal that was taken off."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of looking at a part of a page."""

    layout: Literal["block", "line", "auto"] = "block"
    smooth: bool = True
    pale: bool = False
    """What is hardly darker than paper is taken off."""
    seals: bool = False
    """With the coloured ink that was taken off."""
    size: float = 1.0
    """Drawn at so many times the page's resolution."""


BLOCK = Way()
SHARP = Way(smooth=False)
"""As the scanner drew it: letters that smoothing runs together stay apart."""
SMALL = Way(size=0.67)
"""At two thirds of the resolution: ragged strokes close, specks go."""
COLUMNS = Way("auto")


def without_pale(part: Grey) -> Grey:
    """Return the image with all that is hardly darker than paper made paper."""
    paper = float(np.percentile(part[::4, ::4], 80))
    clean = part.copy()
    clean[clean > paper - _PALE] = int(paper)
    return clean


def read_area(page: OcrPage, box: Box, way: Way = BLOCK) -> list[list[OcrWord]]:
    """Return the lines of words in a box of the page, at their places on the page."""
    image = page.plain if way.seals and page.plain is not None else page.image
    return recognised(image, page.dpi, box, way)


def recognised(
    image: Grey, dpi: float, box: Box, way: Way = BLOCK, shift: tuple[float, float] = (0.0, 0.0)
) -> list[list[OcrWord]]:
    """Return the lines of words in a box of an image; `shift` is added to their places."""
    from PIL import Image

    from .clean import smoothed

    left, top, right, bottom = (max(int(value), 0) for value in box)
    part = image[top:bottom, left:right]
    if part.size == 0 or min(part.shape) < 40:
        return []
    picture = Image.fromarray(without_pale(part) if way.pale else part)
    if way.smooth:
        picture = smoothed(picture, dpi)
    if way.size != 1.0:
        size = (max(round(picture.width * way.size), 1), max(round(picture.height * way.size), 1))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    lines: dict[int, list[OcrWord]] = {}
    x, y = left + shift[0], top + shift[1]
    for word in recognise(picture, dpi * way.size, block=way.layout == "block", line=way.layout == "line"):
        scale = 1 / way.size
        placed = replace(
            word, x0=word.x0 * scale + x, x1=word.x1 * scale + x, y0=word.y0 * scale + y, y1=word.y1 * scale + y,
            base=word.base * scale + y,
        )  # fmt: skip
        lines.setdefault(word.line, []).append(placed)
    return list(lines.values())
