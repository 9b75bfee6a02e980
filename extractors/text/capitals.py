"""Capitals, in which print sets names of bodies and titles."""

from __future__ import annotations


def is_upper(text: str) -> bool:
    """Tell whether the letters are capitals, as in names of bodies and titles; at least two letters."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)
