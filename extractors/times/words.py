"""The words of times: cues in front that say how one binds ("trước", "chậm nhất là"), lists of words, one spelling.

The lists are data: `time_cues.toml` (what times are made of) and `deadline_cues.toml` (what makes or unmakes a limit).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ..lexicon.tables import table

CUE_REACH = 75
"""How far before a time its cue may begin, in characters."""
_PERIOD = 140
"""How far before an hour "hằng ngày" may stand, in characters, and before a day "hằng tháng"."""
A_DAY = re.compile(r"(?<!\d)(?!24\s?/\s?24)\d+\s?(?:[/.-]|tháng)\s?\d")
"""Where a day is written in lower-case text, in figures or words: "14/4", "14 tháng 4 năm 2012"; no "24/24 giờ"."""
_PARTED = re.compile(r"[.;:()\d]")


@lru_cache(maxsize=1)
def time_words() -> dict[str, Any]:
    """Return the table of cue words, weekdays and numerals."""
    return table("time_cues")


@lru_cache(maxsize=1)
def deadline_words() -> dict[str, Any]:
    """Return the table of words that make or unmake a deadline."""
    return table("deadline_cues")


@cache
def word_pattern(name: str) -> re.Pattern[str]:
    """Return the compiled word list; one that stands right before a time ends with the text."""
    row = deadline_words()["words"][name]
    return re.compile(f"(?:{row['pattern']})" + (r"\Z" if row.get("at") in ("end", "whole") else ""))


class TimeCue(NamedTuple):
    """The words before a time that say how it binds."""

    operator: str
    start: int
    weak: bool = False
    """True where the words bind only together with others ("đến")."""


@lru_cache(maxsize=1)
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], tuple[tuple[str, bool], ...]]:
    rows = time_words()["cue"]
    starts = re.compile(rf"(?:{'|'.join(time_words()['cue_starts'])})(?![^\W\d])")
    alternatives = "|".join(f"(?P<c{index}>{row['pattern']})" for index, row in enumerate(rows))
    pattern = re.compile(rf"(?<!\w)(?:{alternatives})\s*[(:.]?\s*{time_words()['part_of_day']}(?:ngày\s*:?\s*)?\Z")
    return starts, pattern, tuple((row["operator"], bool(row.get("weak"))) for row in rows)


def row_of_cue(low: str) -> str | None:
    """Return the pattern of the row whose words an expression begins with, in lower case; None where none does."""
    starts, pattern, _ = _cues()
    if starts.match(low) is None:
        return None
    for end in range(min(len(low), CUE_REACH), 0, -1):
        match = pattern.match(low, 0, end)
        if match is not None and match.lastgroup is not None:
            return str(time_words()["cue"][int(match.lastgroup[1:])]["pattern"])
    return None


def cue_before(low: str, start: int, floor: int = 0) -> TimeCue | None:
    """Return the cue that ends where the time begins; the longest where several do."""
    starts, pattern, rows = _cues()
    for begin in starts.finditer(low, max(floor, start - CUE_REACH), start):
        match = pattern.match(low, begin.start(), start)
        if match is not None and match.lastgroup is not None:
            operator, weak = rows[int(match.lastgroup[1:])]
            return TimeCue(operator, match.start(), weak)
    return None


def period_before(low: str, at: int, words: str) -> re.Match[str] | None:
    """Return "hằng ngày" or "hằng tháng" of the clause before the place: no figure and no end of a clause in between.

    `words` is the list that it is one of: `each_day`, `each_month`.
    """
    places = list(word_pattern(words).finditer(low, max(0, at - _PERIOD), at))
    return places[-1] if places and _PARTED.search(low, places[-1].end(), at) is None else None
