"""The likely reading of a misprinted number: by its own form, by another mention, by its neighbour of the same year.

What is printed stays; the likely reading stands beside it (`Citation.number_likely`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from schemas import Span, number_key
from schemas.number import parse_number, symbol_key, year_in

from ..dateforms import read_date
from ..rules import rule
from .group import Group, Likely, joined, merged
from .head import Head
from .values import number_as_printed

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
    laws: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        form = _ASSEMBLY.fullmatch(number_as_printed(group.number)) if group.number and group.key else None
        if form and len(group.lead.number) == 1:
            laws[form["year"]].append(group)
    settled = {
        id_of(group): likely for same in laws.values() for group in same if (likely := _whole(flat, group, same))
    }
    if not settled:
        return groups
    by_key = {group.key: group for group in groups}
    kept: list[Group] = []
    for group in groups:
        likely = settled.get(id_of(group))
        same = by_key.get(number_key(likely.number)) if likely else None
        later = same is not None and same.first.head.start < group.first.head.start
        kept.append(group._replace(likely=likely) if likely and not later else group)

    def keys(group: Group) -> Iterable[str]:
        likely = settled.get(id_of(group))
        return [key for key in (group.key, number_key(likely.number) if likely else None) if key]

    return merged(kept, keys, joined)


def id_of(group: Group) -> int:
    """Return where the group begins: no two begin at one place."""
    return group.first.head.start


def _whole(flat: str, group: Group, laws: list[Group]) -> Likely | None:
    """Return the number with the whole term, where the other laws of the year give one."""
    if group.likely or len(group.number or "") >= max(len(other.number or "") for other in laws):
        return None
    found: dict[str, tuple[Span, ...]] = {}
    for other in {law.number: law for law in laws}.values():
        spans = (*group.lead.number, *other.lead.number)
        value = number_by_neighbour(*(flat[span.start : span.end] for span in spans))
        if value:
            found.setdefault(value, spans)
    if len(found) != 1:
        return None
    ((value, spans),) = found.items()
    return Likely(value, "citation.number.neighbour", spans)


def by_vote(flat: str, groups: list[Group]) -> list[Group]:
    """Join groups whose numbers differ by one misprint, where other words show them to be one document."""

    def same(a: Group, b: Group) -> Group | None:
        winner = _winner(a, b) if _one_misprint(a, b) else None
        if winner is None:
            return None
        loser = b if winner is a else a
        spans = (*loser.lead.number, *winner.lead.number)
        value = number_of_other(*(flat[span.start : span.end] for span in spans))
        if value is None:
            return None
        both = joined(a, b)
        return both._replace(likely=Likely(value, "citation.number.voted", spans)) if loser is a else both

    return merged(groups, _misprint_keys, same)


def _misprint_keys(group: Group) -> list[str]:
    """Return keys that numbers one misprint apart share: serial and year; symbol and serial with a digit left out."""
    parsed = parse_number(group.number) if group.number else None
    if not (parsed and parsed.serial and parsed.symbol) or group.lead.blank or len(group.lead.number) != 1:
        return []
    year, serial, symbol = year_in(parsed.symbol), parsed.serial, symbol_key(parsed.symbol)
    if year:
        return [f"{serial}|{year}"]
    return [f"{serial}|", *(f"{symbol}|{serial[:at]}*{serial[at + 1 :]}" for at in range(len(serial)))]


def _winner(a: Group, b: Group) -> Group | None:
    """Return the group whose number counts: printed more often, else the one with a date."""
    if len(a.namings) != len(b.namings):
        return a if len(a.namings) > len(b.namings) else b
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
    if any(naming.listed for naming in (*a.namings, *b.namings)):
        return False
    later = undated.first.head.start > dated.first.head.start
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
