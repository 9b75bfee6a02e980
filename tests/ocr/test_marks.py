"""Urgency marks pressed on a page: found by their frame, read, and kept out of what stands beside them."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from extractors.extract import extract_bytes
from extractors.ocr.engine import why_missing
from extractors.ocr.marks import mark_like
from tests.ocr.scans import as_pdf, font, scan


@pytest.mark.parametrize(
    ("read", "mark"),
    [
        ("HỎATỐC", "HỎA TỐC"),
        ("HÓA TỐC", "HỎA TỐC"),  # tones of a worn stamp
        ("[HỎA TỐC]", "HỎA TỐC"),
        ("KHẨN", "KHẨN"),
        ("KHAM", None),  # of four letters each must be right
        ("THƯỢNG KHẨN", "THƯỢNG KHẨN"),
        ("SỞ Y TẾ", None),
        ("", None),
    ],
)
def test_mark(read: str, mark: str | None) -> None:
    assert mark_like(read) == mark


def _pressed(text: str, ink: tuple[int, int, int], at: tuple[int, int], degrees: float) -> bytes:
    page = scan(colour=True)
    mark = Image.new("RGBA", (250, 84), (0, 0, 0, 0))
    draw = ImageDraw.Draw(mark)
    draw.rectangle((3, 3, 246, 80), outline=ink, width=5)
    draw.text((125, 42), text, font=font(38, True), fill=ink, anchor="mm")
    mark = mark.rotate(degrees, resample=Image.Resampling.BICUBIC, expand=True)
    page.paste(mark, at, mark)
    return as_pdf(page)


@pytest.mark.skipif(why_missing() is not None, reason=f"no OCR here: {why_missing()}")
@pytest.mark.parametrize(
    ("text", "ink", "at", "degrees", "urgency"),
    [
        ("HỎA TỐC", (220, 30, 40), (190, 420), 3.0, "Hỏa tốc"),
        ("HỎA TỐC", (20, 20, 20), (60, 500), -4.0, "Hỏa tốc"),  # a copy: beside Kính gửi, in black
        ("KHẨN", (20, 20, 20), (190, 420), 2.0, "Khẩn"),
        ("GẤP GẤP", (20, 20, 20), (190, 420), 2.0, None),  # no mark of the form
    ],
)
def test_pressed_mark(
    text: str, ink: tuple[int, int, int], at: tuple[int, int], degrees: float, urgency: str | None
) -> None:
    record = extract_bytes(_pressed(text, ink, at, degrees), "a.pdf").first
    assert record.urgency == urgency
    assert not urgency or record.subject == "rà soát danh sách cán bộ"
    assert [x.as_written for x in record.addressees] == ["Ủy ban nhân dân các huyện, thành phố"]
