"""Signature blocks of scans: offices, authority marks and names, put together from what recognition saw of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from extractors.ocr.areas import without_pale
from extractors.ocr.closing import close_notice
from extractors.ocr.header_names import _is_doubtful, _right_column
from extractors.ocr.names import names_in
from extractors.ocr.signature import _is_scrawl
from extractors.ocr.signature_lines import is_half, office_lines
from extractors.ocr.signature_offices import find_office
from extractors.ocr.words import OcrPage, OcrWord


def words(text: str, confidence: float = 0.8, y: float = 10.0) -> list[OcrWord]:
    """Words of a line; "wo~rd" is one that recognition was not sure of."""
    return [
        OcrWord(part.replace("~", ""), 1000 + 60.0 * i, y, 1050 + 60.0 * i, y + 30, 0.3 if "~" in part else confidence,
                0, y + 30)
        for i, part in enumerate(text.split())
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("KT. GIÁM ĐÓC", "GIÁM ĐỐC"),
        ("PHÓ CHỦ TICH", "PHÓ CHỦ TỊCH"),
        ("THỨ TRƯỞNG", "THỨ TRƯỞNG"),
        ("THỦ TRƯỞNG", "THỦ TRƯỞNG"),  # told from the one above by its mark alone
        ("Trần Quốc Bình", None),
        ("SỞ NỘI VỤ", None),
        ("TM. BAN THƯỜNG VỤ", "BAN THƯỜNG VỤ"),  # a body, no office that is spelled like it
        ("TM. BAN THƯỜNG TRỤC", "BAN THƯỜNG TRỰC"),  # not the shorter one inside it
        ("PHÓ THÓNG ĐỐC", "PHÓ THỐNG ĐỐC"),  # short of one letter two others are near
        ("PHÓ CHÁNH ÁN", "PHÓ CHÁNH ÁN"),
        ("PHÓ CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("KT. VIỆN TRƯỎNG", "VIỆN TRƯỞNG"),
        ("PHÓ CHỦ TỊCH HỘI ĐỒNG THÀNH VIÊN", "PHÓ CHỦ TỊCH HỘI ĐỒNG THÀNH VIÊN"),
        ("QUYỀN CỤC TRƯỞNG", "QUYỀN CỤC TRƯỞNG"),
        ("GIÁMĐỐC", "GIÁM ĐỐC"),  # run together
        ("PHÓ TỔNG LÃNH SỰ", None),  # in no list: never the nearest that is
        ("PHÓ ĐẠI SỨ", None),
        ("TRƯỞNG LÀNG", None),
        ("GIA ĐÌNH", None),
        ("PHỤ TRÁCH TRUNG TÂM", None),
        ("THÀNH VIÊN HỘI ĐỒNG", None),  # printed words before it make it another one
        ("KIÊM TRƯỞNG BAN", None),
        ("HỘI ĐỒNG TUYỂN SINH", "HỘI ĐỒNG"),  # not the council "xét tuyển"
    ],
)
def test_office(line: str, office: str | None) -> None:
    found = find_office(words(line, 0.85))
    assert (found.office.name if found else None) == office


@pytest.mark.parametrize(
    ("lines", "offices"),
    [
        (["TL.CHỦ TỊCH", "CHÁNH VĂN PHÒNG"], ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),  # the mark joined to the office
        (["2,HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"], ["KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"]),  # written by hand
        (["GIÁM ĐỐC"], ["GIÁM ĐỐC"]),
        (["-M.~ BAN CHẤP HÀNH", "BÍ THƯ"], ["TM. BAN CHẤP HÀNH", "BÍ THƯ"]),  # before a collective nothing else stands
        (["T/M BAN CHẤP HÀNH", "BÍ THƯ"], ["T/M BAN CHẤP HÀNH", "BÍ THƯ"]),  # the Party's form stays
        (
            ["fL~:CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],  # three lines: by order, and for another
            ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
        ),
        (["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỤC"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"]),
        (["KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM"], ["KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM"]),
        (["VỤ TRƯỞNG VỤ PHÁP CHẾ"], ["VỤ TRƯỞNG VỤ PHÁP CHẾ"]),  # what stands behind the office belongs to it
        (["—“Q.~ GIÁM ĐỐC"], ["Q. GIÁM ĐỐC"]),
        (["GIÁM ĐỐC Ể~"], ["GIÁM ĐỐC"]),  # strokes of the signature do not
        (["PHÓ HIỆU TRƯỞNG", "KIÊM TRƯỞNG KHOA"], ["PHÓ HIỆU TRƯỞNG", "KIÊM TRƯỞNG KHOA"]),
        (["TM. HỘI ĐỒNG TUYỂN SINH", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],) * 2,
        (["T/L BAN THƯỜNG VỤ", "K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],)
        * 2,  # by a committee's order, not for it
        (["TM. ĐẢNG ỦY", "'Q`7~ BÍ THƯ"], ["TM. ĐẢNG ỦY", "BÍ THƯ"]),  # a stroke is no "Quyền"
        (["KT. TRƯỞNG BAN", "QUYỀN TRƯỞNG BAN"], ["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"]),  # none acts for himself
        (["KT. BỘ TRƯỞNG", "THỦ TRƯỞNG"], ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"]),  # told by whose deputy it is
        (["TM. BẠN ĐIÊU HÀNH", "TRƯỞNG BAN"], ["TM. BAN ĐIỀU HÀNH", "TRƯỞNG BAN"]),
        (["KT. CHỦ TỊCH", "CHỦ TỊCH"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),  # who signs for him is his deputy
        (["TRƯỞNG BAN", "TUYÊN GIÁO TỈNH"], ["TRƯỞNG BAN", "TUYÊN GIÁO TỈNH"]),  # the rest of an office, read for sure
    ],
)
def test_office_lines(lines: list[str], offices: list[str]) -> None:
    page = OcrPage([], 1600, 2300, 200, image=np.full((2300, 1600), 255, np.uint8))
    read = [words(line, 0.85, 1500 + 40 * n) for n, line in enumerate(lines)]
    assert [" ".join(word.text for word in line) for line in office_lines(page, read, 0.67, 700)] == offices


def test_an_office_behind_the_signature_is_not_that_of_the_line_above() -> None:
    page = OcrPage([], 1600, 2300, 200, image=np.full((2300, 1600), 255, np.uint8))
    marked = [words("4~ TRƯỞNG BAN", 0.85, 1500), words("PHÓ CHỦ TỊCH", 0.85, 1700)]
    assert " ".join(word.text for word in office_lines(page, marked, 0.67, 700)[0]) == "TRƯỞNG BAN"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("N“=~ Phạm Thu Trang", "Phạm Thu Trang"),  # a stroke of the signature
        ("Hãng~ Phạm Thu Trang", None),  # a syllable: of the name, perhaps
        ("N“=~ Thu Trang", None),  # a name may begin under the stroke
        ("Trân Văn An", "Trần Văn An"),  # a surname of one spelling
        ("Phạm Thu Trang", "Phạm Thu Trang"),
        ("BSCKH.~ Phạm Thu Trang", "Phạm Thu Trang"),  # a degree that was misread
        ("TS. Phạm Thu Trang", "TS. Phạm Thu Trang"),
        ("Thượng tá Phạm Trang", "Thượng tá Phạm Trang"),
        ("Y Thu Trang", "Y Thu Trang"),
        ("Phạm Thu Tr~ang", None),  # without its last syllable it is another person's
        ("Ph~am Thu Trang", None),
        ("TRẤN THỊ SEN", "TRẦN THỊ SEN"),
        ("TP HỒ CHÍ MINH", None),
        ("HỒ CHÍ MINH", None),  # a city
        ("CHỦ TỊCH HỘI ĐỒNG", None),  # an office that begins like a surname
        ("MAI SƠN", None),  # two words in capitals may be a place
        ("Văn Chung", None),  # a surname stood before it
        ("Phạm Thu C", None),  # its last word's first letter stands alone
        ("Phạm ®ỏ~àg~~~~~~ Trang", None),  # the hole of a syllable
    ],
)
def test_names(line: str, name: str | None) -> None:
    found = names_in([words(line, 0.96)])
    assert (" ".join(word.text for word in found[0]) if found else None) == name


def test_somebody_is_to_look_at_a_first_word_that_is_no_surname() -> None:
    assert [word.confidence for word in names_in([words("Đã Văn Chung", 0.96)])[0]] == [0.5, 0.96, 0.96]


@pytest.mark.parametrize(
    ("line", "closed"),
    [
        ("Nơi nhận", "Nơi nhận:"),
        ("Nơi nhận: KT.", "Nơi nhận: KT."),
        ("Nơi nhận hồ sơ", "Nơi nhận hồ sơ"),  # a sentence
    ],
)
def test_the_colon_behind_the_notice(line: str, closed: str) -> None:
    found = words(line)
    for word in found:
        word.x0, word.x1 = word.x0 - 900, word.x1 - 900
    close_notice(OcrPage(found, 1600, 2300, 200), found[0], 700)
    assert " ".join(word.text for word in found) == closed


def test_a_short_word_between_print_is_no_scrawl() -> None:
    line = words("CỤC QUẢN LÝ THUỐC", 0.95)
    box = (900.0, 0.0, 1500.0, 100.0)
    assert not any(_is_scrawl(word, line, box, 0.0, 90.0) for word in line)
    alone = [replace(line[2])]
    assert _is_scrawl(alone[0], alone, box, 0.0, 90.0)


def test_outline_of_a_seal_becomes_paper_and_print_stays() -> None:
    part = np.full((80, 80), 235, np.uint8)
    part[10:12, 10:70], part[30:40, 10:70] = 190, 40
    clean = without_pale(part)
    assert clean[11, 40] == 235 and clean[35, 40] == 40


def test_doubtful_words_over_the_number() -> None:
    assert [_is_doubtful(word) for word in words("BỆNH VIỆN Y H~ỒI _ - V T", 0.95)] == [
        False, False, False, True, True, False, False, True,
    ]  # fmt: skip
    page = OcrPage(words("SỞ Y TẾ", 0.9) + words("CỘNG HÒA XÃ HỘI", 0.9), 1600, 2300, 200)
    for word in page.words[3:]:
        word.x0, word.line = word.x0 + 400, 1
    assert _right_column(page, 400) == 1400
    assert _right_column(OcrPage(page.words[:3], 1600, 2300, 200), 400) is None


@pytest.mark.parametrize(
    ("below", "half"),
    [
        (65.0, False),  # a deputy speaks for a Party committee
        (130.0, True),  # there is room for the line of the head whom the deputy signs for
    ],
)
def test_a_deputy_right_under_a_body_is_no_half_of_a_block(below: float, half: bool) -> None:
    page = OcrPage([], 2400, 3300, 300)
    page.image = np.full((3300, 2400), 255, np.uint8)
    made = [words("T/M BAN THƯỜNG VỤ", 0.95, 500.0), words("PHÓ BÍ THƯ", 0.95, 500.0 + below)]
    assert is_half(page, made, 1.0) is half
