"""Lines that belong to no document: dirt on the scanner's glass, drawn down the whole page, and folds across it.

They are looked for before the page is made upright, when those of the scanner are exactly upright. A line of a table or
under a heading ends within the margins; what goes on through both margins is none of the print.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .words import Grey

_BANDS = 14
_MOST_GAPS = 2
"""Bands of the page in which a line may be lost under print."""
_EXCESS = 14.0
"""Grey levels by which the line is darker, in the mean of a band, than what stands on either side."""
_REACH, _DRIFT = 8.0, 4.0
"""Pixels at 300 dpi to either side that are compared, and by which a line wanders from band to band."""
_MOST = 24
"""More lines than this are a pattern of the paper."""


def without_stray_lines(grey: Grey, dpi: float) -> tuple[Grey, int]:
    """Return the image without them, and how many there were; the same image where there were none."""
    down = _lines(grey, dpi)
    across = _lines(grey.T, dpi)
    if (not down and not across) or len(down) + len(across) > _MOST:
        return grey, 0
    clean = grey.copy()
    for line in down:
        _take_off(clean, line, dpi)
    turned = clean.T
    for line in across:
        _take_off(turned, line, dpi)
    return clean, len(down) + len(across)


def _lines(grey: Grey, dpi: float) -> list[list[tuple[int, int]]]:
    """Return the upright lines, each as its first and last column in every band; (-1, -1) where the band hides it."""
    unit = dpi / 300
    reach, drift = max(round(_REACH * unit), 3), max(round(_DRIFT * unit), 1)
    height = grey.shape[0] // _BANDS
    if height < 40 or grey.shape[1] < 20 * reach:
        return []
    means = grey[: height * _BANDS].reshape(_BANDS, height, -1).mean(axis=1, dtype=np.float32)
    sides = np.minimum(np.roll(means, reach, 1), np.roll(means, -reach, 1))
    excess = sides - means
    excess[:, : 2 * reach] = excess[:, -2 * reach :] = 0
    near = np.max(np.stack([np.roll(excess, step, 1) for step in range(-drift, drift + 1)]), axis=0)
    hits = near > _EXCESS
    seen = hits.sum(axis=0) * (hits[0] & hits[-1])
    found: list[list[tuple[int, int]]] = []
    total = near.sum(axis=0) * (seen >= _BANDS - _MOST_GAPS)
    while total.any():
        x = int(total.argmax())
        total[max(x - 3 * reach, 0) : x + 3 * reach] = 0
        low = max(x - drift - reach, 0)
        found.append([_extent(row[low : x + drift + reach + 1], low) for row in excess])
        if len(found) > _MOST:
            break
    return found


def _extent(excess: npt.NDArray[np.float32], left: int) -> tuple[int, int]:
    """Return the columns that the line takes in a band, by how much darker than its sides they are."""
    peak = int(excess.argmax())
    if excess[peak] <= _EXCESS:
        return -1, -1
    first = last = peak
    while first > 0 and excess[first - 1] > 0.3 * excess[peak]:
        first -= 1
    while last < len(excess) - 1 and excess[last + 1] > 0.3 * excess[peak]:
        last += 1
    return left + first, left + last


def _take_off(grey: npt.NDArray[np.uint8], line: list[tuple[int, int]], dpi: float) -> None:
    """Paint a line over, in its place, with what stands on its two sides, so that strokes across it go on."""
    height = grey.shape[0] // _BANDS
    before = next(ends for ends in line if ends[0] >= 0)
    edge = max(round(1.5 * dpi / 300), 1)
    for band, ends in enumerate(line):
        before = before if ends[0] < 0 else ends
        bottom = grey.shape[0] if band == _BANDS - 1 else (band + 1) * height
        rows = grey[band * height : bottom]
        left, right = max(before[0] - edge, 0), min(before[1] + edge, grey.shape[1] - 1)
        sides = rows[:, left].astype(np.float32), rows[:, right].astype(np.float32)
        share = np.linspace(0, 1, right - left + 1, dtype=np.float32)[None, :]
        between = sides[0][:, None] * (1 - share) + sides[1][:, None] * share
        part = rows[:, left : right + 1]
        np.maximum(part, between.astype(np.uint8), out=part)
