"""Times of several days: spans from one day to another, hours of a day, months, quarters, halves of years, years."""

from __future__ import annotations

import datetime as dt
import re

from schemas.dates import days_in_month, full_day, make_date

from .readings import (
    QUARTERS,
    Context,
    TimeReading,
    clock_of,
    date_parts,
    has_date,
    interval,
    month_parts,
)
from .words import word_pattern

_QUARTER_WORD = re.compile(r"(?:quý\s*|(?<!\w))(iv|iii|ii|i|[1-4])(?!\w)")


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
    last = _end(match, "n", "yearend", "yearend_year", context)
    if last is None:
        return None
    clock = clock_of(match, "n")
    start = full_day(context.issued)
    if match["issue"] is not None and word_pattern("others_issue").search(match["issue"]):
        start = None
    if start is None:  # the first day is blank or another paper's: only the end is known
        return TimeReading("by", last + clock, last)
    context.used_issue = True
    return interval("window", start.isoformat(), last + clock)


def two_kinds(match: re.Match[str]) -> bool:
    """Tell whether the ends of a span are of two kinds, a day and a month: two days or two months are other forms."""

    def kind(suffix: str) -> str:
        return "day" if has_date(match, suffix) else "month" if month_parts(match, suffix) else "quarter"

    return match["gend"] is not None or kind("f") != kind("g")


def from_to(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "từ tháng 4/2023 đến hết quý III/2023", "từ quý II đến hết năm": a span whose ends are of two kinds."""
    last = _end(match, "g", "gend", "gyear", context) if two_kinds(match) else None
    if last is None:
        return None
    year = int(last[:4])
    if has_date(match, "f"):
        day, month, written = date_parts(match, "f")
    else:
        day = 1
        month, written = month_parts(match, "f") or (QUARTERS[match["quarterf"]] * 3 - 2, match["qyearf"])
    first = make_date(int(written) if written else year, month, day)
    if first is not None and first > last and written is None:
        first = make_date(year - 1, month, day)
    return interval("window", first, last) if first else None


def _end(match: re.Match[str], suffix: str, year_key: str, written_key: str, context: Context) -> str | None:
    """Return the last day of what the match holds under the suffix: a day, a month, a quarter or a year."""
    if has_date(match, suffix):
        day, month, written = date_parts(match, suffix)
        year = context.year(written, month, day)
        return make_date(year, month, day) if year else None
    if match[year_key] is not None:
        year = context.year(match[written_key])
        return f"{year}-12-31" if year else None
    named = month_parts(match, suffix)
    month, written = named or (QUARTERS[match[f"quarter{suffix}"]] * 3, match[f"qyear{suffix}"])
    year = context.year(written, month)
    return make_date(year, month, days_in_month(year, month)) if year and 1 <= month <= 12 else None


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
    named = month_parts(match, "1")
    if named is None or not 1 <= named[0] <= 12:
        return None
    month, written = named
    operator = operator if operator in ("by", "before") else "window"
    if match["month_yearly"] is not None or (written is None and context.yearly):
        return TimeReading(operator, rrule=f"FREQ=YEARLY;BYMONTH={month}")
    year = context.year(written, month)
    return interval(operator, f"{year}-{month:02d}", f"{year}-{month:02d}") if year else None


def quarters(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trong quý II và quý III năm 2023", "từ quý IV/2023 đến quý I/2024"."""
    numbers = [QUARTERS[word] for word in _QUARTER_WORD.findall(match[0])]
    if match["quarter_yearly"] is not None or (not match["qyear1"] and not match["qyear2"] and context.yearly):
        return TimeReading(operator if operator in ("by", "before") else "window", rrule="FREQ=YEARLY", confidence=0.6)
    if match["qyear1"] and match["qyear2"] and match["qyear1"] != match["qyear2"]:
        first, last, start = numbers[0], numbers[-1], int(match["qyear1"])
    else:
        first, last, start = min(numbers), max(numbers), None
    year = context.year(match["qyear2"] or match["qyear1"], last * 3)
    if year is None:
        return None
    end = f"{year}-{last * 3:02d}-{days_in_month(year, last * 3)}"
    return interval(operator, f"{start or year}-{first * 3 - 2:02d}-01", end)


def half(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trong 6 tháng đầu năm 2023"."""
    months = 9 if match["half_months"] in ("09", "9", "chín") else 6
    first, last = (1, months) if match["half_end"] == "đầu" else (13 - months, 12)
    year = context.year(match["half_year"], last)
    if year is None:
        return None
    return interval(operator, f"{year}-{first:02d}-01", f"{year}-{last:02d}-{days_in_month(year, last)}")


def year(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trong năm 2023"."""
    return interval(operator, match["year"], match["year"])


def part_of_month(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trong nửa đầu tháng 5"; "trong tuần đầu tháng 4" is a time whose days no rule names."""
    named = month_parts(match, "k")
    if named is None or not 1 <= named[0] <= 12 or not operator:
        return None
    month, written = named
    operator = operator if operator in ("by", "before") else "window"
    year = context.year(written, month) if match["month_half"] else None
    if year is None:
        return TimeReading(operator, confidence=0.4)
    first, last = (1, 15) if match["month_half"] == "đầu" else (16, days_in_month(year, month))
    return interval(operator, f"{year}-{month:02d}-{first:02d}", f"{year}-{month:02d}-{last:02d}")


READERS = (
    days, day_range, day_pair, hours, since_now, from_to, months, month, quarters, half, year, part_of_month,
)  # fmt: skip
