"""What a recognised dispatch says of itself on its appendices settles its number and day, or casts doubt on them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from extractors.document import DocumentText, Unsure, WordConfidence
from extractors.extract import extract_document
from extractors.readers import read
from extractors.rules import reread

LETTER = (
    "UBND TỈNH HÒA PHONG\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
    "Số: {serial}/SGDĐT-VP\nV/v rà soát trang thiết bị\n\nHòa Phong, ngày {day} tháng {month} năm 2020\n\n"
    "Kính gửi: Các trường trung học phổ thông\n\n"
    "Sở Giáo dục và Đào tạo đề nghị các trường rà soát trang thiết bị.\n\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\nTrần Quốc Mẫu\n\n"
    "PHỤ LỤC\nDANH MỤC TRANG THIẾT BỊ\n({note})\n\nBàn học sinh\n"
)
NOTE = "Kèm theo Công văn số 123/SGDĐT-VP ngày 05/3/2020 của Sở Giáo dục và Đào tạo"
CITED = "Thực hiện Văn bản số 123/SGDĐT-VP, ngày {day} của Sở Giáo dục và Đào tạo"
OTHER = "Kèm theo Công văn số 98/UBND-VX ngày 02/3/2020 của UBND tỉnh"


def scan(note: str, serial: str, day: str, month: str, unsure: str = "", sure: float = 0.96) -> DocumentText:
    """A letter as recognition gives it: every word with a confidence, what could not be read noted."""
    text = LETTER.format(serial=serial, day=day, month=month, note=note)
    document = read(text.encode(), "a.txt")
    words = tuple(WordConfidence(m.start(), m.end(), 0.98) for m in re.finditer(r"\S+", document.text))
    at = document.text.index("(Kèm" if "(Kèm" in document.text else "PHỤ LỤC")
    words = tuple(replace(word, confidence=sure) if word.start >= at else word for word in words)
    places = {"serial": "Số:", "day": "ngày", "month": "tháng"}
    marks = tuple(
        Unsure(begin, begin + len(places[what]), what, ("7",))
        for what in unsure.split()
        for begin in (document.text.index(places[what]),)
    )
    return replace(document, text_source="ocr", word_confidences=words, unsure=marks)


@pytest.mark.parametrize(
    ("document", "serial", "issued", "doubted"),
    [
        # both written by hand and unread: the note gives both
        (scan(NOTE, " ", " ", " ", "serial day month"), "123", "2020-03-05", ()),
        (scan(NOTE, " ", "05", "3", "serial"), "123", "2020-03-05", ()),
        # the note agrees: nothing changes
        (scan(NOTE, "123", "05", "3"), "123", "2020-03-05", ()),
        # the note contradicts: the header's stays, for a person to look at
        (scan(NOTE, "128", "05", "3"), "128", "2020-03-05", ("number.serial",)),
        (scan(NOTE, "123", "06", "3"), "123", "2020-03-06", ("issued",)),
        # a note of another document's appendix
        (scan(OTHER, " ", "05", "3", "serial"), None, "2020-03-05", ()),
        # the note itself is not sure
        (scan(NOTE, " ", "05", "3", "serial", sure=0.6), None, "2020-03-05", ()),
        # the day alone is unread: month and year stand, for a person to look at, or the note gives it
        (scan(OTHER, " ", " ", "3", "serial day"), None, "2020-03-XX", ("issued",)),
        (scan(NOTE, " ", " ", "3", "serial day"), "123", "2020-03-05", ()),
        # a day that does not fill the blank of what is known
        (scan(NOTE, " ", " ", "4", "serial"), "123", "2020-04-XX", ()),
    ],
)
def test_note(document: DocumentText, serial: str | None, issued: str, doubted: tuple[str, ...]) -> None:
    record = extract_document(document, "a.pdf", "")[0]
    assert record.number is not None and (record.number.serial, record.issued) == (serial, issued)
    assert record.number.symbol == "SGDĐT-VP"
    for path, value in (("number.serial", serial), ("issued", issued)):
        if value is not None:
            assert reread(record.evidence[path], document.text) == value
        assert (path in doubted) == (record.review_reasons.get(path) == "unsure" and value is not None)
    for path in doubted:
        assert record.evidence[path].candidates


def test_a_day_that_one_reading_gives_and_nothing_confirms() -> None:
    """The day stands, for a person to look at; the note of its appendix, or a reading that is sure, confirms it."""
    for note, sure, doubted in ((OTHER, 0.96, True), (NOTE, 0.96, False), (OTHER, 0.99, False)):
        document = scan(note, "123", "05", "3")
        at = document.text.index("05")
        words = tuple(replace(w, confidence=sure) if w.start <= at < w.end else w for w in document.word_confidences)
        record = extract_document(replace(document, word_confidences=words), "a.pdf", "")[0]
        assert record.issued == "2020-03-05"
        assert ("issued" in record.needs_review) == doubted == (record.evidence["issued"].doubt is not None)


def test_text_is_never_filled_in() -> None:
    document = read(LETTER.format(serial=" ", day=" ", month="3", note=NOTE).encode(), "a.txt")
    record = extract_document(document, "a.txt", "")[0]
    assert record.number is not None and record.number.serial is None and record.issued == "2020-03-XX"


def test_a_serial_of_doubtful_print_is_no_value() -> None:
    document = scan(OTHER, "123", "05", "3")
    at = document.text.index("123")
    words = tuple(replace(w, confidence=0.6) if w.start <= at < w.end else w for w in document.word_confidences)
    record = extract_document(replace(document, word_confidences=words), "a.pdf", "")[0]
    assert record.number is not None and (record.number.serial, record.number.symbol) == (None, "SGDĐT-VP")
    assert "123" in record.evidence["number.serial"].candidates


@pytest.mark.parametrize(
    ("day", "candidates", "serial"),
    [
        (
            "05/3/2020",
            ("1123", "123"),
            "123",
        ),  # symbol, day and a reading of the hand-written digits: the letter itself
        ("06/3/2020", ("1123", "123"), None),  # of another day
        ("05/3/2020", ("77",), None),  # another letter of that day
    ],
)
def test_its_own_number_in_a_paper_sent_with_it(day: str, candidates: tuple[str, ...], serial: str | None) -> None:
    document = scan(CITED.format(day=day), " ", "05", "3", "serial")
    at = document.text.index("PHỤ LỤC")
    lines = tuple(line._replace(page=2 if line.start >= at else 1) for line in document.lines)
    unsure = tuple(replace(mark, candidates=candidates) for mark in document.unsure)
    record = extract_document(replace(document, lines=lines, unsure=unsure), "a.pdf", "")[0]
    assert record.number is not None and (record.number.serial, record.number.symbol) == (serial, "SGDĐT-VP")
    assert len(record.citations) == (serial is None)


@pytest.mark.parametrize(
    ("recognised", "name"),
    [
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
        ("SỞ GIÁO DỤC VÀ ĐÀOTẠO", "SỞ GIÁO DỤC VÀ ĐÀOTẠO"),  # a letter or two wrong in a body's name
        ("SẼ X,R NHHỎ ĐÀOTẠO", None),  # what was left of it by a seal names nobody
    ],
)
def test_noise_is_no_issuer(recognised: str, name: str | None) -> None:
    document = scan(NOTE, "123", "05", "3")
    at = document.text.index("SỞ GIÁO DỤC VÀ ĐÀO TẠO")
    text = document.text[:at] + recognised.ljust(22) + document.text[at + 22 :]
    record = extract_document(replace(document, text=text), "a.pdf", "")[0]
    assert record.issuer.name == name
