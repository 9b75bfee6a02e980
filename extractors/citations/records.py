"""Heads to citations: one entry a cited document, its mentions in reading order, each value with its evidence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from schemas import Citation, Mention, Span, number_key
from schemas.dates import may_be_same_day, year_of
from schemas.dispatch import Relation
from schemas.number import parse_number, symbol_key

from ..dateforms import read_date
from ..lexicon import type_named, type_of_symbol
from ..rules import RULES, Ledger, rule
from ..text.letters import fold
from .bounds import any_of
from .heads import Head
from .issuers import issuer_name, issuer_with_territory
from .patterns import UPPER
from .relations import Link

_YEAR_ONLY = re.compile(r"(?:19|20)\d\d")


@rule("joined")
def joined(*parts: str) -> str:
    """Read words over several lines: white space collapsed."""
    return re.sub(r"\s+", " ", " ".join(parts)).strip()


@rule("date")
def date_of(words: str) -> str | None:
    """Read a date, or a year that stands alone."""
    return words if _YEAR_ONLY.fullmatch(words) else read_date(words)


@rule("citation.number")
def number_as_printed(*parts: str) -> str:
    """Read a number as printed, without white space; of two parts the first is a serial that borrows the symbol."""
    compact = [re.sub(r"\s+", "", part) for part in parts]
    if len(compact) == 1:
        return re.sub(r"^[.…_]+", "", compact[0])
    borrowed = re.match(r"\d+[a-zđ]?", compact[1])
    return compact[0] + (compact[1][borrowed.end() :] if borrowed else "")


@rule("citation.canonical")
def canonical_number(*parts: str) -> str | None:
    """Read the number in its canonical spelling."""
    parsed = parse_number(number_as_printed(*parts))
    return parsed.canonical if parsed else None


@rule("citation.type")
def type_by_word(word: str) -> str | None:
    """Read the type from the word before the number."""
    kind = type_named(word)
    return kind.code if kind else "KHAC"


@rule("citation.type.symbol")
def type_by_symbol(*parts: str) -> str:
    """Read the type from the number's own symbol; a number without a type in it is a công văn's."""
    parsed = parse_number(number_as_printed(*parts))
    return (type_of_symbol(parsed.symbol) if parsed and parsed.symbol else None) or "CV"


@rule("citation.id")
def citation_id(*parts: str) -> str:
    """Derive the id from the folded number, or from the folded words where there is none."""
    key = number_key(number_as_printed(*parts)) or fold(joined(*parts))
    return "c" + hashlib.sha1(key.encode()).hexdigest()[:10]


_SUBJECT = re.compile(
    r"[\s,¹²³)]*(?:\([^)]{0,60}\)\s*)?[“\"]?(?:về\s+việc|Về\s+việc|[vV]/v|về"
    r"|(?=hướng\s+dẫn|Hướng\s+dẫn|quy\s+định|ban\s+hành|phê\s+duyệt|sửa\s+đổi|đề\s+nghị|triển\s+khai))\s*"
)
_SUBJECT_STOP = re.compile(rf";|\.(?=\s|$)|:|,\s+[{UPPER}][^,;.]{{2,60}}\s{any_of('main_verbs')}(?!\w)")


@dataclass
class Group:
    """The mentions of one cited document."""

    heads: list[Head] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    number: str | None = None
    key: str | None = None
    issued: str | None = None
    id: str = ""


def group_heads(flat: str, pairs: list[tuple[Head, Link]]) -> list[Group]:
    """Put the mentions of one document together: the same number, and dates that can be one."""
    groups: list[Group] = []
    by_key: dict[str, list[Group]] = {}
    for head, link in pairs:
        number = number_as_printed(*(flat[s:e] for s, e in head.number)) if head.number else None
        issued = date_of(flat[head.date.start : head.date.end]) if head.date else None
        key = number_key(number) if number and not head.blank else None
        if key is None:
            words = type_named(flat[head.type_span.start : head.type_span.end]) if head.type_span else None
            told = "" if number else fold(flat[head.start : head.end])[:40]
            key = f"{words.code if words else ''}|{symbol_key(number)}|{issued}|{told}"
        group = next((g for g in by_key.get(key, ()) if may_be_same_day(g.issued, issued)), None)
        if group is None:
            group = Group(number=number, key=key)
            groups.append(group)
            by_key.setdefault(key, []).append(group)
        group.heads.append(head)
        group.links.append(link)
        group.issued = group.issued or issued
    seen: set[str] = set()
    for group in groups:
        group.id = citation_id(*(flat[s:e] for s, e in identity(group)))
        if group.id in seen:
            year = year_of(group.issued)
            group.id += f"-{year or len(seen)}"
        seen.add(group.id)
    return groups


def identity(group: Group) -> tuple[Span, ...]:
    """Return the spans that the id is derived from: the number, or the words where there is none."""
    first = group.heads[0]
    return first.number if group.number and not first.blank else (Span(first.start, first.end),)


@dataclass
class Builder:
    """Makes the citation records and notes the evidence of each value under its path."""

    flat: str
    ledger: Ledger
    territory: tuple[Span, ...]
    """Spans of the header that tell the citing body's own territory."""
    page_of: Callable[[int], int | None]
    limits: dict[int, int]
    """How far the subject of each head may reach, by the head's identity."""

    def build(self, groups: list[Group]) -> tuple[Citation, ...]:
        """Return one citation a group."""
        group_of = {id(head): group for group in groups for head in group.heads}
        return tuple(self._citation(f"citations.{index}", group, group_of) for index, group in enumerate(groups))

    def _citation(self, path: str, group: Group, group_of: dict[int, Group]) -> Citation:
        first, link = group.heads[0], group.links[0]
        number = canonical = issuer = written = None
        if first.number:
            number = self.ledger.read(f"{path}.number", "citation.number", *first.number, confidence=_sure(first))
            if not first.blank:
                canonical = self.ledger.read(
                    f"{path}.canonical", "citation.canonical", *first.number, confidence=_sure(first)
                )
        issuer_span = next((head.issuer for head in group.heads if head.issuer), None)
        if issuer_span:
            written = self.ledger.read(f"{path}.issuer_as_written", "joined", issuer_span)
            issuer = self._issuer(path, issuer_span)
        return Citation(
            id=group.id,
            doc_type=_doc_type(self.ledger, path, group),
            number=number,
            canonical=canonical,
            issued=self._issued(path, group),
            issuer=issuer,
            issuer_as_written=written,
            subject=self._subject(path, group),
            relation=_relation(self.ledger, path, first, link),
            within=self._within(path, group, group_of),
            provisions=_provisions(self.ledger, path, group),
            mentions=self._mentions(path, group),
        )

    def _issued(self, path: str, group: Group) -> str | None:
        for head in group.heads:
            if head.date:
                value: str | None = self.ledger.read(f"{path}.issued", "date", head.date, confidence=0.97)
                if value is not None:
                    return value
        return None

    def _issuer(self, path: str, span: Span) -> str:
        words = self.flat[span.start : span.end]
        plain = issuer_name(words)
        if self.territory:
            full = issuer_with_territory(words, *(self.ledger.text[s:e] for s, e in self.territory))
            if full != plain:
                spans = [span, *self.territory]
                self.ledger.note(f"{path}.issuer", "citation.issuer.own_territory", spans, 0.92)
                return full
        self.ledger.note(f"{path}.issuer", "citation.issuer", [span], 0.95)
        return plain

    def _within(self, path: str, group: Group, group_of: dict[int, Group]) -> str | None:
        outer_head = group.links[0].within
        outer = group_of.get(id(outer_head)) if outer_head else None
        if outer is None or outer is group:
            return None
        if "-" not in outer.id:
            self.ledger.note(f"{path}.within", "citation.id", identity(outer), 0.9)
        return outer.id

    def _subject(self, path: str, group: Group) -> str | None:
        """Read the subject phrase after the first mention that has one."""
        for head in group.heads:
            limit = self.limits.get(id(head), head.end)
            opened = _SUBJECT.match(self.flat, head.end, limit)
            if not opened:
                continue
            start = opened.end()
            stop = _SUBJECT_STOP.search(self.flat, start, limit)
            words = self.flat[start : stop.start() if stop else limit].rstrip(' ,;:.”")')
            if len(words.split()) >= 2:
                value: str = self.ledger.read(
                    f"{path}.subject", "joined", Span(start, start + len(words)), confidence=0.8
                )
                return value
        return None

    def _mentions(self, path: str, group: Group) -> tuple[Mention, ...]:
        mentions = []
        for index, (head, link) in enumerate(zip(group.heads, group.links, strict=True)):
            words = self.flat[head.start : head.end].rstrip(" ,;")
            span = Span(head.start, head.start + len(words))
            text = self.ledger.read(f"{path}.mentions.{index}.text", "joined", span, confidence=_sure(head))
            relation: Relation = link.cue.relation if link.cue else "mentions"
            mentions.append(
                Mention(text=text, start=span.start, end=span.end, page=self.page_of(span.start), relation=relation)
            )
        return tuple(mentions)


def _sure(head: Head) -> float:
    if not head.number:
        return 0.85
    return 0.98 if head.type_span and head.date else 0.95 if head.type_span else 0.9 if head.numbered_by_word else 0.75


def _doc_type(ledger: Ledger, path: str, group: Group) -> str | None:
    for head in group.heads[:1]:
        if head.type_span:
            return ledger.read(f"{path}.doc_type", "citation.type", head.type_span, confidence=0.98)
    first = group.heads[0]
    if not first.number:
        return None
    later = next((head for head in group.heads if head.type_span), None)
    if later and later.type_span:
        return ledger.read(f"{path}.doc_type", "citation.type", later.type_span, confidence=0.9)
    return ledger.read(f"{path}.doc_type", "citation.type.symbol", *first.number, confidence=0.85)


def _relation(ledger: Ledger, path: str, head: Head, link: Link) -> Relation:
    if link.cue:
        announced = link.cue.span == head.announced
        ledger.note(f"{path}.relation", "citation.announced" if announced else "citation.cue", [link.cue.span], 0.9)
        return link.cue.relation
    ledger.note(f"{path}.relation", "citation.no_cue", [Span(head.start, head.end)], 0.6)
    return "mentions"


def _provisions(ledger: Ledger, path: str, group: Group) -> tuple[str, ...]:
    found: list[str] = []
    for head in group.heads:
        for span in head.provisions:
            words = RULES["joined"](ledger.text[span.start : span.end])
            if words not in found:
                ledger.note(f"{path}.provisions.{len(found)}", "joined", [span], 0.95)
                found.append(words)
    return tuple(found)
