"""The parts of recognition that need no Tesseract."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.digits import DigitReading
from extractors.ocr.clean import skew_of, without_seals
from extractors.ocr.header import _is_prose
from extractors.ocr.header_date import _decide_date
from extractors.ocr.header_symbol import common_end, symbol_of
from extractors.ocr.header_words import decide
from extractors.ocr.lookalikes import with_right_digits
from extractors.ocr.page import _begins_dispatch
from extractors.ocr.phrases import with_right_tones
from extractors.ocr.raster import MAX_PIXELS, resolution
from extractors.ocr.ruling import grid_lines
from extractors.ocr.words import OcrPage, OcrWord
from extractors.readers.scan_tables import tables_of


def words(text: str, confidence: float = 0.8) -> list[OcrWord]:
    return [OcrWord(part, 60.0 * i, 10, 60.0 * i + 50, 40, confidence) for i, part in enumerate(text.split())]


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("tô chức thực hiện", "tổ chức thực hiện"),  # a tone above a circumflex lost
        ("SỞ Y TÉ", "SỞ Y TẾ"),
        ("GIÁM ĐÓC", "GIÁM ĐỐC"),
        ("rước ngày 20/5/2017", "trước ngày 20/5/2017"),
        ("frước ngày 20 tháng 5", "trước ngày 20 tháng 5"),
        ("rước ngày hội lớn", "rước ngày hội lớn"),
        ("TÍNH KIÊN GIANG", "TỈNH KIÊN GIANG"),
        ("Công văn sô 12/SNV-CCVC", "Công văn số 12/SNV-CCVC"),
        ("UỶ BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN"),  # the older place of a tone is no mistake
        ("Uỷ ban nhân dân", "Uỷ ban nhân dân"),
        ("ông Đoàn Văn Tô", "ông Đoàn Văn Tô"),  # in no phrase
        ("Lê Quang Bình", "Lê Quang Bình"),  # a person's name, no province
        ("Mai Thị Thanh Hòa", "Mai Thị Thanh Hòa"),
        ("LÊ QUANG BÌNH", "LÊ QUANG BÌNH"),
        ("Sở Y tế Quang Bình", "Sở Y tế Quảng Bình"),
        ("SỞ Y TẾ QUANG BÌNH", "SỞ Y TẾ QUẢNG BÌNH"),
        ("ĐOÀN ĐBQH QUANG BÌNH", "ĐOÀN ĐBQH QUẢNG BÌNH"),  # the first word is a surname, the line no name
    ],
)
def test_tones(read: str, right: str) -> None:
    line = words(read)
    with_right_tones(line)
    assert " ".join(word.text for word in line) == right


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("trong thời hạn I0 ngày làm việc", "trong thời hạn 10 ngày làm việc"),  # a count before its unit
        ("hết ngày 30/1 1/2012).", "hết ngày 30/11/2012)."),  # torn in two
        ("ngày 15/ 12/2017.", "ngày 15/12/2017."),
        ("mục 30/1 3/2012", "mục 30/1 3/2012"),  # no month
        ("từ 1 1/2012", "từ 1 1/2012"),
        ("trước ngày O5/3/2O20.", "trước ngày 05/3/2020."),
        ("sau l5 tháng", "sau 15 tháng"),
        ("ngày Ol tháng 3 năm 202O", "ngày 01 tháng 3 năm 2020"),  # all letters, between its two words
        ("Công văn số I234/SNV-CCVC", "Công văn số 1234/SNV-CCVC"),
        ("Quý I năm 2024", "Quý I năm 2024"),  # a Roman numeral
        ("mục I ngày càng rõ", "mục I ngày càng rõ"),
        ("lọ số B12/QĐ", "lọ số B12/QĐ"),  # a letter of the number itself
        ("ngày lễ", "ngày lễ"),
        ("tháng O8/2O24", "tháng 08/2024"),
        ("tháng O8/2O2", "tháng O8/2O2"),  # in no shape that is certain
        ("ngày 31 tháng § năm 2021", "ngày 31 tháng 8 năm 2021"),
        ("Luật số 54/2019/QHI4;", "Luật số 54/2019/QH14;"),
        ("Luật số 54/2019QHI4;", "Luật số 54/2019/QH14;"),
        ("Luật số 54/2019/QHX", "Luật số 54/2019/QHX"),
        ("Kết luận số 12-K1/TU", "Kết luận số 12-KL/TU"),
        ("Tờ trình số 45/TIr-SNV", "Tờ trình số 45/TTr-SNV"),
        ("Thông tư số l 1/2022/TT-BYT", "Thông tư số 11/2022/TT-BYT"),
        ("khoản I Điều 2l", "khoản 1 Điều 21"),
        ("khoản I Mục này", "khoản I Mục này"),
    ],
)
def test_digits_that_look_like_letters(read: str, right: str) -> None:
    line = words(read)
    with_right_digits(line)
    assert " ".join(word.text for word in line) == right


@pytest.mark.parametrize("size", [(595, 842), (1_000_000, 1_000_000), (3, 2), (1700, 2200), (200_000, 10), (842, 1191)])
def test_no_page_is_drawn_larger_than_the_limit(size: tuple[int, int]) -> None:
    scale = resolution(*size)
    assert size[0] * scale * size[1] * scale <= MAX_PIXELS * 1.01
    assert scale > 0


@pytest.mark.parametrize(
    ("best", "confidence", "sure", "typed", "typed_sure", "value"),
    [
        ("415", 0.99, True, "", 0.0, "415"),
        ("415", 0.60, False, "", 0.0, None),  # unsure alone
        ("415", 0.60, False, "415", 0.8, "415"),  # two readers agree
        ("415", 0.55, False, "415", 0.6, None),  # two readers agree, neither of them sure
        ("15", 0.99, True, "415", 0.96, None),  # print as sure as of type says otherwise
        ("415", 0.99, True, "4I", 0.2, "415"),
        ("415", 0.99, True, "4", 0.96, "415"),  # print saw one digit of three
        (None, 0.0, False, "415", 0.99, None),
    ],
)
def test_a_serial_is_kept_only_when_sure(
    best: str | None, confidence: float, sure: bool, typed: str, typed_sure: float, value: str | None
) -> None:
    reading = DigitReading(best, confidence, ((best or "", confidence),), sure)
    assert decide(reading, typed, typed_sure)[0] == value


def test_what_cannot_be_a_day_does_not_count() -> None:
    reading = DigitReading("7", 0.99, (("7", 0.99),), True)
    assert _decide_date(reading, "71", 0.97, 31)[0] == "7"
    assert _decide_date(None, "45", 0.99, 31)[0] is None


@pytest.mark.parametrize(
    ("line", "symbol"),
    [
        ("Số: 41 /SNV-CCVC", "SNV-CCVC"),
        ("Số 21 -HD/BTCTU", "HD/BTCTU"),  # Party: the hyphen ends the serial
        ("Số: / TB - HTTT", "TB-HTTT"),
        ("Số 12", ""),
        ("Số: 4/31/SNV-CCVC", "SNV-CCVC"),  # a hand-written 1 read as a slash
        ("Số: 41/2021/TB-SNV", "2021/TB-SNV"),  # a year belongs to the symbol
        ("Số: / ‡⁄ -CV/BTCTU", "CV/BTCTU"),  # a stroke of the serial read as a slash before the Party's symbol
        ("Số: 41 /S NNPTNT-VP", "SNNPTNT-VP"),  # its first letter torn off
        ("Số: 41 /sYT-NVD", "SYT-NVD"),
        ("Số: 41 /BND-KT", "UBND-KT"),  # no body is abbreviated so
        ("Số: 41 /HĐND-TH", "HĐND-TH"),
        ("Số: 41 /1B-SNV", "TB-SNV"),
        ("Số: 41 /BVĐK-KHIH", "BVĐK-KHTH"),  # no word of a body's name begins with I
        ("Số: 41 /SNV-VIII", "SNV-VIII"),  # a number of the Romans
        ("Số: /HD = HĐTĐKT", "HD-HĐTĐKT"),  # a dash under a speck
    ],
)
def test_symbol(line: str, symbol: str) -> None:
    assert symbol_of(words(line))[0] == symbol


def test_hand_writing_in_front_of_a_symbol_is_no_part_of_it() -> None:
    assert symbol_of(words("Số: /Z41/UBND-VX", 0.2))[0] == "UBND-VX"
    assert symbol_of(words("Số: 12/X15/CAT-PV", 0.95))[0] == "X15/CAT-PV"  # printed, and read for sure


@pytest.mark.parametrize(
    ("line", "behind", "symbol"),
    [
        ("só:1I{ÝTB-SYT", "'TB-SYT", "TB-SYT"),  # digits written over the slash
        ("Sóz/2ØØVNPT - KTNV", "7VNPT - KTNV", "VNPT-KTNV"),
        ("Số 4I7TB-SYT", "TB-SVT", ""),  # the two do not agree
        ("Số 4I7TB-SYT", "- SYT", ""),  # the second one lost the beginning
        ("Số 41", "41", ""),
    ],
)
def test_symbol_without_its_slash(line: str, behind: str, symbol: str) -> None:
    assert common_end(words(line), words(behind)) == symbol


def test_a_line_of_text_that_begins_with_a_number_is_no_number_line() -> None:
    page = OcrPage([], 1600, 2300, 200)
    assert _is_prose(
        words("số 45/TB-SYT ngày 15/9/2021 của Sở Y tế về việc khám sức khỏe cho học sinh các trường"), page
    )
    assert not _is_prose(words("Số: 45/TB-SYT"), page)


@pytest.mark.parametrize("degrees", [0.0, 1.5, -2.4])
def test_skew(degrees: float) -> None:
    page = Image.new("L", (1200, 1600), 255)
    draw = ImageDraw.Draw(page)
    for y in range(150, 1400, 40):
        for x in range(150, 1050, 24):
            draw.rectangle((x, y, x + 15, y + 14), fill=0)
    grey = np.asarray(page.rotate(degrees, fillcolor=255))
    assert abs(skew_of(grey) + degrees) < 0.25


def test_seal_goes_and_print_under_it_stays() -> None:
    page = np.full((600, 600, 3), 255, np.uint8)
    page[200:420, 200:420] = (230, 60, 60)
    page[290:310, 100:500] = 15
    grey, plain = without_seals(page, 300)
    assert plain is not None and plain[250, 250] < 140
    assert grey[250, 250] > 200 and grey[300, 300] < 40


def test_table_from_ruling_lines() -> None:
    page = Image.new("L", (1400, 900), 255)
    draw = ImageDraw.Draw(page)
    for y in (100, 220, 340):
        draw.line((100, y, 1300, y), fill=60, width=3)
    for x in (100, 300, 1300):
        draw.line((x, 100, x, 340), fill=60, width=3)
    across, upright = grid_lines(np.asarray(page), 300)
    assert (len(across), len(upright)) == (3, 3)
    (table,) = tables_of(across, upright)
    assert [len(row) for row in table] == [2, 2]
    assert grid_lines(np.full((900, 1400), 255, np.uint8), 300) == ([], [])


def test_a_dispatch_that_begins_on_a_later_page_is_looked_at_like_the_first() -> None:
    motto = words("UBND TỈNH HÒA PHONG Độc lập - Tự do - Hạnh phúc", 0.9)
    assert _begins_dispatch(OcrPage(motto, 1600, 2300, 200))
    low = [replace(word, y0=word.y0 + 1500, y1=word.y1 + 1500) for word in motto]
    assert not _begins_dispatch(OcrPage(low, 1600, 2300, 200))
    assert not _begins_dispatch(OcrPage(words("Danh sách kèm theo", 0.9), 1600, 2300, 200))
