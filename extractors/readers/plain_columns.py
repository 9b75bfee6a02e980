"""Two columns that stand side by side on the lines of a plain text are read one after the other."""

from __future__ import annotations

import re
from itertools import pairwise

from ..document import Place
from .assembly import RawLine, piece_of

GAP = re.compile(r"(?<=\S)(?:[ \t]*\t[ \t]*| {3,})(?=\S)")

_RIGHT_OF_HEADER = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–—]|ĐẢNG CỘNG SẢN VIỆT NAM"
    r"|[^\W\d_](?:(?!\s{3})[^\d\n]){1,40},\s*(?:ngày|hồi)(?![^\W\d])|ngày\s?[^\n]{0,12}tháng\s"
)
_LOWER = "".join(letter for letter in map(chr, range(0x61, 0x1EFA)) if letter.islower())
_RIGHT_OF_FOOTER = re.compile(
    rf"(?:TM|KT|TL|TUQ|Q)\s?\.|[TK]/[MLT]\b|[^\W\d_][^{_LOWER}]{{4,}}$"  # an authority line or a title in capitals
)
_CAPITALS = re.compile(rf"[^\W\d_][^{_LOWER}]{{4,}}$")
_TITLE_INDENT = 20
_END_OF_HEADER = re.compile(r"Kính g[ửở]i|KÍNH G[ỬỞ]I|Căn cứ|Điều 1")
END_OF_FOOTER = re.compile(r"(?:Phụ lục|PHỤ LỤC|DANH SÁCH|BIỂU|MẪU)\b")
DISTRIBUTION = re.compile(r"N[ơo]i nh[ậa]n\s*:?\s*", re.IGNORECASE)
_TOUCHING = re.compile(
    r"(?<=[^\s|])[ \t]*[ \t|][ \t]*(?=(?P<motto>)(?:C[ỘÔ]NG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA"
    r"|Độc [Ll]ập\s*[-–—]\s*[Tt]ự [Dd]o|ĐẢNG CỘNG SẢN VIỆT NAM$))"
    r"|(?<=[^\W_])[ \t]*[ \t|][ \t]*(?=[^\W\d_][^\n\d,:;/]{1,40},\s*ngày\s?[^\n]{0,12}tháng\s)"
)
"""One blank or a bar between the columns is left where a page was copied from a browser."""
_NUMBER = re.compile(r"Số\s*:?\s*[\w.…]*\s?[/-]\s?\S+$")
_MOTTO = re.compile(r"(?:C[ỘÔ]NG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM)\W*$")
_MOST_ABOVE = 3
_LEAST_SECTION = 8
_MOST_HEADER_LINES = 24
MOST_FOOTER_LINES = 40


def columns_apart(lines: list[RawLine], *, wide: bool) -> list[RawLine]:
    """Return the lines with the columns of each header and signature block of the text one after the other.

    Columns may have one blank between them; `wide` tells that others may have more.
    """
    return [
        line
        for section in _sections(lines)
        for line in _touching_columns_apart(_section_apart(section) if wide else section)
    ]


def separate_columns(lines: list[RawLine]) -> list[RawLine]:
    """As `columns_apart`, where one blank never parts columns."""
    return [line for section in _sections(lines) for line in _section_apart(section)]


def _sections(lines: list[RawLine]) -> list[list[RawLine]]:
    """Part a text where the motto of the state stands again: there another dispatch, or a form, begins."""
    starts = [0]
    for index, line in enumerate(lines):
        if index - starts[-1] < _LEAST_SECTION or "NAM" not in line.text or not _MOTTO.search(line.text):
            continue
        first = index  # names of bodies may stand above the line of the motto
        while index - first < _MOST_ABOVE and not lines[first].after_blank and _CAPITALS.match(lines[first - 1].text):
            first -= 1
        starts.append(first)
    return [lines[first:after] for first, after in pairwise([*starts, len(lines)])]


def _section_apart(lines: list[RawLine]) -> list[RawLine]:
    """Return the lines with the columns of the header and of the signature block one after the other."""
    header_end = _header_end(lines)
    result: list[RawLine] = []
    if header_end:
        result += _split_block(lines[:header_end], _RIGHT_OF_HEADER)
    rest = lines[header_end:]
    for index, line in enumerate(rest):
        if not DISTRIBUTION.match(line.text):
            continue
        block = _footer_block(rest[index:])
        if any(GAP.search(item.text) for item in block):
            result += rest[:index] + _split_block(block, _RIGHT_OF_FOOTER) + rest[index + len(block) :]
            return result
    return result + rest


def _touching_columns_apart(lines: list[RawLine]) -> list[RawLine]:
    """Part header columns with one blank between them: issuer and motto, number and date, one after the other."""
    left: list[RawLine] = []
    right: list[RawLine] = []
    last = 0
    for index, line in enumerate(lines[:_MOST_HEADER_LINES]):
        if _END_OF_HEADER.match(line.text):
            break
        gap = _touching_gap(line.text)
        if gap is not None:
            left += lines[last:index]
            left.append(piece_of(line, 0, gap[0], Place.LEFT))
            right.append(piece_of(line, gap[1], len(line.text), Place.RIGHT))
            last = index + 1
    for line in left:
        line.place = Place.LEFT
    return left + right + lines[last:] if right else lines


def _touching_gap(text: str) -> tuple[int, int] | None:
    """Return where the right column of a header line begins that one blank parts from the left one."""
    if "ngày" not in text and "CỘNG" not in text and "Độc" not in text:
        return None
    for gap in _TOUCHING.finditer(text):
        if gap["motto"] is not None or _NUMBER.match(text[: gap.start()]):
            return gap.span()
    return None


def _header_end(lines: list[RawLine]) -> int:
    """Return how many lines from the top form a header of two columns; 0 where there is none."""
    found = dated = False
    last = 0
    for index, line in enumerate(lines[:_MOST_HEADER_LINES]):
        if _END_OF_HEADER.match(line.text):
            return index if found else 0
        if dated and line.indent >= _TITLE_INDENT and _CAPITALS.match(line.text):
            return index  # a title, in the middle of the page, that a subject of its own follows
        dated = dated or (found and "ngày" in line.text and bool(_RIGHT_OF_HEADER.match(line.text)))
        for gap in GAP.finditer(line.text):
            if _RIGHT_OF_HEADER.match(line.text, gap.end()):
                found = True
                last = index + 1
                dated = dated or "ngày" in line.text[gap.end() :]
        if not found and index > 3:
            return 0
    return last


def _footer_block(lines: list[RawLine]) -> list[RawLine]:
    block = [lines[0]]
    for line in lines[1:MOST_FOOTER_LINES]:
        if END_OF_FOOTER.match(line.text) or line.page != lines[0].page:
            break
        block.append(line)
    return block


def _split_block(block: list[RawLine], right_column: re.Pattern[str]) -> list[RawLine]:
    """Split each line of the block at the gap between its columns."""
    boundary = _boundary(block, right_column)
    left: list[RawLine] = []
    right: list[RawLine] = []
    for line in block:
        gap = _column_gap(line, boundary, right_column)
        if gap is not None:
            left.append(piece_of(line, 0, gap[0], Place.LEFT))
            right.append(piece_of(line, gap[1], len(line.text), Place.RIGHT))
        elif (
            boundary is not None and line.indent >= boundary - (16 if line.indent > 30 else 6) and line.indent > 8
        ) or (right_column.match(line.text) and line.indent > 8):
            line.place = Place.RIGHT
            right.append(line)
        else:
            line.place = Place.LEFT
            left.append(line)
    return left + right


def _boundary(block: list[RawLine], right_column: re.Pattern[str]) -> int | None:
    """Return the leftmost character column at which the right column's text begins."""
    starts = [
        line.indent + gap.end()
        for line in block
        for gap in GAP.finditer(line.text)
        if right_column.match(line.text, gap.end())
    ]
    return min(starts) if starts else None


def _column_gap(line: RawLine, boundary: int | None, right_column: re.Pattern[str]) -> tuple[int, int] | None:
    """Return the gap that parts the columns: not the blank that is left for a number or a day."""
    gaps = [gap.span() for gap in GAP.finditer(line.text)]
    for gap in gaps:
        if right_column.match(line.text, gap[1]):
            return gap
    if boundary is None or not gaps or line.indent >= boundary - 6:
        return None
    best = min(gaps, key=lambda gap: abs(line.indent + gap[1] - boundary))
    start = line.indent + best[1]
    ended = line.text[: best[0]].rstrip()[-1:] in (";", ".")  # an item of Nơi nhận; what is right of it may be wide
    return best if abs(start - boundary) <= 24 and start >= boundary - (16 if ended else 6) else None
