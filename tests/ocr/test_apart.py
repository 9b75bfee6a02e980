"""Words that recognition ran together are set apart where the lexicon or the spelling leaves no other reading."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractors.ocr.apart import with_words_apart
from extractors.ocr.words import OcrWord


@pytest.mark.parametrize(
    ("read", "apart"),
    [
        ("UBNDTỈNHLẠNGSƠN", "UBND TỈNH LẠNG SƠN"),
        ("SỞNÔNGNGHIỆPVÀMÔITRƯỜNG", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),
        ("__ƯUBNDHUYỆNGIALÂM", "UBND HUYỆN GIA LÂM"),  # a rule and a speck before the name
        ("UBNDTÍNHBÉNTRE", "UBND TÍNH BÉN TRE"),  # tones are another's work
        ("VIỆTNAM", "VIỆT NAM"),
        ("SỞYTẾ", "SỞ Y TẾ"),
        ("TRANH", "TRANH"),  # a syllable
        ("SỰTỈNH", "SỰ TỈNH"),  # two syllables, each with its mark, in one way only
        ("NGUYỄN", "NGUYỄN"),
        ("VănAn", "Văn An"),
        ("ThuHà;", "Thu Hà;"),
        ("MaiVănThịnh", "Mai Văn Thịnh"),
        ("VnExpress", "VnExpress"),
        ("VinaPhone", "VinaPhone"),  # no syllables
        ("VIETTELPOST", "VIETTELPOST"),
        ("ƯPHÒNGNỘIVỤ", "ƯPHÒNGNỘIVỤ"),  # a letter before anything else may belong to it
        ("SGDĐTTCCB", "SGDĐTTCCB"),
        ("Nguyễn", "Nguyễn"),
    ],
)
def test_words_apart(read: str, apart: str) -> None:
    made = with_words_apart([OcrWord(read, 100, 10, 600, 40, 0.4, line=3)])
    assert " ".join(word.text for word in made) == apart
    assert all(one.x1 < two.x0 for one, two in pairwise(made))
    assert made[0].x0 >= 100 and made[-1].x1 <= 600.5 and {word.line for word in made} == {3}
