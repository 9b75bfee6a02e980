"""Later mentions that name a document by less than its number: "Công văn nêu trên", "Kế hoạch số 12", a law's name.

They join the citation of their antecedent as mentions; they never open one, and the first mention keeps deciding.
A document that speaks of itself ("Công văn này") mentions nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from schemas.number import parse_number

from ..lexicon import type_of_word
from ..lexicon.lists import any_of, phrases
from ..text.spelling import spellings
from .around import type_before
from .clauses import sentence_start
from .governing import governing
from .group import Group, Naming, joined
from .head import Head
from .patterns import LAW_WORD

_TAILS = ("trên", "này", "dẫn", "nêu")
_COUNTS = {"hai": 2, "ba": 3, "bốn": 4}
_REACH = 90
_PLURAL_REACH = 12000
"""How far back the antecedents of "các văn bản nêu trên" may stand, in characters."""
_SERIAL = re.compile(r"\d(?<=\s\d)\d{0,4}[a-zđ]?(?!\w)")  # begins with a figure: the search skips to the next one
_THIS_REACH = 1500
"""How far back the antecedent of "Kế hoạch này" may stand, in characters."""
_NAME_ENDS = re.compile(rf"\s*(?:$|[,.;:()“”\"]|{any_of('law_name_ends')}\b)")
_SERIAL_ENDS = re.compile(r"(?![\w/]|\s?[-–/]\s?\w|[.,]\d|\s+(?:ngày|tháng|của)\s)")
_ABOVE_ENDS = re.compile(rf"\s*(?:$|[,.;:)”\"]|{any_of('above_ends')}\b)")
"""What follows "Công văn trên" but not "công văn trên địa bàn"."""


@cache
def _last_words() -> frozenset[str]:
    """Return the last words of the types: "văn" of "công văn"."""
    return frozenset(words.split()[-1] for words in phrases("anaphoric_types"))


@cache
def _back() -> re.Pattern[str]:
    """The words for an antecedent, from the type word to "nêu trên"."""
    types = "|".join(spellings(words) for words in sorted(phrases("anaphoric_types"), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:(?P<plural>các|Các|những|(?P<count>0[2-9]|hai|ba|bốn))\s+)?(?P<type>(?i:{types}))"
        rf"(?:\s+{any_of('anaphoric_kinds')})?"
        r"(?:\s+số\s*:?\s*(?P<serial>\d{1,5}[a-zđ]?))?(?P<of>\s+của\s+[^,.;:()\d]{2,60}?)?"
        rf"\s+(?P<back>(?:đã\s+)?(?:được\s+)?{any_of('named_above')}\s+(?:ở\s+)?trên|đã\s+(?:nêu|dẫn)|trên|này)$"
    )


def with_later_mentions(
    flat: str, groups: list[Group], regions: list[tuple[int, int]], own_type: str | None, appendix_from: int
) -> list[Group]:
    """Return the groups with their later mentions.

    Args:
        flat: The text, line breaks as blanks.
        groups: The cited documents, in the order of their first mentions.
        regions: Start and end of the paragraphs, in reading order.
        own_type: The type code of the citing document.
        appendix_from: Where the appendices begin, in which "Kế hoạch này" may be the appendix.
    """
    if not groups:
        return groups
    taken = _Taken(groups)
    first = min(group.first.head.end for group in groups)
    found = [
        (at, head)
        for head, antecedents in _anaphors(flat, first, _Known(groups), own_type, appendix_from)
        if taken.free(head.start, head.end)
        for at in antecedents
    ]
    taken = taken.plus(head for _, head in found)
    found += _by_serial(flat, groups, taken)
    found += _by_law_name(flat, groups, taken)
    starts = [start for start, _ in regions]
    added: dict[int, list[Naming]] = {}
    for at, head in found:
        place = bisect_left(starts, head.start + 1) - 1
        if place < 0 or head.end > regions[place][1]:
            continue
        begin = sentence_start(flat, max(regions[place][0], taken.end_before(head.start)), head.start)
        added.setdefault(at, []).append(Naming(head, governing(flat, begin, head.start)))
    return [
        joined(group, group._replace(namings=tuple(added[at]))) if at in added else group
        for at, group in enumerate(groups)
    ]


class _Taken:
    """The places of the mentions found so far."""

    def __init__(self, groups: Iterable[Group], more: Iterable[Head] = ()) -> None:
        heads = [*(head for group in groups for head in group.heads), *more]
        self.groups = groups
        self.spans = sorted({(head.start, head.end) for head in heads})

    def plus(self, heads: Iterable[Head]) -> _Taken:
        """Return the places with those of the heads."""
        return _Taken(self.groups, heads)

    def free(self, start: int, end: int) -> bool:
        """Tell whether no mention stands there."""
        place = bisect_left(self.spans, (end, 0))
        return place == 0 or self.spans[place - 1][1] <= start

    def end_before(self, at: int) -> int:
        """Return where the last mention before the place ends."""
        place = bisect_left(self.spans, (at, 0))
        return self.spans[place - 1][1] if place else 0


class _Known:
    """The cited documents by type, to find those before a place."""

    def __init__(self, groups: list[Group]) -> None:
        self.groups = groups
        self.mentions: dict[str | None, list[tuple[int, int]]] = {}
        for at, group in enumerate(groups):
            for kind in {group.kind, "VB"}:
                self.mentions.setdefault(kind, []).extend((head.start, at) for head in group.heads)
        for places in self.mentions.values():
            places.sort()

    def before(self, code: str | None, at: int, reach: int = _PLURAL_REACH) -> list[int]:
        """Return the documents of the type mentioned within the reach before the place, the last mentioned last."""
        places = self.mentions.get(code, [])
        low, high = bisect_left(places, (at - reach, 0)), bisect_left(places, (at, 0))
        last = dict.fromkeys(number for _, number in places[low:high])
        return sorted(last, key=lambda number: self.groups[number].first.head.start)

    def last(self, code: str | None, at: int, reach: int) -> list[int]:
        """Return the document of the type mentioned last before the place, none beyond the reach."""
        places = self.mentions.get(code, [])
        high = bisect_left(places, (at, 0))
        if not high:
            return []
        start, number = places[high - 1]
        return [number] if at - start < reach else []


def _by_serial(flat: str, groups: list[Group], taken: _Taken) -> list[tuple[int, Head]]:
    """Find "Công văn số 698" after the full number, where no other cited document of the kind has this serial."""
    owners: dict[str, list[int]] = {}
    for at, group in enumerate(groups):
        parsed = parse_number(group.number) if group.number else None
        if parsed and parsed.serial:
            owners.setdefault(parsed.serial, []).append(at)
    found: list[tuple[int, Head]] = []
    for match in _SERIAL.finditer(flat) if owners else ():
        same = owners.get(match[0])
        if not same:
            continue
        start, end = match.span()
        if not _SERIAL_ENDS.match(flat, end) or not taken.free(start, end):
            continue
        before, _ = type_before(flat, max(0, start - 60), start)
        code = type_of_word(flat[before.start : before.end]) if before else None
        fitting = [at for at in same if code in ("VB", groups[at].kind)]
        if before is None or len(fitting) != 1:
            continue
        group = groups[fitting[0]]
        if group.lead.numbered_fully and not group.lead.blank and group.first.head.end <= before.start:
            found.append((fitting[0], Head(before.start, end, type_code=code)))
    return found


def _by_law_name(flat: str, groups: list[Group], taken: _Taken) -> list[tuple[int, Head]]:
    """Find a law's name alone after the place where it stands with number or date."""
    names = {
        flat[law.start : law.end]: at
        for at, group in reversed(list(enumerate(groups)))
        if (law := group.first.head.law)
    }
    lengths = sorted({len(name) for name in names}, reverse=True)
    found: list[tuple[int, Head]] = []
    for match in LAW_WORD.finditer(flat) if names else ():
        start = match.start()
        for length in lengths:
            at = names.get(flat[start : start + length])
            if at is None or not _NAME_ENDS.match(flat, start + length):
                continue
            first = groups[at].first.head
            law_end = first.law.end if first.law else 0
            if start >= max(first.end, law_end) and taken.free(start, start + length):
                found.append((at, Head(start, start + length, type_code=first.type_code)))
            break
    return found


def _anaphors(
    flat: str, start: int, known: _Known, own_type: str | None, appendix_from: int
) -> list[tuple[Head, list[int]]]:
    """Find the words for antecedents, each with its documents."""
    found: list[tuple[Head, list[int]]] = []
    for end in _tails(flat, start):
        match = _back().search(flat, max(start, end - _REACH), end)
        if not match or (match["back"] == "trên" and not _ABOVE_ENDS.match(flat, end)):
            continue
        head = Head(match.start(), end, type_code=type_of_word(match["type"]))
        antecedents = _antecedents(match, head, known, own_type, appendix_from)
        if antecedents:
            found.append((head, antecedents))
    return found


def _tails(flat: str, start: int) -> list[int]:
    """Return where words end that an anaphor may end in: after a word for a type, or "nêu trên", "đã dẫn"."""
    ends: list[int] = []
    for word in _TAILS:
        at = flat.find(f" {word}", start)
        while at >= 0:
            end = at + 1 + len(word)
            before = flat[flat.rfind(" ", 0, at) + 1 : at].lower()
            if not flat[end : end + 1].isalnum() and (
                before == "đã"
                or (word in ("trên", "này") and (before in _last_words() or before.isdigit()))
                or (word == "trên" and before in phrases("named_above") | {"ở"})
            ):
                ends.append(end)
            at = flat.find(f" {word}", end)
    return sorted(ends)


def _antecedents(
    match: re.Match[str], head: Head, known: _Known, own_type: str | None, appendix_from: int
) -> list[int]:
    """Return the documents that the words stand for; none where that is not certain."""
    code, back = head.type_code, match["back"]
    if match["type"].lower() in phrases("anaphoric_capital") and match["type"][0].islower():
        return []
    if match["serial"]:
        serial = match["serial"].lstrip("0")
        fitting = [
            at for at in known.before(code, head.start, head.start) if _serial(known.groups[at].number) == serial
        ]
        return fitting if len(fitting) == 1 else []
    if back == "này":
        itself = code in (own_type, "VB") or head.start >= appendix_from or match["type"][0].islower()
        return [] if itself or match["plural"] or match["of"] else known.last(code, head.start, _THIS_REACH)
    if not match["plural"]:
        return [] if back == "trên" and match["of"] else known.last(code, head.start, head.start + 1)
    fitting = known.before(code, head.start)
    count = match["count"]
    if not count:
        return fitting
    wanted = _COUNTS.get(count) or int(count)
    return fitting[-wanted:] if len(fitting) >= wanted else []


def _serial(number: str | None) -> str | None:
    parsed = parse_number(number) if number else None
    return parsed.serial.lstrip("0") if parsed and parsed.serial else None
