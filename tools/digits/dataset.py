"""Training examples: drawn lines by the thousand, and real windows shaken."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from extractors.digits.normalise import MARGINS, View, look
from tools.digits.crops import Crop
from tools.digits.lines import Hand, draw_line
from tools.digits.writers import WriterHand, Writers

Example = tuple[np.ndarray, str]  # ink, 48 rows, 0 to 255; the digits
CHUNK = 500
KINDS = ("serial", "day", "month")
BY_WRITERS = 0.6
"""Share of the lines that digits of people are written into, where a folder of them is given."""


@dataclass(frozen=True)
class WantedLines:
    """What lines are drawn for: whose digits, how much around them is seen, how many are over neighbours or worn."""

    writers: Path | None = None
    margins: tuple[float, float] = MARGINS
    over: float = 0.0
    worn: float = 0.0


def drawn(count: int, seed: int, workers: int = 2, wanted: WantedLines = WantedLines()) -> list[Example]:
    """So many drawn examples; the same for the same seed, whatever the number of workers."""
    chunks = [(seed, chunk, wanted) for chunk in range(-(-count // CHUNK))]
    with get_context("spawn").Pool(workers) as pool:
        return [example for part in pool.imap(_chunk, chunks) for example in part][:count]


def _chunk(key: tuple[int, int, WantedLines]) -> list[Example]:
    seed, chunk, wanted = key
    rng = np.random.default_rng((seed, chunk))
    found = []
    for _ in range(CHUNK):
        kind = str(rng.choice(KINDS, p=(0.6, 0.28, 0.12)))
        hands = _writers(wanted.writers) if wanted.writers and rng.random() < BY_WRITERS else Hand
        line, window, text = draw_line(rng, kind, hands=hands, over=wanted.over, worn=wanted.worn)
        found.append((as_bytes(look(line, window, shaken(rng, 0.7), wanted.margins)), text))
    return found


@functools.cache
def _writers(folder: Path) -> functools.partial[WriterHand]:
    return functools.partial(WriterHand, writers=Writers(folder))


def as_bytes(ink: np.ndarray) -> np.ndarray:
    """Ink from 0–1 to a byte each."""
    return (ink * 255).astype(np.uint8)


def shaken(rng: np.random.Generator, much: float) -> View:
    """A view a little off."""
    return View(
        dx=rng.normal(0, 2.5 * much),
        dy=rng.normal(0, 3 * much),
        size=float(np.exp(rng.normal(0, 0.09 * much))),
        left=rng.normal(0, 4 * much),
        right=rng.normal(0, 4 * much),
    )


def real(crop: Crop, rng: np.random.Generator, margins: tuple[float, float] = MARGINS) -> Example:
    """A real window shifted, sheared, thickened or thinned."""
    image = Image.fromarray(crop.line)
    middle = crop.window.middle
    shear, squeeze = rng.normal(0, 0.13), float(np.exp(rng.normal(0, 0.08)))
    paper = int(np.percentile(crop.line, 80))
    x = (crop.window.x0 + crop.window.x1) / 2
    turn = rng.normal(0, 0.015)
    matrix = (squeeze, shear, x - squeeze * x - shear * middle, turn, 1.0, -turn * x)
    image = image.transform(image.size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR, fillcolor=paper)
    chance = rng.random()
    if chance < 0.2:
        image = image.filter(ImageFilter.MinFilter(3))
    elif chance < 0.35:
        image = image.filter(ImageFilter.MaxFilter(3))
    elif chance < 0.6:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 2)))
    half = (crop.window.x1 - crop.window.x0) / 2 / squeeze
    window = crop.window._replace(x0=x - half, x1=x + half)
    return as_bytes(look(np.asarray(image), window, shaken(rng, 1.0), margins)), crop.text
