"""Whether a text is Vietnamese prose: the test that a text layer must pass before it is believed."""

from __future__ import annotations

import re
from functools import lru_cache

from .keys import strip_marks

_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
_NUCLEUS = (
    "(?:uye|uya|uyu|oai|oay|oao|oeo|uay|uoi|uou|ieu|yeu|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye"
    "|[aeiouy])"
)
_CODA = "(?:ch|ng|nh|[cmnpt])?"
_SYLLABLE = re.compile(f"{_ONSET}{_NUCLEUS}{_CODA}")
_WORD = re.compile(r"[^\W\d_]+(?:['’´`][^\W\d_]+)?")
_MARKED = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")

_SIGNATURE_PANEL = re.compile(
    r"^.*(?:Ký bởi|Người ký|Thời gian ký|Ngày ký|Cơ quan:|E-?mail:|Signature Not Verified|Signed by|Date:"
    r"|\d\d:\d\d:\d\d).*$",
    re.IGNORECASE | re.MULTILINE,
)

MOST_WORDS = 600
"""Words looked at; more do not change the answer."""


@lru_cache(maxsize=8192)
def _judge(word: str) -> tuple[bool, bool]:
    """Return whether the word (lower case) can be a Vietnamese syllable, and whether it carries a Vietnamese mark."""
    marked = _MARKED.search(word) is not None
    bare = strip_marks(word)
    return bare.isascii() and _SYLLABLE.fullmatch(bare) is not None, marked


def without_signature_panels(text: str) -> str:
    """Drop the lines that signing software writes: they are good Vietnamese but not the document's text."""
    return _SIGNATURE_PANEL.sub("", text)


def words_of(text: str, most: int = MOST_WORDS) -> list[str]:
    """Return the words of the text in lower case, signature panels left out."""
    words: list[str] = []
    for match in _WORD.finditer(without_signature_panels(text)):
        words.append(match[0].lower())
        if len(words) == most:
            break
    return words


def prose_score(text: str) -> float:
    """Score in 0…1 how much of the text is Vietnamese prose: about 0.9 for a clean dispatch, 0.1 for English.

    It is the share of words that can be Vietnamese syllables, lowered where fewer than half of them carry a mark, as
    in text layers made by an OCR of another language.
    """
    words = words_of(text)
    if not words:
        return 0.0
    judged = [_judge(word) for word in words]
    valid = sum(1 for ok, _ in judged if ok) / len(words)
    marked = sum(1 for ok, mark in judged if ok and mark) / len(words)
    return valid * min(1.0, marked / 0.45)


_UNREADABLE = re.compile("[\x01\x03-\x08\x0b\x0c\x0e-\x1f\ufffd\ue000-\uf8ff]")
"""What readers of PDF get for a letter whose meaning the file does not give; not what they write for a hyphen."""
_LEAST_UNMARKED = 20
_FOREIGN = frozenset(
    ("the", "of", "and", "to", "in", "is", "for", "that", "this", "with", "are", "on", "by", "or", "as", "be")
)
"""Words that every page of English has."""


def is_rubble(text: str) -> bool:
    """Tell whether a text lacks so many letters, or has so many wrong ones, that it is not what the page shows.

    Prose in a foreign language and Vietnamese typed without marks are no rubble.

    >>> is_rubble("UBND T\x04NH LAI CH\x05U S\x06 X\x05Y D\x07NG C\x08NG")
    True
    """
    unreadable = len(_UNREADABLE.findall(text))
    if unreadable > 4 and unreadable * 20 > sum(map(str.isalpha, text)) + unreadable:
        return True
    words = words_of(text)
    if len(words) < 24 or sum(word in _FOREIGN for word in words) * 33 > len(words):
        return False
    judged = [_judge(word) for word in words]
    valid, marked = sum(ok for ok, _ in judged), sum(ok and mark for ok, mark in judged)
    # letters with marks that make no syllables: the file gives others than it draws
    return valid * 10 < len(words) * 3 or (marked * 10 < len(words) and valid * 4 < len(words) * 3)


def lacks_marks(text: str) -> bool:
    """Tell whether a text is Vietnamese whose marks are left out: so some people type, so bad text layers are.

    >>> lacks_marks("Thuc hien Ke hoach cua Uy ban nhan dan tinh ve to chuc phong trao thi dua, " * 2)
    True
    """
    words = words_of(text)
    judged = [_judge(word) for word in words]
    if len(words) < _LEAST_UNMARKED:
        return False
    return sum(mark for _, mark in judged) * 10 < len(words) and sum(ok for ok, _ in judged) * 4 >= len(words) * 3


def has_its_marks(text: str) -> bool:
    """Tell whether most words carry a mark, as in Vietnamese they do: of recognised unmarked text only some do."""
    words = words_of(text)
    return sum(_judge(word)[1] for word in words) * 5 >= len(words) * 3 > 0


def is_vietnamese(text: str, least_words: int = 12, least_score: float = 0.62) -> bool:
    """Tell whether the text is Vietnamese prose that can be believed."""
    return len(words_of(text, least_words)) >= least_words and prose_score(text) >= least_score
