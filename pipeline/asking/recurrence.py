"""Recurring deadlines as calendars need them: rules on the last day in time, not on the written day.

"Trước ngày 18 hằng tháng" stands on the 17th, "trước ngày 01" on the last day of the month before. RFC 5545 skips
months that lack a day, so the 29th to the 31st are written as the last of several days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from schemas.dates import days_in_month, latest_day

_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SHORTEST = {month: days_in_month(2023, month) for month in range(1, 13)}
_MOST = 1000  # occurrences drawn at once


def parse_rule(rrule: str) -> dict[str, str]:
    """Return the parts of a rule: `FREQ=MONTHLY;BYMONTHDAY=18` gives FREQ and BYMONTHDAY."""
    parts = (part.partition("=") for part in rrule.removeprefix("RRULE:").split(";") if part)
    return {name.strip().upper(): value.strip() for name, _, value in parts}


def write_rule(parts: Mapping[str, str]) -> str:
    """Return the rule of its parts, in the usual order."""
    order = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS")
    names = [*(name for name in order if name in parts), *(name for name in parts if name not in order)]
    return ";".join(f"{name}={parts[name]}" for name in names)


def last_day_rule(rrule: str | None, operator: str) -> str | None:
    """Return the rule on which a calendar entry stands; None where no day is written, so that none is known.

    >>> last_day_rule("FREQ=MONTHLY;BYMONTHDAY=18", "before"), last_day_rule("FREQ=MONTHLY;BYMONTHDAY=1", "before")
    ('FREQ=MONTHLY;BYMONTHDAY=17', 'FREQ=MONTHLY;BYMONTHDAY=-1')
    """
    if not rrule:
        return None
    parts = parse_rule(rrule)
    before = operator == "before"
    if "BYSETPOS" in parts:
        return None if before else write_rule(parts)  # the day before "the last Friday" is no rule
    if parts.get("BYMONTHDAY"):
        return _by_month_day(parts, before)
    if parts.get("BYDAY") and parts["FREQ"] == "WEEKLY":
        days = parts["BYDAY"].split(",")
        if before:
            days = [_WEEK[_WEEK.index(day) - 1] for day in days if day in _WEEK]
        return write_rule({**parts, "BYDAY": ",".join(days)}) if days else None
    if parts["FREQ"] == "DAILY":
        return write_rule(parts)
    if parts.get("BYMONTH"):  # "in July each year": the month's last day; "before July": that of June
        months = [int(month) for month in parts["BYMONTH"].split(",")]
        if before:
            months = sorted((month - 2) % 12 + 1 for month in months)
        return write_rule({**parts, "BYMONTH": ",".join(map(str, months)), "BYMONTHDAY": "-1"})
    return None


def _by_month_day(parts: dict[str, str], before: bool) -> str:
    days = [int(day) for day in parts["BYMONTHDAY"].split(",")]
    months = [int(month) for month in parts["BYMONTH"].split(",")] if parts.get("BYMONTH") else []
    if before:
        if days == [1] and months:
            months = sorted((month - 2) % 12 + 1 for month in months)
        days = [day - 1 if day != 1 else -1 for day in days]
    shifted = {**parts, "BYMONTHDAY": ",".join(map(str, days))}
    if months:
        shifted["BYMONTH"] = ",".join(map(str, months))
    if len(days) > 1 or days[0] <= 28 or (months and all(_SHORTEST[month] >= days[0] for month in months)):
        return write_rule(shifted)
    day = days[0]
    if months and shifted["FREQ"] == "YEARLY" and "INTERVAL" not in shifted:
        shifted["FREQ"] = "MONTHLY"  # BYSETPOS of a yearly rule would choose one day of the year
    if day == 31:
        return write_rule({**shifted, "BYMONTHDAY": "-1"})
    return write_rule({**shifted, "BYMONTHDAY": ",".join(map(str, range(28, day + 1))), "BYSETPOS": "-1"})


def first_day(rule: str, issued: str | None) -> dt.date | None:
    """Return the first occurrence after the last day on which the document can have been issued; None where undated."""
    after = latest_day(issued)
    if after is None:
        return None
    found = occurrences(rule, after, after + dt.timedelta(days=1), after + dt.timedelta(days=366 * 5), most=1)
    return found[0] if found else None


def occurrences(rule: str, after: dt.date, first: dt.date, last: dt.date, most: int = _MOST) -> list[dt.date]:
    """Return the days of a rule that begins after a day, as far as they lie between two days, both included."""
    from dateutil.rrule import rrulestr

    start = dt.datetime.combine(after + dt.timedelta(days=1), dt.time())
    until = dt.datetime.combine(last, dt.time())
    parsed = rrulestr(rule, dtstart=start, ignoretz=True)
    days: list[dt.date] = []
    for moment in parsed:
        if moment > until or len(days) >= most:
            break
        if moment.date() >= first:
            days.append(moment.date())
    return days
