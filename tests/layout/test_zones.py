"""Which lines are header, addressees, body, distribution, signature, appendix."""

from __future__ import annotations

import pytest

from extractors.document import DocumentText
from extractors.layout import find_zones
from extractors.readers.plain import read_text

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
HEAD = "SỞ Y TẾ\n" + STATE + "Số: 12/SYT-TCCB\nHà Nam, ngày 2 tháng 3 năm 2021\nV/v rà soát\n\n"
LETTER = HEAD + "Kính gửi: Các đơn vị\n\nSở đề nghị các đơn vị rà soát số liệu theo quy định.\n\n"
LIST = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n"
SIGNED = "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nLê Thị Mận\n"


def zone(text: str, name: str) -> list[str]:
    document = read_text(text)
    return [document.text_of(document.lines[index]) for index in getattr(find_zones(document), name)]


ROWS = [
    # The list before or after the signature.
    (LETTER + LIST + SIGNED, "distribution", ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]),
    (LETTER + SIGNED + LIST, "distribution", ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]),
    (LETTER + LIST + SIGNED, "signature", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(Đã ký)", "Lê Thị Mận"]),
    (LETTER + SIGNED + LIST, "signature", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(Đã ký)", "Lê Thị Mận"]),
    # A second list under a heading of its own, behind the archive's item.
    (
        LETTER + "Nơi nhận:\n- Lưu: VT.\nBản điện tử:\n- Như trên;\n- Phòng Kế hoạch.\n" + SIGNED, "distribution",
        ["Nơi nhận:", "- Lưu: VT.", "Bản điện tử:", "- Như trên;", "- Phòng Kế hoạch."],
    ),
    # No list at all.
    (LETTER + SIGNED, "signature", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(Đã ký)", "Lê Thị Mận"]),
    (LETTER + SIGNED, "body", ["Sở đề nghị các đơn vị rà soát số liệu theo quy định."]),
    # What follows is appendix, an uncommon heading too.
    (LETTER + LIST + SIGNED + "Phụ lục 01\nBảng số liệu\n", "appendix", ["Phụ lục 01", "Bảng số liệu"]),
    (LETTER + LIST + SIGNED + "QUY CHẾ\nLàm việc\n", "appendix", ["QUY CHẾ", "Làm việc"]),
    (LETTER + LIST + SIGNED + "MẪU SỐ 02\nKính gửi: ………\n", "addressees", ["Kính gửi: Các đơn vị"]),
    # A list of addressees, wrapped and with a remark.
    (  # numbered bodies without marks behind them
        HEAD + "Kính gửi:\n1. Sở Tài chính\n2. Sở Y tế\n\nSở đề nghị rà soát.\n" + LIST,
        "addressees",
        ["Kính gửi:", "1. Sở Tài chính", "2. Sở Y tế"],
    ),
    (
        HEAD + "Kính gửi:\n- Các phòng;\n- Trung tâm Y tế các huyện.\n(gọi chung là các đơn vị)\n\nSở đề nghị rà soát.\n" + LIST,
        "addressees",
        ["Kính gửi:", "- Các phòng;", "- Trung tâm Y tế các huyện.", "(gọi chung là các đơn vị)"],
    ),
    # Without Kính gửi the grounds begin the body.
    (
        "UBND TỈNH HÀ NAM\n" + STATE + "Số: 3/QĐ-UBND\nHà Nam, ngày 2 tháng 3 năm 2021\nQUYẾT ĐỊNH\nVề việc giao đất\n"
        "CHỦ TỊCH UBND TỈNH\nCăn cứ Luật Đất đai;\nQUYẾT ĐỊNH:\nĐiều 1. Giao đất.\n" + SIGNED,
        "body",
        ["Căn cứ Luật Đất đai;", "QUYẾT ĐỊNH:", "Điều 1. Giao đất."],
    ),
    # A title of two lines, the second full and begun like a sentence of the body, or with a capital.
    (
        "SỞ Y TẾ\n" + STATE + "Số: 3/KH-SYT\nHà Nam, ngày 2 tháng 3 năm 2021\nKẾ HOẠCH\n"
        "Tập huấn kỹ năng ghi chép hồ sơ cho cán bộ y tế thôn bản\nqua Nền tảng học trực tuyến của tỉnh (đợt 1) năm 2021\n"
        "Căn cứ Kế hoạch số 5/KH-UBND ngày 4/1/2021 của UBND tỉnh.\n" + SIGNED,
        "body",
        ["Căn cứ Kế hoạch số 5/KH-UBND ngày 4/1/2021 của UBND tỉnh."],
    ),
    (
        "SỞ Y TẾ\n" + STATE + "Số: 3/HD-SYT\nHà Nam, ngày 2 tháng 3 năm 2021\nHƯỚNG DẪN\n"
        "Một số nội dung về góp vốn lập và quản lý\nQuỹ hỗ trợ khám chữa bệnh cho người nghèo của tỉnh\n"
        "Để thực hiện Quyết định số 14/2020/QĐ-UBND của UBND tỉnh,\nSở Y tế hướng dẫn như sau:\n" + SIGNED,
        "body",
        ["Để thực hiện Quyết định số 14/2020/QĐ-UBND của UBND tỉnh,", "Sở Y tế hướng dẫn như sau:"],
    ),
    # No known element: everything is body.
    ("Một đoạn văn bản thường.\n\nĐoạn thứ hai.\n", "body", ["Một đoạn văn bản thường.", "Đoạn thứ hai."]),
    ("Một đoạn văn bản thường.\n\nĐoạn thứ hai.\n", "header", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "expected"), ROWS)
def test_zone(text: str, name: str, expected: list[str]) -> None:
    assert zone(text, name) == expected


def test_empty_text_has_empty_zones() -> None:
    zones = find_zones(DocumentText("", (), "text/plain"))
    assert zones.header == zones.body == () and zones.paragraphs == ()


def test_no_line_stands_in_two_zones() -> None:
    document = read_text(LETTER + LIST + SIGNED + "PHỤ LỤC\nBảng\n")
    zones = find_zones(document)
    lines = [*zones.header, *zones.addressees, *zones.body, *zones.distribution, *zones.signature, *zones.appendix]
    assert len(lines) == len(set(lines)) and lines == sorted(lines)
