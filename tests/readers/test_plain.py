"""Text and Markdown."""

from __future__ import annotations

import unicodedata

import pytest

from extractors.document import DocumentText, Place
from extractors.readers import read, sniff
from extractors.readers.plain import read_text
from schemas import Span
from schemas.outcomes import OutcomeCode, UnreadableError


def places(document: DocumentText) -> list[tuple[str, str]]:
    return [(line.place.value, document.text_of(line)) for line in document.lines]


def test_markdown_is_taken_off_and_mapped() -> None:
    source = "**UBND XÃ HÒA PHONG**  \n\nSố: **15**/UBND-VX\n\n1\\. Gửi báo cáo (*theo mẫu*) trước ngày 05/6/2024\\.\n"
    document = read(source.encode(), "a.md")
    assert document.text.split("\n") == [
        "UBND XÃ HÒA PHONG",
        "Số: 15/UBND-VX",
        "1. Gửi báo cáo (theo mẫu) trước ngày 05/6/2024.",
    ]
    number = document.text.index("15/UBND-VX")
    found = document.source_of(Span(number, number + 10))
    assert found is not None
    part, start, end = found
    assert (part, source[start:end]) == ("text", "15**/UBND-VX")


MARKS_THAT_STAY = [
    "(*) Ghi chú: số liệu đến ngày 31/12 (*)",  # a note's star is no emphasis
    "Họ tên: ____ chức vụ: ____",  # blanks to fill in
    "Đề nghị các đơn vị C*D rà soát",
]


@pytest.mark.parametrize("line", MARKS_THAT_STAY)
def test_marks_that_are_no_markup(line: str) -> None:
    assert read(f"**Tiêu đề**\n\n{line}\n".encode(), "a.md").text.split("\n")[1] == line


def test_markdown_table_becomes_rows() -> None:
    document = read("| TT | Đơn vị |\n|---|---|\n| 1 | Xã An Bình |\n".encode(), "a.md")
    assert places(document) == [("row", "TT\tĐơn vị"), ("row", "1\tXã An Bình")]


COLUMNS = """\
      UBND TỈNH HÒA PHONG                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
           SỞ NỘI VỤ                          Độc lập - Tự do - Hạnh phúc
                                              ____________________
  Số:        /SNV-TĐKT                  Hòa Phong, ngày      tháng 5 năm 2024
  V/v báo cáo kết quả
   phong trào thi đua

              Kính gửi: Ủy ban nhân dân các xã, phường.

     Đề nghị các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 15/6/2024./.

Nơi nhận:                                        KT. GIÁM ĐỐC
- Như trên;                                      PHÓ GIÁM ĐỐC
- Lưu: VT, TĐKT.
                                                 Trần Thị Minh An
"""


def test_two_columns_on_one_line() -> None:
    assert places(read(COLUMNS.encode(), "a.txt")) == [
        ("left", "UBND TỈNH HÒA PHONG"),
        ("left", "SỞ NỘI VỤ"),
        ("left", "Số:        /SNV-TĐKT"),  # the blank for the number parts nothing
        ("left", "V/v báo cáo kết quả"),
        ("left", "phong trào thi đua"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("right", "Độc lập - Tự do - Hạnh phúc"),
        ("right", "Hòa Phong, ngày      tháng 5 năm 2024"),
        ("full", "Kính gửi: Ủy ban nhân dân các xã, phường."),
        ("full", "Đề nghị các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 15/6/2024./."),
        ("left", "Nơi nhận:"),
        ("left", "- Như trên;"),
        ("left", "- Lưu: VT, TĐKT."),
        ("right", "KT. GIÁM ĐỐC"),
        ("right", "PHÓ GIÁM ĐỐC"),
        ("right", "Trần Thị Minh An"),
    ]


def test_paragraphs_of_wrapped_text() -> None:
    body = (
        "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về phong trào thi đua, Sở Nội vụ đề\n"
        "nghị các cơ quan, đơn vị và Ủy ban nhân dân các xã, phường triển khai các nội\n"
        "dung sau:\n"
        "1. Tổ chức tuyên truyền sâu rộng.\n"
        "- Gửi báo cáo;\n"
        "- Gửi danh sách.\n"
    )
    document = read(body.encode(), "a.txt")
    assert [line.starts_paragraph for line in document.lines] == [True, False, False, True, True, True]


ENCODED = [
    ("utf-8", "Sở Nội vụ"), ("utf-8-sig", "Sở Nội vụ"), ("utf-16", "Sở Nội vụ"), ("utf-16-le", "Sở Nội vụ tỉnh"),
]  # fmt: skip


@pytest.mark.parametrize(("encoding", "text"), ENCODED)
def test_encodings(encoding: str, text: str) -> None:
    assert read((text + " kính gửi các đơn vị").encode(encoding), "a.txt").text.startswith(text)


def test_windows_1258() -> None:
    text = "Đề nghị các đơn vị báo cáo kết quả thực hiện phong trào thi đua năm 2024 về Sở Nội vụ"
    data = b"".join(_cp1258(char) for char in text)
    assert read(data, "a.txt").text == text


def _cp1258(char: str) -> bytes:
    """Write a letter as the code page does: hats, breves and horns composed, the five tones behind the letter."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = unicodedata.normalize("NFD", char)
    letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
    return (letter + "".join(part for part in parts if part in tones)).encode("cp1258")


REFUSED = [
    (b"", "a.txt", OutcomeCode.EMPTY),
    (b" \n\t\n", "a.txt", OutcomeCode.EMPTY),
    (b"%PDF-1.4 nothing more", "a.pdf", OutcomeCode.CORRUPT),
    (b"not a PDF at all", "a.pdf", OutcomeCode.CORRUPT),
    (b"PK\x03\x04 broken word/document.xml", "a.docx", OutcomeCode.CORRUPT),
    (b"\x89PNG\r\n\x1a\n....", "a.png", OutcomeCode.CORRUPT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.doc", OutcomeCode.CORRUPT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", OutcomeCode.ENCRYPTED),
    (bytes(range(256)) * 8, "a.bin", OutcomeCode.NOT_A_DISPATCH),
    (bytes(range(256)) * 8, "a.xls", OutcomeCode.UNSUPPORTED),  # the name promises a document
    (b"MZ\x90\x00\x03\x00\x00\x00" + bytes(120) + b"\x0e\x1f\xba\x0e" + bytes(300), "ls.exe", OutcomeCode.NOT_A_DISPATCH),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name", "code"), REFUSED)
def test_refused_with_an_outcome(data: bytes, name: str, code: OutcomeCode) -> None:
    with pytest.raises(UnreadableError) as error:
        read(data, name)
    assert error.value.outcome.code is code


def test_nfd_is_composed_and_mapped() -> None:
    source = unicodedata.normalize("NFD", "Sở Nội vụ tỉnh Hòa Phong\nSố: 12/SNV-VP")
    document = read(source.encode(), "a.txt")
    assert document.text == unicodedata.normalize("NFC", source)
    start = document.text.index("12/SNV")
    found = document.source_of(Span(start, start + 6))
    assert found is not None
    assert source[found[1] : found[2]] == "12/SNV"


def test_page_breaks_count_pages() -> None:
    document = read("Trang đầu\f2\nTrang sau\n".encode(), "a.txt")
    assert [(line.page, document.text_of(line)) for line in document.lines][-1] == (2, "Trang sau")
    assert all(line.place is Place.FULL for line in document.lines)


def test_a_page_break_parts_no_sentence() -> None:
    lines = [
        "Thực hiện Công văn số 12/BTC-QLCS ngày 02/3/2023 của Bộ",
        "\n                    \f- 2 -\n",
        "Tài chính, các đơn vị rà soát.",
    ]
    full = "Các cơ quan, đơn vị tiếp tục theo dõi, kiểm tra việc thực"
    document = read("\n".join([full, full, *lines]).encode(), "a.txt")
    assert not next(line for line in document.lines if "Tài chính" in document.text_of(line)).starts_paragraph
    # a sentence that ended, a heading in capitals begin their own
    for end, start in (("của Bộ.", "Tài chính"), ("của Bộ", "PHỤ LỤC")):
        text = "\n".join([full, full, *lines]).replace("của Bộ", end).replace("Tài chính", start)
        text = text.replace("PHỤ LỤC, các đơn vị rà soát.", "PHỤ LỤC")
        assert next(line for line in read(text.encode(), "a.txt").lines if line.page == 2).starts_paragraph


@pytest.mark.parametrize(
    "second",
    [
        "22/CT-TW ngày 23/01/2018",
        "126/2024/NĐ-CP.",
        "HĐND, UBND",
        "(gồm xã Bắc An và xã Đông Sơn)",
        "1.846 vụ trong năm",
        "Điều 32 Nghị định số 6",
    ],
)
def test_a_full_line_goes_on_with_what_may_look_like_an_item_or_a_heading(second: str) -> None:
    full = "Các đơn vị tiếp tục tổ chức phổ biến, quán triệt theo Chỉ thị số"
    document = read(f"{full}\n{full}\n{full}\n{second}\n".encode(), "a.txt")
    assert not document.lines[-1].starts_paragraph


@pytest.mark.parametrize(
    "second",
    [
        "(Kèm theo Quyết định số 5/QĐ-UBND)",
        "PHẦN THỨ NHẤT",
        "Điều 32. Hiệu lực",
        "22/ Các đơn vị báo cáo",
        "- Đơn vị chủ trì: Phòng Nội vụ",
        "Địa điểm: Hội trường số 2",
    ],
)
def test_an_item_a_heading_and_a_note_begin_their_own_line(second: str) -> None:
    full = "Các đơn vị tiếp tục tổ chức phổ biến, quán triệt theo Chỉ thị số"
    document = read(f"{full}\n{full}\n{full}\n{second}\n".encode(), "a.txt")
    assert document.lines[-1].starts_paragraph


def test_line_ends_of_another_system_keep_a_table() -> None:
    document = read(b"M\xe1\xba\xabu\r\n| TT | A |\r\n|---|---|\r\n| 1 | B |\r\n", "a.txt")
    assert [document.text_of(line) for line in document.lines] == ["Mẫu", "TT\tA", "1\tB"]


def test_sniff_believes_bytes_not_names() -> None:
    assert sniff(b"%PDF-1.7\n", "a.docx") == "application/pdf"
    assert sniff(b"plain words", "a.md") == "text/markdown"


def test_legacy_text_becomes_unicode_with_its_map() -> None:
    source = "Céng hoµ x· héi chñ nghÜa ViÖt Nam. Uû ban nh©n d©n tØnh ®Ò nghÞ c¸c ®¬n vÞ"
    document = read(source.encode(), "a.txt")
    assert "xã hội chủ nghĩa Việt Nam" in document.text and "đề nghị các đơn vị" in document.text
    at = document.text.index("Việt Nam")
    part = document.source_of(Span(at, at + 8))
    assert part is not None and source[part[1] : part[2]] == "ViÖt Nam"


def test_pasted_table_keeps_its_rows() -> None:
    document = read_text("TT\tViệc\tĐơn vị\n1\tRà soát\tPhòng Nội vụ\n2\tTổng hợp\tVăn phòng\nMột\tcặp\n")
    assert [line.place is Place.ROW for line in document.lines] == [True, True, True, False]


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.doc", "a.rtf"])
def test_text_is_text_whatever_its_name_promises(name: str) -> None:
    text = "\n\n".join(f"{number}. Đề nghị các xã báo cáo kết quả thực hiện." for number in range(1, 12))
    assert read(text.encode(), name).text == text.replace("\n\n", "\n")


def test_a_number_and_a_day_left_blank_are_joined_again() -> None:
    text = "SỞ NỘI VỤ\nSố:\n\n/BC-SNV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nYên Bái, ngày\n\ntháng 7 năm 2023\nBÁO CÁO\nKết quả\n"
    document = read(text.encode(), "a.txt")
    assert [document.text_of(line) for line in document.lines][1:4:2] == [
        "Số: /BC-SNV",
        "Yên Bái, ngày tháng 7 năm 2023",
    ]
    apart = "SỞ NỘI VỤ\nSố:\nYên Bái, ngày 4 tháng 7 năm 2023\n/BC-SNV\nBÁO CÁO\nKết quả\n"
    document = read(apart.encode(), "a.txt")
    assert [document.text_of(line) for line in document.lines][1] == "Số: /BC-SNV"
    part = document.source_of(Span(document.text.index("/BC"), document.text.index("/BC") + 7))
    assert part is not None and apart[part[1] : part[2]] == "/BC-SNV"


def test_a_rule_beside_words_is_left_out() -> None:
    document = read("CÔNG ĐOÀN GIÁO DỤC\n------------Số: 91/CV-CĐGD\n".encode(), "a.txt")
    assert document.text_of(document.lines[1]) == "Số: 91/CV-CĐGD"


def test_first_lines_that_are_indented_are_full_as_well() -> None:
    full = "Các cơ quan, đơn vị tiếp tục theo dõi, kiểm tra việc thực hiện và"
    first = "        Sở Nội vụ tham mưu cho Ủy ban nhân dân tỉnh ban hành Văn"
    document = read(f"{full}\n{full}\n{full}.\n{first}\nPhòng rà soát.\n".encode(), "a.txt")
    assert [line.starts_paragraph for line in document.lines][-2:] == [True, False]


def test_what_a_label_asks_for_stands_on_the_next_line() -> None:
    full = "Các phòng tiếp tục theo dõi, kiểm tra việc này. Thời hạn hoàn thành:"
    document = read(
        f"{full}\n{full}\n{full}\nTháng 12/2023.\nCác phòng gồm có như sau:\nPhòng Nội vụ.\n".encode(), "a.txt"
    )
    assert [line.starts_paragraph for line in document.lines][-3:] == [False, True, True]
