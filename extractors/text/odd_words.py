"""What is no word of a Vietnamese document: no syllable, no number, no abbreviation, nothing in plain Latin letters."""

from __future__ import annotations

import re

from .legacy_syllables import is_syllable

_PARTS = re.compile(r"[\s\-–—/&+]+|(?<=\w)[.,:;](?=[\w(])|(?<=\w)(?=\()")
_CODE = re.compile(r"[A-ZĐƯƠÔÊÂ0-9]{1,12}|[0-9.,%]+|[a-zđ]/[a-zđ]")
"""Numbers and abbreviations."""


def parts_of(text: str) -> list[str]:
    """Return the words of a text, those of a compound apart."""
    return _PARTS.split(text)


def is_no_word(part: str) -> bool:
    """Tell whether a part of a text is no word: specks, a stamp, letters run together.

    >>> [part for part in parts_of("Sở Nội vụ, Phò¬g TC-HC, VNPT (02 bản)") if is_no_word(part)]
    ['Phò¬g']
    """
    bare = part.strip("“”\"'‘’().,:;?!…")
    return bool(bare) and not (is_syllable(bare) or _CODE.fullmatch(bare) or (bare.isascii() and bare.isalpha()))
