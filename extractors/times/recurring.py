"""Times that come again (định kỳ): a day of every month, quarter, year or week, or no day at all."""

from __future__ import annotations

import re

from schemas.dates import days_in_month

from .readings import FREQUENCIES, Context, TimeReading, clock_of, date_parts, number_of
from .words import time_words, word_pattern

_DAY_NAME = re.compile(r"hai|ba|tư|năm|sáu|bảy|bẩy|nhật|[2-7]")


def month_day(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trước ngày 18 hàng tháng"; under "hằng quý" the first month of the next quarter."""
    day = int(match["mday"])
    if not 1 <= day <= 31:
        return None
    quarterly = word_pattern("each_quarter").search(context.hint)
    if quarterly and not word_pattern("each_month").search(context.low):
        return TimeReading(operator or "on", rrule=f"FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY={day}")
    days = sorted({day, *(int(number) for number in re.findall(r"\d+", match["mmore"]))})
    if days[-1] > 31:
        return None
    return TimeReading(operator or "on", rrule=f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, days))}")


def year_days(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "ngày 15/6 và ngày 15/12 hằng năm"."""
    (day, first, year1), (other, second, year2) = date_parts(match, "yd"), date_parts(match, "ye")
    if day != other or year1 or year2 or not (match["both_yearly"] is not None or context.yearly):
        return None
    if not (1 <= first < second <= 12 and 1 <= day <= min(days_in_month(2024, first), days_in_month(2024, second))):
        return None
    return TimeReading(operator or "on", rrule=f"FREQ=YEARLY;BYMONTH={first},{second};BYMONTHDAY={day}")


def _inner(cue: str | None) -> str:
    """Return how a day binds that stands behind its period: "hằng tháng, trước ngày 10"."""
    if not cue or cue.startswith("vào"):
        return "on"
    return "before" if cue == "trước" else "by"


def monthly_day(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "hằng tháng, trước ngày 10"; with an hour the boundary is `T16:00`."""
    day = int(match["mday"])
    if not 1 <= day <= 31:
        return None
    return TimeReading(_inner(match["mcue"]), clock_of(match, "mm") or None, rrule=f"FREQ=MONTHLY;BYMONTHDAY={day}")


def year_months(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "hằng năm, vào tháng 3 và tháng 9"."""
    months = sorted({int(number) for number in re.findall(r"\d+", match["ymonths"] or match["pmonths"])})
    if not all(1 <= month <= 12 for month in months):
        return None
    inner = _inner(match["ycue"]) if match["ymonths"] and match["ycue"] not in ("trong", None) else operator
    operator = inner if inner in ("by", "before") else "window"
    return TimeReading(operator, rrule=f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))}")


def quarter_month_day(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trước ngày 25 của tháng cuối mỗi quý"."""
    day = int(match["qday"])
    months = "3,6,9,12" if match["qend"] == "cuối" else "1,4,7,10"
    return (
        TimeReading(operator or "on", rrule=f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={day}")
        if 1 <= day <= 31
        else None
    )


def last_day(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "ngày làm việc cuối cùng của tháng"."""
    frequency = "FREQ=MONTHLY" if match["last_unit"] == "tháng" else "FREQ=YEARLY;BYMONTH=3,6,9,12"
    days = "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" if match["work"] and match["last_unit"] == "tháng" else "BYMONTHDAY=-1"
    return TimeReading(operator or "on", rrule=f"{frequency};{days}")


def end_of_each(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "vào cuối mỗi quý": its last day."""
    rule = {
        "tháng": "FREQ=MONTHLY;BYMONTHDAY=-1",
        "quý": "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1",
        "năm": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31",
    }[match["end_unit"]]
    return TimeReading("before" if operator == "before" else "by", rrule=rule)


def _weekdays(words: str) -> str:
    """Return the days of "thứ Ba và thứ Sáu", "thứ 2, 4, 6" in the order of the week."""
    names = time_words()["weekdays"]
    numbered = {"2": "MO", "3": "TU", "4": "WE", "5": "TH", "6": "FR", "7": "SA"}
    found = {names.get(word) or numbered.get(word) or "SU" for word in _DAY_NAME.findall(words)}
    return ",".join(day for day in ("MO", "TU", "WE", "TH", "FR", "SA", "SU") if day in found)


def week_day(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trước 10 giờ sáng thứ Hai hằng tuần"; the hour stands as the boundary `T10:00`."""
    if match["wrange"]:  # "từ thứ Hai đến thứ Sáu hằng tuần": when an office is open
        return None
    return TimeReading(
        operator or "on", clock_of(match, "w") or None, rrule=f"FREQ=WEEKLY;BYDAY={_weekdays(match['wday'])}"
    )


def weekly_day(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "hằng tuần vào thứ Năm", "mỗi tuần (trước 15 giờ thứ Sáu)"."""
    days = _weekdays(match["wdayv"])
    return TimeReading(_inner(match["wcue"]), clock_of(match, "v") or None, rrule=f"FREQ=WEEKLY;BYDAY={days}")


def day_hour(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "hằng ngày trước 15 giờ"; the hour stands as the boundary `T15:00`."""
    inner = "before" if "trước" in match[0] else "by" if "chậm nhất" in match[0] else operator or "on"
    return TimeReading(inner, clock_of(match, "x", "z", "v") or None, rrule="FREQ=DAILY")


def hour_each_day(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trước 15 giờ" in a clause that says "hằng ngày" farther to the left; that is the hint."""
    if word_pattern("each_day").search(context.hint) is None:
        return None
    return TimeReading(operator or "on", clock_of(match, "y") or None, rrule="FREQ=DAILY")


def day_each_month(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trước ngày 20" in a clause that says "hằng tháng" farther to the left."""
    day = int(match["mday"])
    if word_pattern("each_month").search(context.hint) is None or not 1 <= day <= 31:
        return None
    return TimeReading(operator or "on", rrule=f"FREQ=MONTHLY;BYMONTHDAY={day}")


def times(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "hai tuần một lần", "mỗi năm 01 lần"."""
    if match["tu"] or match["tx"]:
        amount, unit = number_of(match["ta"] or match["tn"]) or 1, match["tu"] or match["tx"]
        if unit == "quý":
            amount, unit = amount * 3, "tháng"
        step = f";INTERVAL={amount}" if amount > 1 else ""
        return TimeReading("every", rrule=f"FREQ={FREQUENCIES[unit]}{step}")
    return TimeReading("every", rrule=f"FREQ={FREQUENCIES[match['tv'] or match['tw']]}", confidence=0.6)


def each(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "định kỳ hằng tháng", no day written."""
    if match["span"]:
        amount = number_of(match["span"]) or 1
        return TimeReading("every", rrule=f"FREQ=MONTHLY;INTERVAL={amount}")
    return TimeReading("every", rrule=f"FREQ={FREQUENCIES[match['each'] or match['bare']]}")


READERS = (
    month_day, year_days, monthly_day, year_months, quarter_month_day, last_day, end_of_each, week_day, weekly_day,
    day_hour, hour_each_day, day_each_month, times, each,
)  # fmt: skip
