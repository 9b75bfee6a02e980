"""Terms of the Party (khóa, nhiệm kỳ): within one, each type of document of a Party body has one series of numbers.

22-CT/TW of the tenth term and 22-CT/TW of the twelfth are two documents; the words say which ("của Bộ Chính trị khóa
XII"), or the day does, for the central bodies.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "terms.tsv"
_YEARS = 5


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
