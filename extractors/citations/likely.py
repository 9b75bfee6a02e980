"""The likely reading of a misprinted number: by its own form, by another mention, by its neighbour of the same year.

What is printed stays; the likely reading stands beside it (`Citation.number_likely`).
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from schemas import Span, number_key
from schemas.number import parse_number, symbol_key, year_in

from ..dateforms import read_date
from ..rules import rule
from .group import Group, Likely
from .values import number_as_printed

if TYPE_CHECKING:
    from .heads import Head

_MISPRINT = re.compile(r"/\d{5}")
_FIVE_DIGITS = re.compile(r"(?P<serial>\d{1,5}[a-zđ]?)/(?P<year>\d{5})(?P<slash>/?)(?P<rest>\D.*)")
_ASSEMBLY = re.compile(r"(?P<front>\d+/(?P<year>(?:19|20)\d\d)/[A-Z]*QH)(?P<term>\d{1,2})")
_ALIKE = ("0OoQD", "1lIi|7", "5S", "8B3", "2Z", "6Gb")
"""Characters that are taken for each other."""
_FIRST_YEAR, _LAST_YEAR = 1945, 2049


def may_be_misprinted(number: str) -> bool:
    """Tell whether the number's own form shows a misprint: five digits where a year belongs."""
    return bool(_MISPRINT.search(number))


@rule("citation.number.likely")
def number_by_form(printed: str, date: str = "") -> str | None:
    """Read the likely number where a year of five digits stands: `45/25010/NĐ-CP`, `18/20202QĐ-UBND`.

    One digit too many is left out, one in place of the slash is read as the slash; only where one year can come of it,
    or the year of the document's own date.
    """
    match = _FIVE_DIGITS.fullmatch(number_as_printed(printed))
    if not match:
        return None
    digits = match["year"]
    found = {digits[:4]} if not match["slash"] else {digits[:i] + digits[i + 1 :] for i in range(5)}
    years = {year for year in found if _FIRST_YEAR <= int(year) <= _LAST_YEAR}
    issued = read_date(date) if date else None
    if issued:
        years &= {issued[:4]}
    return f"{match['serial']}/{years.pop()}/{match['rest']}" if len(years) == 1 else None


@rule("citation.number.voted")
def number_of_other(printed: str, other: str) -> str | None:
    """Read the likely number from another mention that differs by one misprint: `1954/MT-YT` beside `1054/MT-YT`."""
    a, b = number_as_printed(printed), number_as_printed(other)
    return b if a != b and (_serial_slip(a, b) or _symbol_slip(a, b)) else None


@rule("citation.number.neighbour")
def number_by_neighbour(printed: str, other: str) -> str | None:
    """Read the Quốc hội's term cut short as another law of the year has it: `49/2014/QH1`, `50/2014/QH13`."""
    a, b = (_ASSEMBLY.fullmatch(number_as_printed(part)) for part in (printed, other))
    if not (a and b) or a["year"] != b["year"] or len(a["term"]) >= len(b["term"]):
        return None
    return a["front"] + b["term"] if b["term"].startswith(a["term"]) else None


def by_form(flat: str, head: Head) -> Likely | None:
    """Return the likely number of the head by its own form and date."""
    if len(head.number) != 1:
        return None
    spans = (*head.number, head.date) if head.date else head.number
    value = number_by_form(*(flat[span.start : span.end] for span in spans))
    return Likely(value, "citation.number.likely", spans) if value else None


def cut_short(flat: str, groups: list[Group]) -> list[Group]:
    """Settle terms of the Quốc hội that are cut short by another law of the same year, which may be the same one."""
    laws = [group for group in groups if group.key and "QH" in group.key and len(group.lead.number) == 1]
    kept = list(groups)
    for group in laws if len(laws) > 1 else ():
        found: dict[str, tuple[Group, tuple[Span, ...]]] = {}
        for other in laws:
            spans = (*group.lead.number, *other.lead.number)
            value = number_by_neighbour(*(flat[span.start : span.end] for span in spans))
            if value:
                found.setdefault(value, (other, spans))
        if len(found) != 1 or group.likely:
            continue
        ((value, (other, spans)),) = found.items()
        likely = Likely(value, "citation.number.neighbour", spans)
        same = next((other for other in kept if other.key == number_key(value)), None)
        if same is None or kept.index(group) < kept.index(same):
            group.likely = likely
        if same is not None:
            first, later = sorted((group, same), key=kept.index)
            first.absorb(later)
            kept.remove(later)
    return kept


def by_vote(flat: str, groups: list[Group]) -> list[Group]:
    """Join groups whose numbers differ by one misprint, where other words show them to be one document."""
    kept = list(groups)
    for a, b in combinations(groups, 2):
        if a not in kept or b not in kept or not _one_misprint(a, b):
            continue
        winner = _winner(a, b)
        if winner is None:
            continue
        loser = b if winner is a else a
        spans = (*loser.lead.number, *winner.lead.number)
        value = number_of_other(*(flat[span.start : span.end] for span in spans))
        if value is None:
            continue
        if loser is a:
            a.likely = Likely(value, "citation.number.voted", spans)
        a.absorb(b)
        kept.remove(b)
    return kept


def _winner(a: Group, b: Group) -> Group | None:
    """Return the group whose number counts: printed more often, else the one with a date."""
    if len(a.heads) != len(b.heads):
        return a if len(a.heads) > len(b.heads) else b
    if (a.issued is None) != (b.issued is None):
        return a if a.issued else b
    return None


def _one_misprint(a: Group, b: Group) -> bool:
    if not (a.key and b.key and a.number and b.number) or abs(len(a.key) - len(b.key)) > 1 or a.likely or b.likely:
        return False
    if any(group.lead.blank or len(group.lead.number) != 1 for group in (a, b)):
        return False
    if a.issued and b.issued and a.issued != b.issued:
        return False
    if a.lead.type_code != b.lead.type_code:
        return False
    if _symbol_slip(a.number, b.number):
        return True
    if (a.issued and b.issued) or not (a.issued or b.issued):
        return False
    undated, dated = (a, b) if a.issued is None else (b, a)
    beside = {id(link.sibling_of) for link in (*a.links, *b.links)}
    if any(id(head) in beside for head in (*a.heads, *b.heads)) or any(link.sibling_of for link in undated.links):
        return False
    later = undated.heads[0].start > dated.heads[0].start
    return later and not any(head.issuer for head in undated.heads) and _serial_slip(a.number, b.number)


def _serial_slip(a: str, b: str) -> bool:
    """Tell whether only one digit of long serials differs, by one that looks alike, under one symbol without year."""
    left, right = parse_number(a), parse_number(b)
    if not (left and right and left.serial and right.serial) or year_in(left.symbol):
        return False
    if symbol_key(left.symbol) != symbol_key(right.symbol) or not left.symbol:
        return False
    first, second = left.serial, right.serial
    if len(first) != len(second) or len(first) < 3:
        return False
    differing = [(x, y) for x, y in zip(first, second, strict=True) if x != y]
    return len(differing) == 1 and _alike(*differing[0])


def _symbol_slip(a: str, b: str) -> bool:
    """Tell whether under one serial and year the symbols differ by one letter that is too many, missing or alike."""
    left, right = parse_number(a), parse_number(b)
    if not (left and right and left.serial and left.serial == right.serial):
        return False
    if year_in(left.symbol) != year_in(right.symbol):
        return False
    first, second = symbol_key(left.symbol), symbol_key(right.symbol)
    short, long = sorted((first, second), key=len)
    if len(short) < 4 or first == second:
        return False
    place = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if len(short) == len(long):
        return short[place + 1 :] == long[place + 1 :] and _alike(short[place], long[place])
    return len(long) - len(short) == 1 and short[place:] == long[place + 1 :]


def _alike(x: str, y: str) -> bool:
    return any(x in letters and y in letters for letters in _ALIKE)
