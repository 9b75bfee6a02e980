"""Times that stand in the calendar once, as a day: dates with or without hour, ends of months, days of the moon."""

from __future__ import annotations

import re

from schemas.dates import days_in_month, full_day, make_date, year_of

from .readings import QUARTERS, Context, TimeReading, clock_of, context_operator, date_parts, last_of, month_parts
from .words import cue_before, time_words
from .workdays import lunar_new_year

_DAY = re.compile(r"\d{1,2}(?=\s?[/.-]\s?\d|\s+tháng\s+\d)")
"""The day of a date, beside "6 tháng/lần" and the like."""


def _shared(context: Context) -> str | None:
    """Return how the first day of a list binds, where the hint is that day: "trước ngày 15/6 và ngày 15/12"."""
    digit = _DAY.search(context.hint) or re.search(r"\d", context.hint)
    cue = cue_before(context.hint, digit.start()) if digit else None
    return cue.operator if cue and not cue.weak and cue.operator in ("before", "by", "on") else None


def date(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trước 16h30 ngày 20/4/2023", "ngày 30 tháng 11 hằng năm"."""
    day, month, written = date_parts(match, "1")
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    operator = "by" if operator in ("within", "window") else operator or _shared(context) or context_operator(context)
    clock = clock_of(match, "1", "2")
    if match["yearly"] is not None or (written is None and context.yearly):
        if day > days_in_month(2024, month):
            return TimeReading(operator, valid=False)
        return TimeReading(operator, rrule=f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}")
    year = context.year(written, month, day)
    if year is None:
        return TimeReading(operator, confidence=0.5)
    edtf = make_date(year, month, day)
    if edtf is None:  # 31/4: the day does not exist, and no other is put in its place
        return TimeReading(operator, valid=False, confidence=0.3)
    return TimeReading(operator, edtf + clock, last_of(operator, full_day(edtf), bool(clock or match["worked1"])))


def called_last(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "ngày 20/4/2023 là hạn cuối cùng"."""
    day, month, written = date_parts(match, "c")
    year = context.year(written, month, day) if 1 <= month <= 12 else None
    edtf = make_date(year, month, day) if year else None
    if edtf is None:
        return TimeReading("by", valid=False, confidence=0.3)
    return TimeReading("by", edtf + clock_of(match, "c"), edtf)


def season(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "cuối tháng 3/2023", "giữa năm": the day that Bộ luật Dân sự 91/2015/QH13, Điều 146 gives them."""
    part = match["part"]
    named = month_parts(match, "s")
    if named:
        month, written = named
        year = context.year(written, month)
    elif match["quarters"]:
        month = QUARTERS[match["quarters"]] * 3 - {"đầu": 2, "giữa": 1, "cuối": 0}[part]
        year = context.year(match["qyears"], month)
    else:
        return _part_of_year(part, match["season_year"], operator, context)
    if year is None or not 1 <= month <= 12:
        return None
    day = {"đầu": 1, "giữa": 15, "cuối": days_in_month(year, month)}[part]
    return _day_of_season(part, operator, make_date(year, month, day))


def _part_of_year(part: str, written: str | None, operator: str | None, context: Context) -> TimeReading | None:
    month, day = {"đầu": (1, 1), "giữa": (6, 30), "cuối": (12, 31)}[part]
    year = context.year(written, month, day)
    if year is None:
        return None
    if part == "cuối" and operator not in ("by", "before") and "đến" not in context.low:
        return TimeReading("by", f"{year}-12", f"{year}-12-31", confidence=0.5)
    return _day_of_season(part, operator, make_date(year, month, day))


def _day_of_season(part: str, operator: str | None, edtf: str | None) -> TimeReading:
    operator = operator if operator in ("by", "before") else ("by" if part == "cuối" else "on")
    return TimeReading(operator, edtf, last_of(operator, full_day(edtf)), confidence=0.7)


def lunar(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trước mùng 10 tháng 3 âm lịch" as a time whose day no rule of the sun calendar names."""
    return TimeReading(operator, confidence=0.4) if operator else None


def new_year(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trước Tết Nguyên đán Giáp Thìn": the year by its two cyclic names, the next from the issue date on."""
    year: int | None
    if match["tet_year"] or match["tet_only"]:
        year = int(match["tet_year"] or match["tet_only"])
    else:
        cycle, issue = time_words()["cycle"], year_of(context.issued)
        stem, branch = cycle["stems"].index(match["stem"]), cycle["branches"].index(match["branch"])
        years = range(issue, issue + 60) if issue else ()
        year = next((y for y in years if (y - 4) % 10 == stem and (y - 4) % 12 == branch), None)
        context.used_issue = year is not None
    day = lunar_new_year(year) if year and operator else None
    return TimeReading(operator, day.isoformat(), last_of(operator, day)) if day else None


READERS = (date, called_last, season, lunar, new_year)
