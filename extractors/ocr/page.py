"""One page image in, its words out: upright, deskewed, recognised."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from ..text.keys import bare_in_place
from .address import look_for_address
from .beside import look_beside_marks
from .clean import skew_of, smoothed, turned
from .closing_list import look_at_list
from .engine import orientation, recognise
from .frame import look_under_frame
from .header import look_again
from .header_names import leave_out_corner
from .header_zone import look_at_columns
from .light import evened
from .marks import look_for_marks
from .passes import Pass, make
from .ruling import grid_lines, without_lines
from .signature import look_at_block
from .stamp import look_for_stamp
from .stray import without_stray_lines
from .unread import look_for_lines
from .words import Grey, OcrPage, OcrWord

WHOLE = (Pass("unread", look_for_lines),)
"""What is looked at on every page, first of all."""
OPENING = (Pass("columns", look_at_columns),)
"""What is looked at again at its beginning, before number and day are."""
BESIDE = (
    Pass("frame", look_under_frame),
    Pass("stamp", look_for_stamp),
    Pass("marks", look_for_marks),
    Pass("beside", look_beside_marks),
    Pass("address", look_for_address),
    Pass("corner", leave_out_corner),
)
"""… and after them."""
CLOSING = (Pass("list", look_at_list), Pass("block", look_at_block))
"""What is looked at again at the end of a dispatch."""
_MOTTO = re.compile(r"doc lap\W{1,4}tu do\W{1,4}hanh phuc")
_GOOD = 0.6
"""Mean confidence below which a page may lie on its side or upside down."""


def recognise_page(grey: Grey, dpi: float, *, header: bool = False, plain: Grey | None = None) -> OcrPage:
    """Recognise a grey page image of that many pixels an inch.

    `header` has number and date looked at twice, as on a first page; so are those of a dispatch that begins on a later
    page, sent along with the first. `plain` is the image with coloured seals left on.
    Raises `UnreadableError` as `engine.recognise` does.
    """
    from PIL import Image

    grey, plain = evened(grey, plain)
    grey, stray = without_stray_lines(grey, dpi)
    page = _standing(Image.fromarray(grey), dpi)
    if stray:
        page.notes.append(f"{stray} lines of scanner or fold taken off")
    if plain is not None:
        image = Image.fromarray(plain)
        image = image.rotate(-page.turned, expand=True, fillcolor=255) if page.turned else image
        page.plain = np.asarray(turned(image, page.skew) if page.skew else image)
    if page.words:
        make(page, WHOLE)
    if page.words and (header or _begins_dispatch(page)):
        make(page, OPENING)
        look_again(page)
        make(page, BESIDE)
    make(page, CLOSING)
    return page


def _standing(image: Any, dpi: float) -> OcrPage:
    """Recognise a page as it lies, and turned where it lies on its side or its head."""
    page = _upright(image, dpi)
    sideways = _is_sideways(page.words)
    if sideways or mean_confidence(page.words) < _GOOD:
        turn = orientation(image)
        if turn:
            again = _upright(image.rotate(-turn, expand=True, fillcolor=255), dpi)
            if not _is_sideways(again.words) and (
                sideways or mean_confidence(again.words) > mean_confidence(page.words)
            ):
                again.turned = turn
                again.notes.append(f"page turned by {turn} degrees")
                return again
    return page


def _upright(image: Any, dpi: float) -> OcrPage:
    from PIL import Image

    skew = skew_of(np.asarray(image))
    if skew:
        image = turned(image, skew)
    pixels = np.asarray(image)
    across, upright = grid_lines(pixels, dpi)
    if across:
        pixels = without_lines(pixels, across + upright)
        image = Image.fromarray(pixels)
    words = recognise(smoothed(image, dpi), dpi)
    page = OcrPage(words, pixels.shape[1], pixels.shape[0], dpi, skew=skew, image=pixels)
    page.across, page.upright = across, upright
    return page


def _begins_dispatch(page: OcrPage) -> bool:
    """Tell whether the motto of the state stands at the top of the page."""
    top = " ".join(word.text for word in page.words if word.y1 < page.height * 0.25)
    return _MOTTO.search(bare_in_place(top)) is not None


def _is_sideways(words: list[OcrWord]) -> bool:
    """Tell whether the words run up or down the page."""
    long = [word for word in words if len(word.text) > 3]
    return sum(word.y1 - word.y0 > 1.3 * (word.x1 - word.x0) for word in long) > len(long) / 2


def mean_confidence(words: list[OcrWord]) -> float:
    """Return the mean confidence of the letters."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0
