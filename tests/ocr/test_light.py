"""Pages under uneven light."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.ocr.light import evened
from extractors.ocr.words import Grey


def _page(dark: float, edge: int = 0) -> Grey:
    """A page with lines of ink whose light falls off from top to bottom, and a black edge on its left."""
    image = Image.new("L", (1240, 1754), 250)
    pen = ImageDraw.Draw(image)
    for y in range(150, 1600, 40):
        pen.rectangle((150, y, 1090, y + 6), fill=30)
    light = np.linspace(1.0, dark, 1754)[:, None]
    page = (np.asarray(image) * light).astype(np.uint8)
    page[:, :edge] = 8
    return page


@pytest.mark.parametrize("edge", [0, 60])
def test_paper_comes_to_be_as_bright_everywhere_and_ink_stays_dark(edge: int) -> None:
    made, seals = evened(_page(0.45, edge))
    assert seals is None
    paper = np.median(made[:, 1110:1220], axis=1)
    assert paper.min() > 215 and made[1500:1560, 300:900].min() < 70
    assert made[:, : max(edge - 5, 0)].max(initial=0) < 40  # the edge of the scanner's lid is no paper


def test_a_page_under_even_light_stays_as_it_is() -> None:
    page = _page(0.9)
    assert evened(page, page) == (page, page)
