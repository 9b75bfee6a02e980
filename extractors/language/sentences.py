"""Sentences of a paragraph. A number, an abbreviation or an ellipsis before the next word does not end one."""

from __future__ import annotations

import re

from schemas import Span

from ..lexicon.lists import any_of

# "À-Ỹ" holds small letters with marks too: a stop before "ở" or "đối" ends a sentence, one before "trong" does not.
_END = re.compile(r"[.!?…][.!?…/]*[”\"’)]?(?=\s+(?:[“\"(]?[A-ZÀ-ỸĐ\-–+]|\d{1,2}[.)]\s))")
_SHORT = (
    rf"{any_of('short_forms')}|[A-ZĐ]"  # "TP. Vinh", "ông Nguyễn V. An"
    rf"|{any_of('numbered_parts')}\s+\w{{1,4}}"  # "khoản 1. Điều 2"
)
_NO_END = re.compile(rf"(?:(?<!\w)(?:{_SHORT})|(?:\A|[.;:]\s+)\s*\w{{1,3}})\.\Z")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the spans of the sentences of `text[start:end]`, without white space at their ends."""
    stop = len(text) if end is None else end
    spans, begin = [], start
    for match in _END.finditer(text, start, stop):
        if _NO_END.search(text[max(begin, match.end() - 20) : match.end()]):
            continue
        spans.append(_trim(text, begin, match.end()))
        begin = match.end()
    spans.append(_trim(text, begin, stop))
    return [span for span in spans if span.start < span.end]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
