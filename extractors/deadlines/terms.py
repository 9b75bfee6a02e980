"""Times that come again (định kỳ) and terms that count from an event (thời hạn)."""

from __future__ import annotations

import re

from schemas.dates import full_day

from ..dateforms import read_date
from .arithmetic import end_of_term
from .context import FREQUENCIES, Context, TimeReading, clock_of
from .grammar import time_words

_ISSUED_START = re.compile(
    r"(?:từ|sau)\s+(?:ngày\s+|khi\s+)?(?:ký|ban\s+hành|phát\s+hành)(?!\s+(?:quyết|hợp|biên|kết|nghị|kế)(?!\s+(?:\w+\s+)?này))"
    r"|ngày\s+(?:ký|ban\s+hành)\s+(?:công\s+)?văn\s+bản\s+này"
)
"""The document's own issue as the event that a term counts from; "kể từ ngày ký hợp đồng" is another."""


def _number(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() else time_words()["numerals"].get(re.sub(r"\s+", " ", word))


def _length(amount: int, unit: str, work: str | None) -> tuple[str, str]:
    """Return (ISO 8601 length, unit of `end_of_term`)."""
    unit = re.sub(r"\s+", " ", unit)
    if unit == "ngày làm việc" or (unit == "ngày" and work):
        return f"P{amount}BD", "BD"
    code = {"ngày": "D", "tuần": "W", "tháng": "M", "năm": "Y", "giờ": "H"}[unit]
    return (f"PT{amount}H" if code == "H" else f"P{amount}{code}"), code


def term(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trong thời hạn 05 ngày làm việc kể từ ngày nhận được Công văn này"."""
    number = "1" if "ta1" in match.groupdict() else "0"
    amount = _number(match[f"ta{number}"])
    if not amount:
        return None
    boundary, unit = _length(amount, match[f"tu{number}"], match[f"tu{number}_work"])
    if operator in (None, "on", "window"):
        operator = "within"
    key = "ts1" if number == "1" else "ts"
    event = match[key]
    written = context.original[match.start(key) : match.end(key)].strip() if event else None
    last = None
    if event and operator != "before":
        start = full_day(read_date(event)) if re.search(r"\d\s*[/.-]|tháng", event) else None
        if start is None and _ISSUED_START.search(event):
            start = full_day(context.issued)
            context.used_issue = start is not None
        end = end_of_term(start, amount, unit) if start else None
        last = end.isoformat() if end else None
    return TimeReading(operator, boundary, last, start_event=written)


def _event(
    match: re.Match[str], operator: str, context: Context, number: str, unit: str, event: str
) -> TimeReading | None:
    amount = _number(match[number])
    if not amount:
        return None
    boundary, _ = _length(amount, match[unit], match[f"{unit}_work"])
    written = context.original[match.start(event) : match.end(event)].strip()
    return TimeReading(operator, boundary, start_event=written)


def ahead(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trước ngày tổ chức Đại hội ít nhất 15 ngày"."""
    index = next(n for n in (1, 2, 3) if match[f"a{n}"])
    return _event(match, "before", context, f"a{index}", f"u{index}", f"e{index}")


def after(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "sau khi kết thúc Cuộc thi 05 ngày"."""
    return _event(match, "within", context, "a4", "u4", "e4")


def month_day(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trước ngày 18 hàng tháng"; under "hằng quý" the first month of the next quarter."""
    day = int(match["mday"])
    if not 1 <= day <= 31:
        return None
    if re.search(r"(?:h[ằà]ng|mỗi)\s+quý", context.hint) and not re.search(r"(?:h[ằà]ng|mỗi)\s+tháng", context.low):
        return TimeReading(operator or "on", rrule=f"FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY={day}")
    return TimeReading(operator or "on", rrule=f"FREQ=MONTHLY;BYMONTHDAY={day}")


def monthly_day(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "hằng tháng, trước ngày 10"."""
    day = int(match["mday"])
    inner = "before" if match["mcue"] == "trước" else "on" if match["mcue"] == "vào" else "by"
    return TimeReading(inner, rrule=f"FREQ=MONTHLY;BYMONTHDAY={day}") if 1 <= day <= 31 else None


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


def week_day(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trước 10 giờ sáng thứ Hai hằng tuần"; the hour stands as the boundary `T10:00`."""
    word = match["wday"].split()[-1]
    day = "SU" if word == "nhật" else {"2": "MO", "3": "TU", "4": "WE", "5": "TH", "6": "FR", "7": "SA"}.get(word)
    return TimeReading(
        operator or "on",
        clock_of(match, "w") or None,
        rrule=f"FREQ=WEEKLY;BYDAY={day or time_words()['weekdays'][word]}",
    )


def day_hour(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "hằng ngày trước 15 giờ"; the hour stands as the boundary `T15:00`."""
    inner = "before" if "trước" in match[0] else "by" if "chậm nhất" in match[0] else operator or "on"
    return TimeReading(inner, clock_of(match, "x", "z") or None, rrule="FREQ=DAILY")


def times(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "hai tuần một lần", "mỗi năm 01 lần"."""
    if match["tn"]:
        amount = _number(match["tn"]) or 1
        return TimeReading("every", rrule="FREQ=MONTHLY" + (f";INTERVAL={amount}" if amount > 1 else ""))
    if match["tu"]:
        amount, unit = _number(match["ta"]) or 1, match["tu"]
        if unit == "quý":
            amount, unit = amount * 3, "tháng"
        step = f";INTERVAL={amount}" if amount > 1 else ""
        return TimeReading("every", rrule=f"FREQ={FREQUENCIES[unit]}{step}")
    return TimeReading("every", rrule=f"FREQ={FREQUENCIES[match['tv'] or match['tw']]}", confidence=0.6)


def each(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "định kỳ hằng tháng", no day written."""
    if match["span"]:
        amount = _number(match["span"]) or 1
        return TimeReading("every", rrule=f"FREQ=MONTHLY;INTERVAL={amount}")
    return TimeReading("every", rrule=f"FREQ={FREQUENCIES[match['each'] or match['bare']]}")
