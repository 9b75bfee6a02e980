"""Dates as Vietnamese documents write them, read as EDTF.

`08/7/2022`, `8-7-2022`, `08.7.2022`, `08/07/22`, `ngày 08 tháng 7 năm 2022`, `tháng 7/2022`, and the blanks of drafts:
`ngày … tháng 9 năm 2023`. A date without a year is no date yet.
"""

from __future__ import annotations

import re

from schemas.dates import make_date

_BLANK = r"[.…_\s]*"
SLASH = (
    r"(?P<day>\d{1,2})\s?(?P<sep>[/.\-–])\s?(?P<month>\d{1,2})\s?(?:(?P=sep)|[/.\-–])\s?"
    r"(?P<year>(?:19|20)\d{2}|\d{2})(?![\d/]|[.-]\d)"
)
WORDS = (
    rf"(?P<wday>\d{{1,2}}|{_BLANK})\s*tháng\s*(?P<wmonth>\d{{1,2}}|{_BLANK})\s*năm\s*(?P<wyear>(?:19|20)\d{{2}})(?!\d)"
)
BLANK_SLASH = r"[.…_]+\s?/\s?(?P<bmonth>\d{1,2}|[.…_]+)\s?/\s?(?P<byear>(?:19|20)\d{2})(?!\d)"
PARTIAL = r"\d{1,2}\s?[/\-.]\s?\d{1,2}(?![\d/\-])"
MONTH = r"tháng\s*(?P<mmonth>\d{1,2})\s?(?:[/\-.]|năm)\s?(?P<myear>(?:19|20)\d{2})(?!\d)"

_SLASH = re.compile(SLASH)
_WORDS = re.compile(WORDS, re.I)
_BLANK_SLASH = re.compile(BLANK_SLASH)
_MONTH = re.compile(MONTH, re.I)


def read_date(text: str) -> str | None:
    """Return the EDTF of the first full date in the words, or None.

    A two-digit year from 50 up is of the last century. A day that does not exist (31/4) is no date.

    >>> read_date("ngày 08/7/2022"), read_date("ngày  tháng 9 năm 2023"), read_date("31/4/2023")
    ('2022-07-08', '2023-09-XX', None)
    """
    if match := _SLASH.search(text):
        year = int(match["year"])
        if year < 100:
            year += 1900 if year >= 50 else 2000
        return make_date(year, int(match["month"]), int(match["day"]))
    if match := _WORDS.search(text):
        return _with_blanks(match["wyear"], match["wmonth"], match["wday"])
    if match := _BLANK_SLASH.search(text):
        return _with_blanks(match["byear"], match["bmonth"], "")
    if match := _MONTH.search(text):
        month = int(match["mmonth"])
        return f"{match['myear']}-{month:02d}" if 1 <= month <= 12 else None
    return None


def _with_blanks(year: str, month: str, day: str) -> str | None:
    if not month.strip().isdigit():
        return f"{year}-XX-XX"
    return make_date(int(year), int(month), int(day) if day.strip().isdigit() else None)
