"""The headings of task tables: which column says when, who and what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas import Span

from ..times.words import A_DAY, word_pattern


@dataclass(frozen=True)
class Columns:
    """Which cell of a row says when, who and what, and where the heading of the time column stands."""

    when: int
    heading: Span | None
    """None where no heading row was read."""
    who: int | None
    what: int | None
    roster: bool = False
    """True where the cells beside the day name who is there on it, and nothing else."""
    schedule: bool = False
    """True where nothing over the column says that its days are limits: only rows with a whole day and a task count."""


def read_heading(words: list[str], cells: list[Span]) -> Columns | None:
    """Return the columns that a row of headings names, `words` in lower case; None for any other row."""
    if any(len(w) > 60 for w in words) or any(map(A_DAY.search, words)):
        return None
    when = first_named([word_pattern("table_lasts").sub("", word) for word in words], "table_time", ())
    if when is None:
        return None
    if word_pattern("table_begins").search(words[when]):  # "Ngày bắt đầu", "Ngày kết thúc": the end is the limit
        ends = word_pattern("table_ends")
        when = next((i for i, word in enumerate(words) if i > when and ends.search(word)), when)
    who = first_named(words, "table_who", (when,))
    what = first_named(words, "table_what", (when, who))
    if who is None and what is None:
        return _listed_units(words, cells, when)
    return Columns(when, cells[when], who, what)


def _listed_units(words: list[str], cells: list[Span], when: int) -> Columns | None:
    """Return the columns of a table whose heading names a kind of unit beside a time: "TT, Khoa, Thời gian nộp"."""
    if not word_pattern("table_asks").search(words[when]):
        return None
    others = word_pattern("table_others").pattern
    unit = re.compile(rf"(?:tên\s+)?{word_pattern('table_unit').pattern}[\w\s]{{0,12}}|{others}")
    who = next((i for i, word in enumerate(words) if i != when and unit.fullmatch(word)), None)
    return Columns(when, cells[when], who, None) if who is not None else None


def first_named(words: list[str], name: str, taken: tuple[int | None, ...]) -> int | None:
    """Return the first column, of those not taken, whose heading has one of the words of the list."""
    pattern = word_pattern(name)
    return next((i for i, w in enumerate(words) if i not in taken and pattern.search(w)), None)
