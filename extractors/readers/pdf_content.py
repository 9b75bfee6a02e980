"""`PageContent`: what is read of a page of a PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ..document import Box
from .glyph import Glyph

Moving = Callable[[float, float, float, float], Box]
"""Turns left, top, right and bottom of a box into those of another frame."""

SCAN_SHARE = 0.55
"""An image that covers this share of a page makes it a scan, its text layer somebody's recognition."""


@dataclass(slots=True)
class PageContent:
    """Everything that is read of a page, its text upright; lengths in points from the top left corner."""

    width: float
    height: float
    glyphs: list[Glyph]
    raw_text: str
    across: list[Box] = field(default_factory=list)
    """Horizontal ruling lines and the upper edges of frames."""
    upright: list[Box] = field(default_factory=list)
    image_share: float = 0.0
    """Share of the page that its images cover."""
    unseen_text: bool = False
    """The text is not drawn: an OCR wrote it under or over a picture of the page."""
    drawings: int = 0
    to_page: Moving | None = None
    """Turns boxes of the content into those of the page as shown, where its text runs in another direction."""
    from_page: Moving | None = None
    """The same the other way round."""
    beside: list[int] = field(default_factory=list)
    """`Glyph.at` of what stands where text was left out: it may be written over it, or go on from it."""
    left_out: list[tuple[str, str, int]] = field(default_factory=list)
    """Text that nobody sees: why, the text, its place in pdfium's own text."""
    widgets: list[Box] = field(default_factory=list)
    stamped: set[int] = field(default_factory=set)
    """`Glyph.at` of what form fields draw; the rest is the page's own print, that a signature's box may cover."""
    others: list[PageContent] = field(default_factory=list)
    """Text of the page that runs in another direction than most of it."""
