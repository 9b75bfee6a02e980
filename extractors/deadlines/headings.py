"""The headings of task tables: which column says when, who and what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas import Span

from ..times.words import A_DAY, word_pattern

_LONGEST_PART = 40
"""Characters of a heading's part at most: "Chủ trì", "Bắt đầu"."""


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


def parted(
    words: list[str], cells: list[Span], below: list[str], cells_below: list[Span], width: int
) -> tuple[list[str], list[Span]] | None:
    """Return the headings of all columns where a heading is parted in the row below it; None where none is.

    "Nội dung | Cơ quan thực hiện | Thời gian" over " | Chủ trì | Phối hợp | " names four columns: each blank goes on
    with the heading above it, each run of words parts one. Where the row below holds only the parts (a web page leaves
    out what is merged), they part the heading of who acts, or else of when. `width` is how many cells the rows have.
    """
    named = [word for word in below if word]
    if not named or any(len(word) > _LONGEST_PART or re.search(r"\d", word) for word in named):
        return None
    if len(words) < width and not below[0]:  # blanks at a row's end are not kept
        missing = width - len(below)
        return _over_blanks(words, cells, [*below, *[""] * missing], cells_below) if missing >= 0 else None
    if len(named) == len(below) > 1 and len(words) - 1 + len(below) == width:
        names = ("table_who", "table_time")
        column = next((at for name in names if (at := first_named(words, name, ())) is not None), None)
        if column is None:
            return None
        joined = [f"{words[column]} {word}" for word in below]
        return (
            [*words[:column], *joined, *words[column + 1 :]],
            [*cells[:column], *cells_below, *cells[column + 1 :]],
        )
    return None


def _over_blanks(
    words: list[str], cells: list[Span], below: list[str], cells_below: list[Span]
) -> tuple[list[str], list[Span]] | None:
    headings: list[str] = []
    spans: list[Span] = []
    above = -1
    for at, word in enumerate(below):
        above += not word or at == 0 or not below[at - 1]
        if above >= len(words):
            return None
        headings.append(f"{words[above]} {word}".strip())
        spans.append(cells_below[at] if word else cells[above])
    return (headings, spans) if above == len(words) - 1 else None


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
