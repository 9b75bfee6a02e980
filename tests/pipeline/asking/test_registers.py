"""Arrivals by stamp and by hand, the numbers they get, and the three registers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import Archive
from pipeline.asking.office import NoOfficeError
from pipeline.store.corrections import CorrectionError
from schemas import CongVanError, Dispatch, FileInfo, Received
from tests.pipeline.archive_builders import citation, deadline, department, district, store

OFFICE = "UBND huyện Lộc Bình, tỉnh Lạng Sơn"


def stamped(code: str, issued: str, **stamp: str) -> Dispatch:
    record = department(code, "Lạng Sơn", issued)
    file: FileInfo = record.file.model_copy(update={"received": Received(**stamp)})
    return record.model_copy(update={"file": file})


def test_the_stamp_tells_when_it_arrived(holding: Callable[..., Archive]) -> None:
    archive = holding(
        stamped("605/SNV-VP", "2022-06-01", number="118", date="2022-06-03"),
        department("606/SNV-VP", "Lạng Sơn", "2022-06-02"),
    )
    found = archive.arrival("605/SNV-VP")
    assert found is not None and (found.number, found.date, found.source) == ("118", "2022-06-03", "stamp")
    assert archive.arrival("606/SNV-VP") is None
    assert [line.document.number for line in archive.register_of_arrivals()] == ["605/SNV-VP"]
    assert [line.document.number for line in archive.register_of_arrivals(unregistered=True)] == ["606/SNV-VP"]


def test_what_a_person_registers_wins_and_stays(holding: Callable[..., Archive]) -> None:
    record = stamped("605/SNV-VP", "2022-06-01", number="118", date="2022-06-03")
    archive = holding(record)
    archive.receive("605/SNV-VP", "7", "2022-06-05", unit="Phòng Nội vụ", by="văn thư")
    store(archive, [record])  # read again
    archive.rebuild()
    found = archive.arrival("605/SNV-VP")
    assert found is not None and (found.number, found.unit, found.source) == ("7", "Phòng Nội vụ", "register")
    assert archive.unreceive("605/SNV-VP")
    back = archive.arrival("605/SNV-VP")
    assert back is not None and back.source == "stamp"


def test_another_body_s_stamp_is_no_arrival_of_ours(holding: Callable[..., Archive]) -> None:
    record = stamped(
        "605/SNV-VP", "2022-06-01", number="118", date="2022-06-03", agency="UBND huyện Chi Lăng, tỉnh Lạng Sơn"
    )
    archive = holding(record)
    assert archive.arrival("605/SNV-VP") is not None, "as long as nobody says whose archive it is"
    archive.configure("office", OFFICE)
    assert archive.arrival("605/SNV-VP") is None


def test_numbers_run_through_the_year(holding: Callable[..., Archive]) -> None:
    archive = holding(*(department(f"{n}/SNV-VP", "Lạng Sơn", "2022-12-01") for n in (1, 2, 3)))
    assert archive.receive("1/SNV-VP", date="2022-12-30").number == "1"
    assert archive.receive("2/SNV-VP", date="2022-12-31").number == "2"
    assert archive.receive("3/SNV-VP", date="2023-01-02").number == "1", "they begin anew on 1 January"
    assert archive.next_arrival_number(2022) == "3"
    assert archive.receive("1/SNV-VP", "01", "2022-12-30").number == "01", "its own number may be said again"
    with pytest.raises(CorrectionError, match="1/SNV-VP"):
        archive.receive("2/SNV-VP", "1", "2022-12-30")


@pytest.mark.parametrize("date", ["2022-05-31", (dt.date.today() + dt.timedelta(days=1)).isoformat()])
def test_days_on_which_nothing_can_arrive(holding: Callable[..., Archive], date: str) -> None:
    archive = holding(department("605/SNV-VP", "Lạng Sơn", "2022-06-01"))
    with pytest.raises(CorrectionError):
        archive.receive("605/SNV-VP", "1", date)


def test_what_nobody_holds_does_not_arrive(holding: Callable[..., Archive]) -> None:
    archive = holding(district(citations=(citation("605/SNV-VP", doc_type="CV", issued="2022-06-01"),)))
    with pytest.raises(CorrectionError, match="only cited"):
        archive.receive("605/SNV-VP", "1", "2022-06-03")


def test_the_register_of_what_was_sent(holding: Callable[..., Archive]) -> None:
    archive = holding(
        district("9/UBND-NV", issued="2022-06-10", addressees=("Sở Nội vụ",)), district("10/UBND-NV", issued="2022-06-10"),
        district("2/UBND-NV", issued="2022-06-12"), district(None, issued="2022-06-13"),
        department("605/SNV-VP", "Lạng Sơn", "2022-06-01"),
    )  # fmt: skip
    with pytest.raises(NoOfficeError):
        archive.register_of_sent()
    archive.configure("office", OFFICE)
    lines = archive.register_of_sent()
    assert [line.document.number for line in lines] == ["9/UBND-NV", "10/UBND-NV", "2/UBND-NV"]
    assert lines[0].to == ("Sở Nội vụ",)
    assert [line.document.number for line in archive.register_of_sent(first="2022-06-11")] == ["2/UBND-NV"]


def test_settings(archive: Archive) -> None:
    with pytest.raises(CongVanError, match="no such setting"):
        archive.configure("offices", OFFICE)
    with pytest.raises(CongVanError, match="which body"):
        archive.configure("office", "Văn phòng")
    archive.configure("office", OFFICE)
    assert archive.setting("office") == OFFICE
    archive.configure("office", None)
    assert archive.setting("office") is None


def test_postgresql_does_the_same(postgres_url: str, archive: Archive, tmp_path: Path) -> None:
    term = deadline("trong 05 ngày làm việc kể từ ngày nhận được Công văn này", operator="within", boundary="P5BD",
                    start_event="kể từ ngày nhận được Công văn này", assignees=("Ủy ban nhân dân các huyện",))  # fmt: skip
    asked = department("605/SNV-VP", "Lạng Sơn", "2022-06-01", deadlines=(term,))
    cited = citation(
        "605/SNV-VP", doc_type="CV", issued="2022-06-01", issuer="Sở Nội vụ tỉnh Lạng Sơn", relation="replies_to"
    )
    answers = []
    with Archive.open(postgres_url) as other:
        for each in (archive, other):
            store(each, [asked, district("31/UBND-NV", issued="2022-06-09", citations=(cited,))])
            each.configure("office", OFFICE)
            each.receive("605/SNV-VP", "5", "2022-06-03")
            told = each.notices(today="2022-06-09")
            each.mark(told)
            answers.append(
                (
                    [(line.deadline.last_day, line.progress.state) for line in each.tracking_book(today="2022-06-20")],
                    [line.document.number for line in each.register_of_sent()],
                    sorted(notice.id for notice in told), each.notices(today="2022-06-09"),
                    each.listing(sort="number", issuer=OFFICE).total, len(each.to_review()),
                    next(part.path.read_bytes() for part in each.feed(tmp_path)).count(b"BEGIN:VEVENT"),
                )
            )  # fmt: skip
    assert answers[0] == answers[1]
    assert answers[0][0] == [("2022-06-10", "met")] and answers[0][3] == []
