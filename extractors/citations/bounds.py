"""The word lists of `data/citation_bounds.toml` and `citation_issuers.toml` as parts of regular expressions."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import agency_heads
from ..lexicon.tables import table


@cache
def _lists() -> dict[str, list[str]]:
    return {**table("citation_bounds"), **{row["name"]: row["phrases"] for row in table("citation_issuers")["list"]}}


@cache
def phrases(name: str) -> frozenset[str]:
    """Return the phrases of the list."""
    return frozenset(_lists()[name])


@cache
def any_of(name: str) -> str:
    """Return a group that matches any phrase of the list, longest first, a blank as any white space."""
    phrases = sorted(_lists()[name], key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases) + ")"


@cache
def body_heads() -> str:
    """Return a group that matches the words with which a body's name begins, with either placement of the tone mark."""
    heads = {head for head in agency_heads() if head[:1].isupper()} | phrases("joint_bodies")
    for new, old in (("Ủy", "Uỷ"), ("ủy", "uỷ"), ("Tòa", "Toà"), ("tòa", "toà"), ("óa", "oá"), ("òa", "oà")):
        heads |= {head.replace(new, old) for head in heads}
    return "(?:" + "|".join(re.escape(h).replace(r"\ ", r"\s+") for h in sorted(heads, key=len, reverse=True)) + ")"
