"""What the reading of one time expression gives, and what it may rest on beside its own words."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from schemas.dates import days_in_month, earliest_day, latest_day, year_of

from ..dateforms import read_date
from .grammar import lower, word_pattern

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
FREQUENCIES = {"ngày": "DAILY", "tuần": "WEEKLY", "tháng": "MONTHLY", "quý": "MONTHLY;INTERVAL=3", "năm": "YEARLY"}
_YEARLY_HINT = re.compile(
    r"(?:h[ằà]ng|mỗi)\s+(?:năm|quý)|định\s+k[ỳì]|(?:báo\s+cáo|năm|sơ\s+kết|tổng\s+kết)\s+(?:0?[69]\s+tháng|năm|quý)\b"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


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
    valid: bool = True
    """False where the words name a day that does not exist."""
    confidence: float = 1.0


class Context:
    """Hint and issue date while one expression is read; notes whether the issue date was used."""

    def __init__(self, low: str, original: str, hint: str, issued: str) -> None:
        self.low, self.original, self.hint = low, original, lower(hint)
        self.issued = read_date(issued) if issued else None
        self.used_issue = False
        year = _YEAR.search(self.hint)
        self.hint_year = int(year[1]) if year else None

    @property
    def yearly(self) -> bool:
        """True where the hint says that a day without year comes every year."""
        return bool(_YEARLY_HINT.search(self.hint))

    def year(self, written: str | None, month: int = 12, day: int | None = None) -> int | None:
        """Return the written year, else the hint's, else the first of the issue date's and the next that lies ahead."""
        if written:
            return int(written) if len(written) == 4 else 2000 + int(written)
        if self.hint_year:
            return self.hint_year
        first, year = earliest_day(self.issued), year_of(self.issued)
        if first is None or year is None:
            return None
        self.used_issue = True
        if not 1 <= month <= 12:
            return year
        last = dt.date(year, month, min(day or 31, days_in_month(year, month)))
        return year if last >= first else year + 1


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
        if groups.get(f"half{suffix}") in ("chiều", "tối") and number < 12:
            number += 12
        if number == 24 and minute == 0:
            number, minute = 23, 59
        return f"T{number:02d}:{minute:02d}" if number < 24 and minute < 60 else ""
    return ""


def date_parts(match: re.Match[str], suffix: str) -> tuple[int, int, str | None]:
    """Return (day, month, written year) of the date that the match holds under the suffix."""
    groups = match.groupdict()
    month = next(groups[key] for key in (f"m{suffix}", f"ma{suffix}", f"mb{suffix}", f"mc{suffix}") if groups.get(key))
    year = next((groups[key] for key in (f"y{suffix}", f"ya{suffix}", f"yb{suffix}") if groups.get(key)), None)
    return int(groups[f"d{suffix}"]), int(month), year


_HANDED_ON = re.compile(r"(?:nộp|gửi|báo\s+cáo|có\s+mặt)\s(?:[^;:.]*\s)?\Z")
_LIMIT = re.compile(r"thời\s+(?:gian|hạn)|hạn\s|tiến\s+độ|hoàn\s+thành|ngày\s+(?:nộp|xong)")
_EVENT_DAY = re.compile(r"thời\s+gian\b(?!\s+(?:hoàn|nộp|gửi|nhận|đăng|báo|thực)).*\d\s?[/.-]\s?\d")
"""The label of an event with its day."""
_DAY_COLUMN = re.compile(r"(?:thứ\W+)?ngày(?:\W+tháng)?(?:\W+năm)?(?:\s+(?:thực\s+hiện|làm\s+việc))?\W*|thời\s+điểm\W*")


def context_operator(context: Context) -> str | None:
    """Return how a bare date binds by what stands over it or beside it in a table.

    `on` beside an event or beside who is there on the day;
    `by` under a heading that asks for a time, or beside what is to be done.
    """
    if word_pattern("table_unit").match(context.hint) or _EVENT_DAY.match(context.hint):
        return "on"
    if word_pattern("table_event").match(context.hint) or _HANDED_ON.match(context.hint):
        return "on"
    by = (
        _LIMIT.search(context.hint)
        or _DAY_COLUMN.fullmatch(context.hint)
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
