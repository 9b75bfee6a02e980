"""The register as a page: what clerks look for, on either database, in few queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from pipeline import Archive
from pipeline.asking.browsing import SORTS
from pipeline.asking.browsing_filters import DUE, Filters
from schemas import CongVanError, Signature
from tests.pipeline.archive_builders import citation, deadline, department, dispatch, district, store

TODAY = "2022-07-20"
OFFICE = "UBND huyện Lộc Bình, tỉnh Lạng Sơn"
SIGNER = Signature(authority=(), title="GIÁM ĐỐC", name="Đặng Thị Hường")
UPON = citation(
    "605/SNV-VP", doc_type="CV", issued="2022-06-01", issuer="Sở Nội vụ tỉnh Lạng Sơn", relation="replies_to"
)


def due(day: str, task: str = "báo cáo", **values: Any) -> Any:
    return deadline(f"{task} trước {day}", operator="by", boundary=day, last_day=day, task=task, **values)


def records() -> list[Any]:
    """What an office has: letters of others with deadlines in every state, one of its own that answers."""
    ministry = dispatch("91/BNV-VP", "BỘ NỘI VỤ", "2022-05-05", level="central", doc_type="KH", urgency="Khẩn",
                        subject="tổng kết phong trào", deadlines=(due("2022-12-31"),))  # fmt: skip
    term = deadline("trong 05 ngày làm việc kể từ ngày nhận được công văn này", operator="within", boundary="P5BD",
                    start_event="kể từ ngày nhận được công văn này")  # fmt: skip
    return [
        department("605/SNV-VP", "Lạng Sơn", "2022-06-01", subject="rà soát hồ sơ", deadlines=(due("2022-06-20"),)),
        department("606/SNV-VP", "Lạng Sơn", "2022-06-02", subject="đường phố xanh", deadlines=(due("2022-07-10"),),
                   signature=SIGNER),
        department("607/SNV-VP", "Lạng Sơn", "2022-06-03", deadlines=(due("2022-07-22"), due("2022-09-01"))),
        ministry,
        department("608/SNV-VP", "Lạng Sơn", "2022-06-04", deadlines=(term,)),
        department("609/SNV-VP", "Cao Bằng", "2021-06-05"),
        district("31/UBND-NV", issued="2022-06-15", citations=(UPON,)),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.open(tmp_path_factory.mktemp("browsing") / "a.db") as archive:
        yield prepared(archive)


def prepared(archive: Archive) -> Archive:
    store(archive, records())
    archive.configure("office", OFFICE)
    archive.receive("605/SNV-VP", "7", "2022-06-03")
    archive.receive("608/SNV-VP", "12", "2022-07-18")
    archive.see(["605/SNV-VP"])
    archive.finish(archive.deadlines(number="91/BNV-VP")[0].uid)
    return archive


def numbers(archive: Archive, sort: str = "number", descending: bool = False, **filters: Any) -> list[str | None]:
    page = archive.browse(Filters(**filters), today=TODAY, sort=sort, descending=descending)
    assert page.total == len(page.lines)
    return [line.document.number and line.document.number.partition("/")[0] for line in page.lines]


CASES: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["91", "605", "606", "607", "608", "609"]),  # one's own letters are no arrivals
    ({"words": "DUONG PHO"}, ["606"]),
    ({"words": "đường phố"}, ["606"]),
    ({"words": "606/SNV-VP"}, ["606"]),
    ({"words": "%"}, []),
    ({"doc_types": ("KH",)}, ["91"]),
    ({"urgency": "any"}, ["91"]),
    ({"urgency": "Hỏa tốc"}, []),
    ({"issuer": "so noi vu tinh cao bang"}, ["609"]),
    ({"issuer": "Sở Nội vụ"}, ["605", "606", "607", "608", "609"]),  # of two provinces: any whose name has the words
    ({"issuer": "bộ"}, ["91"]),
    ({"level": "central"}, ["91"]),
    ({"year": 2021}, ["609"]),
    ({"first": dt.date(2022, 6, 2), "last": dt.date(2022, 6, 3)}, ["606", "607"]),
    ({"signer": "dang thi"}, ["606"]),
    ({"unread": True}, ["91", "606", "607", "608", "609"]),
    ({"unregistered": True}, ["91", "606", "607", "609"]),
    ({"due": "late"}, ["606"]),
    ({"due": "soon"}, ["607"]),
    ({"due": "open"}, ["607"]),
    ({"due": "answered"}, ["605"]),
    ({"due": "done"}, ["91"]),
    ({"due": "none"}, ["609"]),
]


@pytest.mark.parametrize(("filters", "wanted"), CASES)
def test_what_clerks_look_for(small: Archive, filters: dict[str, Any], wanted: list[str]) -> None:
    assert numbers(small, **filters) == wanted


def test_both_databases_answer_alike(small: Archive, postgres_url: str) -> None:
    with Archive.open(postgres_url) as large:
        prepared(large)
        for filters, wanted in CASES:
            assert numbers(large, **filters) == wanted, filters
        for sort in SORTS:
            for descending in (False, True):
                assert numbers(large, sort, descending) == numbers(small, sort, descending), (sort, descending)


def test_a_line_tells_what_is_to_be_done(small: Archive) -> None:
    lines = {line.document.number: line for line in small.browse(today=TODAY).lines}
    told = {
        number: (each.handled.state, each.handled.day, each.handled.days)
        for number, each in lines.items()
        if each.handled
    }
    assert told == {
        "605/SNV-VP": ("answered", "2022-06-20", None), "606/SNV-VP": ("late", "2022-07-10", -10),
        "607/SNV-VP": ("soon", "2022-07-22", 2), "91/BNV-VP": ("done", "2022-12-31", None),
        "608/SNV-VP": ("soon", "2022-07-25", 5),  # five working days from the arrival on Monday the 18th
    }  # fmt: skip
    line = lines["605/SNV-VP"]
    assert line.arrival and (line.arrival.number, line.arrival.date) == ("7", "2022-06-03")
    assert not line.unread and lines["606/SNV-VP"].unread


@pytest.mark.parametrize(
    ("sort", "first"),
    [("arrived", "608"), ("issued", "608"), ("urgency", "91"), ("due", "607"), ("issuer", "608"), ("type", "91")],
)
def test_orders(small: Archive, sort: str, first: str) -> None:
    assert numbers(small, sort, descending=True)[0] == first


def test_pages_and_how_many_queries(small: Archive) -> None:
    asked: list[str] = []
    event.listen(small._engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    first, second = (small.browse(limit=4, offset=offset, today=TODAY) for offset in (0, 4))
    assert len([each for each in asked if each.startswith("SELECT")]) <= 2 * 7
    assert (first.total, second.total, len(first.lines), len(second.lines)) == (6, 6, 4, 2)
    assert not {each.document.id for each in first.lines} & {each.document.id for each in second.lines}
    assert (small.browse(offset=40, today=TODAY).total, small.browse(offset=40, today=TODAY).lines) == (6, ())


def test_what_there_is_not(holding: Callable[..., Archive], small: Archive, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "empty.db") as empty:
        assert empty.browse().total == 0 and empty.years() is None
    assert small.years() == (2021, 2022)
    with pytest.raises(CongVanError, match="not sorted"):
        small.browse(sort="size")
    with pytest.raises(CongVanError, match="state of deadlines"):
        small.browse(Filters(due="never"))
    assert set(DUE) == {filters["due"] for filters, _ in CASES if "due" in filters}
