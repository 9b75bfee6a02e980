"""Drawn scans are read like pages with text: columns, paragraphs, fields, boxes, confidences."""

from __future__ import annotations

import pytest

from extractors.document import Place
from extractors.extract import extract_bytes
from extractors.ocr.engine import why_missing
from extractors.readers import read
from schemas import Span
from tests.ocr.scans import BODY, LETTER, as_file, as_pdf, scan, seal

pytestmark = pytest.mark.skipif(why_missing() is not None, reason=f"no OCR here: {why_missing()}")


@pytest.mark.parametrize("skew", [0.0, 1.3, -2.0])
def test_letter_as_pdf(skew: float) -> None:
    extraction = extract_bytes(as_pdf(scan(skew=skew)), "a.pdf")
    record, document = extraction.first, extraction.document
    assert record.file.text_source == "ocr" and document.pages == 1
    assert record.issuer.name == "SỞ NỘI VỤ" and record.issuer.parent == "UBND TỈNH HÒA PHONG"
    assert record.number is not None and record.number.symbol == "SNV-CCVC"
    assert record.number.serial in ("415", None)  # typed in a font that the digit reader may doubt; never another
    assert record.issued in ("2024-06-18", None)
    assert [x.as_written for x in record.addressees] == ["Ủy ban nhân dân các huyện, thành phố"]
    assert [x.number for x in record.citations] == ["1203/UBND-NC"]
    assert [str(x.last_day) for x in record.deadlines] == ["2024-06-27"]
    assert [x.as_written for x in record.distribution] == ["Như trên", "Lưu: VT, CCVC"]
    assert record.signature is not None and record.signature.name == "Trần Quốc Bình"


def test_clean_page_reads_word_for_word() -> None:
    document = read(as_pdf(scan()), "a.pdf")
    words = " ".join(document.text.split()).split(" ")
    wanted = BODY.split()
    assert sum(word in words for word in wanted) >= 0.99 * len(wanted)


def test_columns_boxes_and_confidences() -> None:
    document = read(as_pdf(scan()), "a.pdf")
    places = {document.text_of(line): line for line in document.lines}
    heading = places["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert heading.place is Place.RIGHT and places["SỞ NỘI VỤ"].place is Place.LEFT
    assert heading.box is not None and abs(heading.box[0] - 270) < 4 and 55 < heading.box[1] < 66
    at = document.text.index("1203/UBND-NC")
    sure = document.confidence_of(Span(at, at + 12))
    assert sure is not None and 0.5 < sure <= 1
    assert all(document.text[word.start : word.end].strip() for word in document.word_confidences)
    line = document.line_at(document.text.index("về việc rà soát"))
    assert not line.starts_paragraph  # the sentence goes on


def test_box_of_a_crooked_page_is_where_the_line_is_shown() -> None:
    document = read(as_pdf(scan(skew=2.0)), "a.pdf")
    line = document.line_at(document.text.index("Kính gửi"))
    assert line.box is not None and line.box[3] - line.box[1] > 16  # turned back: wider than high, but aslant


@pytest.mark.parametrize("turned", [90, 180])
def test_page_on_its_side(turned: int) -> None:
    document = read(as_pdf(scan(turned=turned)), "a.pdf")
    assert "Thực hiện Công văn số 1203/UBND-NC" in document.text
    assert any("turned" in note for note in document.notes)


def test_red_seal_is_taken_off_the_print() -> None:
    page = scan(colour=True)
    seal(page, 330, 290)
    extraction = extract_bytes(as_pdf(page), "a.pdf")
    record, document = extraction.first, extraction.document
    assert any("seal" in note for note in document.notes)
    assert record.signature is not None and record.signature.name == "Trần Quốc Bình"
    assert record.signature.title == "GIÁM ĐỐC"


def test_image_files() -> None:
    for form, media in (("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/tiff")):
        document = read(as_file(scan(), form), "a." + form.lower())
        assert document.media_type == media and document.text_source == "ocr"
        assert "Thực hiện Công văn số 1203/UBND-NC" in document.text


def test_tiff_with_two_pages() -> None:
    second = scan((("PHỤ LỤC", 250, 80, True), ("Danh sách cán bộ được rà soát trong tháng 6", 90, 120, False)))
    document = read(as_file(scan(), "TIFF", second), "a.tif")
    assert document.pages == 2
    assert document.page_of(document.text.index("PHỤ LỤC")) == 2


def test_scanned_page_among_pages_with_text() -> None:
    from tests.readers.builders import Page

    page = Page().lines(70, 100, *(["Sở Nội vụ đề nghị các cơ quan, đơn vị rà soát và báo cáo kết quả."] * 4)).next()
    page.canvas.drawInlineImage(scan(LETTER), 0, 0, 595, 842)
    document = read(page.bytes(), "a.pdf")
    assert document.text_source == "mixed" and document.pages == 2
    assert document.page_of(document.text.index("1203/UBND-NC")) == 2


def test_nothing_recognised_is_empty() -> None:
    from schemas import UnreadableError
    from schemas.outcomes import OutcomeCode

    with pytest.raises(UnreadableError) as error:
        read(as_file(scan(()), "PNG"), "a.png")
    assert error.value.outcome.code is OutcomeCode.EMPTY


def test_every_value_is_read_again_from_the_text() -> None:
    from tests.test_evidence import check

    extraction = extract_bytes(as_pdf(scan()), "a.pdf")
    record, document = extraction.first, extraction.document
    check(record, document.text)
