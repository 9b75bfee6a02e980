"""Search in the words of documents."""

from __future__ import annotations

from pipeline import Archive
from pipeline.filing import write
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


def _put(archive: Archive, record: Dispatch, text: str) -> None:
    with writing(archive._engine) as session:
        write.put(session, [extracted(record, text)])
