"""Texts that lost their capitals or the blanks between their columns, or whose lines break within names."""

from __future__ import annotations

from typing import Any

import pytest

from .test_header_forms import read, value

LOWERED = """\
uỷ ban nhân dân
huyện mù cang chải
-----***-----
Số: 12/2004/CT-UB
cộng hoà xã hội chủ nghĩa việt nam
Độc lập - Tự do - Hạnh phúc
Mù Cang Chải, ngày 14 tháng 3 năm 2004

chỉ thị
Về việc tăng cường công tác thủy lợi mùa khô

Để chủ động chống hạn, Chủ tịch UBND huyện yêu cầu các xã nạo vét kênh mương trước ngày 25/3/2004.

Nơi nhận:
- Chi cục Thủy lợi (B/c);
- Lưu VP.
tm. ubnd huyện mù cang chải
chủ tịch
(Đã ký)
Giàng A Chống
"""
TOUCHING = """\
UBND TỈNH YÊN BÁI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ TÀI CHÍNH Độc lập - Tự do - Hạnh phúc
Số: 216/STC-QLCS Yên Bái, ngày 04 tháng 10 năm 2019
V/v kê khai nhà, đất
Kính gửi: Hội Chữ thập đỏ tỉnh; Liên hiệp các Hội Khoa học và Kỹ thuật; Hội Người
cao tuổi tỉnh; Hội Nạn nhân chất độc da cam tỉnh.
Sở Tài chính đề nghị các hội báo cáo trước ngày 18/10/2019./.

Nơi nhận: KT. GIÁM ĐỐC
- Như trên; PHÓ GIÁM ĐỐC
- UBND tỉnh (b/c);
- Lưu: VT, QLCS.
Đỗ Văn Hòa
"""
PAGES: list[tuple[str, dict[str, Any]]] = [
    (
        LOWERED,
        {
            "issuer.name": "uỷ ban nhân dân huyện mù cang chải",
            "issuer.level": "district",
            "distribution": ["Chi cục Thủy lợi (B/c)", "Lưu VP"],
            "signatures": [(["tm. ubnd huyện mù cang chải"], "chủ tịch", "Giàng A Chống", None)],
        },
    ),
    (
        TOUCHING,
        {
            "addressees": [
                "Hội Chữ thập đỏ tỉnh", "Liên hiệp các Hội Khoa học và Kỹ thuật", "Hội Người cao tuổi tỉnh",
                "Hội Nạn nhân chất độc da cam tỉnh",
            ],
            "distribution": ["Như trên", "UBND tỉnh (b/c)", "Lưu: VT, QLCS"],
            "signatures": [(["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Đỗ Văn Hòa", None)],
        },
    ),
    (
        TOUCHING.replace("Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC", "Nơi nhận : GIÁM ĐỐC\n- Như trên;"),
        {
            "distribution": ["Như trên", "UBND tỉnh (b/c)", "Lưu: VT, QLCS"],
            "signatures": [([], "GIÁM ĐỐC", "Đỗ Văn Hòa", None)],
        },
    ),
    (  # without bullets: the Lưu item names no signer, though it begins as a name does
        TOUCHING.replace("KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- UBND tỉnh (b/c);\n- Lưu: VT, QLCS.", "GIÁM ĐỐC\nNhư trên;\nLưu VP."),
        {"distribution": ["Như trên", "Lưu VP"], "signatures": [([], "GIÁM ĐỐC", "Đỗ Văn Hòa", None)]},
    ),
    (  # a name behind the Lưu item is the drafter's where the signer stands below
        TOUCHING.replace("- Lưu: VT, QLCS.", "- Lưu: VT, QLCS. Hà Thu"),
        {
            "distribution": ["Như trên", "UBND tỉnh (b/c)", "Lưu: VT, QLCS. Hà Thu"],
            "signatures": [(["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Đỗ Văn Hòa", None)],
        },
    ),
    (  # an archive's code in capitals is no office
        TOUCHING.replace("Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC", "Nơi nhận:\n- Như trên; VPUB")
        + "KT. GIÁM ĐỐC\n",
        {"distribution": ["Như trên; VPUB", "UBND tỉnh (b/c)", "Lưu: VT, QLCS"]},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_page(text: str, expected: dict[str, Any]) -> None:
    reading = read(text)
    assert {path: value(reading, path) for path in expected} == expected
