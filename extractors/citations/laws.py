"""Laws cited by their names: one citation from the first "Luật" or "Bộ luật" on, whatever laws its title names."""

from __future__ import annotations

import re
from typing import NamedTuple

from schemas import Span

from ..lexicon.lists import any_of
from . import patterns
from .head import Head


class DatedLaw(NamedTuple):
    """A law without a number: its first word, its name, its day or year."""

    word: Span
    name: Span | None
    date: Span


def name_law(flat: str, floor: int, end: int, head: Head, type_span: Span | None) -> tuple[Head, Span | None]:
    """Return the head with the law's name, before its number or behind it, and the span of the type word.

    "Luật Xây dựng số 50/2014/QH13", "Luật số 50/2014/QH13 (Luật Xây dựng)".
    """
    match = patterns.LAW_BEFORE.search(flat, max(floor, head.start - 220), head.start)
    if match and (type_span is None or _amends(flat, match.start(), type_span.start)):
        start = _first_of_title(flat, match.start(), match.end())
        word = patterns.LAW_WORD.match(flat, start, match.end())
        name = Span(start, match.start() + len(match.group().rstrip(" (,")))
        return head._replace(law=name), Span(*word.span()) if word else None
    if type_span is None:
        return head, None
    if flat[type_span.end : head.start].strip():
        name = Span(type_span.start, type_span.start + len(flat[type_span.start : head.start].rstrip(" (,")))
        return head._replace(law=name), type_span
    behind = patterns.LAW_BEHIND.match(flat, head.end, end)
    return (head._replace(law=Span(*behind.span("name"))) if behind else head), type_span


def law_without_number(flat: str, match: re.Match[str]) -> DatedLaw | None:
    """Return the law that a match of `LAW` or `LAW_YEAR` names; None where it has a number or the date is another's."""
    dated = match.groupdict().get("date")
    date = Span(*match.span("date")) if dated else Span(*match.span("year"))
    name = match["name"] or ""
    if re.search(r"\ssố\s+\d", name):  # has a number: found by it
        return None
    if not dated and _OTHER_YEAR.search(name):
        return None
    start = _first_of_title(flat, match.start(), date.start)
    word = patterns.LAW_WORD.match(flat, start)
    return DatedLaw(Span(*word.span()), Span(start, match.end("name")) if name else None, date) if word else None


_AMENDING = re.compile(rf"(?:^|,\s+|;\s+|\svà\s+)(?P<law>(?:{any_of('laws')}|Nghị\s+[Qq]uyết)\s+sửa\s+đổi)")
_OTHER_YEAR = re.compile(rf"\s{any_of('before_year')}$")


def _amends(flat: str, start: int, end: int) -> bool:
    """Tell whether the title of a law that amends others begins there."""
    return start < end and bool(_AMENDING.search(flat[start:end]))


def _first_of_title(flat: str, start: int, end: int) -> int:
    """Return where the law's title begins: at the law that amends others, else at the last of several laws."""
    amending = _AMENDING.search(flat[start:end])
    if amending:
        return start + amending.start("law")
    begins = [match.start("law") for match in patterns.NEXT_LAW.finditer(flat, start, end)]
    return begins[-1] if begins else start
