"""The number line: where its digits stand, and what of the symbol two readings say together."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.digits import Box, Window
from extractors.ocr import header_number
from extractors.ocr.header import _with_ink
from extractors.ocr.header_number import _with_slash
from extractors.ocr.header_symbol import fuller
from extractors.ocr.header_words import HeaderLine, window_by_words
from extractors.ocr.words import OcrPage, OcrWord

IMAGE = np.full((136, 700), 255, np.uint8)


def line(*words: tuple[str, float, float, float]) -> HeaderLine:
    """A line at 200 dots an inch whose box begins at 100, 200; words with left, right and confidence."""
    made = [OcrWord(text, x0, 220, x1, 250, sure, 0, 250) for text, x0, x1, sure in words]
    return HeaderLine(made, Box(100, 180, 560, 270), IMAGE, 200)


def test_the_window_is_what_stands_between_the_words() -> None:
    found = line(("Số:", 110, 150, 0.9), ("44!", 160, 200, 0.4), ("/BĐH", 220, 300, 0.7))
    window = window_by_words(found, found.words)
    assert window is not None
    assert (window.x0, window.x1) == (75, 180)
    assert window.em == 64  # letters of 45 pixels are larger than any in which numbers are set
    assert window.middle == pytest.approx(105 - 0.33 * 64)


@pytest.mark.parametrize(
    "words",
    [
        [("Số:", 110, 150, 0.3), ("/BĐH", 220, 300, 0.7)],  # not surely that word
        [("Số:", 110, 150, 0.9), ("BĐH", 220, 300, 0.7)],  # nobody saw the slash
        [("Số:12", 110, 200, 0.9), ("/BĐH", 220, 300, 0.7)],  # digits within the word
        [("Số:", 110, 150, 0.9), ("/BĐH", 155, 300, 0.7)],  # no room for any
    ],
)
def test_no_window_by_doubtful_words(words: list[tuple[str, float, float, float]]) -> None:
    found = line(*words)
    assert window_by_words(found, found.words) is None


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("STCTH", "STC-TH", "STC-TH"),
        ("BDH", "BĐH", "BĐH"),
        ("KH-BDH", "KHBĐH", "KH-BĐH"),
        ("SYT-NVY", "SYT1-NVY", "SYT-NVY"),  # other letters: the surer one as it is
    ],
)
def test_hyphens_and_bars_that_only_one_reading_has(one: str, other: str, together: str) -> None:
    assert fuller(one, other) == together


@pytest.mark.parametrize(
    ("read", "symbol"),
    [
        ("Số: 93 HD-CĐGD", "/HD-CĐGD"),
        ("Số: 7 ẬTTr-SNV", "/TTr-SNV"),  # taken for a letter
        ("Số: 12/TB-STC", "12/TB-STC"),
        ("Số: 12 năm", "năm"),
    ],
)
def test_a_symbol_whose_slash_was_lost(read: str, symbol: str) -> None:
    words = [OcrWord(part, 120.0 * n, 220, 120.0 * n + 100, 250, 0.8, 0, 250) for n, part in enumerate(read.split())]
    page = OcrPage(list(words), 2480, 3508, 300)
    assert _with_slash(page, words)[-1].text == symbol
    assert page.words[-1].text == symbol


def test_coloured_dots_in_rows_alone_are_no_digits() -> None:
    plain = np.full((400, 900), 250, np.uint8)
    plain[110:160, 100:800:60] = 150  # two dots of a row, none above another
    plain[110:160] = np.where(np.arange(50)[:, None] % 50 < 1, plain[110:160], 250)
    image = np.full((400, 900), 250, np.uint8)
    page = OcrPage([], 900, 400, 300, image=image, plain=plain)
    assert _with_ink(page, Box(50, 100, 850, 170)) is image


@pytest.mark.parametrize(
    ("with_slash", "without", "symbol"),
    [
        ("XTB-ĐTII", "TB-ĐTII", "/TB-ĐTII"),  # a digit over the slash: both taken for a letter
        ("7LTr-SNV", "TTr-SNV", None),  # the two disagree about the first letter
        ("XVPCP", "VPCP", None),  # no hyphen: what is lost may be its first half
        ("-ĐTIII", "ĐTII", None),
    ],
)
def test_a_symbol_behind_a_slash_that_is_written_over(
    monkeypatch: pytest.MonkeyPatch, with_slash: str, without: str, symbol: str | None
) -> None:
    monkeypatch.setattr(header_number, "recognise", lambda *_, **__: [OcrWord(without, 4, 40, 90, 70, 0.8, 0, 70)])
    found = line(("Số:", 110, 150, 0.9))
    behind = [OcrWord(with_slash, 0, 40, 90, 70, 0.7, 0, 70)]
    words = header_number._behind_slash(found, Window(80.0, 180.0, 0.7, 66.0, 54.0), behind)
    assert [word.text for word in words] == ([symbol] if symbol else [])
