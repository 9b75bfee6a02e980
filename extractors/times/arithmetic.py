"""Time arithmetic of terms (thời hạn): Bộ luật Dân sự 91/2015/QH13, Điều 144 to 148.

A term does not count its first day (Điều 147). One of days that ends on a weekend or a public holiday ends with the
next working day; one of months ends on the corresponding day, or the month's last day where there is none (Điều 148).
A fixed calendar day is no term and is never moved.
"""

from __future__ import annotations

import datetime as dt

from schemas.dates import days_in_month

from .workdays import WorkCalendar

_WORK = WorkCalendar()
_LONGEST = 3660
"""Terms of more units than this are taken for a misreading."""


def add_months(start: dt.date, count: int) -> dt.date:
    """Return the corresponding day `count` months later, the month's last day where there is none."""
    months = start.year * 12 + start.month - 1 + count
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(start.day, days_in_month(year, month + 1)))


def end_of_term(start: dt.date, amount: int, unit: str, work: WorkCalendar = _WORK) -> dt.date | None:
    """Return the last day of a term that begins with the event of `start`.

    `unit` is `D` days, `BD` working days, `W` weeks, `M` months, `Y` years; None for hours, which no day can tell.
    """
    if amount > _LONGEST:
        return None
    if unit == "BD":
        return work.add(start, amount)
    if unit in ("D", "W"):
        end = start + dt.timedelta(days=amount * (7 if unit == "W" else 1))
    elif unit in ("M", "Y"):
        end = add_months(start, amount * (12 if unit == "Y" else 1))
    else:
        return None
    return work.next_working(end)
