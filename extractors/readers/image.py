"""Reads image files of scanned pages: PNG, JPEG, TIFF with many pages, and other formats that Pillow opens."""

from __future__ import annotations

import io
import warnings
from typing import Any

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText
from .assembly import TextBuilder
from .pdf_page import PageLines, mark_paragraphs
from .scan_pages import MAX_PAGES, Recogniser

MAX_PIXELS = 120_000_000
"""Pixels of one image as it is stored; more is refused before any memory is taken for it."""


def read_image(data: bytes, media_type: str) -> DocumentText:
    """Read the bytes of an image file. Raises `UnreadableError`: `needs_ocr` where Tesseract is not installed."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data))
    except Image.DecompressionBombError as error:
        raise UnreadableError(OutcomeCode.TOO_LARGE, str(error)) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"image: {error}") from error
    frames = getattr(image, "n_frames", 1)
    recogniser = Recogniser()
    pages: list[PageLines] = []
    unread: list[int] = []
    damage: str | None = None
    for number in range(1, frames + 1):
        drawn = _drawn(image, number) if number <= MAX_PAGES else None
        if isinstance(drawn, str):
            damage = f"image: {drawn}"
        found = recogniser.read_image(*drawn) if isinstance(drawn, tuple) else None
        if found is None:
            unread.append(number)
        else:
            pages.append(found)
    if recogniser.why_not:
        raise UnreadableError(OutcomeCode.NEEDS_OCR, recogniser.why_not)
    builder = TextBuilder()
    if unread:
        builder.notes.append("partial: pages without readable text: " + ", ".join(map(str, unread)))
    mark_paragraphs(pages)
    recogniser.place_boxes()
    for page in pages:
        builder.notes += page.notes
        for line in page.body:
            builder.add(line)
    if not builder.lines:
        if damage is not None:
            raise UnreadableError(OutcomeCode.CORRUPT, damage)
        raise UnreadableError(OutcomeCode.EMPTY, "nothing recognised")
    return recogniser.finish(builder.build(media_type, pages=frames, text_source="ocr"))


def _drawn(image: Any, number: int) -> tuple[Any, ...] | str:
    """Return what recognition wants of a page of the picture; what is wrong where it cannot be decoded."""
    from PIL import Image

    from ..ocr.raster import from_image, image_dpi

    try:
        if number > 1 or getattr(image, "n_frames", 1) > 1:
            image.seek(number - 1)
        if image.width * image.height > MAX_PIXELS:
            raise UnreadableError(OutcomeCode.TOO_LARGE, f"{image.width} × {image.height} pixels, limit {MAX_PIXELS}")
        dpi = image_dpi(image)
        grey, scale, plain = from_image(image)
    except Image.DecompressionBombError as error:
        raise UnreadableError(OutcomeCode.TOO_LARGE, str(error)) from error
    except (OSError, ValueError, EOFError, SyntaxError) as error:
        return str(error)
    return grey, scale, number, plain, dpi
