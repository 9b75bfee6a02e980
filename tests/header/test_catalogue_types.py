"""Every type of document that the rules name, as a printed title (Nghị định 30/2020/NĐ-CP, Phụ lục III; Party and older ones)."""

from __future__ import annotations

import pytest

from .test_header_forms import read

# (title, symbol, code)
TITLES = [
    # the 27 types with a code of their own
    ("NGHỊ QUYẾT", "NQ-UBND", "NQ"), ("QUYẾT ĐỊNH", "QĐ-UBND", "QĐ"), ("CHỈ THỊ", "CT-UBND", "CT"), ("QUY CHẾ", "QC-UBND", "QC"),
    ("QUY ĐỊNH", "QyĐ-UBND", "QyĐ"), ("THÔNG CÁO", "TC-UBND", "TC"), ("THÔNG BÁO", "TB-UBND", "TB"),
    ("HƯỚNG DẪN", "HD-UBND", "HD"), ("CHƯƠNG TRÌNH", "CTr-UBND", "CTr"), ("KẾ HOẠCH", "KH-UBND", "KH"),
    ("PHƯƠNG ÁN", "PA-UBND", "PA"), ("ĐỀ ÁN", "ĐA-UBND", "ĐA"), ("DỰ ÁN", "DA-UBND", "DA"), ("BÁO CÁO", "BC-UBND", "BC"),
    ("BIÊN BẢN", "BB-UBND", "BB"), ("TỜ TRÌNH", "TTr-UBND", "TTr"), ("HỢP ĐỒNG", "HĐ-UBND", "HĐ"), ("CÔNG ĐIỆN", "CĐ-UBND", "CĐ"),
    ("BẢN GHI NHỚ", "BGN-UBND", "BGN"), ("BẢN THỎA THUẬN", "BTT-UBND", "BTT"), ("GIẤY ỦY QUYỀN", "GUQ-UBND", "GUQ"),
    ("GIẤY MỜI", "GM-UBND", "GM"), ("GIẤY GIỚI THIỆU", "GGT-UBND", "GGT"), ("GIẤY NGHỈ PHÉP", "GNP-UBND", "GNP"),
    ("PHIẾU GỬI", "PG-UBND", "PG"), ("PHIẾU CHUYỂN", "PC-UBND", "PC"), ("PHIẾU BÁO", "PB-UBND", "PB"),
    # older placement of the tone mark
    ("BẢN THOẢ THUẬN", "BTT-UBND", "BTT"), ("GIẤY UỶ QUYỀN", "GUQ-UBND", "GUQ"),
    # law
    ("NGHỊ ĐỊNH", "NĐ-CP", "NĐ"), ("THÔNG TƯ", "TT-BNV", "TT"), ("THÔNG TƯ LIÊN TỊCH", "TTLT-BNV-BTC", "TTLT"), ("LỆNH", "L-CTN", "L"),
    # others that are in use
    ("KẾT LUẬN", "KL-TTr", "KL"), ("GIẤY PHÉP", "GP-UBND", "GP"), ("GIẤY CHỨNG NHẬN", "GCN-UBND", "GCN"),
    ("BẢN CAM KẾT", "BCK-UBND", "BCK"), ("THƯ MỜI", "TM-UBND", "TM"), ("PHIẾU TRÌNH", "PTr-UBND", "KHAC"),
    # a title of more words
    ("THÔNG BÁO KẾT LUẬN", "TB-UBND", "TB"), ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "CTr-UBND", "CTr"), ("BÁO CÁO TỔNG KẾT", "BC-UBND", "BC"),
    # the printed title decides, whatever the symbol says
    ("TỜ TRÌNH", "UBND-NV", "TTr"), ("KẾ HOẠCH", "UBND-NV", "KH"), ("PHÁT ĐỘNG", "UBND-TĐKT", "KHAC"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "symbol", "code"), TITLES, ids=[f"{row[0]} {row[1]}" for row in TITLES])
def test_title(title: str, symbol: str, code: str) -> None:
    reading = read(
        f"ỦY BAN NHÂN DÂN\nTỈNH NAM ĐỊNH\n\nSố: 12/{symbol}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        f"Nam Định, ngày 05 tháng 4 năm 2021\n\n{title}\nVề việc quản lý hồ sơ\n\nĐể quản lý tốt hồ sơ, các đơn vị thực hiện như sau.\n"
    )
    assert reading.doc_type is not None and reading.doc_type.code == code
    assert reading.subject == "quản lý hồ sơ"


# (symbol, code): a letter has V/v and no title, whatever its symbol begins with
LETTERS = ["UBND-NV", "CV-UBND", "UBND", "SNV-TCCC", "BC-UBND", "TTr-UBND"]


@pytest.mark.parametrize("symbol", LETTERS)
def test_letter(symbol: str) -> None:
    reading = read(
        f"ỦY BAN NHÂN DÂN\nTỈNH NAM ĐỊNH\n\nSố: 12/{symbol}\nV/v quản lý hồ sơ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n\nNam Định, ngày 05 tháng 4 năm 2021\n\nKính gửi: Các đơn vị.\n\nĐể quản lý tốt, các đơn vị thực hiện.\n"
    )
    assert reading.doc_type is not None and reading.doc_type.code == "CV"


PARTY = [
    ("NGHỊ QUYẾT", "NQ", "NQ"), ("CHỈ THỊ", "CT", "CT"), ("KẾT LUẬN", "KL", "KL"), ("QUY CHẾ", "QC", "QC"), ("QUYẾT ĐỊNH", "QĐ", "QĐ"),
    ("THÔNG TRI", "TT", "TT"), ("HƯỚNG DẪN", "HD", "HD"), ("THÔNG BÁO", "TB", "TB"), ("BÁO CÁO", "BC", "BC"), ("KẾ HOẠCH", "KH", "KH"),
    ("CHƯƠNG TRÌNH", "CTr", "CTr"), ("ĐỀ ÁN", "ĐA", "ĐA"), ("TỜ TRÌNH", "TTr", "TTr"), ("THÔNG CÁO", "TC", "TC"),
    ("LỜI KÊU GỌI", "LKG", "LKG"), ("GIẤY MỜI", "GM", "GM"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "short", "code"), PARTY, ids=[row[0] for row in PARTY])
def test_party_title(title: str, short: str, code: str) -> None:
    reading = read(
        f"TỈNH ỦY NAM ĐỊNH\n*\nSố 12-{short}/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nNam Định, ngày 05 tháng 4 năm 2021\n\n{title}\n"
        "về quản lý hồ sơ\n-----\n\nĐể quản lý tốt hồ sơ, các cấp ủy thực hiện như sau.\n"
    )
    assert reading.doc_type is not None and reading.doc_type.code == code
    assert reading.number is not None and (reading.number.serial, reading.number.symbol) == ("12", f"{short}/TU")
