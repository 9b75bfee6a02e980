"""What clerks, scanners and time do to a page; each damage takes a page at 300 dots an inch and gives a picture."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

Page = Image.Image
Chance = np.random.Generator


def at_dpi(page: Page, dpi: float) -> Page:
    """The page at another resolution."""
    size = (round(page.width * dpi / 300), round(page.height * dpi / 300))
    picture = page.resize(size, Image.Resampling.LANCZOS)
    picture.info["dpi"] = (dpi, dpi)
    return picture


def scanned(page: Page, random: Chance) -> Page:
    """An office scanner in good order: 200 dots, a little soft, grain, JPEG."""
    soft = at_dpi(page, 200).filter(ImageFilter.GaussianBlur(0.5))
    grain = random.normal(0, 4, (soft.height, soft.width, 1))
    return _jpeg(Image.fromarray(np.clip(np.asarray(soft, np.float32) * 0.97 + grain, 0, 255).astype(np.uint8)), 60)


def bitonal(page: Page, random: Chance) -> Page:
    """Black and white at 150 dots, strokes broken or run together."""
    grey = np.asarray(at_dpi(page.convert("L"), 150).filter(ImageFilter.GaussianBlur(0.4)), np.float32)
    grey = grey + random.normal(0, 14, grey.shape)
    return _with_dpi(Image.fromarray(((grey > random.uniform(120, 190)) * 255).astype(np.uint8)).convert("1"), 150)


def coarse_jpeg(page: Page, random: Chance) -> Page:
    """A camera or messenger: 150 dots, much JPEG."""
    return _jpeg(at_dpi(page, 150).filter(ImageFilter.GaussianBlur(0.6)), int(random.integers(22, 40)))


def lined(page: Page, random: Chance) -> Page:
    """Lines that dirt on the glass draws down the whole page, and a fold across it."""
    pen = ImageDraw.Draw(page)
    for _ in range(int(random.integers(2, 6))):
        x = float(random.uniform(0.03, 0.97)) * page.width
        grey = int(random.integers(20, 150))
        pen.line((x, 0, x + random.uniform(-3, 3), page.height), (grey, grey, grey), int(random.integers(2, 5)))
    y = float(random.uniform(0.3, 0.7)) * page.height
    pen.line((0, y, page.width, y + random.uniform(-8, 8)), (150, 150, 150), 3)
    return scanned(page, random)


def slanted(page: Page, random: Chance) -> Page:
    """Laid askew by 3 to 9 degrees."""
    degrees = float(random.uniform(3, 9) * random.choice((-1, 1)))
    return scanned(page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white"), random)


def faint(page: Page, random: Chance) -> Page:
    """Toner running out, grey paper, the shadow of the spine, two punch holes."""
    ink = 255 - (255 - np.asarray(page, np.float32)) * random.uniform(0.4, 0.6)
    shade = np.minimum(1, 0.55 + np.arange(page.width) / (page.width * 0.09))[None, :, None]
    page = Image.fromarray((ink * 0.93 * shade).astype(np.uint8))
    pen = ImageDraw.Draw(page)
    for y in (0.37, 0.63):
        pen.ellipse((70, y * page.height - 40, 150, y * page.height + 40), fill=(30, 30, 30))
    return scanned(page, random)


def copied(page: Page, random: Chance) -> Page:
    """A copy of a copy: all inks black, thick strokes, specks, 200 dots in black and white."""
    grey = page.convert("L").filter(ImageFilter.MinFilter(3)).filter(ImageFilter.GaussianBlur(1.2))
    pixels = np.asarray(at_dpi(grey, 200), np.float32)
    dark = pixels < random.uniform(165, 205)
    dark |= random.random(dark.shape) < 0.0012
    return _with_dpi(Image.fromarray((~dark * 255).astype(np.uint8)).convert("1"), 200)


def upside_down(page: Page, random: Chance) -> Page:
    """Fed in head first."""
    return scanned(page.rotate(180), random)


def cmyk(page: Page, random: Chance) -> Page:
    """Stored for a printing press, at 600 dots."""
    return _with_dpi(at_dpi(page, 400).convert("CMYK"), 400)


def small(page: Page, random: Chance) -> Page:
    """72 dots: too few to read by."""
    return _jpeg(at_dpi(page, 72), 50)


def fax(page: Page, random: Chance) -> Page:
    """By telephone: 204 by 98 dots in black and white, lines doubled."""
    grey = page.convert("L").filter(ImageFilter.GaussianBlur(0.6))
    size = round(page.width * 204 / 300), round(page.height * 98 / 300)
    pixels = np.asarray(grey.resize(size, Image.Resampling.LANCZOS), np.float32)
    dark = pixels + random.normal(0, 8, pixels.shape) < random.uniform(130, 185)
    picture = Image.fromarray((~dark * 255).astype(np.uint8))
    tall = (size[0], round(page.height * 204 / 300))
    return _with_dpi(picture.resize(tall, Image.Resampling.NEAREST).convert("1"), 204)


def edged(page: Page, random: Chance) -> Page:
    """The lid open: black edges, the sheet a little askew between them."""
    pixels = np.asarray(page).copy()
    left, foot, right = int(random.integers(20, 110)), int(random.integers(10, 80)), int(random.integers(1, 50))
    pixels[:, :left], pixels[-foot:], pixels[:, -right:] = 20, 25, 15
    degrees = float(random.uniform(0.3, 2.5) * random.choice((-1, 1)))
    turned = Image.fromarray(pixels).rotate(degrees, Image.Resampling.BICUBIC, fillcolor=(20, 20, 20))
    return scanned(turned, random)


def photographed(page: Page, random: Chance) -> Page:
    """By a telephone under one lamp: darker to one side, a little out of square, yellowish."""
    across, down = np.meshgrid(np.linspace(-0.5, 0.5, page.width), np.linspace(-0.5, 0.5, page.height))
    turn = random.uniform(0, 2 * np.pi)
    light = 1 - random.uniform(0.35, 0.6) * np.clip(across * np.cos(turn) + down * np.sin(turn) + 0.5, 0, 1)
    wide, high = page.size
    lean = float(random.uniform(0, 0.03))
    corners = (-wide * lean / 2, 0, -wide * lean / 2, high * (1 + lean), wide * (1 + lean), high, wide * (1 - lean), 0)
    leaning = page.transform(page.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=(90, 85, 80))
    lit = np.asarray(leaning, np.float32) * light[..., None] * np.array((1, 0.97, 0.9))
    small = at_dpi(Image.fromarray(lit.clip(0, 255).astype(np.uint8)), float(random.uniform(150, 220)))
    return _jpeg(small.filter(ImageFilter.GaussianBlur(0.7)), int(random.integers(30, 60)))


def four_greys(page: Page, random: Chance) -> Page:
    """Stored with two bits a dot."""
    grey = np.asarray(at_dpi(page.convert("L"), 200).filter(ImageFilter.GaussianBlur(0.5)))
    levels = np.select([grey < 90, grey < 170, grey < 225], [0, 85, 170], 255)
    return _with_dpi(Image.fromarray(levels.astype(np.uint8)), 200)


def shining_through(page: Page, random: Chance) -> Page:
    """Thin paper: the other side is seen."""
    back = page.transpose(Image.Transpose.FLIP_LEFT_RIGHT).filter(ImageFilter.GaussianBlur(2.5))
    seen = 1 - (255 - np.asarray(back, np.float32)) / 255 * 0.28
    return scanned(Image.fromarray((np.asarray(page) * seen).astype(np.uint8)), random)


DAMAGES: dict[str, Callable[[Page, Chance], Page]] = {
    "scanned": scanned, "bitonal": bitonal, "jpeg": coarse_jpeg, "lines": lined, "slanted": slanted, "faint": faint,
    "copied": copied, "upside down": upside_down, "cmyk": cmyk, "72 dpi": small,
}  # fmt: skip


FURTHER: dict[str, Callable[[Page, Chance], Page]] = {
    "fax": fax, "edges": edged, "photograph": photographed, "four greys": four_greys,
    "shining through": shining_through,
}  # fmt: skip
"""What `pressed` does beside them; drawn scans are without these."""


def _jpeg(page: Page, quality: int) -> Page:
    store = io.BytesIO()
    page.save(store, "JPEG", quality=quality)
    return _with_dpi(Image.open(store).convert(page.mode), float((page.info.get("dpi") or (200,))[0]))


def _with_dpi(page: Page, dpi: float) -> Page:
    page.info["dpi"] = (dpi, dpi)
    return page


def two_up(pages: list[Page]) -> list[Page]:
    """Two pages side by side on one sheet."""
    sheets = []
    for at in range(0, len(pages), 2):
        pair = pages[at : at + 2]
        sheet = Image.new(pages[0].mode, (2 * pages[0].width, pages[0].height), "white")
        for number, page in enumerate(pair):
            sheet.paste(page, (number * pages[0].width, 0))
        sheet.info["dpi"] = pages[0].info.get("dpi", (200, 200))
        sheets.append(sheet)
    return sheets


def as_pdf(pages: list[Page]) -> bytes:
    """Store pages as a PDF of pictures, as scanners do."""
    store = io.BytesIO()
    dpi = float(pages[0].info.get("dpi", (200, 200))[0])
    how = {} if pages[0].mode == "1" else {"quality": 85}
    pages[0].save(store, "PDF", resolution=dpi, save_all=True, append_images=pages[1:], **how)
    return store.getvalue()
