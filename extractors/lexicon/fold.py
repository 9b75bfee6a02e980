"""Folding of Vietnamese text for look-ups: letter case, tone placement, look-alikes of Đ, dashes and white space.

Both spellings of an open syllable occur in print (`hoà`/`hòa`, `uỷ`/`ủy`); look-ups use the newer one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UNIFY = str.maketrans({**dict.fromkeys("‐‑‒–—−﹣－", "-"), "Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "’": "'"})
_VOWELS = {"oa": "àáảãạ òóỏõọ", "oe": "èéẻẽẹ òóỏõọ", "uy": "ỳýỷỹỵ ùúủũụ"}
_NEWER = {
    pair[0] + old: new + pair[1] for pair, marks in _VOWELS.items() for old, new in zip(*marks.split(), strict=True)
}
_OLDER = {new: old for old, new in _NEWER.items()}
_OPEN = r"(?<![qQ])(?:{})(?!\w)"
_OLD_OPEN = re.compile(_OPEN.format("|".join(_NEWER)))
_NEW_OPEN = re.compile(_OPEN.format("|".join(_OLDER)))
_SPACE = re.compile(r"\s+")
_DASH = re.compile(r" ?- ?")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return the look-up form: NFC, lower case, newer tone placement, dashes as ` - `, single spaces.

    >>> fold("UỶ BAN NHÂN DÂN\\n TỈNH BÀ RỊA–VŨNG TÀU")
    'ủy ban nhân dân tỉnh bà rịa - vũng tàu'
    """
    plain = unicodedata.normalize("NFC", text).translate(_UNIFY).lower()
    plain = _SPACE.sub(" ", _DASH.sub(" - ", plain)).strip()
    return _OLD_OPEN.sub(lambda match: _NEWER[match[0]], plain)


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """Return the folded text without diacritics: `Đắk Lắk` gives `dak lak`."""
    decomposed = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def spellings(word: str) -> str:
    """Return a regular expression for a word or phrase in lower case: any white space, both tone placements.

    >>> bool(re.fullmatch(spellings("giấy ủy quyền"), "giấy  uỷ quyền"))
    True
    """
    parts = []
    for part in word.split():
        older = _NEW_OPEN.sub(lambda match: _OLDER[match[0]], part)
        parts.append(re.escape(part) if older == part else f"(?:{re.escape(part)}|{re.escape(older)})")
    return r"\s+".join(parts)
