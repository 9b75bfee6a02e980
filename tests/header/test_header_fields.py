"""Each field by itself: rows of (words, expected) with the reason beside them."""

from __future__ import annotations

import pytest

from extractors.document import Place
from extractors.header.dateline import date_of_line, place_of_line
from extractors.header.marks import secrecy_of, status_of, urgency_of
from extractors.header.names import group_names
from extractors.header.number import parse_line
from extractors.header.subject import join_subject
from extractors.header.title import type_code_of_title
from extractors.layout.views import LineView
from extractors.party_names import drafter_of, item_words, kind_of_item, name_of, role_of, unit_of
from extractors.signature import signer_name, signer_rank
from extractors.text.keys import bare_in_place

NUMBERS = [
    ("Số: 875/UBND-NV", ("875", "UBND-NV")),
    ("Số: **875**/UBND-NV", ("875", "UBND-NV")),  # emphasis of a text format
    ("Số: /UBND-NV", (None, "UBND-NV")),
    ("Số:            /UBND-NCKSTTHC", (None, "UBND-NCKSTTHC")),
    ("Số: ……/QĐ-UBND", (None, "QĐ-UBND")),
    ("Số:.........../SNV-CCVC", (None, "SNV-CCVC")),
    ("Số    -HD/BTCTU", (None, "HD/BTCTU")),  # a Party number not yet given
    ("Số 21-HD/BTCTU", ("21", "HD/BTCTU")),
    ("Số: 21 - HD/BTCTU", ("21", "HD/BTCTU")),
    ("Số: 156 /TTr-SNV", ("156", "TTr-SNV")),  # a stamp leaves a gap
    ("Số: 779     /QĐ-UBND", ("779", "QĐ-UBND")),
    ("Số:      /HD – HĐTĐKT", (None, "HD-HĐTĐKT")),
    ("Số: 98/2023/NĐ-CP", ("98", "2023/NĐ-CP")),
    ("Luật số: 06/2022/QH15", ("06", "2022/QH15")),
    ("Số: 3176b/QĐ-SYT", ("3176b", "QĐ-SYT")),
    ("Số: 05/Cty", ("05", "Cty")),
    ("Số: 144/2002/QĐ/BTC", ("144", "2002/QĐ/BTC")),
    ("Số: 350 / UB-QĐ-NĐ", ("350", "UB-QĐ-NĐ")),
    ("Số: 875/UBND-NV V/v báo cáo", ("875", "UBND-NV")),  # the subject on the same line
    ("Số: 875/UBND-NV     Hà Nam, ngày 2 tháng 3 năm 2021", ("875", "UBND-NV")),  # the other column
    ("Số: 12/BGD&ĐT-VP", ("12", "BGD&ĐT-VP")),
    ("SỐ: 37/2007/NĐ-CP", ("37", "2007/NĐ-CP")),
    ("Số: 403", ("403", None)),
    ("Số:", None),
    ("Số: …………", None),
]


@pytest.mark.parametrize(("line", "expected"), NUMBERS)
def test_number(line: str, expected: tuple[str | None, str | None] | None) -> None:
    found = parse_line(line)
    parsed = (found.serial, "".join((found.symbol or "").split()).replace("–", "-") or None) if found else None
    assert parsed == expected


def test_number_cut_by_the_line() -> None:
    found = parse_line("287/STC-", "HCSN")
    assert found is not None and (found.serial, found.symbol) == ("287", "STC-HCSN")


DATES = [
    ("Hà Nội, hồi 14 giờ 30, ngày 15 tháng 7 năm 2016", "2016-07-15"),  # a công điện tells the hour
    ("ngày 19 tháng 3 năm 2018", "2018-03-19"),
    ("ngày tháng 7 năm 2022", "2022-07-XX"),
    ("ngày      tháng 7 năm 2022", "2022-07-XX"),
    ("ngày ... tháng ... năm 2021", "2021-XX-XX"),
    ("ngày … tháng 12 năm 2019", "2019-12-XX"),
    ("ngày tháng năm 2021", "2021-XX-XX"),
    ("ngày … tháng … năm 20…", None),
    ("ngày **30** tháng 3 năm 2023", "2023-03-30"),
    ("ngày10 tháng 2 năm 2015", "2015-02-10"),  # a gap typed over
    ("ngày 24 tháng9 năm2020", "2020-09-24"),
    ("ngày ngày 11 tháng 01 năm 2017", "2017-01-11"),
    ("NGÀY 09 THÁNG 3 NĂM 2007", "2007-03-09"),
    ("ngày 4/5/2012", "2012-05-04"),
    ("ngày 31 tháng 4 năm 2020", None),  # no such day
]


@pytest.mark.parametrize(("line", "expected"), DATES)
def test_date(line: str, expected: str | None) -> None:
    if "**" in line:  # readers take emphasis off
        line = line.replace("**", "")
    assert date_of_line(line) == expected


PLACES = [("Gia Lâm, ", "Gia Lâm"), ("Tp.Hồ Chí Minh, ", "Tp.Hồ Chí Minh"), ("…………, ", None), ("  Bà Rịa - Vũng Tàu ,", "Bà Rịa - Vũng Tàu")]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), PLACES)
def test_place(words: str, expected: str | None) -> None:
    assert place_of_line(words) == expected


SUBJECTS = [
    (["V/v đẩy mạnh", "phong trào"], "đẩy mạnh phong trào"),
    (["V/v: góp ý dự thảo"], "góp ý dự thảo"),
    (["(V/v góp ý dự thảo)"], "góp ý dự thảo"),
    (["V/v tập huấn (đợt 2)"], "tập huấn (đợt 2)"),
    (["Về việc giao chỉ tiêu"], "giao chỉ tiêu"),
    (["VỀ VIỆC GIAO CHỈ TIÊU"], "GIAO CHỈ TIÊU"),
    (["Về việc: giao chỉ tiêu."], "giao chỉ tiêu"),
    (["Triển khai Kế hoạch"], "Triển khai Kế hoạch"),
    (["V/v"], None),
]


@pytest.mark.parametrize(("lines", "expected"), SUBJECTS)
def test_subject(lines: list[str], expected: str | None) -> None:
    assert join_subject(*lines) == expected


TITLES = [
    ("QUYẾT ĐỊNH", "QĐ"),
    ("TỜ TRÌNH", "TTr"),
    ("KẾ HOẠCH TRIỂN KHAI CÔNG TÁC NĂM 2024", "KH"),
    ("NGHỊ QUYẾT CỦA BAN THƯỜNG VỤ", "NQ"),
    ("THÔNG TƯ LIÊN TỊCH", "TTLT"),
    ("CÔNG ĐIỆN", "CĐ"),
    ("PHÁT ĐỘNG", "KHAC"),
    ("KỶ YẾU HỘI THẢO", "KHAC"),
]


@pytest.mark.parametrize(("line", "expected"), TITLES)
def test_type(line: str, expected: str) -> None:
    assert type_code_of_title(line) == expected


MARKS = [
    ("MẬT", "Mật", None, None),
    ("TỐI MẬT", "Tối mật", None, None),
    ("TUYỆT MẬT", "Tuyệt mật", None, None),
    ("Độ mật: Mật", "Mật", None, None),
    ("[KHẨN]", None, "Khẩn", None),
    ("HỎA TỐC", None, "Hỏa tốc", None),
    ("HỎA TỐC HẸN GIỜ", None, "Hỏa tốc hẹn giờ", None),
    ("THƯỢNG KHẨN", None, "Thượng khẩn", None),
    ("DỰ THẢO", None, None, "draft"),
    ("(Dự thảo)", None, None, "draft"),
    ("DỰ THẢO LẦN 2", None, None, "draft"),
    ("Dự thảo 1 (15/3/2023)", None, None, "draft"),
    ("SAO Y BẢN CHÍNH", None, None, "copy"),
    ("SAO LỤC", None, None, "copy"),
    ("BẢN TRÍCH SAO", None, None, "copy"),
    ("Dự thảo Nghị định về thi đua", None, None, None),  # a subject
    ("Mật độ dân số", None, None, None),
    ("mật", None, None, None),
]


@pytest.mark.parametrize(("line", "secrecy", "urgency", "status"), MARKS)
def test_mark(line: str, secrecy: str | None, urgency: str | None, status: str | None) -> None:
    assert (secrecy_of(line), urgency_of(line), status_of(line)) == (secrecy, urgency, status)


NAMES = [
    (["ỦY BAN NHÂN DÂN", "HUYỆN A LƯỚI"], [2]),
    (["UBND TỈNH HÀ NAM", "SỞ NỘI VỤ"], [1, 1]),
    (["ỦY BAN NHÂN DÂN", "TỈNH HÀ NAM", "SỞ NỘI VỤ"], [2, 1]),
    (["HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG TỈNH HÀ NAM"], [2]),
    (["BỘ GIÁO DỤC", "VÀ ĐÀO TẠO", "TRƯỜNG ĐẠI HỌC", "SƯ PHẠM"], [2, 2]),
    (["ĐẠI HỌC QUỐC GIA", "TRƯỜNG ĐẠI HỌC BÁCH KHOA", "KHOA CƠ KHÍ"], [1, 1, 1]),
    (["KHO BẠC NHÀ NƯỚC", "KHO BẠC NHÀ NƯỚC HÀ TĨNH"], [1, 1]),
    (["BẢO HIỂM XÃ HỘI VIỆT NAM", "BẢO HIỂM XÃ HỘI", "TỈNH CÀ MAU"], [1, 2]),
    (["SỞ Y TẾ - CÔNG ĐOÀN NGÀNH", "Y TẾ KIÊN GIANG"], [2]),
    (["TỈNH ỦY BẮC KẠN", "BAN TỔ CHỨC"], [1, 1]),
    (["ĐẢNG BỘ TỈNH LÀO CAI", "HUYỆN ỦY SA PA"], [1, 1]),
    (["SỞ TÀI CHÍNH -", "SỞ NỘI VỤ"], [2]),
    (["CHUYÊN MÔN - CÔNG ĐOÀN", "BƯU ĐIỆN HÀ NAM VÀ", "TRUNG TÂM KINH DOANH", "VNPT HÀ NAM"], [4]),  # open twice
]


@pytest.mark.parametrize(("lines", "expected"), NAMES)
def test_lines_of_names(lines: list[str], expected: list[int]) -> None:
    views = [
        LineView(n, 0, 0, line, bare_in_place(line), Place.FULL, 1, None, False, False) for n, line in enumerate(lines)
    ]
    assert [len(group) for group in group_names(views)] == expected


ITEMS = [
    ("- Như trên;", "Như trên", "same"),
    ("Như kính gửi;", "Như kính gửi", "same"),
    ("- UBND tỉnh (để b/c);", "UBND tỉnh (để b/c)", "agency"),
    ("+ Các phòng chuyên môn,", "Các phòng chuyên môn", "group"),
    ("- Đ/c Chủ tịch UBND huyện;", "Đ/c Chủ tịch UBND huyện", "person"),
    ("- Các Trường Tiểu học;", "Các Trường Tiểu học", "group"),
    ("- Ban Giám đốc;", "Ban Giám đốc", "agency"),
    ("- Lưu: VT, NV(HVT).", "Lưu: VT, NV(HVT)", "archive"),
    ("- Lưu Văn phòng Tỉnh ủy.", "Lưu Văn phòng Tỉnh ủy", "archive"),
    ("Các sở, ban, ngành (sau đây gọi chung là các đơn vị).", "Các sở, ban, ngành", "group"),
    ("- Các đơn vị (danh sách đính kèm);", "Các đơn vị (danh sách đính kèm)", "group"),
    # the mark of the signature beside the list is none of its words, nor is who signed
    ("- Sở Tài chính (Đã ký)", "Sở Tài chính", "agency"),
    ("- Như trên; (đã ký) Trần Văn Mẫu", "Như trên", "same"),
]


@pytest.mark.parametrize(("line", "words", "kind"), ITEMS)
def test_item(line: str, words: str, kind: str) -> None:
    assert (item_words(line), kind_of_item(line)) == (words, kind)


ARCHIVES = [
    ("- Lưu: VT, NV(HVT).", "NV", "HVT"),
    ("- Lưu: VT, TCCC.Thuận.", "TCCC", "Thuận"),
    ("- Lưu: VT, KG-VX (NTB).", "KG-VX", "NTB"),
    ("- Lưu: VT, ntphong.", None, "ntphong"),
    ("- Lưu: VT, vmthang (2b).", None, "vmthang"),
    ("- Lưu: VT, NV.", "NV", None),
    ("- Lưu: VT.", None, None),
    ("- Lưu VPĐU.", "VPĐU", None),
    ("- Sở Nội vụ;", None, None),
]


@pytest.mark.parametrize(("line", "unit", "drafter"), ARCHIVES)
def test_archive_item(line: str, unit: str | None, drafter: str | None) -> None:
    assert (unit_of(line), drafter_of(line)) == (unit, drafter)


def test_role() -> None:
    assert role_of("- UBND tỉnh (để báo cáo);") == "để báo cáo"
    assert role_of("- Sở Nội vụ (Phòng CCHC);") is None


BODIES = [
    ("- UBND tỉnh (để b/c);", ["UBND HUYỆN A", "Hà Nam"], "Ủy ban nhân dân tỉnh Hà Nam"),
    ("- Sở Nội vụ;", ["UBND TỈNH HÀ NAM"], "Sở Nội vụ tỉnh Hà Nam"),
    ("- Sở Nội vụ;", [], None),  # of which province is not known
    ("- UBND tỉnh;", [], None),
    ("- Bộ Nội vụ;", [], "Bộ Nội vụ"),
    ("- Các sở, ban, ngành;", ["UBND TỈNH HÀ NAM"], None),
    ("- Như trên;", ["UBND TỈNH HÀ NAM"], None),
]


@pytest.mark.parametrize(("line", "own", "expected"), BODIES)
def test_name_of_body(line: str, own: list[str], expected: str | None) -> None:
    assert name_of(line, *own) == expected


SIGNERS = [
    ("Nguyễn Văn An", "Nguyễn Văn An", None),
    ("Thượng tá Võ Văn Kha", "Võ Văn Kha", "Thượng tá"),
    ("PGS.TS. Hồ Đắc Lộc", "Hồ Đắc Lộc", "PGS.TS."),
    ("ThS. Lê Hữu Phước", "Lê Hữu Phước", "ThS."),
    ("BSCKII. Đặng Văn Tài", "Đặng Văn Tài", "BSCKII."),
    ("TRẦN THỊ MẬN", "TRẦN THỊ MẬN", None),
]


@pytest.mark.parametrize(("line", "name", "rank"), SIGNERS)
def test_signer(line: str, name: str, rank: str | None) -> None:
    assert (signer_name(line), signer_rank(line)) == (name, rank)
