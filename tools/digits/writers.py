"""Digits that many people wrote, from the IDX files of a package, as strokes that a hand of `lines` can write with.

The folder is given (`--hands`): `train-images-idx3-ubyte` and `train-labels-idx1-ubyte`, or `t10k-…` for the people
that measuring keeps apart. Its pictures are thin lines of 28 × 28 dots; each is thinned to its middle line, so that
pen, slant and size can be those of the line that is drawn. Nothing of them is kept in the project.
"""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np
from PIL import Image

from tools.digits.lines import Hand

LARGER = 3  # times, before thinning
INK = 115  # grey from which a dot is ink
ODD = "17"  # written here with a flag or a bar, where the writers of the package mostly write one bare stroke
MOST = 4000  # pictures of one digit that are used, the first ones
_AROUND = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))


class Writers:
    """The digits of a folder: pictures by digit, thinned when they are first wanted."""

    def __init__(self, folder: Path, part: str = "train") -> None:
        labels = _idx(folder / f"{part}-labels-idx1-ubyte")
        pictures = _idx(folder / f"{part}-images-idx3-ubyte")
        self.pictures = {str(digit): pictures[np.flatnonzero(labels == digit)[:MOST]] for digit in range(10)}
        self.strokes = functools.cache(self._strokes)

    def _strokes(self, digit: str, index: int) -> list[np.ndarray]:
        return strokes_of(self.pictures[digit][index])


class WriterHand(Hand):
    """A hand whose digits are those of people: for each digit one picture, now and then another."""

    def __init__(self, rng: np.random.Generator, writers: Writers) -> None:
        super().__init__(rng)
        self.writers = writers
        self.own_slant = rng.random() < 0.5
        self.usual = {str(d): int(rng.integers(0, len(writers.pictures[str(d)]))) for d in range(10)}
        self.as_here = {digit for digit in ODD if rng.random() < 0.5}

    def digit(self, digit: str) -> list[np.ndarray]:
        """The strokes of one digit in pixels, its foot at y = 0, starting at x = 0."""
        if digit in self.as_here:
            return super().digit(digit)
        rng = self.rng
        count = len(self.writers.pictures[digit])
        index = self.usual[digit] if rng.random() < 0.6 else int(rng.integers(0, count))
        strokes = self.writers.strokes(digit, index)
        if not strokes:
            return super().digit(digit)
        high = self.height * rng.normal(1, 0.08)
        wide = high * self.width / 0.95 * rng.normal(1, 0.1)
        whole = np.concatenate(strokes)
        lean = 0.0 if self.own_slant else _lean(whole)
        slant = rng.normal(0, 0.05) + (0.0 if self.own_slant else self.slant)
        bend = rng.normal(0, 0.04)
        made = []
        for stroke in strokes:
            x, y = stroke[:, 0] - lean * (1 - stroke[:, 1]), stroke[:, 1]
            x = x * wide + (1 - y) * high * slant + bend * high * np.sin(np.pi * y)
            made.append(np.stack([x, (y - 1) * high], 1))
        left = min(stroke[:, 0].min() for stroke in made)
        return [stroke - (left, 0) for stroke in made]


def _lean(points: np.ndarray) -> float:
    """How far the digit leans to the right a unit of height."""
    up = 1 - points[:, 1]
    spread = float(((up - up.mean()) ** 2).sum())
    lean = float(((up - up.mean()) * (points[:, 0] - points[:, 0].mean())).sum()) / max(spread, 1e-6)
    return float(np.clip(lean, -0.6, 0.6))


def strokes_of(picture: np.ndarray) -> list[np.ndarray]:
    """The middle lines of a picture's ink, as points (x, y) in units of the digit's height, y 0 above and 1 below."""
    size = (picture.shape[1] * LARGER, picture.shape[0] * LARGER)
    large = np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.BICUBIC))
    lines = [_soft(np.array(line, float)) for line in _walk(thinned(large > INK)) if len(line) > LARGER]
    if not lines:
        return []
    whole = np.concatenate(lines)
    top, left = whole.min(0)
    height = max(float(whole[:, 0].max() - top), 1.0)
    return [np.stack([(line[:, 1] - left) / height, (line[:, 0] - top) / height], 1) for line in lines]


def _soft(line: np.ndarray) -> np.ndarray:
    """The line without the steps of its dots, its ends where they were."""
    for _ in range(3):
        line[1:-1] = (line[:-2] + 2 * line[1:-1] + line[2:]) / 4
    return line[np.unique(np.append(np.arange(0, len(line), 2), len(line) - 1))]


def thinned(ink: np.ndarray) -> np.ndarray:
    """Thin ink to lines of one dot (Zhang and Suen)."""
    ink = np.pad(ink, 1).astype(np.int8)
    while True:
        before = int(ink.sum())
        for first in (True, False):
            ring = [np.roll(ink, (-y, -x), (0, 1)) for y, x in _AROUND]
            beside = sum(ring)
            turns = sum((ring[i] == 0) & (ring[(i + 1) % 8] == 1) for i in range(8))
            north, east, south, west = ring[0], ring[2], ring[4], ring[6]
            inner = north * east * west + north * south * west
            if first:
                inner = north * east * south + east * south * west
            ink = ink & ~((beside >= 2) & (beside <= 6) & (turns == 1) & (inner == 0))
        if int(ink.sum()) == before:
            return ink[1:-1, 1:-1].astype(bool)


def _walk(line: np.ndarray) -> list[list[tuple[int, int]]]:
    """The lines of a thinned picture from end to end or fork to fork, rings too."""
    dots = {(int(y), int(x)) for y, x in np.argwhere(line)}
    beside = {dot: _beside(dot, dots) for dot in dots}
    used: set[frozenset[tuple[int, int]]] = set()
    found = []
    ends = sorted((dot for dot in dots if len(beside[dot]) != 2), key=lambda dot: (len(beside[dot]), dot))
    for begin in [*ends, *sorted(dots)]:
        for then in beside[begin]:
            path = [begin]
            here = then
            while frozenset((path[-1], here)) not in used:
                used.add(frozenset((path[-1], here)))
                path.append(here)
                ahead = [dot for dot in beside[here] if frozenset((here, dot)) not in used]
                if len(beside[here]) != 2 or not ahead:
                    break
                here = ahead[0]
            if len(path) > 1:
                found.append(path)
    return found


def _beside(dot: tuple[int, int], dots: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """The neighbours of a dot; a slanted one only where no straight one leads there."""
    y, x = dot
    straight = [(y + b, x + a) for b, a in _AROUND if not (a and b) and (y + b, x + a) in dots]
    slanted = [
        (y + b, x + a) for b, a in _AROUND
        if a and b and (y + b, x + a) in dots and (y + b, x) not in dots and (y, x + a) not in dots
    ]  # fmt: skip
    return straight + slanted


def _idx(path: Path) -> np.ndarray:
    """The array of an IDX file of bytes."""
    data = path.read_bytes()
    if data[:3] != b"\0\0\x08":
        raise ValueError(f"{path}: no IDX file of bytes")
    shape = np.frombuffer(data, ">u4", data[3], 4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(shape)
