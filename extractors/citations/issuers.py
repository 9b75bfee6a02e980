"""The body named right after a number or date: "… ngày 02/3/2023 của Sở Y tế"; its name as the record gives it."""

from __future__ import annotations

import re
from functools import lru_cache

from schemas import Span
from schemas.number import symbol_segments

from ..agencies.bodies import parse_body_at
from ..agencies.own import append_own
from ..agencies.running import without_alias
from ..lexicon import expand, type_of_symbol
from ..lexicon.letter_classes import UPPER
from ..lexicon.lists import any_of
from ..rules import rule
from ..text.keys import bare_in_place

_OF = re.compile(
    r"[\s,¹²³⁴⁵⁶⁷⁸⁹⁰()]{0,3}(?:(?:do|của)\s+(?:đồng chí\s+|các đồng chí\s+)?(?=\w)"
    rf"|của(?=[{UPPER}]{{2}}|[{UPPER}]\w+\s))"  # "củaUBND tỉnh": the blank is lost
)
_BESIDE = re.compile(r"\s{0,2}(?:(?P<open>\()|\s[-–]\s)(?=\w)")
"""A bracket or a dash before the body: "… ngày 02/3/2023 (UBND tỉnh)", "số 123/UBND-VX - UBND tỉnh ngày …"."""
_CLOSED, _DATED = re.compile(r"\)"), re.compile(r",?\s+ngày\s")
"""What then stands behind the body."""
_GAP = re.compile(r"[\s,]{1,2}")
_ABOUT = re.compile(r"(?:về|v/v|V/v)(?!\w)")
_CONTENT = re.compile(rf"{any_of('content_of_papers')}(?!\w)")
_SAYS = re.compile(rf"{any_of('speaking')}(?!\w)")
_OF_MANY = re.compile(r"UBND|HĐND")
"""Symbols that bodies of every level have: they tell nothing of who speaks."""
_LEAST = 3
"""Letters of a symbol that the initials of a name must hold."""
_BARE_HEAD = re.compile(rf"(?:{any_of('heads_without_of')}|{any_of('further_heads_without_of')})\s")


def issuer_after(flat: str, start: int, end: int, printed: str | None = None) -> Span | None:
    """Return the span of the body named right after a number or date ("của …"; the word may be missing).

    `printed` is the number: where it is made of initials of the name, "…, Bộ Nội vụ hướng dẫn" tells whose it is.
    """
    opened = _OF.match(flat, start, end)
    if opened:
        body = parse_body_at(flat, opened.end(), end)
        return body.span if body else None
    beside = _BESIDE.match(flat, start, end)
    if beside:
        body = parse_body_at(flat, beside.end(), end)
        whole = body is not None and " " in body.name and body.kind is not None
        closed = _CLOSED if beside["open"] else _DATED
        return body.span if body and whole and closed.match(flat, body.span.end, end) else None
    bare = _GAP.match(flat, start, end)
    if not bare or not _BARE_HEAD.match(flat, bare.end(), end):
        return None
    body = parse_body_at(flat, bare.end(), end)
    if body is None or " " not in body.name:  # ", Sở hướng dẫn": the citing body itself speaks
        return None
    follows = re.compile(r"[\s,]*").match(flat, body.span.end)
    behind = follows.end() if follows else body.span.end
    told = _ABOUT if "," in bare.group() else _CONTENT
    if told.match(flat, behind, end):
        return body.span
    says = _SAYS.match(flat, behind, end) is not None and _OF_MANY.search(printed or "") is None
    return body.span if says and symbol_agrees(printed, body.name) else None


def symbol_agrees(printed: str | None, name: str) -> bool:
    """Tell whether the symbol of a number is made of initials of the name: `STC` of "Sở Tài chính"."""
    initials = [word[0] for word in bare_in_place(expand(name)).split() if word[0].isalpha()]
    for segment in symbol_segments((printed or "").partition("/")[2]):
        letters = iter(initials)
        wanted = bare_in_place(segment)
        if len(wanted) >= _LEAST and not type_of_symbol(segment) and all(letter in letters for letter in wanted):
            return True
    return False


@rule("citation.issuer")
@lru_cache(maxsize=1024)
def issuer_name(written: str) -> str:
    """Read the issuer's name: white space collapsed, abbreviations spelled out."""
    return expand(re.sub(r"\s+", " ", without_alias(written)).strip())


@rule("citation.issuer.own_territory")
@lru_cache(maxsize=1024)
def issuer_with_territory(written: str, *own: str) -> str:
    """Read the issuer's name and append the citing body's own territory where the words say only "tỉnh", "Sở …".

    `own` are the words of the citing document that tell its territory: issuer, body above it, place.
    """
    return append_own(issuer_name(written), own)
