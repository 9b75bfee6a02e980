"""Where a line ends within a paragraph tells nothing of who acts."""

from __future__ import annotations

import textwrap

import pytest

from extractors.extract import extract_document
from extractors.readers import read

LETTER = """ỦY BAN NHÂN DÂN
TỈNH BÌNH THUẬN
Số: 12/UBND-NV
Bình Thuận, ngày 3 tháng 12 năm 2024
V/v tổ chức đại hội
Kính gửi:
- Các sở: Xây dựng, Nội vụ;
- Các hội: Hội Làm vườn, Hiệp hội Nước mắm Cá Cơm, Hội Tin học, Hiệp hội Nhà thầu xây dựng.
Chủ tịch Ủy ban nhân dân tỉnh có ý kiến như sau:
{}
Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH
Nguyễn Văn An
"""
TASK = (
    "1. Yêu cầu các hội: Hội Làm vườn, Hiệp hội Nước mắm Cá Cơm, Hội Tin học và Hiệp hội Nhà thầu xây dựng hoàn thành tổ chức"
    " đại hội nhiệm kỳ chậm nhất ngày 31/12/2024. Quá thời gian này, các hội không tổ chức đại hội thì bị xử lý theo quy định."
)
WHO = ("Hội Làm vườn", "Hiệp hội Nước mắm Cá Cơm", "Hội Tin học", "Hiệp hội Nhà thầu xây dựng")


@pytest.mark.parametrize("width", [0, 42, 48, 53, 58, 63, 68, 73, 80])
def test_a_list_of_names_over_line_ends(width: int) -> None:
    lines = textwrap.wrap(TASK, width, break_long_words=False) if width else [TASK]
    (record,) = extract_document(read(LETTER.format("\n".join(lines)).encode(), "a.txt"), "a.txt", "0" * 64)
    assert [one.assignees for one in record.deadlines] == [WHO]
