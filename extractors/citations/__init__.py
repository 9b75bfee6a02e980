"""Citations: which documents a dispatch cites, by number and date, of whom, and in which relation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from schemas import Span, number_key
from schemas.dates import may_be_same_day
from schemas.number import symbol_key

from ..reading import Reading
from ..zones import Paragraph
from .anaphora import add_later_mentions
from .cues import nearest_cue
from .groups import group_heads
from .heads import Head, find_heads
from .records import Builder
from .relations import Link, link_heads
from .values import date_of, number_as_printed

_ANNEX_NOTE = re.compile(r"(?:kèm\s+theo|đính\s+kèm)[^.;]{0,40}$|\(\s*theo\s*$", re.I)
_OPENS_LIST = re.compile(r":$")
_BASIS_HEADING = re.compile(r"căn cứ|cơ sở pháp lý|CĂN CỨ|CƠ SỞ PHÁP LÝ|Căn cứ|Cơ sở pháp lý")


def find_citations(reading: Reading) -> None:
    """Fill `reading.citations` and the evidence of their values."""
    flat = reading.flat
    pairs: list[tuple[Head, Link]] = []
    limits: dict[int, int] = {}
    opened: _Opened | None = None
    for paragraph in _regions(reading):
        heads = find_heads(flat, paragraph.start, paragraph.end)
        if opened and not opened.holds(paragraph):
            opened = None
        links = link_heads(flat, heads, paragraph.text_start, opened.link if opened else None)
        pairs.extend(zip(heads, links, strict=True))
        _limit_subjects(heads, links, paragraph.end, limits)
        opened = _opening(flat, paragraph, heads) or opened
    pairs = [(head, link) for head, link in pairs if not _is_self(reading, head)]
    _borrow(pairs)
    groups = group_heads(flat, pairs)
    paragraphs = reading.zones.paragraphs
    appendix = min((paragraph.start for paragraph in paragraphs if paragraph.appendix), default=len(flat))
    own_type = reading.doc_type.code if reading.doc_type else "CV"
    add_later_mentions(flat, groups, [(part.start, part.end) for part in _regions(reading)], own_type, appendix)
    builder = Builder(flat, reading.ledger, _territory(reading), reading.document.page_of, limits)
    reading.citations = builder.build(groups)


def _regions(reading: Reading) -> list[Paragraph]:
    """Return the subject in the header and every paragraph."""
    subject = reading.ledger.evidence.get("subject")
    if not subject:
        return list(reading.zones.paragraphs)
    start, end = subject.spans[0].start, subject.spans[-1].end
    return [Paragraph(start, end, text_start=start), *reading.zones.paragraphs]


@dataclass(frozen=True)
class _Opened:
    """A paragraph that opens a list of citations: "Thực hiện các văn bản sau:", "I. CĂN CỨ PHÁP LÝ"."""

    link: Link
    paragraph: Paragraph

    def holds(self, item: Paragraph) -> bool:
        """Tell whether the paragraph is an item below the opening one."""
        if not item.marker or item.appendix != self.paragraph.appendix:
            return False
        return item.depth > self.paragraph.depth


def _opening(flat: str, paragraph: Paragraph, heads: list[Head]) -> _Opened | None:
    """Return the cue that the items below take from the paragraph, where it opens a list of them."""
    words = flat[paragraph.text_start : paragraph.end].strip()
    if heads or not (
        _OPENS_LIST.search(words) or (len(words) < 90 and _BASIS_HEADING.search(words) and words[-1] not in ".;")
    ):
        return None
    cue = nearest_cue(flat, max(paragraph.text_start, paragraph.end - 120), paragraph.end)
    return _Opened(Link(cue, None), paragraph) if cue else None


def _limit_subjects(heads: list[Head], links: list[Link], end: int, limits: dict[int, int]) -> None:
    """Note for each head how far its subject may reach: to the next head that does not stand inside it."""
    for index, head in enumerate(heads):
        inside = {id(head)}
        limits[id(head)] = end
        for later, link in zip(heads[index + 1 :], links[index + 1 :], strict=True):
            if link.within is None or id(link.within) not in inside:
                limits[id(head)] = later.start
                break
            inside.add(id(later))


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


_BY_THEMSELVES = ("Luật", "NĐ", "TT", "PL", "HP")
"""Types whose issuer the type or the symbol tells: they share none with a paper of another type."""


def _borrow(pairs: list[tuple[Head, Link]]) -> None:
    """Let the items of a list share the issuer that stands after the last of them, and the date after "cùng ngày"."""
    link_of = {id(head): link for head, link in pairs}
    for head, link in pairs:
        earlier = link.sibling_of
        while earlier is not None and not earlier.issuer:
            behind = head.issuer and head.number and head.issuer.start > head.number[0].start
            same = head.type_code in (None, earlier.type_code)
            shared = same or not (earlier.law or earlier.type_code in _BY_THEMSELVES)
            if behind and shared:
                earlier.issuer = head.issuer
            if head.shares_date and not earlier.date:
                earlier.date = head.date
            earlier = link_of[id(earlier)].sibling_of if id(earlier) in link_of else None


def _territory(reading: Reading) -> tuple[Span, ...]:
    """Return the spans of the header that tell the citing body's own territory, the day among them."""
    spans: list[Span] = []
    for path in ("issuer.name", "issuer.parent", "issuer.province", "place", "issued"):
        evidence = reading.ledger.evidence.get(path)
        for span in _whole(reading.text, evidence.spans) if evidence else ():
            if span not in spans:
                spans.append(span)
    return tuple(spans)


def _whole(text: str, lines: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the lines of a name as one span where nothing stands between them: the name is known only as a whole."""
    if len(lines) < 2 or any(a.end > b.start or text[a.end : b.start].strip() for a, b in pairwise(lines)):
        return lines
    return (Span(lines[0].start, lines[-1].end),)
