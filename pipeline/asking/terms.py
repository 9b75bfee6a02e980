"""Terms that begin with the receipt of their document: a day, once the day of arrival is known.

"Trong thời hạn 05 ngày làm việc kể từ ngày nhận được Công văn này" tells no day; the stamp or the register does. The
day is counted by Bộ luật Dân sự 91/2015/QH13, Điều 144–148 (`extractors.times.arithmetic`).
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from extractors.lexicon.types import document_types
from extractors.text.keys import bare_words
from extractors.times.arithmetic import end_of_term
from extractors.times.workdays import WorkCalendar
from schemas.dates import full_day

_TERM = re.compile(r"P(\d+)(BD|D|W|M|Y)")


@cache
def _receipt() -> re.Pattern[str]:
    """Return what matches "kể từ ngày nhận", "… nhận được văn bản này"; not "… hồ sơ hợp lệ", "… văn bản đề nghị"."""
    nouns = {bare_words(word) for kind in document_types() for word in kind.words}
    named = "|".join(sorted(nouns | {"van ban"}, key=lambda noun: (-len(noun), noun)))
    return re.compile(rf"\bnhan(?: duoc)?(?: (?:{named}) (?:nay|tren|noi tren|neu tren))?$")


def starts_at_receipt(start_event: str | None) -> bool:
    """Tell whether a term begins when the document itself is received.

    >>> starts_at_receipt("kể từ ngày nhận được Công văn này"), starts_at_receipt("kể từ ngày nhận đủ hồ sơ")
    (True, False)
    """
    return bool(start_event) and _receipt().search(bare_words(start_event or "").strip()) is not None


def last_day_of(
    operator: str, boundary: str | None, start_event: str | None, arrived: str | None, work: WorkCalendar
) -> dt.date | None:
    """Return the last day of a term that begins at receipt; None where it does not, or nobody knows when that was."""
    found = _TERM.fullmatch(boundary or "")
    day = full_day(arrived)
    if found is None or day is None or operator == "before" or not starts_at_receipt(start_event):
        return None
    return end_of_term(day, int(found[1]), found[2], work)


def moved_from(boundary: str | None, arrived: str | None, last_day: dt.date) -> dt.date | None:
    """Return the day off on which a term of days would have ended (Điều 148 khoản 5), or None where none was met."""
    found = _TERM.fullmatch(boundary or "")
    day = full_day(arrived)
    if found is None or day is None or found[2] not in ("D", "W"):
        return None
    plain = day + dt.timedelta(days=int(found[1]) * (7 if found[2] == "W" else 1))
    return plain if plain != last_day else None
