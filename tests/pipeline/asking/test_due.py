"""What is to be done on a day, and what is told of it: once where a command ends well, again where it does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline import Archive
from pipeline.asking.office import NoOfficeError
from tests.pipeline.archive_builders import deadline, department, store
from tests.pipeline.asking.test_progress import COMMITTEES, OFFICE, answer, asking, due

TODAY = "2022-07-20"


def told(archive: Archive, today: str = TODAY, **options: Any) -> list[tuple[str, str | None]]:
    found = archive.notices(today=today, **options)
    archive.mark(found)
    return sorted((each.event, each.due.day.isoformat() if each.due.day else None) for each in found)


def test_what_is_to_be_done(holding: Callable[..., Archive]) -> None:
    meeting = deadline("họp vào 8 giờ ngày 15/7/2022", operator="on", boundary="2022-07-15T08:00", last_day="2022-07-15",
                       assignees=COMMITTEES)  # fmt: skip
    monthly = deadline("trước ngày 26 hằng tháng", rrule="FREQ=MONTHLY;BYMONTHDAY=26", assignees=COMMITTEES)
    archive = holding(
        asking(due("2022-07-10"), due("2022-07-25", "gửi danh sách"), due("2022-09-30", "tổng kết"), meeting, monthly)
    )
    days = {"first": "2022-06-01", "last": "2022-08-19", "today": TODAY, "for_agency": OFFICE}
    assert [(each.state, each.day.isoformat()) for each in archive.due(**days) if each.day] == [  # type: ignore[arg-type]
        ("recurring", "2022-06-25"), ("late", "2022-07-10"), ("open", "2022-07-25"),
    ]  # fmt: skip
    assert [each.state for each in archive.due(**{**days, "states": ("past",)})] == ["past"], "a meeting is not overdue"  # type: ignore[arg-type]
    with pytest.raises(NoOfficeError):
        archive.due(mine=True)
    archive.configure("office", "UBND huyện Chi Lăng, tỉnh Lạng Sơn")
    assert len(archive.due(today=TODAY, mine=True, states=("late",))) == 1


def test_everything_that_a_script_needs(holding: Callable[..., Archive]) -> None:
    (item,) = holding(asking(due("2022-07-10")), answer("2022-07-12")).due(
        today=TODAY, for_agency=OFFICE, states=("answered_late",)
    )
    plain = item.to_dict()
    assert {"uid", "state", "day", "days", "last_day", "rrule", "assignees", "task", "deliver_to", "quote", "page", "file", "sequence",
            "document", "answers"} <= plain.keys()  # fmt: skip
    assert (plain["state"], plain["day"], plain["days"]) == ("answered_late", "2022-07-10", -2)
    assert plain["answers"][0]["document"]["number"] == "31/UBND-NV"


def test_each_event_is_told_once(holding: Callable[..., Archive]) -> None:
    archive = holding(asking(due("2022-07-22")))
    assert told(archive, "2022-07-01") == [("new", "2022-07-22")]
    assert told(archive, "2022-07-02") == []
    assert told(archive, "2022-07-19") == [("due", "2022-07-22")], "three days before"
    assert told(archive, "2022-07-20") == []
    assert told(archive, "2022-07-23") == [("overdue", "2022-07-22")]
    store(archive, [answer("2022-07-24")])
    assert told(archive, "2022-07-25") == [("answered", "2022-07-22")]
    assert told(archive, "2022-08-25") == []


def test_what_changes_is_told_again(holding: Callable[..., Archive]) -> None:
    archive = holding(asking(due("2022-07-22")))
    told(archive, "2022-07-01")
    (info,) = archive.deadlines()
    archive.correct("605/SNV-VP", f"deadlines.{info.local_id}.last_day", "2022-07-29")
    assert told(archive, "2022-07-02") == [("changed", "2022-07-29")]
    store(archive, [asking(due("2022-07-22")).model_copy(update={"deadlines": ()})])
    assert [(each.event, each.due.state) for each in archive.notices(today="2022-07-03")] == [("changed", "cancelled")]


def test_what_is_new_is_told_as_it_is(holding: Callable[..., Archive]) -> None:
    archive = holding(asking(due("2022-07-22")))
    (info,) = archive.deadlines()
    archive.correct("605/SNV-VP", f"deadlines.{info.local_id}.task", "báo cáo")
    assert told(archive, "2022-07-01") == [("new", "2022-07-22")]
    assert told(archive, "2022-07-01") == [], "the change was told with it"


def test_ids_stay(holding: Callable[..., Archive]) -> None:
    archive = holding(asking(due("2022-07-10")))
    first = [each.id for each in archive.notices(today=TODAY)]
    assert first == [each.id for each in archive.notices(today="2022-07-30")] and len(set(first)) == 2
    archive.rebuild()
    assert first == [each.id for each in archive.notices(today=TODAY)], "what was not marked comes again under its id"


def test_each_occurrence_is_told(holding: Callable[..., Archive]) -> None:
    monthly = deadline("trước ngày 26 hằng tháng", rrule="FREQ=MONTHLY;BYMONTHDAY=26", assignees=COMMITTEES)
    rules = department("9/QĐ-SNV", "Lạng Sơn", "2022-06-01", doc_type="QĐ", deadlines=(monthly,), text="rules")
    archive = holding(asking(monthly), rules)
    told(archive, "2022-07-01")
    assert told(archive, "2022-07-24") == [("due", "2022-07-25")], "the standing one of the regulation is off"
    assert told(archive, "2022-07-25", standing=True) == [("due", "2022-07-25"), ("new", "2022-07-25")]
    assert told(archive, "2022-08-24") == [("due", "2022-08-25")]
