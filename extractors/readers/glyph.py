"""One printed character of a page."""

from __future__ import annotations

from typing import NamedTuple


class Glyph(NamedTuple):
    """One printed character; `y` is its baseline, `height` its line height, `at` its place in pdfium's own text."""

    y: float
    x0: float
    x1: float
    height: float
    char: str
    at: int
    raised: bool = False
    spaced: bool = False
    """A space of the file itself, not one that pdfium guessed, stands before it."""
