"""Time arithmetic of terms (thời hạn): Bộ luật Dân sự 91/2015/QH13, Điều 144 to 148.

A term does not count its first day (Điều 147). One of days that ends on a weekend or a public holiday ends with the
next working day; one of months ends on the corresponding day, or the month's last day where there is none (Điều 148).
A fixed calendar day is no term and is never moved.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any

from schemas.dates import days_in_month

ONE_DAY = dt.timedelta(days=1)


@lru_cache(maxsize=1)
def _holidays() -> Any:
    import holidays

    return holidays.country_holidays("VN")


@lru_cache(maxsize=4096)
def is_working_day(day: dt.date) -> bool:
    """Tell whether state agencies work on the day: Monday to Friday, public holidays off, swapped Saturdays on."""
    calendar = _holidays()
    off = day in calendar  # also loads the year, its swapped Saturdays with it
    if day.weekday() >= 5:
        return day in getattr(calendar, "weekend_workdays", ())
    return not off


def next_working_day(day: dt.date) -> dt.date:
    """Return the day itself or the first working day after it."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def add_working_days(start: dt.date, count: int) -> dt.date:
    """Return the `count`-th working day after the start day, which itself does not count."""
    day = start
    while count > 0:
        day += ONE_DAY
        if is_working_day(day):
            count -= 1
    return day


def add_months(start: dt.date, count: int) -> dt.date:
    """Return the corresponding day `count` months later, the month's last day where there is none."""
    months = start.year * 12 + start.month - 1 + count
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(start.day, days_in_month(year, month + 1)))


def end_of_term(start: dt.date, amount: int, unit: str) -> dt.date | None:
    """Return the last day of a term that begins with the event of `start`.

    `unit` is `D` days, `BD` working days, `W` weeks, `M` months, `Y` years; None for hours, which no day can tell.
    """
    if amount > 3660:
        return None
    if unit == "BD":
        return add_working_days(start, amount)
    if unit in ("D", "W"):
        end = start + dt.timedelta(days=amount * (7 if unit == "W" else 1))
    elif unit in ("M", "Y"):
        end = add_months(start, amount * (12 if unit == "Y" else 1))
    else:
        return None
    return next_working_day(end)


@lru_cache(maxsize=256)
def lunar_new_year(year: int) -> dt.date | None:
    """Return the first day of Tết Nguyên đán of the year, or None where the holiday table does not know it."""
    for day, name in _holidays_of(year).items():
        if name.strip().lower() in ("tết nguyên đán", "lunar new year"):
            return day
    return None


def _holidays_of(year: int) -> dict[dt.date, str]:
    import holidays

    return dict(holidays.country_holidays("VN", years=year, observed=False, language="vi"))
