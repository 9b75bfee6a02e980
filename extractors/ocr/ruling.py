"""Ruling lines of a page image: the grid of its tables, taken off before the page is recognised."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .words import Grey

Box = tuple[float, float, float, float]
_LONG = 0.55
"""Inches that a line goes on unbroken at least."""
_THICK = 0.05
"""Inches that a line is thick at most; more is a filled area or the edge of the scan."""
_FULL = 0.93
"""Share of a line that is ink."""
_DOWN, _RIGHT = 2, 3  # pixels that are looked at together: a line may be a little aslant


def grid_lines(grey: Grey, dpi: float) -> tuple[list[Box], list[Box]]:
    """Return the horizontal and vertical lines (left, top, right, bottom in pixels); none where they make no grid."""
    ink = grey < ink_level(grey)
    across = _lines(ink, dpi)
    if len(across) < 3:
        return [], []
    upright = [(top, left, bottom, right) for left, top, right, bottom in _lines(ink.T, dpi)]
    if len(upright) < 3:
        return [], []
    return across, upright


def ink_level(grey: Grey) -> float:
    """Return the grey below which a pixel is ink: nearer to paper than to the darkest print, however pale."""
    small = grey[::5, ::5]
    paper, dark = (float(level) for level in np.percentile(small, (80, 1)))
    return paper - max(0.4 * (paper - dark), 20.0)


def without_lines(grey: Grey, lines: list[Box]) -> Grey:
    """Return the image with the lines painted over in the colour of the paper, where no print crosses them."""
    clean = grey.copy()
    paper = np.uint8(np.percentile(grey[::8, ::8], 80))
    for left, top, right, bottom in lines:
        clean[max(int(top) - 2, 0) : int(bottom) + 3, max(int(left) - 2, 0) : int(right) + 3] = paper
    return clean


def any_of(ink: npt.NDArray[np.bool_], down: int, right: int) -> npt.NDArray[np.bool_]:
    """Return which of the squares of so many pixels hold ink; a rest at lower and right edge is left out."""
    height, width = ink.shape[0] // down, ink.shape[1] // right
    whole = ink[: height * down, : width * right]
    rows = np.zeros((height, width * right), bool)
    for offset in range(down):
        rows |= whole[offset::down]
    small = np.zeros((height, width), bool)
    for offset in range(right):
        small |= rows[:, offset::right]
    return small


def _lines(ink: npt.NDArray[np.bool_], dpi: float) -> list[Box]:
    """Return the lines that run along the second axis."""
    height, width = ink.shape[0] // _DOWN, ink.shape[1] // _RIGHT
    small = any_of(ink, _DOWN, _RIGHT)
    window = max(int(_LONG * dpi / _RIGHT), 8)
    if width <= window:
        return []
    sums = np.zeros((height, width + 1), np.int32)
    np.cumsum(small, axis=1, out=sums[:, 1:])
    full = (sums[:, window:] - sums[:, :-window]) >= _FULL * window
    found: list[list[float]] = []
    for y in np.flatnonzero(full.any(axis=1)).tolist():
        starts = np.flatnonzero(full[y])
        for part in np.split(starts, np.flatnonzero(np.diff(starts) > window) + 1):
            left, right = float(part[0]), float(part[-1] + window)
            for line in reversed(found[-40:]):
                if y - line[3] <= 2 and left < line[2] and line[0] < right:
                    line[0], line[2], line[3] = min(line[0], left), max(line[2], right), float(y)
                    break
            else:
                found.append([left, float(y), right, float(y)])
    most = _THICK * dpi / _DOWN
    return [
        (left * _RIGHT, top * _DOWN, right * _RIGHT, (bottom + 1) * _DOWN)
        for left, top, right, bottom in found
        if bottom - top + 1 <= most
    ]
