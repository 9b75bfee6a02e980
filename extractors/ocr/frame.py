"""The frame of an incoming stamp in the ink of print: found by its straight lines, however it lies, and taken off.

A stamp of 50 by 30 mm (Nghị định 30/2020/NĐ-CP, Phụ lục IV) is pressed askew over subject and addressees. Its lines run
through their words, so that recognition loses both; without them it reads what they crossed.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from ..text.keys import bare_in_place, bare_letters
from .address import ALWAYS_ADDRESSED, address_at, title_of
from .beside import look_beside
from .passes import Edits
from .readings import base_of, lines_of
from .ruling import any_of, ink_level
from .words import Box, Grey, OcrPage

_WIDE, _HIGH = (360.0, 800.0), (170.0, 560.0)
"""Least and most width and height of a stamp, pixels at 300 dpi."""
_SLANTS = np.arange(-3.0, 3.01, 0.5)
"""Degrees by which a stamp lies askew."""
_FULL = 0.72
"""Share of a line that is ink: stamps are worn."""
_UPRIGHT = 0.66
"""The same of an upright line: print at its ends leaves less of it."""
_ALIKE = 60.0
"""Pixels at 300 dpi by which the rows of one line differ at either end."""
_THICK = 14.0
"""Pixels at 300 dpi that a line is thick at most."""
_NEAR, _FAR, _FREE = 5.0, 16.0, 0.3
"""Pixels at 300 dpi beside a line where it is told from a line of print, and the share of ink there at most."""
_LOWEST = 0.5
_LOOK = 0.5
"""Scale at which lines are looked for."""
_ABOUT = re.compile(r"v\s?/\s?v\b|ve viec\b")
_SIGNS = frozenset(("den", "chuyen"))

Ink = npt.NDArray[np.bool_]
Line = tuple[int, int, int, int]
"""Left, top, right, bottom."""


def look_under_frame(page: OcrPage) -> Edits:
    """Take the frame of a stamp off a first page where it may hide something, and read what it crossed again."""
    if page.image is None or not _may_be_stamped(page):
        return Edits()
    unit = page.dpi / 300
    found = find_frame(page.image[: int(page.height * _LOWEST)], unit)
    if found is None:
        return Edits()
    box, slant, lines = found
    page.image = without_frame(page.image, slant, lines)
    page.stamped.append(box)
    edits = look_beside(page, box)
    if edits:
        edits.notes.append("frame of a stamp taken off")
    return edits


def _may_be_stamped(page: OcrPage) -> bool:
    """Tell whether words of a stamp were seen, or a letter has a subject and no addressee."""
    top = [line for line in lines_of(page.words) if base_of(line) < page.height * _LOWEST]
    if any(bare_letters(word.text) in _SIGNS and word.text[:1].isupper() for line in top for word in line):
        return True
    titles = {title_of(line) for line in top}
    about = any(_ABOUT.match(bare_in_place(" ".join(w.text for w in line)).lstrip("\"'“ ")) for line in top)
    return (about or bool(titles & ALWAYS_ADDRESSED)) and not any(address_at(line) is not None for line in top)


def find_frame(image: Grey, unit: float) -> tuple[Box, float, list[Line]] | None:
    """Return where a stamp's frame stands, by how many degrees it is askew, and its lines in the image made level."""
    from PIL import Image

    ink = np.asarray(image) < ink_level(image)
    step = max(round(1 / _LOOK), 1)
    high, wide = ink.shape[0] // step, ink.shape[1] // step
    small = any_of(ink, step, step)
    picture = Image.fromarray(small.astype(np.uint8) * 255)
    best: tuple[float, Box, float, list[Line]] | None = None
    for slant in _SLANTS.tolist():
        level = np.asarray(picture.rotate(slant, fillcolor=0)) > 127
        lines = _box_of_lines(level, unit / step)
        if lines is None or not all(_is_line(level, line, unit / step) for line in lines[:2]):
            continue
        length = sum(_ink_along(level, line) for line in lines[:2])
        if best is None or length > best[0]:
            corners = _turned(
                [(x, y) for x0, y0, x1, y1 in lines[:2] for x, y in ((x0, y0), (x1, y1))], slant, wide, high
            )
            xs, ys = zip(*corners, strict=True)
            box = (min(xs) * step, min(ys) * step, max(xs) * step, max(ys) * step)
            best = (length, box, slant, [tuple(value * step for value in line) for line in lines])  # type: ignore[misc]
    return best[1:] if best is not None else None


def _box_of_lines(ink: Ink, unit: float) -> list[Line] | None:
    """Return upper and lower line of a frame and the upright ones between them; None where there is no frame.

    One of the two must stand free of print; the other is looked for over the same width, print beside it or not.
    """
    thick = _thick(ink)
    for left, top, right, bottom in _runs(ink, int(_WIDE[0] * unit), unit):
        if not right - left < _WIDE[1] * unit:
            continue
        inner = thick[:, left + 4 : right - 4].mean(axis=1) >= _FULL
        for sign in (1, -1):
            first, last = (int(value * unit) for value in _HIGH)
            rows = range(bottom + first, bottom + last) if sign > 0 else range(top - first, top - last, -1)
            other = next((y for y in rows if 0 <= y < len(inner) and inner[y]), None)
            if other is None:
                continue
            upper, lower = (top, other) if sign > 0 else (other, bottom)
            upright = _uprights(ink, (left, upper, right, lower), unit)
            if upright:
                half = int(4 * unit)
                second = (left, other - half, right, other + half)
                pair = [(left, top, right, bottom), second] if sign > 0 else [second, (left, top, right, bottom)]
                return [*pair, *upright]
    return None


def _is_line(level: Ink, line: Line, unit: float) -> bool:
    """Tell whether a row full of ink is a line, by how little stands right above and below it; one of print is not."""
    left, top, right, bottom = line
    near, far = max(round(_NEAR * unit), 2), max(round(_FAR * unit), 4)
    middle = (top + bottom) // 2
    half = max((bottom - top) // 2, 1)
    above = level[max(middle - half - far, 0) : max(middle - half - near, 0), left:right]
    below = level[middle + half + near : middle + half + far, left:right]
    beside = [float(part.mean()) for part in (above, below) if part.size]
    return bool(beside) and sum(beside) / len(beside) < _FREE


def _ink_along(level: Ink, line: Line) -> float:
    """Return how much of a line is ink along its middle: nearly all of it where the image was made level."""
    left, top, right, bottom = line
    middle = (top + bottom) // 2
    return float(level[max(middle - 1, 0) : middle + 2, left:right].any(axis=0).sum())


def _uprights(ink: Ink, box: Line, unit: float) -> list[Line]:
    """Return the upright lines of a frame, those at both its ends among them; none where an end has none."""
    left, top, right, bottom = box
    beyond = int(10 * unit)
    start = max(left - beyond, 0)
    columns = _thick(ink[top:bottom, start : right + beyond].T).mean(axis=1) >= _UPRIGHT
    edges = np.flatnonzero(np.diff(np.concatenate([[0], columns.astype(np.int8), [0]])))
    found = [
        (start + int(a), top, start + int(b), bottom)
        for a, b in zip(edges[::2], edges[1::2], strict=True)
        if b - a <= _THICK * unit + 4
    ]
    near = 22 * unit
    both = all(any(abs((line[0] + line[2]) / 2 - end) < near for line in found) for end in (left, right))
    return found if both else []


def _thick(ink: Ink) -> Ink:
    """Return the ink with each row that of its neighbours too: a line is never quite level."""
    near = ink.copy()
    near[1:] |= ink[:-1]
    near[:-1] |= ink[1:]
    return near


def _runs(ink: Ink, least: int, unit: float) -> list[Line]:
    """Return the lines along the second axis: rows in which a window of that length is nearly all ink."""
    near = _thick(ink)
    if near.shape[1] <= least or least < 8:
        return []
    sums = np.zeros((near.shape[0], near.shape[1] + 1), np.int32)
    np.cumsum(near, axis=1, out=sums[:, 1:])
    full = (sums[:, least:] - sums[:, :-least]) >= _FULL * least
    found: list[list[int]] = []
    for y in np.flatnonzero(full.any(axis=1)).tolist():
        starts = np.flatnonzero(full[y])
        left, right = int(starts[0]), int(starts[-1]) + least
        row = np.flatnonzero(near[y, left:right])
        left, right = left + int(row[0]), left + int(row[-1]) + 1
        alike = bool(found) and abs(left - found[-1][0]) < _ALIKE * unit and abs(right - found[-1][2]) < _ALIKE * unit
        if alike and y - found[-1][3] <= 2:
            last = found[-1]
            last[0], last[2], last[3] = min(last[0], left), max(last[2], right), y + 1
        else:
            found.append([left, y, right, y + 1])
    return [(a, b, c, d) for a, b, c, d in found if d - b <= _THICK * unit + 4]


def _turned(points: list[tuple[float, float]], degrees: float, wide: int, high: int) -> list[tuple[float, float]]:
    """Return where points of an image that was turned by so many degrees were before."""
    angle = np.radians(degrees)
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    return [
        ((x - wide / 2) * cos - (y - high / 2) * sin + wide / 2, (x - wide / 2) * sin + (y - high / 2) * cos + high / 2)
        for x, y in points
    ]


def without_frame(image: Grey, slant: float, lines: list[Line]) -> Grey:
    """Return the page without the lines, which were found in its upper part turned by the slant."""
    from PIL import Image, ImageDraw

    rows = int(image.shape[0] * _LOWEST)
    mask = Image.new("L", (image.shape[1], rows), 0)
    pen = ImageDraw.Draw(mask)
    for x0, y0, x1, y1 in lines:
        pen.rectangle((x0 - 3, y0 - 3, x1 + 3, y1 + 3), fill=255)
    hidden = np.asarray(mask.rotate(-slant, fillcolor=0)) > 127
    clean = image.copy()
    clean[:rows][hidden] = np.uint8(np.percentile(image[::8, ::8], 80))
    return clean
