"""Deadlines as an iCalendar file (RFC 5545): events on the last day in time, or tasks due then.

UIDs stay for the archive's life and SEQUENCE rises with every change, so that a calendar that imports the file again
updates its entries. The written day is never moved off a holiday; the description says so instead.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from extractors.times.workdays import WorkCalendar
from schemas.dates import full_day, latest_day

from ..asking.recurrence import first_day, last_day_rule, parse_rule
from ..asking.results import DeadlineInfo
from .words import OPERATORS, in_words

ZONE = "Asia/Ho_Chi_Minh"


def to_ics(
    deadlines: Iterable[DeadlineInfo],
    *,
    todo: bool = False,
    name: str = "Thời hạn công văn",
    now: dt.datetime | None = None,
    work: WorkCalendar | None = None,
) -> bytes:
    """Return the calendar file.

    Args:
        deadlines: What to put in.
        todo: Tasks with a due time instead of events. A deadline of unknown day is a task without one in either case.
        name: Name of the calendar.
        now: Time stamp of the entries.
        work: Working days, for advice about holidays.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//congvan//deadlines//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    stamp = (now or dt.datetime.now(dt.UTC)).replace(microsecond=0)
    for info in deadlines:
        calendar.add_component(_entry(info, todo, stamp, work or WorkCalendar()))
    calendar.add_missing_timezones()
    data: bytes = calendar.to_ical()
    return data


def day_and_rule(info: DeadlineInfo) -> tuple[dt.date | None, dt.time | None, str | None]:
    """Return the day on which an entry stands, the hour where one is written, and its rule where it recurs."""
    if info.rrule and not info.last_day:
        rule = last_day_rule(info.rrule, info.operator)
        day = first_day(rule, info.document.issued) if rule else None
        ends = full_day(info.ends)
        day = None if day and ends and day > ends else day
        return day, None, rule if day else None
    day = full_day(info.last_day) or (latest_day(info.last_day) if info.last_day else None)
    hour = None
    for written in ((info.boundary or "").split("/")[-1], info.last_day or ""):
        if "T" in written and hour is None and full_day(written) == day:
            hour = dt.time.fromisoformat(written.split("T")[1])
    return day, hour, None


def _entry(info: DeadlineInfo, todo: bool, stamp: dt.datetime, work: WorkCalendar) -> Any:
    from zoneinfo import ZoneInfo

    from icalendar import Event, Todo, vRecur

    day, hour, rule = day_and_rule(info)
    zone = ZoneInfo(ZONE)
    entry = Todo() if todo or day is None else Event()
    entry.add("uid", info.uid)
    entry.add("sequence", info.sequence)
    entry.add("dtstamp", stamp)
    entry.add("summary", summary(info))
    entry.add("description", description(info, day if rule is None else None, work))
    if day is not None and not (todo or hour):
        entry.add("dtstart", day)
        entry.add("dtend", day + dt.timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
    elif day is not None and not todo:
        assert hour is not None
        entry.add("dtstart", dt.datetime.combine(day, hour, zone))
    elif day is not None:
        if rule:
            entry.add("dtstart", dt.datetime.combine(day, dt.time(), zone))
        entry.add("due", dt.datetime.combine(day, hour or dt.time(23, 59), zone))
    if todo or day is None:
        entry.add("status", "NEEDS-ACTION")
    if rule:
        entry.add("rrule", vRecur(_recurrence(rule, full_day(info.ends), None if not todo else zone)))
    entry.add("categories", [info.document.issuer] if info.document.issuer else ["công văn"])
    return entry


def _recurrence(rule: str, ends: dt.date | None, zone: dt.tzinfo | None) -> dict[str, Any]:
    """Return the parts of a rule; UNTIL is a day where the entry begins with a day, else a moment of UTC (RFC 5545)."""
    parts: dict[str, Any] = {name: value.split(",") for name, value in parse_rule(rule).items()}
    if ends is not None:
        moment = dt.datetime.combine(ends, dt.time(23, 59, 59), zone).astimezone(dt.UTC) if zone else ends
        parts["UNTIL"] = moment
    return parts


def summary(info: DeadlineInfo) -> str:
    """Return one line: what is due, and by which document."""
    what = " ".join((info.task or info.quote).split())
    what = what if len(what) <= 120 else what[:117].rstrip() + "…"
    number = info.document.number or info.document.issuer or info.document.file or ""
    return f"{what} ({number})" if number else what


def description(info: DeadlineInfo, day: dt.date | None = None, work: WorkCalendar | None = None) -> str:
    """Return everything that a person needs to act: the words, the document, who, to whom, by which way."""
    document = info.document
    named = ", ".join(filter(None, (document.title, document.issuer, document.subject)))
    when = info.boundary or (in_words(info.rrule) if info.rrule else None)
    lines = [
        f"“{' '.join(info.quote.split())}”" + (f" (trang {info.page})" if info.page else ""),
        f"Văn bản: {named}",
        f"Thời hạn: {OPERATORS.get(info.operator, info.operator)} {when}" if when else "",
        f"Lặp lại đến hết: {ends:%d/%m/%Y}" if (ends := full_day(info.ends)) else "",
        f"Tính từ: {info.start_event}" if info.start_event else "",
        f"Thực hiện: {'; '.join(info.assignees)}" if info.assignees else "",
        f"Gửi: {info.deliver_to}" if info.deliver_to else "",
        f"Qua: {info.via}" if info.via else "",
        f"Kênh: {info.channel}" if info.channel else "",
        f"Mẫu: {info.form}" if info.form else "",
        (work.advice(day) or "") if work and day else "",
    ]
    return "\n".join(line for line in lines if line)
