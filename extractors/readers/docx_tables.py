"""Tables of a DOCX: those that lay out the header or the signatures become columns, the others rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..document import Place
from .assembly import RawLine

_LAYOUT_CUE = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–—]|ĐẢNG CỘNG SẢN VIỆT NAM|^\s*N[ơo]i nh[ậa]n\b|^\s*Kính g[ửở]i"
    r"|^\s*(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\s?\.|^\s*Số\s*:|^\s*V/v\b",
    re.MULTILINE | re.IGNORECASE,
)
_COLUMN_TITLE = re.compile(
    r"\s*(?:(?:S\s?TT|TT|Số\s+TT|Số\s+thứ\s+tự)\W*\Z"
    r"|(?:Thời\s+(?:gian|hạn|điểm)|Ngày(?:,?\s+tháng)?|Tháng|Tuần|Tiến\s+độ|Nội\s+dung|Công\s+việc|Nhiệm\s+vụ|Hoạt\s+động"
    r"|Tên|Họ|Đơn\s+vị|Người|Bộ\s+phận|Chủ\s+trì|Phụ\s+trách|Phối\s+hợp|Thực\s+hiện|Địa\s+điểm|Ghi\s+chú|Số\s+lượng)(?!\w))",
    re.IGNORECASE,
)
"""What stands over a column of a table of tasks or persons."""
_GREETING = re.compile(r"\s*Kính\s*(?:g[ửở]i|trình|mời)\s*:?\s*", re.IGNORECASE)
_MOST_LAYOUT_ROWS = 10
_MOST_LAYOUT_COLUMNS = 4


def arrange(rows: list[list[list[RawLine]]], bordered: bool) -> list[RawLine]:
    """Return the table's lines; `rows` holds the lines of each cell."""
    filled = [[cell for cell in row if cell] for row in rows]
    widest = max((len(row) for row in filled), default=0)
    if widest <= 1 and max((len(row) for row in rows), default=0) <= 2:
        return [line for row in filled for cell in row for line in cell]
    return _columns(rows) if _is_layout(rows, filled, widest, bordered) else _rows(rows)


def _is_layout(rows: list[list[list[RawLine]]], filled: list[list[list[RawLine]]], widest: int, bordered: bool) -> bool:
    if len(rows) > _MOST_LAYOUT_ROWS or widest > _MOST_LAYOUT_COLUMNS:
        return False
    if len(rows) > 1 and any(_names_columns(row) for row in filled[:2]):
        return False  # its columns may well be headed "Nơi nhận" or "V/v"
    text = "\n".join(line.text for row in filled for cell in row for line in cell[:12])
    cues = len(_LAYOUT_CUE.findall(text))
    if cues >= 2 or (cues and (not bordered or (widest <= 2 and len(rows) <= 2))):
        return True
    if bordered or len(rows) > 4:
        return False
    heads = [cell[0].text for cell in filled[0]] if filled else []
    return len(heads) >= 2 and all(head.isupper() for head in heads)  # signers side by side


def _names_columns(row: list[list[RawLine]]) -> bool:
    """Tell whether a row names the columns of a table: at least two titles, every cell short."""
    words = [" ".join(line.text for line in cell) for cell in row]
    return all(len(w) < 45 for w in words) and sum(_COLUMN_TITLE.match(w) is not None for w in words) >= 2


def _columns(rows: list[list[list[RawLine]]]) -> list[RawLine]:
    """Read the left cells of all rows, then the others."""
    lines: list[RawLine] = []
    left: list[RawLine] = []
    right: list[list[RawLine]] = []
    for row in _greetings_apart(rows):
        cells = [(index, cell) for index, cell in enumerate(row) if cell]
        if not cells:
            continue
        if len(row) == 1 and not left and not right:  # one cell across the table, above the columns
            lines += row[0]
            continue
        if _GREETING.match(cells[0][1][0].text):  # "Kính gửi" stands across the page, below both columns
            lines += left + [line for column in right for line in column]
            left, right = [], []
            lines += _greeting([cell for _, cell in cells])
            continue
        for rank, (index, cell) in enumerate(cells):
            is_left = index == 0 if len(cells) == 1 or index == 0 else rank == 0
            column = left
            if not is_left:
                at = max(rank, 1) - 1
                while len(right) <= at:
                    right.append([])
                column = right[at]
            for line in cell:
                if line.place in (Place.FULL, Place.LEFT, Place.RIGHT):
                    line.place = Place.LEFT if is_left else Place.RIGHT
                column.append(line)
    return lines + left + [line for column in right for line in column]


def _greetings_apart(rows: list[list[list[RawLine]]]) -> Iterator[list[list[RawLine]]]:
    """Yield the rows; "Kính gửi" below other lines of a cell begins a row of its own, under both columns."""
    for row in rows:
        tails: list[list[RawLine]] = []
        heads: list[list[RawLine]] = []
        for cell in row:
            at = next((at for at, line in enumerate(cell) if at and _GREETING.match(line.text)), len(cell))
            heads.append(cell[:at])
            tails.append(cell[at:])
        yield heads
        if any(tails):
            yield tails


def _greeting(cells: list[list[RawLine]]) -> list[RawLine]:
    """Return the lines of a row that names the addressees; "Kính gửi:" in a cell of its own leads the next one."""
    first, *others = cells
    if others and len(first) == 1 and _GREETING.fullmatch(first[0].text):
        lead, body = first[0], others[0][0]
        shift = len(lead.text) + 1
        runs = lead.runs + [(start + shift, length, offset) for start, length, offset in body.runs]
        first = [replace(lead, text=f"{lead.text} {body.text}", runs=runs)]
        others = [others[0][1:], *others[1:]]
    return first + [line for cell in others for line in cell]


def _rows(rows: list[list[list[RawLine]]]) -> list[RawLine]:
    """Read one line a row: cells joined by tabs, lines inside a cell by spaces."""
    lines: list[RawLine] = []
    for row in rows:
        pieces: list[str] = []
        runs = []
        length = 0
        first: RawLine | None = None
        bold = True
        for index, cell in enumerate(row):
            if index:
                pieces.append("\t")
                length += 1
            for position, line in enumerate(cell):
                if position:
                    pieces.append(" ")
                    length += 1
                pieces.append(line.text.replace("\t", " "))
                runs += [(length + at, size, offset) for at, size, offset in line.runs]
                length += len(line.text)
                first = first or line
                bold = bold and bool(line.bold)
        if first is not None:
            text = "".join(pieces)
            lines.append(RawLine(text, runs, place=Place.ROW, part=first.part, bold=bold, size=first.size))
    return lines
