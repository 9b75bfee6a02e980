"""Lines joined into paragraphs; markers and their depth."""

from __future__ import annotations

import itertools

import pytest

from extractors.document import DocumentText, Line, Place
from extractors.layout import find_zones
from extractors.layout.paragraphs import marker_of, paragraphs_of
from extractors.layout.views import views_of
from extractors.readers.plain import read_text
from extractors.zones import Paragraph

MARKERS = [
    ("1. Tiếp tục rà soát", ("number", "1")),
    ("12) Báo cáo", ("number", "12")),
    ("1/ Nội dung", ("number", "1")),
    ("4 - Thời gian hoàn thành", ("number", "4")),
    ("2.1. Chủ trì", ("decimal", "2.1")),
    ("2.1.3 Phối hợp", ("decimal", "2.1.3")),
    ("a) Khoản này", ("letter", "a")),
    ("đ) Khoản này", ("letter", "đ")),
    ("b. Khoản này", ("letter", "b")),
    ("IV. TỔ CHỨC", ("roman", "IV")),
    ("A. KHỐI THI ĐUA", ("upper", "A")),
    ("- Sở Nội vụ", ("dash", "-")),
    ("– Sở Nội vụ", ("dash", "–")),
    ("-Sở Nội vụ", ("dash", "-")),
    ("+ Đợt hai", ("plus", "+")),
    ("• Một", ("dot", "•")),
    ("Điều 12. Hiệu lực", ("dieu", "Điều 12")),
    ("Điều 3a. Hiệu lực", ("dieu", "Điều 3a")),
    ("Chương II", ("part", "Chương II")),
    ("(1) Một", ("inner", "1")),
    ("30/4/2023 là ngày nghỉ", None),  # a date, no item
    ("85/NQ-CP ngày 14/7/2023 của Chính phủ", None),  # a number that a line break parted from its type
    ("2023 là năm cuối", None),
    ("1.250 đồng", None),
    ("theo quy định.", None),
    ("Sở Nội vụ: chủ trì", None),
    ("a lô", None),
]


@pytest.mark.parametrize(("line", "expected"), MARKERS)
def test_marker(line: str, expected: tuple[str, str] | None) -> None:
    found = marker_of(line)
    assert (found[:2] if found else None) == expected


def joined(lines: list[tuple[str, bool]], page_of_line: list[int] | None = None) -> list[str]:
    """Build a text from (line, starts_paragraph) and return its paragraphs, line breaks as |."""
    document = build(lines, page_of_line)
    found = paragraphs_of(views_of(document))
    return [document.text[p.start : p.end].replace("\n", "|") for p in found]


def build(lines: list[tuple[str, bool]], pages: list[int] | None = None, notes: set[int] = frozenset()) -> DocumentText:  # type: ignore[assignment]
    text, made = "", []
    for number, (words, starts) in enumerate(lines):
        place = Place.FOOTNOTE if number in notes else Place.FULL
        page = pages[number] if pages else 1
        made.append(Line(len(text), len(text) + len(words), place, page=page, starts_paragraph=starts))
        text += words + "\n"
    return DocumentText(text, tuple(made), "text/plain")


JOINS = [
    # The reader says which lines go on.
    ([("Căn cứ hồ sơ và quy định của", True), ("pháp luật, Sở báo cáo.", False)], ["Căn cứ hồ sơ và quy định của|pháp luật, Sở báo cáo."]),
    # A line that begins with a number inside a sentence is no item: the sentence has not ended.
    ([("theo Điều 15 và khoản", True), ("3. của Nghị định này", False)], ["theo Điều 15 và khoản|3. của Nghị định này"]),
    # An item is one whatever the reader says, where the line before has ended.
    ([("gồm:", True), ("a) Một;", False), ("b) Hai.", False)], ["gồm:", "a) Một;", "b) Hai."]),
    # A small letter after an open line goes on.
    ([("Các cơ quan thuộc", True), ("khối thi đua của tỉnh", True)], ["Các cơ quan thuộc|khối thi đua của tỉnh"]),
    # Headings stand alone.
    ([("Điều 1. Phạm vi", True), ("Nghị định này quy định.", True)], ["Điều 1. Phạm vi", "Nghị định này quy định."]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), JOINS)
def test_lines_are_joined(lines: list[tuple[str, bool]], expected: list[str]) -> None:
    assert joined(lines) == expected


def test_paragraph_runs_over_the_page() -> None:
    lines = [("Sở đề nghị các đơn vị gửi báo cáo về", True), ("Phòng Tổng hợp trước ngày 5.", False), ("Hết.", True)]
    assert joined(lines, [1, 2, 2]) == ["Sở đề nghị các đơn vị gửi báo cáo về|Phòng Tổng hợp trước ngày 5.", "Hết."]


def test_depth_follows_the_documents_own_order_of_markers() -> None:
    lines = [
        "I. MỘT",
        "1. Hai",
        "a) Ba",
        "- Bốn",
        "b) Năm",
        "2. Sáu",
        "2.1. Bảy",
        "- Tám",
        "II. CHÍN",
        "- Mười",
        "Mười một.",
    ]
    found = paragraphs_of(views_of(build([(line, True) for line in lines])))
    assert [p.depth for p in found] == [1, 2, 3, 4, 3, 2, 3, 4, 1, 2, 0]


def test_words_begin_after_the_marker() -> None:
    document = build([("2.1.  Chủ trì việc này.", True)])
    paragraph = paragraphs_of(views_of(document))[0]
    assert document.text[paragraph.text_start : paragraph.end] == "Chủ trì việc này."


def test_footnotes_come_at_the_end_of_their_page() -> None:
    lines = [
        ("Căn cứ Nghị định 1, Sở", True),
        ("1 Của Chính phủ.", True),
        ("2 Của Bộ.", True),
        ("báo cáo.", False),
        ("Hết.", True),
    ]
    document = build(lines, [1, 1, 1, 2, 2], notes={1, 2})
    found: list[Paragraph] = paragraphs_of(views_of(document))
    texts = [(document.text[p.start : p.end].split("\n")[0], p.footnote, p.marker) for p in found]
    assert ("1 Của Chính phủ.", True, "1") in texts and ("2 Của Bộ.", True, "2") in texts
    assert [p.footnote for p in found].count(False) == 2


def test_spans_are_in_order_and_inside_the_text() -> None:
    document = read_text(
        "Số: 1/A-B\n\nKính gửi: Sở A\n\n1. Một.\n\n2. Hai.\n\nNơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\nLê Văn An\n"
    )
    found = find_zones(document).paragraphs
    assert [document.text[p.start : p.end] for p in found] == ["1. Một.", "2. Hai."]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_a_line_break_cuts_a_number_from_its_type_and_a_name_at_its_dash() -> None:
    assert joined(
        [
            ("Hồ sơ lập theo hướng dẫn tại Công văn số", True),
            ("12/SNV-TĐKT ngày 02/3/2023 của Ban Thi đua", False),
            ("- Khen thưởng Trung ương.", False),
        ]
    ) == [
        "Hồ sơ lập theo hướng dẫn tại Công văn số|12/SNV-TĐKT ngày 02/3/2023 của Ban Thi đua|- Khen thưởng Trung ương."
    ]


CUT = [
    ("theo mẫu tại Kế hoạch số 45/KH-", "BTP và gửi về Sở."),
    ("thống nhất với nội dung Công văn", "45/VPCP-KGVX ngày 30/9/2010."),
    ("gửi danh sách về Văn phòng HĐND và", "UBND trước ngày 20/4."),
    ("kết quả gửi về Sở Y tế", "(qua Văn phòng) trước ngày 20/4."),
    ("ý kiến góp ý gửi về Phòng Tài chính", "- Kế hoạch."),
]


@pytest.mark.parametrize(("first", "second"), CUT)
def test_a_line_break_that_no_sentence_ends_with(first: str, second: str) -> None:
    assert joined([(first, True), (second, True)]) == [f"{first}|{second}"]


def test_an_article_that_a_sentence_cites_opens_no_paragraph() -> None:
    text = "Hồ sơ bảo đảm theo quy định tại khoản 4\nĐiều 32 Nghị định số 18/2023/NĐ-CP của Chính phủ.\n"
    document = read_text(text * 3 + "Điều 5. Hiệu lực\n")
    found = [document.text[p.start : p.end].replace("\n", "|") for p in find_zones(document).paragraphs]
    assert found == [*[text.strip().replace("\n", "|")] * 3, "Điều 5. Hiệu lực"]


def test_a_note_under_a_heading_is_its_own() -> None:
    assert joined([("DANH MỤC CÔNG TRÌNH", True), ("(Kèm theo Công văn)", True)]) == [
        "DANH MỤC CÔNG TRÌNH",
        "(Kèm theo Công văn)",
    ]
