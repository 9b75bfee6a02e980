"""What the reading of one time expression gives, and what it may rest on beside its own words."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from schemas.dates import earliest_day, latest_day

from ..dateforms import read_date
from ..text.keys import lower_in_place
from .words import time_words, word_pattern
from .years import Source, infer_year

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
FREQUENCIES = {"ngày": "DAILY", "tuần": "WEEKLY", "tháng": "MONTHLY", "quý": "MONTHLY;INTERVAL=3", "năm": "YEARLY"}
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_TENS = re.compile(r"(\w+)\s+mươi(?:\s+(\w+))?|mười(?:\s+(\w+))?")


@dataclass(frozen=True)
class TimeReading:
    """One reading of a time expression, in the record's terms."""

    operator: str | None
    boundary: str | None = None
    last_day: str | None = None
    rrule: str | None = None
    start_event: str | None = None
    form: str = ""
    inferred: bool = False
    """True where the document's own date was needed."""
    year_from: Source = "written"
    """Where the year is from."""
    valid: bool = True
    """False where the words name a day that does not exist."""
    confidence: float = 1.0


class Context:
    """Hint and issue date while one expression is read; notes whether the issue date was used, and for which year."""

    def __init__(self, low: str, original: str, hint: str, issued: str) -> None:
        self.low, self.original, self.hint = low, original, lower_in_place(hint)
        self.issued = read_date(issued) if issued else None
        self.used_issue = False
        self.year_from: Source = "written"
        year = _YEAR.search(self.hint)
        self.hint_year = int(year[1]) if year else None

    @property
    def yearly(self) -> bool:
        """True where the hint says that a day without year comes every year."""
        return bool(word_pattern("yearly_hint").search(self.hint))

    def year(self, written: str | None, month: int = 12, day: int | None = None) -> int | None:
        """Return the year of a day or month, inferred where none is written."""
        year = infer_year(written, self.hint_year, self.issued, month, day)
        if year is None:
            return None
        if year.source != "written":
            self.year_from = year.source
        if year.source in ("issued", "next"):
            self.used_issue = True
        return year.value


def last_of(operator: str | None, day: dt.date | None, hour: bool = False) -> str | None:
    """Return the last day that is in time: the day before an exclusive boundary, with an hour the day itself."""
    if day is None:
        return None
    return (day - dt.timedelta(days=1)).isoformat() if operator == "before" and not hour else day.isoformat()


def clock_of(match: re.Match[str], *suffixes: str) -> str:
    """Return `T16:30` for the hour that the match holds under one of the suffixes, else nothing."""
    groups = match.groupdict()
    for suffix in suffixes:
        hour = groups.get(f"hour{suffix}")
        if hour is None:
            continue
        number, minute = int(hour), int(groups.get(f"minute{suffix}") or 0)
        half = groups.get(f"half{suffix}")
        if (half in ("chiều", "tối") and number < 12) or (half == "trưa" and number < 6):
            number += 12
        if number == 24 and minute == 0:
            number, minute = 23, 59
        return f"T{number:02d}:{minute:02d}" if number < 24 and minute < 60 else ""
    return ""


def number_of(word: str | None) -> int | None:
    """Return the number that figures or words write.

    >>> number_of("05"), number_of("mười"), number_of("hai mươi lăm")
    (5, 10, 25)
    """
    if word is None:
        return None
    if word.isdigit():
        return int(word)
    names: dict[str, int] = time_words()["numerals"]
    if tens := _TENS.fullmatch(word):
        unit = tens[2] or tens[3]
        return (names[tens[1]] if tens[1] else 1) * 10 + (names[unit] if unit else 0)
    return names.get(word)


def date_parts(match: re.Match[str], suffix: str) -> tuple[int, int, str | None]:
    """Return (day, month, written year) of the date that the match holds under the suffix."""
    groups = match.groupdict()

    def first(*keys: str) -> str | None:
        return next((groups[key + suffix] for key in keys if groups.get(key + suffix)), None)

    day, month, year = first("d", "di"), first("m", "ma", "mb", "mc", "md", "mi", "mw"), first("y", "ya", "yb", "yi")
    return int(day or 0), number_of(month) or 0, year


def has_date(match: re.Match[str], suffix: str) -> bool:
    """Tell whether the match holds a date under the suffix."""
    groups = match.groupdict()
    return bool(groups.get(f"d{suffix}") or groups.get(f"di{suffix}"))


def month_parts(match: re.Match[str], suffix: str) -> tuple[int, str | None] | None:
    """Return (month, written year) of the month that the match holds under the suffix, or None where it holds none."""
    groups = match.groupdict()
    month = groups.get(f"month{suffix}") or groups.get(f"monthw{suffix}")
    if not month:
        return None
    return number_of(month) or 0, groups.get(f"myear{suffix}") or groups.get(f"myearw{suffix}")


def context_operator(context: Context) -> str | None:
    """Return how a bare date binds by what stands over it or beside it in a table.

    `on` beside an event or beside who is there on the day;
    `by` under a heading that asks for a time, or beside what is to be done.
    """
    if word_pattern("table_unit").match(context.hint) or word_pattern("event_day").match(context.hint):
        return "on"
    if word_pattern("table_event").match(context.hint) or word_pattern("handed_on").match(context.hint):
        return "on"
    by = (
        word_pattern("limit_label").search(context.hint)
        or word_pattern("day_column").fullmatch(context.hint)
        or word_pattern("table_does").match(context.hint)
    )
    return "by" if by else None


def interval(operator: str | None, first: str, last: str) -> TimeReading | None:
    """Return the reading of a span of days, one month, quarter or year, given as EDTF."""
    low, high = earliest_day(first), latest_day(last)
    if low is None or high is None or low > high:
        return None
    if operator not in ("by", "before"):
        operator = "window"
    boundary = first if first == last else f"{first}/{last}"
    if operator == "before":
        return TimeReading(operator, boundary, (low - dt.timedelta(days=1)).isoformat())
    return TimeReading(operator, boundary, high.isoformat())
