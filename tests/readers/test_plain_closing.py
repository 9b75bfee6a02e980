"""List and signature of plain texts in which one blank parts the columns, or the right column stands between items."""

from __future__ import annotations

import pytest

from extractors.extract import extract_document
from extractors.readers import read
from schemas import Dispatch

HEAD = """SỞ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/SYT-NV Hà Nam, ngày 12 tháng 3 năm 2023
V/v rà soát con dấu
Kính gửi: Các đơn vị trực thuộc
Sở Y tế đề nghị các đơn vị rà soát con dấu đang quản lý và báo cáo kết quả về Sở theo quy định./.
"""
LIST = ["Như trên", "Bộ Y tế (để b/c)", "Lưu: VT, KT, NV"]
# fmt: off
CLOSINGS = [
    ("Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Bộ Y tế (để b/c);\n- Lưu: VT, KT, NV.\nLê Minh An\n", ("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC"),
    ("Nơi nhận: GIÁM ĐỐC\n- Như trên;\n- Bộ Y tế (để b/c); (Đã ký)\n- Lưu: VT, KT, NV. Lê Minh An\n4\n", (), "GIÁM ĐỐC"),
    ("KT. GIÁM ĐỐC\nNơi nhận:\nPHÓ GIÁM ĐỐC\n- Như trên;\n- Bộ Y tế (để b/c);\n(đã ký)\n- Lưu: VT, KT, NV.\nLê Minh An\n", ("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC"),
    ("Nơi nhận: TL. GIÁM ĐỐC\n- Như trên; CHÁNH VĂN PHÒNG\n- Bộ Y tế (để b/c); (đã ký) Lê Minh An\n- Lưu: VT, KT, NV.\nPhụ lục 01\nBảng số liệu\n", ("TL. GIÁM ĐỐC",), "CHÁNH VĂN PHÒNG"),
    ("Nơi nhận: Giám đốc\n- Như trên;\n- Bộ Y tế (để b/c);\n- Lưu: VT, KT, NV.\nThS. Lê Minh An\n", (), "Giám đốc"),
]
# fmt: on


def letter(closing: str) -> Dispatch:
    (record,) = extract_document(read((HEAD + closing).encode(), "letter.txt"), "letter.txt", "0" * 64)
    return record


@pytest.mark.parametrize(("closing", "authority", "title"), CLOSINGS)
def test_columns_that_one_blank_parts(closing: str, authority: tuple[str, ...], title: str) -> None:
    record = letter(closing)
    assert [party.as_written for party in record.distribution] == LIST
    assert record.signature is not None
    assert (record.signature.authority, record.signature.title) == (authority, title)
    assert record.signature.name == "Lê Minh An"


def test_people_and_offices_that_are_receivers_stay_in_the_list() -> None:
    items = ["Như trên", "Đ/c Trần Văn Tám", "CHÁNH VĂN PHÒNG", "Các Sở: KHĐT, TC, XD", "Lưu: VT"]
    record = letter("Nơi nhận: GIÁM ĐỐC\n" + "".join(f"- {item};\n" for item in items) + "Lê Minh An\n")
    assert [party.as_written for party in record.distribution] == items
    assert record.signature is not None and record.signature.name == "Lê Minh An"


def test_a_page_shows_a_tab_as_one_blank() -> None:
    lines = (HEAD + CLOSINGS[0][0]).splitlines()
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    (record,) = extract_document(read(page.encode(), "letter.html"), "letter.html", "0" * 64)
    assert record.issuer is not None and record.issuer.name == "SỞ Y TẾ"
    assert [party.as_written for party in record.distribution] == LIST
    assert record.signature is not None and record.signature.name == "Lê Minh An"
