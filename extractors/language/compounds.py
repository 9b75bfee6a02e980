"""Names whose later words look like verbs: "Đoàn giám sát", "đơn vị sử dụng lao động", "Phòng Quản lý đô thị"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from ..lexicon.agencies import agency_table
from ..lexicon.tables import rows

_LINKS = frozenset(("-", "–", "—", ","))
_STOPS = frozenset((".", ";", ":", ")", "/", "./"))
_OF = frozenset(("của", "do", "gồm", "thuộc"))
_AFTER_OFFICE = ("trưởng", "chánh")
"""First words of the office of a head, its body's name from the second word on: "Trưởng phòng Quản lý đô thị"."""


def compound_end(words: list[str], at: Mapping[str, Mapping[int, int]], start: int, end: int) -> int:
    """Return where a head with the verb that names it ends: `end` where the verb after it is what it does.

    Before another verb, a mark or the end of the text it is a name ("Đoàn giám sát hoàn thiện báo cáo"), before an
    object not ("Đoàn kiểm tra các đơn vị"). A mere kind of bodies ("đơn vị chủ trì") must stand before a verb, a colon
    or the end.
    """
    for heads, verbs, named in (("WORK_HEAD", "WORK", True), ("KIND_HEAD", "KIND", False)):
        if not any(stop == end and begin >= start for begin, stop in at.get(heads, {}).items()):
            continue
        behind = at.get(verbs, {}).get(_next(words, end))
        if behind is None:
            continue
        if words[behind - 2].lower() == "chủ" and start and words[start - 1].lower() in ("giao", "công"):
            continue  # "Giao các đơn vị chủ trì xây dựng": the duty
        following = _next(words, behind)
        if following >= len(words) or following in at.get("ACTION", {}) or words[following] == ":":
            return behind
        if named and (words[following] in _STOPS or words[following] == "," or words[following].lower() in _OF):
            return behind
        if named and (following in at.get("STOP", {}) or following in at.get("TAIL", {}) or words[following].isdigit()):
            return behind
        if not named and words[_next(words, end)].lower() == "sử":
            return behind  # "đơn vị sử dụng lao động": whose workers they are
        task = at.get("TASK", {}).get(following)
        if not named and task is not None and _next(words, task) in at.get("ACTION", {}):
            return task  # "cơ quan chủ trì nhiệm vụ gửi hồ sơ"
    return end


def _next(words: list[str], position: int) -> int:
    while position < len(words) and words[position].isspace():
        position += 1
    return position


@cache
def _known() -> dict[str, set[tuple[str, ...]]]:
    """The names of bodies of three words and more, in small letters without marks, by their first word."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for agency in agency_table():
        parts = _plain(agency.name)
        if agency.kind != "unit" and len(parts) > 2:
            found[parts[0]].add(parts)
    return found


@cache
def _fields() -> dict[str, set[tuple[str, ...]]]:
    """The fields that bodies are named after ("Thi đua - Khen thưởng"), as `_known`."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    names = [parts[1:] for word in ("sở", "bộ", "phòng") for parts in _known().get(word, ())]
    for parts in [*names, *(_plain(row["long"]) for row in rows("abbreviations"))]:
        if len(parts) > 1:
            found[parts[0]].add(parts)
    return found


def _plain(name: str) -> tuple[str, ...]:
    return tuple(part for part in name.lower().replace(",", " ").split() if part not in _LINKS)


def known_name_end(words: list[str], index: int, head_end: int) -> int:
    """Return where the longest known name of a body that begins at the token ends, whatever marks join it; else 0.

    Behind a head that ends at `head_end` the name of a field in capitals is one too: "Ban Thi đua khen thưởng".
    """
    begin = index + (words[index].lower() in _AFTER_OFFICE)
    best = 0
    if begin < len(words):
        best = _longest(words, begin, _known())
    field = _next(words, head_end)
    if field < len(words) and words[field][:1].isupper():
        best = max(best, _longest(words, field, _fields()))
    return best


def _longest(words: list[str], begin: int, names: Mapping[str, set[tuple[str, ...]]]) -> int:
    best = 0
    for parts in names.get(words[begin].lower(), ()):
        position = begin
        for part in parts:
            while position < len(words) and (words[position] in _LINKS or words[position].isspace()):
                position += 1
            if position >= len(words) or words[position].lower() != part:
                break
            position += 1
        else:
            best = max(best, position)
    return best


@cache
def comma_names() -> frozenset[tuple[str, str]]:
    """The words before and after a comma inside the names of known bodies: "Cục Quản lý Khám, chữa bệnh"."""
    return frozenset(
        (left.split()[-1], right.split()[0])
        for agency in agency_table()
        for left, comma, right in (agency.name.partition(", "),)
        if comma and right[0].islower()
    )


def office_of_both(words: list[str], position: int, following: int) -> bool:
    """Tell whether "và" stands in "Văn phòng HĐND và UBND", one office of two bodies."""
    office = [word.lower() for word in words[max(0, position - 3) : position - 1]] == ["văn", "phòng"]
    return office and words[position - 1].isupper() and words[following].isupper()


def both(words: list[str], end: int) -> int:
    """Return the end of "ông (bà)", "ông/bà", of which `end` is that of "ông"."""
    rest = [word.lower() for word in words[end : end + 3]]
    if rest == ["(", "bà", ")"]:
        return end + 3
    return end + 2 if rest[:2] in (["/", "bà"], [",", "bà"], ["-", "bà"]) else end
