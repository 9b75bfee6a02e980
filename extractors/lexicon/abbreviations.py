"""Abbreviations of running text: spelled out as a clerk would in the name of a body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from .tables import cells, rows


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One abbreviation and what it stands for, where its neighbours are of the given words."""

    short: str
    long: str
    after: tuple[str, ...]
    before: tuple[str, ...]
    example: tuple[str, str] | None


@cache
def abbreviation_table() -> tuple[Abbreviation, ...]:
    """Return the table in order of precedence: longest first, a row bound to neighbours before a free one."""
    read = []
    for row in rows("abbreviations"):
        text, _, spelled = row["example"].partition(" > ")
        example = (text, spelled) if spelled else None
        read.append(
            Abbreviation(row["short"], row["long"], tuple(cells(row["after"])), tuple(cells(row["before"])), example)
        )
    return tuple(sorted(read, key=lambda a: (-len(a.short), -len(a.after) - len(a.before))))


_JOINT = r"\s?(?:[&,\-–]|(?i:và)\b)?\s?"
_START = re.compile(r"(?<![\w./&\-–])(?=[A-ZĐƯTt])\w")
# Behind an abbreviation no letter and no further part of a symbol (UBND-NV, SNV/TCCC).
_EDGE = r"(?![\w&]|[/\-–]\w)"
_ANY = re.compile(r"[A-ZĐƯ]{2}|[A-Z]\.|N[gG]|[Tt][PpXx]\b")
_CITY = re.compile(r"(?<![\w.])(?:TP|Tp|tp|T\.P)(?:\s?\.\s?|\s)(?=[A-ZĐÂĂÊÔƠƯÁÀẢÃẠ])")
_CITY_ALONE = re.compile(r"(?<=\b[dD]ân )(?:TP|Tp)(?![\w.])")
_TOWN = re.compile(r"(?<![\w.])(?:TX|Tx|tx)(?:\s?\.\s?|\s)(?=[A-ZĐÂĂÊÔƠƯÁÀẢÃẠ])")


@cache
def _of_letter(letter: str) -> tuple[tuple[re.Pattern[str], Abbreviation], ...]:
    return tuple((re.compile(_pattern(entry)), entry) for entry in abbreviation_table() if entry.short[0] == letter)


@cache
def _any_of_letter(letter: str) -> re.Pattern[str]:
    """Return what tells at once that none of a letter's abbreviations stands at a place, as at most places."""
    return re.compile("|".join(pattern.pattern for pattern, _ in _of_letter(letter)) or r"(?!)")


def _pattern(entry: Abbreviation) -> str:
    parts = [r"\s+".join(re.escape(word) for word in part.split()) for part in entry.short.split("+")]
    ahead = f"(?=\\s*(?:{'|'.join(re.escape(word) for word in entry.before)}))" if entry.before else ""
    return _JOINT.join(parts) + _EDGE + ahead


@lru_cache(maxsize=8192)
def expand(text: str) -> str:
    """Spell out the abbreviations of bodies, territories and offices; all other words stay as they are.

    >>> expand("Sở KH&ĐT TP. Hồ Chí Minh"), expand("BTV Thành ủy")
    ('Sở Kế hoạch và Đầu tư thành phố Hồ Chí Minh', 'Ban Thường vụ Thành ủy')
    """
    if not _ANY.search(text):
        return text
    pieces: list[str] = []
    done = 0
    for start in _START.finditer(text):
        if start.start() < done or not _any_of_letter(start[0]).match(text, start.start()):
            continue
        for pattern, entry in _of_letter(start[0]):
            match = pattern.match(text, start.start())
            if match and (not entry.after or _stands_after(text[: start.start()], entry.after)):
                pieces += [text[done : start.start()], entry.long]
                done = match.end()
                break
    spelled = "".join(pieces) + text[done:]
    return _TOWN.sub("thị xã ", _CITY_ALONE.sub("thành phố", _CITY.sub("thành phố ", spelled)))


def _stands_after(text: str, heads: tuple[str, ...]) -> bool:
    before = text.rstrip(" \t\n\u00a0-:.").lower()
    return any(before.endswith(head.lower()) and not before[: -len(head)][-1:].isalnum() for head in heads)
