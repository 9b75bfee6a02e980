"""The rings of a round seal (con dấu tròn) printed in black, found by their shape and taken off the print they cross.

A seal is 36 mm wide, those of some bodies a little less or more (Thông tư 08/2003/TT-BCA); its rings run through the
signer's name, which stands under a third of it. Strokes that cross a ring stay.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .words import Grey

_SMALLEST, _LARGEST = 16.0, 19.5
"""Millimetres of the outer ring's radius."""
_STEP = 4
_ROUND = 0.6
"""Share of a circle that must be ink for it to be a ring: worn seals have gaps, chance fills no circle."""
_INNER = 0.45
"""Share for the rings inside, once the outer one is known."""
_OFF = 5
"""Pixels by which a ring's middle is looked for around where it was seen at lower resolution."""
_ANGLES = np.linspace(0, 2 * np.pi, 1440, endpoint=False)

Ink = npt.NDArray[np.bool_]


def without_rings(part: Grey, dpi: float) -> Grey | None:
    """Return the image with a seal's rings painted over in white; None where no seal is found in it."""
    ink = part < float(np.percentile(part, 80)) - 90
    found = _outer_ring(ink, dpi)
    if found is None:
        return None
    x, y, radius = found
    clean = part.copy()
    reach = radius * 1.06
    shares = {r: _share(ink, x, y, r) for r in np.arange(radius * 0.55, reach, 1.0).tolist()}
    rings = [r for r, share in shares.items() if share > (_ROUND if r > radius * 0.97 else _INNER)]
    for low, high in _bands(rings):
        _wipe(clean, ink, (x, y), low - 1.5, high + 1.5)
    return clean


def _outer_ring(ink: Ink, dpi: float) -> tuple[float, float, float] | None:
    """Return middle and radius, in pixels, of the largest ring of a seal's size."""
    height, width = (n // _STEP * _STEP for n in ink.shape)
    small = ink[:height, :width].reshape(height // _STEP, _STEP, width // _STEP, _STEP).any(axis=(1, 3))
    low, high = (mm / 25.4 * dpi / _STEP for mm in (_SMALLEST, _LARGEST))
    if min(small.shape) < 2 * low:
        return None
    shape = tuple(_quick(length + int(2 * high) + 4) for length in small.shape)
    spectrum = np.fft.rfft2(small, shape)
    best = (0.0, 0, 0, 0.0)
    for radius in np.arange(low, high, 1.0).tolist():
        size = int(2 * radius) + 3
        ring = np.zeros((size, size), np.float32)
        ring[
            np.rint(radius + 1 + radius * np.sin(_ANGLES)).astype(int),
            np.rint(radius + 1 + radius * np.cos(_ANGLES)).astype(int),
        ] = 1
        hits = np.fft.irfft2(spectrum * np.conj(np.fft.rfft2(ring, shape)), shape)
        hits = hits[: small.shape[0] - size + 1, : small.shape[1] - size + 1]
        if not hits.size:
            continue
        at = int(hits.argmax())
        share = float(hits.flat[at]) / float(ring.sum())
        if share > best[0]:
            row, column = divmod(at, hits.shape[1])
            best = (share, row, column, radius)
    share, row, column, radius = best
    if share < _ROUND:
        return None
    x, y = (column + radius + 1.5) * _STEP, (row + radius + 1.5) * _STEP
    tried = _near(ink, x, y, radius * _STEP)
    top = float(tried[:, 0].max())
    alike = tried[tried[:, 0] > top - 0.01, 1:]  # a thick ring holds many circles
    x, y, radius = (float(value) for value in alike.mean(0))
    return (x, y, radius) if top >= _ROUND else None


def _near(ink: Ink, x: float, y: float, radius: float) -> npt.NDArray[np.float64]:
    """Return share, middle and radius of all circles that differ by a few pixels from one."""
    wide = np.pad(ink, _OFF)
    steps = np.arange(-_OFF, _OFF + 1)
    dx, dy = (grid.ravel() for grid in np.meshgrid(steps, steps, indexing="ij"))
    found = []
    for other in radius + np.arange(-4, 7):
        rows = np.rint(y + other * np.sin(_ANGLES)).astype(int)
        columns = np.rint(x + other * np.cos(_ANGLES)).astype(int)
        every_row, every_column = rows + dy[:, None], columns + dx[:, None]
        inside = (every_row >= 0) & (every_row < ink.shape[0]) & (every_column >= 0) & (every_column < ink.shape[1])
        at = np.clip(every_row + _OFF, 0, wide.shape[0] - 1), np.clip(every_column + _OFF, 0, wide.shape[1] - 1)
        share = (wide[at] & inside).mean(axis=1)
        found.append(np.stack([share, x + dx, y + dy, np.full(len(dx), other)], axis=1))
    return np.concatenate(found)


def _quick(length: int) -> int:
    """Return the next length of which a Fourier transform is quick: no prime factor above five."""
    while True:
        rest = length
        for prime in (2, 3, 5):
            while rest % prime == 0:
                rest //= prime
        if rest == 1:
            return length
        length += 1


def _share(ink: Ink, x: float, y: float, radius: float) -> float:
    """Return the share of the circle that is ink; what lies outside the image counts as none."""
    return float(_at(ink, x, y, radius).mean())


def _at(ink: Ink, x: float, y: float, radius: float) -> Ink:
    rows, columns = np.rint(y + radius * np.sin(_ANGLES)).astype(int), np.rint(x + radius * np.cos(_ANGLES)).astype(int)
    inside = (rows >= 0) & (rows < ink.shape[0]) & (columns >= 0) & (columns < ink.shape[1])
    found = np.zeros(len(_ANGLES), bool)
    found[inside] = ink[rows[inside], columns[inside]]
    return found


def _bands(rings: list[float]) -> list[tuple[float, float]]:
    """Join radii next to one another."""
    bands: list[tuple[float, float]] = []
    for radius in rings:
        if bands and radius - bands[-1][1] <= 2.5:
            bands[-1] = (bands[-1][0], radius)
        else:
            bands.append((radius, radius))
    return bands


def _wipe(clean: Grey, ink: Ink, middle: tuple[float, float], low: float, high: float) -> None:
    """Paint the ring between two radii white, except where a stroke runs through it."""
    x, y = middle
    inner = _at(ink, x, y, low - 2) & _at(ink, x, y, low - 3.5)
    outer = _at(ink, x, y, high + 2) & _at(ink, x, y, high + 3.5)
    through = inner & outer
    top, bottom = max(int(y - high) - 1, 0), min(int(y + high) + 2, clean.shape[0])
    left, right = max(int(x - high) - 1, 0), min(int(x + high) + 2, clean.shape[1])
    rows, columns = np.mgrid[top:bottom, left:right]
    distance = np.hypot(rows - y, columns - x)
    angle = np.arctan2(rows - y, columns - x) % (2 * np.pi)
    kept = through[(angle / (2 * np.pi) * len(_ANGLES)).astype(int) % len(_ANGLES)]
    clean[top:bottom, left:right][(distance >= low) & (distance <= high) & ~kept] = 255
