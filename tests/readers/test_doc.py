"""Word 97–2003 files, part by part."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from extractors.document import Place
from extractors.readers import read
from schemas import Span
from schemas.outcomes import OutcomeCode, UnreadableError

from .doc_builder import BOLD, DELETED, HIDDEN, Paragraph, cell, doc, font, line, ole, row

FONTS = ("Times New Roman", ".VnTime", ".VnTimeH", "VNI-Times")

INLINE: list[tuple[Paragraph, str]] = [
    (line("Số: ", ("875", BOLD), "/UBND-NV"), "Số: 875/UBND-NV"),  # a number in three runs
    (line("gửi ", ("cũ ", DELETED), ("ẩn ", HIDDEN), "báo cáo"), "gửi báo cáo"),
    (line("trước \x13 DATE \x14", "12/5/2024", "\x15 là hạn"), "trước 12/5/2024 là hạn"),  # a field's result
    (line("trang \x13 PAGE \x15 cuối"), "trang  cuối"),  # a field without one
    (line("\x13 IF \x13 DATE \x14 1 \x15 \x14", "ngoài", "\x15"), "ngoài"),  # a field in a field's code
    (line("QĐ\x1eTTg\x1f"), "QĐ-TTg"),
    (line("Kính gửi:\tSở Y tế"), "Kính gửi: Sở Y tế"),
    (line("Ðiều\u00a07"), "Điều 7"),
    (line("So\u0302\u0301: 5"), "Số: 5"),  # composed
    (line(("c«ng v¨n sè ", font(1)), "12 của ", ("Së Néi vô", font(1))), "công văn số 12 của Sở Nội vụ"),
    (line(("céng hoµ x· héi", font(2))), "CỘNG HOÀ XÃ HỘI"),  # the font draws capitals
    (line(("Coâ", font(3)), ("ng vaê", font(3) + BOLD), ("n soá", font(3))), "Công văn số"),  # a letter in two runs
    (line(("Đã là Unicode, cả ở đây", font(1))), "Đã là Unicode, cả ở đây"),  # the font's name is not believed
]


@pytest.mark.parametrize(("paragraph", "text"), INLINE)
def test_inline(paragraph: Paragraph, text: str) -> None:
    assert read(doc([paragraph], FONTS), "a.doc").text == text


def test_one_byte_a_character() -> None:
    paragraphs = [line(("Uû ban nh©n d©n tØnh", font(1))), line("Ông – 5")]
    document = read(doc(paragraphs, FONTS, bytes_=True), "a.doc")
    assert document.text == "Uỷ ban nhân dân tỉnh\nÔng – 5"


def test_header_table_becomes_columns_and_other_tables_rows() -> None:
    paragraphs = [
        *row([cell("UBND HUYỆN AN PHÚ"), cell("PHÒNG NỘI VỤ")], [cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]),
        *row([cell("Số: 5/PNV")], [cell("An Phú, ngày 2 tháng 5 năm 2024")]),
        line("Kính gửi: Các xã."),
        *row([cell("STT")], [cell("Nội dung")], [cell("Hạn")]),
        *row([cell("1")], [cell("Báo cáo"), cell("quý")], [cell("10/5")]),
        line("Hết."),
    ]
    document = read(doc(paragraphs), "a.doc")
    assert [(item.place.value, document.text_of(item)) for item in document.lines] == [
        ("left", "UBND HUYỆN AN PHÚ"),
        ("left", "PHÒNG NỘI VỤ"),
        ("left", "Số: 5/PNV"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("right", "An Phú, ngày 2 tháng 5 năm 2024"),
        ("full", "Kính gửi: Các xã."),
        ("row", "STT\tNội dung\tHạn"),
        ("row", "1\tBáo cáo quý\t10/5"),
        ("full", "Hết."),
    ]


def test_columns_made_of_tabs() -> None:
    paragraphs = [
        line("UBND HUYỆN AN PHÚ\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        line("Số: 5/UBND\t\tAn Phú, ngày 2 tháng 5 năm 2024"),
        line("THÔNG BÁO", changes=bytes.fromhex("032401")),
        line("Kính gửi: Các xã."),
    ]
    document = read(doc(paragraphs), "a.doc")
    assert [item.place for item in document.lines] == [Place.LEFT] * 2 + [Place.RIGHT] * 2 + [Place.FULL] * 2


def test_footnotes_follow_the_body() -> None:
    document = read(doc([line("Nghị định số 5\x02 nêu")], footnotes=[line("\x02 Đã sửa đổi.")]), "a.doc")
    assert document.text == "Nghị định số 5¹ nêu\n¹  Đã sửa đổi."
    assert document.lines[1].place is Place.FOOTNOTE


def test_source_map_counts_the_characters_of_the_file() -> None:
    source = "Theo c«ng v¨n sè 12"
    document = read(doc([line(("x", DELETED), (source, font(1)))], FONTS), "a.doc")
    at = document.text.index("văn")
    start = 1 + source.index("v¨n")
    assert document.source_of(Span(at, at + 3)) == ("text", start, start + 3)


REFUSED = [
    (doc([line("a")], flags=0x0100), OutcomeCode.ENCRYPTED),
    (doc([line(" ")]), OutcomeCode.EMPTY),
    (ole({"WordDocument": b"\x00" * 4096}), OutcomeCode.CORRUPT),
    (doc([line("a")])[:1700], OutcomeCode.CORRUPT),  # cut off
    (b"\xdb\xa5-\x00" + bytes(2000), OutcomeCode.UNSUPPORTED),  # Word 2
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_refused(data: bytes, code: OutcomeCode) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data, "a.doc")
    assert caught.value.outcome.code is code


def test_damaged_files_are_read_or_refused() -> None:
    paragraphs = [*row([cell("Một")], [cell("Hai")]), line("Ba\x02"), line(("bèn", font(1)))]
    whole = doc(paragraphs, FONTS, footnotes=[line("n")])
    chance = random.Random(5)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(512, len(data))] = chance.randrange(256)
        try:
            read(bytes(data), "a.doc")
        except UnreadableError:
            continue


def test_hostile_files_end_in_one_outcome(shared: Path) -> None:
    files = sorted((shared / "hostile").glob("*.doc"))
    if not files:
        pytest.skip("no hostile files here")
    for file in files:
        try:
            document = read(file.read_bytes(), file.name)
        except UnreadableError:
            continue
        assert document.text


@pytest.mark.parametrize("count", [1, 2, 3, 40])
def test_each_text_box_of_a_paragraph_comes_once(count: int) -> None:
    boxes = [[line(f"Hộp {index} a"), line(f"Hộp {index} b")] for index in range(count)]
    document = read(doc([line("Trước" + "\x08" * count + " sau"), line("Hết")], boxes=boxes), "a.doc")
    inside = [f"Hộp {index} {part}" for index in range(count) for part in "ab"]
    assert document.text.split("\n") == ["Trước sau", *inside, "Hết"]


def test_text_boxes_of_two_paragraphs_stand_behind_their_own() -> None:
    boxes = [[line("Một")], [line("Hai")], [line("Ba")]]
    paragraphs = [line("A\x08"), line("B\x08\x08")]
    assert read(doc(paragraphs, boxes=boxes), "a.doc").text.split("\n") == ["A", "Một", "B", "Hai", "Ba"]
