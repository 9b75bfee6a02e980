"""The phrase of a list that a semicolon continues, where its first items are named without a number.

"Thực hiện chỉ đạo của Bộ A về … theo tinh thần mới; Công văn số 5": what opens the list governs, not the phrase next to
the semicolon, which belongs to the title of the first item.
"""

from __future__ import annotations

import re
from functools import cache

from schemas import Span

from ..lexicon.lists import any_of, phrases
from .governing import Cue
from .table import TOKEN, entry_at
from .told import told_before

_PHRASE_WORDS = 8
"""The longest phrase that may open a list, in words."""


@cache
def _typed() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('typed_in_subject')}(?!\w)")


def opened_list(flat: str, start: int, end: int) -> Cue | None:
    """Return the phrase that opens the list whose item begins at `end`, right behind a semicolon; None where none does.

    Args:
        flat: The text, line breaks as blanks.
        start: Where the sentence begins.
        end: Where the citation begins.
    """
    before = flat[start:end].rstrip()
    while before and (last := TOKEN.findall(before[-12:])[-1]) and last.lower() in phrases("determiners"):
        before = before[: len(before) - len(last)].rstrip()
    if not before.endswith(";"):
        return None
    stop = start + len(before) - 1
    while stop > start:
        begin = max(start, flat.rfind(";", start, stop) + 1)
        cue = _opening(flat, begin, stop) or _told(flat, begin, stop)
        if cue or not _typed().match(flat[begin:stop].lstrip(" -–+")):
            return cue
        stop = begin - 1
    return None


def _opening(flat: str, begin: int, stop: int) -> Cue | None:
    """Return the phrase with which the item begins."""
    words = list(TOKEN.finditer(flat, begin, min(stop, begin + 120)))[: _PHRASE_WORDS + 1]
    while words and words[0].group() in "-–+":
        words.pop(0)
    low = [word.group().lower() for word in words]
    for last in range(len(words) - 1, -1, -1):
        hit = entry_at(low, last)
        if hit and hit[0] == 0 and hit[1].code and not (hit[1].carrier or hit[1].before):
            return Cue(Span(words[0].start(), words[last].end()), hit[1].code, hit[1].row)
    return None


def _told(flat: str, begin: int, stop: int) -> Cue | None:
    """Return the act that the item tells of: "Ngày …, Sở A ban hành Kế hoạch tổ chức …"."""
    for typed in _typed().finditer(flat, begin, stop):
        act = told_before(flat, begin, typed.start()).act
        if act:
            return Cue(act, "mentions", 2)
    return None
