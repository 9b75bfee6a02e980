"""The pass over "Nơi nhận" and its list: read again for itself where the first recognition lost lines or is unsure."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ..text.keys import bare_in_place
from .areas import BLOCK, SHARP, read_area
from .closing import NOTICE_WAYS, Closing, begins_item, close_notice, closing_of, find_notice, is_item, like_notice
from .passes import Edits
from .readings import LETTERS, base_of, lines_of, merged, worth
from .signature_offices import find_office
from .words import OcrPage, OcrWord

_SURE = 0.86
"""Confidence of every word of a list from which on it is not looked at again."""
_WORTH = 0.72
"""Worth of a line for each of its letters below which another rendering is tried."""
_LEAST = 0.38
"""… below which a line that only one reading has is scrawl."""
_CLERK = re.compile(r"V[I1lFE](?P<mark>[,.;]?)$")
"""What recognition makes of "VT"."""
_DIRECTORS = re.compile(r"\bBGD\b")
"""What recognition makes of BGĐ; the ministry of education is BGDĐT."""
_FAR, _TAIL = 1.5, 0.6
"""Heights of print behind an item, and confidence of what is none of it there."""
_STEP = 2.4
"""Heights of print after which without another line the list has ended."""
_GOES_ON_IN = 3
"""Lines that one item takes at most."""


def look_at_list(page: OcrPage) -> Edits:
    """Read the list again where its notice, a line of it or its last item is missing or unsure."""
    closing = closing_of(page)
    if closing is None:
        return Edits()
    if closing.notice is not None:
        close_notice(page, closing.notice, closing.gutter)
    older = [line for line in _left_lines(page, closing) if line]
    if closing.notice is not None and _is_settled(older, closing.notice):
        return Edits()
    readings = [older]
    made: list[list[OcrWord]] = []
    notice = closing.notice
    box = (page.width * 0.02, closing.top, closing.gutter, closing.bottom)
    ways = (replace(BLOCK, pale=page.plain is not None), SHARP) if notice is not None else NOTICE_WAYS
    for way in ways:
        readings.append(read_area(page, box, way))
        made = merged(readings, closing.high)
        notice = find_notice([word for line in made for word in line]) or _likely_notice(made) or notice
        if notice is not None and _is_good(_list_of(made, notice, closing)):
            break
    return _edits(page, closing, made, notice)


def _left_lines(page: OcrPage, closing: Closing) -> list[list[OcrWord]]:
    """Return what the first recognition has left of the gutter, from the top of the closing down."""
    inside = [
        word for word in page.words
        if (word.x0 + word.x1) / 2 < closing.gutter and closing.top < word.base < closing.bottom
    ]  # fmt: skip
    return lines_of(inside)


def _is_settled(lines: list[list[OcrWord]], notice: OcrWord) -> bool:
    """Tell whether the list was read for sure, to its last item."""
    items = [line for line in lines if base_of(line) > notice.base + 10]
    words = [word for line in items for word in line if LETTERS.search(word.text)]
    return bool(words) and min(word.confidence for word in words) >= _SURE and any(_is_last(line) for line in items)


def _is_last(line: list[OcrWord]) -> bool:
    return bare_in_place(" ".join(word.text for word in line)).lstrip("-–+*. ").startswith("luu")


def _is_good(lines: list[list[OcrWord]]) -> bool:
    """Tell whether there is a list whose every line makes sense."""
    if len(lines) < 2:
        return False
    shares = [worth(line) / max(sum(c.isalnum() for w in line for c in w.text), 1) for line in lines[1:]]
    return min(shares) >= _WORTH and any(map(_is_last, lines))


def _likely_notice(lines: list[list[OcrWord]]) -> OcrWord | None:
    """Return the first word of a line that is like the notice and has an item of the list under it."""
    for line, after in pairwise(lines):
        if like_notice(line) and (is_item(after) or after[0].text[:1] in "-–—+•*"):
            return line[0]
    return None


def _list_of(lines: list[list[OcrWord]], notice: OcrWord, closing: Closing) -> list[list[OcrWord]]:
    """Return the notice's line and those under it, as far as they follow one another."""
    found: list[list[OcrWord]] = []
    for line in lines:
        if base_of(line) < notice.base - 0.5 * closing.high:
            continue
        if found and base_of(line) - base_of(found[-1]) > _STEP * closing.high:
            break
        letters = sum(char.isalnum() for word in line for char in word.text)
        item = line[0].text[:1] in "-–—+•*" and line[0].confidence > _LEAST
        if not found or item or _is_last(line) or worth(line) > _LEAST * letters > 0:
            found.append(line)
    return found


def _edits(page: OcrPage, closing: Closing, lines: list[list[OcrWord]], notice: OcrWord | None) -> Edits:
    """Put the list in the place of what the first recognition has there."""
    note = None
    if notice is None:
        at = _first_item(lines, closing)
        if at is None:
            return Edits()
        first = lines[at][0]  # a list without its heading: that stands over the first item, and nothing else can
        notice = replace(first, text="Nơi", x1=first.x0 + 60, base=first.base - 1.3 * closing.high, confidence=0.3)
        behind = replace(notice, text="nhận:", x0=notice.x1 + 12, x1=notice.x1 + 100)
        lines = [[notice, behind], *(line for line in lines if base_of(line) > notice.base + 0.5 * closing.high)]
        note = "heading of the list not read, told by its items"
    found = _list_of(lines, notice, closing)
    if len(found) < 2:
        return Edits()
    head = found[0]
    at = next((index for index, word in enumerate(head) if word is notice), 0)
    lines = found
    if like_notice(head[at : at + 2]) and not is_item(head):
        lines = [[*head[:at], replace(head[at], text="Nơi"), *_behind(head[at + 1 :], head[at])], *found[1:]]
    top = base_of(lines[0]) - 0.5 * closing.high
    if closing.notice is not None and is_item(head):  # the heading was read before, and only then
        top = closing.notice.base + 0.5 * closing.high
    bottom = base_of(found[-1]) + 0.4 * closing.high
    lines = [_with_abbreviations(_kept_by_clerk(_without_tail(line, closing.high))) for line in lines]
    whole = _going_on(page, closing)
    lines = [line for line in lines if all(abs(base_of(line) - base) > 0.5 * closing.high for base in whole)]
    gone = [
        word for line in _left_lines(page, closing) for word in line
        if top < word.base < bottom and all(abs(word.base - base) > 0.5 * closing.high for base in whole)
    ]  # fmt: skip
    return Edits(gone, lines, [note] if note else [])


def _without_tail(line: list[OcrWord], high: float) -> list[OcrWord]:
    """Leave out what stands far behind the end of an item and is hardly read: the rim of a seal, a signature."""
    for at, (word, after) in enumerate(pairwise(line), 1):
        far = after.x0 - word.x1 > _FAR * high
        if far and word.text[-1] in ";." and all(each.confidence < _TAIL for each in line[at:]):
            return line[:at]
    return line


def _kept_by_clerk(line: list[OcrWord]) -> list[OcrWord]:
    """Return the last item with "VT" right: behind "Lưu" no Roman numeral stands, but the clerk's office (văn thư)."""
    if not _is_last(line):
        return line
    at = next((n for n, word in enumerate(line[:3], 1) if bare_in_place(word.text).strip(":;. ") == "luu"), 0)
    if at and at < len(line) and (match := _CLERK.match(line[at].text)):
        goes_on = at + 1 < len(line) and line[at + 1].text[:1].isalpha()
        mark = match["mark"] or ("," if goes_on else "")
        line = [*line]
        line[at] = replace(line[at], text=f"VT{mark}", confidence=min(line[at].confidence, 0.8))
    return line


def _with_abbreviations(line: list[OcrWord]) -> list[OcrWord]:
    """Return an item with an abbreviation right that only lists have: the directorate (BGĐ)."""
    made = []
    for word in line:
        right = _DIRECTORS.sub("BGĐ", word.text)
        made.append(word if right == word.text else replace(word, text=right, confidence=min(word.confidence, 0.8)))
    return made


def _going_on(page: OcrPage, closing: Closing) -> list[float]:
    """Return the base lines of items that go on over the gutter: they stay as they were read whole."""
    found = []
    for line in lines_of(word for word in page.words if closing.top < word.base < closing.bottom):
        for word, after in pairwise(line):
            near = after.x0 - word.x1 < 0.9 * closing.high and min(word.confidence, after.confidence) > _LEAST
            if near and word.x0 < closing.gutter < (after.x0 + after.x1) / 2 and not _ends_in_office(line, after):
                found.append(base_of(line))
    return found


def _ends_in_office(line: list[OcrWord], first: OcrWord) -> bool:
    """Tell whether what stands from a word on is an office of the block, run together with the item."""
    return find_office([word for word in line if word.x0 >= first.x0]) is not None


def _first_item(lines: list[list[OcrWord]], closing: Closing) -> int | None:
    """Return which line is the list's first: items with a dash above one that nearly every list has, what they go on in
    between them.
    """
    first = at = next((index for index, line in enumerate(lines) if is_item(line)), None)
    while (
        at and first is not None and first - at < _GOES_ON_IN
        and base_of(lines[at]) - base_of(lines[at - 1]) < _STEP * closing.high
    ):  # fmt: skip
        at -= 1
        first = at if begins_item(lines[at]) else first
    return first


def _behind(words: list[OcrWord], notice: OcrWord) -> list[OcrWord]:
    """Return the words behind "Nơi", the first of them written right."""
    if not words:
        return [replace(notice, text="nhận:", x0=notice.x1 + 10, x1=notice.x1 + 100)]
    mark = ":" if len(words) == 1 or ":" in words[0].text else ""
    return [replace(words[0], text=f"nhận{mark}"), *words[1:]]
