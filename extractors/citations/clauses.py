"""Where a sentence and a clause of its own begin in running text."""

from __future__ import annotations

import re
from functools import cache

from ..agencies.running import body_heads
from ..lexicon.letter_classes import UPPER
from ..lexicon.lists import any_of

SENTENCE_END = re.compile(rf"[.!?…]\s+(?=[{UPPER}“\"\-+(])|[.!?]\s*$")


@cache
def _clause_edge() -> re.Pattern[str]:
    """After a comma a body and its verb, a request, a time; "thì", "do đó"; a semicolon or colon."""
    body = rf"(?:{body_heads()}|{any_of('offices')}|{any_of('speakers')})(?!\w)"
    return re.compile(
        rf",\s+(?=(?:(?i:{any_of('times_first')})\s[^,;:]{{1,30}}?,?\s+)?{body}[^,;:]{{0,90}}?\s{any_of('main_verbs')}(?!\w))"
        rf"|,\s+(?={any_of('requests')}(?!\w))|,?\s+{any_of('turns')}(?!\w)|[;:]\s"
    )


@cache
def _doers() -> re.Pattern[str]:
    """The first of several bodies that a participle names: "được Chính phủ, Thủ tướng Chính phủ giao"."""
    return re.compile(rf"(?<!\w)(?:được|do)\s+{body_heads()}[^,;:]{{0,60}}$")


def clause_edges(flat: str, start: int, end: int) -> list[int]:
    """Return where clauses of their own begin in the range."""
    return [
        match.end()
        for match in _clause_edge().finditer(flat, start, end)
        if flat[match.start()] != "," or not _doers().search(flat, max(start, match.start() - 90), match.start())
    ]


def sentence_start(flat: str, start: int, end: int) -> int:
    """Return where the last sentence of the range begins."""
    begin = start
    for match in SENTENCE_END.finditer(flat, start, end):
        begin = match.end()
    return begin
