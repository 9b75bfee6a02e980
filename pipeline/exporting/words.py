"""Days, times and rules as Vietnamese offices write them: 31/12/2023, ngày 18 hằng tháng, 05 ngày làm việc."""

from __future__ import annotations

import datetime as dt
import re

from ..asking.progress import Progress
from ..asking.recurrence import parse_rule
from ..asking.results import DeadlineInfo, Done

OPERATORS = {"before": "trước", "by": "chậm nhất", "on": "vào", "within": "trong thời hạn", "window": "trong khoảng",
             "every": "định kỳ"}  # fmt: skip
"""Operator of a deadline → how it is said."""
_ENGLISH = {"window": "during"}
_EVERY = {"DAILY": "ngày", "WEEKLY": "tuần", "MONTHLY": "tháng", "YEARLY": "năm"}
_WEEK = {"MO": "thứ Hai", "TU": "thứ Ba", "WE": "thứ Tư", "TH": "thứ Năm", "FR": "thứ Sáu", "SA": "thứ Bảy",
         "SU": "Chủ nhật"}  # fmt: skip
_VIETNAM = dt.timezone(dt.timedelta(hours=7))
_STORED = re.compile(r"\b\d{4}-(?:\d\d|XX)-(?:\d\d|XX)(?:T\d\d:\d\d)?(?![\w-])")
_DATE = re.compile(r"(\d{4})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T(\d{2}:\d{2}))?")
_LENGTH = re.compile(r"PT?(\d+)(BD|D|W|M|Y|H)")
_UNITS = {"BD": "ngày làm việc", "D": "ngày", "W": "tuần", "M": "tháng", "Y": "năm", "H": "giờ"}


def in_words(rrule: str) -> str:
    """Return a rule in Vietnamese: "ngày 18 hằng tháng"; the rule itself where it is none of the usual ones."""
    parts = parse_rule(rrule)
    every = _EVERY.get(parts.get("FREQ", ""))
    if every is None or set(parts) - {"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY"}:
        return rrule
    if "BYDAY" in parts and (parts["FREQ"] != "WEEKLY" or not set(parts["BYDAY"].split(",")) <= _WEEK.keys()):
        return rrule
    days = parts.get("BYMONTHDAY", "").replace(",", ", ")
    day = "ngày cuối tháng" if days == "-1" else f"ngày {days}" if days else ""
    if "BYDAY" in parts:
        day = ", ".join(_WEEK[each] for each in parts["BYDAY"].split(","))
    months = f"tháng {parts['BYMONTH'].replace(',', ', ')}" if parts.get("BYMONTH") else ""
    often = f"{parts['INTERVAL']} {every} một lần" if parts.get("INTERVAL", "1") != "1" else f"hằng {every}"
    return " ".join(part for part in (day, months, often) if part)


def day_in_words(edtf: str | None) -> str:
    """Return a date as offices write it; what is blank in the document shows as dots; empty where there is none.

    >>> day_in_words("2023-04-05T17:00"), day_in_words("2022-07-XX"), day_in_words("2023-04-01/2023-06-30")
    ('05/04/2023 17:00', '…/07/2022', '01/04/2023 – 30/06/2023')
    """
    return " – ".join(_one_day(part) for part in edtf.split("/")) if edtf else ""


def with_days_in_words(line: str) -> str:
    """Return a line of the program with its days as offices write them.

    >>> with_days_in_words("CV 875/UBND-NV (2023-03-30)")
    'CV 875/UBND-NV (30/03/2023)'
    """
    return _STORED.sub(lambda found: day_in_words(found[0]), line)


def _one_day(edtf: str) -> str:
    found = _DATE.fullmatch(edtf)
    if found is None:
        return edtf
    year, month, day, hour = found.groups()
    parts = [("…" if part == "XX" else part) for part in (day, month) if part]
    return "/".join([*parts, year]) + (f" {hour}" if hour else "")


def length_in_words(boundary: str) -> str:
    """Return a length of time in Vietnamese: `P5BD` gives "05 ngày làm việc"; the boundary itself where it is none."""
    found = _LENGTH.fullmatch(boundary)
    return f"{int(found[1]):02d} {_UNITS[found[2]]}" if found else boundary


def limit_in_words(info: DeadlineInfo, language: str = "vi") -> str:
    """Return the limit of a deadline (thời hạn): its last day, its rule, or its term with what it counts from."""
    if language != "vi":
        limit = info.boundary or info.rrule or info.start_event or ""
        return f"{_ENGLISH.get(info.operator, info.operator)} {limit}".strip()
    if info.last_day:
        hour = (info.boundary or "").split("/")[-1]
        return day_in_words(hour if hour.startswith(f"{info.last_day}T") else info.last_day)
    if info.rrule:
        return (
            f"{OPERATORS[info.operator]} {in_words(info.rrule)}" if info.operator != "every" else in_words(info.rrule)
        )
    length = length_in_words(info.boundary) if info.boundary else ""
    return " ".join(part for part in (length, info.start_event or "") if part)


def reason_in_words(info: DeadlineInfo, language: str = "vi") -> str:
    """Return how a last day was counted from the day of receipt; empty where the text itself gives the day."""
    if info.counted_from is None:
        return ""
    if language != "vi":
        return f"received {info.counted_from}" + (f", {info.moved_from} is a day off" if info.moved_from else "")
    length = length_in_words(info.boundary or "")
    counted = f"{length} kể từ ngày nhận {day_in_words(info.counted_from)}"
    if info.moved_from:
        counted += f"; {day_in_words(info.moved_from)} là ngày nghỉ nên thời hạn kết thúc vào ngày làm việc tiếp theo"
    return counted


def done_in_words(done: Done, language: str = "vi") -> str:
    """Return who said when that a deadline, or one day of it, is done, in the time of Việt Nam."""
    at = dt.datetime.fromisoformat(done.at).astimezone(_VIETNAM)
    when = f"{at:%d/%m/%Y %H:%M}" if language == "vi" else f"{at:%Y-%m-%d %H:%M}"
    who = ", ".join(part for part in (done.by, when) if part)
    day = f" {day_in_words(done.day) if language == 'vi' else done.day}" if done.day else ""
    note = f": {done.note}" if done.note else ""
    return f"{'Đã xong' if language == 'vi' else 'Done'}{day} ({who}){note}"


def progress_in_words(progress: Progress, language: str = "vi") -> str:
    """Return how far a deadline is met (tiến độ giải quyết)."""
    days = abs(progress.days) if progress.days is not None else 0
    if progress.state == "done" and progress.done is not None:
        return done_in_words(progress.done, language)
    if language != "vi":
        told = {"open": f"open, {days} days left", "late": f"{days} days overdue", "met": "answered in time",
                "answered_late": f"answered {days} days late", "undated": "no day known",
                "partly": f"{len({each.by for each in progress.answers})} have answered"}  # fmt: skip
        return told.get(progress.state, progress.state)
    if progress.state == "open":
        return f"Chưa giải quyết, còn {days} ngày" if days else "Chưa giải quyết, hạn hôm nay"
    if progress.state == "partly":
        return f"{len({each.by for each in progress.answers})} nơi đã trả lời"
    return {
        "met": "Đã giải quyết đúng hạn", "late": f"Quá hạn {days} ngày",
        "answered_late": f"Giải quyết chậm {days} ngày",
        "undated": "Chưa xác định được thời hạn", "recurring": "Định kỳ", "past": "Đã qua",
    }[progress.state]  # fmt: skip
