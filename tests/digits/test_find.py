"""Windows are found by the typed words around them, whatever stands in between."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.digits import find_date, find_window
from extractors.digits.templates import picture, spell
from tests.digits.drawing import blank, date_line, number_line


@pytest.mark.parametrize("em", [44.0, 52.0, 60.0])
@pytest.mark.parametrize(
    ("serial", "symbol", "known"),
    [
        ("875", "UBND-NV", "UBND-NV"),  # the symbol known from elsewhere
        ("875", "UBND-NV", None),  # any capital after a slash
        ("12", "2024/QĐ-UBND", None),  # a normative document: the year comes first
        ("", "SYT-NVY", "SYT-NVY"),  # a draft, its number blank
        ("4", "ƯB-KT", "ƯB-KT"),  # a letter that is not stored loses its marks
    ],
)
def test_serial_stands_between_colon_and_slash(serial: str, symbol: str, known: str | None, em: float) -> None:
    line, end, slash = number_line(serial, symbol, em)
    window = find_window(line, "serial", known)
    assert window is not None
    assert window.x0 == pytest.approx(end + 10, abs=10)
    assert window.x1 == pytest.approx(slash, abs=7)
    assert window.em == pytest.approx(em, abs=4)


@pytest.mark.parametrize("style", ["Italic", "BoldItalic"])
@pytest.mark.parametrize(("day", "month"), [("7", "11"), ("23", "4"), ("", "12")])
def test_day_stands_between_ngay_and_thang(day: str, month: str, style: str) -> None:
    line, end, start = date_line(day, month, style)
    days, months = find_date(line)
    assert days is not None and months is not None
    assert days.x0 == pytest.approx(end, abs=6) and days.x1 == pytest.approx(start, abs=6)
    assert months.x0 > days.x1 and months.x1 > months.x0


@pytest.mark.parametrize(
    "line",
    [
        blank(),  # nothing
        np.zeros((10, 10), np.uint8),  # too small
        np.random.default_rng(1).integers(0, 255, (136, 600)).astype(np.uint8),  # noise
    ],
)
def test_nothing_is_found_where_the_words_are_not(line: np.ndarray) -> None:
    assert find_window(line, "serial") is None
    assert find_window(line, "day") is None
    assert find_window(line, "month") is None


def test_letters_fall_back_to_their_bare_form() -> None:
    assert spell("/ƯB", "Regular") == ["/", "U", "B"]
    assert spell("/Q☆", "Regular") == ["/", "Q"]  # what cannot be drawn ends the word
    ink, base, origin = picture("Số", "Regular", 52.0)
    assert ink.max() > 0.9 and 0 < base < ink.shape[0] + 1 and origin <= 0.5
