"""Several dispatches of one file: each held, linked, searched and corrected by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.extract import extract_bytes
from extractors.extraction import Extraction
from pipeline import Archive
from schemas import OutcomeCode, UnreadableError
from tests.parts.letters import FIRST, FORM, SECOND, THIRD


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "files" / "gui-kem.txt"
    path.parent.mkdir()
    path.write_text("\n\n".join((FIRST, SECOND, THIRD, FORM)), encoding="utf-8")
    return path


def only_the_first(data: bytes, name: str) -> Extraction:
    """As a reader that sees no parts."""
    whole = extract_bytes(data, name)
    return Extraction(whole.records[:1], whole.document)


def edges(archive: Archive) -> set[tuple[str | None, str | None, str | None]]:
    found = archive.citations()
    return {(e.asserted_by.number, e.citing and e.citing.number, e.cited and e.cited.number) for e in found}  # type: ignore[misc]


def test_each_is_held_and_asserts_its_own_edges(archive: Archive, bundle: Path) -> None:
    (outcome,) = archive.ingest(bundle, isolate=False).outcomes
    assert outcome.outcome.code.value == "read"
    held = archive.documents(held=True)
    assert [document.number for document in held] == ["12/KH-UBND", "27/SNV-CCHC", "41/SNV-CCHC"]
    assert edges(archive) == {
        ("41/SNV-CCHC", "41/SNV-CCHC", "27/SNV-CCHC"),
        ("27/SNV-CCHC", "27/SNV-CCHC", "12/KH-UBND"),
    }
    days = {each.document.number: each.last_day for each in archive.deadlines()}
    assert days == {"41/SNV-CCHC": "2022-03-09", "27/SNV-CCHC": "2022-02-24", "12/KH-UBND": "2022-12-14"}
    assert [step.dispatch.number for step in archive.chain("41/SNV-CCHC")] == ["27/SNV-CCHC", "12/KH-UBND"]


def test_isolated_and_in_process_give_the_same(archive: Archive, bundle: Path, tmp_path: Path) -> None:
    archive.ingest(bundle, isolate=False)
    with Archive.open(tmp_path / "other.db") as other:
        other.ingest(bundle, workers=1)
        assert other.digest() == archive.digest()
        other.rebuild()
        assert other.digest() == archive.digest()


def test_words_are_found_in_the_part_that_has_them(archive: Archive, bundle: Path) -> None:
    archive.ingest(bundle, isolate=False)
    (hit,) = archive.search('"biểu mẫu đang dùng và gửi kết quả"')
    assert hit.document.number == "27/SNV-CCHC"
    text = archive.show("27/SNV-CCHC").text
    (place,) = hit.snippets
    assert text is not None and text[place.start : place.end] == "biểu mẫu đang dùng và gửi kết quả"


def test_a_correction_is_of_one_part(archive: Archive, bundle: Path) -> None:
    archive.ingest(bundle, isolate=False)
    archive.correct("27/SNV-CCHC", "place", "Chi Lăng")
    for _ in range(2):  # after the correction, and after the file is read again
        places = {each.number: archive.show(each.id).record.place for each in archive.documents(held=True)}  # type: ignore[union-attr]
        assert places == {"12/KH-UBND": "Lạng Sơn", "27/SNV-CCHC": "Chi Lăng", "41/SNV-CCHC": "Lạng Sơn"}
        archive.ingest(bundle, isolate=False, again=True)
    assert archive.withdraw("27/SNV-CCHC", "place") and archive.corrections("27/SNV-CCHC") == {}


def test_parts_that_are_no_longer_found_leave_the_archive(archive: Archive, bundle: Path, tmp_path: Path) -> None:
    archive.ingest(bundle, isolate=False, version="1")
    archive.ingest(bundle, isolate=False, version="2", extract=only_the_first)
    assert [document.number for document in archive.documents(held=True)] == ["41/SNV-CCHC"]
    with Archive.open(tmp_path / "other.db") as other:
        other.ingest(bundle, isolate=False, version="2", extract=only_the_first)
        assert other.digest() == archive.digest()


def nothing(data: bytes, name: str) -> Extraction:
    """As a reader that knows the file for no dispatch."""
    raise UnreadableError(OutcomeCode.NOT_A_DISPATCH)


def test_what_proves_to_be_no_dispatch_leaves_the_archive(archive: Archive, bundle: Path, tmp_path: Path) -> None:
    archive.ingest(bundle, isolate=False, version="1")
    archive.ingest(bundle, isolate=False, version="2", extract=nothing)
    assert archive.documents() == [] and archive.deadlines() == [] and archive.search("biểu mẫu") == []
    archive.ingest(bundle, isolate=False, version="3")
    assert len(archive.documents(held=True)) == 3


def test_the_same_deadline_in_two_parts_has_two_entries(archive: Archive, tmp_path: Path) -> None:
    duty = "Báo cáo gửi về Văn phòng Sở trước ngày 25/02/2022."
    path = tmp_path / "hai-cong-van.txt"
    other = SECOND.replace("Số: 27/", "Số: 28/")
    path.write_text("\n\n".join(text.replace("Trân trọng./.", duty) for text in (SECOND, other)), encoding="utf-8")
    archive.ingest(path, isolate=False)
    found = [each for each in archive.deadlines() if "Báo cáo gửi" in each.quote]
    assert len({each.document.number for each in found}) == len({each.uid for each in found}) == 2
