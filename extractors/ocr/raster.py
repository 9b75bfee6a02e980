"""Page images: of PDF pages by pdfium, of image files by Pillow, both within limits on pixels."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from .clean import has_colour, without_seals
from .words import Grey

DPI = 300
"""Dots per inch at which pages are drawn. Measured on hand-made transcripts of scans whose own images have 200:
character error .0070 at 225, .0077 at 250, .0059 at 300."""
MAX_PIXELS = 18_000_000
"""Pixels of one page image; an A3 page at 300 dpi has 17.4 million."""
_A4_INCHES = 11.7
"""Length of the page that is assumed where a file gives no credible size."""


def resolution(width: float, height: float) -> float:
    """Return the pixels per point at which a page of the size (points) is drawn.

    Sizes that no sheet of paper has (a scan stored as one point a pixel, a page of a million points) are drawn as if
    they were A4.
    """
    long = max(width, height, 1.0)
    scale = DPI / 72 if 400 <= long <= 1300 else DPI * _A4_INCHES / long
    return min(scale, math.sqrt(MAX_PIXELS / (max(width, 1.0) * max(height, 1.0))))


def draw_page(page: Any) -> tuple[Grey, float, Grey | None]:
    """Draw a page of pypdfium2 in grey; return the image, its pixels per point, and the image with coloured seals.

    The last is None where none was taken off.
    """
    width, height = page.get_size()
    scale = resolution(width, height)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    pixels = bitmap.to_numpy()
    if bitmap.n_channels < 3:
        return _owned(pixels), scale, None
    if not has_colour(np.ascontiguousarray(pixels[::6, ::6, :3])):
        return np.array(bitmap.to_pil().convert("L")), scale, None
    grey, plain = without_seals(pixels[..., :3], scale * 72)
    return grey, scale, plain


def _owned(array: Any) -> Grey:
    """A grey array (rows, columns) of its own memory: the bitmap's goes with the bitmap."""
    return np.array(array[..., 0] if array.ndim == 3 else array, dtype=np.uint8)
