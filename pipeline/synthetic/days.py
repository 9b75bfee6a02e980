"""Days as dispatches write them."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from random import Random

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
QUARTERS = ("I", "II", "III", "IV")


def padded(day: date) -> tuple[str, str]:
    """Day and month as Nghị định 30/2020/NĐ-CP writes them: zeros before days below 10 and months 1 and 2."""
    return f"{day.day:02d}", f"{day.month:02d}" if day.month < 3 else str(day.month)


def long_date(day: date) -> str:
    """`08 tháng 7 năm 2022`."""
    d, m = padded(day)
    return f"{d} tháng {m} năm {day.year}"


def slashed(rng: Random, day: date) -> str:
    """A day in digits, with the separators and zeros that are in use."""
    sep = rng.choices("/-.", [10, 2, 1])[0]
    d = rng.choice([f"{day.day:02d}", str(day.day)])
    m = rng.choice([str(day.month), f"{day.month:02d}"])
    return f"{d}{sep}{m}{sep}{day.year}"


def cited_date(rng: Random, day: date) -> str:
    """The day of a cited document, with or without `ngày`."""
    text = rng.choices([slashed(rng, day), long_date(day)], [4, 1])[0]
    return text if rng.random() < 0.03 and "tháng" not in text else f"ngày {text}"


def past(rng: Random, on: date, days: int = 900) -> date:
    """A working day before the dispatch's."""
    day = on - timedelta(days=rng.randint(3, days))
    return day - timedelta(days=max(0, day.weekday() - 4))


def future(rng: Random, on: date, low: int = 12, high: int = 200) -> date:
    """A working day after the dispatch's."""
    day = on + timedelta(days=rng.randint(low, high))
    return day - timedelta(days=max(0, day.weekday() - 4))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])
