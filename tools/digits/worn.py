"""What happens to a page beside an office scanner: copies of copies, telefax, telephones, thin paper, few greys.

The same as whole pages suffer in `tools.scans.damage`, on a line at 300 dots an inch.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

Line = Image.Image
Chance = np.random.Generator
GHOST = 0.28
"""Share of its darkness that the other side of thin paper keeps."""


def copied(line: Line, rng: Chance) -> Line:
    """A copy of a copy: thick strokes in black and white at 200 dots, specks."""
    thick = line.filter(ImageFilter.MinFilter(3)).filter(ImageFilter.GaussianBlur(1.2))
    pixels = np.asarray(_at(thick, 200, 200), np.float32)
    dark = pixels < rng.uniform(165, 205)
    dark |= rng.random(dark.shape) < 0.0012
    return _back(Image.fromarray((~dark * 255).astype(np.uint8)), line)


def fax(line: Line, rng: Chance) -> Line:
    """By telephone: 204 by 98 dots in black and white."""
    pixels = np.asarray(_at(line.filter(ImageFilter.GaussianBlur(0.6)), 204, 98), np.float32)
    dark = pixels + rng.normal(0, 8, pixels.shape) < rng.uniform(130, 185)
    coarse = Image.fromarray((~dark * 255).astype(np.uint8))
    return _back(coarse.resize((coarse.width, round(line.height * 204 / 300)), Image.Resampling.NEAREST), line)


def bitonal(line: Line, rng: Chance) -> Line:
    """Black and white at 150 dots, strokes broken or run together."""
    pixels = np.asarray(_at(line, 150, 150).filter(ImageFilter.GaussianBlur(0.4)), np.float32)
    dark = pixels + rng.normal(0, 14, pixels.shape) < rng.uniform(120, 190)
    return _back(Image.fromarray((~dark * 255).astype(np.uint8)), line)


def sent(line: Line, rng: Chance) -> Line:
    """By a camera or messenger: 115 to 200 dots, soft, much JPEG."""
    dpi = float(rng.uniform(115, 200))
    return _back(jpeg(_at(line, dpi, dpi).filter(ImageFilter.GaussianBlur(0.6)), int(rng.integers(22, 60))), line)


def four_greys(line: Line, rng: Chance) -> Line:
    """Two bits a dot at 200 dots."""
    grey = np.asarray(_at(line, 200, 200).filter(ImageFilter.GaussianBlur(0.5)))
    levels = np.select([grey < 90, grey < 170, grey < 225], [0, 85, 170], 255)
    return _back(Image.fromarray(levels.astype(np.uint8)), line)


def faint(line: Line, rng: Chance) -> Line:
    """Toner running out on grey paper, with grain."""
    grey = 255 - (255 - np.asarray(line, np.float32)) * rng.uniform(0.35, 0.6)
    grey = grey * 0.93 + rng.normal(0, 5, grey.shape)
    return sent(Image.fromarray(grey.clip(0, 255).astype(np.uint8)), rng)


def behind(line: Line, rng: Chance, face: ImageFont.FreeTypeFont) -> Line:
    """Thin paper: print of the other side is seen, mirrored, somewhere across the line."""
    back = Image.new("L", line.size, 255)
    words = "".join(rng.choice(list("ngày tháng năm 20Thuận ĐồgHi"), 24))
    ImageDraw.Draw(back).text((rng.uniform(-200, 40), rng.uniform(0, line.height - 30)), words, 0, face, "lm")
    back = back.transpose(Image.Transpose.FLIP_LEFT_RIGHT).filter(ImageFilter.GaussianBlur(rng.uniform(1.5, 3)))
    seen = 1 - (255 - np.asarray(back, np.float32)) / 255 * GHOST * rng.uniform(0.6, 1.3)
    return sent(Image.fromarray((np.asarray(line) * seen).astype(np.uint8)), rng)


WAYS: tuple[Callable[[Line, Chance], Line], ...] = (copied, copied, fax, bitonal, sent, sent, four_greys, faint)
"""Those that need nothing beside the line; copies of copies and messengers are the commonest."""


def worn(line: Line, rng: Chance, face: ImageFont.FreeTypeFont) -> np.ndarray:
    """The line as one of these ways leaves it."""
    if rng.random() < 0.25:
        return np.asarray(behind(line, rng, face))
    return np.asarray(WAYS[int(rng.integers(0, len(WAYS)))](line, rng))


def jpeg(line: Line, quality: int) -> Line:
    """The line as JPEG keeps it."""
    store = io.BytesIO()
    line.save(store, "JPEG", quality=quality)
    return Image.open(store).convert("L")


def _at(line: Line, across: float, down: float) -> Line:
    size = max(round(line.width * across / 300), 1), max(round(line.height * down / 300), 1)
    return line.resize(size, Image.Resampling.LANCZOS)


def _back(small: Line, line: Line) -> Line:
    """As large as the line was: how PDF pages are drawn."""
    return small.resize(line.size, Image.Resampling.BILINEAR)
