"""PDF in the forms that other programs give it: turned pages, two pages on a sheet, XFA, letters that are not given."""

from __future__ import annotations

import io

import pytest

from extractors.document import DocumentText
from extractors.extract import extract_bytes
from extractors.readers import read
from extractors.readers.assembly import RawLine
from extractors.readers.pdf_page import PageLines
from extractors.readers.scan_pages import Recogniser
from schemas.outcomes import OutcomeCode, UnreadableError

from .builders import Page
from .raw_pdf import raw_pdf, stream, words

LETTER = (
    "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về tổ chức phong trào thi đua,",
    "Sở Nội vụ đề nghị các cơ quan, đơn vị và Ủy ban nhân dân các xã, phường khẩn",
    "trương triển khai các nội dung sau đây theo đúng thời hạn:",
    "gửi báo cáo về Sở Nội vụ trước ngày 15/6/2024 để tổng hợp./.",
)


def turned_page(degrees: int, turn: int) -> bytes:
    """Return a page whose text runs so many degrees counter-clockwise, shown turned clockwise by `turn`."""
    page = Page()
    canvas = page.canvas
    canvas.setPageSize((800, 800))
    canvas.setPageRotation(turn)
    canvas.translate(*{0: (70, 700), 90: (200, 70), 180: (730, 200), 270: (700, 730)}[degrees])
    canvas.rotate(degrees)
    for index, line in enumerate(LETTER):
        canvas.setFont("Serif", 11)
        canvas.drawString(0, -17 * index, line)
    return page.bytes()


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_text_is_read_whatever_way_it_runs(degrees: int, turn: int) -> None:
    document = read(turned_page(degrees, turn), "a.pdf")
    assert document.text.split("\n") == list(LETTER)
    assert [line.starts_paragraph for line in document.lines] == [True, False, False, True]


@pytest.mark.parametrize(("degrees", "turn"), [(90, 0), (0, 90), (0, 270), (180, 0)])
def test_boxes_are_those_of_the_page_as_shown(degrees: int, turn: int) -> None:
    import pdfplumber

    data = turned_page(degrees, turn)
    box = read(data, "a.pdf").lines[0].box
    assert box is not None
    with pdfplumber.open(io.BytesIO(data)) as shown:
        wide, high = shown.pages[0].width, shown.pages[0].height
    assert 0 <= box[0] < box[2] <= wide and 0 <= box[1] < box[3] <= high
    assert (box[2] - box[0] > 300) is (degrees % 180 == turn % 180)  # a line that runs across, or up and down


def test_a_table_that_stands_sideways_on_an_upright_page_is_a_part_of_its_own() -> None:
    page = Page().lines(70, 80, *LETTER)
    page.canvas.translate(300, 100)
    page.canvas.rotate(90)
    page.lines(0, page.height, "Danh mục các tuyến đường kèm theo", "Đường Trần Phú: hoàn thành trước ngày 30/6/2024")
    document = read(page.bytes(), "a.pdf")
    assert document.text.split("\n") == [
        *LETTER,
        "Danh mục các tuyến đường kèm theo",
        "Đường Trần Phú: hoàn thành trước ngày 30/6/2024",
    ]


def sheet(*, crossing: bool = False) -> DocumentText:
    """Return an A3 sheet with a page on each half, or one whose lines cross the middle."""
    page = Page()
    page.canvas.setPageSize((1190, 842))
    page.height = 842
    page.lines(70, 100, *LETTER)
    page.lines(640, 100, "PHỤ LỤC", "Danh mục tuyến cống", "1. Tuyến đường Trần Phú: hoàn thành trước ngày 30/6/2024.")
    if crossing:
        page.lines(70, 300, " ".join(LETTER))
    return read(page.bytes(), "a.pdf")


def test_two_pages_on_a_sheet_are_read_one_after_the_other() -> None:
    lines = sheet().text.split("\n")
    assert lines[:4] == list(LETTER)
    assert lines[4:] == [
        "PHỤ LỤC",
        "Danh mục tuyến cống",
        "1. Tuyến đường Trần Phú: hoàn thành trước ngày 30/6/2024.",
    ]
    assert all(line.page == 1 for line in sheet().lines)
    boxes = [line.box for line in sheet().lines]
    assert boxes[0] and boxes[4] and boxes[0][0] < 100 and boxes[4][0] > 600


def test_a_wide_page_whose_lines_cross_the_middle_is_one_page() -> None:
    assert sheet(crossing=True).text.split("\n")[0] != LETTER[0]


XFA = (
    '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">{template}<xfa:datasets '
    'xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data>{data}</xfa:data></xfa:datasets></xdp:xdp>'
)
DATA = (
    "<form><coQuan>SỞ XÂY DỰNG</coQuan><so>347/SXD-QLHT</so><noiDung>Sở Xây dựng đề nghị các đơn vị báo cáo trước ngày "
    "25/5/2024.</noiDung></form>"
)
TEMPLATE = (
    '<template xmlns="http://www.xfa.org/schema/xfa-template/2.8/"><subform><field name="coQuan"/><draw><value><text>'
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</text></value></draw><field name="so"><caption><value><text>Số:</text></value>'
    '</caption></field><field name="noiDung"/></subform></template>'
)
WAIT = words(70, 700, "Please wait... If this message is not eventually replaced by the proper contents")


def xfa_form(template: str = "", data: str = "", page: bytes = WAIT) -> bytes:
    packets = stream(XFA.format(template=template, data=data).encode())
    return raw_pdf(page, packets, catalog=b"/AcroForm << /Fields [] /XFA 6 0 R >> /NeedsRendering true")


def test_values_of_an_xfa_form(capfd: pytest.CaptureFixture[str]) -> None:
    document = read(xfa_form(data=DATA), "a.pdf")
    assert document.text.split("\n")[:2] == ["SỞ XÂY DỰNG", "347/SXD-QLHT"]
    assert any("XFA" in note for note in document.notes)
    assert capfd.readouterr().err == ""


def test_captions_of_an_xfa_form_stand_before_its_values() -> None:
    document = read(xfa_form(TEMPLATE, DATA), "a.pdf")
    assert document.text.split("\n")[:3] == ["SỞ XÂY DỰNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 347/SXD-QLHT"]
    (record,) = extract_bytes(xfa_form(TEMPLATE, DATA), "a.pdf").records
    assert record.number is not None and record.number.serial == "347"


def test_an_xfa_form_without_values_says_what_to_open_it_with() -> None:
    with pytest.raises(UnreadableError) as error:
        read(xfa_form(), "a.pdf")
    assert error.value.outcome.code is OutcomeCode.UNSUPPORTED and "Acrobat" in str(error.value)


def test_a_layer_without_the_marks_that_the_page_shows_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "Thuc hien Ke hoach cua Uy ban nhan dan tinh ve to chuc phong trao thi dua",
        "cac xa bao cao ve Phong Noi vu",
    ]
    data = raw_pdf(b"".join(words(40, 700 - 20 * at, line) for at, line in enumerate(lines)))
    shown = PageLines(
        body=[RawLine("Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh, các xã báo cáo", [(0, 59, 0)], page=1)]
    )
    for page, text in ((shown, shown.body[0].text), (None, "\n".join(lines))):
        monkeypatch.setattr(Recogniser, "read_pdf_page", lambda *_, page=page: page)
        document = read(data, "a.pdf")
        assert document.text == text
        assert any("without their marks" in note for note in document.notes) is (page is shown)


COVERS = [
    # what the only page says, the outcome
    (
        ["Please wait...", "If this message is not eventually replaced by the proper contents of the document,"],
        "unsupported",
    ),
    (["This document is protected by Microsoft Information Protection."], "encrypted"),
    (["This PDF is under rights management. Open it with a viewer that supports that."], "encrypted"),
]


@pytest.mark.parametrize(("lines", "code"), COVERS)
def test_a_page_that_only_says_what_to_open_it_with(lines: list[str], code: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(raw_pdf(b"".join(words(70, 700 - 17 * at, line) for at, line in enumerate(lines))), "a.pdf")
    assert error.value.outcome.code.value == code and "open it with" in str(error.value)


def test_pages_that_show_the_values_of_their_form_are_read_themselves() -> None:
    data = "<form><so>347/SXD-QLHT</so><han>Bao cao truoc ngay 10/5/2024</han></form>"
    page = words(70, 700, "Cong van so 347/SXD-QLHT") + words(70, 680, "Bao cao truoc ngay 10/5/2024 ve So Xay dung")
    assert read(xfa_form(data=data, page=page), "a.pdf").text.startswith("Cong van so")


def without_letters() -> bytes:
    """Return a page as a program writes it that gives no letters beyond ASCII: each has a code of its own."""
    codes = {letter: chr(1 + index) for index, letter in enumerate("ựệKếủỦạđềởộụịơườấ")}
    lines = ["".join(codes.get(letter, letter if letter.isascii() else "\x13") for letter in line) for line in LETTER]
    return raw_pdf(b"".join(words(70, 700 - 17 * index, line, 12) for index, line in enumerate(lines)))


def shifted() -> bytes:
    """Return a page whose letters are numbers of glyphs, taken for characters."""
    text = [
        "".join(
            chr((ord(letter) - 29) % 94 + 33) if letter.isalpha() and letter.isascii() else letter for letter in line
        )
        for line in ("Thuc hien Ke hoach cua Uy ban nhan dan tinh ve to chuc phong trao thi dua",) * 4
    ]
    escaped = [line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for line in text]
    return raw_pdf(b"".join(words(70, 700 - 17 * index, line) for index, line in enumerate(escaped)))


def no_meaning() -> bytes:
    """Return a page in a font whose map gives the sign of an unknown letter for each that it draws."""
    codes = "".join(f"<{code:02X}> <FFFD> " for code in (*range(0x41, 0x5B), *range(0x61, 0x7B)))
    mapping = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <FF> "
        f"endcodespacerange 52 beginbfchar {codes} endbfchar endcmap end end"
    )
    content = b"".join(b"BT /F2 11 Tf 70 %d Td (Thuchien) Tj ET\n" % (700 - 17 * index) for index in range(4))
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>"
    return raw_pdf(content, font, stream(mapping.encode()), font=b"/F1 5 0 R /F2 6 0 R")


@pytest.mark.parametrize("make", [without_letters, shifted, no_meaning])
def test_rubble_is_not_read(make, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("extractors.ocr.engine.why_missing", lambda: "install it")
    with pytest.raises(UnreadableError) as error:
        read(make(), "a.pdf")
    assert error.value.outcome.code is OutcomeCode.NEEDS_OCR


PLAIN = [
    # typed without marks
    "Thuc hien Ke hoach cua Uy ban nhan dan tinh ve to chuc phong trao thi dua",
    # in English
    "Pursuant to the decision of the People's Committee on the programme of work for the year",
]


@pytest.mark.parametrize("line", PLAIN)
def test_text_without_marks_is_no_rubble(line: str) -> None:
    document = read(raw_pdf(words(40, 700, line) + words(40, 680, line)), "a.pdf")
    assert document.text.split("\n") == [line, line]


def test_letters_beyond_the_basic_plane() -> None:
    mapping = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <FF> "
        b"endcodespacerange 2 beginbfchar <41> <D835DC00> <42> <D835> endbfchar endcmap end end"
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>"
    content = words(70, 700, "Cong van so 347/SXD") + b"BT /F2 11 Tf 70 680 Td (ABC so 12) Tj ET"
    document = read(raw_pdf(content, font, stream(mapping), font=b"/F1 5 0 R /F2 6 0 R"), "a.pdf")
    assert document.text.startswith("Cong van so 347/SXD")
    document.text.encode()  # no half of a pair is left


def test_one_bad_page_costs_only_itself() -> None:
    data = raw_pdf(
        [words(70, 700, "Cong van so 347/SXD-QLHT"), words(70, 700, "Phu luc mot"), words(70, 700, "Phu luc hai")]
    )
    assert read(data, "a.pdf").pages == 3
    for old, new in ((b"/Contents 7 0 R", b"/Contents 999 0 "), (b"6 0 obj\n<<", b"6 0 obj\n[[")):
        document = read(data.replace(old, new), "a.pdf")
        assert document.text.startswith("Cong van so 347/SXD-QLHT") and document.text.endswith("Phu luc hai")


def prose(*lines: str, left: float = 85, indent: float = 36) -> Page:
    """Return a page below whose header, which reaches further left than the text, stand the lines of a paragraph."""
    page = Page()
    page.lines(60, 60, "ỦY BAN NHÂN DÂN TỈNH HÒA PHONG - BAN CHỈ ĐẠO", size=9)
    page.text(330, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 9)
    page.text(60, 80, "V/v xin ý kiến dự thảo Nghị quyết của Hội đồng", 9).text(
        330, 80, "Hòa Phong, ngày 05 tháng 5 năm 2024", 9
    )
    page.text(220, 120, "Kính gửi: Các cơ quan, đơn vị.")
    page.text(left + indent, 150, lines[0]).lines(left, 167, *lines[1:])
    return page


WRAPPED = [
    # the next word begins with a capital, as names and titles do
    (("Căn cứ Luật Thủy lợi ngày 19/6/2017 và các văn bản hướng dẫn; Luật",
      "Sửa đổi, bổ sung một số điều của Luật Thủy lợi và các văn bản quy định chi tiết",
      "ngày 18/6/2020;"), [True, False, False]),
    (("Thực hiện Công văn số 2658/UBND-VP ngày 24/7/2023 của tỉnh Bắc",
      "Giang về việc tham mưu xây dựng nghị quyết, các đơn vị báo cáo về Sở Nội vụ",
      "Hòa Phong trước ngày 15/8/2023."), [True, False, False]),
    # ragged right: the word that follows would not have had room
    (("Sở Nội vụ đề nghị các cơ quan báo cáo theo mẫu kèm theo gửi về",
      "TRUNGTÂMPHỤCVỤHÀNHCHÍNHCÔNG của tỉnh để tổng hợp theo quy định chung",
      "của tỉnh."), [True, False, False]),
    # a line that is not full ends its paragraph, whatever the next begins with
    (("Các đơn vị báo cáo theo quy định", "Sở Nội vụ tổng hợp, trình Ủy ban nhân dân tỉnh xem xét, quyết định kịp thời",
      "theo quy định."), [True, True, False]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "starts"), WRAPPED)
def test_paragraphs_are_told_by_where_lines_stand(lines: tuple[str, ...], starts: list[bool]) -> None:
    document = read(prose(*lines).bytes(), "a.pdf")
    body = [line for line in document.lines if line.place.value == "full"][1:]
    assert [document.text_of(line) for line in body] == list(lines)
    assert [line.starts_paragraph for line in body] == starts
