"""What makes a time of each form a limit: every form names its rule here (`LIMITS`).

What no time survives, whatever its form, is in `judge`. The words are data (`deadline_cues.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from schemas.dates import earliest_day, latest_day

from .asking import (
    REACH,
    acting_after,
    acts_first,
    asked_after,
    asks_for,
    closes_item,
    handed_over,
    happened,
    leads_item,
    under_label,
)
from .possible import PossibleLimit, labelled
from .words import word_pattern

_STOPS = re.compile(r"\s*(?:[;.:)]|\Z)")
_AT_HEAD = re.compile(r"[\W\d]*(?:[a-zđ]{1,4}[.)]\s*)?\W*(?:từ\s[^,;]{5,50},\s*)?|.*[:;.]\s*\W*")
"""What stands before a period that governs its clause: nothing, a mark, a span of time ("từ nay đến …,")."""
_HOW_MUCH = 24
"""Behind "đạt" or "giải ngân" so many characters may say that it is the least: "tối thiểu", "ít nhất"."""
_LONGEST_WINDOW = 1100
"""A span of more days tells of a life, a war or a programme: "(11/6/1948 - 11/6/2018)"."""


Limit = Callable[[PossibleLimit], bool]


def dated(it: PossibleLimit) -> bool:
    """Judge a day: it needs words that bind it, or a place that does."""
    time, reading, setting = it.time, it.reading, it.setting
    if setting.row:
        return reading.operator is not None
    if time.cue is None or time.cue.operator == "on":
        label = under_label(time, it.low)
        if label is not None and reading.operator == "on":
            event = word_pattern("event").search(label["label"]) is not None
            acts = word_pattern("event_label_acts").search(label["label"]) is not None
            return setting.invites() or "T" in (reading.boundary or "") or event or acts
    if time.cue is None:
        return _bare_day(it)
    if time.cue.weak:
        return _until(it)
    if reading.operator == "on":
        return _on_a_day(it)
    if time.cue.operator == "window":  # "trong ngày 20/4": a bare "trong" binds a day only where somebody finishes then
        return word_pattern("duty").search(it.clause) is not None or it.acting
    if reading.boundary is None and reading.rrule is None and reading.valid and time.form == "date":
        return reading.operator in ("before", "by")
    # "trước ngày 01/7/2014" qualifies a noun where something already happened in its clause
    return reading.operator != "before" or not happened(it.clause)


def _bare_day(it: PossibleLimit) -> bool:
    if it.setting.listed:
        return it.reading.operator is not None
    if handed_over(it.time, it.low):
        return it.reading.operator == "on"
    if closes_item(it.time, it.low):
        return it.reading.operator == "by"
    return it.setting.planned and it.reading.operator is not None and leads_item(it.time, it.low)


def _until(it: PossibleLimit) -> bool:
    """Judge "đến ngày …": a duty before it, or what must be reached by then, makes it a limit."""
    if it.setting.planned and leads_item(it.time, it.low):
        return True
    if "từ" in it.clause[-60:].split():
        return False
    if word_pattern("until").search(it.clause):
        return True
    return _reached(it)


def _reached(it: PossibleLimit) -> bool:
    """Tell whether something must be done or reached by the time: "phấn đấu đến ngày … đạt 60%"."""
    bound = word_pattern("bound_by_then" if it.opens else "bound_then")
    if bound.match(it.low, it.time.end):
        return True
    reached = word_pattern("reached").match(it.low, it.time.end)
    if reached is None:
        return False
    said = it.low[it.time.end : reached.end() + _HOW_MUCH]
    return word_pattern("strives").search(f"{it.clause} {said}") is not None


def _on_a_day(it: PossibleLimit) -> bool:
    time, reading, setting = it.time, it.reading, it.setting
    clock, invites = "T" in (reading.boundary or ""), setting.invites
    labelled = time.cue is not None and time.cue.operator == "on" and "gian" in it.low[time.cue.start : time.core]
    return (
        reading.rrule is not None
        or (labelled and (invites() or clock or bool(word_pattern("takes_place").search(it.low, time.start))))
        or (invites() and it.says("invite"))
        or (invites() and clock and bool(word_pattern("held").search(it.before)))
        or (clock and "thời gian" in setting.before_sentence[-60:])
        or (clock and word_pattern("handed_on").search(it.clause) is not None)
        or (it.acting and "đã" not in it.clause.split() and word_pattern("event").search(it.clause) is None)
        or it.asked
        or (it.opens and asked_after(it.low[time.end :]))
    )


def window(it: PossibleLimit) -> bool:
    """Judge a span of days: a window to act in, or when something goes on."""
    time, low = it.time, it.low
    if it.setting.row:
        return True
    if time.form == "days" and not re.search(r"đến|tới|-", low[time.core : time.end]):
        return False  # two dates beside one another
    first, last = earliest_day(it.reading.boundary), latest_day(it.reading.boundary)
    if first and last and (last - first).days > _LONGEST_WINDOW:
        return False
    if it.setting.planned and leads_item(time, low):
        return True
    if word_pattern("step").match(low) and low[: time.start].endswith("(") and low.startswith(")", time.end):
        return True  # "Bước 1: … (từ ngày … đến ngày …)"
    duty = word_pattern("duty")
    if duty.search(it.setting.before_sentence) and word_pattern("round_label").search(it.before[-REACH:]):
        return True  # "Nộp học phí: - Đợt 1: từ … đến …"
    if word_pattern("takes_place_then").search(it.before[-REACH:]) and not it.setting.invites():
        return False
    labelled_before = "thời gian" in it.setting.before_sentence[-60:]
    return duty.search(low) is not None or labelled_before or it.asked or it.acting or it.leads


def months_of_years(it: PossibleLimit) -> bool:
    """Judge days or months of every year."""
    return each(it) or it.says("duty")


def span_of_time(it: PossibleLimit) -> bool:
    """Judge a month, quarter, half, season or year, or a span of them."""
    time, setting, before, operator = it.time, it.setting, it.before, it.operator
    if setting.row or (time.form != "year" and setting.planned and leads_item(time, it.low)):
        return True
    if it.reading.rrule and time.form in ("month", "quarters"):
        return months_of_years(it)
    if operator in ("before", "by") and not (time.cue and time.cue.weak):
        return True
    if time.cue is not None and time.cue.weak and time.form in ("month", "quarters", "season") and _reached(it):
        return True
    if time.form in ("month", "quarters") and time.cue is not None and "hạn" in it.low[time.cue.start : time.core]:
        return True
    timed = operator == "on" and time.cue is not None and "gian" in it.low[time.cue.start : time.core]
    label = timed or labelled(time, it.low)
    finished = word_pattern("complete").search(before[-REACH:]) is not None
    if time.form == "year":
        completed = word_pattern("completes").search(it.clause) is not None and acts_first(it.clause)
        return label or (operator == "window" and (finished or completed))
    if operator == "window":
        return _in_a_period(it, label)
    told = word_pattern("covers").search(before[-REACH:]) or word_pattern("measured").search(before)
    if time.form in ("months", "from_to") or (
        time.form == "quarters" and word_pattern("range").search(it.low, time.core, time.end)
    ):
        completes = word_pattern("completes").search(it.clause) is not None
        return label or (not told and (completes or it.asked))
    part = time.form in ("season", "part_of_month")
    return label or (finished and (part or operator == "on")) or (part and _in_it(it) and not told)


def _in_it(it: PossibleLimit) -> bool:
    """Tell whether somebody does something in a known part of a month or year: "vào tuần cuối tháng 01"."""
    return it.time.cue is not None and it.reading.boundary is not None and it.acting


def _in_a_period(it: PossibleLimit, label: bool) -> bool:
    """Judge "trong tháng 4", "trong quý II": somebody finishes or does something then, nothing is told of it."""
    before = it.before
    if word_pattern("covers").search(before[-REACH:]) or word_pattern("covered").match(it.low, it.time.end):
        return False
    if not label and "sẽ" in it.clause.split():  # what the issuer or somebody else will do
        return False
    finished = word_pattern("finish").search(before[-REACH:]) or word_pattern("completes").search(it.clause)
    if it.opens and word_pattern("bound_by_then").match(it.low, it.time.end):
        return True  # "Trong tháng 9 phải xong …"
    return (
        label
        or (bool(finished) and not happened(it.clause))
        or (it.asked and word_pattern("measured").search(before) is None)
        or it.acting
        or it.leads
    )


def term(it: PossibleLimit) -> bool:
    """Judge a term: "trong thời hạn", "chậm nhất" bind it; "không quá" only with what it counts from."""
    time, reading, operator = it.time, it.reading, it.operator
    if reading.boundary and reading.boundary.endswith("Y"):
        return False
    if operator == "within" or (operator == "by" and "nhất" in it.low[time.start : time.core]):
        return True
    if operator == "window" and reading.start_event is None:
        if word_pattern("counts_from").search(it.before[-REACH:]) and acting_after(it.low[time.end :]):
            return True  # "Kể từ ngày nhận được thông báo, trong 15 ngày, chủ đầu tư nộp tiền"
        ends = word_pattern("ends_clause").match(it.low, time.end) is not None
        return ends and word_pattern("soon").search(it.low, 0, time.core) is not None
    if operator in ("before", "by", "window"):
        return reading.start_event is not None
    counted = it.low.startswith("sau", time.core) or (reading.start_event or "").lower().startswith("sau")
    duty = it.says("duty") or it.says("must")
    return operator is None and counted and reading.start_event is not None and duty


def always(it: PossibleLimit) -> bool:
    """Judge a form that says by itself that something is to be done; "từ 22 giờ đến 5 giờ hằng ngày" tells a span."""
    if word_pattern("from_hour").search(it.low, 0, it.time.core) is not None and it.time.form == "day_hour":
        return False
    return not (it.time.cue is not None and it.time.cue.weak and "từ" in it.clause[-40:].split())


def of_a_period(it: PossibleLimit) -> bool:
    """Judge a day of every week or month: on it something must be asked for."""
    if it.setting.row or it.reading.operator in ("before", "by"):
        return True
    return it.acting or any(it.says(name) for name in ("duty", "counted")) or asks_for(it.setting.low)


def cued(it: PossibleLimit) -> bool:
    """Judge a time whose words in front alone make it a limit."""
    return it.time.cue is not None and not it.time.cue.weak


def last_day(it: PossibleLimit) -> bool:
    """Judge the last day of a month or quarter: a duty in the sentence, or words in front."""
    strong = it.time.cue is not None and it.operator in ("before", "by")
    return strong or it.says("counted") or it.says("duty") or it.asked


def times(it: PossibleLimit) -> bool:
    """Judge "02 lần/năm": only of what is done by count."""
    return it.says("counted")


def each(it: PossibleLimit) -> bool:
    """Judge a period without a day: only where it governs its clause, at its head, or said to be periodic."""
    if it.reading.rrule == "FREQ=DAILY":
        return False
    before, own = it.before, it.low[it.time.start : it.time.end]
    if _STOPS.match(it.low, it.time.end) and "định" not in own:
        return False
    return _AT_HEAD.fullmatch(before) is not None or (own.startswith("định") and it.says("duty"))


LIMITS: dict[str, Limit] = {
    limit.__name__: limit
    for limit in (
        dated, window, months_of_years, span_of_time, term, always, of_a_period, cued, last_day, times, each,
    )
}  # fmt: skip
"""The rules by their names, as the forms give them."""
