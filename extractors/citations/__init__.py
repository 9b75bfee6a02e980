"""Citations: which documents a dispatch cites, by number and date, of whom, and in which relation."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from schemas import Span, number_key
from schemas.dates import may_be_same_day
from schemas.number import symbol_key, symbol_segments

from ..lexicon import expand, issuer_of_symbol, type_of_symbol
from ..reading import Reading
from ..text.keys import bare_key
from ..zones import Paragraph
from .anaphora import with_later_mentions
from .coreference import group_namings, identified
from .governing import Cue, governing
from .group import Naming
from .head import Head
from .lists import Link, link_heads, subject_limits
from .marked import marked_heads
from .mentions import find_heads
from .naming import issuer_before_list, with_distant_issuers
from .own_subject import with_own_subject
from .records import Builder
from .table import relation_of_cue

_ANNEX_NOTE = re.compile(r"(?:kèm\s+theo|đính\s+kèm)[^.;]{0,40}$|\(\s*theo\s*$", re.I)
_BASIS_HEADING = re.compile(r"căn cứ|cơ sở pháp lý|CĂN CỨ|CƠ SỞ PHÁP LÝ|Căn cứ|Cơ sở pháp lý")


def find_citations(reading: Reading) -> None:
    """Fill `reading.citations` and the evidence of their values."""
    flat = reading.flat
    subject = _own_subject(reading)
    regions = [*([Paragraph(*subject, text_start=subject[0])] if subject else []), *reading.zones.paragraphs]
    namings: list[Naming] = []
    above = _Above()
    for region in regions:
        above = above.at(region)
        heads = find_heads(flat, region.start, region.end)
        marked = reading.clauses.numbers(region.span) if reading.clauses is not None else None
        if marked is not None:
            heads = marked_heads(flat, region, heads, marked)
        if heads:
            heads = above.lend(with_distant_issuers(flat, heads, region.start, region.end))
        links = link_heads(flat, heads, region.text_start, region.end, above.phrase) if heads else []
        if links and subject and (region.start, region.end) == subject:
            links = [_of_report(reading, link)._replace(within=None) for link in links]
        namings += _namings(reading, heads, links, region) if heads else []
        above = above.after(flat, region, heads, links)
    groups = group_namings(flat, namings)
    own = _territory(reading)
    groups = with_own_subject(flat, groups, subject, tuple(reading.text[s:e] for s, e in own))
    appendix = min((region.start for region in regions if region.appendix), default=len(flat))
    own_type = reading.doc_type.code if reading.doc_type else "CV"
    places = [(region.start, region.end) for region in regions]
    groups = with_later_mentions(flat, identified(flat, groups), places, own_type, appendix)
    reading.citations = Builder(flat, reading.ledger, own, reading.document.page_of).build(groups)


def _own_subject(reading: Reading) -> tuple[int, int] | None:
    """Return where the letter's own trích yếu stands."""
    evidence = reading.ledger.evidence.get("subject")
    return (evidence.spans[0].start, evidence.spans[-1].end) if evidence else None


def _of_report(reading: Reading, link: Link) -> Link:
    """Return the link in a report's trích yếu: the title is the word "báo cáo" before "kết quả thực hiện"."""
    title = reading.ledger.evidence.get("doc_type.code")
    report = reading.doc_type and reading.doc_type.code == "BC" and title and title.spans
    if not (report and title and link.cue and link.cue.row == 10):
        return link
    cue = Cue(title.spans[0], "reports_on", 8)
    return link._replace(cue=cue) if relation_of_cue(title.spans[0].of(reading.text)) == cue.relation else link


def _namings(reading: Reading, heads: list[Head], links: list[Link], region: Paragraph) -> list[Naming]:
    """Return the mentions of a paragraph with what their sentence makes of them, without the document's own number."""
    limits = subject_limits(heads, links, region.end)
    whole = _shared(reading.flat, heads, links, region.text_start)
    beside = {link.beside for link in links if link.beside is not None}
    return [
        Naming(
            head,
            link.cue,
            None if link.within is None else whole[link.within],
            link.beside is not None or at in beside,
            limit,
        )
        for at, (head, link, limit) in enumerate(zip(whole, links, limits, strict=True))
        if not _is_self(reading, head)
    ]


class _Above(NamedTuple):
    """What the paragraphs above leave to a paragraph: the phrase of a list that it may go on with."""

    opened: Cue | None = None
    """The phrase of a paragraph that opens a list: "Thực hiện các văn bản sau:", "I. CĂN CỨ PHÁP LÝ"."""
    opener: Paragraph | None = None
    running: Cue | None = None
    """The phrase of the paragraph right above, where it ends in a comma or semicolon."""
    issuer: Span | None = None
    """Whose papers the opened list gives: "các văn bản sau của Sở Y tế:"."""

    @property
    def phrase(self) -> Cue | None:
        """The phrase that holds for citations without one of their own."""
        return self.opened or self.running

    def at(self, region: Paragraph) -> _Above:
        """Return what is left at the paragraph: an opened list holds for the items below its opener."""
        if self.opener is None:
            return self
        item = region.marker and region.appendix == self.opener.appendix and region.depth > self.opener.depth
        return self if item else self._replace(opened=None, opener=None, issuer=None)

    def lend(self, heads: list[Head]) -> list[Head]:
        """Return the heads with the issuer of the opened list."""
        if self.issuer is None:
            return heads
        return [
            head if head.issuer or head.law or head.type_code in _BY_THEMSELVES else head._replace(issuer=self.issuer)
            for head in heads
        ]

    def after(self, flat: str, region: Paragraph, heads: list[Head], links: list[Link]) -> _Above:
        """Return what is left behind the paragraph."""
        start, stop = region.text_start, region.end
        while stop > start and flat[stop - 1].isspace():
            stop -= 1
        while start < stop and flat[start].isspace():
            start += 1
        last = flat[stop - 1] if stop > start else ""
        outer = [link.cue for link in links if link.within is None] if last in (",", ";") else []
        running = outer[-1] if outer else None
        opens = bool(last) and not heads and (last == ":" or _is_heading(flat, start, stop))
        if not opens:
            return self if running is self.running else self._replace(running=running)
        end = region.text_start + len(flat[region.text_start : region.end].rstrip(" :"))
        cue = governing(flat, max(region.text_start, end - 120), end)
        issuer = issuer_before_list(flat, region.text_start, end)
        return _Above(cue, region, issuer=issuer) if cue or issuer else self._replace(running=None)


def _is_heading(flat: str, start: int, end: int) -> bool:
    """Tell whether a paragraph is a heading under which grounds are listed: "I. CĂN CỨ PHÁP LÝ"."""
    short = end - start < 90 and flat[end - 1] not in ".;"
    return short and _BASIS_HEADING.search(flat, start, end) is not None


def _is_self(reading: Reading, head: Head) -> bool:
    """Tell whether the head names this very document: its own number, or a blank one in the note above an appendix."""
    own = reading.number
    if own is None or not head.printed or not may_be_same_day(head.issued, reading.issued):
        return False
    if own.serial and not head.blank:
        return number_key(head.printed) == number_key(f"{own.serial}/{own.symbol or ''}")
    cited_symbol = re.sub(r"^\d+[a-zđ]?", "", head.printed)
    same_symbol = symbol_key(cited_symbol) == symbol_key(own.symbol)
    return same_symbol and bool(_ANNEX_NOTE.search(reading.flat, max(0, head.start - 60), head.start))


_OPENS = 30
"""How far before the first number of a list the colon stands at most, the type between: ": Kế hoạch số …"."""
_PLURAL = re.compile(r"(?<!\w)(?:các|những|một\s+số|\d+)\s+$")
_OFFICE = 2
"""A segment of a symbol with more letters than this names one office."""
_BY_THEMSELVES = ("Luật", "NĐ", "TT", "PL", "HP")
"""Types whose issuer the type or the symbol tells: they share none with a paper of another type."""


def _shared(flat: str, heads: list[Head], links: list[Link], start: int) -> list[Head]:
    """Return the heads with what a list shares: the issuer behind its last item, the date after "cùng ngày"."""
    found = _opened(flat, heads, links, start)
    for at in range(len(heads) - 1, 0, -1):
        before = links[at].beside
        if before is None:
            continue
        head, earlier = found[at], found[before]
        behind = head.issuer and head.number and head.issuer.start > head.number[0].start
        alike = head.type_code in (None, earlier.type_code) or not (earlier.law or earlier.type_code in _BY_THEMSELVES)
        if behind and alike and not earlier.issuer and not _of_another(flat, earlier, head):
            found[before] = earlier._replace(issuer=head.issuer)
        if head.shares_date and not earlier.date:
            found[before] = found[before]._replace(date=head.date, issued=head.issued, shares_date=True)
    for at, head in enumerate(found):
        first = links[at].beside
        if first is not None and head.type_span is None and _of_its_kind(found[first], head):
            head = found[at] = head._replace(type_span=found[first].type_span, type_code=found[first].type_code)
        if at and head.same_day and not head.date:
            found[at] = head._replace(date=found[at - 1].date, issued=found[at - 1].issued)
    return found


def _opened(flat: str, heads: list[Head], links: list[Link], start: int) -> list[Head]:
    """Return the heads with the issuer before a list of the same paragraph: "các Công văn của Sở Y tế: số …, số …"."""
    found = list(heads)
    issuers: dict[int, Span | None] = {}
    for at, (head, link) in enumerate(zip(heads, links, strict=True)):
        if link.beside is not None:
            issuers[at] = issuers.get(link.beside)
            if issuers[at] is None and _goes_on(flat, found[link.beside], head):
                issuers[at] = found[link.beside].issuer
        elif head.issuer and head.number and (head.act or ":" in flat[head.issuer.end : head.number[0].start]):
            issuers[at] = head.issuer if head.issuer.start < head.number[0].start else None
        else:
            low = heads[at - 1].end if at else start
            number = head.number[0].start if head.number else head.start
            colon = flat.rfind(":", max(low, number - _OPENS), number)
            issuers[at] = issuer_before_list(flat, low, colon) if colon >= 0 else None
        lent = issuers[at]
        if lent and not (head.issuer or head.law or head.type_code in _BY_THEMSELVES):
            found[at] = head._replace(issuer=lent)
    return found


def _of_its_kind(first: Head, head: Head) -> bool:
    """Tell whether the type word of a list's first number holds for the next: "văn bản số …, số …".

    A symbol that names a type of its own tells more.
    """
    symbol = (head.printed or "").partition("/")[2]
    return bool(first.type_span and first.number and head.numbered_by_word and symbol) and not type_of_symbol(symbol)


def _goes_on(flat: str, first: Head, head: Head) -> bool:
    """Tell whether what stands before the first number of a list holds for the next: "của Bộ A tại các Công văn …".

    The next has no type of its own, or the type before the first is plural, or both symbols name one office.
    """
    if not (first.issuer and first.number and head.number) or first.issuer.start > first.number[0].start:
        return False
    if head.type_span is None or _PLURAL.search(flat, first.issuer.end, first.start):
        return True
    one, other = (set(symbol_segments((each.printed or "").partition("/")[2])) for each in (first, head))
    return any(len(segment) > _OFFICE and not type_of_symbol(segment) for segment in one & other)


def _of_another(flat: str, earlier: Head, head: Head) -> bool:
    """Tell whether the symbols show two issuers, and the one named is the later one's: "12/VPCP-KTTH và 5/BNV-TL"."""
    if not (earlier.printed and head.printed and head.issuer):
        return False
    named = bare_key(expand(flat[head.issuer.start : head.issuer.end]))
    of_earlier, of_head = (issuer_of_symbol(number.partition("/")[2]) for number in (earlier.printed, head.printed))
    central = bool(of_earlier) and all(level == "central" for _, level in of_earlier)
    return (
        central
        and any(bare_key(name) in named for name, _ in of_head)
        and all(bare_key(name) not in named for name, _ in of_earlier)
    )


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
