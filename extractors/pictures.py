"""Pictures of a file's pages for people to look at: PDF by pdfium, images by Pillow. Called in limited processes."""

from __future__ import annotations

import io
import json
import math
from typing import Any

from schemas.outcomes import OutcomeCode, UnreadableError

PIXELS = 12_000_000
"""Most pixels of one picture: an A4 page at 6 pixels a point has 18 million, at 4 eight."""
SCALES = (1.5, 2.0, 4.0)
"""Pixels a point at which pages are drawn."""
_PDF = b"%PDF-"
_HEAD = 1024
"""Bytes within which a PDF begins (ISO 32000-1, Annex H)."""


def is_drawn(media_type: str) -> bool:
    """Tell whether files of a type have pages that can be drawn."""
    return media_type == "application/pdf" or media_type.startswith("image/")


def page_sizes(data: bytes, name: str) -> list[str]:
    """Return the sizes of a file's pages as JSON: `[[width, height], …]` in points, as boxes of lines count them.

    Raises:
        UnreadableError: It has no pages that can be drawn.
    """
    if _PDF in data[:_HEAD]:
        with _opened(data) as document:
            sizes = [document.get_page_size(index) for index in range(min(len(document), 2000))]
    else:
        from .ocr.raster import image_dpi

        sizes = []
        image = _image(data)
        for number in range(min(getattr(image, "n_frames", 1), 2000)):
            image.seek(number)
            dpi = image_dpi(image)
            sizes.append((image.width * 72 / dpi, image.height * 72 / dpi))
    return [json.dumps([[round(width, 1), round(height, 1)] for width, height in sizes])]


def draw_page(data: bytes, name: str, *, page: int, scale: float) -> list[bytes]:
    """Return a page as it looks: JPEG where it is a photograph of paper, else PNG.

    Args:
        data: The file.
        name: Its name.
        page: Counted from 1.
        scale: Pixels a point; fewer where the picture would be too large.

    Raises:
        UnreadableError: There is no such page, or it cannot be drawn.
    """
    if _PDF in data[:_HEAD]:
        with _opened(data) as document:
            if not 1 <= page <= len(document):
                raise UnreadableError(OutcomeCode.UNSUPPORTED, f"there is no page {page}")
            sheet = document[page - 1]
            width, height = sheet.get_size()
            picture = sheet.render(scale=_within(scale, width, height), may_draw_forms=False).to_pil()
            scanned = _is_scan(sheet)
        return [_encoded(picture, photograph=scanned)]
    image = _image(data)
    if not 1 <= page <= getattr(image, "n_frames", 1):
        raise UnreadableError(OutcomeCode.UNSUPPORTED, f"there is no page {page}")
    return [_frame(image, page, scale)]


def _frame(image: Any, page: int, scale: float) -> bytes:
    from .ocr.raster import image_dpi
    from .readers.image import MAX_PIXELS

    image.seek(page - 1)
    if image.width * image.height > MAX_PIXELS:
        raise UnreadableError(OutcomeCode.TOO_LARGE, f"{image.width} × {image.height} pixels, limit {MAX_PIXELS}")
    dpi = image_dpi(image)
    width, height = image.width * 72 / dpi, image.height * 72 / dpi
    factor = _within(scale, width, height)
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    try:
        image.draft("L" if image.mode == "L" else "RGB", size)  # a JPEG is decoded no larger than needed
        picture = image.convert("L" if image.mode in ("1", "L") else "RGB").resize(size, reducing_gap=2.0)
    except (OSError, ValueError, EOFError, SyntaxError) as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"image: {error}") from error
    return _encoded(picture, photograph=True)


def _opened(data: bytes) -> Any:
    import pypdfium2 as pdfium

    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"PDF: {error}") from error


def _image(data: bytes) -> Any:
    from PIL import Image, UnidentifiedImageError

    try:
        return Image.open(io.BytesIO(data))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadableError(OutcomeCode.UNSUPPORTED, f"image: {error}") from error


def _within(scale: float, width: float, height: float) -> float:
    return min(scale, math.sqrt(PIXELS / max(width * height, 1.0)))


def _is_scan(page: Any) -> bool:
    """Tell whether a page is mostly one picture, which PNG would make large."""
    import pypdfium2.raw as raw

    for each in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=2):
        left, bottom, right, top = each.get_bounds() if hasattr(each, "get_bounds") else each.get_pos()
        if (right - left) * (top - bottom) > 0.5 * page.get_width() * page.get_height():
            return True
    return False


def _encoded(picture: Any, *, photograph: bool) -> bytes:
    picture = picture.convert("RGB" if _has_colour(picture) else "L")
    out = io.BytesIO()
    if photograph:
        picture.save(out, "JPEG", quality=82)
    else:
        picture.save(out, "PNG", compress_level=1)  # on this machine only: time matters, bytes do not
    return out.getvalue()


def _has_colour(picture: Any) -> bool:
    """Tell whether a look at every fourth pixel finds one that is not grey."""
    import numpy as np
    from PIL import Image

    if picture.mode in ("1", "L", "LA"):
        return False
    few = (max(1, picture.width // 4), max(1, picture.height // 4))
    pixels = np.asarray(picture.resize(few, Image.Resampling.NEAREST).convert("RGB")).astype(np.int16)
    red, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    return any((np.abs(one - other) > 24).any() for one, other in ((red, green), (green, blue), (red, blue)))
