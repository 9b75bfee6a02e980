"""What is a dispatch, what is a form, and what is neither."""

from __future__ import annotations

import pytest

from extractors.extract import extract_bytes
from extractors.recognition import why_partial
from schemas import OutcomeCode, UnreadableError
from tests.parts.letters import FIRST, FORM, SECOND

NOTE = """Ghi chú họp sáng thứ hai
- Chị Hạnh gửi lại bảng chấm công trước thứ sáu.
- Số điện thoại mới của phòng họp: 0912 000 111.
Nhớ mang máy chiếu.
"""
TABLE = "stt,ho_ten,so_ngay\n1,Lăng Thị Mây,12\n2,Vi Thế Lượng,9\n"
README = "# tiny-tool\n\nInstall with `pip install tiny-tool`.\n\n## Usage\n\n- run it\n- read the log\n"
SOURCE = 'def total(rows):\n    """Sum."""\n    return sum(row.count for row in rows)\n'
FOREIGN = "Dear colleagues,\n\nplease find the minutes attached.\n\nBest regards\nThe Director\nJohn Smith\n"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + bytes(range(256)) * 6 + bytes(400)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PROGRAM, "ls.exe"),
        (b"\x7fELF\x02\x01\x01" + bytes(900) + bytes(range(256)), "ls"),
        (TABLE.encode(), "cham-cong.csv"),
        (NOTE.encode(), "ghi-chu.txt"),
        (README.encode(), "README.md"),
        (SOURCE.encode(), "total.py"),
        (FOREIGN.encode(), "minutes.txt"),
        (f"<html><body><pre>{SOURCE}</pre></body></html>".encode(), "total.html"),
    ],
)
def test_other_files_are_no_dispatches(data: bytes, name: str) -> None:
    with pytest.raises(UnreadableError) as error:
        extract_bytes(data, name)
    assert error.value.outcome.code is OutcomeCode.NOT_A_DISPATCH
    assert error.value.outcome.detail


@pytest.mark.parametrize(
    "text",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nNội dung sau.",
        "Số: 12/SNV-VP\nNội dung sau.",
        "Số 41-CV/HU\nNội dung sau.",
        "Kính gửi: Các phòng, ban.\nNội dung sau.",
        "Nội dung trước.\nCăn cứ Luật Tổ chức chính quyền địa phương;\nNội dung sau.",
        "Nội dung trước.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nHoàng Vĩnh Tuy\n",
    ],
)
def test_one_mark_is_enough(text: str) -> None:
    assert extract_bytes(text.encode(), "a.txt").records


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (FIRST, None),
        (FORM, "a blank form"),
        (f"{FIRST}\n\n{SECOND}", None),
        (f"{FIRST}\n\n{FORM}", None),  # the form belongs to the letter
        ("Kính gửi: Các phòng, ban.\nNội dung sau.", "no number, date, issuer or subject"),
        # a draft with blanks for number and day has a signer and words of its own
        (FIRST.replace("Số: 41/", "Số: ....../").replace("ngày 02 tháng", "ngày ..... tháng"), None),
    ],
)
def test_what_is_missing_is_told(text: str, why: str | None) -> None:
    extraction = extract_bytes(text.encode(), "a.txt")
    assert why_partial(extraction) == why
    if why is not None:
        assert {"number", "number.serial"} & set(extraction.first.needs_review)
