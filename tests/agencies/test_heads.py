"""Names of bodies told from subjects that open with the same word."""

from __future__ import annotations

import pytest

from extractors.agencies.heads import is_body
from extractors.text.keys import bare_in_place

BODIES = [
    "TỔ CHUYÊN MÔN TOÁN",
    "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
    "BAN CHỈ HUY QUÂN SỰ",
    "HỘI CHỮ THẬP ĐỎ",
    "BẢO HIỂM XÃ HỘI",
]
BODIES += ["KHOA NỘI", "ĐOÀN KIỂM TRA", "QUỸ BẢO VỆ MÔI TRƯỜNG", "THUẾ TỈNH LÀO CAI", "VIỆN KIỂM SÁT NHÂN DÂN"]
SUBJECTS = [
    "TỔ CHỨC HỘI NGHỊ",
    "PHÒNG, CHỐNG THIÊN TAI",
    "PHÒNG CHỐNG DỊCH",
    "BAN HÀNH QUY CHẾ",
    "HỘI THI GIÁO VIÊN GIỎI",
]
SUBJECTS += [
    "ĐỔI MỚI PHƯƠNG PHÁP",
    "BỔ NHIỆM CÁN BỘ",
    "SƠ KẾT HỌC KỲ I",
    "BÁO CÁO THỐNG KÊ",
    "ĐẠI HỘI CHI BỘ",
    "KHOA HỌC VÀ CÔNG NGHỆ",
]


@pytest.mark.parametrize("text", BODIES)
def test_body(text: str) -> None:
    assert is_body(text, bare_in_place(text))


@pytest.mark.parametrize("text", SUBJECTS)
def test_subject(text: str) -> None:
    assert not is_body(text, bare_in_place(text))
