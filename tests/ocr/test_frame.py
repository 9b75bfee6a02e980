"""Stamps in the ink of print over subject and addressees: the frame goes, who stands there is read."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.extract import extract_bytes
from extractors.ocr.address import _receiver_at, _told_by_items
from extractors.ocr.engine import why_missing
from extractors.ocr.frame import find_frame, without_frame
from extractors.ocr.words import OcrPage, OcrWord
from tests.ocr.scans import as_pdf, font, scan
from tests.ocr.test_pages import text_page


def _stamp(page: Image.Image, at: tuple[int, int], degrees: float) -> None:
    """Press a stamp in black, 50 by 26 mm at 200 dpi."""
    stamp = Image.new("L", (400, 200), 0)
    pen = ImageDraw.Draw(stamp)
    pen.rectangle((3, 3, 396, 196), outline=255, width=4)
    pen.line((95, 40, 95, 196), fill=255, width=3)
    for text, x, y in (("PHÒNG NỘI VỤ", 110, 8), ("ĐẾN", 12, 90), ("Số:", 110, 60), ("Ngày:", 110, 110)):
        pen.text((x, y), text, font=font(22, True), fill=255)
    stamp = stamp.rotate(degrees, resample=Image.Resampling.BICUBIC, expand=True)
    page.paste(Image.new("L", stamp.size, 25), at, stamp)


@pytest.mark.parametrize("degrees", [0.0, 1.6, -2.4])
def test_a_frame_is_found_however_it_lies_and_print_stays(degrees: float) -> None:
    page = scan()
    before = np.asarray(page).copy()
    _stamp(page, (130, 460), degrees)
    grey = np.asarray(page)
    found = find_frame(grey[: grey.shape[0] // 2], 2 / 3)
    assert found is not None
    box, slant, lines = found
    assert abs(box[0] - 133) < 25 and abs(box[1] - 463) < 30 and abs(slant + degrees) < 1.2
    clean = without_frame(grey, slant, lines)
    print_ = before[:1000] < 100
    assert float((clean[:1000][print_] < 150).mean()) > 0.9
    lost, frame = clean[460:680, 120:560] > 200, grey[460:680, 120:560] < 100
    assert (lost & frame).sum() > 3000  # most of its lines


def test_lines_of_print_are_no_frame() -> None:
    page = np.asarray(text_page())
    assert find_frame(page[: page.shape[0] // 2], 2 / 3) is None


def _line(text: str, left: float, base: float, confidence: float = 0.95) -> list[OcrWord]:
    made = []
    for part in text.split():
        made.append(OcrWord(part, left, base - 28, left + 18 * len(part), base, confidence, int(base), base))
        left += 18 * len(part) + 14
    return made


def _page(*lines: list[OcrWord]) -> OcrPage:
    return OcrPage(
        [word for line in lines for word in line], 1654, 2339, 200, image=np.full((2339, 1654), 255, np.uint8)
    )


ABOUT = _line("V/v rà soát danh sách", 190, 420)
TEXT = _line("Thực hiện kế hoạch năm, Sở Nội vụ đề nghị các cơ quan rà soát danh sách, gửi về", 280, 700)


@pytest.mark.parametrize(
    ("between", "told"),
    [
        ([_line("SÉ: 4x - Các phòng chuyên môn;", 420, 520), _line("- Ủy ban nhân dân các xã, phường.", 560, 560)],
         ["Kính gửi: - Các phòng chuyên môn;", "- Ủy ban nhân dân các xã, phường."]),
        ([_line("ijnh gi Sở Tài chính và các đơn vị liên quan.", 420, 520)],
         ["Kính gửi: Sở Tài chính và các đơn vị liên quan."]),
        ([_line("năm 2024 và các năm sau", 190, 450)], []),  # the subject goes on
        ([_line("Nguyễn Văn An đã ký ngày hôm nay", 600, 520)], []),  # names nobody that a letter goes to
    ],
)  # fmt: skip
def test_addressees_without_their_heading(between: list[list[OcrWord]], told: list[str]) -> None:
    edits = _told_by_items(_page(ABOUT, *between, TEXT), [ABOUT], [], 2 / 3)
    assert [" ".join(word.text for word in line) for line in edits.lines] == told
    assert all(line[0].confidence < 0.5 for line in edits.lines)


def test_where_a_receiver_begins() -> None:
    assert _receiver_at(_line("x~ - Giám đốc các bệnh viện;", 400, 500)) == 1
    assert _receiver_at(_line("- danh sách kèm theo;", 400, 500)) is None


@pytest.mark.skipif(why_missing() is not None, reason=f"no OCR here: {why_missing()}")
def test_a_letter_with_a_stamp_over_its_addressee() -> None:
    page = scan()
    _stamp(page, (130, 460), -1.5)
    record = extract_bytes(as_pdf(page), "a.pdf").first
    assert record.subject == "rà soát danh sách cán bộ"
    assert [x.as_written for x in record.addressees] == ["Ủy ban nhân dân các huyện, thành phố"]
