"""Where the end of a dispatch stands on a page: "Nơi nhận" with its list on the left, the signature block on the right.

The form puts the two beside one another (Nghị định 30/2020/NĐ-CP, Phụ lục I), so that recognition of the whole page
often runs their lines together or takes them, with seal and signature, for a picture. Whatever is left of them tells
where to look: an item of the list, an office, the closing mark of the text, ink under it that no word covers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..text.keys import bare_in_place, bare_letters
from .areas import BLOCK, SHARP, SMALL, Way
from .readings import LETTERS, base_of, lines_of
from .ruling import ink_level
from .signature_offices import find_office
from .words import OcrPage, OcrWord

_NOTICE = re.compile(r"(?:[nm]|\W?\d?w)[oa]i?$")
_ITEM = re.compile(r"\W{0,3}(?:nhu (?:tren|dieu|kinh|thanh phan)|luu\s?(?:[:;,.]|vt|vp|ht|ho so|tc)|luu$)")
_END = re.compile(r"[./,]\s*/\s*[.,-]?$")
_LIKE_NOTICE = 76.0
"""Likeness (0…100) of the letters of two words to "Nơi nhận", in the left column of a page's end."""
_WIDE, _GAP = 0.5, 60.0
"""Share of the page's width that a line of the text takes, and the gap (pixels at 300 dpi) that ends a run of words."""
_LEFT = 0.42
"""Share of the page's width in which the list begins."""
_HIGH = 44.0
"""Height of a line of print, pixels at 300 dpi."""
_STEP = 2.4
"""Heights of print after which without another line a list has ended."""
_BULLETS = "-–—+•*"
NOTICE_WAYS: tuple[Way, ...] = (BLOCK, SHARP, Way(smooth=False, seals=True), SMALL)


@dataclass(slots=True)
class Closing:
    """The end of a dispatch; lengths in pixels of the upright image."""

    top: float
    """What stands above belongs to the text."""
    bottom: float
    gutter: float
    """Between the list and the block."""
    high: float
    notice: OcrWord | None = None
    """"Nơi" of "Nơi nhận"."""


def closing_of(page: OcrPage) -> Closing | None:
    """Find the end of a dispatch by what recognition left of it; None where the page shows none."""
    if page.image is None or not page.words:
        return None
    unit = page.dpi / 300
    notice = find_notice(page.words)
    if notice is not None:
        top = notice.y0 - 150 * unit
        found = Closing(max(top, 0.0), min(notice.base + 950 * unit, page.height), 0.0, _HIGH * unit, notice)
    else:
        level = _where_it_should_be(page, unit)
        if level is None:
            return None
        low = max([level + 1100 * unit, *(base_of(line) + 60 * unit for line in lines_of(page.words) if is_item(line))])
        found = Closing(max(level, 0.0), min(low, page.height), 0.0, _HIGH * unit)
    found.gutter = _gutter(page, found, unit)
    return found


def find_notice(words: list[OcrWord]) -> OcrWord | None:
    """Return the word "Nơi" of "Nơi nhận"; the last one on the page."""
    found = None
    for word, after in pairwise(words):
        key = bare_in_place(after.text)
        if word.line == after.line and key.startswith("nhan") and key[-1] in ":;.n":
            found = word if _NOTICE.match(bare_in_place(word.text)) else found
    return found


def like_notice(line: list[OcrWord]) -> bool:
    """Tell whether a line that stands where the notice must is it, however badly it was read."""
    from rapidfuzz.fuzz import ratio

    key = bare_letters("".join(word.text for word in line[:2]))
    return len(line) < 4 and 5 <= len(key) <= 9 and ratio(key, "noinhan") >= _LIKE_NOTICE


def is_item(line: list[OcrWord]) -> bool:
    """Tell whether a line is one of those that nearly every list has: "Như trên", "Lưu: VT"."""
    return bool(_ITEM.match(bare_in_place(" ".join(word.text for word in line))))


def _where_it_should_be(page: OcrPage, unit: float) -> float | None:
    """Return the height above which the text ends, by traces of list and block; None where there is none."""
    lines = lines_of(page.words)
    last = max((base_of(line) for line in lines if _is_wide(line, page, unit)), default=0.0)
    left = [line for line in lines if line[0].x0 < page.width * _LEFT and base_of(line) > last - 4 * unit]
    items = [line for line in left if is_item(line)]
    if items:
        first = min(map(base_of, items))
        return max(min(first - 640 * unit, _first_of(left, first, unit) - 190 * unit), last + 8 * unit)
    offices = [
        right for line in lines
        if (right := [word for word in line if word.x0 > page.width * 0.45]) and base_of(right) > last
        and find_office(right)
    ]  # fmt: skip
    if offices:
        return max(min(map(base_of, offices)) - 190 * unit, last + 8 * unit)
    ends = [base_of(line) for line in lines if _END.search(line[-1].text) and base_of(line) > page.height * 0.2]
    level = max([last, *ends]) + 14 * unit
    if page.height - level < 330 * unit or not last:
        return None
    return level if (ends and max(ends) >= last - 4 * unit) or _has_unread_ink(page, level, unit) else None


def _first_of(lines: list[list[OcrWord]], base: float, unit: float) -> float:
    """Return the base line of the first of the items that stand one under another down to one at that height."""
    above = sorted((line for line in lines if base_of(line) < base), key=base_of, reverse=True)
    first = reached = base
    for line in above:
        if reached - base_of(line) > _STEP * _HIGH * unit:
            break
        reached = base_of(line)
        first = reached if begins_item(line) else first
    return first


def begins_item(line: list[OcrWord]) -> bool:
    """Tell whether a line begins with an item's dash."""
    return line[0].text[:1] in _BULLETS


def _is_wide(line: list[OcrWord], page: OcrPage, unit: float) -> bool:
    """Tell whether a line is one of the text: a run of words across half the page."""
    begin = line[0].x0
    for word, after in pairwise(line):
        if after.x0 - word.x1 > _GAP * unit:
            begin = after.x0
        if after.x1 - begin > _WIDE * page.width:
            return True
    return False


def _has_unread_ink(page: OcrPage, top: float, unit: float) -> bool:
    """Tell whether something is printed on the left under the text that no word of the first recognition covers."""
    left, right, bottom = (
        int(0.07 * page.width),
        int(_LEFT * page.width),
        int(min(top + 700 * unit, page.height * 0.95)),
    )
    part = page.image[int(top) : bottom, left:right]
    if min(part.shape, default=0) < 40:
        return False
    ink = part < ink_level(page.image)
    for word in page.words:
        if word.confidence > 0.5 and word.base > top:
            ink[
                max(int(word.y0 - top) - 4, 0) : int(word.y1 - top) + 5,
                max(int(word.x0) - left - 4, 0) : int(word.x1) - left + 5,
            ] = False
    rows = ink.mean(axis=1) > 0.02
    return int(rows.sum()) > 70 * unit


def _gutter(page: OcrPage, closing: Closing, unit: float) -> float:
    """Return the middle of the widest upright strip without ink between list and block."""
    begin = closing.notice.y0 if closing.notice is not None else closing.top + 60 * unit
    lines = [line for line in lines_of(page.words) if line[0].x0 < page.width * _LEFT and base_of(line) > begin]
    end = begin + 330 * unit
    for line in sorted(lines, key=base_of):  # as far down as the list goes
        if base_of(line) < end + 90 * unit and base_of(line) < begin + 800 * unit:
            end = max(end, base_of(line))
    left, right = int(page.width * 0.3), int(page.width * 0.6)
    part = page.image[int(begin) : int(min(end, page.height)), left:right]
    if part.size == 0:
        return page.width * 0.44
    ink = (part < ink_level(page.image)).mean(axis=0)
    empty = np.convolve(ink, np.ones(9) / 9, "same") < 0.012
    edges = np.flatnonzero(np.diff(np.concatenate([[0], empty.astype(np.int8), [0]])))
    runs = [(int(b - a), int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    runs = [run for run in runs if run[0] >= 16 * unit]
    if not runs:
        return page.width * 0.44
    _, start, stop = max(runs)
    # a short list leaves much room: the block's side of it, where seal and signature begin, is nearer to the gap
    return float(left + (start + stop) / 2)


def close_notice(page: OcrPage, notice: OcrWord, gutter: float) -> None:
    """Write "Nơi" right, and put the colon behind a "Nơi nhận" that stands alone in its column and lost it."""
    notice.text = "Nơi"
    line = sorted((word for word in page.words if word.line == notice.line), key=lambda word: word.x0)
    behind = [word for word in line if word.x0 > notice.x0]
    if len(behind) == len(line) or line[0].x0 < notice.x0 or notice.x0 > page.width * 0.4 or not behind:
        return
    column = [word for word in behind[1:] if word.x0 < gutter and len(LETTERS.findall(word.text)) > 1]
    if not column and bare_in_place(behind[0].text).rstrip(".;,") == "nhan":
        behind[0].text = "nhận:"
