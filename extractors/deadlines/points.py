"""Times that stand in the calendar once: days with or without hour, months, quarters, years, windows, seasons."""

from __future__ import annotations

import datetime as dt
import re

from schemas.dates import days_in_month, full_day, make_date, year_of

from ..times.workdays import lunar_new_year
from .context import QUARTERS, Context, TimeReading, clock_of, context_operator, date_parts, interval, last_of
from .grammar import cue_before, time_words

_QUARTER_WORD = re.compile(r"quý\s*(iv|iii|ii|i|[1-4])(?!\w)")


def _shared(context: Context) -> str | None:
    """Return how the first day of a list binds, where the hint is that day: "trước ngày 15/6 và ngày 15/12"."""
    digit = re.search(r"\d", context.hint)
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
    return TimeReading(operator, edtf + clock, last_of(operator, full_day(edtf), bool(clock)))


def days(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "từ ngày 01/4/2023 đến hết ngày 30/4/2023"."""
    d1, m1, y1 = date_parts(match, "a")
    d2, m2, y2 = date_parts(match, "b")
    year2 = context.year(y2, m2, d2)
    if year2 is None:
        return None
    year1 = int(y1) if y1 else (year2 if (m1, d1) <= (m2, d2) else year2 - 1)
    if year1 < 100:
        year1 += 2000
    first, last = make_date(year1, m1, d1), make_date(year2, m2, d2)
    if first is None or last is None:
        return None
    return interval("window", first + clock_of(match, "a"), last + clock_of(match, "b"))


def day_range(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "14-15/12/2023"."""
    day, month, written = date_parts(match, "r")
    year = context.year(written, month, day)
    first = int(match["first"])
    if year is None or first > day:
        return None
    start, end = make_date(year, month, first), make_date(year, month, day)
    return interval("window", start, end) if start and end else None


def day_pair(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "ngày 26, 27/12/2011", "chiều ngày 28/12 và cả ngày 29/12/2011": days that follow one another."""
    day, month, written = date_parts(match, "p")
    year = context.year(written, month, day)
    edtf = make_date(year, month, day) if year else None
    last = full_day(edtf)
    if edtf is None or last is None:
        return None
    first = last - dt.timedelta(days=1 + len(re.findall(r"\d+", match["between"])))
    if first.day != int(match["pair"]) or int(match["pair_month"] or first.month) != first.month:
        return None
    return interval("window", first.isoformat(), edtf)


def hours(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "từ 8h00 đến 10h00 ngày 28/12/2011": hours of one day."""
    day, month, written = date_parts(match, "h")
    year = context.year(written, month, day)
    edtf = make_date(year, month, day) if year else None
    first, last = clock_of(match, "h1"), clock_of(match, "h2")
    if edtf is None or not first or not last:
        return None
    return interval("window", edtf + first, edtf + last)


def since_now(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "từ nay đến hết ngày 30/4/2023": from the issue date on."""
    groups, clock = match.groupdict(), ""
    if groups.get("dn"):
        day, month, written = date_parts(match, "n")
        year = context.year(written, month, day)
        last = make_date(year, month, day) if year else None
        clock = clock_of(match, "n")
    elif groups.get("monthn"):
        month = int(groups["monthn"])
        year = context.year(groups["myearn"], month)
        last = make_date(year, month, days_in_month(year, month)) if year and 1 <= month <= 12 else None
    else:
        year = context.year(groups.get("yearend_year"))
        last = f"{year}-12-31" if year else None
    if last is None:
        return None
    start = full_day(context.issued)
    if start is None:  # the first day is blank: only the end is known
        return TimeReading("by", last + clock, last)
    context.used_issue = True
    return interval("window", start.isoformat(), last + clock)


def months(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "tháng 3 - tháng 12/2023"."""
    m1, m2 = int(match["m1"]), int(match["m2"])
    year2 = context.year(match["m2year"], m2)
    if year2 is None or not (1 <= m1 <= 12 and 1 <= m2 <= 12):
        return None
    year1 = int(match["m1year"]) if match["m1year"] else (year2 if m1 <= m2 else year2 - 1)
    return interval("window", f"{year1}-{m1:02d}-01", f"{year2}-{m2:02d}-{days_in_month(year2, m2):02d}")


def month(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trong tháng 4/2023", "trong tháng 7 hàng năm"."""
    month = int(match["month1"])
    if not 1 <= month <= 12:
        return None
    operator = operator if operator in ("by", "before") else "window"
    if match["month_yearly"] is not None or (match["myear1"] is None and context.yearly):
        return TimeReading(operator, rrule=f"FREQ=YEARLY;BYMONTH={month}")
    year = context.year(match["myear1"], month)
    return interval(operator, f"{year}-{month:02d}", f"{year}-{month:02d}") if year else None


def quarters(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trong quý II và quý III năm 2023"."""
    numbers = [QUARTERS[word] for word in _QUARTER_WORD.findall(match[0])]
    first, last = min(numbers), max(numbers)
    if match["quarter_yearly"] is not None or (not match["qyear1"] and not match["qyear2"] and context.yearly):
        return TimeReading(operator if operator in ("by", "before") else "window", rrule="FREQ=YEARLY", confidence=0.6)
    year = context.year(match["qyear2"] or match["qyear1"], last * 3)
    if year is None:
        return None
    return interval(
        operator, f"{year}-{first * 3 - 2:02d}-01", f"{year}-{last * 3:02d}-{days_in_month(year, last * 3)}"
    )


def half(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trong 6 tháng đầu năm 2023"."""
    months = 9 if match["half_months"] in ("09", "9", "chín") else 6
    first, last = (1, months) if match["half_end"] == "đầu" else (13 - months, 12)
    year = context.year(match["half_year"], last)
    return (
        interval(operator, f"{year}-{first:02d}-01", f"{year}-{last:02d}-{days_in_month(year, last)}") if year else None
    )


def year(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trong năm 2023"."""
    return interval(operator, match["year"], match["year"])


def part_of_month(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trong tuần đầu tháng 4" as a time whose days no rule names."""
    return TimeReading(operator, confidence=0.4) if operator and 1 <= int(match["monthk"]) <= 12 else None


def season(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Đầu, giữa, cuối of a month or a year are days by Bộ luật Dân sự 91/2015/QH13, Điều 146."""
    part, low = match["part"], context.low
    if match["months"]:
        month = int(match["months"])
        year = context.year(match["myears"], month)
        if year is None or not 1 <= month <= 12:
            return None
        day = {"đầu": 1, "giữa": 15, "cuối": days_in_month(year, month)}[part]
    elif match["quarters"]:
        quarter = QUARTERS[match["quarters"]]
        month = quarter * 3 - (2 if part == "đầu" else 1 if part == "giữa" else 0)
        year = context.year(match["qyears"], month)
        if year is None:
            return None
        day = {"đầu": 1, "giữa": 15, "cuối": days_in_month(year, month)}[part]
    else:
        month, day = {"đầu": (1, 1), "giữa": (6, 30), "cuối": (12, 31)}[part]
        year = context.year(match["season_year"], month, day)
        if year is None:
            return None
        if part == "cuối" and operator not in ("by", "before") and "đến" not in low:
            return TimeReading("by", f"{year}-12", f"{year}-12-31", confidence=0.5)
    operator = operator if operator in ("by", "before") else ("by" if part == "cuối" else "on")
    edtf = make_date(year, month, day)
    return TimeReading(operator, edtf, last_of(operator, full_day(edtf)), confidence=0.7)


def lunar(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """A day of the moon calendar: no rule of the solar one can name it."""
    return TimeReading(operator, confidence=0.4) if operator else None


def new_year(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trước Tết Nguyên đán Giáp Thìn": the year by its two cyclic names, the next from the issue date on."""
    year: int | None
    if match["tet_year"] or match["tet_only"]:
        year = int(match["tet_year"] or match["tet_only"])
    else:
        cycle, issue = time_words()["cycle"], year_of(context.issued)
        stem, branch = cycle["stems"].index(match["stem"]), cycle["branches"].index(match["branch"])
        year = (
            next((y for y in range(issue, issue + 60) if (y - 4) % 10 == stem and (y - 4) % 12 == branch), None)
            if issue
            else None
        )
        context.used_issue = year is not None
    day = lunar_new_year(year) if year and operator else None
    return TimeReading(operator, day.isoformat(), last_of(operator, day)) if day else None
