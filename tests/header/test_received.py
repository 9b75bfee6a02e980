"""Incoming stamps: the receiver's register is kept apart from the document's own number and day."""

from __future__ import annotations

import pytest

from extractors.document import DocumentText
from extractors.extract import extract_document
from extractors.readers import read
from extractors.rules import reread

LETTER = (
    "UBND TỈNH LÂM ĐỒNG\nSỞ NỘI VỤ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
    "Số: 77/SNV-VP\nV/v cử người dự họp\n\nLâm Đồng, ngày 20 tháng 5 năm 2021\n\nKính gửi: Sở Y tế\n\n"
    "Sở Nội vụ đề nghị Sở Y tế cử người dự họp.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\nLê Văn Mẫu\n"
)

STAMPS = [
    # the office above, the day in words
    ("SỞ Y TẾ LÂM ĐỒNG\nCÔNG VĂN ĐẾN\nSố: 403\nNgày 21 tháng 5 năm 2021\nChuyển: P. TCCB\n", "403", "2021-05-21", "SỞ Y TẾ LÂM ĐỒNG"),
    # thousands, a day in digits, no office
    ("CÔNG VĂN ĐẾN\nSố đến: 1.204\nNgày: 21/5/2021\n", "1204", "2021-05-21", None),
    # the day is blank, as the clerk left it
    ("CÔNG VĂN ĐẾN\nSố: 88\nNgày: ……………\n", "88", None, None),
    # what was written by hand, half read: no number of a register, nor of the letter
    ("CÔNG VĂN ĐẾN\nSố: 4//\nNgày: 21/5/2021\n", None, "2021-05-21", None),
    # a letter without stamp
    ("", None, None, None),
    # a stamp that nobody filled in says nothing
    ("CÔNG VĂN ĐẾN\nSố: ……\nNgày: ……\n", None, None, None),
]  # fmt: skip


def _text(words: str) -> DocumentText:
    return read(words.encode(), "a.txt")


@pytest.mark.parametrize(("stamp", "number", "date", "agency"), STAMPS)
def test_stamp(stamp: str, number: str | None, date: str | None, agency: str | None) -> None:
    document = _text(stamp + LETTER)
    record = extract_document(document, "a.txt", "")[0]
    assert record.number is not None and (record.number.serial, record.issued) == ("77", "2021-05-20")
    assert record.issuer.name == "SỞ NỘI VỤ"
    received = record.file.received
    if number is None and date is None:
        assert received is None
        return
    assert received is not None and (received.number, received.date, received.agency) == (number, date, agency)
    for leaf in ("number", "date", "agency"):
        evidence = record.evidence.get(f"file.received.{leaf}")
        value = getattr(received, leaf)
        assert (evidence is None) == (value is None)
        assert evidence is None or reread(evidence, document.text) == value
