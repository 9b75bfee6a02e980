"""Dispatches copied from a browser: columns that one blank parts, a page's own heading above, halves of the motto."""

from __future__ import annotations

from typing import Any

import pytest

from .test_header_forms import read, value

ONE_BLANK = """\
ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH BẠC LIÊU Độc Lập - Tự Do - Hạnh Phúc


Số: 731/UBND-VX Bạc Liêu, ngày 4 tháng 5 năm 2012

V/v phối hợp tổ chức ngày sách

Kính gửi:

- Giám đốc Sở Văn hóa, Thể thao và Du lịch;

- Chủ tịch UBND huyện, thành phố.

Giao các cơ quan nêu trên tổ chức ngày sách tại địa phương./.

Nơi nhận:

- Như trên;

- Lưu: VT, VX.HN

d:\\2012\\CV\\VX\\T5\\Ngay sach.doc

KT. CHỦ TỊCH

PHÓ CHỦ TỊCH


Đỗ Hữu Phước
"""
CELLS = """\
ỦY BAN NHÂN DÂN
TỈNH BẠC LIÊU
-------
|
CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số: 92/KH-UBND
|
Bạc Liêu, ngày
07 tháng 09 năm 2021
|
KẾ HOẠCH
TỔ CHỨC NGÀY SÁCH TRÊN ĐỊA BÀN TỈNH BẠC LIÊU
NĂM 2022
Căn cứ Quyết định số
2862/QĐ-BTTTT ngày 02/11/2021 của Bộ trưởng Bộ Thông tin và Truyền thông;
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
"""
HEADED = """\
Kế hoạch 92/KH-UBND năm 2021 tổ chức ngày sách trên địa bàn tỉnh Bạc Liêu
Số hiệu: 92/KH-UBND Loại văn bản: Văn bản khác
Nơi ban hành: Tỉnh Bạc Liêu

ỦY BAN NHÂN DÂN
TỈNH BẠC LIÊU
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 92/KH-UBND

Bạc Liêu, ngày 07 tháng 9 năm 2021

KẾ HOẠCH

TỔ CHỨC NGÀY SÁCH TRÊN ĐỊA BÀN TỈNH BẠC LIÊU

Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC ĐÍCH
"""
JOINT = """\
BỘ TƯ PHÁP - BỘ NỘI VỤ
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
--------------

Số: 05/2010/TTLT-BTP-BNV

Hà Nội, ngày 08 tháng 3 năm 2010

THÔNG TƯ LIÊN TỊCH

HƯỚNG DẪN VỀ CƠ CẤU TỔ CHỨC CỦA PHÒNG TƯ PHÁP

Căn cứ Nghị định số 14/2008/NĐ-CP ngày 04 tháng 02 năm 2008 của Chính phủ;
"""
BARS = """\
ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 418/QĐ-UBND | Bạc Liêu, ngày 12 tháng 4 năm 2019 |
QUYẾT ĐỊNH
VỀ VIỆC CÔNG BỐ DANH MỤC THỦ TỤC
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẠC LIÊU
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;
"""
UNDER_ONE_PARENT = """\
UBND TỈNH BẠC LIÊU
SỞ Y TẾ - SỞ CÔNG THƯƠNG
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/KHLT-SYT-SCT
Bạc Liêu, ngày 02 tháng 4 năm 2019

KẾ HOẠCH LIÊN TỊCH
PHÒNG, CHỐNG DỊCH BỆNH

Hai cơ quan thống nhất các nội dung sau:
"""
PAGES = [
    (
        BARS,
        {
            "issuer.name": "ỦY BAN NHÂN DÂN",  # the page lost its second line
            "issuer.province": "Bạc Liêu",
            "issued": "2019-04-12",
            "subject": "CÔNG BỐ DANH MỤC THỦ TỤC",  # who decides, in capitals too, is none of it
        },
    ),
    (
        UNDER_ONE_PARENT,
        {
            "issuer.name": "SỞ Y TẾ - SỞ CÔNG THƯƠNG",
            "issuer.parent": "UBND TỈNH BẠC LIÊU",
            "subject": "PHÒNG, CHỐNG DỊCH BỆNH",  # opens like the name of an office
        },
    ),
    (
        ONE_BLANK,
        {
            "issuer.name": "ỦY BAN NHÂN DÂN TỈNH BẠC LIÊU",
            "number.canonical": "731/UBND-VX",
            "place": "Bạc Liêu",
            "issued": "2012-05-04",
            "distribution": ["Như trên", "Lưu: VT, VX.HN"],  # the file's name is not of the list
        },
    ),
    (
        CELLS,
        {
            "issuer.name": "ỦY BAN NHÂN DÂN TỈNH BẠC LIÊU",
            "place": "Bạc Liêu",
            "issued": "2021-09-07",
            "subject": "TỔ CHỨC NGÀY SÁCH TRÊN ĐỊA BÀN TỈNH BẠC LIÊU NĂM 2022",  # short grounds end it
        },
    ),
    (
        HEADED,
        {
            "issuer.name": "ỦY BAN NHÂN DÂN TỈNH BẠC LIÊU",
            "number.canonical": "92/KH-UBND",
            "issued": "2021-09-07",
            "subject": "TỔ CHỨC NGÀY SÁCH TRÊN ĐỊA BÀN TỈNH BẠC LIÊU",
        },
    ),
    (JOINT, {"subject": "HƯỚNG DẪN VỀ CƠ CẤU TỔ CHỨC CỦA PHÒNG TƯ PHÁP"}),  # opens with a type's name, is no title
]


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_copied_page(text: str, expected: dict[str, Any]) -> None:
    reading = read(text)
    assert {path: value(reading, path) for path in expected} == expected


def test_hour_of_an_urgent_dispatch_is_no_place() -> None:
    text = CELLS.replace("Bạc Liêu, ngày\n07 tháng 09 năm 2021", "Bạc Liêu, hồi 17 giờ 15 ngày 07 tháng 9 năm 2021")
    reading = read(text)
    assert (reading.place, reading.issued) == ("Bạc Liêu", "2021-09-07")
