"""Every folding of a text, each named for what it keeps.

| function | keeps | loses |
| --- | --- | --- |
| `strip_marks` | places, case, punctuation | diacritics (đ is d) |
| `bare_in_place` | places, punctuation | diacritics, case |
| `lower_in_place` | places, diacritics, punctuation | case; odd dashes, spaces, quí, kì, uỷ, gởi are made usual |
| `bare_letters`, `bare_letters_and_digits` | a–z (and 0–9) | all else |
| `toneless` | letters with their hats and horns (â, ư) | tones, case |
| `marked_key` | words with diacritics, punctuation | case, white space, blanks at dashes, place of the tone |
| `bare_key` | words without diacritics, punctuation | the same, and diacritics |
| `name_key`, `bare_name_key` | as these two, but every dash stands between blanks, as in names | the same |
| `bare_words`, `marked_words`, `lower_words` | words of `bare_key`, `marked_key`, `lower_in_place` | punctuation |
| `code_key` | letters and figures of a code, in capitals | separators |
| `on_one_line` | everything in its place | line breaks and tabs, which become blanks |

The keys of a document's number stand with its grammar: `schemas.number.number_key`, `symbol_key`, `unify`.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from .letters import DASHES, HYPHENS, clean, without_unseen
from .spelling import new_style_tones

_BARE: dict[int, str] = {}
for _code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
    _base = "".join(c for c in unicodedata.normalize("NFD", chr(_code)) if not unicodedata.combining(c))
    if _base and _base != chr(_code):
        _BARE[_code] = _base
for _char in "đĐðÐɖƉ":
    _BARE[ord(_char)] = "d" if _char.islower() else "D"
_UNEQUAL = re.compile("[≠≮≯]")
"""Signs that are composed like letters, and are none."""
_VIETNAMESE = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_SMALL = "".join(map(chr, range(128))) + _VIETNAMESE + "“”–…—’•‘\u00a0"
"""What nearly every text is made of once it is in lower case; few enough for a code of one byte."""
_CODE = codecs.charmap_build(_SMALL.ljust(256, "\ufffe"))
_BARE_OF_CODE = "".join(_BARE.get(ord(char), char) for char in _SMALL)
_KEY_OF_CODE = _BARE_OF_CODE.translate(str.maketrans("“”–—’‘\u00a0", "\"\"--'' "))
"""As `bare_key` writes it; the sign of what is left out (…) becomes three stops afterwards."""
_WORD_OF_CODE = "".join(char if char.isalnum() or char == "_" else " " for char in _BARE_OF_CODE)
_LOWER_WORD_OF_CODE = "".join(char if char.isalnum() or char == "_" else " " for char in _SMALL)
_NAME_OF_CODE = _SMALL.translate(str.maketrans("–—’", "--'"))
_PRINTED = tuple(zip("“”–…—’•‘\u00a0", "\x01\x02\x03\x04\x05\x06\x07\x0e\x0f", strict=True))
"""Marks that stay as they are, with what stands for each while the letters around them are made plain."""
_QUOTES = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "…": "..."}
_SAME = [(dash, "-") for dash in DASHES[1:]]
_SAME_BARE = _SAME + list(_QUOTES.items()) + [("đ", "d"), ("Đ", "D")]
_USUAL = (
    *((dash, "-") for dash in "‐‑‒–—−"), *((space, " ") for space in "\u00a0\n\t\u2009\u202f"),
    ("ð", "đ"), ("⁄", "/"), ("quí", "quý"), ("kì", "kỳ"), ("uỷ", "ủy"), ("gởi", "gửi"),
)  # fmt: skip
_USUAL_WORDS = tuple(pair for pair in _USUAL if len(pair[0]) > 1)
_IN_NAMES = str.maketrans({**dict.fromkeys(HYPHENS + DASHES[1:], "-"), "Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "’": "'"})
_TONE_MARKS = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_NOT_LATIN = re.compile("[^\x00-\x7f\u0300-\u036f]")
_ABOUT_DASHES = re.compile(r"\s*-[\s-]*")
_DASH = re.compile(r" ?- ?")
_NOT_WORD = re.compile(r"\W+")
_NOT_LETTER = re.compile("[^a-z]")
_NOT_LETTER_OR_DIGIT = re.compile("[^a-z0-9]")


# --- every character stays at its place ------------------------------------------------------------------------------


def strip_marks(text: str) -> str:
    """Return NFC text without diacritics, đ as d: one character for each, so spans stay true."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    plain = letters.encode("ascii", "ignore").decode("ascii")
    if len(plain) == len(text) and not _UNEQUAL.search(text):
        return plain  # every character had a plain one; much faster than the table
    marks = [(mark, stand_in) for mark, stand_in in _PRINTED if mark in text and stand_in not in text]
    for mark, stand_in in marks:
        letters = letters.replace(mark, stand_in)
    plain = letters.encode("ascii", "ignore").decode("ascii")
    if not marks or len(plain) != len(text) or _UNEQUAL.search(text):
        return text.translate(_BARE)
    for mark, stand_in in marks:
        plain = plain.replace(stand_in, mark)
    return plain


def bare_in_place(text: str) -> str:
    """Return the text in lower case without diacritics, every character at its place."""
    bare = _by_code(text, _BARE_OF_CODE)
    return _lower(strip_marks(text)) if bare is None else bare


def bare_lines(lines: list[str]) -> list[str]:
    """Return the `bare_in_place` of each line: of all of them at once, which is faster, where they can be coded."""
    bare = _by_code("\n".join(lines), _BARE_OF_CODE)
    found = bare.split("\n") if bare is not None else []
    return found if len(found) == len(lines) else list(map(bare_in_place, lines))


def _by_code(text: str, letters: str) -> str | None:
    """Return the text in lower case with other letters, by way of a code of one byte; None where a letter has none."""
    try:
        coded, _ = codecs.charmap_encode(text.lower(), "strict", _CODE)
    except UnicodeEncodeError:
        return None
    return codecs.charmap_decode(coded, "strict", letters)[0]


def lower_in_place(text: str) -> str:
    """Return the text in lower case, one spelling of dashes, spaces, quí, kì, uỷ, gởi; every character at its place."""
    return _replace(_lower(text), _USUAL)


def on_one_line(text: str) -> str:
    """Return the text with line breaks and tabs as blanks, "cuả" spelled right: same length, so the same spans."""
    return text.replace("\n", " ").replace("\t", " ").replace("cuả", "của")


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)  # a letter whose lower case is longer: keep


# --- keys under which texts meet -------------------------------------------------------------------------------------


def bare_key(text: str) -> str:
    """Return the accent-insensitive search key: lower case, no diacritics, đ as d, dashes and spaces collapsed.

    >>> bare_key("Ban Thi đua – Khen thưởng")
    'ban thi dua-khen thuong'
    """
    key = _by_code(text, _KEY_OF_CODE)
    if key is not None:
        return _collapse(key.replace("…", "...") if "…" in key else key)
    if not text.isascii():
        text = unicodedata.normalize("NFD", _replace(clean(without_unseen(text)), _SAME_BARE))
        if _NOT_LATIN.search(text):  # letters of other scripts stay
            text = "".join(c for c in text if not unicodedata.combining(c))
        else:
            text = text.encode("ascii", "ignore").decode("ascii")
    return _collapse(text.casefold())


def marked_key(text: str) -> str:
    """Return the accent-sensitive search key: as `bare_key`, but with diacritics, tones placed in the new style.

    >>> marked_key("UỶ BAN  NHÂN DÂN")
    'ủy ban nhân dân'
    """
    if not text.isascii():
        text = _replace(clean(without_unseen(text)), _SAME)
        text = new_style_tones(unicodedata.normalize("NFC", text))
    return _collapse(text.casefold())


@lru_cache(maxsize=8192)
def name_key(text: str) -> str:
    """Return the look-up form of a name: NFC, lower case, newer tone placement, dashes as ` - `, single spaces.

    >>> name_key("UỶ BAN NHÂN DÂN\\n TỈNH BÀ RỊA–VŨNG TÀU")
    'ủy ban nhân dân tỉnh bà rịa - vũng tàu'
    """
    low = _by_code(text, _NAME_OF_CODE)
    if low is None:
        low = unicodedata.normalize("NFC", text).translate(_IN_NAMES).lower()
    return new_style_tones(" ".join((_DASH.sub(" - ", low) if "-" in low else low).split()))


@lru_cache(maxsize=8192)
def bare_name_key(text: str) -> str:
    """Return the look-up form of a name without diacritics: `Đắk Lắk` gives `dak lak`."""
    decomposed = unicodedata.normalize("NFD", name_key(text).replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def bare_words(text: str) -> str:
    """Return the words in lower case without diacritics, single blanks between them, no punctuation.

    >>> bare_words("Ban Thi đua – Khen thưởng (mới)")
    'ban thi dua khen thuong moi'
    """
    words = _by_code(text, _WORD_OF_CODE)
    return _NOT_WORD.sub(" ", bare_key(text)).strip() if words is None else " ".join(words.split())


def marked_words(text: str) -> str:
    """Return the words in lower case with their diacritics, single blanks between them, no punctuation."""
    return _NOT_WORD.sub(" ", marked_key(text)).strip()


def lower_words(text: str) -> str:
    """Return the words in lower case as `lower_in_place` spells them, single blanks between them, no punctuation."""
    words = _by_code(text, _LOWER_WORD_OF_CODE)
    if words is None:
        return _NOT_WORD.sub(" ", lower_in_place(text)).strip()
    return _replace(" ".join(words.split()), _USUAL_WORDS)


def bare_letters(text: str) -> str:
    """Return only the letters, as a to z."""
    return _NOT_LETTER.sub("", bare_in_place(text))


def bare_letters_and_digits(text: str) -> str:
    """Return only the letters, as a to z, and the figures."""
    return _NOT_LETTER_OR_DIGIT.sub("", bare_in_place(text))


def toneless(text: str) -> str:
    """Return the text in lower case without tones: hats and horns stay, as combining marks."""
    return unicodedata.normalize("NFD", text.lower()).translate(_TONE_MARKS)


def code_key(text: str) -> str:
    """Return the letters and figures of a code in capitals: "TĐ-KT" gives "TĐKT"."""
    return _NOT_WORD.sub("", text).upper()


def _replace(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Replace single characters: much faster than `str.translate` where most of them are absent."""
    for old, new in pairs:
        if old in text:
            text = text.replace(old, new)
    return text


def _collapse(text: str) -> str:
    text = " ".join(text.split())
    return _ABOUT_DASHES.sub("-", text) if "-" in text else text
