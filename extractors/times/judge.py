"""Does a time set a deadline? Dates of documents, plan periods, anniversaries, effect, the past do not.

`plausible` is asked before a time is read, `accepted` after. The words are data (`deadline_cues.toml`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from schemas.dates import earliest_day, full_day, latest_day

from .asking import REACH, closes_item, handed_over, leads_item, under_label
from .find import FoundTime
from .forms import form
from .limits import LIMITS, term
from .possible import PossibleLimit, TimeSetting, labelled
from .readings import TimeReading
from .words import deadline_words, word_pattern

_OF_A_PERIOD = ("week_day", "weekly_day", "month_day", "monthly_day")
"""A day of every week or month: no plan's period, no day on which something happened."""
_CLAUSE_END = re.compile(r"[;.]\s")
_CONTEXT = 260
"""How far back a law that is quoted may be named, in characters."""
_OLDEST = 366
"""A time that lies further before the issue of the document is history, not a slip of a date; in days."""


class _NotBefore(NamedTuple):
    starts: re.Pattern[str]
    pattern: re.Pattern[str]
    only_bare: bool
    only_term: bool
    only_until: bool
    lasting: bool
    told: bool
    """Tells of something done: nothing where somebody acts in a time that is still to come."""

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
            bool(row.get("only_until")),
            bool(row.get("lasting")),
            bool(row.get("told")),
        )
        for row in deadline_words()["not_before"]
    )


@lru_cache(maxsize=1)
def _not_after() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in deadline_words()["not_after"])


def plausible(time: FoundTime, low: str) -> bool:
    """Tell whether the expression may set a deadline at all: a bare date or month in running text does not."""
    if form(time.form).needs_cue:
        return (
            time.cue is not None
            or leads_item(time, low)
            or handed_over(time, low) is not None
            or under_label(time, low) is not None
            or closes_item(time, low) is not None
            or (time.form in ("month", "quarters") and labelled(time, low))
            or (time.form == "quarters" and word_pattern("range").search(low, time.core, time.end) is not None)
            or (time.form == "quarters" and low.endswith("g năm", time.core, time.end))
        )
    if time.form == "term":
        return time.cue is not None or low.startswith("sau", time.core) or " sau " in low[time.core : time.end]
    return True


def accepted(time: FoundTime, reading: TimeReading, setting: TimeSetting) -> bool:
    """Tell whether the expression sets a deadline."""
    before = setting.low[: time.start]
    asked_for = PossibleLimit(time, reading, setting, _CLAUSE_END.split(before)[-1])
    if is_past(reading, setting.issued) and not _may_be_a_slip(asked_for):
        return False
    limit = LIMITS[form(time.form).limit]
    if not limit(asked_for):
        return False
    if under_label(time, setting.low) is not None and "T" in (reading.boundary or ""):
        return not _quoted(before)  # "Thời gian: 01 buổi, từ 07 giờ 30 phút ngày …": the hour of an event, no span
    bare = time.cue is None or time.cue.weak or reading.operator in ("on", "window", "every", None)
    bare = bare and time.form not in _OF_A_PERIOD
    label, counts = before[-REACH:], limit is term
    coming = setting.issued is not None and not is_past(reading, setting.issued)
    until = time.cue is not None and word_pattern("until_then").match(setting.low, time.start) is not None
    for row in _not_before():
        applies = (bare or not row.only_bare) and (counts or not row.only_term) and (until or not row.only_until)
        applies = applies and (bare or until or not row.lasting) and not (row.told and coming and asked_for.acting)
        if applies and row.ends(label):
            return False
    if any(pattern.match(setting.low, time.end) for pattern in _not_after()):
        return False
    return not _quoted(before)


def is_past(reading: TimeReading, issued: str | None) -> bool:
    """Tell whether the time lies wholly before the issue of the document."""
    day, start = latest_day(reading.last_day or reading.boundary), earliest_day(issued)
    return day is not None and start is not None and day < start and reading.rrule is None


def _may_be_a_slip(asked_for: PossibleLimit) -> bool:
    """Tell whether a time before the issue date is asked for all the same: one of the two dates may be a slip."""
    reading, cue = asked_for.reading, asked_for.time.cue
    issued, day = full_day(asked_for.setting.issued), full_day(reading.last_day)
    if issued is None or day is None or (issued - day).days > _OLDEST or reading.operator not in ("before", "by"):
        return False
    if cue is None or cue.weak or reading.year_from != "written":
        return False
    if word_pattern("told_past").search(asked_for.low):
        return False
    return word_pattern("request").search(asked_for.clause) is not None


def _quoted(before: str) -> bool:
    """Tell whether the time is one that a law sets which is only quoted."""
    before = before[-_CONTEXT:]
    if word_pattern("quoted").search(before):
        return True
    mark = before.rfind("“")
    return mark >= 0 and before.find("”", mark) < 0 and word_pattern("quoted").search(before[: mark + 1]) is not None
