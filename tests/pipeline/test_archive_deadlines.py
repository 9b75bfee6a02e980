"""Deadlines in time, for whom, and as a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar

from pipeline import Archive
from pipeline.calendar import in_words, to_ics
from pipeline.groups import covers
from pipeline.holidays_vn import WorkCalendar
from pipeline.link_agency import identify
from pipeline.recurrence import first_day, last_day_rule, occurrences
from tests.pipeline.archive_builders import deadline
from tests.pipeline.test_archive_links import department, district

Holding = Callable[..., Archive]

RULES = [  # written rule, operator → rule of the last day in time, its first day after 2023-01-15
    ("FREQ=MONTHLY;BYMONTHDAY=18", "before", "FREQ=MONTHLY;BYMONTHDAY=17", "2023-01-17"),
    ("FREQ=MONTHLY;BYMONTHDAY=1", "before", "FREQ=MONTHLY;BYMONTHDAY=-1", "2023-01-31"),
    ("FREQ=MONTHLY;BYMONTHDAY=18", "by", "FREQ=MONTHLY;BYMONTHDAY=18", "2023-01-18"),
    ("FREQ=MONTHLY;BYMONTHDAY=31", "by", "FREQ=MONTHLY;BYMONTHDAY=-1", "2023-01-31"),
    ("FREQ=MONTHLY;BYMONTHDAY=30", "by", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "2023-01-30"),
    ("FREQ=MONTHLY;BYMONTHDAY=30", "before", "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1", "2023-01-29"),
    ("FREQ=MONTHLY;BYMONTHDAY=29", "before", "FREQ=MONTHLY;BYMONTHDAY=28", "2023-01-28"),
    ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", "by", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", "2023-11-30"),
    ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1", "before", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", "2023-12-31"),
    # the last day of each quarter: a yearly rule with BYSETPOS would keep one day of the year only
    ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=31", "by", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "2023-03-31"),
    (
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25",
        "before",
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=24",
        "2023-03-24",
    ),
    ("FREQ=WEEKLY;BYDAY=FR", "before", "FREQ=WEEKLY;BYDAY=TH", "2023-01-19"),
    ("FREQ=WEEKLY;BYDAY=MO", "before", "FREQ=WEEKLY;BYDAY=SU", "2023-01-22"),
    ("FREQ=YEARLY;BYMONTH=7", "window", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=-1", "2023-07-31"),
    ("FREQ=DAILY", "every", "FREQ=DAILY", "2023-01-16"),
]


@pytest.mark.parametrize(("written", "operator", "rule", "first"), RULES)
def test_rule_of_the_last_day(written: str, operator: str, rule: str, first: str) -> None:
    assert last_day_rule(written, operator) == rule
    assert first_day(rule, "2023-01-15") == dt.date.fromisoformat(first)


@pytest.mark.parametrize("rule", ["FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=MONTHLY;INTERVAL=6", None])
def test_no_written_day_no_day(rule: str | None) -> None:
    assert last_day_rule(rule, "every") is None


def test_months_without_the_day_are_not_skipped() -> None:
    rule = last_day_rule("FREQ=MONTHLY;BYMONTHDAY=30", "by")
    assert rule
    days = occurrences(rule, dt.date(2023, 1, 31), dt.date(2023, 2, 1), dt.date(2023, 4, 30))
    assert [f"{day:%m-%d}" for day in days] == ["02-28", "03-30", "04-30"]


def monthly(**values: object) -> object:
    return district(
        "/UBND-NV", issued="2022-07-XX", subject="nêu gương tốt",
        deadlines=(deadline("trước ngày 18 hằng tháng", rrule="FREQ=MONTHLY;BYMONTHDAY=18", task="gửi gương tốt",
                            assignees=("Các phòng, ban",), deliver_to="UBND huyện", via="Phòng Nội vụ"),),
        **values,  # type: ignore[arg-type]
    )  # fmt: skip


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


def test_filters_and_order(holding: Holding) -> None:
    archive = holding(
        monthly(),
        district(deadlines=(
            deadline("b", boundary="2022-10-20", last_day="2022-10-19"),
            deadline("a", boundary="2022-09-02", last_day="2022-09-01"),
            deadline("tháng 9", operator="by", boundary="2022-09", last_day="2022-09-30"),
            deadline("không ngày", operator="within", boundary="P5D"),
        )),
    )  # fmt: skip
    assert [d.quote for d in archive.deadlines()] == [
        "trước ngày 18 hằng tháng", "a", "tháng 9", "b", "không ngày",
    ]  # fmt: skip
    found = archive.deadlines(first="2022-09-01", last="2022-10-31")
    assert [d.quote for d in found] == ["a", "trước ngày 18 hằng tháng", "tháng 9", "b"]
    assert found[1].occurrences == ("2022-09-17", "2022-10-17")
    assert [d.quote for d in archive.deadlines(number="31/UBND-NV", last="2022-09-15")] == ["a"]
    assert archive.deadlines(first="2030-01-01", number="31/UBND-NV") == []


COVERED = [  # as written, issuer, agency asked for → how it is covered
    ("UBND các huyện, thị xã, thành phố", "UBND tỉnh Lạng Sơn", "UBND huyện Lộc Bình tỉnh Lạng Sơn", "group"),
    ("UBND các huyện, thị xã, thành phố", "UBND tỉnh Cao Bằng", "UBND huyện Lộc Bình tỉnh Lạng Sơn", None),
    ("Ủy ban nhân dân huyện Lộc Bình", "UBND tỉnh Lạng Sơn", "UBND huyện Lộc Bình", "named"),
    ("Ủy ban nhân dân huyện Hạ Lang", "UBND tỉnh Cao Bằng", "UBND huyện Lộc Bình", None),
    ("Các sở, ban, ngành tỉnh", "UBND tỉnh Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn", "group"),
    ("Các sở, ban, ngành tỉnh", "UBND tỉnh Lạng Sơn", "UBND huyện Lộc Bình", None),
    ("Sở Tài chính", "UBND tỉnh Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn", "named"),
    ("Sở Tài chính", "UBND tỉnh Cao Bằng", "Sở Tài chính tỉnh Lạng Sơn", None),
    ("Giám đốc các sở", "UBND tỉnh Lạng Sơn", "Sở Y tế tỉnh Lạng Sơn", "group"),
    ("Các bộ, cơ quan ngang bộ", "Chính phủ", "Bộ Tài chính", "group"),
    ("UBND các tỉnh, thành phố trực thuộc Trung ương", "Bộ Nội vụ", "UBND tỉnh Lạng Sơn", "group"),
    ("Các phòng, ban chuyên môn", "UBND huyện Lộc Bình", "Phòng Nội vụ huyện Lộc Bình", "group"),
    ("Các phòng, ban chuyên môn", "UBND huyện Hạ Lang", "Phòng Nội vụ huyện Lộc Bình", None),
    ("UBND các xã, thị trấn", "UBND huyện Lộc Bình", "UBND xã Tân An huyện Lộc Bình", "group"),
    ("các cơ quan, đơn vị", "UBND tỉnh Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn", "possible"),
    ("Văn phòng Đoàn", "UBND tỉnh Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn", None),
]


@pytest.mark.parametrize(("written", "issuer", "agency", "expected"), COVERED)
def test_covers(written: str, issuer: str, agency: str, expected: str | None) -> None:
    wanted = identify(agency)
    assert wanted is not None
    assert covers(written, wanted, identify(issuer)) == expected


def test_for_agency_goes_through_general_words_to_the_addressees(holding: Holding) -> None:
    archive = holding(department(
        "5/SNV-VP", "Lạng Sơn", "2022-06-01", addressees=("UBND các huyện, thành phố",),
        deadlines=(deadline("x", last_day="2022-07-01", assignees=("các đơn vị",)),
                   deadline("y", last_day="2022-07-02", assignees=("Sở Tài chính",)),
                   deadline("z", last_day="2022-07-03")),
    ))  # fmt: skip
    found = archive.deadlines(for_agency="UBND huyện Lộc Bình")
    assert [(d.quote, d.covers) for d in found] == [("x", "group"), ("z", "group")]
    assert [(d.quote, d.covers) for d in archive.deadlines(for_agency="Sở Tài chính tỉnh Lạng Sơn")] == [("y", "named")]


def test_rules_in_words() -> None:
    assert in_words("FREQ=MONTHLY;BYMONTHDAY=18") == "ngày 18 hằng tháng"
    assert in_words("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30") == "ngày 30 tháng 11 hằng năm"
    assert in_words("FREQ=WEEKLY;BYDAY=FR") == "FREQ=WEEKLY;BYDAY=FR"
