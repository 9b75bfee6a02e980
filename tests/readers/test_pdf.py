"""PDF, by geometry."""

from __future__ import annotations

import pytest

from extractors.document import DocumentText, Place
from extractors.readers import read
from schemas import Span
from schemas.outcomes import OutcomeCode, UnreadableError

from .builders import Page

BODY = (
    "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về tổ chức phong trào thi đua,",
    "Sở Nội vụ đề nghị các cơ quan, đơn vị và Ủy ban nhân dân các xã, phường khẩn",
    "trương triển khai các nội dung sau đây theo đúng thời hạn:",
)


def places(document: DocumentText) -> list[tuple[str, str]]:
    return [(line.place.value, document.text_of(line)) for line in document.lines]


def letter() -> Page:
    page = Page()
    page.lines(70, 60, "UBND TỈNH HÒA PHONG", "SỞ NỘI VỤ", size=10)
    page.lines(280, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=10)
    page.text(330, 77, "Độc lập - Tự do - Hạnh phúc", 10)
    page.text(70, 105, "Số:", 10).text(130, 105, "/SNV-TĐKT", 10)
    page.text(290, 105, "Hòa Phong, ngày", 10).text(420, 105, "tháng 5 năm 2024", 10)
    page.lines(70, 122, "V/v báo cáo kết quả", "thi đua năm 2024", size=10)
    page.text(190, 165, "Kính gửi: Các cơ quan, đơn vị.")
    page.lines(100, 200, BODY[0]).lines(70, 217, *BODY[1:])
    return page


def test_columns_and_form_fields() -> None:
    page = letter()
    page.field(92, 105, "478", 30).field(392, 105, "21", 24)
    page.text(70, 400, "Nơi nhận:", 10).text(360, 400, "KT. GIÁM ĐỐC", 10)
    page.text(70, 416, "- Như trên;", 9).text(350, 417, "PHÓ GIÁM ĐỐC", 10)
    page.text(70, 432, "- Lưu: VT, TĐKT.", 9).text(350, 500, "Trần Thị Minh An", 10)
    document = read(page.bytes(), "a.pdf")
    assert places(document) == [
        ("left", "UBND TỈNH HÒA PHONG"),
        ("left", "SỞ NỘI VỤ"),
        ("left", "Số: 478 /SNV-TĐKT"),  # number and day stand only in form fields
        ("left", "V/v báo cáo kết quả"),
        ("left", "thi đua năm 2024"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("right", "Độc lập - Tự do - Hạnh phúc"),
        ("right", "Hòa Phong, ngày 21 tháng 5 năm 2024"),
        ("full", "Kính gửi: Các cơ quan, đơn vị."),
        *(("full", line) for line in BODY),
        ("left", "Nơi nhận:"),
        ("left", "- Như trên;"),
        ("left", "- Lưu: VT, TĐKT."),
        ("right", "KT. GIÁM ĐỐC"),
        ("right", "PHÓ GIÁM ĐỐC"),
        ("right", "Trần Thị Minh An"),
    ]
    body = [line for line in document.lines if line.place is Place.FULL]
    assert [line.starts_paragraph for line in body] == [True, True, False, False]
    assert document.pages == 1 and document.text_source == "text"


def test_signature_panel_is_no_text() -> None:
    page = letter()
    page.lines(380, 30, "Ký bởi: Sở Nội vụ tỉnh Hòa Phong", "Thời gian ký: 21/05/2024 10:00:00", size=6, step=8)
    document = read(page.bytes(), "a.pdf")
    assert "Ký bởi" not in document.text and "Thời gian ký" not in document.text
    assert any("Ký bởi" in note for note in document.notes)


def test_footnote_leaves_the_sentence_whole() -> None:
    page = letter()
    before = "Căn cứ Nghị định số 12/2024/NĐ-CP"
    mark = 70 + page.canvas.stringWidth(before, "Serif", 10)
    page.text(70, 700, before, 10).text(mark, 695, "1", 6)
    page.text(mark + 8, 700, "của Chính phủ quy định về thi đua và", 10)
    page.rule(70, 740, 200, 740)
    page.text(70, 752, "1", 5).text(76, 755, "Sửa đổi, bổ sung tại Nghị định số 99/2024/NĐ-CP.", 8)
    page.next()
    page.text(290, 45, "2")
    page.text(70, 80, "khen thưởng, các đơn vị gửi báo cáo trước ngày 15/6/2024./.")
    document = read(page.bytes(), "a.pdf")
    lines = places(document)
    assert ("full", "Căn cứ Nghị định số 12/2024/NĐ-CP¹ của Chính phủ quy định về thi đua và") in lines
    assert lines[-2] == ("full", "khen thưởng, các đơn vị gửi báo cáo trước ngày 15/6/2024./.")
    assert lines[-1] == ("footnote", "¹ Sửa đổi, bổ sung tại Nghị định số 99/2024/NĐ-CP.")
    assert ("full", "2") not in lines  # the page number
    assert [line.page for line in document.lines][-2:] == [2, 1]


def test_ruled_table_becomes_rows() -> None:
    page = letter()
    xs, ys = (70, 110, 380, 500), (300, 325, 365)
    for y in ys:
        page.rule(xs[0], y, xs[-1], y)
    for x in xs:
        page.rule(x, ys[0], x, ys[-1])
    page.text(75, 317, "TT").text(115, 317, "Nội dung").text(385, 317, "Thời hạn")
    page.text(75, 340, "1").lines(115, 340, "Lập danh sách đề nghị", "khen thưởng").text(385, 340, "15/6/2024")
    rows = [text for place, text in places(read(page.bytes(), "a.pdf")) if place == "row"]
    assert rows == ["TT\tNội dung\tThời hạn", "1\tLập danh sách đề nghị khen thưởng\t15/6/2024"]


def test_order_of_the_file_does_not_matter() -> None:
    page = Page()
    for i, line in reversed(list(enumerate(BODY))):  # drawn from the bottom up
        words = line.split(" ")
        for j in reversed(range(len(words))):  # and from right to left
            ahead = " ".join(words[:j]) + (" " if j else "")
            x = 70 + page.canvas.stringWidth(ahead, "Serif", 11)
            page.text(x, 100 + 17 * i, words[j])
    assert read(page.bytes(), "a.pdf").text.split("\n") == list(BODY)


def test_source_map_and_boxes() -> None:
    document = read(letter().bytes(), "a.pdf")
    at = document.text.index("Sở Nội vụ đề nghị")
    source = document.source_of(Span(at, at + 9))
    assert source is not None and source[0] == "page 1" and source[2] - source[1] == 9
    box = document.line_at(at).box
    assert box is not None and abs(box[0] - 70) < 2 and box[1] < 217 < box[3] + 1


def scan() -> Page:
    return Page().image()


@pytest.fixture
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Tesseract."""
    monkeypatch.setattr("extractors.ocr.engine.why_missing", lambda: "install it")


REFUSED = [
    (lambda: scan().bytes(), OutcomeCode.NEEDS_OCR),
    # a signature panel is the only text of a signed scan
    (lambda: scan().lines(300, 50, "Ký bởi: Ủy ban nhân dân tỉnh Hòa Phong", "Thời gian ký: 04/02/2025 16:42:36",
                          size=7).bytes(), OutcomeCode.NEEDS_OCR),
    # a text layer made by an OCR of another language
    (lambda: scan().lines(70, 100, "CQNG HOA XA HO! CHU NGHIA VT NAM", "UBND TINH HOA PHONG SO NOI VU",
                          "V/v bao cao ket qua thi dua nam 2024 cac don vi").bytes(), OutcomeCode.NEEDS_OCR),
    (lambda: Page().next().bytes(), OutcomeCode.EMPTY),
    (lambda: letter().bytes(password="x"), OutcomeCode.ENCRYPTED),
    (lambda: letter().bytes()[:300], OutcomeCode.CORRUPT),
]  # fmt: skip


@pytest.mark.parametrize(("make", "code"), REFUSED)
def test_refused_with_an_outcome(make, code: OutcomeCode, no_ocr) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UnreadableError) as error:
        read(make(), "a.pdf")
    assert error.value.outcome.code is code


def test_scanned_page_among_others_is_noted(no_ocr: None) -> None:
    page = letter().next()
    document = read(page.image().bytes(), "a.pdf")
    assert document.pages == 2 and "partial: pages without readable text: 2 (install it)" in document.notes


def test_scan_with_a_good_text_layer_is_read_as_ocr() -> None:
    page = Page().image()
    page.canvas._code.append("3 Tr")  # text that is not drawn
    for i, line in enumerate(BODY):
        x = 70.0
        for j, word in enumerate(line.split(" ")):  # a crooked scan: each word a little lower, and wavering
            page.text(x, 100 + 17 * i + j * 0.4 + (j % 3) * 0.9, word)
            x += page.canvas.stringWidth(word + " ", "Serif", 11)
    document = read(page.bytes(), "a.pdf")
    assert document.text_source == "ocr"
    assert document.text.split("\n") == list(BODY)


def test_text_over_a_full_page_picture_is_text() -> None:
    page = scan().lines(70, 100, *BODY)
    assert read(page.bytes(), "a.pdf").text_source == "text"


def test_text_in_a_legacy_font_becomes_unicode() -> None:
    page = Page().lines(70, 100, "Céng hoµ x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do",
                        "Uû ban nh©n d©n tØnh ®Ò nghÞ c¸c ®¬n vÞ triÓn khai")  # fmt: skip
    text = read(page.bytes(), "a.pdf").text
    assert "xã hội chủ nghĩa Việt Nam" in text and "tỉnh đề nghị các đơn vị triển khai" in text


def test_print_under_the_box_of_a_signature_is_kept() -> None:
    page = letter()
    page.text(350, 400, "KT. GIÁM ĐỐC", 10).text(345, 417, "PHÓ GIÁM ĐỐC", 10).text(350, 460, "Trần Thị Minh An", 10)
    page.field(330, 408, "Signed by: TRAN THI MINH AN", 200)  # the panel lies on the authority line
    document = read(page.bytes(), "a.pdf")
    lines = [document.text_of(line) for line in document.lines]
    assert lines[-3:] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Minh An"]
    assert "Signed" not in document.text
