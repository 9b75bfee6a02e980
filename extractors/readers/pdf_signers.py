"""Signature blocks that stand side by side are parted by the gap between them, blocks within blocks too.

Bodies that issue together sign beside one another (Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.7): authority and office
of each stand in one row, their names in another.
"""

from __future__ import annotations

from ..agencies.heads import AUTHORITY, is_body, is_office
from ..agencies.persons import is_name
from ..document import Place
from ..text.keys import bare_in_place
from .pdf_rows import Row

_STRICT_GAP = 1.6
"""Line heights that at least part two titles of signers; what is no such title needs a wider gap."""


def part_signers(rows: list[Row], left: float, right: float, *, strict: bool = False) -> list[tuple[Row, Place]]:
    """Part two signers side by side between two edges; the rows before and after them stand across the page.

    `strict` takes nothing for titles of signers but authorities, offices and bodies.
    """
    for first, row in enumerate(rows):
        gap = _gap_between_titles(row, left, right) or (None if strict else _gap_between_capitals(row, left, right))
        if gap is None:
            continue
        one: list[Row] = []
        two: list[Row] = []
        last = first
        for item in rows[first:]:
            at = _cut(item, gap)
            if at is not None:
                before, after = item.split(at)
                one.append(before)
                two.append(after)
            elif item.x1 <= gap[1]:
                one.append(item)
            elif item.x0 >= gap[0]:
                two.append(item)
            else:
                break
            last += 1
        block = [(item, Place.LEFT) for item in _parted_again(one)] + [
            (item, Place.RIGHT) for item in _parted_again(two)
        ]
        return (
            [(item, Place.FULL) for item in rows[:first]]
            + block
            + part_signers(rows[last:], left, right, strict=strict)
        )
    return [(row, Place.FULL) for row in rows]


def _parted_again(rows: list[Row]) -> list[Row]:
    """Return the rows of one column, two blocks under one body in it one after the other."""
    if len(rows) < 2:
        return rows
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    return [row for row, _ in part_signers(rows, left, right, strict=True)]


def _cut(row: Row, gap: tuple[float, float]) -> int | None:
    """Return the glyph at which the row goes on in the right block; None where it has no gap there."""
    for least in (row.height * 2, row.height * 0.8):
        gaps = [found for found in row.gaps(least) if gap[0] - 60 < found[1] and found[0] < gap[1] + 60]
        if least < row.height * 2:
            gaps = [found for found in gaps if all(_is_names(side.text) for side in row.split(found[2]))]
        if gaps:
            return max(gaps, key=lambda found: min(found[1], gap[1]) - max(found[0], gap[0]))[2]
    return None


def _width(gap: tuple[float, float, int]) -> float:
    return gap[1] - gap[0]


def _gap_between_capitals(row: Row, left: float, right: float) -> tuple[float, float] | None:
    """Return the wide gap in the middle of a row whose two sides are both in capitals, as titles of signers are."""
    gaps = _between(row.gaps(max(row.height * 3, 36)), left, right, 0.6, 0.45)
    if len(gaps) != 1:
        return None
    sides = row.split(gaps[0][2])
    return gaps[0][:2] if all(side.text.isupper() and len(side.text) >= 6 for side in sides) else None


def _gap_between_titles(row: Row, left: float, right: float) -> tuple[float, float] | None:
    """Return the gap in the middle of a row both sides of which are an authority, an office or a body."""
    gaps = _between(row.gaps(row.height * _STRICT_GAP), left, right, 0.66, 0.4)
    found = max(gaps, key=_width, default=None)
    if found is None or not all(_is_title(side.text) for side in row.split(found[2])):
        return None
    return found[:2]


def _between(
    gaps: list[tuple[float, float, int]], left: float, right: float, begin: float, end: float
) -> list[tuple[float, float, int]]:
    """Return the gaps that begin and end so far in the middle, in shares of the width."""
    width = right - left
    return [gap for gap in gaps if gap[0] < left + width * begin and gap[1] > left + width * end]


def _is_title(text: str) -> bool:
    text = text.strip(" '`.,:;-–—_*")
    key = bare_in_place(text)
    return text.isupper() and bool(AUTHORITY.match(key) or is_office(text, key) or is_body(text, key))


def _is_names(text: str) -> bool:
    """Tell whether the words are one name or two side by side."""
    words = text.strip(" '`.,:;-–—_*").split()
    return len(words) > 1 and any(
        is_name(" ".join(words[:cut])) and (cut == len(words) or is_name(" ".join(words[cut:])))
        for cut in range(2, len(words) + 1)
    )
