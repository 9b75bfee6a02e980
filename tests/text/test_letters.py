"""Letters, search keys, prose and legacy encodings."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.text import keys, legacy, letters, prose, spelling

KEYS = [
    # text, key without accents, key with accents
    ("Ủy ban nhân dân", "uy ban nhan dan", "ủy ban nhân dân"),
    ("UỶ BAN  NHÂN DÂN", "uy ban nhan dan", "ủy ban nhân dân"),  # old tone placement, two spaces
    ("Khánh Hoà", "khanh hoa", "khánh hòa"),
    ("quý, quỹ, quỷ", "quy, quy, quy", "quý, quỹ, quỷ"),  # after q the tone stays on y
    ("hoàn, khuỷu", "hoan, khuyu", "hoàn, khuỷu"),  # closed syllables keep their tone
    ("Ðiều 5", "dieu 5", "điều 5"),  # Icelandic letter for Đ
    ("Nhƣ trên", "nhu tren", "như trên"),  # what converters made of ư
    ("Thi đua – Khen thưởng", "thi dua-khen thuong", "thi đua-khen thưởng"),  # one class of dashes
    ("Thi đua-Khen thưởng", "thi dua-khen thuong", "thi đua-khen thưởng"),
    ("Số\u00a0: 12\u20442023", "so : 12/2023", "số : 12/2023"),  # no-break space, fraction slash
    (unicodedata.normalize("NFD", "Đắk Lắk"), "dak lak", "đắk lắk"),
]


@pytest.mark.parametrize(("text", "bare", "toned"), KEYS)
def test_search_keys(text: str, bare: str, toned: str) -> None:
    assert keys.bare_key(text) == bare
    assert keys.marked_key(text) == toned


@given(st.text(alphabet="aàâậăeêioôơuưyđĐÐquhnoaUYòaóa -–\u0300\u0301\u0323\u200b\u00a0\x01.", max_size=40))
def test_nfc_map_leads_back_to_the_source(source: str) -> None:
    text, runs = letters.nfc_with_map(source)
    assert unicodedata.is_normalized("NFC", text)
    assert len(text) == sum(length for _, length, _ in runs)
    for start, length, offset in runs:
        for i in range(length):  # each character comes from where the map says, composed or cleaned
            piece = source[offset + i :]
            base = letters.clean(unicodedata.normalize("NFD", text[start + i])[0])
            assert letters.clean(unicodedata.normalize("NFD", piece)[0]) == base or unicodedata.combining(piece[0])


SEEN = [
    # source, what a person sees
    ("347/SXD-QL\u00adHT", "347/SXD-QLHT"),  # soft hyphen
    ("812\u2011UBND\u2010KT, 3\u2212UB, 5\uff0dVP, 7\ufe63A", "812-UBND-KT, 3-UB, 5-VP, 7-A"),  # all kinds of hyphen
    ("\u2067ngày\u2069 \u206625/5/2024\u2069", "ngày 25/5/2024"),  # isolates
    ("2\u200b5/\u200d5/2\u2060024\ufeff", "25/5/2024"),  # zero-width
    ("\uff12\uff15\uff0f\uff15\uff0f\uff12\uff10\uff12\uff14", "25/5/2024"),  # fullwidth
    ("\u0662\u0665/\u06f5/\u0968\u0966\u0968\u096a", "25/5/2024"),  # Arabic-Indic, Persian, Devanagari
    ("\U0001d7d0\U0001d7d3/5", "25/5"),  # mathematical
    ("\uff33\u1ed1\uff1a 12", "Số: 12"),  # fullwidth letters and signs
    ("cả\u2028hai\x0bvà\x85ba", "cả hai và ba"),  # line ends within a line
    ("46\u034f2/S\u3164CT 2\u28005/\U000e00418", "462/SCT 25/8"),  # fillers, a blank of Braille, tags
    ("12\u2236 5\u02d7A, 7\u1806B \u2015", "12: 5-A, 7-B \u2014"),  # a ratio, a minus, hyphens of other scripts
    ("462/ЅСТ-KТ, UВND, SCΤ", "462/SCT-KT, UBND, SCT"),  # Cyrillic and Greek letters that print like Latin ones
    ("Москва, СССР, góc α, Δt, 10 Ω", "Москва, СССР, góc α, Δt, 10 Ω"),  # and words and signs that are their own
    ("kie\u0309\u0302m hồ ba\u0300\u0306ng", "kiểm hồ bằng"),  # tone typed before the shape
    ("126\u00b9 m\u00b2", "126¹ m²"),  # marks of notes stay
]  # fmt: skip


@pytest.mark.parametrize(("source", "seen"), SEEN)
def test_what_is_seen(source: str, seen: str) -> None:
    text, runs = letters.nfc_with_map(source)
    assert text == seen
    assert sum(length for _, length, _ in runs) == len(text)


def test_digits_are_digits() -> None:
    for char in letters._DIGITS:
        assert unicodedata.decimal(char) == int(letters.clean(char))


def test_length_preserving_helpers() -> None:
    text = "Uỷ ban, Khánh Hoà: Đ/c Ỷ"
    assert len(spelling.new_style_tones(text)) == len(text)
    assert len(keys.strip_marks(text)) == len(text)
    assert keys.strip_marks("Đường") == "Duong"


PROSE = [
    ("Đề nghị các cơ quan, đơn vị triển khai thực hiện nghiêm túc các nội dung nêu trên trước ngày 30/4/2023.", True),
    ("CQNG HOA XA HO! CHU NGHIA VT NAM DQC LAP TU DO HANH PHUC UBND TINH SO NOI VU BO GIAO DUC VA DAO TAO", False),
    ("The committee asks all agencies to report on the results of the campaign before the end of April.", False),
    # what signing software leaves on a scan is Vietnamese, but not the document's text
    ("Ký bởi: Ủy ban nhân dân tỉnh\nCơ quan: Tỉnh Hòa Phong\nThời gian ký: 04/02/2025 16:42:36 +07:00", False),
    ("Như trên", False),  # too little to say
]


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_prose(text: str, expected: bool) -> None:
    assert prose.is_vietnamese(text) is expected


ENCODINGS = [
    (
        "Céng hoµ x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc. Uû ban nh©n d©n tØnh ®Ò nghÞ c¸c",
        "TCVN3",
    ),
    ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. UÛy ban nhaân daân tænh ñeà nghò caùc ñôn vò thöïc hieän", "VNI"),
    ("Cộng hòa xã hội chủ nghĩa Việt Nam. Ủy ban nhân dân tỉnh đề nghị các đơn vị thực hiện", None),
    ("Le comité demande à la préfecture d'être prête à répondre très tôt, même après l'été déjà passé", None),
    ("No accents at all in this text", None),
]


@pytest.mark.parametrize(("text", "expected"), ENCODINGS)
def test_legacy_encodings(text: str, expected: str | None) -> None:
    assert legacy.detect(text) == expected
