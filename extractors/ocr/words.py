"""What recognition gives: words with their places and confidences."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels of the upright page image, y downwards."""


@dataclass(slots=True)
class OcrWord:
    """One recognised word; its box in pixels of the upright page image, y downwards."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float
    """0…1."""
    line: int = 0
    """Number of the printed line, as the recogniser saw it."""
    base: float = 0.0
    """Base line at the middle of the word."""


@dataclass(slots=True)
class OcrPage:
    """The words of one page, in the frame of the image that was made upright."""

    words: list[OcrWord]
    width: float
    height: float
    """Size of the upright image in pixels."""
    dpi: float
    turned: int = 0
    """Degrees by which the page was turned clockwise to stand upright: 0, 90, 180, 270."""
    skew: float = 0.0
    """Degrees by which it was turned further, anticlockwise."""
    moved: float = 0.0
    """Points from the left edge of the sheet at which the page begins, where two lie on one sheet."""
    notes: list[str] = field(default_factory=list)
    unsure: list[tuple[OcrWord, str, tuple[str, ...]]] = field(default_factory=list)
    """What is written but could not be read: the typed word before it, `serial`, `day` or `month`, the candidates."""
    found: list[OcrWord] = field(default_factory=list)
    """Digits that the second look put in."""
    stamp: list[list[OcrWord]] = field(default_factory=list)
    """The lines of an incoming stamp, taken out of the page's words."""
    stamped: list[Box] = field(default_factory=list)
    """Where frames of incoming stamps are."""
    marks: list[list[OcrWord]] = field(default_factory=list)
    """Urgency and secrecy marks pressed on the page, taken out of its words."""
    across: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Horizontal ruling lines of tables: left, top, right, bottom in pixels."""
    upright: list[tuple[float, float, float, float]] = field(default_factory=list)
    image: Any = None
    """The upright grey image before smoothing, kept only for the second look."""
    plain: Any = None
    """The same with coloured seals left on, where some were taken off."""
