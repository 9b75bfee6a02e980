"""Every form of a number line: state, law, Party, copies, older ones; blanks, letters, blanks inside, line breaks."""

from __future__ import annotations

import pytest

from .test_header_forms import read

# (what stands on the number's line, serial, symbol)
LINES: list[tuple[str, str | None, str]] = [
    ("Số: 875/UBND-NV", "875", "UBND-NV"),
    ("Số: 2881/BTĐKT-TTTT-TT", "2881", "BTĐKT-TTTT-TT"),  # three segments
    ("Số: 45/PNV", "45", "PNV"),  # one
    ("Số: 294/KH-UBND", "294", "KH-UBND"),
    ("Số: 08/QĐ-BNV", "08", "QĐ-BNV"),  # a leading zero stays
    ("Số: 98/2023/NĐ-CP", "98", "2023/NĐ-CP"),  # the year between
    ("Số: 12/2023/QĐ-UBND", "12", "2023/QĐ-UBND"),
    ("Số: 06/2022/QH15", "06", "2022/QH15"),
    ("Số: 1211/2016/UBTVQH13", "1211", "2016/UBTVQH13"),
    ("Số: 01/2014/TTLT-BNV-BTC", "01", "2014/TTLT-BNV-BTC"),
    ("Số: 03/VBHN-VPQH", "03", "VBHN-VPQH"),
    ("Số: 12/CĐ-TTg", "12", "CĐ-TTg"),
    ("Số: 12A/KH-UBND", "12A", "KH-UBND"),  # letters after the serial
    ("Số: 3176b/QĐ-SYT", "3176b", "QĐ-SYT"),
    ("Số: 12/CV-UBND", "12", "CV-UBND"),
    ("Số: 45/SGD&ĐT-VP", "45", "SGD&ĐT-VP"),
    ("Số: 567/CAT-PV01", "567", "CAT-PV01"),  # units with digits
    ("Số: 12/BCĐ389-TT", "12", "BCĐ389-TT"),
    ("Số: 779     /QĐ-UBND", "779", "QĐ-UBND"),  # blanks
    ("Số: 1445 /SLĐTBXH-LĐVL", "1445", "SLĐTBXH-LĐVL"),
    ("Số : 33/UBND-TH", "33", "UBND-TH"),
    ("Số:33/UBND-TH", "33", "UBND-TH"),
    ("Số: **875**/UBND-NV", "875", "UBND-NV"),  # Markdown left around what was typed over
    ("Số:      /UBND-NV", None, "UBND-NV"),  # not numbered yet
    ("Số: ……/QĐ-UBND", None, "QĐ-UBND"),
    ("Số: ....../KH-UBND", None, "KH-UBND"),
    ("Số:      /2023/QĐ-UBND", None, "2023/QĐ-UBND"),
    ("Số 20-CT/TU", "20", "CT/TU"),  # the Party: no colon, type before the slash
    ("Số 36-HD/VPTW", "36", "HD/VPTW"),
    ("Số 123-CV/HU", "123", "CV/HU"),
    ("Số: 580-QĐ/ĐU", "580", "QĐ/ĐU"),  # with a colon all the same
    ("Số 38 - HD/BTCTW", "38", "HD/BTCTW"),
    ("Số      -CV/TU", None, "CV/TU"),
    ("Số: 15/THCSLQĐ", "15", "THCSLQĐ"),  # schools, companies
    ("Số: 56/CV-CTY", "56", "CV-CTY"),
    ("Số: 196/TANDTC-PC", "196", "TANDTC-PC"),
    ("Số: 1234/VKSTC-V14", "1234", "VKSTC-V14"),
]


@pytest.mark.parametrize(("line", "serial", "symbol"), LINES, ids=[row[0] for row in LINES])
def test_number_line(line: str, serial: str | None, symbol: str) -> None:
    reading = read(
        f"ỦY BAN NHÂN DÂN\nTỈNH NAM ĐỊNH\n\n{line}\nV/v quản lý hồ sơ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n\nNam Định, ngày 05 tháng 4 năm 2021\n\nKính gửi: Các đơn vị.\n\nĐể quản lý tốt, các đơn vị thực hiện.\n"
    )
    assert reading.number is not None
    assert (reading.number.serial, reading.number.symbol) == (serial, symbol)


def test_a_line_break_in_the_number() -> None:
    reading = read(
        "UBND TỈNH NAM ĐỊNH\nSỞ TÀI CHÍNH\n\nSố: 287/STC-\nHCSN\nV/v quản lý hồ sơ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n\nNam Định, ngày 05 tháng 4 năm 2021\n\nKính gửi: Các đơn vị.\n"
    )
    assert reading.number is not None and reading.number.symbol == "STC-HCSN"
    assert reading.subject == "quản lý hồ sơ"
