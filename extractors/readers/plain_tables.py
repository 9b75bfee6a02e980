"""Tables that a plain text shows by tabs, by bars or by columns of blanks become rows of cells, as other formats have.

A row is one line with tabs between its cells, whatever number of lines the text gives it. Only what looks like a table
of numbered or dated rows is taken: signatures side by side stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from ..document import Place
from .assembly import RawLine
from .plain_aligned import join_aligned
from .plain_rows import (
    FIRST_HEAD,
    LONGEST_HEAD,
    LONGEST_TITLE,
    MOST_COLUMNS,
    TIME_HEAD,
    TIMES,
    TITLE_NUMBER,
    Cells,
    LinePart,
    joined_row,
    tells_times,
    trimmed,
)

_BAR = re.compile(r"[|│║]")
_RULE = re.compile(r"[-+|:=─━│║┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝\s]*[-=─━]{2}[-+|:=─━│║┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝\s]*")


def join_tables(lines: list[RawLine], source: str) -> list[RawLine]:
    """Return the lines with the rows of tables joined; `source` is the text that the lines were cut from."""
    if "\t" in source and any("\t" in line.text for line in lines):
        _mark_rows(lines, source)
    bars = _BAR.search(source) is not None
    if any(line.place is Place.ROW or (bars and _BAR.search(line.text)) for line in lines):
        lines = _barred(lines)
    if "  " in source and any("  " in line.text for line in lines):
        lines = join_aligned(lines)
    return _one_below_another(lines)


# --- tabs


def _mark_rows(lines: list[RawLine], source: str) -> None:
    """Mark neighbouring lines of as many cells with tabs between them as rows.

    What the strip of a line took away comes back: the tabs before its first words are empty cells.
    """
    tabs = [line.text.count("\t") + _lead(line, source) if line.place is Place.FULL else 0 for line in lines]
    titles = [index for index in range(1, len(lines) - 1) if _parts_rows(lines, tabs, index)]
    for index in titles:
        lines[index].place = Place.ROW
    for index, count in enumerate(tabs):
        above, below = index - 1, index + 1
        above -= above in titles
        below += below in titles
        near = [tabs[at] for at in (above, below) if 0 <= at < len(tabs)]
        # the last cell of a row may be empty, and a heading longer than the rows below it
        alike = [n for n in near if n >= 1 and abs(n - count) <= (0 if count == 1 else 1)]
        if (count >= 2 and alike) or (count == 1 and alike and _dated_pair(lines[index])):
            lines[index].place = Place.ROW
    for index, line in enumerate(lines):  # the heading of a table of two columns
        if tabs[index] == 1 and line.place is Place.FULL and index + 1 < len(lines):
            under = lines[index + 1]
            if under.place is Place.ROW and tabs[index + 1] == 1 and TIME_HEAD.search(line.text):
                line.place = Place.ROW
    for row in lines:
        lead = _lead(row, source) if row.place is Place.ROW else 0
        if lead and "\t" in row.text:
            row.text = "\t" * lead + row.text
            row.runs = [(at + lead, length, offset) for at, length, offset in row.runs]


def _parts_rows(lines: list[RawLine], tabs: list[int], index: int) -> bool:
    """Tell whether the line is the title of a part of a table: one cell, or a number and one cell, between rows."""
    line = lines[index]
    if line.place is not Place.FULL or min(tabs[index - 1], tabs[index + 1]) < 2:
        return False
    number = line.text.split("\t", 1)[0]
    return len(line.text) <= LONGEST_TITLE and (
        tabs[index] == 0 or (tabs[index] == 1 and TITLE_NUMBER.fullmatch(number) is not None)
    )


def _lead(line: RawLine, source: str) -> int:
    """Return how many tabs stand before the words of a line that has tabs within."""
    if not line.runs or "\t" not in line.text:
        return 0
    start = end = line.runs[0][2]
    while start and source[start - 1] in " \t":
        start -= 1
    return source.count("\t", start, end)


def _dated_pair(line: RawLine) -> bool:
    first, second = line.text.split("\t", 1)
    return any(TIMES.search(cell) is not None and len(cell) <= LONGEST_HEAD for cell in (first, second))


# --- bars


def _barred(lines: list[RawLine]) -> list[RawLine]:
    """Join the rows of tables with bars between their cells."""
    result: list[RawLine] = []
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and _is_barred(lines[end]):
            end += 1
        rows = _bar_rows(lines[index:end]) if end > index + 1 else None
        if rows is None:
            result += lines[index : max(end, index + 1)]
        else:
            result += rows
        index = max(end, index + 1)
    return result


def _is_barred(line: RawLine) -> bool:
    if line.place is Place.ROW:
        return True
    return line.place is Place.FULL and (_BAR.search(line.text) is not None or _RULE.fullmatch(line.text) is not None)


def _bar_rows(block: list[RawLine]) -> list[RawLine] | None:
    """Return the rows of a block of lines with bars; None where it is no table."""
    ruled = [line.place is not Place.ROW and _RULE.fullmatch(line.text) is not None for line in block]
    cells = [None if rule else _between_bars(line) for line, rule in zip(block, ruled, strict=True)]
    counts = Counter(len(row) for row in cells if row is not None)
    if not counts:
        return None
    width, times = counts.most_common(1)[0]
    if width < 2 or times < 2 or len(counts) > 2 or all(line.place is Place.ROW for line in block):
        return None
    rows: list[Cells] = []
    between = sum(ruled[1:-1]) >= 2  # a rule after every row, however many lines it has
    fresh = True
    for row in cells:
        if row is None:
            fresh = True
            continue
        row += [[] for _ in range(width - len(row))]
        goes_on = not fresh if between else not row[0] and width > 2
        if goes_on and rows and len(row) == len(rows[-1]):
            rows[-1] = [above + own for above, own in zip(rows[-1], row, strict=True)]
        elif any(row):
            rows.append(row)
        fresh = False
    return [joined_row(row) for row in rows] if len(rows) >= 2 and tells_times(rows) else None


def _between_bars(line: RawLine) -> Cells:
    if line.place is Place.ROW:
        bars = [match.start() for match in re.finditer("\t", line.text)]
    else:
        bars = [match.start() for match in _BAR.finditer(line.text)]
    edges = [-1, *bars, len(line.text)]
    cells = [trimmed(line, start + 1, end) for start, end in pairwise(edges)]
    if line.place is not Place.ROW and bars:
        cells = cells[1:] if bars[0] == 0 else cells
        cells = cells[:-1] if bars[-1] == len(line.text) - 1 else cells
    return cells


# --- one cell below another


def _one_below_another(lines: list[RawLine]) -> list[RawLine]:
    """Join the rows of tables that give each cell a line of its own: TT, the headings, 1, its cells, 2, its cells."""
    result: list[RawLine] = []
    index = 0
    while index < len(lines):
        found = _listed(lines, index) if FIRST_HEAD.fullmatch(lines[index].text) else None
        if found is None:
            result.append(lines[index])
            index += 1
        else:
            rows, index = found
            result += rows
    return result


def _listed(lines: list[RawLine], start: int) -> tuple[list[RawLine], int] | None:
    """Return the rows of a table that begins with the heading TT, and where it ends."""
    width = 1
    while width <= MOST_COLUMNS and start + width < len(lines):
        line = lines[start + width]
        if line.text.rstrip(".") == "1":
            break
        if line.place is not Place.FULL or len(line.text) > LONGEST_HEAD:
            return None
        width += 1
    else:
        return None
    if not 3 <= width <= MOST_COLUMNS:
        return None
    numbers = list[int]()
    at: int | None = start + width
    while at is not None:
        numbers.append(at)
        following = str(len(numbers) + 1)
        ends = [at + width, at + width - 1]  # an empty last cell leaves no line
        at = next((n for n in ends if n < len(lines) and lines[n].text.rstrip(".") == following), None)
    if len(numbers) < 2:
        return None
    sizes = Counter(b - a for a, b in pairwise(numbers))
    end = numbers[-1] + sizes.most_common(1)[0][0]
    if end > len(lines) or any(line.place is not Place.FULL for line in lines[start:end]):
        return None
    edges = [start, *numbers, end]
    rows = [[[LinePart(line, 0, len(line.text))] for line in lines[a:b]] for a, b in pairwise(edges)]
    return [joined_row(row) for row in rows], end
