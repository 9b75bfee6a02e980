"""Tables of tasks: a bare date in the time column is a deadline, a day on which something takes place is that day.

The heading row names the columns. Where it asks for no time limit ("Ngày", "Thứ, ngày") or is missing, the table counts
only as a schedule: in a plan, its days mostly ahead, its rows telling what is to be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas import Span

from ..document import Place
from ..reading import Reading
from ..times import find_times
from ..times.judge import accepted
from ..times.possible import TimeSetting
from ..times.words import word_pattern
from ..zones import Paragraph
from .candidate import DeadlineCandidate, Finder
from .headings import Columns, parted, read_heading
from .untitled import Row, UntitledTables

_DOCUMENT = re.compile(r"\d+\s?/(?:\d{4}\s?/)?[a-zđ]{2,}|(?<!\w)số\s*:?\s*\d+")


class TableRows:
    """Reads the rows of a document's task tables in their order."""

    def __init__(self, reading: Reading, low: str) -> None:
        self.reading, self.low = reading, low
        self._tables = UntitledTables(reading, low)
        self._above: dict[int, Span] = {}
        """Who is named in the rows above a row whose own cell is empty, by the row's start: the cells are merged."""
        self._columns = self._headings()

    def holds(self, paragraph: Paragraph) -> bool:
        """Tell whether the paragraph is a row under a heading that names its columns, as a plain text types tables."""
        return paragraph.start in self._columns and "\n" not in self.reading.text[paragraph.start : paragraph.end]

    def _cells(self, start: int, end: int) -> list[Span]:
        line = self.reading.document.line_at(start)
        if not self.reading.text[line.start : start].strip():
            start = line.start  # an empty first cell is no part of the paragraph
        cells, begin = [], start
        for cell in self.reading.text[start:end].split("\t"):
            cells.append(Span(begin, begin + len(cell)))
            begin += len(cell) + 1
        return cells

    def _headings(self) -> dict[int, Columns]:
        """Return the columns that hold for each paragraph that is a row, by its start."""
        result: dict[int, Columns] = {}
        if "\t" not in self.reading.text:
            return result
        table: list[tuple[Paragraph, Row]] = []
        above: list[Paragraph] = []
        for paragraph in self.reading.zones.paragraphs:
            if self._is_row(paragraph):
                table.append((paragraph, self._cells(paragraph.start, paragraph.end)))
                continue
            if table and self.reading.document.line_at(paragraph.start).place is Place.ROW:
                continue  # a row of one cell: the title of a part of the table
            if table:
                self._read_table(table, above, result)
            table, above = [], [*above[-3:], paragraph]
        self._read_table(table, above, result)
        return result

    def _is_row(self, paragraph: Paragraph) -> bool:
        """Tell whether the paragraph is a row, with an empty first cell too."""
        line = self.reading.document.line_at(paragraph.start)
        return self.reading.text.find("\t", line.start, paragraph.end) >= 0

    def _read_table(
        self, table: list[tuple[Paragraph, Row]], above: list[Paragraph], result: dict[int, Columns]
    ) -> None:
        columns: Columns | None = None
        rest: list[tuple[Paragraph, Row]] = []
        parted_in = -1
        for number, (paragraph, cells) in enumerate(table):
            if number == parted_in:
                continue
            found = None if columns and self._is_numbered(cells) else self._heading(cells)
            if found is not None:
                parts = self._parted(table, number)
                columns, parted_in = (parts, number + 1) if parts else (found, -1)
            elif columns is not None:
                result[paragraph.start] = columns
            else:
                rest.append((paragraph, cells))
        if len(rest) >= 2 and columns is None:
            schedule = self._tables.columns(rest, above)
            result.update({paragraph.start: schedule for paragraph, _ in rest} if schedule else {})
        self._hand_down(table, result)

    def _hand_down(self, table: list[tuple[Paragraph, Row]], result: dict[int, Columns]) -> None:
        """Note who is in charge of the rows whose cell is empty: of the last row above that names somebody."""
        last: Span | None = None
        for paragraph, cells in table:
            columns = result.get(paragraph.start)
            if columns is None or columns.who is None or columns.who >= len(cells) or len(cells) == 1:
                last = None
                continue
            own = self._tables.words(cells, columns.who)
            last = own or last
            if own is None and last is not None:
                self._above[paragraph.start] = last

    def _who(self, paragraph: Paragraph, cells: Row, columns: Columns) -> Span | None:
        return self._tables.words(cells, columns.who) or self._above.get(paragraph.start)

    def _heading(self, cells: Row) -> Columns | None:
        return read_heading([self.low[s:e].strip() for s, e in cells], cells)

    def _parted(self, table: list[tuple[Paragraph, Row]], number: int) -> Columns | None:
        """Return the columns of a heading that is parted in the row below it."""
        if number + 2 >= len(table):
            return None
        cells, below, width = table[number][1], table[number + 1][1], len(table[number + 2][1])
        words, words_below = ([self.low[s:e].strip() for s, e in row] for row in (cells, below))
        headings = parted(words, cells, words_below, below, width)
        return read_heading(*headings) if headings is not None else None

    def _is_numbered(self, cells: Row) -> bool:
        """Tell whether a number stands in the first cell, as in the rows below a heading."""
        return re.fullmatch(r"\W*\d{1,3}\W*", cells[0].of(self.low)) is not None

    def candidates(self, index: int, paragraph: Paragraph, finder: Finder) -> Iterator[DeadlineCandidate]:
        """Yield the deadlines of one row; outside a task table it is a sentence."""
        columns = self._columns.get(paragraph.start)
        cells = self._cells(paragraph.start, paragraph.end)
        if columns is None or columns.when >= len(cells):
            for cell in cells:
                yield from finder.in_sentence(index, cell)
            return
        if columns.roster:
            yield from self._on_duty(index, paragraph, finder, columns, cells)
            return
        if columns.schedule:
            yield from self._scheduled(index, paragraph, finder, columns, cells)
            return
        cell = cells[columns.when]
        low = self.low[cell.start : cell.end]
        setting = TimeSetting(low, "", self.reading.issued, lambda: finder.invites, row=True)
        who, what = self._who(paragraph, cells, columns), self._tables.words(cells, columns.what)
        marked = self.reading.clauses.times(cell, cited=False) if self.reading.clauses is not None else None
        for time in find_times(low, low) if marked is None else marked:
            phrase = Span(cell.start + time.start, cell.start + time.end)
            hint = self._event(what, columns.heading) or columns.heading
            result = finder.read(phrase, hint)
            event = finder.event_on(result.boundary) if result is not None and result.operator == "by" else None
            if event is not None and time.cue is None:  # what is done on the day that all of it is for
                hint, result = event, finder.read(phrase, event)
            if result is not None and accepted(time, result, setting):
                task = what if columns.what is not None else columns.heading  # "Thời gian nộp" says what is to be done
                yield DeadlineCandidate(index, paragraph.span, phrase, result, hint, who, task, in_row=True)

    def _event(self, what: Span | None, heading: Span | None) -> Span | None:
        """Return the event that takes place at the time of the row, where the heading asks for no limit."""
        if what is None or heading is None or not re.match(r"thời\s+gian\W*\Z", self.low[heading.start : heading.end]):
            return None
        verb = self._tables.does(what)
        event = verb is not None and word_pattern("table_event").match(self.low, *verb)
        return verb if event else None

    def _scheduled(
        self, index: int, paragraph: Paragraph, finder: Finder, columns: Columns, cells: Row
    ) -> Iterator[DeadlineCandidate]:
        """Yield the deadline of one row of a schedule."""
        what = self._tables.words(cells, columns.what)
        phrase = self._tables.whole_day(cells[columns.when])
        if what is None or phrase is None or _DOCUMENT.search(self.low, paragraph.start, paragraph.end):
            return
        hint = self._tables.does(what) or columns.heading
        result = finder.read(phrase, hint) if hint else None
        setting = TimeSetting(phrase.of(self.low), "", self.reading.issued, lambda: finder.invites, row=True)
        time = find_times(setting.low, setting.low)
        if result is not None and len(time) == 1 and accepted(time[0], result, setting):
            yield DeadlineCandidate(
                index, paragraph.span, phrase, result, hint, self._who(paragraph, cells, columns), what, in_row=True
            )

    def _on_duty(
        self, index: int, paragraph: Paragraph, finder: Finder, columns: Columns, cells: Row
    ) -> Iterator[DeadlineCandidate]:
        """Yield the day of a roster: who is named beside it is there on it."""
        phrase = self._tables.whole_day(cells[columns.when])
        named = [
            cell for column, cell in enumerate(cells) if column != columns.when and self._tables.words(cells, column)
        ]
        if phrase is None or not named:
            return
        result = finder.read(phrase, named[0])
        setting = TimeSetting(phrase.of(self.low), "", self.reading.issued, lambda: finder.invites, row=True)
        time = find_times(setting.low, setting.low)
        if result is not None and len(time) == 1 and accepted(time[0], result, setting):
            who = Span(named[0].start, named[-1].end)
            yield DeadlineCandidate(index, paragraph.span, phrase, result, named[0], who, None, in_row=True)
