"""Typed words as pictures, set from letters drawn beforehand, so that no font is needed where documents are read."""

from __future__ import annotations

import functools
import unicodedata
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .normalise import Floats

STORE = Path(__file__).parents[1] / "data" / "digit_templates.npz"
REFERENCE, UP, ORIGIN = 64, 64, 12  # em of the stored letters; their base line; where a letter starts in its picture


@functools.cache
def _letters(style: str) -> dict[str, tuple[npt.NDArray[np.uint8], float]]:
    with np.load(STORE) as stored:
        names, advances = stored[f"{style}.names"].tolist(), stored[f"{style}.advances"].tolist()
        pictures = np.split(stored[f"{style}.ink"], stored[f"{style}.ends"][:-1], 1)
    return {name: (picture, advance) for name, picture, advance in zip(names, pictures, advances, strict=True)}


def spell(word: str, style: str) -> list[str]:
    """The stored pictures that make up the word: "Số" is one; a letter that is not stored loses its marks."""
    stored = _letters(style)
    if word == "Số" and word in stored:
        return [word]
    found = []
    for letter in word:
        bare = unicodedata.normalize("NFD", letter)[0]
        known = letter if letter in stored else bare if bare in stored else None
        if known is None:
            break
        found.append(known)
    return found


@functools.lru_cache(512)
def picture(word: str, style: str, em: float) -> tuple[Floats, float, float]:
    """The word's ink (0 to 1) at an em of so many pixels, trimmed; where its base line and its origin lie in it."""
    from PIL import Image

    stored = _letters(style)
    names = spell(word, style)
    if not names:
        raise ValueError(f"no letter of {word!r} is stored in {style}")
    total = sum(stored[name][1] for name in names)
    canvas = np.zeros((stored[names[0]][0].shape[0], int(total) + 40), np.uint8)
    x = 0.0
    for name in names:
        ink, advance = stored[name]
        left = round(x)
        part = canvas[:, left : left + ink.shape[1]]
        np.maximum(part, ink[:, : part.shape[1]], out=part)
        x += advance
    scale = em / REFERENCE
    size = (max(round(canvas.shape[1] * scale), 1), max(round(canvas.shape[0] * scale), 1))
    small = np.asarray(Image.fromarray(canvas).resize(size, Image.Resampling.BOX), np.float32) / 255
    rows, columns = np.flatnonzero(small.max(1) > 0.1), np.flatnonzero(small.max(0) > 0.1)
    trimmed = small[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].astype(np.float32)
    return trimmed, UP * scale - float(rows[0]), ORIGIN * scale - float(columns[0])
