"""Who is named in the cells of a task table."""

from __future__ import annotations

import re

from schemas import Span

from .heads import read_head
from .labels import Labels

_BETWEEN = re.compile(r"\s*[;\n]\s*(?:[-+]\s*)?|\s+[-+]\s+")
_UNIT = re.compile(r"(?:Phòng|Khoa|Trung\s+tâm|Tổ|Ban)\s+\S")
_UNIT_BESIDE = re.compile(
    r"(?<!Văn)(?<!Trưởng)(?<!trưởng)(?<!Phó)(?<!phó)(?<!đạo)(?<!và)(?<!của)(?<!thuộc)(?<![-–,&/;])[.]?\s+"
    r"(?=(?:Phòng|Khoa|Trung\s+tâm|Đoàn\s+[Tt]hanh\s+niên)\s+[^\W\d])"
)
"""Between two units of one rank: "Phòng A Phòng B"; a unit of a unit is joined by a word or a mark."""


def named_in_cells(labels: Labels, cells: Span) -> tuple[Span, ...]:
    """Return the parties that one cell, or several parted by tabs, name."""
    found = re.finditer(r"[^\t]*[^\t\s][^\t]*", labels.parsed.reading.text[cells.start : cells.end])
    return tuple(
        party
        for cell in found
        for party in _in_cell(labels, Span(cells.start + cell.start(), cells.start + cell.end()))
    )


def _in_cell(labels: Labels, cell: Span) -> tuple[Span, ...]:
    """Return the parties of a cell one by one where nothing but marks stands between them, else the cell."""
    beside = _units_beside(labels.parsed.reading.flat, cell)
    if beside:
        return beside
    listed = labels.listed(cell)  # it knows "các cơ quan, đơn vị" for one
    if len(listed) > 1:
        return listed
    pieces, start = [], cell.start
    for match in _BETWEEN.finditer(labels.low, cell.start, cell.end):
        pieces.append(Span(start, match.start()))
        start = match.end()
    pieces = [piece for piece in [*pieces, Span(start, cell.end)] if piece.end > piece.start]
    if len(pieces) < 2 or not all(read_head(labels.parsed.parse(piece).words, 0) for piece in pieces):
        return (cell,)
    return tuple(pieces)


def _units_beside(flat: str, cell: Span) -> tuple[Span, ...]:
    """Return the units of a cell that stand below one another in print, nothing but a line end between them."""
    words = flat[cell.start : cell.end]
    starts = [0, *(match.end() for match in _UNIT_BESIDE.finditer(words))] if _UNIT.match(words) else [0]
    if len(starts) < 2:
        return ()
    ends = [*starts[1:], len(words)]
    pieces = [(start, start + len(words[start:end].rstrip(" .,;"))) for start, end in zip(starts, ends, strict=True)]
    return tuple(Span(cell.start + start, cell.start + end) for start, end in pieces)
