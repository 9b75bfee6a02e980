"""Recognised words that are no syllables, put right where one reading is left."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractors.ocr.spelling import with_right_letters
from extractors.ocr.words import OcrWord


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("UND TỈNH LÂM ĐỒNG", "UBND TỈNH LÂM ĐỒNG"),
        ("ƯBND HUYỆN", "UBND HUYỆN"),
        ("UND VIỆT NAM", "UND VIỆT NAM"),  # of no territory
        ("SỞY TẾ", "SỞ Y TẾ"),
        ("TRUYÈÊN THÔNG", "TRUYỀN THÔNG"),  # a vowel with two marks, seen as two
        ("THÔÒNG TIN", "THỒNG TIN"),  # its tone is another's work
        ("cái xoong", "cái xoong"),
        ("GOOGLE", "GOOGLE"),
        ("khuếch", "khuếch"),
        ("Hà Nội", "Hà Nội"),
    ],
)
def test_letters(read: str, right: str) -> None:
    words = [OcrWord(text, 100.0 * n, 10, 100.0 * n + 80, 40, 0.9, 3) for n, text in enumerate(read.split())]
    made = with_right_letters(words)
    assert " ".join(word.text for word in made) == right
    assert all(one.x1 <= two.x0 for one, two in pairwise(made))
    assert all((word.confidence < 0.9) == (word.text not in read.split()) for word in made)


@pytest.mark.parametrize(
    ("read", "sure", "right"),
    [("1UÄÑD", 0.1, "UBND"), ("LJBND", 0.9, "UBND"), ("HĐND", 0.4, "HĐND"), ("BCHQS", 0.8, "BCHQS")],
)
def test_committees_by_likeness(read: str, sure: float, right: str) -> None:
    words = [OcrWord(read, 0, 10, 80, 40, sure), OcrWord("TỈNH", 100, 10, 180, 40, 0.9)]
    assert with_right_letters(words)[0].text == right
