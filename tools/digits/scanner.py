"""What an office scanner makes of a drawn line."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageFilter


def _coarse(rng: np.random.Generator, grey: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Black and white at 150 or 200 dots, drawn at 300 as a reader of PDF does: coarse dots, or smooth ones."""
    share = float(rng.choice((0.5, 2 / 3)))
    low = (max(round(size[0] * share), 1), round(size[1] * share))
    small = np.asarray(Image.fromarray(grey.astype(np.uint8)).resize(low, Image.Resampling.BOX))
    if rng.random() < 0.7:
        small = np.where(small < rng.uniform(90, 200), 0, 255).astype(np.uint8)
    way = Image.Resampling.NEAREST if rng.random() < 0.4 else Image.Resampling.BILINEAR
    return np.asarray(Image.fromarray(small).resize(size, way), np.float32)


def scan(rng: np.random.Generator, image: Image.Image, size: tuple[int, int]) -> np.ndarray:
    """What a scanner makes of it: blur, noise, threshold, broken or fattened ink, JPEG."""
    if rng.random() < 0.25:
        turn = rng.normal(0, 0.7)
        image = image.rotate(turn, Image.Resampling.BILINEAR, fillcolor=255)
    if rng.random() < 0.2:
        image = image.filter(ImageFilter.MinFilter(3) if rng.random() < 0.6 else ImageFilter.MaxFilter(3))
    if rng.random() < 0.05:  # wiped while the ink was wet
        image = Image.blend(
            image, image.transform(image.size, Image.Transform.AFFINE, (1, 0, -14, 0, 1, 2), fillcolor=255), 0.35
        )
    image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 2.4)))
    grey = np.asarray(image.resize(size, Image.Resampling.BOX), np.float32)
    rough = Image.fromarray(rng.normal(128, 40, (size[1] // 2, size[0] // 2)).clip(0, 255).astype(np.uint8))
    grain = np.asarray(rough.resize(size, Image.Resampling.BICUBIC), np.float32) - 128
    grey = grey + grain * rng.uniform(0, 0.3)
    if rng.random() < 0.5:  # most office scanners keep black and white only
        darkest = float(grey.min())
        level = 255 - (255 - darkest) * rng.uniform(0.35, 0.6)
        grey = np.where(grey < level, 0.0, 255.0)
        if rng.random() < 0.5:
            grey = _coarse(rng, grey, size)
    else:
        grey = grey * rng.uniform(0.85, 1.0) + rng.normal(0, rng.uniform(0, 6), grey.shape)
    out = grey.clip(0, 255).astype(np.uint8)
    if rng.random() < 0.4:
        store = io.BytesIO()
        Image.fromarray(out).save(store, "JPEG", quality=int(rng.integers(25, 80)))
        out = np.asarray(Image.open(store))
    return out
