"""One body or several: what the commas and "và" between names of bodies join."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon.lists import any_of
from ..lexicon.units import any_kind
from ..text.keys import bare_in_place
from .heads import is_body

_PLACED = re.compile(rf"\s(?:{any_kind()}|TW|Trung ương|Huyện|Tỉnh)(?:\s+[^\W\d_][^,]*)?$|\s[ỦủUu][ỷỶỳyY]$", re.I)
_PLACE = re.compile(rf"(?:{any_kind()}|tp\.?)\s+\S", re.I)
_NAME_COMMA = re.compile(rf"{any_of('heads_of_fields')}\s(?:[^,]*\s)?{any_of('before_comma_in_item')}$")
_BETWEEN = re.compile(rf",\s+|\s+và\s+(?={any_of('another_behind_and')}\s)")


@cache
def _ranks() -> list[tuple[int, re.Pattern[str]]]:
    """Return the ranks with the words that a body of each begins with, the highest first."""
    return [(height, re.compile(rf"{any_of(f'rank_{height}')}(?!\w)", re.I)) for height in (4, 3, 2, 1)]


def rank_of(words: str) -> int:
    """Return how high a body of this kind stands: a tổ lowest, a bộ highest; 0 where the words begin with no body."""
    return next((height for height, pattern in _ranks() if pattern.match(words)), 0)


def containment(name: str) -> tuple[str, str]:
    """Divide "Ban Thi đua - Khen thưởng, Sở Nội vụ" into the unit and the body it belongs to; else give two blanks."""
    for match in re.finditer(r",\s+", name):
        inner, outer = name[: match.start()], name[match.end() :]
        if not _NAME_COMMA.search(inner) and _belongs(inner, outer):
            return inner, outer
    return "", ""


def names_several(words: str) -> bool:
    """Tell whether commas or "và" stand between bodies, rather than inside a name or before the body above."""
    for match in _BETWEEN.finditer(words):
        before, after = words[: match.start()], words[match.end() :]
        comma = match[0][0] == ","
        if comma and (_NAME_COMMA.search(before) or _PLACE.match(after)):
            continue
        if is_body(after, bare_in_place(after)) and not (comma and _belongs(before, after)):
            return True
    return False


def _belongs(inner: str, outer: str) -> bool:
    """Tell whether a body without a place of its own stands before the one above it."""
    return 0 < rank_of(inner) < rank_of(outer) and not _PLACED.search(inner)
