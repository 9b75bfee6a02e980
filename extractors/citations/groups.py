"""Mentions to documents: which heads cite one document."""

from __future__ import annotations

from collections.abc import Callable

from schemas import Span, number_key
from schemas.dates import may_be_same_day, year_of
from schemas.number import parse_number, symbol_key, year_in

from ..lexicon import expand, type_named
from ..text.letters import fold
from .group import Group
from .heads import Head
from .likely import by_form, by_vote, cut_short, may_be_misprinted
from .relations import Link
from .values import citation_id, date_of, number_as_printed


def group_heads(flat: str, pairs: list[tuple[Head, Link]]) -> list[Group]:
    """Put the mentions of one document together: the same number, and dates that can be one."""
    groups: list[Group] = []
    by_key: dict[str, list[Group]] = {}
    for head, link in pairs:
        number = number_as_printed(*(flat[s:e] for s, e in head.number)) if head.number else None
        issued = date_of(flat[head.date.start : head.date.end]) if head.date else None
        likely = by_form(flat, head) if number and may_be_misprinted(number) else None
        key = number_key(likely.number if likely else number) if number and not head.blank else None
        if key is None:
            words = type_named(flat[head.type_span.start : head.type_span.end]) if head.type_span else None
            told = "" if number else fold(flat[head.start : head.end])[:40]
            key = f"{words.code if words else ''}|{symbol_key(number)}|{issued}|{told}"
        group = next((g for g in by_key.get(key, ()) if may_be_same_day(g.issued, issued)), None)
        if group is None:
            group = Group(number=number, key=key, likely=likely)
            groups.append(group)
            by_key.setdefault(key, []).append(group)
        group.heads.append(head)
        group.links.append(link)
        group.issued = group.issued or issued
    if len(groups) > 1:
        groups = _joined(flat, groups)
    _identify(flat, groups)
    return groups


def _identify(flat: str, groups: list[Group]) -> None:
    """Give each group its id; of two with one number the later one's ends in its year."""
    seen: set[str] = set()
    for group in groups:
        group.id = citation_id(*(flat[s:e] for s, e in identity(group)))
        if group.id in seen:
            year = year_of(group.issued)
            group.id += f"-{year or len(seen)}"
        seen.add(group.id)


def identity(group: Group) -> tuple[Span, ...]:
    """Return the spans that the id is derived from: the number, or the words where there is none."""
    lead = group.lead
    return lead.number if group.number and not lead.blank else (Span(lead.start, lead.end),)


def _joined(flat: str, groups: list[Group]) -> list[Group]:
    """Join groups that name one document in different ways: by serial alone, by a law's name, with a misprint."""
    if any(group.heads[0].law for group in groups):
        groups = _by_pairs(groups, lambda a, b: _same_law(flat, a, b))
    if any(group.key and group.key.endswith("/") for group in groups):
        groups = _by_serial(flat, groups)
    if any(group.issued is None or group.key is None for group in groups) or len(groups) > 2:
        groups = by_vote(flat, groups)
    return cut_short(flat, groups)


def _by_pairs(groups: list[Group], same: Callable[[Group, Group], bool]) -> list[Group]:
    """Join each group into the first before it that is the same document."""
    kept: list[Group] = []
    for group in groups:
        earlier = next((other for other in kept if same(other, group)), None)
        if earlier is None:
            kept.append(group)
            continue
        earlier.absorb(group)
        if group.number and not earlier.number:
            earlier.number, earlier.key, earlier.likely = group.number, group.key, group.likely
    return kept


def _same_law(flat: str, a: Group, b: Group) -> bool:
    """Tell whether both are one law: the same name, not two numbers, and years that can be one."""
    if a.number and b.number:
        return a.key == b.key and may_be_same_day(a.issued, b.issued)
    names = {law_name(flat, head) for head in a.heads} & {law_name(flat, head) for head in b.heads} - {None}
    return bool(names) and may_be_same_day(_time(a), _time(b))


def law_name(flat: str, head: Head) -> str | None:
    """Return the folded name of the law, abbreviations spelled out; None where no name stands there."""
    if head.law is None:
        return None
    name = fold(expand(flat[head.law.start : head.law.end]))
    return " ".join(name.replace(",", " ").replace("-", " ").split())


def _time(group: Group) -> str | None:
    """Return the day of the law, or the year in its number."""
    if group.issued:
        return group.issued
    parsed = parse_number(group.number) if group.number else None
    year = year_in(parsed.symbol) if parsed else None
    return str(year) if year else None


def _by_serial(flat: str, groups: list[Group]) -> list[Group]:
    """Join "Công văn số 698 ngày 16/3" with the one document of its kind that has this serial and a symbol."""
    kept = list(groups)
    for group in groups:
        if not (group.key and group.key.endswith("/")):
            continue
        serial = group.key
        full = [
            other
            for other in kept
            if other.key and other is not group and other.key.startswith(serial) and other.key != serial
            and may_be_same_day(other.issued, group.issued) and _same_kind(group, other)
            and _same_issuer(flat, group, other)
        ]  # fmt: skip
        if len(full) != 1:
            continue
        first, later = sorted((group, full[0]), key=kept.index)
        number, key = full[0].number, full[0].key
        first.absorb(later)
        first.number, first.key, first.likely = number, key, full[0].likely
        kept.remove(later)
    return kept


def _same_kind(a: Group, b: Group) -> bool:
    kinds = {a.heads[0].type_code, b.heads[0].type_code}
    return len(kinds - {None, "VB"}) <= 1


def _same_issuer(flat: str, a: Group, b: Group) -> bool:
    """Tell whether the issuers, where both are named, can be one: one name holds the other."""
    named = [
        fold(expand(flat[span.start : span.end]))
        for group in (a, b)
        if (span := next((head.issuer for head in group.heads if head.issuer), None))
    ]
    return len(named) < 2 or named[0] in named[1] or named[1] in named[0]
