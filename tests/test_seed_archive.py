"""An archive of the five seed documents: their citation graph, and the links that must not exist."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import Archive


@pytest.fixture(scope="module")
def archive(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    files = sorted((shared / "eval" / "documents").glob("seed-*.txt"))
    with Archive.open(tmp_path_factory.mktemp("seeds") / "seeds.db") as opened:
        report = opened.ingest(files, isolate=False)
        assert {code.value: count for code, count in report.counts.items()} == {"read": 5}
        yield opened


def test_chain_through_a_document_that_nobody_holds(archive: Archive) -> None:
    steps = archive.chain("875/UBND-NV", direction="up")
    walked = [(step.dispatch.number, step.dispatch.held, step.asserted_by.number) for step in steps]
    assert ("698/UBND-BTĐ", False, "875/UBND-NV") in walked
    assert ("20-CT/TU", False, "875/UBND-NV") in walked, "the second edge is said by the first document"
    second = next(step for step in steps if step.dispatch.number == "20-CT/TU")
    assert second.depth == 2 and second.kind == "asserted" and second.relation == "implements"


def test_issuer_left_out_is_the_own_province_with_its_reason(archive: Archive) -> None:
    document = archive.get("605/SNV-BTĐKT")
    assert not document.held
    assert document.province == "Lạng Sơn"
    assert document.issuer and "Sở Nội vụ" in document.issuer
    assert document.issuer_reason


def test_two_spellings_of_a_party_number_are_one_document(archive: Archive) -> None:
    assert [each.id for each in archive.find("22/CT-TW")] == [each.id for each in archive.find("22-CT/TW")]
    assert len(archive.find("22/CT-TW")) == 1


def test_documents_of_two_provinces_are_not_linked(archive: Archive) -> None:
    ha_lang = next(d for d in archive.documents(held=True) if d.province == "Cao Bằng")
    khanh_hoa = next(d for d in archive.documents(held=True) if d.province == "Khánh Hòa")
    for start, other in ((ha_lang, khanh_hoa), (khanh_hoa, ha_lang)):
        reached = {step.dispatch.id for step in archive.chain(start.id, direction="both", depth=20, nested=True)}
        assert other.id not in reached
    assert archive.chains("huyện > Sở Nội vụ > Ban Thi đua - Khen thưởng Trung ương") == []


def test_no_blank_number_equals_another(archive: Archive) -> None:
    held = archive.documents(held=True)
    assert len(held) == 5
    assert sum(document.number is None for document in held) == 3


def test_no_day_of_the_anniversary_letter_is_a_deadline(archive: Archive) -> None:
    found = [each for each in archive.deadlines() if each.document.number == "238/UBND-KGVX"]
    assert all(each.boundary == "2018-06-11" for each in found)
    assert len(found) <= 1
