"""Pages as they come: lines of scanner and fold, two pages on a sheet, slants, deep greys, stamps, Kính gửi."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.ocr.address import address_at, mend_address, parted_at_address, without_stamp_beside
from extractors.ocr.clean import skew_of
from extractors.ocr.closing import closing_of
from extractors.ocr.closing_list import _first_item
from extractors.ocr.header_names import leave_out_corner
from extractors.ocr.passes import LEFT_OUT, Edits, Pass, apply, make
from extractors.ocr.raster import from_image
from extractors.ocr.readings import lines_of
from extractors.ocr.sheet import cut_of
from extractors.ocr.stamp import look_for_stamp
from extractors.ocr.stray import without_stray_lines
from extractors.ocr.words import Grey, OcrPage, OcrWord
from extractors.readers.scan_specks import from_bullet, without_column_specks


def text_page(width: int = 1654, height: int = 2339, left: int = 150, right: int = 1500) -> Image.Image:
    """Lines of bars as long as words."""
    page = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(page)
    random = np.random.default_rng(1)
    for y in range(200, height - 250, 46):
        x = left
        while x < right:
            long = int(random.integers(25, 110))
            draw.rectangle((x, y, min(x + long, right), y + 18), fill=30)
            x += long + 16
    return page


def test_lines_of_the_scanner_go_and_print_across_them_stays() -> None:
    page = text_page()
    before = np.asarray(page).copy()
    ImageDraw.Draw(page).line((700, 0, 703, page.height), fill=90, width=4)
    clean, lines = without_stray_lines(np.asarray(page), 200)
    assert lines == 1
    assert clean[60, 701] > 230  # in the margin
    print_ = before[210:2000, 690:712] < 100
    assert float((clean[210:2000, 690:712][print_] < 150).mean()) > 0.9


def test_lines_of_print_are_no_lines_of_the_scanner() -> None:
    page = text_page()
    draw = ImageDraw.Draw(page)
    draw.line((200, 400, 200, 1900), fill=0, width=3)  # of a table: it ends within the margins
    draw.line((200, 400, 1400, 400), fill=0, width=3)
    grey = np.asarray(page)
    assert without_stray_lines(grey, 200)[1] == 0


def _sheet(second: bool) -> Grey:
    sheet = Image.new("L", (3308, 2339), 255)
    for number in range(1 + second):
        sheet.paste(text_page(), (number * 1654, 0))
    return np.asarray(sheet)


@pytest.mark.parametrize(
    ("grey", "cut"),
    [
        (_sheet(True), True),
        (_sheet(False), True),  # a letter of one page, alone on its sheet
        (np.asarray(text_page()), False),
        (np.asarray(text_page(3308, 2339, 200, 3100)), False),  # one wide page
        (np.asarray(text_page().rotate(90, expand=True)), False),  # one page on its side
    ],
)
def test_two_pages_on_a_sheet(grey: Grey, cut: bool) -> None:
    found = cut_of(grey)
    assert (found is not None) == cut
    assert found is None or abs(found - 1654) < 160


@pytest.mark.parametrize("degrees", [-9.0, 7.5, 10.0])
def test_steep_slants(degrees: float) -> None:
    grey = np.asarray(text_page().rotate(degrees, fillcolor=255))
    assert abs(skew_of(grey) + degrees) < 0.3


def test_deep_greys_keep_their_range() -> None:
    deep = Image.fromarray((np.asarray(text_page()).astype(np.uint16)) * 257)
    grey, _, _ = from_image(deep)
    assert grey.max() > 240 and 15 < np.percentile(grey, 3) < 60


def line(text: str, y: float, x: float = 100.0, number: int = 0) -> list[OcrWord]:
    """Words of a printed line, half an inch long each; "__" is a wide gap, "~" hardly read."""
    words = []
    for part in text.split():
        if part == "__":
            x += 400
            continue
        sure = 0.3 if part.endswith("~") else 0.9
        words.append(OcrWord(part.rstrip("~"), x, y - 30, x + 22 * len(part), y, sure, number, y))
        x += 22 * len(part) + 14
    return words


def _page(*lines: tuple[str, float, float]) -> OcrPage:
    words = [word for n, (text, y, x) in enumerate(lines) for word in line(text, y, x, n)]
    return OcrPage(words, 2480, 3508, 300, image=np.full((3508, 2480), 255, np.uint8))


def test_a_stamp_is_taken_out_of_the_page() -> None:
    page = _page(
        ("UBND TỈNH HÒA PHONG", 200, 200), ("Số: 415 /SNV-CCVC", 320, 200), ("V/v rà soát danh sách", 400, 200),
        ("PHÒNG NỘI VỤ", 560, 420), ("Số: 2804", 640, 480), ("ĐẾN", 690, 240), ("Ngày: 21/9/2017", 740, 480),
        ("Chuyển: ........", 820, 480), ("Kính gửi: Sở Tài chính", 960, 700),
    )  # fmt: skip
    make(page, [Pass("stamp", look_for_stamp)])
    left = [" ".join(word.text for word in page.words if word.line == n) for n in sorted({w.line for w in page.words})]
    assert left == ["UBND TỈNH HÒA PHONG", "Số: 415 /SNV-CCVC", "V/v rà soát danh sách", "Kính gửi: Sở Tài chính"]
    stamp = [" ".join(word.text for word in words) for words in page.stamp]
    assert stamp == ["PHÒNG NỘI VỤ", "ĐẾN", "Số: 2804", "Ngày: 21/9/2017", "Chuyển: ........"]


def test_a_department_over_a_stamp_is_no_label() -> None:
    page = _page(
        ("UBND TỈNH HÒA PHONG", 200, 300), ("SỞ NỘI VỤ", 700, 480), ("ĐẾN", 820, 300), ("Số: 2804", 760, 480),
        ("Ngày: 21/9/2017", 820, 480), ("Kính gửi: Sở Tài chính", 960, 700),
    )  # fmt: skip
    make(page, [Pass("stamp", look_for_stamp)])
    stamp = [" ".join(word.text for word in words) for words in page.stamp]
    assert stamp == ["SỞ NỘI VỤ", "ĐẾN", "Số: 2804", "Ngày: 21/9/2017"]


@pytest.mark.parametrize(
    "text",
    [
        "Chuyển: ........",  # one label alone
        "Ngày 21/9/2017 Sở Nội vụ đã chuyển hồ sơ ĐẾN nơi",
    ],
)
def test_what_is_no_stamp(text: str) -> None:
    page = _page(("Số: 415 /SNV-CCVC", 320, 200), (text, 600, 200))
    assert not look_for_stamp(page) and not page.stamp


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Kính gửi: Sở Tài chính", 0),
        ("Kinh gứi:", 0),
        ("Kính gửt:", 0),
        ("Ngày: __ Kính gửi:", 1),
        ("Kính thưa đồng bào", None),
        ("Kính mời: các đại biểu", None),
        ("-_.Kính gửi -", 0),
        ("Xính gưi: - Sở Tài chính", 0),  # its first letter broken
        ("Trình gửi: - Sở Tài chính", None),
        ("Si: 44h~ gửi: - Sở Tài chính", 1),  # a stamp's number over its first word
        ("Văn~ phòng gửi: - Sở Tài chính", None),
        ("Nhau~ x.~ :~ gửi: Chủ tịch tỉnh", 2),
        ("chuyểrKÍnh~ gửi:....", 0),
        ("Văn~ gửi: thư này", None),
    ],
)
def test_where_the_address_begins(text: str, at: int | None) -> None:
    assert address_at(line(text, 100)) == at


def test_the_address_is_parted_from_a_stamp_beside_it_and_never_from_its_sentence() -> None:
    assert [len(part) for part in parted_at_address(line("Ngày: __ Kính gửi: Sở Tài chính", 100))] == [1, 5]
    assert len(parted_at_address(line("thư này Kính gửi đồng bào", 100))) == 1
    assert [len(part) for part in parted_at_address(line("SI: 8823 Kính gửi: - Sở Y tế", 100))] == [2, 6]
    words = line("Kính gửt: Sở Tài chính", 100)
    mend_address(words)
    assert words[1].text == "gửi:"


def test_what_a_stamp_says_beside_receivers_goes() -> None:
    rows = [
        line("Kính gửi: - Sở Tài chính;", 100, 600),
        line("Ngày: 3/4/2019", 160, 420) + line("- Sở Y tế;", 160, 812),
        line("Ban Dân tộc tỉnh.", 220, 840),
        line("Thực hiện kế hoạch năm nay, đơn vị báo cáo như sau", 300, 200),
    ]
    left = without_stamp_beside(rows)
    assert [row[0].text for row in left] == ["Kính", "-", "Ban", "Thực"]
    assert left[3] == rows[3]
    first = line("Kính gửi: VỤ - Sở Tài chính;", 100, 400)
    office = [first, line("SỐ: 3643", 160, 200) + line("- Sở Y tế;", 160, first[3].x0)]
    assert [" ".join(word.text for word in row) for row in without_stamp_beside(office)] == [
        "Kính gửi: - Sở Tài chính;", "- Sở Y tế;"
    ]  # fmt: skip
    cited = [*rows[:1], line("SỐ 62/CĐ-STC", 160, 300) + line("gửi các sở", 160, 812)]
    assert without_stamp_beside(cited) == cited  # a line of the text


def test_a_stamp_in_the_corner_is_none_of_the_names() -> None:
    page = _page(
        ("VP. UBND TỈNH LẠNG SƠN", 80, 40), ("UBND TỈNH LẠNG SƠN", 280, 480), ("SỞ NỘI VỤ", 345, 580),
        ("Số: 12/TTr-SNV", 450, 540),
    )  # fmt: skip
    make(page, [Pass("corner", leave_out_corner)])
    assert [word.text for word in page.words if word.y1 < 400] == ["UBND", "TỈNH", "LẠNG", "SƠN", "SỞ", "NỘI", "VỤ"]


def test_a_stamp_under_the_number_leaves_the_subject_alone() -> None:
    page = _page(
        ("UBND TỈNH LẠNG SƠN", 280, 480), ("Số: 12/UBND-VX", 450, 540), ("nghiệp tỉnh", 650, 480), ("SỞ NỘI VỤ", 740, 800),
    )  # fmt: skip
    assert not leave_out_corner(page)


def test_names_that_begin_under_one_another_stay() -> None:
    page = _page(("BỘ Y TẾ", 280, 300), ("CỤC QUẢN LÝ KHÁM CHỮA BỆNH", 345, 300), ("Số: 12/KCB-NV", 450, 320))
    assert not leave_out_corner(page)


def test_passes_are_made_in_order_and_can_be_left_out() -> None:
    page = _page(("một hai", 100, 100))
    first = Pass("first", lambda page: Edits(page.words[:1], [line("ba", 200)], ["seen"]))
    make(page, [first])
    assert [word.text for word in page.words] == ["hai", "ba"] and page.words[1].line == 1 and page.notes == ["seen"]
    LEFT_OUT.add("first")
    try:
        make(page, [first])
    finally:
        LEFT_OUT.discard("first")
    assert len(page.words) == 2
    apply(page, Edits(page.words[:1]))
    assert [word.text for word in page.words] == ["ba"]


@pytest.mark.parametrize(
    ("line", "header", "read"),
    [
        ("- UBND TỈNH LẠNG SƠN", True, "UBND TỈNH LẠNG SƠN"),  # a speck before a name
        ("® UBND TỈNH LẠNG SƠN", True, "UBND TỈNH LẠNG SƠN"),
        ("Ở NÔNG NGHIỆP", True, "SỞ NÔNG NGHIỆP"),  # its first letter at the edge of the sheet
        ("- UBND CÁC HUYỆN", False, "- UBND CÁC HUYỆN"),  # an item of a list
        ("PHÒNG TÀI CHÍNH -", True, "PHÒNG TÀI CHÍNH -"),  # the name goes on
        ("So~ vakx~ UBND TỈNH LẠNG SƠN", True, "UBND TỈNH LẠNG SƠN"),  # what a stamp left
        ("Số và ký hiệu HS UBND TỈNH LẠNG SƠN", True, "UBND TỈNH LẠNG SƠN"),  # a stamp's last line
        ("UBND TỈNH LẠNG SƠN - - CỘNG HÒA XÃ HỘI", True, "UBND TỈNH LẠNG SƠN CỘNG HÒA XÃ HỘI"),
        ("Kính~ gửi:~ BỘ CÔNG AN", True, "Kính gửi: BỘ CÔNG AN"),
        ("Nơi~ nhận:~ BỘ TRƯỞNG BỘ", True, "Nơi nhận: BỘ TRƯỞNG BỘ"),
        ("UBND~~ TỈNH LẠNG SƠN", True, "UBND TỈNH LẠNG SƠN"),  # hardly read, and no speck
    ],
)
def test_specks_beside_names_of_a_header(line: str, header: bool, read: str) -> None:
    words = [
        OcrWord(part.rstrip("~"), 100 + 90.0 * n, 10, 170 + 90.0 * n, 50, (0.95, 0.45, 0.3)[part.count("~")])
        for n, part in enumerate(line.split())
    ]
    assert " ".join(word.text for word in without_column_specks(words, header=header)) == read


@pytest.mark.parametrize(
    ("line", "sure", "read"),
    [
        ("LỆÊE sxy - UBND các huyện", 0.3, "- UBND các huyện"),
        ("LỆÊE sxy - UBND các huyện", 0.9, "LỆÊE sxy - UBND các huyện"),  # read for sure, whatever it is
        ("Sở Y tế - UBND các huyện", 0.3, "Sở Y tế - UBND các huyện"),  # words
    ],
)
def test_what_a_stamp_left_before_an_item(line: str, sure: float, read: str) -> None:
    words = [
        OcrWord(part, 90.0 * n, 10, 70 + 90.0 * n, 50, sure if n < 2 else 0.95) for n, part in enumerate(line.split())
    ]
    assert " ".join(word.text for word in from_bullet(words)) == read


def test_a_list_without_its_heading_begins_with_its_first_dash() -> None:
    page = _page(
        ("Trên đây là kết quả thực hiện nhiệm vụ của đơn vị trong năm qua, đề nghị các cơ quan phối hợp", 1000, 200),
        ("- Thủ tướng và các Phó Thủ tướng", 1240, 200), ("Chính phủ (để b/c);", 1290, 200),
        *((f"- Đơn vị thứ {n} có tên dài", 1340 + 52 * n, 200) for n in range(14)),
        ("thuộc tỉnh;", 2070, 200), ("- Lưu: VT.", 2120, 200),
    )  # fmt: skip
    closing = closing_of(page)
    assert closing is not None and 1008 <= closing.top < 1100
    lines = [line for line in lines_of(page.words) if line[0].base > closing.top]
    first = _first_item(lines, closing)
    assert first is not None and lines[first][1].text == "Thủ"
