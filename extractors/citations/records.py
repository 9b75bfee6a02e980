"""Heads to citations: one entry a cited document, its mentions in reading order, each value with its evidence."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from schemas import Citation, Mention, Span, number_key
from schemas.dates import may_be_same_day, year_of
from schemas.number import parse_number, symbol_key
from schemas.dispatch import Relation

from ..dateforms import read_date
from ..lexicon import type_named, type_of_symbol
from ..rules import RULES, Ledger, rule
from ..text.letters import fold
from .heads import Head
from .issuers import issuer_name, issuer_with_territory
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
            key = f"{words.code if words else ''}|{symbol_key(number)}|{issued}|{'' if number else fold(flat[head.start : head.end])[:40]}"
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
        group.id = citation_id(*_identity(flat, group))
        if group.id in seen:
            year = year_of(group.issued)
            group.id += f"-{year or len(seen)}"
        seen.add(group.id)
    return groups


def _identity(flat: str, group: Group) -> list[str]:
    first = group.heads[0]
    if group.number and not first.blank:
        return [flat[s:e] for s, e in first.number]
    return [flat[first.start : first.end]]


@dataclass
class Own:
    """What of the citing document its citations need."""

    territory: tuple[Span, ...]
    """Spans that tell its own territory."""


def build(flat: str, ledger: Ledger, groups: list[Group], own: Own, page_of: object, limits: dict[int, int]) -> tuple[Citation, ...]:
    """Make the citation records and note the evidence of each value under its path."""
    group_of = {id(head): group for group in groups for head in group.heads}
    citations = []
    for index, group in enumerate(groups):
        path = f"citations.{index}"
        first, link = group.heads[0], group.links[0]
        number = ledger.read(f"{path}.number", "citation.number", *first.number, confidence=_sure(first)) if first.number else None
        canonical = None
        if first.number and not first.blank:
            canonical = ledger.read(f"{path}.canonical", "citation.canonical", *first.number, confidence=_sure(first))
        doc_type = _doc_type(ledger, path, group)
        issued = _first_value(ledger, f"{path}.issued", group, "date", "date")
        issuer_head = next((h for h in group.heads if h.issuer), None)
        issuer = written = None
        if issuer_head and issuer_head.issuer:
            written = ledger.read(f"{path}.issuer_as_written", "joined", issuer_head.issuer)
            issuer = _issuer(flat, ledger, path, issuer_head.issuer, own)
        subject = _subject(flat, ledger, path, group, limits)
        relation = _relation(ledger, path, first, link)
        within = _within(flat, ledger, path, link, group, group_of)
        provisions = _provisions(ledger, path, group)
        mentions = tuple(_mention(flat, head, ln, page_of) for head, ln in zip(group.heads, group.links, strict=True))
        for m, mention in enumerate(mentions):
            ledger.note(f"{path}.mentions.{m}.text", "joined", [Span(mention.start, mention.end)], _sure(group.heads[m]))
        citations.append(
            Citation(
                id=group.id, doc_type=doc_type, number=number, canonical=canonical, issued=issued, issuer=issuer,
                issuer_as_written=written, subject=subject, relation=relation, within=within, provisions=provisions,
                mentions=mentions,
            )  # fmt: skip
        )
    return tuple(citations)


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


def _first_value(ledger: Ledger, path: str, group: Group, attribute: str, rule_name: str) -> str | None:
    for head in group.heads:
        span = getattr(head, attribute)
        if span:
            value = ledger.read(path, rule_name, span, confidence=0.97)
            if value is not None:
                return value
    return None


def _issuer(flat: str, ledger: Ledger, path: str, span: Span, own: Own) -> str:
    words = flat[span.start : span.end]
    plain = issuer_name(words)
    if own.territory:
        full = issuer_with_territory(words, *(ledger.text[s:e] for s, e in own.territory))
        if full != plain:
            ledger.note(f"{path}.issuer", "citation.issuer.own_territory", [span, *own.territory], 0.92)
            return full
    ledger.note(f"{path}.issuer", "citation.issuer", [span], 0.95)
    return plain


def _relation(ledger: Ledger, path: str, head: Head, link: Link) -> Relation:
    if link.cue:
        announced = link.cue.span == head.announced
        ledger.note(f"{path}.relation", "citation.announced" if announced else "citation.cue", [link.cue.span], 0.9)
        return link.cue.relation
    ledger.note(f"{path}.relation", "citation.no_cue", [Span(head.start, head.end)], 0.6)
    return "mentions"


def _within(
    flat: str, ledger: Ledger, path: str, link: Link, group: Group, group_of: dict[int, Group]
) -> str | None:
    outer = group_of.get(id(link.within)) if link.within else None
    if outer is None or outer is group:
        return None
    spans = outer.heads[0].number if outer.number and not outer.heads[0].blank else (Span(outer.heads[0].start, outer.heads[0].end),)
    if "-" not in outer.id:
        ledger.note(f"{path}.within", "citation.id", spans, 0.9)
    return outer.id


def _provisions(ledger: Ledger, path: str, group: Group) -> tuple[str, ...]:
    found: list[str] = []
    for head in group.heads:
        for span in head.provisions:
            words = RULES["joined"](ledger.text[span.start : span.end])
            if words not in found:
                ledger.note(f"{path}.provisions.{len(found)}", "joined", [span], 0.95)
                found.append(words)
    return tuple(found)


_SUBJECT = re.compile(
    r"[\s,¹²³)]*(?:\([^)]{0,60}\)\s*)?[“\"]?(?:về\s+việc|Về\s+việc|[vV]/v|về|(?=hướng\s+dẫn|Hướng\s+dẫn|quy\s+định|ban\s+hành|phê\s+duyệt|sửa\s+đổi|đề\s+nghị|triển\s+khai))\s*"
)


def _subject(flat: str, ledger: Ledger, path: str, group: Group, limits: dict[int, int]) -> str | None:
    """Note the subject phrase after the first mention that has one."""
    for head in group.heads:
        limit = limits.get(id(head), head.end)
        opened = _SUBJECT.match(flat, head.end, limit)
        if not opened:
            continue
        end = opened.end()
        stop = re.compile(r";|\.(?=\s|$)|:|,\s+(?:[A-ZĐUỦ][^,;.]{2,60}\s(?:đề nghị|yêu cầu|báo cáo|thông báo|kính|có ý kiến|giao|hướng dẫn))").search(flat, end, limit)
        edge = stop.start() if stop else limit
        words = flat[end:edge].rstrip(" ,;:.”\")")
        if len(words.split()) >= 2:
            return ledger.read(f"{path}.subject", "joined", Span(end, end + len(words)), confidence=0.8)
    return None


def _mention(flat: str, head: Head, link: Link, page_of: object) -> Mention:
    text = flat[head.start : head.end]
    end = head.end - (len(text) - len(text.rstrip(" ,;")))
    return Mention(
        text=joined(flat[head.start : end]), start=head.start, end=end, page=page_of(head.start),  # type: ignore[operator]
        relation=link.cue.relation if link.cue else "mentions",
    )  # fmt: skip


