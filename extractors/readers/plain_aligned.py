"""Tables whose cells stand in columns with blanks between them on the lines of a plain text."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ..document import Place
from .assembly import RawLine
from .plain_rows import (
    FIRST_HEAD,
    LONGEST_TITLE,
    MOST_COLUMNS,
    NUMBER,
    TIMES,
    TITLE_NUMBER,
    Cells,
    joined_row,
    tells_times,
    trimmed,
)

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_FILLED = re.compile("[^ ]")
_GUTTER = re.compile("1(?=00+1)")
_MOST_HEAD_LINES = 5


class _Block:
    """Lines below one another that leave the same columns blank."""

    def __init__(self, line: RawLine) -> None:
        self.lines: list[RawLine] = [line]
        self.filled = self._columns(line)
        """One bit a column, the leftmost the lowest; those where a line has a character are 1."""
        self.gutters = len(self.edges())

    @staticmethod
    def _columns(line: RawLine) -> int:
        return int(_FILLED.sub("1", line.text).replace(" ", "0")[::-1], 2) << line.indent

    @staticmethod
    def _gutters(filled: int) -> list[int]:
        """Return where the runs of two or more blank columns begin."""
        return [match.end() for match in _GUTTER.finditer(f"{filled:b}"[::-1])]

    def edges(self) -> list[int]:
        """Return where each gutter begins that the first line has too, from the left."""
        return self._gutters(self.filled)

    def takes(self, line: RawLine) -> bool:
        """Add the line if the block keeps its columns with it."""
        if line.place is not Place.FULL or "\t" in line.text:
            return False
        filled = self.filled | self._columns(line)
        if len(self._gutters(filled)) < self.gutters:
            return False
        self.lines.append(line)
        self.filled = filled
        return True


def join_aligned(lines: list[RawLine]) -> list[RawLine]:
    """Join the rows of tables whose cells stand in columns with blanks between them."""
    result: list[RawLine] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        gaps = len(_GAP.findall(line.text)) if "  " in line.text else 0
        rows = None
        if line.place is Place.FULL and 1 <= gaps < MOST_COLUMNS and "\t" not in line.text:
            rows, end = _aligned_rows(lines, index, gaps)
        if rows is None:
            result.append(line)
            index += 1
        else:
            result += rows
            index = end
    return result


def _aligned_rows(lines: list[RawLine], start: int, gaps: int) -> tuple[list[RawLine] | None, int]:
    """Return the rows of the table that begins with the line, and where it ends; None where none does."""
    block = _Block(lines[start])
    titles: dict[int, RawLine] = {}
    end = start + 1
    while end < len(lines):
        if block.takes(lines[end]):
            end += 1
        elif end + 1 < len(lines) and _is_title(lines[end]) and block.takes(lines[end + 1]):
            titles[len(block.lines) - 1] = lines[end]
            end += 2
        else:
            break
    edges = block.edges()
    if len(edges) != gaps or len(block.lines) < 3:
        return None, start
    cells = [_in_columns(line, edges) for line in block.lines]
    while len(cells) > 2 and not any(cells[-1][1:]):  # what stands below the table at the margin
        cells.pop()
        end -= 1
    while titles and max(titles) >= len(cells):
        return None, start
    rows = _grouped(cells, block.lines)
    if len(rows) < 3 and not (len(rows) == 2 and FIRST_HEAD.match(lines[start].text)):
        return None, start
    if not tells_times([row for row, _ in rows]) or (gaps == 1 and not _pairs(rows)):
        return None, start
    result: list[RawLine] = []
    for row, number in rows:
        if number in titles:
            result.append(replace(titles[number], place=Place.ROW))
        result.append(joined_row(row))
    return result, end


def _is_title(line: RawLine) -> bool:
    """Tell whether the line is the title of a part of a table, across its columns."""
    number = re.match(rf"{TITLE_NUMBER.pattern} +", line.text)
    gap = _GAP.search(line.text, number.end() if number else 0)
    return line.place is Place.FULL and len(line.text) <= LONGEST_TITLE and gap is None


def _pairs(rows: list[tuple[Cells, int]]) -> bool:
    """Tell whether a column of a table of two is one of times."""
    return any(
        sum(bool(row[column]) and TIMES.search(row[column][0].text) is not None for row, _ in rows[1:]) * 3
        >= 2 * (len(rows) - 1)
        for column in (0, 1)
    )


def _in_columns(line: RawLine, edges: list[int]) -> Cells:
    places = [0, *(max(0, min(edge - line.indent, len(line.text))) for edge in edges), len(line.text)]
    return [trimmed(line, start, end) for start, end in pairwise(places)]


def _grouped(cells: list[Cells], lines: list[RawLine]) -> list[tuple[Cells, int]]:
    """Return the rows, the lines of each joined, with the index of their first line."""
    numbered = [bool(row[0]) and NUMBER.fullmatch(row[0][0].text) is not None for row in cells]
    blank = [line.after_blank for line in lines[: len(cells)]]
    first = numbered.index(True) if sum(numbered) >= 2 else -1
    rows: list[tuple[Cells, int]] = []
    apart = sum(blank[1:]) >= 2 and any(not row[0] for row in cells)
    for index, row in enumerate(cells):
        if not rows:
            begins = True
        elif first >= 0:
            begins = numbered[index]
        elif apart:
            begins = blank[index]
        else:
            begins = bool(row[0])
        if begins:
            rows.append((row, index))
        else:
            above, at = rows[-1]
            rows[-1] = ([a + b for a, b in zip(above, row, strict=True)], at)
    return rows if first <= _MOST_HEAD_LINES else []
