"""Citations: which documents a dispatch cites, by number and date, of whom, and in which relation."""

from __future__ import annotations

import re
from itertools import pairwise

from schemas import Span, number_key
from schemas.dates import may_be_same_day
from schemas.number import symbol_key

from ..reading import Reading
from .heads import Head, find_heads
from .records import Own, build, date_of, group_heads, number_as_printed
from .relations import Link, link_heads

_ANNEX_NOTE = re.compile(r"(?:kèm\s+theo|đính\s+kèm)[^.;]{0,40}$", re.I)
_OPENS_LIST = re.compile(r":\s*$")


def find_citations(reading: Reading) -> None:
    """Fill `reading.citations` and the evidence of their values."""
    flat = reading.flat
    pairs: list[tuple[Head, Link]] = []
    limits: dict[int, int] = {}
    carried: Link | None = None
    carry_marker: str | None = None
    for span, marker in _regions(reading):
        heads = find_heads(flat, span.start, span.end)
        links = link_heads(flat, heads, span.start, carried if marker else None)
        pairs.extend(zip(heads, links, strict=True))
        for head, following in pairwise(heads):
            limits[id(head)] = following.start
        if heads:
            limits[id(heads[-1])] = span.end
        carried, carry_marker = _carry(flat, span, marker, heads, links, carried, carry_marker)
    pairs = [(head, link) for head, link in pairs if not _is_self(reading, head)]
    _borrow(pairs)
    groups = group_heads(flat, pairs)
    own = Own(_territory(reading))
    reading.citations = build(flat, reading.ledger, groups, own, reading.document.page_of, limits)


def _regions(reading: Reading) -> list[tuple[Span, str | None]]:
    """Return the subject in the header and every paragraph, with its list marker."""
    regions: list[tuple[Span, str | None]] = []
    subject = reading.ledger.evidence.get("subject")
    if subject:
        regions.append((Span(subject.spans[0].start, subject.spans[-1].end), None))
    regions.extend((paragraph.span, paragraph.marker) for paragraph in reading.zones.paragraphs)
    return regions


def _carry(
    flat: str, span: Span, marker: str | None, heads: list[Head], links: list[Link], carried: Link | None, old: str | None
) -> tuple[Link | None, str | None]:
    """Return the cue that the items of a list take from the paragraph with the colon before them."""
    from .cues import nearest_cue

    if _OPENS_LIST.search(flat, max(span.start, span.end - 3), span.end):
        cue = None if heads else nearest_cue(flat, max(span.start, span.end - 120), span.end)
        return (Link(cue, None), None) if cue else (None, None)
    if carried and marker and (old is None or marker == old or not marker.isalnum()):
        return carried, marker
    return None, None


def _is_self(reading: Reading, head: Head) -> bool:
    """Tell whether the head names this very document: its own number, or a blank one in the note above an appendix."""
    own = reading.number
    if own is None or not head.number:
        return False
    flat = reading.flat
    number = number_as_printed(*(flat[s:e] for s, e in head.number))
    issued = date_of(flat[head.date.start : head.date.end]) if head.date else None
    if not may_be_same_day(issued, reading.issued):
        return False
    if own.serial and not head.blank:
        return number_key(number) == number_key(f"{own.serial}/{own.symbol or ''}")
    cited_symbol = re.sub(r"^\d+[a-zđ]?", "", number)
    same_symbol = symbol_key(cited_symbol) == symbol_key(own.symbol)
    return same_symbol and bool(_ANNEX_NOTE.search(flat, max(0, head.start - 60), head.start))


def _borrow(pairs: list[tuple[Head, Link]]) -> None:
    """Let the items of a list share the issuer that stands after the last of them, and the date after "cùng ngày"."""
    link_of = {id(head): link for head, link in pairs}
    for head, link in pairs:
        earlier = link.sibling_of
        while earlier is not None and not earlier.issuer:
            if head.issuer and head.number and head.issuer.start > head.number[0].start:
                earlier.issuer = head.issuer
            if head.shares_date and not earlier.date:
                earlier.date = head.date
            earlier = link_of[id(earlier)].sibling_of if id(earlier) in link_of else None


def _territory(reading: Reading) -> tuple[Span, ...]:
    """Return the spans of the header that tell the citing body's own territory."""
    spans: list[Span] = []
    for path in ("issuer.name", "issuer.parent", "issuer.province", "place"):
        evidence = reading.ledger.evidence.get(path)
        for span in evidence.spans if evidence else ():
            if span not in spans:
                spans.append(span)
    return tuple(spans)
