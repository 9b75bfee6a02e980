"""Terms of the Party (khóa, nhiệm kỳ): within one, each type of document of a Party body has one series of numbers.

22-CT/TW of the tenth term and 22-CT/TW of the twelfth are two documents; the words say which ("của Bộ Chính trị khóa
XII"), or the day does, for the central bodies.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "terms.tsv"
_YEARS = 5
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


@cache
def _terms() -> dict[int, tuple[dt.date, dt.date]]:
    found = {}
    lines = [line for line in _DATA.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        number, begun, ended = line.split("\t")
        first = dt.date.fromisoformat(begun)
        last = dt.date.fromisoformat(ended) if ended else first.replace(year=first.year + _YEARS)
        found[int(number)] = (first, last)
    return found


def days_of(term: int) -> tuple[dt.date, dt.date] | None:
    """Return first and last day of a term of the central bodies; of the present one, five years from its first."""
    return _terms().get(term)


def term_of(first: dt.date, last: dt.date) -> int | None:
    """Return the term of the central bodies in which both days lie, None where they lie in no one term."""
    return next((term for term, (begun, ended) in _terms().items() if begun <= first and last <= ended), None)
