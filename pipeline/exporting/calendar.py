"""Deadlines as an iCalendar file (RFC 5545): events on the last day in time, or tasks due then, never both.

UIDs stay for the archive's life and SEQUENCE rises with every change, so that a calendar that reads the file again
updates its entries; what no longer holds says so for 30 days (STATUS:CANCELLED), then it is left out. The written day
is never moved off a holiday; the description says so instead.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from extractors.text.keys import bare_words
from extractors.times.workdays import WorkCalendar
from schemas.dates import full_day, latest_day

from ..asking.recurrence import first_day, last_day_rule, parse_rule
from ..asking.results import DeadlineInfo
from .words import OPERATORS, day_in_words, done_in_words, in_words, length_in_words, reason_in_words

ZONE = "Asia/Ho_Chi_Minh"
PRODID = "-//congvan//deadlines//VI"
CANCELLED_DAYS = 30
"""How long an entry that no longer holds says so."""
_HALF_HOUR = dt.timedelta(minutes=30)
_BEFORE_A_DAY = dt.timedelta(hours=-15)  # 9:00 of the day before
_BEFORE_AN_HOUR = dt.timedelta(hours=-2)
_PRIORITY = {"hoa toc": 1, "thuong khan": 2, "khan": 3}
_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


class When(NamedTuple):
    """Where an entry stands: its day, the hours where they are written, and its rule where it recurs."""

    day: dt.date | None
    start: dt.time | None = None
    end: dt.time | None = None
    rule: str | None = None


def to_ics(
    deadlines: Iterable[DeadlineInfo],
    *,
    todo: bool = False,
    name: str = "Thời hạn công văn",
    now: dt.datetime | None = None,
    work: WorkCalendar | None = None,
    alarms: bool = True,
) -> bytes:
    """Return the calendar file.

    Args:
        deadlines: What to put in; those of unknown day are left out of events, and are tasks without a due time.
        todo: Tasks with a due time instead of events.
        name: Name of the calendar.
        now: The moment from which the 30 days of what no longer holds count back; the present by default.
        work: Working days, for advice about holidays.
        alarms: Remind at 9:00 of the day before, or two hours before an hour.
    """
    from icalendar import Calendar

    calendar = Calendar()
    for key, value in (("prodid", PRODID), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH"),
                       ("x-wr-calname", name), ("name", name), ("x-wr-timezone", ZONE)):  # fmt: skip
        calendar.add(key, value)
    calendar.add("refresh-interval", dt.timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    calendar.subcomponents.append(_zone())
    oldest = (now or dt.datetime.now(dt.UTC)) - dt.timedelta(days=CANCELLED_DAYS)
    for info in deadlines:
        at = when(info)
        gone = info.cancelled_at is not None and dt.datetime.fromisoformat(info.cancelled_at) < oldest
        if not gone and (todo or at.day is not None):
            calendar.add_component(_entry(info, at, todo, work or WorkCalendar(), alarms))
    data: bytes = calendar.to_ical()
    return data


def when(info: DeadlineInfo) -> When:
    """Return the day on which an entry stands, its hours where they are written, and its rule where it recurs."""
    if info.rrule and not info.last_day:
        rule = last_day_rule(info.rrule, info.operator)
        day = first_day(rule, info.document.issued) if rule else None
        ends = full_day(info.ends)
        day = None if day and ends and day > ends else day
        return When(day, rule=rule if day else None)
    day = full_day(info.last_day) or (latest_day(info.last_day) if info.last_day else None)
    written = [part for part in (info.boundary or "").split("/") if "T" in part and full_day(part) == day]
    if not written and "T" in (info.last_day or ""):
        written = [info.last_day or ""]
    hours = [dt.time.fromisoformat(part.split("T")[1]) for part in written]
    if day is None or not hours:
        return When(day)
    start, end = hours[0], hours[-1]
    return When(day, start, end if end > start else None)


def _zone() -> Any:
    """Return the time zone of Việt Nam: UTC+7 all the year since 1975."""
    from icalendar import Timezone, TimezoneStandard

    standard = TimezoneStandard()
    standard.add("dtstart", dt.datetime(1975, 6, 13))
    standard.add("tzoffsetfrom", dt.timedelta(hours=8))
    standard.add("tzoffsetto", dt.timedelta(hours=7))
    standard.add("tzname", "+07")
    zone = Timezone()
    zone.add("tzid", ZONE)
    zone.add_component(standard)
    return zone


def _entry(info: DeadlineInfo, at: When, todo: bool, work: WorkCalendar, alarms: bool) -> Any:
    from icalendar import Event, Todo

    entry = Todo() if todo else Event()
    changed = dt.datetime.fromisoformat(info.changed_at) if info.changed_at else _EPOCH
    entry.add("uid", info.uid)
    entry.add("sequence", info.sequence)
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("summary", summary(info))
    entry.add("description", description(info, at.day if at.rule is None else None, work))
    entry.add("categories", [info.document.body or "công văn"])
    _time(entry, info, at, todo)
    priority = _PRIORITY.get(bare_words(info.urgency or "").removesuffix(" hen gio"))
    if priority:
        entry.add("priority", priority)
    done = next((each for each in info.done if each.day is None), None)
    if info.cancelled_at:
        entry.add("status", "CANCELLED")
    elif todo and done:
        entry.add("status", "COMPLETED")
        entry.add("completed", dt.datetime.fromisoformat(done.at))
    elif todo:
        entry.add("status", "NEEDS-ACTION")
    if alarms and at.day is not None and not info.cancelled_at and done is None:
        entry.add_component(_alarm(at, todo))
    return entry


def _time(entry: Any, info: DeadlineInfo, at: When, todo: bool) -> None:
    """Set when an entry is: events of a day are transparent and end the day after, as RFC 5545 counts."""
    from zoneinfo import ZoneInfo

    from icalendar import vRecur

    if at.day is None:
        return
    zone = ZoneInfo(ZONE)
    if todo:
        if at.rule:
            entry.add("dtstart", dt.datetime.combine(at.day, dt.time(), zone))
        entry.add("due", dt.datetime.combine(at.day, at.end or at.start or dt.time(23, 59), zone))
    elif at.start is None:
        entry.add("dtstart", at.day)
        entry.add("dtend", at.day + dt.timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
    else:
        start = dt.datetime.combine(at.day, at.start, zone)
        entry.add("dtstart", start)
        entry.add("dtend", dt.datetime.combine(at.day, at.end, zone) if at.end else start + _HALF_HOUR)
    if at.rule:
        entry.add("rrule", vRecur(_recurrence(at.rule, full_day(info.ends), zone if todo else None)))


def _alarm(at: When, todo: bool) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", "Thời hạn sắp đến")
    before = _BEFORE_A_DAY if at.start is None else _BEFORE_AN_HOUR
    if todo:
        before -= dt.timedelta(hours=24) if at.start is None else dt.timedelta()  # a task of a day is due at its end
        alarm.add("trigger", before, parameters={"RELATED": "END"})
    else:
        alarm.add("trigger", before)
    return alarm


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
    done = "✓ " if any(each.day is None for each in info.done) else ""  # an event has no status for it
    return f"{done}{what} ({number})" if number else done + what


def description(info: DeadlineInfo, day: dt.date | None = None, work: WorkCalendar | None = None) -> str:
    """Return everything that a person needs to act: the words, the document, who, to whom, by which way."""
    document = info.document
    issued = f"ngày {day_in_words(document.issued)}" if document.issued else ""
    number = document.number or (f"…/{document.symbol}" if document.symbol else "")
    title = " ".join(part for part in (document.doc_type or "", number, issued) if part)
    named = ", ".join(filter(None, (title, document.body, document.subject)))
    boundary = info.boundary or ""
    limit = length_in_words(boundary) if boundary.startswith("P") else day_in_words(boundary)
    limit = limit or (in_words(info.rrule) if info.rrule else "")
    operator = OPERATORS.get(info.operator, info.operator)
    lines = [
        "KHÔNG CÒN HIỆU LỰC" if info.cancelled_at else "",
        *(done_in_words(each) for each in info.done),
        f"“{' '.join(info.quote.split())}”" + (f" (trang {info.page})" if info.page else ""),
        f"Văn bản: {named}",
        f"Thời hạn: {limit if limit.startswith(operator) else f'{operator} {limit}'}" if limit else "",
        f"Cách tính: {reason}" if (reason := reason_in_words(info)) else "",
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
