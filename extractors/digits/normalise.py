"""From a window in a scanned line to what the network reads: 48 rows of ink between 0 and 1.

Lengths of the line are pixels at 300 dots an inch, in which a typed em of 13 points is 54 pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]

ROWS = 48
EM = 54.0
HEIGHT = 114.0  # of the line, at that em: hand-written digits are up to twice as tall as typed ones
BEFORE, AFTER = 10.0, 20.0  # kept left and right, so that strokes over the typed neighbours survive
MARGINS = (BEFORE, AFTER)  # of networks that were trained with no others
MAX_COLUMNS = 320
FAINTEST = 30.0  # grey levels between paper and ink; paler than this is noise, not pencil


class Window(NamedTuple):
    """Where the digits stand in a line: left and right end, how surely, middle of the type and its em, in pixels."""

    x0: float
    x1: float
    score: float
    middle: float
    em: float


@dataclass(frozen=True)
class View:
    """One way of looking at a window: moved (pixels), resized, its ends moved (pixels)."""

    dx: float = 0.0
    dy: float = 0.0
    size: float = 1.0
    left: float = 0.0
    right: float = 0.0


VIEWS = (
    View(),
    View(dy=-3),
    View(dy=3),
    View(size=1.12),
    View(size=0.88),
    View(left=4, right=-5),
    View(left=-5, right=7),
)


def look(line: Grey, window: Window, view: View = View(), margins: tuple[float, float] = MARGINS) -> Floats:
    """The ink of the window in 48 rows; wider than high by as much as the window is, at most 320 columns.

    The margins are what is kept before and after it. What stands in them does not tell how dark its ink is.
    """
    before, after = margins
    em = min(max(window.em, 24.0), 160.0) / EM
    height = HEIGHT * em * view.size
    x0 = window.x0 + view.dx - (before - view.left) * em
    x1 = max(window.x1 + view.dx + (after + view.right) * em, x0 + 8)
    y0 = window.middle + view.dy * em - height / 2
    scale = ROWS / height
    columns = int(min(max(round((x1 - x0) * scale), 8), MAX_COLUMNS))
    cut, paper = _cut(line, x0, y0, x1, y0 + height, columns)
    inner = cut[:, round(before * em * scale) : columns - round(after * em * scale * 0.8)]
    darkest = float(np.percentile(inner, 1)) if inner.size else float(cut.min())
    ink = (paper - cut) / max(paper - darkest, FAINTEST)
    ink[ink < 0.18] = 0.0
    return np.clip(ink, 0.0, 1.0).astype(np.float32)


def _cut(line: Grey, x0: float, y0: float, x1: float, y1: float, columns: int) -> tuple[npt.NDArray[np.float32], float]:
    """The box of the line resized to 48 rows, and the grey of the paper; beyond the line's edges is paper."""
    from PIL import Image

    left, top = int(np.floor(x0)), int(np.floor(y0))
    right, bottom = int(np.ceil(x1)) + 1, int(np.ceil(y1)) + 1
    part = line[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)]
    paper = float(np.percentile(part, 80)) if part.size else 255.0
    full: npt.NDArray[Any] = np.full((bottom - top, right - left), round(paper), np.uint8)
    if part.size:
        y, x = max(-top, 0), max(-left, 0)
        full[y : y + part.shape[0], x : x + part.shape[1]] = part
    image = Image.fromarray(full)
    box = (x0 - left, y0 - top, x1 - left, y1 - top)
    return np.asarray(image.resize((columns, ROWS), Image.Resampling.BILINEAR, box=box), np.float32), paper


def stack(views: list[Floats]) -> Floats:
    """Views side by side in one array, the narrower ones filled up with paper; an even number of columns."""
    columns = max(view.shape[1] for view in views) + 1 & ~1
    out = np.zeros((len(views), ROWS, columns), np.float32)
    for row, view in zip(out, views, strict=True):
        row[:, : view.shape[1]] = view
    return out
