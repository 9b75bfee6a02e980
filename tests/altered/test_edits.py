"""Documents are altered where it is said, and their lines stay lines."""

from __future__ import annotations

import pytest

from extractors.readers import read
from tools.altered import pages
from tools.altered.edits import altered_gold, altered_text, words
from tools.altered.ways import WAYS

LETTER = """UBND TỈNH YÊN BÁI
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/SNV-TĐKT
Yên Bái, ngày 5 tháng 3 năm 2023
Kính gửi: Phòng Nội vụ huyện Văn Yên, Ủy ban nhân dân các xã
1. Thực hiện Công văn số 45/UBND-NC ngày 02/3/2023 của UBND tỉnh, Sở Nội
vụ đề nghị các đơn vị tổng
hợp số liệu;
- Gửi về Sở Nội vụ trước ngày 20/3/2023.
GIÁM ĐỐC
Lê Minh An
"""
GOLD = {
    "issuer": {"name": "SỞ NỘI VỤ", "province": "Yên Bái"},
    "issued": "2023-03-05",
    "signature": {"name": "Lê Minh An"},
    "addressees": ["Phòng Nội vụ huyện Văn Yên"],
}


@pytest.mark.parametrize("name", WAYS)
def test_lines_stay_lines(name: str) -> None:
    document = read(LETTER.encode(), "a.txt")
    changed = document
    for change in WAYS[name](document, GOLD):
        changed = altered_text(changed, change)
    assert [changed.text_of(line) for line in changed.lines] == changed.text.split("\n")
    assert len(changed.lines) == len(document.lines) and (changed.text != document.text)


def test_words_over_a_line_end_and_their_capitals() -> None:
    document = read(LETTER.encode(), "a.txt")
    changed = altered_text(document, words([("Nội vụ", "Khoa học và Công nghệ")]))
    assert "SỞ KHOA HỌC VÀ CÔNG NGHỆ\n" in changed.text and "Sở Khoa\nhọc và Công nghệ đề nghị" in changed.text
    shorter = altered_text(changed, words([("Khoa học và Công nghệ", "Y tế")]))
    assert "Sở Y\ntế đề nghị" in shorter.text


def test_gold_changes_with_the_text_and_keeps_its_codes() -> None:
    (change, *_) = WAYS["places"](read(LETTER.encode(), "a.txt"), GOLD)
    gold = altered_gold(GOLD, change)
    assert gold["issued"] == "2023-03-05" and gold["issuer"]["province"] != "Yên Bái"
    assert gold["addressees"][0].startswith("Phòng Nội vụ huyện ") and "Văn Yên" not in gold["addressees"][0]


def test_wrapped_lines_hold_the_same_words() -> None:
    document = read(LETTER.encode(), "a.txt")
    assert pages.wrapped(document, 40).text.split() == document.text.split()
