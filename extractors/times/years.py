"""The year of a day or month that is written without one: where it is taken from, and why."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from schemas.dates import days_in_month, earliest_day, year_of

Source = Literal["written", "sentence", "issued", "next"]
REASONS: dict[str, str] = {
    "sentence": "the year stands with another time of the sentence",
    "issued": "no year is written: that of the document's date",
    "next": "no year is written: the one after the document's date, for in that one's year the day lies before it",
}
"""Why a year that the words do not give is this one, by its source."""


class Year(NamedTuple):
    """A year and where it is from."""

    value: int
    source: Source


def infer_year(
    written: str | None, beside: int | None, issued: str | None, month: int = 12, day: int | None = None
) -> Year | None:
    """Return the written year, else the one beside it, else the first of the issue date's and the next that lies ahead.

    Args:
        written: The year as written, of four digits or two.
        beside: A year that the words around the time give.
        issued: EDTF of the document's date; its day or month may be blank.
        month: Of the time.
        day: Of the time; the month's last where there is none.
    """
    if written:
        return Year(int(written) if len(written) == 4 else 2000 + int(written), "written")
    if beside:
        return Year(beside, "sentence")
    first, year = earliest_day(issued), year_of(issued)
    if first is None or year is None:
        return None
    if not 1 <= month <= 12:
        return Year(year, "issued")
    last = dt.date(year, month, min(day or 31, days_in_month(year, month)))
    return Year(year, "issued") if last >= first else Year(year + 1, "next")
