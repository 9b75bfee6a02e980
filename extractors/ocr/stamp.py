"""Incoming stamps (dấu đến) found as objects: their words are taken out of the print that they cover.

Form: Nghị định 30/2020/NĐ-CP, Phụ lục IV: the receiving office, "ĐẾN", "Số", "Ngày", "Chuyển" and "Số và ký hiệu HS" in
a frame of 50 by 30 mm, in any ink, pressed wherever there is room and often where there is none. A stamp in colour was
taken off with the coloured seals and is read from them; one in black stands among the words of the page.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from ..text.keys import bare_letters
from .areas import Way, read_area
from .passes import Edits
from .readings import base_of, lines_of
from .words import Box, OcrPage, OcrWord

_WIDE, _HIGH = 860.0, 400.0
"""Pixels at 300 dpi within which the words of one stamp stand."""
_LOWEST = 0.62
"""Share of the page's height above which stamps are looked for."""
_LABELS = ("so", "ngay", "chuyen")
_DAY = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?(?:19|20)?\d{2})?$")
_VALUE = re.compile(r"[\d/.\-…:]+$")
_LEADER = re.compile(r"[.…_:,\-–]{2,}\W*$")


def look_for_stamp(page: OcrPage) -> Edits:
    """Take the words of an incoming stamp out of the page's, and keep them as the page's stamp."""
    unit = page.dpi / 300
    edits = Edits()
    words = [word for word in page.words if word.base < page.height * _LOWEST]
    found = _stamp_in(words, unit)
    if found:
        edits.gone += found
    elif page.plain is not None:
        found = _coloured(page, unit)
    page.stamp = _in_order(found)
    return edits


def _in_order(words: list[OcrWord]) -> list[list[OcrWord]]:
    """Return the lines of a stamp as the form has them: the office, the heading alone, then the labelled lines."""
    heading = [word for word in words if _key(word) == "den" and word.text.isupper()][:1]
    rest = sorted(lines_of(word for word in words if not any(word is known for known in heading)), key=base_of)
    heading = [replace(word, text="ĐẾN") for word in heading]
    labelled = [line for line in rest if any(_key(word) in _LABELS for word in line)]
    office = [line for line in rest if not any(line is known for known in labelled)]
    return [*office, *([heading] if heading else []), *labelled]


def _stamp_in(words: list[OcrWord], unit: float) -> list[OcrWord]:
    """Return the words of a stamp: its heading, labels and what was written behind them; none where there is none."""
    headings = [word for word in words if _key(word) == "den" and word.text.isupper()]
    for heading in headings or [word for word in words if _key(word) == "chuyen" and word.text.rstrip().endswith(":")]:
        box = (
            heading.x0 - 0.3 * _WIDE * unit, heading.base - 0.75 * _HIGH * unit,
            heading.x0 + 0.85 * _WIDE * unit, heading.base + 0.6 * _HIGH * unit,
        )  # fmt: skip
        near = [word for word in words if box[0] < word.x0 < box[2] and box[1] < word.base < box[3]]
        labels = _nearest([word for word in near if _is_label(word, words, unit)], heading)
        kinds = {_key(label) for label in labels} | ({"den"} if headings else set())
        if len(kinds) < 2 or not kinds & {"ngay", "chuyen", "den"}:
            continue
        own = [heading, *(label for label in labels if label is not heading)]
        for label in labels:
            own += _value_behind(label, words, unit, own)
        left, right = min(w.x0 for w in own) - 60 * unit, min(w.x0 for w in own) + _WIDE * unit
        first = min(label.base for label in own)
        own += _office(near, (left, first - 105 * unit, right, first - 20 * unit), own, unit)
        return own
    return []


def _nearest(labels: list[OcrWord], heading: OcrWord) -> list[OcrWord]:
    """Return one label of each kind, the nearest to the heading's height."""
    best: dict[str, OcrWord] = {}
    for label in sorted(labels, key=lambda word: abs(word.base - heading.base)):
        best.setdefault(_key(label), label)
    return list(best.values())


def _key(word: OcrWord) -> str:
    return bare_letters(word.text)


def _is_label(word: OcrWord, words: list[OcrWord], unit: float) -> bool:
    """Tell whether a word is one of a stamp's labels: at its line's beginning and no part of a sentence."""
    key = _key(word)
    if key not in _LABELS or (key != "so" and not word.text[:1].isupper()):
        return False
    beside = [w for w in words if abs(w.base - word.base) < 16 * unit and word.x1 < w.x0 < word.x1 + 170 * unit]
    after = min(beside, key=lambda w: w.x0, default=None)
    row = [w for w in words if abs(w.base - word.base) < 22 * unit and word.x0 < w.x0 < word.x1 + 700 * unit]
    if key == "so" and any(re.search(r"[/-]", w.text) and re.search(r"[A-ZĐ]{2}", w.text) for w in row):
        return False  # the dispatch's own number
    return (
        ":" in word.text
        or after is None
        or bool(_VALUE.match(after.text) or _DAY.match(after.text) or _LEADER.match(after.text))
    )


def _value_behind(label: OcrWord, words: list[OcrWord], unit: float, own: list[OcrWord]) -> list[OcrWord]:
    """Return what was written or dotted behind a label."""
    taken: list[OcrWord] = []
    end = label.x1
    row = sorted((w for w in words if abs(w.base - label.base) < 24 * unit and w.x0 > label.x0), key=lambda w: w.x0)
    for word in row:
        if any(word is known for known in own) or word.x0 - end > 130 * unit:
            break
        if not (_VALUE.match(word.text) or _LEADER.search(word.text) or (len(word.text) < 4 and word.confidence < 0.6)):
            break
        taken.append(word)
        end = word.x1
    return taken


def _office(near: list[OcrWord], box: Box, own: list[OcrWord], unit: float) -> list[OcrWord]:
    """Return the receiving office's name: a line of capitals right over the first label."""
    for line in lines_of(near):
        words = [
            word for word in line
            if box[0] < word.x0 < box[2] and box[1] < word.base < box[3] and not any(word is known for known in own)
        ]  # fmt: skip
        letters = [char for word in words for char in word.text if char.isalpha()]
        if len(letters) > 4 and all(char.isupper() for char in letters):
            return words
    return []


def _coloured(page: OcrPage, unit: float) -> list[OcrWord]:
    """Read a stamp in colour from what the coloured ink left that was taken off the page."""
    rows = int(page.height * _LOWEST)
    gone = page.image[:rows].astype(np.int16) - page.plain[:rows] > 45
    step = max(round(12 * unit), 4)
    height, width = gone.shape[0] // step, gone.shape[1] // step
    cells = gone[: height * step, : width * step].reshape(height, step, width, step).mean(axis=(1, 3)) > 0.05
    ys, xs = np.flatnonzero(cells.sum(axis=1) > 2), np.flatnonzero(cells.sum(axis=0) > 2)
    if not len(ys) or not len(xs):
        return []
    left, right, top, bottom = int(xs[0]) * step, int(xs[-1] + 1) * step, int(ys[0]) * step, int(ys[-1] + 1) * step
    if not (250 * unit < right - left < 1300 * unit and 130 * unit < bottom - top < 700 * unit):
        return []
    box = (left - 10 * unit, top - 10 * unit, right + 10 * unit, bottom + 10 * unit)
    lines = read_area(page, box, Way(seals=True))
    return _stamp_in([word for line in lines for word in line], unit)
