"""Headers, signature blocks and pages of other shapes."""

from __future__ import annotations

import unicodedata

import pytest

from extractors.document import DocumentText, Place
from extractors.extract import extract_bytes
from extractors.readers import read

from .builders import Page


def places(document: DocumentText) -> list[tuple[str, str]]:
    return [(line.place.value, document.text_of(line)) for line in document.lines]


def test_columns_that_almost_touch() -> None:
    page = Page()
    left = "UBND TỈNH BÀ RỊA - VŨNG TÀU"
    x = 275 - page.canvas.stringWidth(left, "Serif", 9)
    page.text(x, 60, left, 9).text(279, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 9)
    page.text(110, 75, "SỞ NỘI VỤ", 9).text(330, 75, "Độc lập - Tự do - Hạnh phúc", 9)
    page.text(120, 100, "Số: 12/SNV-VP", 9).text(300, 100, "Bà Rịa - Vũng Tàu, ngày 05 tháng 01 năm 2024", 9)
    page.text(200, 140, "Kính gửi: Các cơ quan.", 10)
    assert places(read(page.bytes(), "a.pdf")) == [
        ("left", left),
        ("left", "SỞ NỘI VỤ"),
        ("left", "Số: 12/SNV-VP"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("right", "Độc lập - Tự do - Hạnh phúc"),
        ("right", "Bà Rịa - Vũng Tàu, ngày 05 tháng 01 năm 2024"),
        ("full", "Kính gửi: Các cơ quan."),
    ]


def test_marks_of_letters_drawn_apart() -> None:
    page = Page()
    left = ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    for index, line in enumerate(left):
        page.text(70, 300 + 14 * index, unicodedata.normalize("NFD", line), 9)
    for index, line in enumerate(["CHỦ TỊCH", "Lê Văn Tám"]):
        page.text(400, 300 + 14 * index, unicodedata.normalize("NFD", line), 9)
    assert places(read(page.bytes(), "a.pdf")) == [
        *(("left", line) for line in left),
        ("right", "CHỦ TỊCH"),
        ("right", "Lê Văn Tám"),
    ]


def test_a_watermark_is_no_line_of_the_page() -> None:
    for angle in (30, 45, 60, -45, 135):
        page = Page().lines(
            70, 60, "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về phong trào thi đua,", *["các xã báo cáo."] * 9
        )
        page.canvas.saveState()
        page.canvas.translate(150, page.height - 160)
        page.canvas.rotate(angle)
        page.canvas.setFont("Serif", 30)
        page.canvas.drawString(0, 0, "BẢN SAO LƯU")
        page.canvas.restoreState()
        document = read(page.bytes(), "a.pdf")
        assert [document.text_of(line) for line in document.lines][1:] == ["các xã báo cáo."] * 9, angle
        assert "across the page" in document.notes[0] and "BẢN SAO" in document.notes[0]


def test_a_page_put_in_crookedly_is_still_turned() -> None:
    page = Page()
    page.canvas.setPageSize((842, 595))
    page.canvas.translate(842, 0)
    page.canvas.rotate(91)
    page.lines(70, 60, "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh,", "các xã báo cáo trước ngày 5/6/2024.")
    assert read(page.bytes(), "a.pdf").text.split("\n")[1] == "các xã báo cáo trước ngày 5/6/2024."


def test_a_field_that_stands_off_the_line_of_its_caption() -> None:
    for off in (-3, -1.5, 1.5, 3):
        page = Page().text(70, 60, "UBND HUYỆN AN PHÚ", 9).text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 9)
        page.text(70, 100, "Số:", 10).field(92, 100 + off, "347/UBND-NV", 90).text(70, 118, "V/v báo cáo", 10)
        page.text(300, 100, "An Phú, ngày 05 tháng 01 năm 2024", 9).text(200, 140, "Kính gửi: Các xã.", 10)
        assert ("left", "Số: 347/UBND-NV") in places(read(page.bytes(), "a.pdf")), off


def test_company_header_without_the_state_heading() -> None:
    page = Page()
    page.text(70, 60, "CÔNG TY ĐIỆN LỰC AN PHÚ", 10)
    page.text(90, 90, "Số: 15/ĐLAP-KT", 10).text(330, 90, "An Phú, ngày 05 tháng 01 năm 2024", 10)
    page.text(80, 107, "V/v ngừng cấp điện", 10)
    page.text(200, 140, "Kính gửi: Các phường.", 10)
    assert places(read(page.bytes(), "a.pdf")) == [
        ("left", "CÔNG TY ĐIỆN LỰC AN PHÚ"),
        ("left", "Số: 15/ĐLAP-KT"),
        ("left", "V/v ngừng cấp điện"),
        ("right", "An Phú, ngày 05 tháng 01 năm 2024"),
        ("full", "Kính gửi: Các phường."),
    ]


def decision(page: Page) -> Page:
    page.text(80, 60, "CHÍNH PHỦ", 10).text(280, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 9)
    page.text(75, 90, "Số: 99/2024/NĐ-CP", 10).text(320, 90, "Hà Nội, ngày 05 tháng 01 năm 2024", 9)
    for y, title in ((130, "NGHỊ ĐỊNH"), (150, "Quy định về thi đua")):
        page.text((page.canvas._pagesize[0] - page.canvas.stringWidth(title, "Serif", 11)) / 2, y, title)
    return page


def test_title_in_the_middle_of_the_page_ends_the_header() -> None:
    lines = places(read(decision(Page()).bytes(), "a.pdf"))
    assert lines[-2:] == [("full", "NGHỊ ĐỊNH"), ("full", "Quy định về thi đua")]
    assert [place for place, _ in lines] == ["left"] * 2 + ["right"] * 2 + ["full"] * 2


def test_signature_that_begins_above_the_distribution_list() -> None:
    page = decision(Page())
    page.text(70, 190, "Nghị định này có hiệu lực thi hành từ ngày 15 tháng 3 năm 2024 trên toàn quốc.", 10)
    page.text(350, 300, "TM. CHÍNH PHỦ", 10).text(345, 317, "KT. THỦ TƯỚNG", 10).text(340, 334, "PHÓ THỦ TƯỚNG", 10)
    page.lines(70, 330, "Nơi nhận:", "- Ban Bí thư;", "- Lưu: VT.", size=9, step=15)
    page.text(345, 420, "Lê Minh An", 10)
    assert places(read(page.bytes(), "a.pdf"))[-7:] == [
        ("left", "Nơi nhận:"),
        ("left", "- Ban Bí thư;"),
        ("left", "- Lưu: VT."),
        ("right", "TM. CHÍNH PHỦ"),
        ("right", "KT. THỦ TƯỚNG"),
        ("right", "PHÓ THỦ TƯỚNG"),
        ("right", "Lê Minh An"),
    ]


def closing_over_two_pages(*, kept: int) -> bytes:
    """Draw a letter whose list and block go on on its second page, `kept` lines of each on the first."""
    left = ["- Như trên;", "- UBND tỉnh (để b/c);", "- Phòng Nội vụ;", "- Lưu: VT, NS."]
    right = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "Lê Minh An"]
    page = Page()
    page.text(70, 60, "SỞ NỘI VỤ", 9).text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 9)
    page.text(70, 90, "Số: 12/SNV-VP", 9).text(300, 90, "Yên Bái, ngày 05 tháng 01 năm 2024", 9)
    page.text(200, 140, "Kính gửi: Các phòng.", 10)
    page.text(105, 170, "Sở Nội vụ đề nghị các phòng báo cáo kết quả thực hiện theo quy định./.", 10)
    page.text(70, 700, "Nơi nhận:", 9)
    for index in range(4):
        if index == kept:
            page.next()
        y = 715 + 14 * index if index < kept else 60 + 14 * (index - kept)
        page.text(70, y, left[index], 9)
        if right[index]:
            page.text(380, y, right[index], 10)
    return page.bytes()


@pytest.mark.parametrize("kept", [1, 2, 3, 4])
def test_list_and_block_go_on_on_the_next_page(kept: int) -> None:
    (record,) = extract_bytes(closing_over_two_pages(kept=kept), "a.pdf").records
    assert [party.as_written for party in record.distribution] == [
        "Như trên", "UBND tỉnh (để b/c)", "Phòng Nội vụ", "Lưu: VT, NS",
    ]  # fmt: skip
    signed = record.signature
    assert signed and (signed.authority, signed.title, signed.name) == (("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC", "Lê Minh An")


def test_lines_set_wider_than_the_page_stay_one_paragraph() -> None:
    page = Page()
    full = "người dân truy cập, sử dụng ở mọi nơi trên địa bàn. Thời hạn hoàn thành:"
    page.lines(70, 60, *[full.replace(":", ",")] * 12, step=15)
    page.lines(70, 300, full.replace(":", ","), full, "Tháng 12/2023.", step=21)
    assert [line.starts_paragraph for line in read(page.bytes(), "a.pdf").lines][-2:] == [False, False]


def test_signers_side_by_side() -> None:
    page = Page()
    page.text(70, 100, "Hai bên thống nhất triển khai thực hiện chương trình phối hợp này kể từ ngày ký.", 10)
    page.text(90, 160, "TM. LIÊN ĐOÀN LAO ĐỘNG", 10).text(360, 160, "TM. SỞ NỘI VỤ", 10)
    page.text(120, 177, "CHỦ TỊCH", 10).text(375, 177, "GIÁM ĐỐC", 10)
    page.text(110, 260, "Trần Văn Bình", 10).text(365, 260, "Lê Minh An", 10)
    assert places(read(page.bytes(), "a.pdf"))[1:] == [
        ("left", "TM. LIÊN ĐOÀN LAO ĐỘNG"),
        ("left", "CHỦ TỊCH"),
        ("left", "Trần Văn Bình"),
        ("right", "TM. SỞ NỘI VỤ"),
        ("right", "GIÁM ĐỐC"),
        ("right", "Lê Minh An"),
    ]


def test_landscape_page_turned_by_its_rotation() -> None:
    page = Page()
    page.canvas.setPageRotation(90)
    page.canvas.rotate(90)  # the text runs up the sheet and is upright once the page is turned
    page.canvas.setFont("Serif", 11)
    for i, line in enumerate(("Danh sách các đơn vị được đề nghị khen thưởng", "theo Kế hoạch của tỉnh năm 2024")):
        page.canvas.drawString(100, -100 - 18 * i, line)
    assert read(page.bytes(), "a.pdf").text.split("\n") == [
        "Danh sách các đơn vị được đề nghị khen thưởng",
        "theo Kế hoạch của tỉnh năm 2024",
    ]


def test_decomposed_letters_are_composed() -> None:
    line = "Đề nghị các đơn vị báo cáo kết quả thực hiện"
    page = Page().text(70, 100, unicodedata.normalize("NFD", line))
    assert read(page.bytes(), "a.pdf").text == line


def test_paragraph_runs_over_the_page_break() -> None:
    page = Page()
    page.text(105, 100, "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về tổ chức phong trào", 10)
    page.text(70, 760, "thi đua yêu nước trong toàn tỉnh, Sở Nội vụ đề nghị các cơ quan, đơn vị", 10)
    page.next()
    page.text(290, 40, "2", 10)
    page.text(70, 80, "khẩn trương triển khai thực hiện và gửi báo cáo kết quả về Sở Nội vụ để", 10)
    page.text(70, 97, "tổng hợp.", 10)
    page.text(105, 114, "Trân trọng./.", 10)
    document = read(page.bytes(), "a.pdf")
    assert all(line.place is Place.FULL for line in document.lines)
    assert [line.starts_paragraph for line in document.lines][2:] == [False, False, True]


def test_signers_side_by_side_above_the_list() -> None:
    page = Page()
    page.text(70, 100, "Các đơn vị triển khai thực hiện nghiêm túc nội dung của kế hoạch phối hợp này.", 10)
    page.text(70, 160, "TM. BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG TỈNH", 10).text(370, 160, "GIÁM ĐỐC", 10)
    page.text(150, 177, "CHỦ TỊCH", 10)
    page.text(140, 260, "Trần Văn Bình", 10).text(365, 260, "Lê Minh An", 10)
    page.text(70, 320, "Nơi nhận:", 10).text(70, 335, "- Như trên;", 10).text(70, 350, "- Lưu: VT.", 10)
    assert places(read(page.bytes(), "a.pdf"))[1:] == [
        ("left", "TM. BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG TỈNH"),
        ("left", "CHỦ TỊCH"),
        ("left", "Trần Văn Bình"),
        ("right", "GIÁM ĐỐC"),
        ("right", "Lê Minh An"),
        ("left", "Nơi nhận:"),
        ("left", "- Như trên;"),
        ("left", "- Lưu: VT."),
    ]


def test_four_signers_of_two_bodies() -> None:
    page = Page()
    page.text(70, 100, "Các đơn vị triển khai thực hiện nghiêm túc nội dung của kế hoạch phối hợp này.", 10)
    page.text(90, 150, "VIỄN THÔNG AN PHÚ", 10).text(340, 150, "TRUNG TÂM KINH DOANH", 10)
    for x, title, name in (
        (60, "GIÁM ĐỐC", "Trần Văn Bình"),
        (180, "CHỦ TỊCH", "Lê Minh An"),
        (310, "GIÁM ĐỐC", "Vũ Thị Hoa"),
        (430, "CHỦ TỊCH", "Đỗ Văn Tư"),
    ):
        page.text(x + 5, 170, title, 10).text(x, 250, name, 10)
        if title == "CHỦ TỊCH":
            page.text(x, 185, "CÔNG ĐOÀN", 10)
    page.text(70, 300, "Nơi nhận:", 10).text(70, 315, "- Như trên;", 10).text(70, 330, "- Lưu: VT.", 10)
    block = places(read(page.bytes(), "a.pdf"))[1:-3]
    assert [text for _, text in block] == [
        "VIỄN THÔNG AN PHÚ", "GIÁM ĐỐC", "Trần Văn Bình", "CHỦ TỊCH", "CÔNG ĐOÀN", "Lê Minh An",
        "TRUNG TÂM KINH DOANH", "GIÁM ĐỐC", "Vũ Thị Hoa", "CHỦ TỊCH", "CÔNG ĐOÀN", "Đỗ Văn Tư",
    ]  # fmt: skip


def test_place_and_date_further_left_than_the_heading() -> None:
    page = Page()
    page.text(90, 60, "SỞ Y TẾ", 10).text(330, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 10)
    page.text(90, 90, "Số: 45/SYT-VP", 10).text(285, 90, "Thành phố Hồ Chí Minh, ngày 12 tháng 3 năm 2024", 10)
    page.text(70, 140, "Kính gửi: Các đơn vị", 10)
    assert places(read(page.bytes(), "a.pdf"))[:4] == [
        ("left", "SỞ Y TẾ"),
        ("left", "Số: 45/SYT-VP"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("right", "Thành phố Hồ Chí Minh, ngày 12 tháng 3 năm 2024"),
    ]


def test_the_archive_item_at_the_foot_is_no_address() -> None:
    page = Page()
    page.text(70, 700, "Nơi nhận:", 10).text(70, 730, "- Như trên;", 10).text(70, 760, "- Lưu: VT, ĐT.", 10)
    page.text(70, 790, "Điện thoại: 0203 123 456", 10)
    assert [text for _, text in places(read(page.bytes(), "a.pdf"))] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT, ĐT."]
