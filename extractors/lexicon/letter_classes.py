"""Capitals and small letters of Vietnamese as the bodies of character classes in regular expressions."""

from __future__ import annotations

from ..text.keys import strip_marks


def _ranges(letters: list[str]) -> str:
    """Return the body of a character class for the letters, as ranges."""
    ranges: list[list[int]] = []
    for code in sorted(map(ord, letters)):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges)


_LATIN = [chr(c) for c in [*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)]]
UPPER = _ranges([c for c in _LATIN if c.isupper()])
LOWER = _ranges([c for c in _LATIN if c.islower()])
VOWEL = _ranges([c for c in _LATIN if strip_marks(c) in "aeiou"])
"""Small vowels, y left out: it is a letter of codes too."""
