"""Page images made ready for recognition: coloured seals off the print, upright, smoothed."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from .patches import patches
from .words import Grey

SMOOTHING = 1.0
"""Gaussian radius in pixels at 300 dpi: joins the ragged edges of scans in black and white. Measured on hand-made
transcripts, character error .0082 without, .0059 with 1.0, .0080 with 1.3."""
LEAST_SKEW, MOST_SKEW = 0.25, 11.0
"""Degrees: less is left alone, more is not looked for."""
_USUAL_SKEW = 6.0
"""Degrees that are tried first; where their best is no peak, the others are tried too."""
_PEAK = 1.3
_SATURATED, _SEALED = 70, 0.0008
"""Grey levels between the strongest and the weakest channel that make ink coloured, and the share of a page that is so
where a seal is on it."""
_THIN, _STAMPED = 42, 0.0003
"""The same of stamps, whose lines are thin; they stand in a page's upper part, where no block is in colour."""
_UPPER = 0.45
"""Share of the page's height."""
_TINTED = 25
"""The same for ink that is thin, or spread by the coarse colours of JPEG."""
_MOST_DARKENING, _MOST_OF_STAMP = 0.9, 1.7
"""Grey levels taken from the strongest channel for each between strongest and weakest: more is dark ink, of print."""
_DARK, _MOST_TINTED = 140.0, 0.3
"""Grey levels under the paper's from which on it is print, and the share of it that may be tinted: print of a page that
is coloured as a whole (worn lamps, bluish toner) is not to be brightened with the ink."""
_OUTLINE, _EDGE = 5, 110.0
"""Pixels (an odd number) over which the edges of coloured strokes spread, and how much darker they are at most."""
_PALE, _FULL, _NOTHING = 145.0, 150.0, 40.0
"""Grey levels between paper and ink of a page whose print is pale, those that it is given, and of an empty page."""
_INK, _MARGIN = 0.3, 0.06
"""Percentile of the greys that is ink, and the share of a page at each edge that is not asked: shadows and holes."""
_SEAL_INCHES = 0.5
"""Coloured ink that hangs together over less height than this is print or handwriting, not a seal or signature."""


def with_contrast(pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Return a page image (rows, columns, with or without channels) whose pale print is made as dark as print is.

    Where toner ran out, ink and seal differ from paper by less than what tells them from it.
    """
    height, width = pixels.shape[:2]
    rows, columns = (slice(int(n * _MARGIN), int(n * (1 - _MARGIN)), 5) for n in (height, width))
    small = pixels[rows, columns]
    grey = small if small.ndim == 2 else small.mean(axis=2)
    if not grey.size:
        return pixels
    ink, paper = (float(level) for level in np.percentile(grey, (_INK, 80)))
    if not _NOTHING < paper - ink < _PALE:
        return pixels
    levels = np.clip(255 - (paper - np.arange(256)) * (_FULL / (paper - ink)), 0, 255).astype(np.uint8)
    return levels[pixels]


def has_colour(small: npt.NDArray[np.uint8]) -> bool:
    """Tell whether a small colour image (rows, columns, 3) holds coloured ink worth taking off."""
    spread = small.max(axis=2).astype(np.int16) - small.min(axis=2)
    return _has_seal(spread) or float((spread[: int(len(spread) * _UPPER)] > _THIN).mean()) > _STAMPED / _UPPER


def _has_seal(spread: npt.NDArray[np.int16]) -> bool:
    return float((spread > _SATURATED).mean()) > _SEALED


def without_seals(colour: npt.NDArray[np.uint8], dpi: float) -> tuple[Grey, Grey | None]:
    """Return the grey image of a colour page with large coloured marks (seals, signatures) taken off, and with them.

    The second is None where there are none.

    Small coloured marks (a written number, a coloured letterhead) stay.
    """
    strongest = colour.max(axis=2)
    weakest = colour.min(axis=2)
    grey = _luminance(colour)
    cell = max(round(dpi / 12), 4)  # about 2 mm
    rows, columns = (n // cell for n in grey.shape)
    if not rows or not columns:
        return grey, None
    spread = strongest[: rows * cell, : columns * cell].astype(np.int16) - weakest[: rows * cell, : columns * cell]
    upper = int(rows * _UPPER) * cell
    inked = spread > _SATURATED
    inked[:upper] = spread[:upper] > _THIN
    if not _has_seal(spread[::6, ::6]):
        inked[upper:] = False
    share = inked.reshape(rows, cell, columns, cell).mean(axis=(1, 3))
    plain = None
    paper = float(np.percentile(grey[::8, ::8], 80))
    for places in patches(share > 0.02):
        (top, left), (bottom, right) = places.min(axis=0).tolist(), (places.max(axis=0) + 1).tolist()
        if (bottom - top) * cell < _SEAL_INCHES * dpi:
            continue
        area = np.s_[max(top - 1, 0) * cell : (bottom + 1) * cell, max(left - 1, 0) * cell : (right + 1) * cell]
        plain = grey.copy() if plain is None else plain
        _take_ink_off(grey[area], colour[area], paper, stamp=top * cell < upper)
    return grey, plain


def _take_ink_off(grey: Grey, colour: npt.NDArray[np.uint8], paper: float, *, stamp: bool) -> None:
    """Take coloured ink off a part of a grey page, in its place.

    Where coloured ink covers black print, the strongest channel still shows the print: red ink is bright in red, black
    ink in none. What the ink darkens that channel by is in proportion to its colour, so it can be added again: the ink
    comes to be as bright as the paper, and print under it as dark as beside it.
    """
    from PIL import Image, ImageFilter

    bright = colour.max(axis=2).astype(np.float32)
    spread = bright - colour.min(axis=2)
    print_ = bright < paper - _DARK
    if print_.sum() > 200 and float((spread[print_] > _TINTED).mean()) > _MOST_TINTED:
        coloured = spread > 35
        grey[coloured] = bright[coloured].astype(np.uint8)
        return
    hue = colour.argmax(axis=2)
    light = bright.copy()
    for channel in (0, 1, 2):
        of_it = hue == channel
        vivid = of_it & (spread > _SATURATED)
        if stamp and vivid.sum() < 50:
            vivid = of_it & (spread > _THIN)
        if vivid.sum() < 50:
            continue
        darkens = max(float(np.median((paper - bright[vivid]) / spread[vivid])), 0.0)
        if darkens <= (_MOST_OF_STAMP if stamp else _MOST_DARKENING):
            light = np.where(of_it & (spread > _TINTED), np.minimum(bright + darkens * spread, paper), light)
    tinted = spread > _TINTED
    grey[tinted] = np.maximum(light, bright)[tinted].astype(np.uint8)
    if not stamp:
        return
    grown = Image.fromarray((tinted * 255).astype(np.uint8)).filter(ImageFilter.MaxFilter(_OUTLINE))
    grey[(np.asarray(grown) > 0) & (grey > paper - _EDGE)] = int(paper)  # pale edges of the strokes


def _luminance(colour: npt.NDArray[np.uint8]) -> Grey:
    weighed = colour[..., 0] * np.uint16(77) + colour[..., 1] * np.uint16(150) + colour[..., 2] * np.uint16(29)
    return (weighed >> 8).astype(np.uint8)


def skew_of(grey: Grey) -> float:
    """Return by how many degrees anticlockwise the page must be turned so that its lines are level; 0 where unsure.

    The right angle is the one at which the ink gathers in the fewest rows.
    """
    step = max(min(grey.shape) // 600, 1)
    small = grey[::step, ::step]
    paper, dark = (float(level) for level in np.percentile(small, (80, 1)))
    ys, xs = (small < paper - max(0.4 * (paper - dark), 20.0)).nonzero()
    inner = (ys > small.shape[0] * 0.03) & (ys < small.shape[0] * 0.97)
    inner &= (xs > small.shape[1] * 0.05) & (xs < small.shape[1] * 0.95)  # the dark edges of a scan are straight
    ys, xs = ys[inner].astype(np.float32), xs[inner].astype(np.float32)
    if len(ys) < 500:
        return 0.0
    if len(ys) > 40_000:
        keep = slice(None, None, len(ys) // 40_000 + 1)
        ys, xs = ys[keep], xs[keep]

    def sharpness(degrees: float) -> float:
        rows = ys + xs * np.float32(np.tan(np.radians(degrees)))
        counts = np.bincount((rows - rows.min()).astype(np.int32))
        return float((counts.astype(np.float64) ** 2).sum())

    coarse = {float(x): sharpness(float(x)) for x in np.arange(-_USUAL_SKEW, _USUAL_SKEW + 0.01, 0.5)}
    best = max(coarse, key=lambda x: coarse[x])
    if abs(best) > _USUAL_SKEW - 1.1 or coarse[best] < _PEAK * float(np.median(list(coarse.values()))):
        best = max((float(x) for x in np.arange(-MOST_SKEW, MOST_SKEW + 0.01, 0.5)), key=sharpness)
    best = max((best + float(d) for d in np.arange(-0.5, 0.51, 0.1)), key=sharpness)
    if abs(best) < LEAST_SKEW or abs(best) > MOST_SKEW or sharpness(best) < sharpness(0.0) * 1.03:
        return 0.0
    return -best


def turned(image: Any, degrees: float) -> Any:
    """Turn a grey Pillow image anticlockwise about its middle, the corners filled with paper; the size stays."""
    from PIL import Image

    return image.rotate(degrees, resample=Image.Resampling.BILINEAR, fillcolor=255)


def smoothed(image: Any, dpi: float) -> Any:
    """Blur a grey Pillow image by `SMOOTHING`."""
    from PIL import ImageFilter

    return image.filter(ImageFilter.GaussianBlur(SMOOTHING * dpi / 300))
