"""Deadlines as a calendar, and advice about days off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from icalendar import Calendar

from extractors.times.workdays import WorkCalendar
from pipeline import Archive
from pipeline.exporting.calendar import in_words, to_ics
from pipeline.filing import write
from pipeline.store.database import writing
from schemas import Dispatch
from tests.pipeline.archive_builders import citation, deadline, district, monthly, store

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
    archive = holding(ending("2022-07-10"))
    assert entries(archive) == []
    (entry,) = entries(archive, todo=True)
    assert "rrule" not in entry and "dtstart" not in entry


def test_dated_events_and_hours(holding: Holding) -> None:
    archive = holding(district(deadlines=(
        deadline("trước ngày 10/7/2022", boundary="2022-07-10", last_day="2022-07-09"),
        deadline("trước 16 giờ 30 ngày 20/7/2022", boundary="2022-07-20T16:30", last_day="2022-07-20"),
        deadline("từ ngày 01/8 đến 15/8", operator="window", boundary="2022-08-01/2022-08-15", last_day="2022-08-15"),
        deadline("trong 5 ngày làm việc", operator="within", boundary="P5BD", start_event="kể từ ngày nhận được"),
    )))  # fmt: skip
    day, hour, window = entries(archive)
    relative = entries(archive, todo=True)[3]
    assert (day["dtstart"].dt, day["dtend"].dt) == (dt.date(2022, 7, 9), dt.date(2022, 7, 10))
    assert (str(day["transp"]), day["dtstart"].params["VALUE"]) == ("TRANSPARENT", "DATE")
    assert hour["dtstart"].dt.isoformat() == "2022-07-20T16:30:00+07:00"
    assert hour["dtend"].dt.isoformat() == "2022-07-20T17:00:00+07:00" and "transp" not in hour
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
    assert entries(archive) == [], "events and tasks never stand in one file"
    (entry,) = entries(archive, todo=True)
    assert entry.name == "VTODO" and "due" not in entry and "rrule" not in entry


def test_undated_document_gives_no_first_day(holding: Holding) -> None:
    record = district(issued=None, deadlines=(deadline("ngày 18 hằng tháng", rrule="FREQ=MONTHLY;BYMONTHDAY=18"),))
    (entry,) = entries(holding(record), todo=True)
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


def test_hours_from_and_to(holding: Holding) -> None:
    (event,) = entries(holding(district(deadlines=(
        deadline("từ 8h00 đến 10h00 ngày 28/12/2022", operator="window", boundary="2022-12-28T08:00/2022-12-28T10:00",
                 last_day="2022-12-28"),
    ))))  # fmt: skip
    assert event["dtstart"].dt.isoformat() == "2022-12-28T08:00:00+07:00"
    assert event["dtend"].dt.isoformat() == "2022-12-28T10:00:00+07:00"


def test_reminders_categories_and_priority(holding: Holding) -> None:
    due = deadline("trước ngày 10/7/2022", boundary="2022-07-10", last_day="2022-07-09")
    hour = deadline("trước 16 giờ 30 ngày 20/7/2022", boundary="2022-07-20T16:30", last_day="2022-07-20")
    archive = holding(district(urgency="Hỏa tốc", deadlines=(due, hour)))
    day, at = entries(archive)
    assert [each.walk("VALARM")[0]["trigger"].dt for each in (day, at)] == [
        -dt.timedelta(hours=15),
        -dt.timedelta(hours=2),
    ]
    assert day["categories"].cats == ["Ủy ban nhân dân huyện Lộc Bình, tỉnh Lạng Sơn"] and day["priority"] == 1
    (task, _) = entries(archive, todo=True)
    assert task.walk("VALARM")[0]["trigger"].params["RELATED"] == "END"
    assert not [each.walk("VALARM") for each in entries(archive, alarms=False) if each.walk("VALARM")]


def test_what_no_text_sets_any_more_is_cancelled_for_thirty_days(holding: Holding) -> None:
    due = deadline("trước ngày 10/7/2022", boundary="2022-07-10", last_day="2022-07-09", assignees=("UBND các xã",))
    record = district(deadlines=(due,), text="one")
    archive = holding(record)
    (before,) = archive.deadlines()
    store(archive, [record.model_copy(update={"deadlines": ()})])
    assert archive.deadlines() == []
    (gone,) = archive.withdrawn()
    assert (gone.uid, gone.sequence, gone.last_day) == (before.uid, before.sequence + 1, "2022-07-09")

    def shown(days: int) -> list:  # type: ignore[type-arg]
        data = to_ics([gone], now=dt.datetime.now(dt.UTC) + dt.timedelta(days=days))
        return list(Calendar.from_ical(data).walk("VEVENT"))

    (event,) = shown(29)
    assert (event["status"], event["uid"], event["sequence"]) == ("CANCELLED", before.uid, before.sequence + 1)
    assert event["dtstart"].dt == dt.date(2022, 7, 9) and not event.walk("VALARM")
    assert shown(31) == []
    store(archive, [record])
    (again,) = archive.deadlines()
    assert (again.uid, again.sequence, archive.withdrawn()) == (before.uid, before.sequence + 2, []), "it came back"


def test_what_is_replaced_is_cancelled(holding: Holding) -> None:
    due = deadline("trước ngày 10/7/2022", boundary="2022-07-10", last_day="2022-07-09")
    archive = holding(district("31/UBND-NV", deadlines=(due,)))
    (before,) = archive.deadlines()
    old = citation("31/UBND-NV", doc_type="CV", issued="2022-06-10", issuer="UBND huyện Lộc Bình", relation="replaces")
    store(archive, [district("40/UBND-NV", issued="2022-06-20", citations=(old,))])
    (after,) = archive.deadlines()
    assert after.cancelled_at and (after.uid, after.sequence) == (before.uid, before.sequence + 1)
    (event,) = entries(archive, todo=False)
    assert event["status"] == "CANCELLED"
    archive.rebuild()
    assert archive.deadlines()[0].sequence == after.sequence, "told once"
    other = old.model_copy(update={"relation": "amends"})
    store(
        archive,
        [district("40/UBND-NV", issued="2022-06-20", citations=(old,)).model_copy(update={"citations": (other,)})],
    )
    assert archive.deadlines()[0].cancelled_at is None


def test_what_came_and_went_with_its_file_keeps_its_uid(holding: Holding) -> None:
    due = deadline("trước ngày 10/7/2022", boundary="2022-07-10", last_day="2022-07-09")
    record = district(deadlines=(due,))
    archive = holding(record)
    (before,) = archive.deadlines()
    with writing(archive._engine) as session:
        write.withdraw(session, [record.file.sha256])
    (gone,) = archive.withdrawn()
    assert gone.uid == before.uid and gone.document.number == "31/UBND-NV"
    store(archive, [record])
    assert [each.uid for each in archive.deadlines()] == [before.uid] and archive.withdrawn() == []


def test_the_feed(holding: Holding, tmp_path: Path) -> None:
    due = deadline("trước ngày 10/7/2022", boundary="2022-07-10", last_day="2022-07-09",
                   assignees=("Phòng Nội vụ", "Ủy ban nhân dân các xã, thị trấn"))  # fmt: skip
    other = deadline("trước ngày 12/7/2022", boundary="2022-07-12", last_day="2022-07-11", assignees=("Sở Nội vụ",))
    archive = holding(district(deadlines=(due, other)))
    archive.configure("office", "Sở Nội vụ tỉnh Lạng Sơn")
    written = archive.feed(tmp_path)
    files = {each.path.relative_to(tmp_path).as_posix(): each.path.read_bytes() for each in written}
    assert files["tat-ca.ics"].count(b"BEGIN:VEVENT") == 2
    assert [each.count(b"BEGIN:VEVENT") for name, each in files.items() if "phong-noi-vu" in name] == [1]
    assert b"20220711" in files["cua-toi.ics"] and b"20220709" not in files["cua-toi.ics"]
    page = (tmp_path / "index.html").read_text("utf-8")
    assert all(f'href="{name}"' in page for name in files) and "đừng nhập" in page
    assert not any(each.changed for each in archive.feed(tmp_path)), "nothing changed: no file has a new time"
    stale = tmp_path / "co-quan" / "ten-cu.ics"
    stale.write_bytes(files["tat-ca.ics"])
    archive.feed(tmp_path)
    assert b"VEVENT" not in stale.read_bytes(), "a calendar that is no more is emptied, not left as it was"
