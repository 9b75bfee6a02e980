"""Two pages side by side on one sheet: where the sheet is to be cut."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .ruling import ink_level
from .words import Grey

_LEAST, _MOST = 1.2, 1.75
"""Width of a sheet of two pages by its height."""
_MIDDLE = 0.05
"""Share of the width to either side of the middle in which the gap lies."""
_GAP = 0.012
"""Share of the width that the gap takes at least."""
_FILLED = 0.004
"""Share of a half that is ink: a page stands there."""
_BLANK = 0.0006
"""… below which nothing does: the sheet's other half, as where a letter of one page lies alone on it."""


def cut_of(grey: Grey) -> int | None:
    """Return the column between two pages on one sheet; None where the sheet holds one page, upright or on its side."""
    height, width = grey.shape
    if not _LEAST <= width / height <= _MOST:
        return None
    step = max(height // 800, 1)
    ink = grey[::step, ::step] < ink_level(grey)
    rows, columns = ink.shape
    inner = ink[int(rows * 0.04) : int(rows * 0.96)]
    low, high = int(columns * (0.5 - _MIDDLE)), int(columns * (0.5 + _MIDDLE))
    empty = inner[:, low:high].mean(axis=0) < 0.003
    edges = np.flatnonzero(np.diff(np.concatenate([[0], empty.astype(np.int8), [0]])))
    runs = [(int(b - a), int(a + b) // 2) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if not runs or max(runs)[0] < _GAP * columns:
        return None
    cut = low + max(runs)[1]
    halves = inner[:, :cut], inner[:, cut:]
    filled = [half for half in halves if float(half.mean()) >= _FILLED]
    blank = [half for half in halves if float(half.mean()) < _BLANK]
    if not filled or len(filled) + len(blank) < 2 or not all(map(_reads_across, filled)):
        return None
    return cut * step


def _reads_across(ink: npt.NDArray[np.bool_]) -> bool:
    """Tell whether lines of print run from left to right: more rows than columns of the printed area are empty."""
    rows, columns = ink.mean(axis=1), ink.mean(axis=0)
    ys, xs = np.flatnonzero(rows > 0.002), np.flatnonzero(columns > 0.002)
    if not len(ys) or not len(xs):
        return False
    rows, columns = rows[ys[0] : ys[-1] + 1], columns[xs[0] : xs[-1] + 1]
    return float((rows < 0.004).mean()) > float((columns < 0.004).mean())
