"""Tables of tasks: a bare date in the time column is a deadline, a day on which something takes place is that day.

The heading row names the columns. Where it asks for no time limit ("Ngày", "Thứ, ngày") or is missing, the table counts
only as a schedule: in a plan, its days mostly ahead, its rows telling what is to be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas import Span
from schemas.dates import earliest_day, latest_day

from ..document import Place
from ..reading import Reading
from ..times import find_times, read_time
from ..times.judge import accepted
from ..times.limits import TimeSetting
from ..times.words import A_DAY, word_pattern
from ..zones import Paragraph
from .candidate import DeadlineCandidate, Finder
from .headings import Columns, first_named, read_heading

_ROW = list[Span]
_WHOLE = ("date", "days", "day_range")
_AROUND = re.compile(r"[\W\d_]*(?:(?:thứ\s+\w+|chủ\s+nhật|sáng|chiều|tối|cả\s+ngày|ngày|từ)\W*)*")
_MARK = re.compile(r"[-+*•–\s]*(?:\d{1,2}[.)]\s*)?")
_DOCUMENT = re.compile(r"\d+\s?/(?:\d{4}\s?/)?[a-zđ]{2,}|(?<!\w)số\s*:?\s*\d+")
_DAYS = re.compile(r"ngày|thời\s+(?:gian|điểm)")


class TableRows:
    """Reads the rows of a document's task tables in their order."""

    def __init__(self, reading: Reading, low: str) -> None:
        self.reading, self.low = reading, low
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
        table: list[tuple[Paragraph, _ROW]] = []
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
        self, table: list[tuple[Paragraph, _ROW]], above: list[Paragraph], result: dict[int, Columns]
    ) -> None:
        columns: Columns | None = None
        rest: list[tuple[Paragraph, _ROW]] = []
        for paragraph, cells in table:
            found = None if columns and self._is_numbered(cells) else self._heading(cells)
            if found is not None:
                columns = found
            elif columns is not None:
                result[paragraph.start] = columns
            else:
                rest.append((paragraph, cells))
        if len(rest) >= 2 and columns is None:
            schedule = self._untitled(rest) or self._schedule(rest, above)
            result.update({paragraph.start: schedule for paragraph, _ in rest} if schedule else {})
        self._hand_down(table, result)

    def _untitled(self, table: list[tuple[Paragraph, _ROW]]) -> Columns | None:
        """Return the columns of a table of tasks whose heading names who and what, but whose times it calls unreadably.

        Only times with their own words ("Trước ngày …", "Từ ngày … đến ngày …") bind then: a bare day has no operator.
        """
        head = [self.low[s:e].strip() for s, e in table[0][1]]
        if any(len(word) > 40 or re.search(r"\d", word) or word_pattern("not_tasks").search(word) for word in head):
            return None
        who = first_named(head, "table_who", ())
        what = first_named(head, "table_what", (who,))
        if who is None or what is None or len(table) < 4:
            return None
        counts = {
            column: sum(column < len(cells) and self._is_time(cells[column]) for _, cells in table[1:])
            for column in range(len(head))
            if column not in (who, what)
        }
        when = max(counts, key=lambda column: counts[column], default=None)
        if when is None or counts[when] * 2 < len(table) - 1:
            return None
        return Columns(when, table[0][1][when], who, what)

    def _is_time(self, cell: Span) -> bool:
        """Tell whether a time with the words that say how it binds is all a cell says."""
        low = self.low[cell.start : cell.end]
        times = find_times(low, low) if len(low) < 60 else []
        return (
            len(times) == 1
            and (times[0].cue is not None or times[0].form != "date")
            and _AROUND.fullmatch(low[: times[0].start]) is not None
            and _AROUND.fullmatch(low[times[0].end :]) is not None
        )

    def _hand_down(self, table: list[tuple[Paragraph, _ROW]], result: dict[int, Columns]) -> None:
        """Note who is in charge of the rows whose cell is empty: of the last row above that names somebody."""
        last: Span | None = None
        for paragraph, cells in table:
            columns = result.get(paragraph.start)
            if columns is None or columns.who is None or columns.who >= len(cells) or len(cells) == 1:
                last = None
                continue
            own = self._words(cells, columns.who)
            last = own or last
            if own is None and last is not None:
                self._above[paragraph.start] = last

    def _who(self, paragraph: Paragraph, cells: _ROW, columns: Columns) -> Span | None:
        return self._words(cells, columns.who) or self._above.get(paragraph.start)

    def _schedule(self, table: list[tuple[Paragraph, _ROW]], above: list[Paragraph]) -> Columns | None:
        """Return the columns of a schedule: a table in a plan with a column of days, most of them ahead, and tasks."""
        head = [self.low[s:e].strip() for s, e in table[0][1]]
        around = " ".join(self.low[p.start : p.end][-160:] for p in above)
        lead = self.low[above[-1].text_start : above[-1].end][-160:] if above else ""
        named = word_pattern("table_tasks").search(" ".join(head)) is not None
        if any(word_pattern("not_tasks").search(word) for word in head if len(word) < 40):
            return None
        if word_pattern("not_plan").search(lead):
            return None
        code = self.reading.doc_type.code if self.reading.doc_type else None
        plan = f"{around} {(self.reading.subject or '').lower()}"
        if not (named or code in ("KH", "CTr") or word_pattern("plan").search(plan)):
            return None
        days: dict[int, int] = {}
        for _, cells in table:
            for column, cell in enumerate(cells):
                days[column] = days.get(column, 0) + (self._whole_day(cell) is not None)
        when = max(days, key=lambda column: days[column])
        rows = [cells for _, cells in table if len(cells) > when and self._whole_day(cells[when]) is not None]
        if len(rows) < 2 or any(count for column, count in days.items() if column != when):
            return None  # two columns of days: a register, not a plan
        titled = not any(A_DAY.search(word) or len(word) > 60 for word in head)
        titled = titled and len(head) > when and _DAYS.search(head[when]) is not None
        who = first_named(head, "table_who", (when,)) if titled else None
        what = first_named(head, "table_tasks", (when, who)) if titled else None
        if what is None:
            what = self._column_of_words(rows, {when, who})
        if not self._ahead(rows, when):
            return None
        units = self._columns_of_units(rows, {when, what})
        if what is None:
            alone = units and all(self._only_units(cells, when) for cells in rows)
            return Columns(when, None, units[0], None, roster=True, schedule=True) if alone else None
        if who is None and units:
            who = units[0]
        tasks = [cells[what] for cells in rows if what < len(cells)]
        if not (titled and named) and sum(self._does(cell) is not None for cell in tasks) * 2 < len(rows):
            return None
        return Columns(when, table[0][1][when] if titled else None, who, what, schedule=True)

    def _whole_day(self, cell: Span) -> Span | None:
        """Return the day or days that are all a cell says."""
        low = self.low[cell.start : cell.end]
        times = find_times(low, low) if len(low) < 60 else []
        if len(times) != 1 or times[0].form not in _WHOLE:
            return None
        if not (_AROUND.fullmatch(low[: times[0].start]) and _AROUND.fullmatch(low[times[0].end :])):
            return None
        return Span(cell.start + times[0].core, cell.start + times[0].end)

    def _ahead(self, rows: list[_ROW], when: int) -> bool:
        """Tell whether most days of the column are not before the issue of the document; unknown days do not count."""
        issued = earliest_day(self.reading.issued)
        if issued is None:
            return False
        written, ahead = f"ngày {issued.day} tháng {issued.month} năm {issued.year}", 0
        for cells in rows:
            phrase = self._whole_day(cells[when])
            reading = read_time(phrase.of(self.reading.text), "", written) if phrase else None
            last = latest_day(reading.last_day or reading.boundary) if reading else None
            ahead += last is not None and last >= issued
        return ahead * 2 > len(rows)

    def _column_of_words(self, rows: list[_ROW], taken: set[int | None]) -> int | None:
        """Return the column with the most words that tell what is to be done."""
        counts: dict[int, int] = {}
        for cells in rows:
            for column, cell in enumerate(cells):
                if column not in taken and self._does(cell) is not None:
                    counts[column] = counts.get(column, 0) + 1
        return max(counts, key=lambda column: counts[column]) if counts else None

    def _columns_of_units(self, rows: list[_ROW], taken: set[int | None]) -> list[int]:
        """Return the columns most of whose cells name a unit or an office."""
        counts: dict[int, int] = {}
        for cells in rows:
            for column, cell in enumerate(cells):
                if column not in taken and self._names_unit(cell):
                    counts[column] = counts.get(column, 0) + 1
        return sorted(column for column, count in counts.items() if count * 2 > len(rows))

    def _names_unit(self, cell: Span) -> bool:
        return word_pattern("table_unit").match(self.low, *cell) is not None and self._does(cell) is None

    def _only_units(self, cells: _ROW, when: int) -> bool:
        others = [cell for column, cell in enumerate(cells) if column != when and self._words(cells, column)]
        return bool(others) and all(self._names_unit(cell) for cell in others)

    def _does(self, cell: Span) -> Span | None:
        """Return the verb or the event that the words of a task begin with."""
        mark = _MARK.match(self.low, cell.start, cell.end)
        start = mark.end() if mark else cell.start
        for name in ("table_event", "table_does"):
            match = word_pattern(name).match(self.low, start, cell.end)
            if match is not None:
                return Span(*match.span())
        return None

    def _heading(self, cells: _ROW) -> Columns | None:
        return read_heading([self.low[s:e].strip() for s, e in cells], cells)

    def _is_numbered(self, cells: _ROW) -> bool:
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
        who, what = self._who(paragraph, cells, columns), self._words(cells, columns.what)
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
        verb = self._does(what)
        event = verb is not None and word_pattern("table_event").match(self.low, *verb)
        return verb if event else None

    def _scheduled(
        self, index: int, paragraph: Paragraph, finder: Finder, columns: Columns, cells: _ROW
    ) -> Iterator[DeadlineCandidate]:
        """Yield the deadline of one row of a schedule."""
        what = self._words(cells, columns.what)
        phrase = self._whole_day(cells[columns.when])
        if what is None or phrase is None or _DOCUMENT.search(self.low, paragraph.start, paragraph.end):
            return
        hint = self._does(what) or columns.heading
        result = finder.read(phrase, hint) if hint else None
        setting = TimeSetting(phrase.of(self.low), "", self.reading.issued, lambda: finder.invites, row=True)
        time = find_times(setting.low, setting.low)
        if result is not None and len(time) == 1 and accepted(time[0], result, setting):
            yield DeadlineCandidate(
                index, paragraph.span, phrase, result, hint, self._who(paragraph, cells, columns), what, in_row=True
            )

    def _on_duty(
        self, index: int, paragraph: Paragraph, finder: Finder, columns: Columns, cells: _ROW
    ) -> Iterator[DeadlineCandidate]:
        """Yield the day of a roster: who is named beside it is there on it."""
        phrase = self._whole_day(cells[columns.when])
        named = [cell for column, cell in enumerate(cells) if column != columns.when and self._words(cells, column)]
        if phrase is None or not named:
            return
        result = finder.read(phrase, named[0])
        setting = TimeSetting(phrase.of(self.low), "", self.reading.issued, lambda: finder.invites, row=True)
        time = find_times(setting.low, setting.low)
        if result is not None and len(time) == 1 and accepted(time[0], result, setting):
            who = Span(named[0].start, named[-1].end)
            yield DeadlineCandidate(index, paragraph.span, phrase, result, named[0], who, None, in_row=True)

    def _words(self, cells: list[Span], index: int | None) -> Span | None:
        if (
            index is None
            or index >= len(cells)
            or not re.search(r"[^\W\d]", self.low[cells[index].start : cells[index].end])
        ):
            return None
        return cells[index]
