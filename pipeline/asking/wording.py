"""How far two phrases speak of one thing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from extractors.text.keys import bare_words

_Pairs = frozenset[tuple[str, str]]


def alike(a: str, b: str, names: Iterable[str] = (), subjects: Iterable[str] = ()) -> float:
    """Return the share of the shorter phrase's pairs of syllables that the other has, 0 to 1.

    Vietnamese words have two syllables or more: single ones agree by chance. Pairs with figures do not count, nor what
    all documents of a chain share: names of bodies, which are cut out, and pairs of their subjects.

    >>> alike("lập danh sách trình Sở Nội vụ", "nộp danh sách cho Sở Nội vụ", ["Sở Nội vụ"])
    0.3333333333333333
    """
    cut = sorted((bare_words(name) for name in names), key=len, reverse=True)
    known = frozenset[tuple[str, str]]().union(*(_pairs(bare_words(words)) for words in subjects))
    mine, other = _pairs(_without(a, cut)) - known, _pairs(_without(b, cut)) - known
    smaller = min(len(mine), len(other))
    return len(mine & other) / smaller if smaller else 0.0


def _without(text: str, names: Iterable[str]) -> str:
    folded = f" {bare_words(text)} "
    for name in names:
        folded = folded.replace(f" {name} ", " | ") if name else folded
    return folded


def _pairs(folded: str) -> _Pairs:
    parts = (part.split() for part in folded.split("|"))
    return frozenset(p for words in parts for p in pairwise(words) if not any(word.isdigit() for word in p))
