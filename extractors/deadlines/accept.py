"""Does a time expression set a deadline? Dates of documents, plan periods, anniversaries, effect, the past do not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from schemas.dates import earliest_day, latest_day

from .asking import (
    COMPLETES,
    COVERED,
    COVERS,
    EVENT,
    HELD,
    MEASURED,
    RANGE,
    SPAN_LABEL,
    asked,
    asked_after,
    under_label,
)
from .finding import FoundTime
from .grammar import deadline_words, word_pattern
from .readings import TimeReading

_BARE = ("date", "days", "day_range", "month")
_OF_A_PERIOD = ("week_day", "weekly_day", "month_day", "monthly_day")
"""A day of every week or month: no plan's period, no day on which something happened."""
_TERMS = ("term", "term_dated")
REACH = 90


class _NotBefore(NamedTuple):
    starts: re.Pattern[str]
    pattern: re.Pattern[str]
    only_bare: bool
    only_term: bool

    def ends(self, label: str) -> bool:
        """Tell whether the words end with the pattern."""
        return any(self.pattern.match(label, begin.start()) for begin in self.starts.finditer(label))


@lru_cache(maxsize=1)
def _not_before() -> tuple[_NotBefore, ...]:
    return tuple(
        _NotBefore(
            re.compile(rf"(?:{'|'.join(row['starts'])})(?!\w)"),
            re.compile(rf"(?<!\w)(?:{row['pattern']})\Z"),
            bool(row.get("only_bare")),
            bool(row.get("only_term")),
        )
        for row in deadline_words()["not_before"]
    )


@lru_cache(maxsize=1)
def _not_after() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in deadline_words()["not_after"])


@dataclass(frozen=True)
class Setting:
    """Where an expression stands: its sentence in lower case and what the document says around it."""

    low: str
    """The sentence in lower case."""
    before_sentence: str
    """Lower-case words of the paragraph before the sentence, and of the heading above it."""
    issued: str | None
    invites: Callable[[], bool]
    """True for a giấy mời or a text that invites."""
    row: bool = False
    """True in the time column of a task table."""
    listed: bool = False
    """True for a day that goes on with a list of days."""
    planned: bool = False
    """True in a plan, or under a heading that asks for a timetable."""


def accepted(time: FoundTime, reading: TimeReading, setting: Setting) -> bool:
    """Tell whether the expression sets a deadline."""
    before, after = setting.low[: time.start], setting.low[time.end :]
    clause = re.split(r"[;.]\s", before)[-1]
    if _past(reading, setting.issued) or not _FORMS.get(time.form, _dated)(time, reading, setting, clause):
        return False
    bare = time.cue is None or time.cue.weak or reading.operator in ("on", "window", "every", None)
    bare = bare and time.form not in _OF_A_PERIOD
    label = before[-REACH:]
    for row in _not_before():
        if (bare or not row.only_bare) and (time.form in _TERMS or not row.only_term) and row.ends(label):
            return False
    return not any(pattern.match(after) for pattern in _not_after())


def plausible(time: FoundTime, low: str) -> bool:
    """Tell whether the expression may set a deadline at all: a bare date or month in running text does not."""
    if time.form in _CUED:
        return (
            time.cue is not None
            or leads_item(time, low)
            or handed_over(time, low) is not None
            or under_label(time, low) is not None
            or (time.form in ("month", "quarters") and SPAN_LABEL.search(low[: time.start]) is not None)
            or (time.form == "quarters" and RANGE.search(low, time.core, time.end) is not None)
            or (time.form == "quarters" and low.endswith("g năm", time.core, time.end))
        )
    if time.form == "term":
        return time.cue is not None or low.startswith("sau", time.core)
    return True


_ITEM_MARK = re.compile(r"[\W\d]*(?:[a-zđ]{1,3}[.)]\s*)?\W*(?:(?:tuần|đợt|lần|giai\s+đoạn)\s+(?:thứ\s+)?\w+\W*)?\Z")
_STEP = re.compile(r"\W*(?:bước|giai\s+đoạn|đợt|vòng)\s+(?:thứ\s+)?\w{1,5}\s*[:.]")
_LABEL = re.compile(r"(?:\A|[\s*+-])(?:đợt|lần|vòng|giai\s+đoạn|bước|tuần)\s+(?:thứ\s+)?[\w ]{1,12}?\s*[:(]\s*\Z")


def leads_item(time: FoundTime, low: str) -> bool:
    """Tell whether the time is the head of its item, before a colon: "Từ 01/10 đến 15/10: …", "Tháng 11: …"."""
    return (
        _ITEM_MARK.match(low[: time.start]) is not None
        and re.match(r"\s*\)?\s*:\s*(?:\w|\Z)", low[time.end : time.end + 8]) is not None
    )


_HANDS_IN = re.compile(
    r"(?<!\w)(?<!đã\s)(?<!được\s)(?:nộp|gửi|báo\s+cáo(?=\s+(?:về|cho|lên|kết\s+quả|[^\W\d]+\s+(?:trưởng|đốc|tịch)))|có\s+mặt)"
    r"(?:\s+(?!ngày|theo|và|số|của)[^\W\d]+){0,8}\s+(?:(?:vào\s+)?(?:buổi\s+)?(?:sáng|chiều)\s+)?\Z"
)


def handed_over(time: FoundTime, low: str) -> re.Match[str] | None:
    """Return "nộp hồ sơ" right before a day with its "ngày": the day on which something is handed in."""
    if time.form != "date" or time.cue is not None or not low.startswith("ngày", time.core):
        return None
    return _HANDS_IN.search(low, max(0, time.core - REACH), time.core)


_HAPPENED = re.compile(
    r"(?<!\w)(?:đã|được\s+(?:cấp|ban\s+hành|thành\s+lập))\s"
    r"(?:(?!và\s+(?:gửi|nộp|báo\s+cáo|trình|hoàn\s+thành|tổng\s+hợp|phản\s+hồi)\s)[^,;:]){0,60}\Z"
)
_TAKES_PLACE = re.compile(
    r"thời\s+gian\s+(?:họp|tổ\s+chức|khai\s+mạc|diễn\s+ra|tập\s+huấn)\s+[^\W\d]+(?:\s+[^\W\d]+)+\s+\d"
)
"""The day of an event that the label names: "Thời gian tổ chức Hội thi ngày …"."""
_CUED = frozenset(("date", "lunar", "new_year", "month", "quarters", "half", "year"))


def _past(reading: TimeReading, issued: str | None) -> bool:
    day, start = latest_day(reading.last_day or reading.boundary), earliest_day(issued)
    return day is not None and start is not None and day < start and reading.rrule is None


def _dated(time: FoundTime, reading: TimeReading, setting: Setting, clause: str) -> bool:
    if setting.row:
        return reading.operator is not None
    if time.cue is None or time.cue.operator == "on":
        label = under_label(time, setting.low)
        if label is not None and reading.operator == "on":
            return setting.invites() or "T" in (reading.boundary or "") or bool(EVENT.search(label["label"]))
    if time.cue is None:
        if setting.listed:
            return reading.operator is not None
        if handed_over(time, setting.low):
            return reading.operator == "on"
        return setting.planned and reading.operator is not None and leads_item(time, setting.low)
    if time.cue.weak:
        if setting.planned and leads_item(time, setting.low):
            return True
        return bool(word_pattern("until").search(clause)) and "từ" not in clause[-60:].split()
    if reading.operator == "on":
        labelled = time.cue.operator == "on" and "gian" in setting.low[time.cue.start : time.core]
        told = (
            setting.invites() or "T" in (reading.boundary or "") or bool(_TAKES_PLACE.search(setting.low, time.start))
        )
        return (
            reading.rrule is not None
            or (labelled and told)
            or (setting.invites() and bool(word_pattern("invite").search(setting.low)))
            or (setting.invites() and "T" in (reading.boundary or "") and bool(HELD.search(setting.low, 0, time.start)))
            or asked(setting.low[: time.start])
            or (re.search(r"\w", setting.low[: time.start]) is None and asked_after(setting.low[time.end :]))
        )
    if time.cue.operator == "window":  # "trong ngày 20/4": a bare "trong" binds a day only where somebody finishes then
        return bool(word_pattern("duty").search(clause))
    if reading.boundary is None and reading.rrule is None and reading.valid and time.form == "date":
        return reading.operator in ("before", "by")
    # "trước ngày 01/7/2014" qualifies a noun where something already happened in its clause
    return not _HAPPENED.search(clause)


def _window(time: FoundTime, reading: TimeReading, setting: Setting, clause: str) -> bool:
    if setting.row:
        return True
    if time.form == "days" and not re.search(r"đến|tới|-", setting.low[time.core : time.end]):
        return False  # two dates beside one another
    first, last = earliest_day(reading.boundary), latest_day(reading.boundary)
    if first and last and (last - first).days > 1100:  # "(11/6/1948 - 11/6/2018)"
        return False
    if setting.planned and leads_item(time, setting.low):
        return True
    if _STEP.match(setting.low) and setting.low[: time.start].endswith("(") and setting.low.startswith(")", time.end):
        return True  # "Bước 1: … (từ ngày … đến ngày …)"
    if _LABEL.search(setting.low[: time.start]) and word_pattern("duty").search(setting.before_sentence):
        return True  # "Nộp học phí: - Đợt 1: từ … đến …"
    return (
        bool(word_pattern("duty").search(setting.low))
        or bool(re.search(r"thời\s+gian", setting.before_sentence[-60:]))
        or asked(setting.low[: time.start])
    )


def _months_of_years(time: FoundTime, reading: TimeReading, setting: Setting, clause: str) -> bool:
    return _each(time, reading, setting, clause) or bool(word_pattern("duty").search(setting.low))


def _span_of_time(time: FoundTime, reading: TimeReading, setting: Setting, clause: str) -> bool:
    """A month, quarter, half, season or year."""
    if setting.row or (time.form != "year" and setting.planned and leads_item(time, setting.low)):
        return True
    operator = time.cue.operator if time.cue else None
    before = setting.low[: time.start]
    if reading.rrule and time.form in ("month", "quarters"):
        return _months_of_years(time, reading, setting, clause)
    if operator in ("before", "by") and not (time.cue and time.cue.weak):
        return True
    label = bool(SPAN_LABEL.search(before)) or (
        operator == "on" and time.cue is not None and "gian" in setting.low[time.cue.start : time.core]
    )
    if time.form == "year":
        return label or (operator == "window" and bool(word_pattern("complete", True).search(before)))
    if operator == "window":
        if COVERS.search(before) or COVERED.match(setting.low, time.end):
            return False
        finished = word_pattern("finish", True).search(before[-REACH:]) or COMPLETES.search(clause)
        return (
            label
            or (bool(finished) and not _HAPPENED.search(clause))
            or (asked(before) and MEASURED.search(before) is None)
        )
    if time.form == "months" or (time.form == "quarters" and RANGE.search(setting.low, time.core, time.end)):
        spanned = COVERS.search(before) is None and MEASURED.search(before) is None
        return label or (spanned and (COMPLETES.search(clause) is not None or asked(before)))
    return label or (time.form == "season" and bool(word_pattern("complete", True).search(before[-REACH:])))


def _term(time: FoundTime, reading: TimeReading, setting: Setting, clause: str) -> bool:
    operator = time.cue.operator if time.cue else None
    words = setting.low[time.start : time.core]
    if reading.boundary and reading.boundary.endswith("Y"):
        return False
    if operator == "within" or (operator == "by" and "nhất" in words):
        return True
    if operator in ("by", "window"):
        return reading.start_event is not None
    if operator is None and setting.low[time.core :].startswith("sau"):
        return reading.start_event is not None and bool(word_pattern("duty").search(setting.low))
    return False


def _always(time: FoundTime, reading: TimeReading, setting: Setting, clause: str) -> bool:
    return True


def _of_a_period(time: FoundTime, reading: TimeReading, setting: Setting, clause: str) -> bool:
    """Read a day of every week or month: on it something must be asked for."""
    if setting.row or reading.operator in ("before", "by"):
        return True
    return any(word_pattern(name).search(setting.low) for name in ("duty", "counted", "asked"))


def _cued(time: FoundTime, reading: TimeReading, setting: Setting, clause: str) -> bool:
    return time.cue is not None and not time.cue.weak


def _last_day(time: FoundTime, reading: TimeReading, setting: Setting, clause: str) -> bool:
    return time.cue is not None or bool(word_pattern("counted").search(setting.low))


def _times(time: FoundTime, reading: TimeReading, setting: Setting, clause: str) -> bool:
    return bool(word_pattern("counted").search(setting.low))


def _each(time: FoundTime, reading: TimeReading, setting: Setting, clause: str) -> bool:
    """Without a written day only where it governs its clause: at its head, or said to be periodic."""
    if reading.rrule == "FREQ=DAILY":
        return False
    before, after = setting.low[: time.start], setting.low[time.end :]
    if re.match(r"\s*[;.:)]|\s*$", after) and not re.search(r"định\s+k[ỳì]", setting.low[time.start : time.end]):
        return False
    at_head = re.fullmatch(r"[\W\d]*(?:[a-zđ]{1,4}[.)]\s*)?\W*|.*[:;.]\s*\W*", before) is not None
    periodic = setting.low[time.start : time.end].startswith("định")
    return at_head or (periodic and bool(word_pattern("duty").search(setting.low)))


_FORMS = {
    "date": _dated, "lunar": _cued, "new_year": _cued, "days": _window, "day_range": _window,
    "day_pair": _window, "hours": _window, "since_now": _window,
    "months": _span_of_time, "month": _span_of_time, "quarters": _span_of_time, "half": _span_of_time,
    "season": _span_of_time, "year": _span_of_time, "term": _term, "term_dated": _term, "ahead": _always,
    "after": _always, "each": _each, "times": _times, "last_day": _last_day,
    "month_day": _of_a_period, "monthly_day": _always,
    "quarter_month_day": _always, "week_day": _of_a_period, "weekly_day": _of_a_period,
    "year_months": _months_of_years, "year_days": _months_of_years, "part_of_month": _span_of_time, "day_hour": _always,
}  # fmt: skip
