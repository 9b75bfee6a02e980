"""Text with its fonts as DOC, RTF and HTML give it, on its way to lines: paragraphs, tables, notes.

The readers say what comes ("this text", "end of a cell"); the flow keeps it as a tree. When all is there, legacy fonts
become Unicode, tables that lay out the page become columns, and the lines stand in reading order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from schemas.outcomes import OutcomeCode, UnreadableError

from .assembly import MAX_CHARACTERS, RawLine
from .report import Report

CHECKED, UNCHECKED = "☒", "☐"
# Raised digits are letters in some legacy fonts (¹ is ạ): marks of notes are kept apart until fonts are Unicode.
_MARK = str.maketrans("0123456789", "\ue0d0\ue0d1\ue0d2\ue0d3\ue0d4\ue0d5\ue0d6\ue0d7\ue0d8\ue0d9")
_DEEPEST_TABLE = 8


class Style(NamedTuple):
    """How a piece of text is set."""

    font: str | None = None
    bold: bool = False
    italic: bool = False
    size: float | None = None
    """In points."""
    raised: bool = False
    capitals: bool = False
    unseen: str = ""
    """Why no reader of the page sees the text, "" where it is seen."""


PLAIN = Style()


class Text(NamedTuple):
    """A piece of text, where it stands in the source (None: drawn by the program), and its style."""

    text: str
    offset: int | None
    style: Style


@dataclass(slots=True)
class Printed:
    """One printed line before its fonts are made Unicode."""

    pieces: list[Text]
    starts_paragraph: bool
    centred: bool = False
    raw: RawLine | None = None
    ready: bool = False
    """Whether `raw` is finished: a line of a document within the document."""


@dataclass(slots=True)
class FlowTable:
    """Rows of cells; a cell holds lines and tables."""

    rows: list[list[list[Printed | FlowTable]]] = field(default_factory=list)
    row: list[list[Printed | FlowTable]] = field(default_factory=list)
    cell: list[Printed | FlowTable] = field(default_factory=list)
    bordered: bool = False


Block = list["Printed | FlowTable"]


class Flow:
    """Takes what a reader meets, in order. `depth` counts the tables that a paragraph or a mark stands in.

    Text that no reader of the page sees goes to the report.
    """

    def __init__(self, report: Report | None = None, part: str = "text") -> None:
        self.report = report if report is not None else Report()
        self._part = part
        self.blocks: Block = []
        self.tables: list[FlowTable] = []
        self._pieces: list[Text] = []
        self._lines: list[list[Text]] = []
        self._length = 0
        # Text of one style that goes on where the last ended is kept apart until something else comes.
        self._run: list[str] = []
        self._run_start: int | None = None
        self._run_end = -1
        self._run_style = PLAIN

    def text(self, text: str, offset: int | None, style: Style = PLAIN) -> None:
        """Take text in one style."""
        if not text:
            return
        if style.unseen:
            self.report.leave_out(style.unseen, text, offset, self._part)
            return
        self._length += len(text)
        if self._length > MAX_CHARACTERS:
            raise UnreadableError(OutcomeCode.TOO_LARGE, f"more than {MAX_CHARACTERS} characters")
        if offset is not None and offset == self._run_end and (style is self._run_style or style == self._run_style):
            self._run.append(text)
        else:
            self._end_run()
            self._run, self._run_start, self._run_style = [text], offset, style
        self._run_end = -1 if offset is None else offset + len(text)

    def _end_run(self) -> None:
        if self._run:
            self._pieces.append(Text("".join(self._run), self._run_start, self._run_style))
            self._run = []
            self._run_end = -1

    def has_text(self) -> bool:
        """Tell whether anything but white space has come since the last paragraph ended."""
        self._end_run()
        return _says_something(self._pieces) or any(map(_says_something, self._lines))

    def mark(self, number: int, after: str = "") -> None:
        """Take the mark of a note."""
        self._end_run()
        self._pieces.append(Text(str(number).translate(_MARK) + after, None, PLAIN))

    def line_break(self) -> None:
        """End a printed line inside a paragraph."""
        self._end_run()
        self._lines.append(self._pieces)
        self._pieces = []

    def end_paragraph(self, depth: int = 0, marker: str = "", *, centred: bool = False) -> None:
        """End a paragraph; `marker` is the number that the program draws before it."""
        if depth != len(self.tables):
            depth = min(depth, _DEEPEST_TABLE)
            while len(self.tables) > depth:
                self._close_table()
            while len(self.tables) < depth:
                self.tables.append(FlowTable())
        if not (self._run or self._pieces or self._lines):
            return
        self.line_break()
        lines = [pieces for pieces in self._lines if _says_something(pieces)]
        self._lines = []
        if lines and marker:
            lines[0].insert(0, Text(marker + " ", None, lines[0][0].style))
        target = self.tables[-1].cell if self.tables else self.blocks
        target += [Printed(pieces, index == 0, centred) for index, pieces in enumerate(lines)]

    def end_cell(self, depth: int = 1, marker: str = "") -> None:
        """End a cell and the paragraph in it."""
        self.end_paragraph(depth, marker)
        table = self.tables[-1]
        table.row.append(table.cell)
        table.cell = []

    def end_row(self, depth: int = 1, *, bordered: bool = False) -> None:
        """End a row."""
        self.end_paragraph(depth)
        table = self.tables[-1]
        if table.cell:
            table.row.append(table.cell)
        if table.row:
            table.rows.append(table.row)
        table.row, table.cell = [], []
        table.bordered = table.bordered or bordered

    def insert(self, block: Block) -> None:
        """Put finished blocks (a text box) here, after the paragraph that holds them has ended."""
        target = self.tables[-1].cell if self.tables else self.blocks
        target += block

    def finish(self) -> Block:
        """End everything that is open and return the blocks."""
        self.end_paragraph(len(self.tables))
        while self.tables:
            self._close_table()
        return self.blocks

    def _close_table(self) -> None:
        table = self.tables[-1]
        if table.cell:
            table.row.append(table.cell)
        if table.row:
            table.rows.append(table.row)
        self.tables.pop()
        if table.rows:
            target = self.tables[-1].cell if self.tables else self.blocks
            target.append(table)


def _says_something(pieces: list[Text]) -> bool:
    for piece in pieces:  # noqa: SIM110 - a loop is twice as fast as a generator here, and this runs per paragraph
        if not piece.text.isspace():
            return True
    return False
