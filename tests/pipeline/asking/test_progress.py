"""How far deadlines are met, and terms that begin at receipt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from extractors.times.workdays import WorkCalendar
from pipeline import Archive
from pipeline.asking.terms import last_day_of, starts_at_receipt
from schemas import CongVanError, Dispatch
from tests.pipeline.archive_builders import citation, deadline, department, dispatch, district

TODAY = "2022-07-20"
OFFICE = "UBND huyện Lộc Bình, tỉnh Lạng Sơn"
COMMITTEES = ("Ủy ban nhân dân các huyện, thành phố",)


def asking(*deadlines: Any, **values: Any) -> Dispatch:
    return department("605/SNV-VP", "Lạng Sơn", "2022-06-01", deadlines=deadlines, subject="rà soát hồ sơ", **values)


def due(day: str, task: str = "báo cáo về Sở Nội vụ", who: tuple[str, ...] = COMMITTEES) -> Any:
    return deadline(f"{task} trước {day}", operator="by", boundary=day, last_day=day, task=task, assignees=who,
                    deliver_to="Sở Nội vụ")  # fmt: skip


def answer(issued: str, relation: str = "replies_to", number: str = "31/UBND-NV", **values: Any) -> Dispatch:
    cited = citation(
        "605/SNV-VP", doc_type="CV", issued="2022-06-01", issuer="Sở Nội vụ tỉnh Lạng Sơn", relation=relation
    )
    return district(number, issued=issued, citations=(cited,), **values)


def states(archive: Archive, office: str | None = OFFICE, today: str = TODAY) -> list[str]:
    return [line.progress.state for line in archive.tracking_book(for_agency=office, today=today)]


@pytest.mark.parametrize(
    ("day", "answers", "state"),
    [
        ("2022-07-25", [], "open"),
        ("2022-07-20", [], "open"),  # the last day itself is in time
        ("2022-07-19", [], "late"),
        ("2022-07-10", [answer("2022-07-10")], "met"),
        ("2022-07-10", [answer("2022-07-11")], "answered_late"),
        ("2022-07-10", [answer("2022-07-08", "reports_on", doc_type="BC", number="31/BC-UBND")], "met"),
        ("2022-07-25", [answer("2022-07-08", "implements", addressees=("Sở Nội vụ tỉnh Lạng Sơn",))], "met"),
        # a letter that hands the task down to the communes answers nothing
        ("2022-07-25", [answer("2022-07-08", "implements", addressees=("Ủy ban nhân dân các xã, thị trấn",))], "open"),
        ("2022-07-10", [answer("2022-07-08", "mentions")], "late"),
        ("2022-07-10", [answer("2022-08-01")], "late"),  # issued after the day on which it is asked
    ],
)
def test_one_deadline_of_an_office(
    holding: Callable[..., Archive], day: str, answers: list[Dispatch], state: str
) -> None:
    assert states(holding(asking(due(day)), *answers)) == [state]


def test_what_another_office_sent_is_no_answer_of_ours(holding: Callable[..., Archive]) -> None:
    other = dispatch("8/UBND-NV", "ỦY BAN NHÂN DÂN HUYỆN CHI LĂNG", "2022-07-08", province="Lạng Sơn", level="district",
                     citations=answer("2022-07-08").citations)  # fmt: skip
    archive = holding(asking(due("2022-07-10")), other)
    assert states(archive) == ["late"]
    assert states(archive, "UBND huyện Chi Lăng, tỉnh Lạng Sơn") == ["met"]
    assert states(archive, None) == ["partly"], "a group is not done when one of it is"


def test_one_letter_answers_one_of_several_deadlines(holding: Callable[..., Archive]) -> None:
    two = (due("2022-06-20", "gửi danh sách cán bộ"), due("2022-07-10", "báo cáo kết quả rà soát hồ sơ"))
    assert states(holding(asking(*two), answer("2022-06-18", subject="phúc đáp"))) == ["met", "late"]


def test_the_subject_tells_which_deadline_is_answered(holding: Callable[..., Archive]) -> None:
    two = (due("2022-06-20", "gửi danh sách cán bộ"), due("2022-07-10", "báo cáo kết quả rà soát hồ sơ"))
    assert states(holding(asking(*two), answer("2022-07-09", subject="báo cáo kết quả rà soát hồ sơ"))) == [
        "late",
        "met",
    ]


def test_own_letters_and_standing_reports_are_left_out(holding: Callable[..., Archive]) -> None:
    standing = deadline("trước ngày 15 hằng tháng", rrule="FREQ=MONTHLY;BYMONTHDAY=15", assignees=COMMITTEES)
    rules = department("9/QĐ-SNV", "Lạng Sơn", "2022-06-01", doc_type="QĐ", deadlines=(standing,))
    own = district("7/UBND-NV", issued="2022-06-02", deadlines=(due("2022-07-01", who=("UBND huyện Lộc Bình",)),))
    archive = holding(rules, own, asking(due("2022-07-25")))
    assert states(archive) == ["open"]
    assert len(archive.tracking_book(for_agency=OFFICE, today=TODAY, standing=True)) == 2


@pytest.mark.parametrize(
    ("event", "begins"),
    [
        ("kể từ ngày nhận được Công văn này", True),
        ("kể từ ngày nhận được văn bản này", True),
        ("kể từ ngày nhận", True),
        ("kể từ ngày nhận được", True),
        ("kể từ ngày nhận đủ hồ sơ hợp lệ", False),
        ("kể từ ngày nhận được văn bản đề nghị", False),
        ("kể từ ngày nhận được báo cáo của Ủy ban nhân dân huyện", False),
        ("kể từ ngày ký", False),
        (None, False),
    ],
)
def test_terms_that_begin_at_receipt(event: str | None, begins: bool) -> None:
    assert starts_at_receipt(event) is begins


@pytest.mark.parametrize(
    ("boundary", "arrived", "last"),
    [
        ("P5BD", "2023-03-24", "2023-03-31"),  # Friday; five working days, the day of receipt not counted (Điều 147)
        ("P5D", "2023-03-24", "2023-03-29"),
        ("P10D", "2023-04-20", "2023-05-04"),  # 30 April to 3 May are off: it ends with the next working day (Điều 148)
        ("P1M", "2023-01-31", "2023-02-28"),
        ("PT24H", "2023-03-24", None),  # hours begin with a moment that nobody knows
        ("P5BD", "2023-03-XX", None),
        ("P5BD", None, None),
    ],
)
def test_the_day_of_a_term(boundary: str, arrived: str | None, last: str | None) -> None:
    found = last_day_of("within", boundary, "kể từ ngày nhận được Công văn này", arrived, WorkCalendar())
    assert (found.isoformat() if found else None) == last


def test_receiving_makes_a_term_a_day(holding: Callable[..., Archive]) -> None:
    term = deadline("trong 05 ngày làm việc kể từ ngày nhận được Công văn này", operator="within", boundary="P5BD",
                    start_event="kể từ ngày nhận được Công văn này", assignees=COMMITTEES)  # fmt: skip
    archive = holding(asking(term))
    [before] = archive.deadlines()
    assert before.last_day is None and archive.deadlines(first="2022-06-01", last="2022-07-30") == []
    archive.receive("605/SNV-VP", "12", "2022-06-03")
    [after] = archive.deadlines(first="2022-06-01", last="2022-07-30")
    assert (after.last_day, after.counted_from) == ("2022-06-10", "2022-06-03")
    assert (after.uid, after.sequence) == (before.uid, before.sequence + 1), "the same entry, changed"
    own = WorkCalendar({dt.date(2022, 6, 10): False})
    assert archive.deadlines(work=own)[0].last_day == "2022-06-13", "a day off of one's own counts"
    assert archive.unreceive("605/SNV-VP") and archive.deadlines()[0].last_day is None


def test_days_off_of_the_archives_own_move_a_term_that_it_counts(holding: Callable[..., Archive]) -> None:
    term = deadline("trong 05 ngày làm việc kể từ ngày nhận được Công văn này", operator="within", boundary="P5BD",
                    start_event="kể từ ngày nhận được Công văn này", assignees=COMMITTEES)  # fmt: skip
    archive = holding(asking(term))
    archive.receive("605/SNV-VP", "12", "2022-06-03")
    [before] = archive.deadlines()
    archive.configure("holidays", "2022-06-10 off  # phòng chống lụt bão\n")
    [after] = archive.deadlines()
    assert (before.last_day, after.last_day) == ("2022-06-10", "2022-06-13")
    assert (after.uid, after.sequence) == (before.uid, before.sequence + 1), "calendars are told of the other day"
    assert not archive.working_days().is_working(dt.date(2022, 6, 10))
    archive.configure("holidays", "2022-06-10 off\n2022-08-01 off\n")
    assert archive.deadlines()[0].sequence == after.sequence, "a day that moves nothing changes nothing"
    archive.configure("holidays", None)
    assert (archive.deadlines()[0].last_day, archive.deadlines()[0].sequence) == ("2022-06-10", after.sequence + 1)
    with pytest.raises(CongVanError, match="line 1: write a day and off or work"):
        archive.configure("holidays", "mùng 2 Tết")
    assert archive.setting("holidays") is None
