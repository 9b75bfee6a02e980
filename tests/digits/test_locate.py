"""The two lines of the header are found by recognised words, however badly these are recognised."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from extractors.digits import crop, find_window, locate_lines
from tests.digits.drawing import date_line, number_line

PAGE = np.full((3508, 2480), 255, np.uint8)  # A4 at 300 dpi


@dataclass(frozen=True)
class Word:
    text: str
    x0: float
    y0: float
    x1: float
    y1: float


def at(text: str, x: float, y: float) -> Word:
    return Word(text, x, y - 22, x + 24 * len(text), y + 18)


DATE = [at("Tân", 1250, 420), at("An,", 1330, 420), at("ngày", 1420, 420), at("tháng", 1600, 420), at("năm", 1800, 420)]
COLUMNS = (360, 450, 510, 650, 720, 790, 1030, 1140, 1200, 1340)
TEXT = [
    at(word, x, 1000)
    for word, x in zip(
        ["Căn", "cứ", "Thông", "báo", "số", "45/TB-TTC", "ngày", "15", "tháng", "09"], COLUMNS, strict=True
    )
]
"""A line of the text, which cites."""


@pytest.mark.parametrize(
    ("words", "number", "date"),
    [
        ([at("Số:", 300, 424), *DATE], 424, 420),  # the plain case
        ([at("Số:12/SYT-NVY", 300, 424), *DATE], 424, 420),  # joined to what follows
        ([at("Só:", 300, 424), *DATE], 424, 420),  # an accent misread
        ([at("S6:", 300, 424), *DATE], 424, 420),
        ([at("SỞ", 300, 330), at("Y", 380, 330), at("TẾ", 420, 330), at("Số:", 300, 440), *DATE], 440, 420),  # not "SỞ"
        ([at("Số:", 300, 900), *DATE], None, 420),  # far below the date: a number in the text
        ([at("SỐNG", 300, 424), *DATE], None, 420),
        ([at("Số:", 300, 424)], 424, None),  # the date not recognised at all
        ([at("Số:", 300, 424), at("ngày", 1420, 420)], 424, 420),  # "tháng" lost to handwriting
        ([at("Số:", 300, 424), at("tháng", 700, 1200), *DATE], 424, 420),  # another date in the text, left
        # "tháng" grown together with hand-writing: the date in the text below is not the letter's
        ([*DATE[:2], at("ngày4(uháng4f", 1420, 420), at("năm", 1800, 420), *TEXT], None, 420),
        ([at("Số:", 300, 424), *DATE[:2], at("J5hángÁ1", 1420, 420), *TEXT], 424, 420),
        # place and date two lines under the number, which has a symbol behind it
        ([at("Số:", 300, 250), at("/BXD-TTra", 500, 250), *DATE], 250, 420),
        ([at("Số:", 300, 250), at("nhà", 400, 250), *DATE], None, 420),
        # "số" within the subject, on the date's height; the number a little higher
        ([at("Sé:.)1†2", 300, 340), at("nhanh", 300, 422), at("số", 440, 422), at("liệu", 500, 422), *DATE], 340, 420),
        # the number line was not recognised at all; "số" of the subject is not its beginning
        ([at("V/v", 300, 422), at("một", 380, 422), at("số", 460, 422), at("nội", 520, 422), *DATE], None, 420),
        ([at("S%", 300, 424), *DATE], 424, 420),
        ([at("se", 300, 424), at("Số:", 330, 440), *DATE], 440, 420),  # a word of the line below
        (
            [at("NAM", 1900, 250), *DATE[:2], at("ngà(uháng4f", 1420, 420), at("năm", 1800, 420)],
            None,
            420,
        ),  # the motto's
        ([*TEXT], None, None),
        ([], None, None),
    ],
)
def test_lines(words: list[Word], number: float | None, date: float | None) -> None:
    lines = locate_lines(words, PAGE)
    for box, y in ((lines.number, number), (lines.date, date)):
        assert (box is None) == (y is None)
        if box is not None and y is not None:
            assert box.y0 < y - 50 and box.y1 > y + 50 and 0 <= box.x0 < box.x1 <= PAGE.shape[1]


def test_a_page_at_another_resolution_is_cut_at_300_dpi() -> None:
    page = np.full((2339, 1654), 255, np.uint8)
    words = [Word(w.text, w.x0 / 1.5, w.y0 / 1.5, w.x1 / 1.5, w.y1 / 1.5) for w in (at("Số:", 300, 424), *DATE)]
    lines = locate_lines(words, page, dpi=200)
    assert lines.number is not None
    assert crop(page, lines.number, dpi=200).shape[0] == pytest.approx(132, abs=3)


@pytest.mark.parametrize("lost", [{"Số:"}, {"tháng", "ngày", "năm"}, {"Số:", "tháng", "ngày", "năm"}])
def test_words_lost_in_recognition_are_found_by_their_picture(lost: set[str]) -> None:
    page = PAGE.copy()
    number, date = number_line("45", "SYT-NVY")[0], date_line("7", "11")[0]
    page[360 : 360 + number.shape[0], 300 : 300 + number.shape[1]] = number
    page[365 : 365 + date.shape[0], 1400 : 1400 + date.shape[1]] = date
    seen = [at("Số:", 320, 425), at("ngày", 1460, 430), at("tháng", 1640, 430), at("năm", 1840, 430)]
    lines = locate_lines([word for word in seen if word.text not in lost], page)
    assert lines.number is not None and lines.date is not None
    assert find_window(crop(page, lines.number), "serial", "SYT-NVY") is not None
    assert find_window(crop(page, lines.date), "day") is not None
