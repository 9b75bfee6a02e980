"""Terms that count from an event or towards one (thời hạn): "05 ngày làm việc kể từ …", "trước ngày họp 07 ngày"."""

from __future__ import annotations

import re

from schemas.dates import full_day

from ..dateforms import read_date
from .arithmetic import end_of_term
from .readings import Context, TimeReading, number_of
from .words import word_pattern

_DAY = re.compile(r"\d\s*[/.-]|tháng")
_CODES = {"ngày": "D", "tuần": "W", "tháng": "M", "năm": "Y", "giờ": "H", "h": "H"}


def _length(amount: int, unit: str, work: str | None) -> tuple[str, str]:
    """Return (ISO 8601 length, unit of `end_of_term`)."""
    unit = re.sub(r"\s+", " ", unit)
    if unit == "ngày làm việc" or (unit == "ngày" and work):
        return f"P{amount}BD", "BD"
    code = _CODES[unit]
    return (f"PT{amount}H" if code == "H" else f"P{amount}{code}"), code


def term(match: re.Match[str], operator: str | None, context: Context) -> TimeReading | None:
    """Read "trong thời hạn 05 ngày làm việc kể từ ngày nhận được Công văn này".

    The last day is known where the event is a written day or the document's own issue.
    """
    number, key = ("1", "ts1") if "ta1" in match.groupdict() else ("0", "ts")
    amount = number_of(match[f"ta{number}"])
    if not amount:
        return None
    boundary, unit = _length(amount, match[f"tu{number}"], match[f"tu{number}_work"])
    if operator in (None, "on", "window") or (operator == "by" and not _at_most(context.low[: match.start()])):
        operator = "within"
    event = match[key]
    written = context.original[match.start(key) : match.end(key)].strip() if event else None
    last = None
    if event and operator != "before":
        start = full_day(read_date(event)) if _DAY.search(event) else None
        if start is None and word_pattern("own_issue").match(event):
            start = full_day(context.issued)
            context.used_issue = start is not None
        end = end_of_term(start, amount, unit) if start else None
        last = end.isoformat() if end else None
    return TimeReading(operator, boundary, last, start_event=written)


def _at_most(cue: str) -> bool:
    """Tell whether the words before a term make it a limit ("chậm nhất"); "thời hạn: 15 ngày" says how long it is."""
    return word_pattern("at_most").search(cue) is not None


def _event(
    match: re.Match[str], operator: str, context: Context, number: str, unit: str, event: str
) -> TimeReading | None:
    amount = number_of(match[number])
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


READERS = (term, ahead, after)
