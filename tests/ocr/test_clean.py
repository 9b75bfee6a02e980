"""Coloured ink is taken off the print."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.ocr.clean import with_contrast, without_seals


@pytest.mark.parametrize("ink", [(196, 32, 44), (230, 60, 60), (214, 90, 110), (70, 90, 190)])
def test_ink_of_a_seal_comes_to_be_as_bright_as_the_paper(ink: tuple[int, int, int]) -> None:
    # left half as dark as print, the letters of its ring would be read as words
    paper, print_level = 240, 30
    page = np.full((600, 600, 3), paper, np.uint8)
    page[290:310, 100:500] = print_level
    covered = np.zeros((600, 600, 1), np.float32)
    covered[200:420, 200:420], covered[330:350, 200:420] = 1.0, 0.5
    page = (page * (1 - covered * (1 - np.array(ink, np.float32) / 255))).astype(np.uint8)
    grey, _ = without_seals(page, 300)
    assert grey[220:280, 220:400].min() > paper - 12 and grey[320:400, 220:400].min() > paper - 12
    assert grey[292:308, 120:480].max() < print_level + 12


def test_dark_coloured_print_stays() -> None:
    page = np.full((600, 600, 3), 240, np.uint8)
    page[200:420, 200:420] = (25, 25, 100)  # a heading in navy blue
    grey, _ = without_seals(page, 300)
    assert grey[300, 300] < 110


def test_pale_print_is_made_darker_and_an_empty_page_stays() -> None:
    page = np.full((1000, 800), 230, np.uint8)
    assert with_contrast(page) is page
    for y in range(100, 900, 30):
        page[y : y + 6, 100:700] = 120
    made = with_contrast(page)
    assert made.max() == 255 and 90 < made.min() < 115
    colour = np.repeat(page[..., None], 3, axis=2)
    assert np.array_equal(with_contrast(colour)[..., 1], made)
    dark = np.where(page < 200, 40, page).astype(np.uint8)
    assert with_contrast(dark) is dark
