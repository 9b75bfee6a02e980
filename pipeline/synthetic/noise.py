"""What typing, conversion and recognition do to a text: spacing, old tone placement, dashes, misread letters."""

from __future__ import annotations

import re
from random import Random

_NEW = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_OLD = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_TONES = dict(zip(_NEW, _OLD, strict=True))
_TONES |= {a.upper(): b.upper() for a, b in _TONES.items()} | {
    a.capitalize(): b.capitalize() for a, b in _TONES.items()
}
_OPEN = re.compile("(?<![qQ])(" + "|".join(_TONES) + r")(?!\w)")

_MISREAD = dict(zip("ôốồểếữậấẫịỉảẻăủửlộợặ", "óóòêêưââãiiàéäùứIôơă", strict=True))
"""Letters as recognition confuses them, mark for mark; digits are left to what is hand-written."""

LEVELS = 3


def old_tones(text: str) -> str:
    """Put the tone marks of open oa, oe, uy on the second vowel: `hoà`, `uỷ`."""
    return _OPEN.sub(lambda match: _TONES[match[0]], text)


def disturb(rng: Random, text: str, level: int) -> str:
    """Return the text as it comes out at a level: 0 clean, 1 careless typing, 2 and 3 recognised from an image."""
    if rng.random() < 0.2:
        text = old_tones(text)
    if level == 0:
        return text
    text = _spaced(rng, text)
    if level == 1:
        return text
    rate = 0.004 if level == 2 else 0.02
    return "".join(_MISREAD.get(c, c) if rng.random() < rate else c for c in text)


def _spaced(rng: Random, text: str) -> str:
    """Doubled blanks, no-break blanks, missing blanks after `ngày`, other dashes."""

    def blank(match: re.Match[str]) -> str:
        roll = rng.random()
        return "  " if roll < 0.01 else "\xa0" if roll < 0.03 else " "

    text = re.sub(r"(?<=\S) (?=\S)", blank, text)
    text = re.sub(r"(?<=ngày) (?=\d)", lambda _: "" if rng.random() < 0.05 else " ", text)
    return re.sub(r"(?<=\w) - (?=\w)", lambda _: rng.choice([" - ", " - ", " – ", "- "]), text)
