"""Columns of tables whose heading does not name them all: told by what the cells of most rows say."""

from __future__ import annotations

import re

from schemas import Span
from schemas.dates import earliest_day, latest_day

from ..reading import Reading
from ..times import find_times, read_time
from ..times.words import A_DAY, word_pattern
from ..zones import Paragraph
from .headings import Columns, first_named

Row = list[Span]
_WHOLE = ("date", "days", "day_range")
_AROUND = re.compile(r"[\W\d_]*(?:(?:thứ\s+\w+|chủ\s+nhật|sáng|chiều|tối|cả\s+ngày|ngày|từ)\W*)*")
_MARK = re.compile(r"[-+*•–\s]*(?:\d{1,2}[.)]\s*)?")
_DAYS = re.compile(r"ngày|thời\s+(?:gian|điểm)")


class UntitledTables:
    """Tells which column of a table holds the time, who acts and what is to be done, by its cells."""

    def __init__(self, reading: Reading, low: str) -> None:
        self.reading, self.low = reading, low

    def columns(self, table: list[tuple[Paragraph, Row]], above: list[Paragraph]) -> Columns | None:
        """Return the columns of a table; None where it sets no times.

        Args:
            table: Its rows, at least two.
            above: The paragraphs right above it.
        """
        return self._untitled(table) or self._schedule(table, above)

    def _untitled(self, table: list[tuple[Paragraph, Row]]) -> Columns | None:
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

    def _schedule(self, table: list[tuple[Paragraph, Row]], above: list[Paragraph]) -> Columns | None:
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
                days[column] = days.get(column, 0) + (self.whole_day(cell) is not None)
        when = max(days, key=lambda column: days[column])
        rows = [cells for _, cells in table if len(cells) > when and self.whole_day(cells[when]) is not None]
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
        if not (titled and named) and sum(self.does(cell) is not None for cell in tasks) * 2 < len(rows):
            return None
        return Columns(when, table[0][1][when] if titled else None, who, what, schedule=True)

    def _ahead(self, rows: list[Row], when: int) -> bool:
        """Tell whether most days of the column are not before the issue of the document; unknown days do not count."""
        issued = earliest_day(self.reading.issued)
        if issued is None:
            return False
        written, ahead = f"ngày {issued.day} tháng {issued.month} năm {issued.year}", 0
        for cells in rows:
            phrase = self.whole_day(cells[when])
            reading = read_time(phrase.of(self.reading.text), "", written) if phrase else None
            last = latest_day(reading.last_day or reading.boundary) if reading else None
            ahead += last is not None and last >= issued
        return ahead * 2 > len(rows)

    def _column_of_words(self, rows: list[Row], taken: set[int | None]) -> int | None:
        """Return the column with the most words that tell what is to be done."""
        counts: dict[int, int] = {}
        for cells in rows:
            for column, cell in enumerate(cells):
                if column not in taken and self.does(cell) is not None:
                    counts[column] = counts.get(column, 0) + 1
        return max(counts, key=lambda column: counts[column]) if counts else None

    def _columns_of_units(self, rows: list[Row], taken: set[int | None]) -> list[int]:
        """Return the columns most of whose cells name a unit or an office."""
        counts: dict[int, int] = {}
        for cells in rows:
            for column, cell in enumerate(cells):
                if column not in taken and self._names_unit(cell):
                    counts[column] = counts.get(column, 0) + 1
        return sorted(column for column, count in counts.items() if count * 2 > len(rows))

    def _names_unit(self, cell: Span) -> bool:
        return word_pattern("table_unit").match(self.low, *cell) is not None and self.does(cell) is None

    def _only_units(self, cells: Row, when: int) -> bool:
        others = [cell for column, cell in enumerate(cells) if column != when and self.words(cells, column)]
        return bool(others) and all(self._names_unit(cell) for cell in others)

    def whole_day(self, cell: Span) -> Span | None:
        """Return the day or days that are all a cell says."""
        low = self.low[cell.start : cell.end]
        times = find_times(low, low) if len(low) < 60 else []
        if len(times) != 1 or times[0].form not in _WHOLE:
            return None
        if not (_AROUND.fullmatch(low[: times[0].start]) and _AROUND.fullmatch(low[times[0].end :])):
            return None
        return Span(cell.start + times[0].core, cell.start + times[0].end)

    def does(self, cell: Span) -> Span | None:
        """Return the verb or the event that the words of a task begin with."""
        mark = _MARK.match(self.low, cell.start, cell.end)
        start = mark.end() if mark else cell.start
        for name in ("table_event", "table_does"):
            match = word_pattern(name).match(self.low, start, cell.end)
            if match is not None:
                return Span(*match.span())
        return None

    def words(self, cells: list[Span], index: int | None) -> Span | None:
        """Return the cell of a column; None where the row has none there, or one without a word."""
        if (
            index is None
            or index >= len(cells)
            or not re.search(r"[^\W\d]", self.low[cells[index].start : cells[index].end])
        ):
            return None
        return cells[index]
