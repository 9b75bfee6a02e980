"""Page images: of PDF pages by pdfium, of image files by Pillow, both within limits on pixels."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from .clean import has_colour, with_contrast, without_seals
from .words import Grey

DPI = 300
"""Dots per inch at which pages are drawn. Measured on hand-made transcripts of scans whose own images have 200:
character error .0070 at 225, .0077 at 250, .0059 at 300."""
MAX_PIXELS = 18_000_000
"""Pixels of one page image; an A3 page at 300 dpi has 17.4 million."""
_A4_INCHES = 11.7
"""Length of the page that is assumed where a file gives no credible size."""


def resolution(width: float, height: float) -> float:
    """Return the pixels per point at which a page of the size (points) is drawn.

    Sizes that no sheet of paper has (a scan stored as one point a pixel, a page of a million points) are drawn as if
    they were A4.
    """
    long = max(width, height, 1.0)
    scale = DPI / 72 if 400 <= long <= 1300 else DPI * _A4_INCHES / long
    return min(scale, math.sqrt(MAX_PIXELS / (max(width, 1.0) * max(height, 1.0))))


def draw_page(page: Any) -> tuple[Grey, float, Grey | None]:
    """Draw a page of pypdfium2 in grey; return the image, its pixels per point, and the image with coloured seals.

    The last is None where none was taken off.
    """
    width, height = page.get_size()
    scale = resolution(width, height)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    pixels = bitmap.to_numpy()
    if bitmap.n_channels < 3:
        return with_contrast(_owned(pixels)), scale, None
    return _without_seals(with_contrast(pixels[..., :3]), scale)


def _without_seals(colour: npt.NDArray[np.uint8], scale: float) -> tuple[Grey, float, Grey | None]:
    from PIL import Image

    if not has_colour(np.ascontiguousarray(colour[::6, ::6])):
        return np.array(Image.fromarray(np.ascontiguousarray(colour)).convert("L")), scale, None
    grey, plain = without_seals(colour, scale * 72)
    return grey, scale, plain


def image_dpi(image: Any) -> float:
    """Return the dots an inch of an image of Pillow: as it says where that makes it a sheet of paper, else as A4."""
    dpi = float((image.info.get("dpi") or (0,))[0] or 0)
    long = max(image.size)
    return dpi if dpi > 0 and 400 <= long * 72 / dpi <= 1300 else long / _A4_INCHES


def picture_dpi(page: Any) -> float | None:
    """Return the dots an inch of the picture that fills a page of pypdfium2; None where none does."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    found = None
    for number, item in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
        left, bottom, right, top = item.get_bounds()
        if number > 20 or (right - left) * (top - bottom) < 0.5 * width * height or right <= left:
            continue
        across, down = item.get_px_size()
        dpi = (across * down / ((right - left) * (top - bottom))) ** 0.5 * 72  # whichever way it is turned
        found = max(found or 0.0, dpi)
    return found


def _eight_bits(image: Any) -> Any:
    """Return an image of deeper greys (16 or 32 bits, or fractions) with its own range of greys in 8 bits."""
    from PIL import Image

    if not image.mode.startswith("I") and image.mode != "F":
        return image
    pixels = np.asarray(image).astype(np.float32)
    most = float(pixels.max()) if pixels.size else 0.0
    full = next((depth for depth in (1.0, 255.0, 65535.0) if most <= depth), most)
    return Image.fromarray((pixels.clip(0) * (255.0 / full)).astype(np.uint8))


def _owned(array: Any) -> Grey:
    """A grey array (rows, columns) of its own memory: the bitmap's goes with the bitmap."""
    return np.array(array[..., 0] if array.ndim == 3 else array, dtype=np.uint8)


def from_image(image: Any) -> tuple[Grey, float, Grey | None]:
    """As `draw_page`, for an image of Pillow: turned as its camera says, in the size of a page at 300 dpi.

    Points follow from the image's own resolution where that makes it a sheet of paper, else the page is taken as A4.
    """
    from PIL import Image, ImageOps

    image = ImageOps.exif_transpose(image)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image.convert("RGBA"))
    image = _eight_bits(image).convert("L" if image.mode in ("1", "L", "I;16", "I;16B", "I", "F") else "RGB")
    dpi = image_dpi(image)
    width, height = (size * 72 / dpi for size in image.size)
    scale = resolution(width, height)
    size = (max(round(width * scale), 1), max(round(height * scale), 1))
    if abs(size[0] - image.width) > 2:
        image = image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    if image.mode == "L":
        return with_contrast(np.array(image)), scale, None
    return _without_seals(with_contrast(np.asarray(image)), scale)
