"""The two ways of writing the tone of an open oa, oe, uy: "hoà", "uỷ" (older) and "hòa", "ủy" (newer)."""

from __future__ import annotations

import re

_OLDER = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_NEWER = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_PAIRS = list(zip(_OLDER, _NEWER, strict=True))
_TONES = {
    old: new
    for small, right in _PAIRS
    for old, new in ((small, right), (small.upper(), right.upper()), (small.capitalize(), right.capitalize()))
}
_OLD_TONE = re.compile("(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<![qQ])[uU][ỳýỷỹỵỲÝỶỸỴ])(?![^\\W\\d_])")
_OLDER_OF = {new: old for old, new in _PAIRS}
_NEW_TONE = re.compile(rf"(?<![qQ])(?:{'|'.join(_NEWER)})(?!\w)")


def new_style_tones(text: str) -> str:
    """Put the tone of open oa, oe, uy on the first letter ("hoà" → "hòa", "Uỷ" → "Ủy"); the length stays the same."""
    return _OLD_TONE.sub(lambda match: _TONES.get(match[0], match[0]), text)


def older_style(word: str) -> str:
    """Return a word in lower case with the tone of open oa, oe, uy on the last letter: "hòa" → "hoà"."""
    return _NEW_TONE.sub(lambda match: _OLDER_OF[match[0]], word)


def spellings(word: str) -> str:
    """Return a regular expression for a word or phrase in lower case: any white space, both tone placements.

    >>> bool(re.fullmatch(spellings("giấy ủy quyền"), "giấy  uỷ quyền"))
    True
    """
    parts = []
    for part in word.split():
        older = older_style(part)
        parts.append(re.escape(part) if older == part else f"(?:{re.escape(part)}|{re.escape(older)})")
    return r"\s+".join(parts)
