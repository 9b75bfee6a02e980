"""Capitals, in which print sets names of bodies and titles."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=512)  # the lines of a document are asked for several times
def is_upper(text: str) -> bool:
    """Tell whether the letters are capitals, as in names of bodies and titles; at least two letters."""
    head = text[: len(text) // 3]
    if sum(map(str.islower, head)) > 0.15 * len(text):  # more small letters already than any such line has
        return False
    letters = "".join(filter(str.isalpha, text))
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= 0.85 * len(letters)
