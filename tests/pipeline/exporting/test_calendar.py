"""Deadlines as a calendar, and advice about days off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from icalendar import Calendar

from extractors.times.workdays import WorkCalendar
from pipeline import Archive
from pipeline.exporting.calendar import in_words, to_ics
from schemas import Dispatch
from tests.pipeline.archive_builders import (
    deadline,
    district,
    monthly,
)

Holding = Callable[..., Archive]


def entries(archive: Archive, **options: object) -> list:  # type: ignore[type-arg]
    data = to_ics(archive.deadlines(), now=dt.datetime(2023, 1, 1, tzinfo=dt.UTC), **options)  # type: ignore[arg-type]
    return [part for part in Calendar.from_ical(data).walk() if part.name in ("VEVENT", "VTODO")]


def test_recurring_event(holding: Holding) -> None:
    (event,) = entries(holding(monthly()))
    assert event.name == "VEVENT"
    assert event["dtstart"].dt == dt.date(2022, 8, 17), "the first after the last day on which July can have been meant"
    assert event["rrule"].to_ical() == b"FREQ=MONTHLY;BYMONTHDAY=17"
    for words in ("trước ngày 18 hằng tháng", "UBND-NV", "Các phòng, ban", "UBND huyện", "Phòng Nội vụ"):
        assert words in str(event["description"])


def ending(ends: str) -> Dispatch:
    words = "trước ngày 18 hằng tháng"
    rule = "FREQ=MONTHLY;BYMONTHDAY=18"
    return district("2/UBND-NV", issued="2022-07-05", deadlines=(deadline(words, rrule=rule, ends=ends),))


def test_a_recurring_event_ends_with_its_plan(holding: Holding) -> None:
    archive = holding(ending("2022-12-31"))
    (event,) = entries(archive)
    assert event["rrule"].to_ical() == b"FREQ=MONTHLY;UNTIL=20221231;BYMONTHDAY=17"
    assert "31/12/2022" in str(event["description"])
    (task,) = entries(archive, todo=True)  # its DTSTART has an hour: UNTIL is a moment of UTC
    assert task["rrule"].to_ical() == b"FREQ=MONTHLY;UNTIL=20221231T165959Z;BYMONTHDAY=17"
    (info,) = archive.deadlines(first="2022-11-01", last="2023-06-30")
    assert info.occurrences == ("2022-11-17", "2022-12-17")
    assert archive.deadlines(first="2023-01-01", last="2023-06-30") == []
    with archive.connect() as connection:
        assert connection.exec_driver_sql("SELECT ends FROM v_deadline").scalar() == "2022-12-31"


def test_what_ended_before_it_began_has_no_day(holding: Holding) -> None:
    (entry,) = entries(holding(ending("2022-07-10")))
    assert "rrule" not in entry and "dtstart" not in entry


def test_dated_events_and_hours(holding: Holding) -> None:
    archive = holding(district(deadlines=(
        deadline("trước ngày 10/7/2022", boundary="2022-07-10", last_day="2022-07-09"),
        deadline("trước 16 giờ 30 ngày 20/7/2022", boundary="2022-07-20T16:30", last_day="2022-07-20"),
        deadline("từ ngày 01/8 đến 15/8", operator="window", boundary="2022-08-01/2022-08-15", last_day="2022-08-15"),
        deadline("trong 5 ngày làm việc", operator="within", boundary="P5BD", start_event="kể từ ngày nhận được"),
    )))  # fmt: skip
    day, hour, window, relative = entries(archive)
    assert (day["dtstart"].dt, day["dtend"].dt) == (dt.date(2022, 7, 9), dt.date(2022, 7, 10))
    assert hour["dtstart"].dt.isoformat() == "2022-07-20T16:30:00+07:00"
    assert hour["dtstart"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert window["dtstart"].dt == dt.date(2022, 8, 15)
    assert relative.name == "VTODO" and "due" not in relative and "dtstart" not in relative
    assert "kể từ ngày nhận được" in str(relative["description"])
    whole = to_ics(archive.deadlines())
    assert b"BEGIN:VTIMEZONE" in whole


def test_tasks(holding: Holding) -> None:
    archive = holding(
        monthly(), district(deadlines=(deadline("trước ngày 10/7/2022", boundary="2022-07-10", last_day="2022-07-09"),))
    )
    first, second = entries(archive, todo=True)
    assert first.name == second.name == "VTODO"
    assert first["due"].dt.isoformat() == "2022-07-09T23:59:00+07:00"
    assert second["due"].dt.isoformat() == "2022-08-17T23:59:00+07:00"
    assert second["dtstart"].dt.date() == dt.date(2022, 8, 17)


def test_no_day_is_a_task_without_due_and_never_an_event(holding: Holding) -> None:
    archive = holding(district(deadlines=(deadline("định kỳ hằng tháng", operator="every", rrule="FREQ=MONTHLY"),)))
    (entry,) = entries(archive)
    assert entry.name == "VTODO" and "due" not in entry and "rrule" not in entry


def test_undated_document_gives_no_first_day(holding: Holding) -> None:
    record = district(issued=None, deadlines=(deadline("ngày 18 hằng tháng", rrule="FREQ=MONTHLY;BYMONTHDAY=18"),))
    (entry,) = entries(holding(record))
    assert entry.name == "VTODO" and "due" not in entry


def test_uid_stays_and_sequence_rises(holding: Holding) -> None:
    archive = holding(monthly())
    (before,) = entries(archive)
    info = archive.deadlines()[0]
    archive.correct(info.document.id, f"deadlines.{info.local_id}.deliver_to", "Phòng Văn hóa")
    (after,) = entries(archive)
    assert after["uid"] == before["uid"]
    assert int(after["sequence"]) == int(before["sequence"]) + 1


def test_holiday_advice(holding: Holding, tmp_path: Path) -> None:
    work = WorkCalendar()
    # 29/4/2023 is a Saturday and Giỗ Tổ; the last working day before is Friday the 28th.
    assert work.advice(dt.date(2023, 4, 29)) and work.previous_working(dt.date(2023, 4, 29)) == dt.date(2023, 4, 28)
    assert work.advice(dt.date(2023, 4, 27)) is None
    assert work.is_working(dt.date(2024, 5, 4)), "a Saturday worked for 29/4/2024"
    assert not work.is_working(dt.date(2026, 1, 2)) and work.is_working(dt.date(2026, 1, 10))
    swaps = tmp_path / "swaps.txt"
    swaps.write_text("# đổi ngày\n2023-04-27 off\n2023-04-22 work\n", encoding="utf-8")
    own = WorkCalendar.from_file(swaps)
    assert not own.is_working(dt.date(2023, 4, 27)) and own.is_working(dt.date(2023, 4, 22))
    archive = holding(district(deadlines=(deadline("x", boundary="2023-04-30", last_day="2023-04-29"),)))
    (event,) = entries(archive)
    assert event["dtstart"].dt == dt.date(2023, 4, 29), "the day itself is not moved"
    assert "28/04/2023" in str(event["description"])


def test_rules_in_words() -> None:
    assert in_words("FREQ=MONTHLY;BYMONTHDAY=18") == "ngày 18 hằng tháng"
    assert in_words("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30") == "ngày 30 tháng 11 hằng năm"
    assert in_words("FREQ=WEEKLY;BYDAY=FR") == "thứ Sáu hằng tuần"
