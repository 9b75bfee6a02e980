"""Files that hold only an appendix: which dispatch they belong to, and which texts are none."""

from __future__ import annotations

import pytest

from extractors.extract import extract_bytes
from schemas import UnreadableError

ROWS = """
1. Trường Tiểu học số 1: 12 tập thể
2. Trường Tiểu học số 2: 9 tập thể
3. Trường Mầm non Hoa Sen: 5 tập thể
"""
PLAN = "(Ban hành kèm theo Kế hoạch số 20/KH-UBND ngày 10 tháng 3 năm 2022 của UBND tỉnh Lạng Sơn)"
LETTER = "(Kèm theo Công văn số 605/SNV-BTĐKT ngày 22/5/2022 của Sở Nội vụ tỉnh Lạng Sơn)"
APPENDICES = [  # head of the text → number, date and issuer of the dispatch; None where the file is none of one
    (f"PHỤ LỤC\nDANH SÁCH TẬP THỂ\n{LETTER}", ("605/SNV-BTĐKT", "2022-05-22", "Sở Nội vụ tỉnh Lạng Sơn")),
    (f"Phụ lục II\nBIỂU TỔNG HỢP\n{PLAN}", ("20/KH-UBND", "2022-03-10", "Ủy ban nhân dân tỉnh Lạng Sơn")),
    ("PHỤ LỤC\nDANH SÁCH TẬP THỂ, CÁ NHÂN", None),  # of which dispatch, nobody knows
    ("BẢNG GIÁ\nKèm theo hợp đồng", None),
]


@pytest.mark.parametrize(("head", "expected"), APPENDICES)
def test_appendix_of(head: str, expected: tuple[str, str, str] | None) -> None:
    if expected is None:
        with pytest.raises(UnreadableError):
            extract_bytes((head + ROWS).encode(), "phu-luc.txt")
        return
    record = extract_bytes((head + ROWS).encode(), "phu-luc.txt").records[0]
    note = record.appendix_of
    assert note is not None
    assert (note.number, note.issued, note.issuer) == expected
    assert (record.number, record.issuer.name, record.issued) == (None, None, None)
    assert "appendix_of.number" in record.evidence


def test_a_dispatch_with_an_appendix_is_no_appendix() -> None:
    text = "SỞ NỘI VỤ\nSố: 605/SNV-BTĐKT\nLạng Sơn, ngày 22 tháng 5 năm 2022\nKính gửi: UBND các huyện\nNội dung.\n"
    record = extract_bytes((text + APPENDICES[0][0] + ROWS).encode(), "a.txt").records[0]
    assert record.appendix_of is None and record.number is not None
