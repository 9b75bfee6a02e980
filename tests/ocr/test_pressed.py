"""What is pressed on a page or stands at its edge: stamps in thin coloured ink, marks beside print, holes, shadows."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.extract import extract_bytes
from extractors.ocr.clean import has_colour, without_seals
from extractors.ocr.engine import why_missing
from extractors.ocr.stamp import _in_order
from extractors.ocr.words import OcrWord
from extractors.readers.scan_specks import from_bullet, without_margin, without_speck_behind_address
from tests.ocr.scans import LETTER, as_pdf, font, scan
from tools.digits.lines import Hand
from tools.scans.pressed import InkedChar, _Clerk

BLUE, RED, BLACK = (48, 60, 150), (206, 40, 52), (22, 22, 26)


def _row(text: str, left: float, base: float, *sure: float) -> list[OcrWord]:
    """A line of words, their confidences in order; the last one goes on."""
    made = []
    for number, part in enumerate(text.split()):
        confidence = sure[min(number, len(sure) - 1)] if sure else 0.95
        made.append(OcrWord(part, left, base - 30, left + 20 * len(part), base, confidence, int(base), base))
        left += 20 * len(part) + 14
    return made


def _text(words: list[OcrWord]) -> str:
    return " ".join(word.text for word in words)


def _stamp(ink: tuple[int, int, int]) -> Image.Image:
    """An incoming stamp of 50 by 26 mm at 200 dpi, its lines thin."""
    stamp = Image.new("RGB", (400, 200), "white")
    pen = ImageDraw.Draw(stamp)
    pen.rectangle((3, 3, 396, 196), outline=ink, width=2)
    pen.text((60, 8), "PHÒNG NỘI VỤ", font=font(24, True), fill=ink)
    for text, x, y in (("ĐẾN", 14, 90), ("Số: 1740", 130, 60), ("Ngày: 24/6/2024", 130, 105)):
        pen.text((x, y), text, font=font(24, text == "ĐẾN"), fill=ink)
    return stamp


@pytest.mark.parametrize("ink", [BLUE, RED])
def test_thin_coloured_ink_is_taken_off_and_print_under_it_stays(ink: tuple[int, int, int]) -> None:
    page = scan(colour=True)
    pressed = np.minimum(np.asarray(page), 255).copy()
    area = np.s_[440:640, 130:530]
    pressed[area] = (pressed[area].astype(np.uint16) * np.asarray(_stamp(ink)) // 255).astype(np.uint8)
    assert has_colour(np.ascontiguousarray(pressed[::6, ::6]))
    grey, plain = without_seals(pressed, 200)
    assert plain is not None
    before = np.asarray(page.convert("L"))[area]
    stamped = np.asarray(_stamp(ink).convert("L")) < 160
    assert float((grey[area][stamped & (before > 200)] > 200).mean()) > 0.98
    assert float((grey[area][before < 60] < 130).mean()) > 0.95


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        (True, ["PHÒNG NỘI VỤ", "ĐẾN", "Số: 1740", "Ngày: 24/6/2024"]),
        (False, ["PHÒNG NỘI VỤ", "ĐẾN", "Số: 1740", "Ngày: 24/6/2024"]),  # its lines are a stamp's without it
    ],
)
def test_the_lines_of_a_stamp(heading: bool, lines: list[str]) -> None:
    words = [*_row("PHÒNG NỘI VỤ", 300, 460), *_row("` Sỏ 1740", 400, 520), *_row("Ngày. 24/6/2024", 400, 560)]
    found = _in_order(words + (_row("ĐẾN", 300, 541) if heading else []))
    assert [_text(line) for line in found] == lines


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (
            _row("tật tuy - Các sở, ngành.", 300, 500, 0.37, 0.14, 0.9),
            "- Các sở, ngành.",
        ),  # a stamp's, though syllables
        (_row("xã ~x - Các sở, ngành.", 300, 500, 0.5, 0.5, 0.9), "- Các sở, ngành."),
        (_row("các cơ quan - Các sở, ngành.", 300, 500), "các cơ quan - Các sở, ngành."),
        (_row("Kính gửi: - Các sở, ngành.", 300, 500, 0.35, 0.35, 0.9), "Kính gửi: - Các sở, ngành."),  # told, not read
    ],
)
def test_before_a_bullet(line: list[OcrWord], kept: str) -> None:
    assert _text(from_bullet(line)) == kept


def test_a_letter_alone_behind_the_address_is_a_speck() -> None:
    assert _text(without_speck_behind_address(_row("Kính gửi: ễ", 300, 500, 0.9, 0.9, 0.3))) == "Kính gửi:"
    assert _text(without_speck_behind_address(_row("Kính gửi: Sở Y tế.", 300, 500))) == "Kính gửi: Sở Y tế."


def test_what_stands_left_of_all_print_is_a_hole_or_a_shadow() -> None:
    text = [_row("thực hiện công văn nêu trên", 260, base) for base in range(400, 900, 60)]
    closing = _row("Nơi nhận:", 262, 960)
    hole, number = _row("cô", 20, 960, 0.4), _row("1.", 200, 400, 0.6)
    hanging = _row("về", 226, 460, 0.5)  # close to its line: a word, however badly read
    words = [word for line in [*text, closing, hole, number, hanging] for word in line]
    gone = [word.text for word in words if not any(word is kept for kept in without_margin(words, 300 / 72))]
    assert gone == ["cô"]


@pytest.mark.skipif(why_missing() is not None, reason=f"no OCR here: {why_missing()}")
@pytest.mark.parametrize("ink", [BLUE, RED])
def test_a_coloured_stamp_over_the_addressee_is_read_for_itself(ink: tuple[int, int, int]) -> None:
    page = scan(colour=True)
    box = (150, 455, 550, 655)
    under = np.asarray(page.crop(box), np.uint16)
    page.paste(Image.fromarray((under * np.asarray(_stamp(ink)) // 255).astype(np.uint8)), box[:2])
    record = extract_bytes(as_pdf(page), "a.pdf").first
    assert [x.as_written for x in record.addressees] == ["Ủy ban nhân dân các huyện, thành phố"]
    assert record.number is not None and record.number.serial == "415"
    received = record.file.received
    assert received is not None and (received.number, received.date) == ("1740", "2024-06-24")
    assert record.issuer.name == "SỞ NỘI VỤ" and record.issuer.parent == "UBND TỈNH HÒA PHONG"


@pytest.mark.skipif(why_missing() is not None, reason=f"no OCR here: {why_missing()}")
def test_print_beside_a_mark_is_read_whole() -> None:
    lines = tuple(
        line for line in LETTER if not line[0].startswith("Kính")
    )  # fmt: skip
    page = scan((*lines, ("Kính gửi:", 140, 186, False), ("- Các sở, ban, ngành;", 230, 193, False),
                 ("- Ủy ban nhân dân các xã, phường.", 230, 209, False)))  # fmt: skip
    mark = Image.new("L", (250, 84), 0)
    pen = ImageDraw.Draw(mark)
    pen.rectangle((3, 3, 246, 80), outline=255, width=6)
    pen.text((125, 42), "KHẨN", font=font(38, True), fill=255, anchor="mm")
    page.paste(Image.new("L", mark.size, 20), (80, 500), mark)
    record = extract_bytes(as_pdf(page), "a.pdf").first
    assert record.urgency == "Khẩn"
    assert [x.as_written for x in record.addressees] == ["Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"]


def test_a_clerk_writes_the_day_into_its_own_gap() -> None:
    text = "ha noi, ngay   thang 04 nam 2023 "
    glyphs = [InkedChar(char, 600.0 + 20 * at, 200.0, 618.0 + 20 * at, 230.0) for at, char in enumerate(text)]
    gold = {"issued": "2023-04-XX"}
    page = Image.new("RGB", (2400, 3300), "white")
    _Clerk(Random(3), BLACK, 54.0, Hand).date(page, glyphs, gold)
    year, month, day = gold["issued"].split("-")
    assert (year, month) == ("2023", "04") and 1 <= int(day) <= 28
    written = np.flatnonzero((np.asarray(page.convert("L")) < 128).any(axis=0))
    gap = (glyphs[text.index("y")].x1, glyphs[text.index("t")].x0)
    assert gap[0] - 30 < written.min() and written.max() < gap[1] + 30
