"""Urgency and secrecy marks (Khẩn, Hỏa tốc, Mật) pressed on a first page as a small framed stamp.

Form: Nghị định 30/2020/NĐ-CP, Phụ lục I mục III: capitals in a frame, under number and subject, in red; copies have
them in black. They lie askew, so that recognition of the page reads frame and letters as specks, or they are taken off
with the coloured seals. They are found by their shape, made level, freed of the frame and read as one line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from ..text.keys import bare_letters
from .engine import recognise
from .passes import Edits
from .patches import patches
from .ruling import any_of, ink_level
from .words import Box, Grey, OcrPage, OcrWord

MARKS = ("HỎA TỐC HẸN GIỜ", "THƯỢNG KHẨN", "HỎA TỐC", "KHẨN", "TUYỆT MẬT", "TỐI MẬT", "MẬT")
_LIKE, _LIKE_SHORT = 80.0, 100.0
"""Likeness (0…100) of the letters to a mark's; of four letters or fewer each must be right."""
_LOWEST = 0.45
"""Share of the page's height above which marks are looked for."""
_CELL = 8.0
"""Pixels at 300 dpi of the squares in which ink is followed."""
_WIDE, _HIGH = (150.0, 720.0), (62.0, 230.0)
"""Least and most width and height of a frame, pixels at 300 dpi."""
_FLAT = (1.7, 7.0)
"""Width by height."""
_COLOUR = 45
"""Grey levels by which what was taken off is darker than what was left."""
_AROUND = 0.62
"""Share of the box that a line of the frame goes around."""
_KNOWN = 0.6
"""Confidence of words that are print: ink under them is no stamp's."""
_TALL = 80.0
"""Height of a word, pixels at 300 dpi, from which on it is a frame that was read as letters."""
_MOST = 6
"""Frames of a page that are read."""

Cells = npt.NDArray[np.bool_]


def look_for_marks(page: OcrPage) -> Edits:
    """Take what was read of a mark out of the page's words, and keep the mark itself as one of the page's."""
    edits = Edits()
    if page.image is None:
        return edits
    for image, ink in _inks(page):
        for box in list(_frames(ink, page.dpi / 300))[:_MOST]:
            mark = _read(image, ink, box, page.dpi)
            if mark is None or any(mark.text == known[0].text for known in page.marks):
                continue
            page.marks.append([mark])
            edits.gone += [word for word in page.words if _lies_in(word, box)]
    return edits


def _inks(page: OcrPage) -> Iterator[tuple[Grey, Cells]]:
    """Give the images in which marks stand with what is ink in them: the coloured ink, and print that no word is."""
    rows = int(page.height * _LOWEST)
    if page.plain is not None:
        plain = page.plain[:rows]
        yield plain, page.image[:rows].astype(np.int16) - plain > _COLOUR
    image = page.image[:rows]
    ink = image < ink_level(page.image)
    for word in page.words:
        line = sum(map(str.isalnum, word.text)) > 1 and word.y1 - word.y0 < _TALL * page.dpi / 300
        if word.confidence >= _KNOWN and word.y0 < rows and line:
            ink[max(int(word.y0) - 3, 0) : int(word.y1) + 4, max(int(word.x0) - 3, 0) : int(word.x1) + 4] = False
    yield image, ink


def _frames(ink: Cells, unit: float) -> Iterator[Box]:
    """Give the boxes of ink that hangs together in the size of a mark's frame."""
    step = max(round(_CELL * unit), 3)
    for places in patches(any_of(ink, step, step)):
        (top, left), (bottom, right) = places.min(axis=0).tolist(), (places.max(axis=0) + 1).tolist()
        wide, high = (right - left) * step / unit, (bottom - top) * step / unit
        if _WIDE[0] < wide < _WIDE[1] and _HIGH[0] < high < _HIGH[1] and _FLAT[0] < wide / high < _FLAT[1]:
            yield (left * step, top * step, right * step, bottom * step)


def _read(image: Grey, ink: Cells, box: Box, dpi: float) -> OcrWord | None:
    """Read the letters inside a frame, made level, as a mark; None where they are none."""
    from PIL import Image

    left, top, right, bottom = (int(value) for value in box)
    strokes = ink[top:bottom, left:right].copy()
    slope = _slope(strokes)
    if slope is None or not _without_frame(strokes):
        return None
    part = np.where(strokes, image[top:bottom, left:right], 255).astype(np.uint8)
    level = Image.fromarray(part).rotate(slope, resample=Image.Resampling.BILINEAR, fillcolor=255, expand=True)
    words = recognise(level, dpi, line=True)
    text = "".join(word.text for word in words)
    name = mark_like(text)
    if name is None:
        return None
    sure = sum(word.confidence * len(word.text) for word in words) / len(text)
    first = words[0]
    return replace(first, text=name, x0=left, y0=top, x1=right, y1=bottom, base=bottom - 6, confidence=max(sure, 0.6))


def mark_like(text: str) -> str | None:
    """Return the mark that the letters are, None where they are like none or like two."""
    from rapidfuzz.fuzz import ratio

    key = bare_letters(text)
    alike = sorted(((ratio(key, bare_letters(mark)), mark) for mark in MARKS), reverse=True)
    best, name = alike[0]
    least = _LIKE_SHORT if len(bare_letters(name)) < 5 else _LIKE
    return name if best >= least and best > alike[1][0] else None


def _slope(ink: Cells) -> float | None:
    """Return by how many degrees the frame must be turned to be level, by its upper edge; None where it has none."""
    wide = ink.shape[1]
    columns = np.arange(int(0.08 * wide), int(0.92 * wide))
    seen = ink[:, columns].any(axis=0)
    if seen.mean() < 0.9:
        return None
    columns, tops = columns[seen], ink[:, columns[seen]].argmax(axis=0)
    step = np.polyfit(columns, tops, 1)
    rest = np.abs(np.polyval(step, columns) - tops)
    good = rest < max(np.median(rest) * 2.5, 3)
    if good.mean() < 0.6:
        return None
    step = np.polyfit(columns[good], tops[good], 1)
    degrees = float(np.degrees(np.arctan(step[0])))
    return degrees if abs(degrees) < 15 else None


def _without_frame(strokes: Cells) -> bool:
    """Take the lines of the frame out of the strokes, one line or two; False where there is no frame."""
    high, wide = strokes.shape
    found = False
    for places in patches(strokes):
        tall, broad = places.max(axis=0) - places.min(axis=0) + 1
        if tall > _AROUND * high and broad > _AROUND * wide:
            strokes[places[:, 0], places[:, 1]] = False
            found = True
    return found and bool(strokes.any())


def _lies_in(word: OcrWord, box: Box) -> bool:
    left, top, right, bottom = box
    return left - 4 < (word.x0 + word.x1) / 2 < right + 4 and top - 4 < (word.y0 + word.y1) / 2 < bottom + 4
