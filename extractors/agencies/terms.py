"""The term (khóa, nhiệm kỳ) that the name of an assembly or a committee tells."""

from __future__ import annotations

import re
from functools import lru_cache

TERM = re.compile(r"\s+(?:khóa|khoá|Khóa|Khoá)\s+(?:[IVXL]+|\d{1,2})(?![\w/])")
"""The term of an assembly or committee, which belongs to its name as written: "Quốc hội khóa XV"."""
_TERM = re.compile(r"\s*\(?\s*\b(?:khóa|khoá)\s+(?P<number>[ivxl]+|\d{1,2})\b(?!\s*[/-])\s*\)?", re.I)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@lru_cache(maxsize=8192)
def term_named(name: str) -> int | None:
    """Return the term that a body's name tells.

    >>> term_named("Ban Chấp hành Trung ương khóa XII"), term_named("Tỉnh ủy khoá 17"), term_named("Khoa Nội")
    (12, 17, None)
    """
    match = _TERM.search(name)
    if match is None:
        return None
    written = match["number"].lower()
    return int(written) if written.isdigit() else _roman(written)


def without_term(name: str) -> str:
    """Return a body's name without its term: it is the same body in the next.

    >>> without_term("Hội đồng nhân dân tỉnh khóa XVI"), without_term("Bộ Chính trị (khoá XIII)")
    ('Hội đồng nhân dân tỉnh', 'Bộ Chính trị')
    """
    return _TERM.sub(" ", name).strip()


def _roman(written: str) -> int:
    values = [_ROMAN[letter] for letter in written]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))
