"""Who is named in the cells of a task table."""

from __future__ import annotations

import re

from schemas import Span

from ..language.clauses import Clauses
from ..language.phrases import PARTIES

_UNIT = re.compile(r"(?:Phòng|Khoa|Trung\s+tâm|Tổ|Ban)\s+\S")
_UNIT_BESIDE = re.compile(
    r"(?<!Văn)(?<!Trưởng)(?<!trưởng)(?<!Phó)(?<!phó)(?<!đạo)(?<!và)(?<!của)(?<!thuộc)(?<![-–,&/;])[.]?\s+"
    r"(?=(?:Phòng|Khoa|Trung\s+tâm|Đoàn\s+[Tt]hanh\s+niên)\s+[^\W\d])"
)
"""Between two units of one rank: "Phòng A Phòng B"; a unit of a unit is joined by a word or a mark."""


def named_in_cells(clauses: Clauses, text: str, low: str, cells: Span) -> tuple[Span, ...]:
    """Return the parties that one cell, or several parted by tabs, name."""
    found = re.finditer(r"[^\t]*[^\t\s][^\t]*", text[cells.start : cells.end])
    spans = [Span(cells.start + cell.start(), cells.start + cell.end()) for cell in found]
    return tuple(party for span in spans for party in _cell_parties(clauses, low, span))


def _cell_parties(clauses: Clauses, low: str, cell: Span) -> tuple[Span, ...]:
    """Return the parties of a cell one by one where nothing but marks stands between them, else the cell."""
    beside = _units_beside(clauses.flat, cell)
    if beside:
        return beside
    pieces, start = [], cell.start
    for match in re.finditer(r"\s*[;,\n]\s*(?:[-+]\s*)?|\s+[-+]\s+", low[cell.start : cell.end]):
        pieces.append(Span(start, cell.start + match.start()))
        start = cell.start + match.end()
    pieces.append(Span(start, cell.end))
    pieces = [piece for piece in pieces if piece.end > piece.start]
    if len(pieces) < 2:
        return (cell,)
    for piece in pieces:
        parties = clauses.parse(*piece).doc.user_data[PARTIES]
        if (
            not parties
            or parties[0].start > 0
            or not re.match(
                r"(?:các|sở|phòng|ban|ubnd|tổ|trường|khoa|trung|văn|giáo|sinh|hiệu|phó|kế|công|đoàn|chi|gvcn|bgh|bộ|hội|cán|chủ|giảng|học|hssv)(?!\w)",
                low[slice(*piece)],
            )
        ):
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
