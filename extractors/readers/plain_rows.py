"""The rows of tables in plain text: their cells joined from parts of lines, and what tells a table of tasks or days."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from ..document import Place
from ..text.letters import Run
from .assembly import RawLine

NUMBER = re.compile(r"\(?(?:\d{1,3}|[IVX]{1,5})[.)]?")
TITLE_NUMBER = re.compile(r"(?:[IVX]{1,5}|[A-Z]|\d{1,2})[.)]?")
FIRST_HEAD = re.compile(r"(?:S\s?)?TT|Số\s*TT|Số\s+thứ\s+tự", re.IGNORECASE)
TIMES = re.compile(
    r"\d\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2}\s?/\s?\d{1,2}(?!\d)|tháng\s*\d|quý\s+[IV1-4]|h[ằà]ng\s+(?:tháng|quý|năm|tuần)",
    re.IGNORECASE,
)
TIME_HEAD = re.compile(r"thời\s+(?:gian|hạn|điểm)|tiến\s+độ|ngày|(?<!\w)hạn\s|hoàn\s+thành|lịch", re.IGNORECASE)
LONGEST_TITLE, LONGEST_HEAD, MOST_COLUMNS = 100, 60, 9


class LinePart(NamedTuple):
    """A part of a line."""

    line: RawLine
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the part."""
        return self.line.text[self.start : self.end]


Cells = list[list[LinePart]]


def joined_row(cells: Cells) -> RawLine:
    """Return the line of a row from the pieces of its cells."""
    text, runs = "", list[Run]()
    first = min((piece for cell in cells for piece in cell), key=lambda piece: piece.line.runs[0][2]).line
    for column, cell in enumerate(cells):
        text += "\t" if column else ""
        for number, piece in enumerate(cell):
            text += " " if number else ""
            for at, length, offset in piece.line.runs:
                begin, end = max(at, piece.start), min(at + length, piece.end)
                if begin < end:
                    runs.append((len(text) + begin - piece.start, end - begin, offset + begin - at))
            text += piece.text
    return replace(first, text=text, runs=runs, place=Place.ROW, starts_paragraph=True)


def trimmed(line: RawLine, start: int, end: int) -> list[LinePart]:
    """Return the words of a part of a line, without the blanks around them."""
    words = line.text[start:end]
    start += len(words) - len(words.lstrip())
    return [LinePart(line, start, start + len(words.strip()))] if words.strip() else []


def tells_times(rows: list[Cells]) -> bool:
    """Tell whether a column of the rows is one of numbers, or one of times under a heading or in most rows."""
    heads = [" ".join(piece.text for piece in cell) for cell in rows[0]]
    if FIRST_HEAD.fullmatch(heads[0].strip()):
        return True
    numbered = sum(bool(row[0]) and NUMBER.fullmatch(row[0][0].text) is not None for row in rows)
    dated = sum(any(TIMES.search(piece.text) for cell in row for piece in cell) for row in rows)
    headed = any(len(head) <= LONGEST_HEAD and TIME_HEAD.search(head) for head in heads)
    return numbered >= 2 or (dated >= 2 and (headed or dated * 2 > len(rows)))
