"""Uneven light taken off a page: photographs, the shadow of a book's spine, lamps that are worn at one end.

Recognition tells ink from paper by one level for the whole page, so that a page whose paper is as dark at one end as
its ink at the other is lost to the last word.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from .words import Grey

_TILES = 24
"""Parts across and down in which the level of the paper is told."""
_PAPER = 85.0
"""Percentile of a part's greys that is paper."""
_UNEVEN = 0.78
"""Share of the brightest parts' paper that the darkest ones have at most where the page is to be evened."""
_DARK = 0.35
"""Share of the usual paper below which a part is none: the scanner's lid, a photograph."""
_MOST = 3.0
"""By how much a part is brightened at most."""

Field = npt.NDArray[np.float32]


def evened(grey: Grey, plain: Grey | None = None) -> tuple[Grey, Grey | None]:
    """Return a page and its picture with seals as if the light had been even; as they are where it was."""
    paper = _paper(grey)
    usual = float(np.median(paper))
    sheet = paper >= _DARK * usual
    dark, bright = (float(level) for level in np.percentile(paper[sheet], (4, 96)))
    if not dark < _UNEVEN * bright:
        return grey, plain
    factors = np.clip(bright / np.maximum(_spread(paper, sheet), 1.0), 1.0, _MOST).astype(np.float32)
    return _lit(grey, factors), None if plain is None else _lit(plain, factors)


def _paper(grey: Grey) -> Field:
    """Return the level of the paper in each part of the page."""
    step = max(min(grey.shape) // (_TILES * 16), 1)
    small = grey[::step, ::step]
    rows, columns = (np.linspace(0, length, _TILES + 1).astype(int) for length in small.shape)
    return np.array(
        [[np.percentile(small[a:b, c:d], _PAPER) for c, d in pairwise(columns)] for a, b in pairwise(rows)],
        np.float32,
    )


def _spread(paper: Field, sheet: npt.NDArray[np.bool_]) -> Field:
    """Return the levels without what one part has of its own, those of parts that are no paper taken from beside."""
    usual = float(np.median(paper[sheet]))
    known = np.where(sheet, paper, usual)
    wide = np.pad(known, 1, mode="edge")
    near = np.stack([wide[y : y + _TILES, x : x + _TILES] for y in range(3) for x in range(3)])
    return np.median(near, axis=0).astype(np.float32)


def _lit(image: Grey, factors: Field) -> Grey:
    from PIL import Image

    size = (image.shape[1], image.shape[0])
    field = np.asarray(Image.fromarray(factors).resize(size, Image.Resampling.BILINEAR))
    return np.minimum(image * field, 255).astype(np.uint8)
