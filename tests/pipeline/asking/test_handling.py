"""What people say of documents and deadlines: looked at, done; it survives reading a file again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline import Archive
from pipeline.asking.lookup import NotFoundError
from pipeline.exporting.calendar import to_ics
from pipeline.exporting.registers import tracking_sheet
from pipeline.handling import SeveralDeadlinesError
from pipeline.store.corrections import CorrectionError
from tests.pipeline.archive_builders import deadline, department, district, monthly, store
from tests.pipeline.asking.test_due import told
from tests.pipeline.asking.test_progress import OFFICE, answer, asking, due

TODAY = "2022-07-20"


@pytest.fixture(params=["sqlite", "postgresql"])
def both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    """An archive on either database: a letter with a deadline that is over, and a monthly report."""
    url = str(tmp_path / "a.db") if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    with Archive.open(url) as archive:
        yield store(archive, [asking(due("2022-07-10")), monthly()])


def ics(archive: Archive, **options: bool) -> str:
    return to_ics(archive.deadlines(), **options).decode().replace("\r\n ", "")  # type: ignore[arg-type]


def test_what_nobody_has_opened_is_unread(both: Archive) -> None:
    assert not both.is_seen("605/SNV-VP")
    assert both.see(["605/SNV-VP"], by="Lan") == 1
    assert both.see(["605/SNV-VP"]) == 0
    assert both.is_seen("605/SNV-VP") and not both.is_seen("#2")
    store(both, [asking(due("2022-07-10"))])
    both.rebuild()
    assert both.is_seen("605/SNV-VP"), "read again, it is still what somebody has seen"
    assert both.unsee("605/SNV-VP") and not both.unsee("605/SNV-VP")
    assert not both.is_seen("605/SNV-VP")


def test_a_deadline_is_done_by_hand_and_taken_back(both: Archive) -> None:
    asked = {"today": TODAY, "for_agency": OFFICE}
    uid = both.deadline("605/SNV-VP").uid
    assert [each.state for each in both.due(**asked, last="2022-07-20")] == ["late"]  # type: ignore[arg-type]
    first = both.finish(uid, by="Lan", note="gửi qua thư điện tử")
    assert both.finish(uid, by="Minh") == first, "the second is told who did it before"
    assert both.due(**asked, last="2022-07-20") == []  # type: ignore[arg-type]
    (line,) = both.tracking_book(last="2022-07-20", **asked)  # type: ignore[arg-type]
    assert (line.progress.state, line.progress.done and line.progress.done.by) == ("done", "Lan")
    assert "Đã xong (Lan, " in tracking_sheet([line]).lines[0][4]
    both.rebuild()
    assert both.deadline(uid).is_done
    assert both.reopen(uid, by="Minh") and not both.reopen(uid)
    assert [each.state for each in both.due(**asked, last="2022-07-20")] == ["late"]  # type: ignore[arg-type]


def test_one_day_of_a_recurring_deadline(both: Archive) -> None:
    asked = {"first": "2022-08-01", "last": "2022-09-30", "today": "2022-08-05", "states": ("recurring", "done")}
    uid = both.deadline("#2").uid
    both.finish(uid, day="2022-08-17")
    (item,) = both.due(**asked)  # type: ignore[arg-type]
    assert (item.state, str(item.day), item.progress.days) == ("recurring", "2022-09-17", 43)
    both.finish(uid, day="2022-09-17")
    (item,) = both.due(**asked)  # type: ignore[arg-type]
    assert (item.state, item.deadline.open_days) == ("done", ())
    assert "2022-10-17" in both.due(first="2022-10-01", last="2022-10-31", today="2022-10-01")[0].deadline.open_days
    with pytest.raises(CorrectionError, match="recurs"):
        both.finish(both.deadline("605/SNV-VP").uid, day="2022-08-18")


def test_a_held_answer_comes_before_what_somebody_said(holding: Callable[..., Archive]) -> None:
    archive = holding(asking(due("2022-07-10")), answer("2022-07-08"))
    archive.finish("605/SNV-VP", by="Lan")
    (line,) = archive.tracking_book(for_agency=OFFICE, today=TODAY)
    assert line.progress.state == "met"


def test_calendars_tell_it(holding: Callable[..., Archive]) -> None:
    archive = holding(asking(due("2022-07-10")))
    before = ics(archive)
    archive.finish("605/SNV-VP", by="Lan", note="đã nộp")
    event, task = ics(archive), ics(archive, todo=True)
    assert "SUMMARY:✓ " in event and "Đã xong (Lan" in event and "VALARM" not in event
    assert "STATUS:COMPLETED" in task and "\r\nCOMPLETED:" in task
    moved = [line for line in event.splitlines() if line.startswith("LAST-MODIFIED")]
    assert moved >= [line for line in before.splitlines() if line.startswith("LAST-MODIFIED")]
    archive.reopen("605/SNV-VP")
    assert "STATUS:NEEDS-ACTION" in ics(archive, todo=True) and "VALARM" in ics(archive)


def test_what_is_done_is_told_once_and_no_more_as_overdue(holding: Callable[..., Archive]) -> None:
    archive = holding(asking(due("2022-07-22")))
    told(archive, "2022-07-01")
    archive.finish("605/SNV-VP")
    assert told(archive, "2022-07-02") == [("answered", "2022-07-22")]
    assert told(archive, "2022-07-25") == []


def test_which_deadline_is_meant(holding: Callable[..., Archive]) -> None:
    archive = holding(asking(due("2022-07-10"), due("2022-07-20", "gửi danh sách")),
                      district(), department("9/SNV-VP", "Lạng Sơn", "2022-06-01", deadlines=(
                          deadline("trước 1/7", boundary="2022-07-01", last_day="2022-06-30"),)))  # fmt: skip
    with pytest.raises(SeveralDeadlinesError) as several:
        archive.finish("605/SNV-VP")
    assert len(several.value.deadlines) == 2
    assert all(each.uid in str(several.value) for each in several.value.deadlines)
    with pytest.raises(NotFoundError, match="no deadline"):
        archive.finish("31/UBND-NV")
    assert archive.finish("9/SNV-VP").day is None
