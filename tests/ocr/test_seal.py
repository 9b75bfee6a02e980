"""Rings of a black seal, found by their shape; needs no Tesseract."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.ocr.seal import without_rings

DPI = 300


def page(radius_mm: float = 18.0, *, ring: bool = True) -> Image.Image:
    """A signature block: a stroke of print at the seal's foot, and the rings through it."""
    image = Image.new("L", (1300, 1000), 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((500, 588, 900, 596), fill=0)  # print that the ring crosses
    radius = radius_mm / 25.4 * DPI
    for share, width in ((1.0, 9), (0.92, 4)) if ring else ():
        reach = radius * share
        draw.ellipse((520 - reach, 400 - reach, 520 + reach, 400 + reach), outline=0, width=width)
    return image


@pytest.mark.parametrize("radius", [17.0, 18.0, 19.0])
def test_rings_go_and_print_stays(radius: float) -> None:
    grey = np.asarray(page(radius))
    clean = without_rings(grey, DPI)
    assert clean is not None
    print_line = np.s_[589:595, 500:900]
    assert (clean[print_line] < 128).mean() > 0.75  # where the ring runs along the stroke it takes a part of it
    outside = np.ones(grey.shape, bool)
    outside[580:604] = False
    assert (clean[outside] < 128).sum() < 0.06 * (grey[outside] < 128).sum()


def test_no_seal() -> None:
    assert without_rings(np.asarray(page(ring=False)), DPI) is None
    assert without_rings(np.asarray(page(9.0)), DPI) is None  # a small round stamp is no seal
    assert without_rings(np.full((60, 60), 255, np.uint8), DPI) is None
