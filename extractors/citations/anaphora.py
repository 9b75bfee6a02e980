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

from ..lexicon import spellings, type_of_word
from .bounds import any_of, phrases
from .cues import nearest_cue
from .group import Group
from .groups import law_name
from .heads import Head, type_before
from .relations import Link, clause_start

_TAILS = ("trên", "này", "dẫn", "nêu")
_COUNTS = {"hai": 2, "ba": 3, "bốn": 4}
_REACH = 90
_THIS_REACH = 1500
"""How far back the antecedent of "Kế hoạch này" may stand, in characters."""
_NAME_ENDS = re.compile(r"\s*(?:$|[,.;:()“”\"]|(?:và|hoặc|quy định|thì|là|có|được|như|cho|về|để|tại|đã)\b)")
_SERIAL_ENDS = re.compile(r"(?![\w/]|\s?[-–/]\s?\w|[.,]\d|\s+(?:ngày|tháng|của)\s)")
_ABOVE_ENDS = re.compile(r"\s*(?:$|[,.;:)”\"]|(?:và|hoặc|để|đã|được|đến|là|có|thì|vẫn|hết|của|về|không|cần)\b)")
"""What follows "Công văn trên" but not "công văn trên địa bàn"."""
_BACK_WORDS = frozenset(("nêu", "nói", "kể", "dẫn"))


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
        r"\s+(?P<back>(?:đã\s+)?(?:được\s+)?(?:nêu|nói|kể|dẫn)\s+(?:ở\s+)?trên|đã\s+(?:nêu|dẫn)|trên|này)$"
    )


def add_later_mentions(
    flat: str, groups: list[Group], regions: list[tuple[int, int]], own_type: str | None, appendix_from: int
) -> None:
    """Join the later mentions of the groups to them.

    Args:
        flat: The text, line breaks as blanks.
        groups: The cited documents, in the order of their first mentions.
        regions: Start and end of the paragraphs, in reading order.
        own_type: The type code of the citing document.
        appendix_from: Where the appendices begin, in which "Kế hoạch này" may be the appendix.
    """
    if not groups:
        return
    taken = _Taken(groups)
    first = min(group.heads[0].end for group in groups)
    found = [
        (group, head)
        for head, antecedents in _anaphors(flat, first, groups, own_type, appendix_from)
        if taken.free(head.start, head.end)
        for group in antecedents
    ]
    taken.add(head for _, head in found)
    for group in groups:
        found += _by_serial(flat, group, groups, taken)
        found += _by_law_name(flat, group, taken)
    starts = [start for start, _ in regions]
    for group, head in found:
        place = bisect_left(starts, head.start + 1) - 1
        if place < 0 or head.end > regions[place][1]:
            continue
        begin = clause_start(flat, max(regions[place][0], taken.end_before(head.start)), head.start)
        group.absorb(Group([head], [Link(nearest_cue(flat, begin, head.start), None)]))


class _Taken:
    """The places of the mentions found so far."""

    def __init__(self, groups: list[Group]) -> None:
        self.spans: list[tuple[int, int]] = []
        self.add(head for group in groups for head in group.heads)

    def add(self, heads: Iterable[Head]) -> None:
        """Take in the places of the heads."""
        self.spans = sorted({*self.spans, *((head.start, head.end) for head in heads)})

    def free(self, start: int, end: int) -> bool:
        """Tell whether no mention stands there."""
        place = bisect_left(self.spans, (end, 0))
        return place == 0 or self.spans[place - 1][1] <= start

    def end_before(self, at: int) -> int:
        """Return where the last mention before the place ends."""
        place = bisect_left(self.spans, (at, 0))
        return self.spans[place - 1][1] if place else 0


def _by_serial(flat: str, group: Group, groups: list[Group], taken: _Taken) -> list[tuple[Group, Head]]:
    """Find "Công văn số 698" after the full number, where no other cited document of the kind has this serial."""
    parsed = parse_number(group.number) if group.number else None
    if not (parsed and parsed.serial and parsed.symbol) or group.lead.blank:
        return []
    found: list[tuple[Group, Head]] = []
    words = f" {parsed.serial}"
    at = flat.find(words, group.heads[0].end)
    while at >= 0:
        start, end = at + 1, at + len(words)
        at = flat.find(words, end)
        if not _SERIAL_ENDS.match(flat, end) or not taken.free(start, end):
            continue
        before, _ = type_before(flat, max(group.heads[0].end, start - 60), start)
        code = type_of_word(flat[before.start : before.end]) if before else None
        if before is None or code not in ("VB", group.lead.type_code):
            continue
        if any(
            other is not group and other.number and (parse_number(other.number) or parsed).serial == parsed.serial
            and code in ("VB", other.lead.type_code)
            for other in groups
        ):  # fmt: skip
            continue
        found.append((group, Head(before.start, end, type_code=code)))
    return found


def _by_law_name(flat: str, group: Group, taken: _Taken) -> list[tuple[Group, Head]]:
    """Find a law's name alone after the place where it stands with number or date."""
    if not law_name(flat, group.heads[0]) or group.heads[0].law is None:
        return []
    law = group.heads[0].law
    name = flat[law.start : law.end]
    found: list[tuple[Group, Head]] = []
    at = flat.find(name, max(group.heads[0].end, law.end))
    while at >= 0:
        end = at + len(name)
        if _NAME_ENDS.match(flat, end) and taken.free(at, end):
            found.append((group, Head(at, end, type_code=group.heads[0].type_code)))
        at = flat.find(name, end)
    return found


def _anaphors(
    flat: str, start: int, groups: list[Group], own_type: str | None, appendix_from: int
) -> list[tuple[Head, list[Group]]]:
    """Find the words for antecedents, each with its documents."""
    found: list[tuple[Head, list[Group]]] = []
    for end in _tails(flat, start):
        match = _back().search(flat, max(start, end - _REACH), end)
        if not match or (match["back"] == "trên" and not _ABOVE_ENDS.match(flat, end)):
            continue
        head = Head(match.start(), end, type_code=type_of_word(match["type"]))
        antecedents = _antecedents(match, head, groups, own_type, appendix_from)
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
                or (word == "trên" and before in _BACK_WORDS | {"ở"})
            ):
                ends.append(end)
            at = flat.find(f" {word}", end)
    return sorted(ends)


def _antecedents(
    match: re.Match[str], head: Head, groups: list[Group], own_type: str | None, appendix_from: int
) -> list[Group]:
    """Return the documents that the words stand for; none where that is not certain."""
    code = head.type_code
    before = [group for group in groups if group.heads[0].end <= head.start]
    fitting = [group for group in before if code == "VB" or group.lead.type_code == code]
    back = match["back"]
    if match["type"].lower() in phrases("anaphoric_capital") and match["type"][0].islower():
        return []
    if match["serial"]:
        serial = match["serial"].lstrip("0")
        fitting = [group for group in fitting if group.number and _serial(group.number) == serial]
        return fitting if len(fitting) == 1 else []
    if back == "này":
        itself = code in (own_type, "VB") or head.start >= appendix_from or match["type"][0].islower()
        if itself or match["plural"] or match["of"]:
            return []
        fitting = [group for group in fitting if head.start - group.heads[-1].end < _THIS_REACH]
        return [max(fitting, key=lambda group: _last(group, head.start))] if fitting else []
    if not fitting:
        return []
    if not match["plural"]:
        if back == "trên" and match["of"]:
            return []
        return [max(fitting, key=lambda group: _last(group, head.start))]
    count = match["count"]
    if count:
        wanted = _COUNTS.get(count) or int(count)
        return fitting[-wanted:] if len(fitting) >= wanted else []
    return fitting


def _last(group: Group, at: int) -> int:
    """Return where the last mention of the group before the place begins."""
    return max(head.start for head in group.heads if head.start < at)


def _serial(number: str) -> str | None:
    parsed = parse_number(number)
    return parsed.serial.lstrip("0") if parsed and parsed.serial else None
