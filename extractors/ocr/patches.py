"""Ink that hangs together, followed in squares of the page."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt


def patches(cells: npt.NDArray[np.bool_]) -> Iterator[npt.NDArray[np.intp]]:
    """Give the places (row, column) of each patch of cells that hang together."""
    left_over = set(zip(*(axis.tolist() for axis in cells.nonzero()), strict=True))
    while left_over:
        open_cells = [left_over.pop()]
        patch = []
        while open_cells:
            y, x = open_cells.pop()
            patch.append((y, x))
            for near in [(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]:
                if near in left_over:
                    left_over.remove(near)
                    open_cells.append(near)
        yield np.array(patch)
