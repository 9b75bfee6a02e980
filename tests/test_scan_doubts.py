"""What in a record of a recognised page does not look right, and what does."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.scan_doubts import doubtful_on_scan
from schemas import Dispatch, FileInfo
from schemas.dispatch import Citation, Party, Signature

SCAN = FileInfo(name="a.pdf", sha256="0" * 64, media_type="application/pdf", text_source="ocr")


def doubts(**values: Any) -> list[str]:
    return list(doubtful_on_scan(Dispatch(file=SCAN, **values)))


@pytest.mark.parametrize(
    ("subject", "doubted"),
    [
        ("rà soát danh sách của UBND tỉnh năm 2024 (đợt II), ĐHĐN", False),
        ("rà soát danh sách UBND TỈNH năm 2024", True),  # a stamp's office within it
        ("RÀ SOÁT DANH SÁCH CÁN BỘ", False),  # printed so
    ],
)
def test_subject(subject: str, doubted: bool) -> None:
    assert (doubts(subject=subject) == ["subject"]) == doubted


@pytest.mark.parametrize(
    ("words", "doubted"),
    [
        ("Các phòng, ban chuyên môn", False),
        ("VĂN PHÒNG", True),  # a stamp's office
        ("SỞ", False),
        ("Chủ tịch Ủy ban nhân dân tỉnh nhận được Công văn số 12/SNV-VP", True),  # the sentence below
        ("Các đơn vị " + "trực thuộc " * 20, True),
    ],
)
def test_receiver(words: str, doubted: bool) -> None:
    assert (doubts(addressees=(Party(as_written=words),)) == ["addressees.0.as_written"]) == doubted


@pytest.mark.parametrize(
    ("words", "doubted"),
    [
        ("Như trên", False),
        ("Như trên; Bài", True),  # a word of the text beside it
        ("Lưu: VT; hoa", False),
        ("Lưu: VT, TH (3)", False),
        ("Lưu:VT, NVD", False),  # no blank behind the colon
        ("Ban Chất lượng TĐ,(để b/c)", False),
        ("Như trên (để th", True),
        ("Các Chi cục: Kiểm lâm; Thủy lợi và Phát triển nông thôn", False),
    ],
)
def test_item(words: str, doubted: bool) -> None:
    assert (doubts(distribution=(Party(as_written=words),)) == ["distribution.0.as_written"]) == doubted


@pytest.mark.parametrize(
    ("title", "name", "leaves"),
    [
        ("PHÓ CHỦ TỊCH", "Vi Thế Lượng", []),
        ("PHÓ CHỦ TỊCH lãi", "Vi Thế Lượng", ["title"]),
        ("Giám đốc", "Vi Lượng", ["name"]),  # its third word may be lost
    ],
)
def test_block(title: str, name: str, leaves: list[str]) -> None:
    block = Signature(title=title, name=name)
    paths = [f"{whole}.{leaf}" for leaf in leaves for whole in ("signatures.0", "signature")]
    assert doubts(signatures=(block,), signature=block) == paths


@pytest.mark.parametrize(
    ("number", "issuer", "leaves"),
    [
        ("126/2024/NĐ-CP", "Chính phủ", []),
        ("126/2024/NĐ-CP", "Liên đoàn Cờ", ["issuer"]),
        ("12/QĐ-TTg", "Thủ tướng Chính phủ", []),
        ("45/UBND-VX", "Ủy ban nhân dân tỉnh Yên Bái", []),
        ("45/U3ND-VX", "Ủy ban nhân dân tỉnh Yên Bái", ["number"]),
        ("45/UBND-VX", "Ủy ban nhân dân tính", ["issuer"]),  # of which?
        ("27/BTTTT-KHTC", "Bộ", ["issuer"]),
        ("27/BTTTT-KHTC", "Bộ Thông tin và Truyền thông", []),
        ("/2024/NĐ-CP", None, ["number"]),  # its serial is lost
        ("202/2025/QH", None, ["number"]),
        ("202/2025/QH15", "Quốc hội", []),
        ("3643-Các", None, ["number"]),
        ("20-CT/TU", "Tỉnh ủy", []),
    ],
)
def test_citation(number: str, issuer: str | None, leaves: list[str]) -> None:
    cited = Citation(id="c1", number=number, issuer=issuer)
    assert doubts(citations=(cited,)) == [f"citations.0.{leaf}" for leaf in leaves]
