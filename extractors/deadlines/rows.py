"""Tables of tasks: a heading row names the columns, and a bare date in the time column is a deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemas import Span

from ..reading import Reading
from ..zones import Paragraph
from .accept import Setting, accepted, word_pattern
from .finding import find_times

if TYPE_CHECKING:
    from .find import Candidate, _Finder


@dataclass(frozen=True)
class Columns:
    """Which cell of a row says when, who and what, and where the heading of the time column stands."""

    when: int
    heading: Span
    who: int | None
    what: int | None


class TableRows:
    """Reads the rows of a document's task tables in their order."""

    def __init__(self, reading: Reading, low: str) -> None:
        self.reading, self.low = reading, low
        self._columns = self._headings()

    def _cells(self, start: int, end: int) -> list[Span]:
        cells, begin = [], start
        for match in re.finditer(r"\t", self.reading.text[start:end]):
            cells.append(Span(begin, start + match.start()))
            begin = start + match.end()
        return [*cells, Span(begin, end)]

    def _headings(self) -> dict[int, Columns]:
        """Return the columns that hold for each paragraph that is a row, by its start."""
        result: dict[int, Columns] = {}
        columns: Columns | None = None
        for paragraph in self.reading.zones.paragraphs:
            if "\t" not in self.reading.text[paragraph.start : paragraph.end]:
                columns = None
                continue
            cells = self._cells(paragraph.start, paragraph.end)
            found = self._heading(cells)
            if found is not None:
                columns = found
            elif columns is not None:
                result[paragraph.start] = columns
        return result

    def _heading(self, cells: list[Span]) -> Columns | None:
        words = [self.low[s:e].strip() for s, e in cells]
        if any(len(w) > 60 or re.search(r"\d\s?[/.-]\s?\d", w) for w in words):
            return None
        when = self._first(words, "table_time", ())
        if when is None:
            return None
        who = self._first(words, "table_who", (when,))
        what = self._first(words, "table_what", (when, who))
        if who is None and what is None:
            return None
        return Columns(when, cells[when], who, what)

    @staticmethod
    def _first(words: list[str], name: str, taken: tuple[int | None, ...]) -> int | None:
        pattern = word_pattern(name)
        return next((i for i, w in enumerate(words) if i not in taken and pattern.search(w)), None)

    def candidates(self, index: int, paragraph: Paragraph, finder: _Finder) -> Iterator[Candidate]:
        """Yield the deadlines of one row; a row outside a task table is read as a sentence."""
        from .find import Candidate

        columns = self._columns.get(paragraph.start)
        cells = self._cells(paragraph.start, paragraph.end)
        if columns is None or columns.when >= len(cells):
            for cell in cells:
                yield from finder.in_sentence(index, cell)
            return
        cell = cells[columns.when]
        low = self.low[cell.start : cell.end]
        setting = Setting(low, "", self.reading.issued, lambda: finder.invites, row=True)
        who, what = self._words(cells, columns.who), self._words(cells, columns.what)
        for time in find_times(low, low):
            phrase = Span(cell.start + time.start, cell.start + time.end)
            result = finder.read(phrase, columns.heading)
            if result is not None and accepted(time, result, setting):
                yield Candidate(index, paragraph.span, phrase, result, columns.heading, who, what)

    def _words(self, cells: list[Span], index: int | None) -> Span | None:
        if (
            index is None
            or index >= len(cells)
            or not re.search(r"[^\W\d]", self.low[cells[index].start : cells[index].end])
        ):
            return None
        return cells[index]
