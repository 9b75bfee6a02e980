"""The first step: each place where a document is cited by number, or a law by its name and date, with its values."""

from __future__ import annotations

import re

from schemas import Span
from schemas.number import symbol_segments, year_in

from ..agencies.bodies import parse_body_at
from ..lexicon import issuer_of_symbol, type_named, type_of_symbol
from ..lexicon.lists import phrases
from . import patterns
from .around import complete, type_before, with_provisions_behind
from .head import Head
from .issuers import issuer_after
from .laws import name_law
from .unnumbered import blank_serial, dated_document, has_any, law_by_name, serial_only
from .values import date_of, number_as_printed

_TYPE_REACH = 110
"""How far before "số" the type may stand whose issuer stands between."""


def find_heads(flat: str, start: int, end: int) -> list[Head]:
    """Return the citations by number and the dated laws in the range, in reading order."""
    heads: list[Head] = []
    if not patterns.DIGIT.search(flat, start, end):  # a number, a date or a year: every citation has one
        return heads
    taken = start
    has_slash = flat.find("/", start, end) >= 0
    for match in (
        patterns.NUMBER.finditer(flat, start, end) if has_slash or patterns.DASHED.search(flat, start, end) else ()
    ):
        if match.start() < taken:
            continue
        found = _numbered(flat, taken, end, match)
        heads.extend(found)
        if found:
            taken = found[-1].end
    builders = []
    if has_slash and patterns.BLANK_HINT.search(flat, start, end):
        builders.append((patterns.BLANK, blank_serial))
    if has_any(flat, patterns.LAW_WORDS, start, end) and patterns.LAW_HINT.search(flat, start, end):
        builders += [(patterns.LAW, law_by_name), (patterns.LAW_YEAR, law_by_name)]
    if flat.find("ngày", start, end) >= 0:
        builders.append((patterns.DATED, dated_document))
    for pattern, build in builders:
        for match in pattern.finditer(flat, start, end):
            head = build(flat, start, end, match)
            if head:
                _insert(heads, head)
    for head in serial_only(flat, start, end):
        _insert(heads, head)
    if not heads:
        return heads
    return [_valued(flat, head) for head in with_provisions_behind(flat, heads, end)]


def head_of(flat: str, start: int, end: int, number: Span) -> Head:
    """Return the citation by a number of whatever form that somebody marked in the range."""
    type_span, so_start = type_before(flat, start, number.start)
    head = Head(number.start if so_start is None else so_start, number.end, (number,), numbered_by_word=True)
    return _valued(flat, complete(flat, start, end, head, type_span))


def _valued(flat: str, head: Head) -> Head:
    """Return the head with the values of its number and date."""
    printed = number_as_printed(*[flat[s:e] for s, e in head.number]) if head.number else None
    return head._replace(printed=printed, issued=date_of(flat[head.date.start : head.date.end]) if head.date else None)


def _insert(heads: list[Head], head: Head) -> None:
    """Add the head in reading order unless another one already covers its place."""
    if any(head.start < other.end and other.start < head.end for other in heads):
        return
    heads.append(head)
    heads.sort(key=lambda item: item.start)


def _numbered(flat: str, floor: int, end: int, match: re.Match[str]) -> list[Head]:
    start = match.start()
    window_start = max(floor, start - 80)
    if patterns.NOT_A_DOCUMENT.search(flat, window_start, start):
        return []
    shared = patterns.SHARED.search(flat, window_start, start)
    symbol = match["symbol"]
    if patterns.NO_SYMBOL.fullmatch(symbol):
        return []
    type_span, so_start = type_before(flat, floor, shared.start() if shared else start)
    if type_span is None and so_start is None and not _plausible(match):
        return []
    of = patterns.TYPE_OF_BODY.search(flat, max(floor, start - 140), so_start) if so_start else None
    beside = type_span is not None and so_start is not None and not flat[type_span.end : so_start].strip(" :")
    if of and beside:  # "văn bản của Đảng và Công văn số …": the type right before is its own
        of = None
    if of:  # "theo công văn của Sở Y tế số 12/SYT-NVY"
        type_span = Span(*of.span("type"))
    number = Span(start, match.end())
    head = Head(so_start if so_start is not None else start, number.end, (number,))
    if symbol and "QH" in symbol.upper() and year_in(symbol):
        head, type_span = name_law(flat, floor, end, head, type_span)
    head = head._replace(numbered_by_word=type_span is not None or so_start is not None)
    head = complete(flat, floor, end, head, type_span)
    if of and head.issuer is None:
        head = head._replace(issuer=issuer_after(flat, of.start("body"), of.end("body")))
    elif so_start and head.issuer is None and (type_span is None or not beside):
        head = _beside_type(flat, floor, so_start, head)
    if not shared or not head.numbered_by_word:
        return [head]
    lent = [
        Head(
            span.start,
            span.end,
            (span, number),
            type_span=head.type_span,
            type_code=head.type_code,
            numbered_by_word=True,
        )
        for serial in re.finditer(r"\d{1,5}[a-z]?", shared["serials"])
        for span in [Span(shared.start("serials") + serial.start(), shared.start("serials") + serial.end())]
    ]
    lent[0] = lent[0]._replace(start=head.start, provisions=head.provisions, edge=head.edge)
    return [*lent, head._replace(start=start, provisions=(), edge=None)]


def _beside_type(flat: str, floor: int, so_start: int, head: Head) -> Head:
    """Return the head with the body between its type and "số": "Quyết định Bộ trưởng Bộ Y tế số"."""
    stop = len(flat[:so_start].rstrip(" ,:"))
    for typed in reversed(list(patterns.TYPE_AND_BODY.finditer(flat, max(floor, so_start - _TYPE_REACH), stop))):
        body = parse_body_at(flat, typed.end(), stop)
        if body and body.span.end == stop and (body.kind or body.name.startswith(tuple(phrases("offices")))):
            head = head._replace(issuer=body.span)
            if head.type_span is None:
                kind = type_named(typed["type"])
                head = head._replace(
                    start=typed.start(), type_span=Span(*typed.span("type")), type_code=kind.code if kind else None
                )
            break
    return head


def _plausible(match: re.Match[str]) -> bool:
    """Tell whether a number without "số" or a type word before it is one: its symbol names a type or an agency."""
    symbol = match["symbol"]
    if match["separator"] != "/" and "/" not in symbol:
        return False
    parts = symbol_segments(symbol)
    return bool(type_of_symbol(symbol) or (len(parts) >= 2 and issuer_of_symbol(symbol)))
