"""A scan: the pages of a sample's PDF as pictures, a little askew and noisy, with a red stamp and a signature in ink.

The same bytes on every day with the same versions of pdfium, NumPy and Pillow; another version may change a pixel, so
tests look at what the page says.
"""

from __future__ import annotations

import io
import math

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from . import pdf_form
from .model import Sample

DPI = 200
SKEW_DEGREES = 0.7
RED, BLUE = (196, 32, 44), (38, 52, 150)
JPEG_QUALITY = 38


def render(sample: Sample, dpi: int = DPI) -> bytes:
    """Return the file's bytes: a PDF that holds nothing but pictures of so many dots an inch."""
    document = pypdfium2.PdfDocument(pdf_form.render(sample))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for index in range(len(document)):
        page = document[index]
        width, height = page.get_size()
        picture = page.render(scale=dpi / 72).to_pil().convert("RGB")
        found = of_text(page, sample.authority[-1])
        if found:
            picture = _signed(picture, found, height, " ".join(sample.issuer))
        jpeg = io.BytesIO()
        _scanned(picture, index).save(jpeg, "JPEG", quality=JPEG_QUALITY, optimize=True)
        jpeg.seek(0)
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(jpeg), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def of_text(page: pypdfium2.PdfPage, words: str) -> tuple[float, float, float, float] | None:
    """Return left, bottom, right, top of the words' last place on the page, in points."""
    text = page.get_textpage()
    searcher = text.search(words)
    found = None
    while (place := searcher.get_next()) is not None:
        boxes = [text.get_charbox(place[0] + index) for index in range(place[1])]
        found = tuple(edge(box[side] for box in boxes) for side, edge in enumerate((min, min, max, max)))
    return found  # type: ignore[return-value]


def _signed(picture: Image.Image, place: tuple[float, float, float, float], height: float, body: str) -> Image.Image:
    """Print the stamp over a third of the signature, to its left (Nghị định 30/2020/NĐ-CP, Điều 33, khoản 1)."""
    left, bottom, right, _ = (value * DPI / 72 for value in place)
    middle, base = (left + right) / 2, (height * DPI / 72) - bottom
    ink = Image.new("RGB", picture.size, "white")
    draw = ImageDraw.Draw(ink)
    stamp(ink, draw, (middle - 120, base + 26), body)
    points = []
    for step in range(95):
        swing = 34 * math.sin(step / 3.1) * math.exp(-step / 90)
        points.append((middle - 70 + 2.4 * step + 26 * math.sin(step / 5), base + 72 - swing))
    draw.line(points, fill=BLUE, width=4, joint="curve")
    # Inks darken what is below them.
    product = np.asarray(picture, np.uint16) * np.asarray(ink, np.uint16) // 255
    return Image.fromarray(product.astype(np.uint8))


def stamp(ink: Image.Image, draw: ImageDraw.ImageDraw, centre: tuple[float, float], body: str) -> None:
    """Draw a round seal, 36 mm wide."""
    radius = 18 / 25.4 * DPI
    x, y = centre
    for inner, width in ((radius, 6), (radius * 0.93, 2), (radius * 0.62, 2)):
        draw.ellipse((x - inner, y - inner, x + inner, y + inner), outline=RED, width=width)
    star = []
    for index in range(10):
        reach, angle = (radius * 0.34, radius * 0.14)[index % 2], math.pi * index / 5 - math.pi / 2
        star.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    draw.polygon(star, fill=RED)
    import matplotlib

    font = ImageFont.truetype(f"{matplotlib.get_data_path()}/fonts/ttf/DejaVuSans-Bold.ttf", 20)
    letters = f"{body} * "
    for index, letter in enumerate(letters):
        turn = 360 * index / len(letters)
        tile = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
        ImageDraw.Draw(tile).text((20, 20), letter, font=font, fill=(*RED, 255), anchor="mm")
        tile = tile.rotate(-turn, resample=Image.Resampling.BICUBIC)
        at = math.radians(turn - 90)
        place = x + radius * 0.78 * math.cos(at) - 20, y + radius * 0.78 * math.sin(at) - 20
        ink.paste(tile, (round(place[0]), round(place[1])), tile)


def _scanned(picture: Image.Image, seed: int) -> Image.Image:
    """Return the page as a scanner sees it: askew, a little soft, uneven in light, with grain and specks."""
    turned = picture.rotate(SKEW_DEGREES, resample=Image.Resampling.BICUBIC, fillcolor="white")
    soft = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.5)), np.float32)
    random = np.random.default_rng(seed)
    height, width = soft.shape[:2]
    light = 247 - 9 * np.linspace(0, 1, width, dtype=np.float32)[None, :, None]
    grain = random.normal(0, 2.5, (height, width, 1)).astype(np.float32)
    page = np.clip(soft * light / 255 + grain, 0, 255)
    for y, x in zip(random.integers(0, height - 3, 120), random.integers(0, width - 3, 120), strict=True):
        page[y : y + 2, x : x + 2] = random.integers(40, 140)
    return Image.fromarray(page.astype(np.uint8))
