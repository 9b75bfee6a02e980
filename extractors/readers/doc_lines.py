"""A flow of paragraphs and tables as lines with runs: letters of old fonts converted, columns in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..document import Place
from ..text.legacy import Converted, convert_lines
from ..text.letters import Run, clean_lines, nfc_with_map
from .assembly import LIST_MARKER, RawLine
from .doc_flow import Block, Printed, Text
from .docx_tables import arrange
from .plain_columns import separate_columns
from .report import Report

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNMARK = {code: SUPERSCRIPT[ord("0") + index] for index, code in enumerate(range(0xE0D0, 0xE0DA))}
_MARKS = re.compile("[\ue0d0-\ue0d9]")
_MOST_LINES_OF_HEADER = 12
_MOST_SPACED_LINES = 16
_SPACED = re.compile(r"\S(?:[ \t]*\t[ \t]*| {3,})(?:CỘNG H(?:ÒA|OÀ)|Độc lập|ĐẢNG CỘNG|[^\d\n\t]{1,40},\s*ngày\b)")
_STATE_HEADING = re.compile(r"CỘNG H(?:ÒA|OÀ)|ĐẢNG CỘNG SẢN|Độc lập")
_MOST_LINES_OF_LETTERHEAD = 20
_CLOSING = re.compile(r"N[ơo]i nh[ậa]n\s*:", re.IGNORECASE)


def lines_of(
    blocks: Block, notes: Block | None = None, part: str = "text", report: Report | None = None
) -> list[RawLine]:
    """Return the lines of a body and of its notes in reading order, in Unicode; the report says from which encoding."""
    printed = [line for line in (*_printed(blocks), *_printed(notes or [])) if not line.ready]
    converted = convert_lines([[(piece.text, piece.style.font) for piece in line.pieces] for line in printed])
    for line, text, cleaned in zip(printed, converted, clean_lines([text.text for text in converted]), strict=True):
        line.raw = _raw(line, text, part, cleaned)
    if report is not None:
        _tell_encodings(converted, [line.raw for line in printed], report)
    lines = _arranged(blocks)
    apart = next((at for at, line in enumerate(lines) if line.place is not Place.FULL), len(lines))
    if apart >= _MOST_LINES_OF_HEADER or any(_SPACED.search(line.text) for line in lines[:apart]):
        centred = {id(line.raw) for line in printed if line.centred}
        # a short letter has the table of its signatures within the lines that are looked at
        whole = apart if apart < _MOST_LINES_OF_HEADER else len(lines)
        lines = _columns_of_spaces(lines[:whole], centred) + lines[whole:]
    if apart < len(lines):  # the header is in a table, the signatures may be beside a list by tabs
        lines = _closing_apart(lines)
    for note in _arranged(notes or []):
        note.place = Place.FOOTNOTE
        lines.append(note)
    return lines


def with_letterhead(lines: list[RawLine], headers: Iterable[list[RawLine]]) -> list[RawLine]:
    """Return the lines behind those of a page header that holds the state's heading, where they have none themselves.

    Some templates put the letterhead there.
    """
    if not any(_STATE_HEADING.search(line.text) for line in lines[:_MOST_LINES_OF_LETTERHEAD]):
        for header in headers:
            if any(_STATE_HEADING.search(line.text) for line in header):
                return header + lines
    return lines


def with_closing(lines: list[RawLine], footers: Iterable[list[RawLine]]) -> list[RawLine]:
    """Return the lines before those of a page footer that holds the list of receivers, where they have none themselves.

    Some templates put list and signature there, so that they stand at the foot of the page.
    """
    if not any(_CLOSING.search(line.text) for line in lines):
        for footer in footers:
            if any(_CLOSING.search(line.text) for line in footer):
                return lines + footer
    return lines


def _tell_encodings(converted: list[Converted], lines: list[RawLine | None], report: Report) -> None:
    """Note the encodings that the text was in, and doubt the letters that were lost there and put back."""
    encodings = dict.fromkeys(text.encoding for text in converted if text.encoding is not None)
    report.encodings += encodings
    if not encodings:
        return
    for text, line in zip(converted, lines, strict=True):
        steps = zip(text.runs, text.runs[1:], strict=False)
        put_back = any(after[2] < before[2] + before[1] for before, after in steps)
        if put_back and line is not None and line.runs and text.encoding is not None:
            report.doubt(line.part, line.runs[0][2], line.runs[-1][2] + line.runs[-1][1])


def _columns_of_spaces(lines: list[RawLine], centred: set[int]) -> list[RawLine]:
    """Part the columns that tabs and spaces make; a centred line below the last such line is the title, no column."""
    last = max((at for at, line in enumerate(lines[:_MOST_SPACED_LINES]) if _SPACED.search(line.text)), default=None)
    if last is None:
        return separate_columns(lines)
    end = last + 1
    while end < len(lines) and id(lines[end]) not in centred:
        end += 1
    return separate_columns(lines[:end]) + separate_columns(lines[end:])


def _closing_apart(lines: list[RawLine]) -> list[RawLine]:
    """Part the columns of the closing of a document where tabs or spaces make them, no table."""
    start = next(
        (at for at, line in enumerate(lines) if line.place is Place.FULL and _CLOSING.match(line.text)), len(lines)
    )
    closing = lines[start:]
    if not closing or any(line.place is not Place.FULL for line in closing):
        return lines
    return lines[:start] + separate_columns(closing)


def _printed(blocks: Block) -> Iterable[Printed]:
    for block in blocks:
        if isinstance(block, Printed):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from _printed(cell)


def _arranged(blocks: Block) -> list[RawLine]:
    lines: list[RawLine] = []
    for block in blocks:
        if isinstance(block, Printed):
            if block.raw is not None:
                lines.append(block.raw)
        else:
            rows = [[_arranged(cell) for cell in row] for row in block.rows]
            for group in [rows] if block.bordered else _by_width(rows):
                lines += arrange(group, block.bordered)
    return lines


def _by_width(rows: list[list[list[RawLine]]]) -> list[list[list[list[RawLine]]]]:
    """Part the rows of one cell across the table from those of several: a title between two rows of columns."""
    groups: list[list[list[list[RawLine]]]] = []
    for row in rows:
        if groups and (len(groups[-1][-1]) == 1) == (len(row) == 1):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _raw(line: Printed, converted: Converted, part: str, cleaned: str | None) -> RawLine | None:
    """Return the line with its map to the source, its outer white space cut off; `cleaned`: its text if NFC."""
    whole = converted.text
    inner: list[Run] = []
    at = 0
    bold = italic = True
    size: float | None = None
    raised = marked = False
    for text, offset, style in line.pieces:
        length = len(text)
        if offset is not None:
            if inner and inner[-1][0] + inner[-1][1] == at and inner[-1][2] + inner[-1][1] == offset:
                inner[-1] = (inner[-1][0], inner[-1][1] + length, inner[-1][2])
            else:
                inner.append((at, length, offset))
        elif not marked:
            marked = _MARKS.search(text) is not None
        at += length
        if not text.isspace():
            bold = bold and style.bold
            italic = italic and style.italic
            raised = raised or style.raised or style.capitals
            if style.size is not None and style.size > (size or 0):
                size = style.size
    runs = inner if converted.encoding is None else _through(converted.runs, inner)
    if raised:
        whole = _restyled(whole, converted, line.pieces)
    if cleaned is not None and not raised:
        whole = cleaned
    else:
        whole, outer = nfc_with_map(whole)  # before tables are told by their words
        if len(outer) != 1 or outer[0][2]:
            runs = _through(outer, runs)
    if marked:
        whole = whole.translate(_UNMARK)
    text = whole.strip()
    if not text:
        return None
    first = whole.index(text[0])
    if first or len(text) != len(whole):
        last = first + len(text)
        runs = [
            (max(start, first) - first, min(start + length, last) - max(start, first), offset + max(first - start, 0))
            for start, length, offset in runs
            if start < last and start + length > first
        ]
    if "\n" in text:
        text = text.replace("\n", " ")
    starts = line.starts_paragraph or LIST_MARKER.match(text) is not None
    return RawLine(text, runs, part=part, bold=bold, italic=italic, size=size, indent=first, starts_paragraph=starts)


def _through(outer: list[Run], inner: list[Run]) -> list[Run]:
    """Map through two steps, where the second does not reach everywhere."""
    runs: list[Run] = []
    begin = 0
    for start, length, middle in outer:
        while begin < len(inner) and inner[begin][0] + inner[begin][1] <= middle:
            begin += 1
        for at, size, offset in inner[begin:]:
            if at >= middle + length:
                break
            first, last = max(middle, at), min(middle + length, at + size)
            runs.append((start + first - middle, last - first, offset + first - at))
    return runs


def _restyled(text: str, converted: Converted, pieces: list[Text]) -> str:
    """Write raised digits as such and capitals that the style draws; the length stays the same."""
    letters = list(text)
    at = 0
    for piece in pieces:
        end = at + len(piece.text)
        if piece.style.raised or piece.style.capitals:
            for start, length, offset in converted.runs:
                for step in range(length):
                    if at <= offset + step < end:
                        letter = letters[start + step]
                        new = letter.translate(SUPERSCRIPT) if piece.style.raised else letter.upper()
                        letters[start + step] = new if len(new) == 1 else letter
        at = end
    return "".join(letters)
