"""How people name a document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline import Archive
from pipeline.asking.asked import asked
from tests.pipeline.archive_builders import citation, department, dispatch, district

DAYS = [
    ("402/UBND-NV", "402/UBND-NV", None, None),
    ("số 402/UBND-NV", "402/UBND-NV", None, None),
    ("Số: 402/UBND-NV", "402/UBND-NV", None, None),
    ("CV 402/UBND-NV (2023-03-22)", "402/UBND-NV", "CV", "2023-03-22"),
    ("Công văn số 402/UBND-NV ngày 22/3/2023", "402/UBND-NV", "CV", "2023-03-22"),
    ("quyết định 12/QĐ-UBND", "12/QĐ-UBND", "QĐ", None),
    ("CV …/UBND-NV (2023-02-XX)", "…/UBND-NV", "CV", "2023-02-XX"),
    ("402", "402", None, None),
    ("04-vanyen-402.docx", "04-vanyen-402.docx", None, None),
    ("báo cáo tháng 5", "báo cáo tháng 5", None, None),
]


@pytest.mark.parametrize(("words", "number", "kind", "day"), DAYS)
def test_words(words: str, number: str, kind: str | None, day: str | None) -> None:
    found = asked(words)
    assert (found.number, found.doc_type, found.day) == (number, kind, day)


def test_every_way_finds_it(holding: Callable[..., Archive]) -> None:
    archive = holding(
        district("31/UBND-NV", name="cong-van-31.docx"), department("605/SNV-VP", "Lạng Sơn", "2022-06-01"),
        dispatch("31/KH-UBND", "ỦY BAN NHÂN DÂN HUYỆN LỘC BÌNH", "2022-01-05", doc_type="KH", province="Lạng Sơn", level="district"),
    )  # fmt: skip
    wanted = archive.get("31/UBND-NV")
    for words in ("số 31/UBND-NV", "CV 31/UBND-NV (2022-06-10)", "Công văn số 31/UBND-NV ngày 10/6/2022", "cong-van-31.docx",
                  "cong-van-31", f"#{wanted.id}", wanted.title, "31 (2022-06-10)", "CV 31"):  # fmt: skip
        assert [each.id for each in archive.find(words)] == [wanted.id], words
    assert {each.number for each in archive.find("31")} == {"31/UBND-NV", "31/KH-UBND"}, "every document of the serial"
    assert archive.find("CV 31/UBND-NV (2021-01-01)") == []
    key = archive.get("605/SNV-VP").id
    assert archive.find(str(key)) == [archive.get("605/SNV-VP")], "a key where no document has the serial"


def test_the_title_of_what_has_no_number_finds_it(holding: Callable[..., Archive]) -> None:
    archive = holding(
        district("/UBND-NV", issued="2022-07-XX", name="du-thao.txt"),
        district("/UBND-NV", issued="2022-08-XX", name="b.txt"),
    )
    (first, second) = archive.documents()
    assert first.title == f"CV …/UBND-NV (2022-07-XX) [#{first.id} du-thao.txt]"
    assert [archive.find(each.title) for each in (first, second)] == [[first], [second]]
    assert archive.find("CV …/UBND-NV (2022-08-XX)") == [second]


def test_what_is_only_cited_is_found_by_its_serial_too(holding: Callable[..., Archive]) -> None:
    archive = holding(district(citations=(citation("605/SNV-VP", doc_type="CV", issued="2022-06-01"),)))
    assert not archive.get("605").held
