"""Generate, render, parse: any day in any spelling reads as itself; any text at all reads without error and rereads."""

from __future__ import annotations

import datetime as dt
import tomllib
from importlib.resources import files

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.deadlines import read_time
from extractors.times.arithmetic import add_months, end_of_term
from extractors.times.workdays import WorkCalendar, exchanges, lunar_new_year

from .letters import letter

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2049, 12, 31))
SPELLINGS = (
    "{d}/{m}/{y}",
    "{d:02}/{m:02}/{y}",
    "{d}-{m}-{y}",
    "{d}.{m}.{y}",
    "{d:02} tháng {m} năm {y}",
    "{d}/ {m}/{y}",
)
CUES = {
    "before": ("trước ngày ", "trước ", "xong trước ngày "),
    "by": (
        "chậm nhất ngày ",
        "chậm nhất là ngày ",
        "muộn nhất vào ngày ",
        "đến hết ngày ",
        "không quá ngày ",
        "hạn chót ",
    ),
}


@given(DAYS, st.sampled_from(SPELLINGS), st.sampled_from(sorted(CUES)), st.data())
@settings(max_examples=200, deadline=None)
def test_a_day(day: dt.date, spelling: str, operator: str, data: st.DataObject) -> None:
    cue = data.draw(st.sampled_from(CUES[operator]))
    phrase = cue.removeprefix("xong ") + spelling.format(d=day.day, m=day.month, y=day.year)
    reading = read_time(phrase)
    last = day - dt.timedelta(days=operator == "before")
    assert reading is not None
    assert (reading.operator, reading.boundary, reading.last_day) == (operator, day.isoformat(), last.isoformat())


@given(DAYS, DAYS)
@settings(max_examples=100, deadline=None)
def test_a_window(first: dt.date, last: dt.date) -> None:
    first, last = sorted((first, last))
    reading = read_time(f"từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}")
    assert reading is not None and reading.operator == "window"
    expected = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    assert (reading.boundary, reading.last_day) == (expected, last.isoformat())


@given(DAYS, st.integers(1, 12), st.integers(1, 31))
@settings(max_examples=200, deadline=None)
def test_a_missing_year_looks_forward(issued: dt.date, month: int, day: int) -> None:
    reading = read_time(f"trước ngày {day}/{month}", "", f"ngày {issued.day} tháng {issued.month} năm {issued.year}")
    assert reading is not None
    if reading.boundary is not None:
        boundary = dt.date.fromisoformat(reading.boundary)
        assert (boundary.month, boundary.day) == (month, day)
        assert boundary.year in (issued.year, issued.year + 1) and boundary >= issued
    else:  # only a day that does not exist in that year has no boundary
        assert day > 28 and not reading.valid


@given(st.integers(1, 28), st.integers(1, 12))
def test_a_rule(day: int, month: int) -> None:
    monthly, yearly = read_time(f"trước ngày {day} hằng tháng"), read_time(f"trước ngày {day}/{month} hằng năm")
    assert monthly is not None and monthly.rrule == f"FREQ=MONTHLY;BYMONTHDAY={day}"
    assert yearly is not None and yearly.rrule == f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"


SENTENCE = (
    "trước ngày 30/4/2023 31/4 18 hàng tháng hằng năm quý II / 2023 , ; : ( ) . chậm nhất là từ đến hết trong thời hạn 05 "
    "ngày làm việc kể từ nay gửi về Sở Nội vụ các đơn vị UBND tỉnh đề nghị giao để tổng hợp báo cáo Phòng và - 16h30 14 giờ "
    "00 thứ Sáu tuần cuối đầu lần một theo mẫu qua định kỳ Tết Nguyên đán Giáp Thìn âm lịch tháng 4 sau khi \u0301 \u00a0 “ ”"
)
WORDS = st.sampled_from(SENTENCE.split(" "))


@given(st.lists(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), min_size=1, max_size=4))
@settings(max_examples=300, deadline=None)
def test_any_words_read_without_error_and_reread(lines: list[str]) -> None:
    reading = letter(*lines)  # it checks that every value reads again from its spans
    assert len({d.id for d in reading.deadlines}) == len(reading.deadlines)
    for deadline in reading.deadlines:
        assert reading.text[deadline.start : deadline.end].strip()


TERMS = [
    # (start, amount, unit, last day)
    ("2023-03-15", 10, "D", "2023-03-27"),  # the 25th is a Saturday
    ("2023-04-26", 3, "D", "2023-05-04"),  # 29/4 to 3/5 are off
    ("2023-04-26", 3, "BD", "2023-05-04"),  # 27, 28 and, after the days off, 4 May
    ("2025-12-29", 5, "BD", "2026-01-07"),  # 1 and 2 January 2026 are off, the 10th is worked for the 2nd
    ("2023-01-31", 1, "M", "2023-02-28"),  # no 31st: the month's last day
    ("2024-02-29", 1, "Y", "2025-02-28"),
    ("2023-03-13", 1, "W", "2023-03-20"),
]


def test_terms() -> None:
    for start, amount, unit, last in TERMS:
        end = end_of_term(dt.date.fromisoformat(start), amount, unit)
        assert end is not None and end.isoformat() == last, (start, amount, unit, end)
    assert WorkCalendar().add(dt.date(2023, 3, 17), 1) == dt.date(2023, 3, 20)
    assert add_months(dt.date(2023, 10, 31), 4) == dt.date(2024, 2, 29)
    assert end_of_term(dt.date(2023, 3, 15), 24, "H") is None


def test_a_swapped_saturday_is_worked() -> None:
    work = WorkCalendar()
    assert work.is_working(dt.date(2024, 5, 4)) and not work.is_working(dt.date(2024, 4, 29))


def test_every_exchange_names_its_source_and_moves_a_weekday_to_a_weekend() -> None:
    table = tomllib.loads(files("extractors.data").joinpath("holidays.toml").read_text("utf-8"))
    for row in table["exchange"]:
        assert row["source"]
        assert row["off"].weekday() < 5 <= row["worked"].weekday()
        assert exchanges()[row["off"]] is False and exchanges()[row["worked"]] is True


def test_new_year() -> None:
    assert lunar_new_year(2024) == dt.date(2024, 2, 10)
    assert lunar_new_year(2025) == dt.date(2025, 1, 29)
