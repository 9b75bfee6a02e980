"""One page image in, its words out: upright, deskewed, recognised."""

from __future__ import annotations

from .clean import skew_of, smoothed, turned
from .engine import orientation, recognise
from .words import Grey, OcrPage, OcrWord

_GOOD = 0.6
"""Mean confidence below which a page may lie on its side or upside down."""


def recognise_page(grey: Grey, dpi: float, *, header: bool = False) -> OcrPage:
    """Recognise a grey page image of that many pixels an inch. Raises `UnreadableError` as `engine.recognise` does."""
    from PIL import Image

    page = _upright(Image.fromarray(grey), dpi)
    if mean_confidence(page.words) < _GOOD:
        turn = orientation(Image.fromarray(grey))
        if turn:
            again = _upright(Image.fromarray(grey).rotate(-turn, expand=True, fillcolor=255), dpi)
            if mean_confidence(again.words) > mean_confidence(page.words):
                again.turned = turn
                again.notes.append(f"page turned by {turn} degrees")
                return again
    return page


def _upright(image: object, dpi: float) -> OcrPage:
    import numpy as np

    skew = skew_of(np.asarray(image))
    if skew:
        image = turned(image, skew)
    words = recognise(smoothed(image, dpi), dpi)
    pixels = np.asarray(image)
    return OcrPage(words, pixels.shape[1], pixels.shape[0], dpi, skew=skew, image=pixels)


def mean_confidence(words: list[OcrWord]) -> float:
    """Return the mean confidence of the letters."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0
