"""Each folding keeps what its name says."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.text import keys
from extractors.text.spelling import new_style_tones, spellings

TEXT = st.text(alphabet="aàâậăeêioôơuưyđĐÐquhnoaUYòaóauỷ İß-–—,./12\n\t\u00a0", max_size=40)
ROWS = [
    (keys.strip_marks, "Đắk Lắk, số 5", "Dak Lak, so 5"),
    (keys.bare_in_place, "Đắk Lắk – số 5", "dak lak – so 5"),
    (keys.lower_in_place, "Uỷ ban\nquí I – II", "ủy ban quý i - ii"),
    (keys.on_one_line, "Ủy ban\n\tnhân dân", "Ủy ban  nhân dân"),
    (keys.bare_key, "Thi đua – Khen thưởng", "thi dua-khen thuong"),
    (keys.marked_key, "Thi đua – Khen thưởng", "thi đua-khen thưởng"),
    (keys.name_key, "BÀ RỊA–VŨNG TÀU", "bà rịa - vũng tàu"),
    (keys.bare_name_key, "BÀ RỊA–VŨNG TÀU", "ba ria - vung tau"),
    (keys.bare_words, "Thi đua – Khen thưởng (mới)", "thi dua khen thuong moi"),
    (keys.marked_words, "Thi đua – Khen thưởng (uỷ)", "thi đua khen thưởng ủy"),
    (keys.lower_words, "Thi đua – Khen thưởng (hoà)", "thi đua khen thưởng hoà"),  # ids rest on it: no respelling
    (keys.bare_letters, "K/T. 5", "kt"),
    (keys.bare_letters_and_digits, "Số: 12/Đ", "so12d"),
    (keys.code_key, "TĐ-KT & x", "TĐKTX"),
    (keys.toneless, "Ủy Ứng", "uy u\u031bng"),
]


@pytest.mark.parametrize(("function", "text", "expected"), ROWS)
def test_what_is_kept(function, text, expected):
    assert function(text) == expected


@given(TEXT)
def test_in_place_means_in_place(text):
    text = unicodedata.normalize("NFC", text)
    for function in (keys.strip_marks, keys.bare_in_place, keys.lower_in_place, keys.on_one_line, new_style_tones):
        assert len(function(text)) == len(text)


@given(st.lists(TEXT.map(lambda text: unicodedata.normalize("NFC", text)), max_size=4))
def test_lines_made_plain_together_are_those_made_plain_one_by_one(lines):
    assert keys.bare_lines(lines) == [keys.bare_in_place(line) for line in lines]


@given(TEXT)
def test_a_key_of_a_key_is_itself(text):
    for function in (keys.bare_key, keys.marked_key, keys.bare_words, keys.marked_words, keys.bare_letters):
        assert function(function(text)) == function(text)


def test_every_spelling_is_found():
    import re

    for written in ("ủy quyền", "uỷ quyền", "ủy  quyền"):
        assert re.fullmatch(spellings("ủy quyền"), written)
