"""The fourth step: which mentions cite one document.

Those of one number with dates that can be one; also by a law's name, a serial alone, a number with a misprint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from schemas import Span, number_key
from schemas.dates import may_be_same_day, year_of
from schemas.number import parse_number, symbol_key, year_in

from ..lexicon import expand, type_named
from ..text.keys import bare_key
from .group import Group, Likely, Naming, joined, merged
from .head import Head
from .likely import by_form, by_vote, cut_short, may_be_misprinted
from .values import citation_id


def group_namings(flat: str, namings: Iterable[Naming]) -> list[Group]:
    """Put the mentions of one document together: the same number, and dates that can be one."""
    groups: list[Group] = []
    by_key: dict[str, list[int]] = {}
    for naming in namings:
        head = naming.head
        likely = by_form(flat, head) if head.printed and may_be_misprinted(head.printed) else None
        key = _key(flat, head, likely)
        same = next((at for at in by_key.get(key, ()) if may_be_same_day(groups[at].issued, head.issued)), None)
        single = Group((naming,), head.printed, key, head.issued, likely)
        if same is None:
            by_key.setdefault(key, []).append(len(groups))
            groups.append(single)
        else:
            groups[same] = joined(groups[same], single)
    if len(groups) > 1:
        groups = _by_law(flat, groups)
        groups = _by_serial(flat, groups)
        groups = _by_spaced_symbol(flat, groups)
        groups = cut_short(flat, by_vote(flat, groups))
    return identified(flat, groups)


def _key(flat: str, head: Head, likely: Likely | None) -> str:
    """Return what all mentions of one number share; without a number the type, the date and the words."""
    key = number_key(likely.number if likely else head.printed) if head.printed and not head.blank else None
    if key is not None:
        return key
    words = type_named(flat[head.type_span.start : head.type_span.end]) if head.type_span else None
    told = "" if head.printed else bare_key(flat[head.start : head.end])[:40]
    return f"{words.code if words else ''}|{symbol_key(head.printed)}|{head.issued}|{told}"


def identified(flat: str, groups: list[Group]) -> list[Group]:
    """Give each group its id; of two with one number the later one's ends in its year."""
    seen: set[str] = set()
    found = []
    for group in groups:
        key = citation_id(*(flat[s:e] for s, e in identity(group)))
        if key in seen:
            key += f"-{year_of(group.issued) or len(seen)}"
        seen.add(key)
        found.append(group._replace(id=key))
    return found


def identity(group: Group) -> tuple[Span, ...]:
    """Return the spans that the id is derived from: the number, or the words where there is none."""
    lead = group.lead
    return lead.number if group.number and not lead.blank else (Span(lead.start, lead.end),)


def _by_law(flat: str, groups: list[Group]) -> list[Group]:
    """Join laws of one name, not of two numbers, whose days or years can be one."""

    def same(a: Group, b: Group) -> Group | None:
        if (a.number and b.number and a.key != b.key) or not may_be_same_day(_time(a), _time(b)):
            return None
        both = joined(a, b)
        return both._replace(number=b.number, key=b.key, likely=b.likely) if b.number and not a.number else both

    return merged(groups, lambda group: {name for head in group.heads if (name := law_name(flat, head))}, same)


def law_name(flat: str, head: Head) -> str | None:
    """Return the folded name of the law, abbreviations spelled out; None where no name stands there."""
    return law_key(flat[head.law.start : head.law.end]) if head.law else None


def law_key(words: str) -> str:
    """Return the law's name without case, marks and abbreviations."""
    return " ".join(bare_key(expand(words)).replace(",", " ").replace("-", " ").split())


def _time(group: Group) -> str | None:
    """Return the day of the law, or the year in its number."""
    if group.issued:
        return group.issued
    parsed = parse_number(group.number) if group.number else None
    year = year_in(parsed.symbol) if parsed else None
    return str(year) if year else None


def _by_serial(flat: str, groups: list[Group]) -> list[Group]:
    """Join "Công văn số 698 ngày 16/3" with the one document of its kind that has this serial and a symbol."""
    full: dict[str, list[int]] = {}
    for at, group in enumerate(groups):
        if group.key and "/" in group.key and not group.key.endswith("/"):
            full.setdefault(group.key.split("/")[0] + "/", []).append(at)
    kept: list[Group | None] = list(groups)
    for at, group in enumerate(groups):
        if not (group.key and group.key.endswith("/")):
            continue
        fitting = [
            other for other in full.get(group.key, ())
            if kept[other] and may_be_same_day(groups[other].issued, group.issued) and _same_kind(group, groups[other])
            and _same_issuer(flat, group, groups[other])
        ]  # fmt: skip
        if len(fitting) == 1 and (whole := kept[fitting[0]]) is not None:
            first, later = sorted((at, fitting[0]))
            both = joined(kept[first] or group, kept[later] or whole)
            kept[first] = both._replace(number=whole.number, key=whole.key, likely=whole.likely)
            kept[later] = None
            full[group.key] = [first if other == fitting[0] else other for other in full[group.key]]
    return [group for group in kept if group]


def _by_spaced_symbol(flat: str, groups: list[Group]) -> list[Group]:
    """Join "03/LĐBC." with "03/LĐBC TSn ngày …": a date behind it shows the blank to be in the symbol."""
    spaced = {}
    for group in groups:
        words = flat[group.lead.number[0].start : group.lead.number[0].end] if len(group.lead.number) == 1 else ""
        if " " in words and re.search(r"\w\s\w", words):
            spaced[words] = group.key
    if not spaced:
        return groups

    def keys(group: Group) -> list[str]:
        number = group.lead.number
        whole = (key for words, key in spaced.items() if len(number) == 1 and flat.startswith(words, number[0].start))
        return [key for key in (next(whole, None), group.key) if key]

    def same(a: Group, b: Group) -> Group | None:
        if not may_be_same_day(a.issued, b.issued):
            return None
        both = joined(a, b)
        return both._replace(number=b.number, key=b.key) if b.key in spaced.values() else both

    return merged(groups, keys, same)


def _same_kind(a: Group, b: Group) -> bool:
    kinds = {a.first.head.type_code, b.first.head.type_code}
    return len(kinds - {None, "VB"}) <= 1


def _same_issuer(flat: str, a: Group, b: Group) -> bool:
    """Tell whether the issuers, where both are named, can be one: one name holds the other."""
    names = [name for group in (a, b) if (name := issuer_key(flat, group))]
    return len(names) < 2 or names[0] in names[1] or names[1] in names[0]


def issuer_key(flat: str, group: Group) -> str | None:
    """Return the folded name of the issuer as the first mention that has one names it."""
    span = next((head.issuer for head in group.heads if head.issuer), None)
    return bare_key(expand(flat[span.start : span.end])) if span else None
