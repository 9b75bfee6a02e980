"""The two columns of a page's header and of its signature block, found by geometry."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..agencies.closings import ARCHIVE, is_signer, is_whole
from ..document import Place
from ..text.keys import bare_in_place
from .assembly import RawLine
from .pdf_rows import Row
from .pdf_signers import part_signers

_STATE_HEADING = re.compile(r"CỘNG\s*H(?:ÒA|OÀ)\s*XÃ\s*HỘI|ĐẢNG\s*CỘNG\s*SẢN\s*VIỆT\s*NAM|Độc\s*lập\s*[-–—]\s*Tự\s*do")
_HEADING_KEY = re.compile(
    r"c\s?[o0]\s?n\s?g\s*h\s?o\s?a\b.{0,4}xa\s*h|(?<![a-z])hoa\s+xa\s+hoi\s+chu\s+nghia|doc\s*l[ae]p\W{1,5}tu\s*d[oa]|dang\s*c[o0]\s?ng\s*san\s*viet"
)
"""The same as recognition misreads it, in letters without diacritics."""
_DATE_LINE = re.compile(r"[^\W\d_][^\d\n]{1,40},\s*ngày\b.{0,12}tháng\b")
_END_OF_HEADER = re.compile(r"Kính\s*g[ửở]i|KÍNH\s*G[ỬỞ]I|Căn\s*cứ\b")
_DISTRIBUTION = re.compile(r"N[ơo]i\s*nh[ậa]n\s*:", re.IGNORECASE)
_ROWS_OF_SIGNERS = 12
"""Rows above "Nơi nhận" among which signers may stand side by side."""
_ROWS_OF_FOOT = 20
"""Rows at the top of a page among which list and signature of the page before may end."""
_APPENDIX = re.compile(r"(?:Phụ lục|PHỤ LỤC)\b")


@dataclass(slots=True)
class PlacedRow:
    """A row, and the column that it stands in."""

    row: Row
    place: Place


def place_rows(rows: list[Row], width: float, height: float, *, foot_above: bool = False) -> list[PlacedRow]:
    """Return the rows of one page in reading order: each column whole, the left one first.

    `foot_above` says that list and signature of the page before may go on on this one (`foot_goes_on`).
    """
    end = 0
    placed: list[PlacedRow] = []
    boundary = _header_boundary(rows, height)
    if boundary is not None:
        placed, end = _header(rows, boundary, width, height)
    elif foot_above:
        end = _end_of_foot(rows, width)
        placed = _footer(rows[:end], width)
    rest = rows[end:]
    for index, row in enumerate(rest):
        match = _DISTRIBUTION.match(row.text)
        if match and row.x0 < width * 0.45:
            first = index
            while first and index - first < 4 and _opens_signature(rest[first - 1], width):
                first -= 1
            last = next((i for i in range(index + 1, len(rest)) if _APPENDIX.match(rest[i].text)), len(rest))
            footer = _footer(rest[first:last], width)
            above = max(first - _ROWS_OF_SIGNERS, 0)
            before = [PlacedRow(item, Place.FULL) for item in rest[:above]]
            before += _signers(rest[above:first], width, strict=True)
            return placed + before + footer + [PlacedRow(item, Place.FULL) for item in rest[last:]]
    return placed + _signers(rest, width)


def foot_goes_on(lines: list[RawLine]) -> bool:
    """Tell whether a page ends within its list and signature: the Lưu item or the signer's name is not there yet."""
    first = next(
        (i for i, line in enumerate(lines) if line.place is Place.LEFT and _DISTRIBUTION.match(line.text)), None
    )
    if first is None or any(line.place not in (Place.LEFT, Place.RIGHT) for line in lines[first:]):
        return False
    left = [line.text for line in lines[first:] if line.place is Place.LEFT]
    right = [line.text for line in lines[first:] if line.place is Place.RIGHT]
    return bool(right) and not is_whole(left, right)


def _end_of_foot(rows: list[Row], width: float) -> int:
    """Return how many rows at the top of a page go on with the list and the signature of the page before."""
    end = 0
    for index, row in enumerate(rows[:_ROWS_OF_FOOT]):
        across = row.x0 < width * 0.42 and row.x1 > width * 0.62 and not row.gaps(row.height * 1.2)
        if across or _APPENDIX.match(row.text):
            break
        if any(_ends_foot(part) for part in _footer([row], width)):
            end = index + 1
    return end


def _ends_foot(part: PlacedRow) -> bool:
    """Tell whether a row ends its column: the Lưu item the left one, the signer's name the right one."""
    return bool(ARCHIVE.match(part.row.text)) if part.place is Place.LEFT else is_signer(part.row.text)


def _signers(rows: list[Row], width: float, *, strict: bool = False) -> list[PlacedRow]:
    return [PlacedRow(row, place) for row, place in part_signers(rows, 0, width, strict=strict)]


def _header_boundary(rows: list[Row], height: float) -> float | None:
    """Return the left edge of the header's right column, None where the page has no such header."""
    top = [row for row in rows[:14] if row.y < height * 0.45]
    for row in top:
        match = _heading(row.text)
        if match is not None:
            start = _glyph_at(row, match.start())
            if start or row.x0 > row.height * 14:  # else it stands across the page
                return row.glyphs[start].x0
    for row in top:
        match = _DATE_LINE.search(row.text)
        if match is not None:
            gaps = [gap for gap in row.gaps(row.height * 1.5) if gap[2] <= _glyph_at(row, match.end() - 1)]
            gaps = [gap for gap in gaps if _DATE_LINE.match(row.split(gap[2])[1].text)]
            if gaps:
                return gaps[-1][1]
            if row.x0 > row.height * 14:
                return row.x0
    return None


def _heading(text: str) -> re.Match[str] | None:
    return _STATE_HEADING.search(text) or _HEADING_KEY.search(bare_in_place(text))


def _glyph_at(row: Row, offset: int) -> int:
    """Return the index of the glyph that the character of the row's text came from."""
    spaces = row.text.count(" ", 0, offset)
    count = 0
    for index, glyph in enumerate(row.glyphs):
        if count >= offset - spaces:
            return index
        count += len(glyph.char)
    return len(row.glyphs) - 1


def _header(rows: list[Row], boundary: float, width: float, height: float) -> tuple[list[PlacedRow], int]:
    left: list[Row] = []
    right: list[Row] = []
    end = 0
    middle = width / 2
    for row in rows:
        if row.y > height * 0.5 or _END_OF_HEADER.match(row.text):
            break
        cut = _cut(row, boundary)
        if cut is not None:
            first, second = row.split(cut)
            left.append(first)
            right.append(second)
        elif row.x1 <= boundary + 4:
            left.append(row)
        elif row.x0 >= boundary - 60 and not (right and _is_title(row, right[0], middle)):
            right.append(row)
        elif _crosses_slightly(row, boundary, left, right):
            left.append(row)
        else:
            break
        end += 1
    return [PlacedRow(row, Place.LEFT) for row in left] + [PlacedRow(row, Place.RIGHT) for row in right], end


def _cut(row: Row, boundary: float) -> int | None:
    """Return the glyph at which the right column begins in a row that both columns share."""
    if row.x0 >= boundary - 4 or row.x1 <= boundary + 4:
        return None
    gaps = [gap for gap in row.gaps(row.height * 0.9) if gap[1] >= boundary - 30 and gap[0] <= boundary + 40]
    if gaps:
        return max(gaps, key=lambda gap: gap[1] - gap[0])[2]
    dated = [gap for gap in row.gaps(row.height * 1.5) if _DATE_LINE.match(row.split(gap[2])[1].text)]
    if dated:  # place and date begin further left than the heading above them
        return max(dated, key=lambda gap: gap[1] - gap[0])[2]
    match = _heading(row.text)  # columns that almost touch
    return _glyph_at(row, match.start()) if match is not None and match.start() else None


def _is_title(row: Row, heading: Row, middle: float) -> bool:
    """Tell whether the row is centred on the page and not in the right column."""
    return abs(row.center - middle) < 32 and abs(row.center - heading.center) > abs(row.center - middle)


def _crosses_slightly(row: Row, boundary: float, left: list[Row], right: list[Row]) -> bool:
    """Tell whether a row of the left column reaches a little under the right one (a long subject)."""
    if not left or not right or row.y < right[-1].y:
        return False
    return row.x1 < boundary + 45 and abs(row.center - left[-1].center) < 12


def _opens_signature(row: Row, width: float) -> bool:
    return row.x0 > width * 0.42 and row.text.isupper()


def _footer(rows: list[Row], width: float) -> list[PlacedRow]:
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        gaps = [gap for gap in row.gaps(max(row.height * 1.2, 12)) if gap[1] > width * 0.38]
        if row.x0 > width * 0.42:
            right.append(row)
        elif gaps:
            first, second = row.split(max(gaps, key=lambda gap: gap[1] - gap[0])[2])
            left.append(first)
            right.append(second)
        else:
            left.append(row)
    return [PlacedRow(row, Place.LEFT) for row in left] + [PlacedRow(row, Place.RIGHT) for row in right]
