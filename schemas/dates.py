"""Dates as far as they are known, in the Extended Date/Time Format (EDTF, ISO 8601-2:2019).

`2023-03-30` a day, `2022-07-XX` a month whose day is blank, `2021-XX-XX` a year whose month and day are blank,
`2018-10` a month, `2020` a year, `A/B` an interval, `2023-04-20T16:30` a local time without offset,
`P5D` and `P5BD` a number of days and of working days.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2})?")
_YEAR_MONTH = re.compile(r"(\d{4})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T\d{2}:\d{2})?")


def days_in_month(year: int, month: int) -> int:
    """Return how many days the month has."""
    return calendar.monthrange(year, month)[1]


def make_date(year: int, month: int, day: int | None) -> str | None:
    """Return the EDTF of a date, `XX` where the day is None; None where no such day exists (31/4)."""
    if not (1 <= month <= 12 and 1900 <= year <= 2100):
        return None
    if day is None:
        return f"{year:04d}-{month:02d}-XX"
    if not 1 <= day <= days_in_month(year, month):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def full_day(edtf: str | None) -> dt.date | None:
    """Return the day that the EDTF names, or None where it names none or more than one."""
    match = _DAY.fullmatch(edtf or "")
    if not match:
        return None
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def earliest_day(edtf: str | None) -> dt.date | None:
    """Return the first day that the EDTF allows: of `2022-07-XX` the first of July 2022."""
    return _bound(edtf, last=False)


def latest_day(edtf: str | None) -> dt.date | None:
    """Return the last day that the EDTF allows: of `2022-07-XX` the 31st of July 2022."""
    return _bound(edtf, last=True)


def year_of(edtf: str | None) -> int | None:
    """Return the year of the EDTF, or None."""
    day = earliest_day(edtf)
    return day.year if day else None


@lru_cache(maxsize=2048)
def _bound(edtf: str | None, *, last: bool) -> dt.date | None:
    if not edtf:
        return None
    part = edtf.split("/")[-1 if last else 0]
    match = _YEAR_MONTH.fullmatch(part)
    if not match:
        return None
    year = int(match[1])
    month = int(match[2]) if match[2] and match[2] != "XX" else (12 if last else 1)
    if not 1 <= month <= 12:
        return None
    day = int(match[3]) if match[3] and match[3] != "XX" else (days_in_month(year, month) if last else 1)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def may_be_same_day(a: str | None, b: str | None) -> bool:
    """Tell whether two EDTF dates can name one day; an unknown date contradicts nothing."""
    first_a, last_a, first_b, last_b = earliest_day(a), latest_day(a), earliest_day(b), latest_day(b)
    if first_a is None or last_a is None or first_b is None or last_b is None:
        return True
    return first_a <= last_b and first_b <= last_a
