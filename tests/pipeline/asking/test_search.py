"""Search in the words of documents."""

from __future__ import annotations

import pytest

from pipeline import Archive
from pipeline.filing import write
from pipeline.store import search
from pipeline.store.database import writing
from schemas import Dispatch
from tests.pipeline.archive_builders import (
    department,
    extracted,
)


def test_search_without_diacritics(archive: Archive) -> None:
    text = "Sở đề nghị các đơn vị sửa đường phố trước mùa mưa.\nĐường phố phải sạch."
    _put(archive, department("1/SNV-VP", "Lạng Sơn", "2022-01-02", subject="chỉnh trang đô thị"), text)
    _put(archive, department("2/SNV-VP", "Lạng Sơn", "2022-01-03"), "Một văn bản khác về phố chợ.")
    for words in ("đường phố", "duong pho", "DUONG PHO", '"sua duong"', "do thi", "1/SNV-VP", "1/SNV-VP duong"):
        assert [hit.document.number for hit in archive.search(words)] == ["1/SNV-VP"], words
    hit = archive.search("duong pho")[0]
    assert any("đường phố" in place.text for place in hit.snippets)
    assert all(text[place.start : place.end].lower() == "đường phố" for place in hit.snippets)
    assert archive.search("khong co") == [] and archive.search('"" *') == [] and archive.search("") == []


def test_the_best_hits_come_first(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "về việc sửa đường phố"
    for number, day, subject, text in (
        ("1/SNV-VP", "2022-01-02", "sửa đường phố", words),
        ("2/SNV-VP", "2022-01-05", "chợ quê", words),
        ("3/SNV-VP", "2022-01-04", "chợ quê", words),
        ("4/SNV-VP", "2022-01-03", "sửa đường phố", words),
        ("5/SNV-VP", "2022-01-01", "cầu cống", "Không nói gì."),
    ):
        _put(archive, department(number, "Lạng Sơn", day, subject=subject), text)
    asked = ("duong pho", '"sua duong pho"')
    for each in asked:
        found = [hit.document.number for hit in archive.search(each)]
        assert found == ["4/SNV-VP", "1/SNV-VP", "2/SNV-VP", "3/SNV-VP"], each
    monkeypatch.setattr(search, "_COMPARED", 2)
    assert [hit.document.number for hit in archive.search("duong pho", limit=1)] == ["4/SNV-VP"]
    assert archive.search("duong pho", limit=1).truncated


def _put(archive: Archive, record: Dispatch, text: str) -> None:
    with writing(archive._engine) as session:
        write.put(session, [extracted(record, text)])
