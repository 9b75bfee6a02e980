"""Names of bodies at the head of a page put right by the lexicon, over the ends of their lines too."""

from __future__ import annotations

import pytest

from extractors.ocr.name_lines import mend_name_lines
from extractors.ocr.words import OcrWord


def line(text: str, base: float, left: float = 200.0) -> list[OcrWord]:
    """Words of a line, 20 pixels a letter."""
    made = []
    for word in text.split():
        made.append(OcrWord(word, left, base - 34, left + 20 * len(word), base, 0.9, int(base), base))
        left += 20 * len(word) + 14
    return made


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        (["VĂN PHÒNG CHÍNH", "PHÙ"], ["VĂN PHÒNG CHÍNH", "PHỦ"]),
        (["LIÊN ĐOÀN LAO ĐỘNG", "THANH PHC: HỒ CHÍ MINH"], ["LIÊN ĐOÀN LAO ĐỘNG", "THÀNH PHỐ HỒ CHÍ MINH"]),
        (["THANH TRA HUYỆN", "HÒA AN"], ["THANH TRA HUYỆN", "HÒA AN"]),
        (["THANH PHC: MÂY"], ["THANH PHC: MÂY"]),  # no city
    ],
)
def test_lines_of_a_name(lines: list[str], right: list[str]) -> None:
    made = [line(text, 200 + 60 * n) for n, text in enumerate(lines)]
    mend_name_lines(made, 2480, 3508)
    assert [" ".join(word.text for word in row) for row in made] == right


def test_only_at_the_head_of_the_left_column() -> None:
    for row in (line("THANH PHC: HỒ CHÍ MINH", 1800), line("THANH PHC: HỒ CHÍ MINH", 200, left=1300)):
        mend_name_lines([row], 2480, 3508)
        assert row[1].text == "PHC:"
