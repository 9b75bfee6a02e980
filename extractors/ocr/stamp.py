"""Incoming stamps (dấu đến) found as objects: their words are taken out of the print that they cover.

Form: Nghị định 30/2020/NĐ-CP, Phụ lục IV: the receiving office, "ĐẾN", "Số", "Ngày", "Chuyển" and "Số và ký hiệu HS" in
a frame of 50 by 30 mm, in any ink, pressed wherever there is room and often where there is none. A stamp in colour was
taken off with the coloured seals and is read from them; one in black stands among the words of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

import numpy as np

from ..text.keys import bare_letters
from .areas import BLOCK, SHARP, read_area, recognised
from .passes import Edits
from .patches import patches
from .readings import base_of, lines_of
from .ruling import any_of
from .words import Box, OcrPage, OcrWord

_WIDE, _HIGH = 860.0, 400.0
"""Pixels at 300 dpi within which the words of one stamp stand."""
_LOWEST = 0.62
"""Share of the page's height above which stamps are looked for."""
_LEAST_WIDE = 250.0
"""Width of a stamp, pixels at 300 dpi: marks of urgency and digits are smaller."""
_TAKEN = 45
"""Grey levels by which coloured ink was darker than what was left in its place."""
_CELL = 36.0
"""Pixels at 300 dpi of the squares in which ink is followed: the words of a stamp without a frame are so near."""
_LABELS = ("so", "ngay", "chuyen")
_SPELLED = {"so": "Số:", "ngay": "Ngày:", "chuyen": "Chuyển:"}
_MOST_FURTHER = 24
"""Words of further stamps at most."""
_TOLD = 0.3
"""Confidence of a heading that nobody read."""
_DAY = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?(?:19|20)?\d{2})?$")
_VALUE = re.compile(r"[\d/.\-…:]+$")
_LEADER = re.compile(r"[.…_:,\-–]{2,}\W*$")


def look_for_stamp(page: OcrPage) -> Edits:
    """Take the words of an incoming stamp out of the page's, and keep them as the page's stamp."""
    unit = page.dpi / 300
    words = [word for word in page.words if word.base < page.height * _LOWEST]
    own = _stamp_in(words, unit)
    found = own
    for lines in _apart(page, unit):
        words_apart = [word for line in lines for word in line]
        again = max(_stamp_in(words_apart, unit), _by_labels(lines, unit), key=_told)
        if _told(again) > _told(found):
            found = again
    page.stamp = _in_order(found)
    own = own + _further(words, own, unit)
    covered = [word for word in words if any(_is_same_place(word, other) for other in found)] if found else []
    return Edits([*own, *(word for word in covered if not any(word is known for known in own))])


def _further(words: list[OcrWord], own: list[OcrWord], unit: float) -> list[OcrWord]:
    """Return the words of other stamps: a dispatch that is sent on bears those of both offices."""
    found: list[OcrWord] = []
    while own and len(found) < _MOST_FURTHER:
        left = [word for word in words if not any(word is known for known in [*own, *found])]
        more = _stamp_in(left, unit)
        if not more:
            break
        found += more
    return found


def _apart(page: OcrPage, unit: float) -> Iterator[list[list[OcrWord]]]:
    """Give the readings of what may be a stamp for itself: inside a frame that was found, and in coloured ink."""
    for left, top, right, bottom in page.stamped:
        if right - left > _LEAST_WIDE * unit:
            yield read_area(page, (left - 4, top - 4, right + 4, bottom + 4), SHARP)
    if page.plain is not None:
        yield from _coloured(page, unit)


def _by_labels(lines: list[list[OcrWord]], unit: float) -> list[OcrWord]:
    """Return the stamp's words of a reading that has nothing but a stamp in it: its labels with values, its office."""
    words = [word for line in lines for word in line]
    found: list[OcrWord] = []
    for label in words:
        if _key(label) in ("so", "ngay") and all(_key(label) != _key(known) for known in found):
            values = [word for word in _value_behind(label, words, unit, found) if _VALUE.match(word.text)]
            if any(char.isdigit() for word in values for char in word.text):
                found += [label, *values]
    if not found:
        return []
    top = min(word.base for word in found)
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    return found + _office(words, (left - 1, top - 130 * unit, right + 1, top - 20 * unit), found, unit)


def _told(words: list[OcrWord]) -> int:
    """Return how much a stamp tells: its labels, and twice its number and day."""
    return sum(1 + bool(_VALUE.match(word.text) and any(map(str.isdigit, word.text))) for word in words)


def _is_same_place(word: OcrWord, other: OcrWord) -> bool:
    """Tell whether two words stand at one place, so that they are readings of the same ink."""
    over = min(word.x1, other.x1) - max(word.x0, other.x0)
    near = abs(word.base - other.base) < 0.4 * (other.y1 - other.y0)
    return near and over > 0.6 * max(word.x1 - word.x0, other.x1 - other.x0)


def _in_order(words: list[OcrWord]) -> list[list[OcrWord]]:
    """Return the lines of a stamp as the form has them: the office, the heading alone, then the labelled lines.

    A heading that nobody read stands there all the same: by it later stages know the lines for a stamp's.
    """
    if not words:
        return []
    heading = [word for word in words if _key(word) == "den" and word.text.isupper()][:1]
    rest = sorted(lines_of(word for word in words if not any(word is known for known in heading)), key=base_of)
    labelled = [written for line in rest if (written := _from_label(line))]
    office = [line for line in rest if not _from_label(line)]
    first = heading[0] if heading else replace(words[0], confidence=_TOLD)
    return [*office, [replace(first, text="ĐẾN")], *labelled]


def _from_label(line: list[OcrWord]) -> list[OcrWord]:
    """Return the words of a stamp's line from its label on, that spelled as the form has it; none without a label."""
    at = next((index for index, word in enumerate(line) if _key(word) in _LABELS), None)
    if at is None or _names_body(line[at:]):
        return []
    return [replace(line[at], text=_SPELLED[_key(line[at])]), *line[at + 1 :]]


def _names_body(words: list[OcrWord]) -> bool:
    """Tell whether words are a department's name, "SỞ …": its first one has the letters of "Số"."""
    return len(words) > 1 and ":" not in words[0].text and words[0].text.isupper() and words[1].text.isupper()


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
        own += _office(near, (left, first - 145 * unit, right, first - 20 * unit), own, unit)
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
        words = [word for word in words if any(map(str.isalpha, word.text))]  # no specks, no rules of its frame
        for capital, run in groupby(words, key=_is_capital):  # print that it covers may go on behind it
            name = list(run)
            begins = name[0].x0 < max(word.x1 for word in own) or name[0].base > box[3] - 85 * unit
            if capital and begins and sum(char.isalpha() for word in name for char in word.text) > 4:
                return name
    return []


def _is_capital(word: OcrWord) -> bool:
    return all(char.isupper() for char in word.text if char.isalpha())


def _coloured(page: OcrPage, unit: float) -> Iterator[list[list[OcrWord]]]:
    """Give the readings of the coloured ink that was taken off the page, each patch of the size of a stamp for itself.

    Only that ink is looked at: the print that the stamp covers is not in it.
    """
    rows = int(page.height * _LOWEST)
    gone = (page.image[:rows].astype(np.int16) - page.plain[:rows]).clip(0, 255).astype(np.uint8)
    full = max(float(np.percentile(gone[gone > _TAKEN], 60)), 1.0) if (gone > _TAKEN).any() else 0.0
    if not full:
        return
    ink = (255 - (gone.astype(np.float32) * (255.0 / full)).clip(0, 255)).astype(np.uint8)
    step = max(round(_CELL * unit), 4)
    for places in patches(any_of(gone > _TAKEN, step, step)):
        (top, left), (bottom, right) = places.min(axis=0) * step, (places.max(axis=0) + 1) * step
        if _LEAST_WIDE * unit < right - left < 1300 * unit and 130 * unit < bottom - top < 700 * unit:
            box = (float(left) - 10, float(top) - 10, float(right) + 10, float(bottom) + 10)
            yield recognised(ink, page.dpi, box, BLOCK)
