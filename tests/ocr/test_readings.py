"""Several readings of one area become one, word by word."""

from __future__ import annotations

import pytest

from extractors.ocr.readings import is_word, merged, worth
from extractors.ocr.words import OcrWord


def line(text: str, base: float = 40.0, number: int = 0) -> list[OcrWord]:
    """Words of a printed line; "wo~rd" is one that recognition was not sure of."""
    return [
        OcrWord(part.replace("~", ""), 60.0 * i, base - 30, 60.0 * i + 50, base, 0.3 if "~" in part else 0.95, number,
                base)
        for i, part in enumerate(text.split())
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("readings", "together"),
    [
        (["- Nh~ư trê~u;", "- Như trên;"], ["- Như trên;"]),
        (["- Sở Nội v~u;", "= S~ỡ N~ôi vụ;"], ["- Sở Nội vụ;"]),  # each has a word that the other lost
        (["- UBND tỉnh;", "- UBND xqzt~;"], ["- UBND tỉnh;"]),  # the first one may be the better
        (["Lưu: VT.", ""], ["Lưu: VT."]),  # nothing is lost that only one reading has
    ],
)
def test_merged(readings: list[str], together: list[str]) -> None:
    made = merged([[line(text)] if text else [] for text in readings], 30)
    assert [" ".join(word.text for word in words) for words in made] == together


def test_digits_that_two_readings_see_differently_are_not_sure() -> None:
    (made,) = merged([[line("Lưu: VT, 12 bản")], [line("Lưu: VT, 13 bản")]], 30)
    assert [word.text for word in made if word.confidence < 0.6] == ["12"]


def test_lines_that_only_one_reading_has_come_in_from_the_top() -> None:
    made = merged([[line("- Như trên;", 40)], [line("Nơi nhận:", 0), line("- Lưu: VT.", 80)]], 30)
    assert [words[0].base for words in made] == [0, 40, 80]
    assert [{word.line for word in words} for words in made] == [{0}, {1}, {2}]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("nhận:", True), ("VT,", True), ("15/7/2024", True), ("12/UBND-VX", True), ("(để", True), ("b/c);", True),
        ("lưfăpb#fW@øWND", False), ("—", False), ("ửt", False),
    ],
)  # fmt: skip
def test_what_can_be_a_word(text: str, word: bool) -> None:
    assert is_word(text) is word


def test_scrawl_is_worth_less_than_nothing() -> None:
    assert worth(line("Trần Quốc Bình")) > 10 > 0 > worth(line("TFZL~ wjx~k"))
