"""What a time expression means: operator, boundary, last day, recurrence. Pure functions of its words.

`read_time` gets the words of the expression, its cue in front ("trước ngày 18 hàng tháng"), and where they are needed the
words elsewhere that complete it (a table's heading, "định kỳ hằng quý", the year of the next date) and those of the
document's own date, from which a missing year is taken.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from schemas.dates import days_in_month, earliest_day, full_day, latest_day, make_date, year_of

from ..dateforms import read_date
from .arithmetic import end_of_term, lunar_new_year
from .grammar import cue_before, forms, lower, time_words

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
FREQUENCIES = {"ngày": "DAILY", "tuần": "WEEKLY", "tháng": "MONTHLY", "quý": "MONTHLY;INTERVAL=3", "năm": "YEARLY"}
_YEARLY_HINT = re.compile(
    r"(?:h[ằà]ng|mỗi)\s+(?:năm|quý)|định\s+k[ỳì]|(?:báo\s+cáo|năm|sơ\s+kết|tổng\s+kết)\s+(?:0?[69]\s+tháng|năm|quý)\b"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_QUARTER_WORD = re.compile(r"quý\s*(iv|iii|ii|i|[1-4])(?!\w)")
_ISSUED_START = re.compile(
    r"(?:từ|sau)\s+(?:ngày\s+|khi\s+)?(?:ký|ban\s+hành|phát\s+hành)(?!\s+(?:quyết|hợp|biên|kết|nghị|kế))|ngày\s+(?:ký|ban\s+hành)\s+(?:công\s+)?văn\s+bản\s+này"
)


@dataclass(frozen=True)
class TimeReading:
    """One reading of a time expression, in the record's terms."""

    operator: str | None
    boundary: str | None = None
    last_day: str | None = None
    rrule: str | None = None
    start_event: str | None = None
    form: str = ""
    inferred: bool = False
    """True where the document's own date was needed."""
    valid: bool = True
    """False where the words name a day that does not exist."""
    confidence: float = 1.0


class _Context:
    """Hint and issue date while one expression is read; notes whether the issue date was used."""

    def __init__(self, low: str, original: str, hint: str, issued: str) -> None:
        self.low, self.original, self.hint = low, original, lower(hint)
        self.issued = read_date(issued) if issued else None
        self.used_issue = False
        year = _YEAR.search(self.hint)
        self.hint_year = int(year[1]) if year else None

    @property
    def yearly(self) -> bool:
        return bool(_YEARLY_HINT.search(self.hint))

    def year(self, written: str | None, month: int = 12, day: int | None = None) -> int | None:
        """Return the written year, else the hint's, else the first of the issue date's and the next that lies ahead."""
        if written:
            return int(written) if len(written) == 4 else 2000 + int(written)
        if self.hint_year:
            return self.hint_year
        first, year = earliest_day(self.issued), year_of(self.issued)
        if first is None or year is None:
            return None
        self.used_issue = True
        if not 1 <= month <= 12:
            return year
        last = dt.date(year, month, min(day or 31, days_in_month(year, month)))
        return year if last >= first else year + 1


@lru_cache(maxsize=4096)
def read_time(phrase: str, hint: str = "", issued: str = "") -> TimeReading | None:
    """Read a time expression; None where the words are none."""
    low = lower(phrase)
    for name, word, pattern in forms():
        if word not in low:
            continue
        for match in pattern.finditer(low):
            if match.end() != len(low):
                continue
            cue = cue_before(low, match.start())
            if (cue.start if cue else match.start()) != 0:
                continue
            context = _Context(low, phrase, hint, issued)
            reading = _READERS[name](match, cue.operator if cue else None, context)
            if reading is None:
                continue
            return replace(reading, form=name, inferred=context.used_issue)
    return None


def _last(operator: str | None, day: dt.date | None, hour: bool = False) -> str | None:
    if day is None:
        return None
    return (day - dt.timedelta(days=1)).isoformat() if operator == "before" and not hour else day.isoformat()


def _clock(match: re.Match[str], *suffixes: str) -> str:
    groups = match.groupdict()
    for suffix in suffixes:
        hour = groups.get(f"hour{suffix}")
        if hour is None:
            continue
        number, minute = int(hour), int(groups.get(f"minute{suffix}") or 0)
        if groups.get(f"half{suffix}") in ("chiều", "tối") and number < 12:
            number += 12
        if number == 24 and minute == 0:
            number, minute = 23, 59
        return f"T{number:02d}:{minute:02d}" if number < 24 and minute < 60 else ""
    return ""


def _parts(match: re.Match[str], suffix: str) -> tuple[int, int, str | None]:
    groups = match.groupdict()
    month = next(groups[key] for key in (f"m{suffix}", f"ma{suffix}", f"mb{suffix}", f"mc{suffix}") if groups.get(key))
    year = next((groups[key] for key in (f"y{suffix}", f"ya{suffix}", f"yb{suffix}") if groups.get(key)), None)
    return int(groups[f"d{suffix}"]), int(month), year


def _date(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    day, month, written = _parts(match, "1")
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    operator = "by" if operator == "within" else operator or context_operator(context)
    clock = _clock(match, "1", "2")
    if match["yearly"] is not None or (written is None and context.yearly):
        if day > days_in_month(2024, month):
            return TimeReading(operator, valid=False)
        return TimeReading(operator, rrule=f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}")
    year = context.year(written, month, day)
    if year is None:
        return TimeReading(operator, confidence=0.5)
    edtf = make_date(year, month, day)
    if edtf is None:  # 31/4: the day does not exist, and no other is put in its place
        return TimeReading(operator, valid=False, confidence=0.3)
    return TimeReading(operator, edtf + clock, _last(operator, full_day(edtf), bool(clock)))


def context_operator(context: _Context) -> str | None:
    """Return `by` where a heading that asks for a time stands over a bare date."""
    return (
        "by"
        if re.search(r"thời\s+(?:gian|hạn)|hạn\s|tiến\s+độ|hoàn\s+thành|ngày\s+(?:nộp|xong)", context.hint)
        else None
    )


def _interval(operator: str | None, first: str, last: str) -> TimeReading | None:
    low, high = earliest_day(first), latest_day(last)
    if low is None or high is None or low > high:
        return None
    if operator not in ("by", "before"):
        operator = "window"
    boundary = first if first == last else f"{first}/{last}"
    if operator == "before":
        return TimeReading(operator, boundary, (low - dt.timedelta(days=1)).isoformat())
    return TimeReading(operator, boundary, high.isoformat())


def _days(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    d1, m1, y1 = _parts(match, "a")
    d2, m2, y2 = _parts(match, "b")
    year2 = context.year(y2, m2, d2)
    if year2 is None:
        return None
    year1 = int(y1) if y1 else (year2 if (m1, d1) <= (m2, d2) else year2 - 1)
    if year1 < 100:
        year1 += 2000
    first, last = make_date(year1, m1, d1), make_date(year2, m2, d2)
    if first is None or last is None:
        return None
    return _interval("window", first + _clock(match, "a"), last + _clock(match, "b"))


def _day_range(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    day, month, written = _parts(match, "r")
    year = context.year(written, month, day)
    first = int(match["first"])
    if year is None or first > day:
        return None
    start, end = make_date(year, month, first), make_date(year, month, day)
    return _interval("window", start, end) if start and end else None


def _since_now(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    groups = match.groupdict()
    if groups.get("dn"):
        day, month, written = _parts(match, "n")
        year = context.year(written, month, day)
        last = make_date(year, month, day) if year else None
    elif groups.get("monthn"):
        month = int(groups["monthn"])
        year = context.year(groups["myearn"], month)
        last = make_date(year, month, days_in_month(year, month)) if year and 1 <= month <= 12 else None
    else:
        year = context.year(groups.get("yearend_year"))
        last = f"{year}-12-31" if year else None
    if last is None:
        return None
    start = full_day(context.issued)
    if start is None:  # the first day is blank: only the end is known
        return TimeReading("by", last, last)
    context.used_issue = True
    return _interval("window", start.isoformat(), last)


def _months(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    m1, m2 = int(match["m1"]), int(match["m2"])
    year2 = context.year(match["m2year"], m2)
    if year2 is None or not (1 <= m1 <= 12 and 1 <= m2 <= 12):
        return None
    year1 = int(match["m1year"]) if match["m1year"] else (year2 if m1 <= m2 else year2 - 1)
    return _interval("window", f"{year1}-{m1:02d}-01", f"{year2}-{m2:02d}-{days_in_month(year2, m2):02d}")


def _month(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    month = int(match["month1"])
    if not 1 <= month <= 12:
        return None
    operator = operator if operator in ("by", "before") else "window"
    if match["month_yearly"] is not None or (match["myear1"] is None and context.yearly):
        return TimeReading(operator, rrule=f"FREQ=YEARLY;BYMONTH={month}")
    year = context.year(match["myear1"], month)
    return _interval(operator, f"{year}-{month:02d}", f"{year}-{month:02d}") if year else None


def _quarters(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    numbers = [QUARTERS[word] for word in _QUARTER_WORD.findall(match[0])]
    first, last = min(numbers), max(numbers)
    year = context.year(match["qyear2"] or match["qyear1"], last * 3)
    if year is None:
        return None
    return _interval(
        operator, f"{year}-{first * 3 - 2:02d}-01", f"{year}-{last * 3:02d}-{days_in_month(year, last * 3)}"
    )


def _half(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    months = 9 if match["half_months"] in ("09", "9", "chín") else 6
    first, last = (1, months) if match["half_end"] == "đầu" else (13 - months, 12)
    year = context.year(match["half_year"], last)
    return (
        _interval(operator, f"{year}-{first:02d}-01", f"{year}-{last:02d}-{days_in_month(year, last)}")
        if year
        else None
    )


def _year(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    return _interval(operator, match["year"], match["year"])


def _season(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    """Đầu, giữa, cuối of a month or a year are days by Bộ luật Dân sự 91/2015/QH13, Điều 146."""
    part, low = match["part"], context.low
    if match["months"]:
        month = int(match["months"])
        year = context.year(match["myears"], month)
        if year is None or not 1 <= month <= 12:
            return None
        day = {"đầu": 1, "giữa": 15, "cuối": days_in_month(year, month)}[part]
    elif match["quarters"]:
        quarter = QUARTERS[match["quarters"]]
        month = quarter * 3 - (2 if part == "đầu" else 1 if part == "giữa" else 0)
        year = context.year(match["qyears"], month)
        if year is None:
            return None
        day = {"đầu": 1, "giữa": 15, "cuối": days_in_month(year, month)}[part]
    else:
        month, day = {"đầu": (1, 1), "giữa": (6, 30), "cuối": (12, 31)}[part]
        year = context.year(match["season_year"], month, day)
        if year is None:
            return None
        if part == "cuối" and operator not in ("by", "before") and "đến" not in low:
            return TimeReading("by", f"{year}-12", f"{year}-12-31", confidence=0.5)
    operator = operator if operator in ("by", "before") else ("by" if part == "cuối" else "on")
    edtf = make_date(year, month, day)
    return TimeReading(operator, edtf, _last(operator, full_day(edtf)), confidence=0.7)


def _number(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() else time_words()["numerals"].get(re.sub(r"\s+", " ", word))


def _length(amount: int, unit: str, work: str | None) -> tuple[str, str]:
    """Return (ISO 8601 length, unit of `end_of_term`)."""
    unit = re.sub(r"\s+", " ", unit)
    if unit == "ngày làm việc" or (unit == "ngày" and work):
        return f"P{amount}BD", "BD"
    code = {"ngày": "D", "tuần": "W", "tháng": "M", "năm": "Y", "giờ": "H"}[unit]
    return (f"PT{amount}H" if code == "H" else f"P{amount}{code}"), code


def _term(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    number = "1" if "ta1" in match.groupdict() else "0"
    amount = _number(match[f"ta{number}"])
    if not amount:
        return None
    boundary, unit = _length(amount, match[f"tu{number}"], match[f"tu{number}_work"])
    if operator in (None, "on", "window"):
        operator = "within"
    key = "ts1" if number == "1" else "ts"
    event = match[key]
    written = context.original[match.start(key) : match.end(key)].strip() if event else None
    last = None
    if event and operator != "before":
        start = full_day(read_date(event)) if re.search(r"\d\s*[/.-]|tháng", event) else None
        if start is None and _ISSUED_START.search(event):
            start = full_day(context.issued)
            context.used_issue = start is not None
        end = end_of_term(start, amount, unit) if start else None
        last = end.isoformat() if end else None
    return TimeReading(operator, boundary, last, start_event=written)


def _event(
    match: re.Match[str], operator: str, context: _Context, number: str, unit: str, event: str
) -> TimeReading | None:
    amount = _number(match[number])
    if not amount:
        return None
    boundary, _ = _length(amount, match[unit], match[f"{unit}_work"])
    written = context.original[match.start(event) : match.end(event)].strip()
    return TimeReading(operator, boundary, start_event=written)


def _ahead(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    index = next(n for n in (1, 2, 3) if match[f"a{n}"])
    return _event(match, "before", context, f"a{index}", f"u{index}", f"e{index}")


def _after(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    return _event(match, "within", context, "a4", "u4", "e4")


def _month_day(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    day = int(match["mday"])
    if not 1 <= day <= 31:
        return None
    if re.search(r"(?:h[ằà]ng|mỗi)\s+quý", context.hint) and not re.search(r"(?:h[ằà]ng|mỗi)\s+tháng", context.low):
        return TimeReading(operator or "on", rrule=f"FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY={day}")
    return TimeReading(operator or "on", rrule=f"FREQ=MONTHLY;BYMONTHDAY={day}")


def _quarter_month_day(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    day = int(match["qday"])
    months = "3,6,9,12" if match["qend"] == "cuối" else "1,4,7,10"
    return (
        TimeReading(operator or "on", rrule=f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={day}")
        if 1 <= day <= 31
        else None
    )


def _last_day(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    frequency = "FREQ=MONTHLY" if match["last_unit"] == "tháng" else "FREQ=YEARLY;BYMONTH=3,6,9,12"
    days = "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" if match["work"] and match["last_unit"] == "tháng" else "BYMONTHDAY=-1"
    return TimeReading(operator or "on", rrule=f"{frequency};{days}")


def _week_day(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    word = match["wday"].split()[-1]
    day = "SU" if word == "nhật" else {"2": "MO", "3": "TU", "4": "WE", "5": "TH", "6": "FR", "7": "SA"}.get(word)
    return TimeReading(
        operator or "on", _clock(match, "w") or None, rrule=f"FREQ=WEEKLY;BYDAY={day or time_words()['weekdays'][word]}"
    )


def _day_hour(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    inner = "before" if "trước" in match[0] else "by" if "chậm nhất" in match[0] else operator or "on"
    return TimeReading(inner, _clock(match, "x", "z") or None, rrule="FREQ=DAILY")


def _times(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    if match["tu"]:
        amount, unit = _number(match["ta"]) or 1, match["tu"]
        if unit == "quý":
            amount, unit = amount * 3, "tháng"
        step = f";INTERVAL={amount}" if amount > 1 else ""
        return TimeReading("every", rrule=f"FREQ={FREQUENCIES[unit]}{step}")
    return TimeReading("every", rrule=f"FREQ={FREQUENCIES[match['tv'] or match['tw']]}", confidence=0.6)


def _each(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    if match["span"]:
        amount = {"sáu": 6, "ba": 3}.get(match["span"]) or int(match["span"])
        return TimeReading("every", rrule=f"FREQ=MONTHLY;INTERVAL={amount}")
    return TimeReading("every", rrule=f"FREQ={FREQUENCIES[match['each'] or match['bare']]}")


def _lunar(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    """A day of the moon calendar: no rule of the solar one can name it."""
    return TimeReading(operator, confidence=0.4) if operator else None


def _new_year(match: re.Match[str], operator: str | None, context: _Context) -> TimeReading | None:
    year: int | None
    if match["tet_year"] or match["tet_only"]:
        year = int(match["tet_year"] or match["tet_only"])
    else:
        cycle, issue = time_words()["cycle"], year_of(context.issued)
        stem, branch = cycle["stems"].index(match["stem"]), cycle["branches"].index(match["branch"])
        year = (
            next((y for y in range(issue, issue + 60) if (y - 4) % 10 == stem and (y - 4) % 12 == branch), None)
            if issue
            else None
        )
        context.used_issue = year is not None
    day = lunar_new_year(year) if year and operator else None
    return TimeReading(operator, day.isoformat(), _last(operator, day)) if day else None


_READERS: dict[str, Callable[[re.Match[str], str | None, _Context], TimeReading | None]] = {
    "since_now": _since_now, "days": _days, "day_range": _day_range, "months": _months, "lunar": _lunar, "new_year": _new_year,
    "quarter_month_day": _quarter_month_day, "month_day": _month_day, "last_day": _last_day, "week_day": _week_day,
    "day_hour": _day_hour, "date": _date, "ahead": _ahead, "after": _after, "times": _times, "term": _term, "term_dated": _term,
    "quarters": _quarters, "half": _half, "season": _season, "month": _month, "year": _year, "each": _each,
}  # fmt: skip
