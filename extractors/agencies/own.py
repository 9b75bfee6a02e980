"""Own territory: what "UBND tỉnh", "Sở Nội vụ", "Thành ủy" mean in the mouth of the citing body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..dateforms import read_date
from ..lexicon import kind_of_province, province_in, sentence_case
from ..lexicon.lists import any_of
from ..lexicon.units import LEVEL_OF_COMMITTEE, any_kind, kind_and_name
from ..text.keys import name_key
from .bodies import parse_body
from .terms import TERM

_ENDS_IN_LEVEL = re.compile(rf"(?P<level>{any_kind()})$", re.I)
_PARTY_COMMITTEE = re.compile(
    r"(?P<level>Tỉnh|Thành|Huyện|Quận|Thị|Đảng)\s+(?:ủy|uỷ|(?<!Đảng\s)đoàn)(?:\s+(?P<unit>xã|phường))?$", re.I
)
_BARE_HEAD = re.compile(any_of("bare_heads"), re.I)
_BARE_TAIL = re.compile(rf"(?P<organ>.*(?<![Cc]ác)(?<![Ll]iên)(?<!-))\s(?P<head>{any_of('bodies_above')})")
"""An organ of the own body, or of the one above it: "Văn phòng Bộ", "Thanh tra Sở", "Hiệu trưởng Nhà trường"."""
_DEPARTMENT = re.compile(rf"(?:^|\svà\s+|{any_of('heads_of_departments')}\s+)(?:các\s+)?Sở\s+\w", re.I)
_KIND = LEVEL_OF_COMMITTEE | {"tp": "thành phố", "tp.": "thành phố", "đảng": "xã"}
_UNIT = re.compile(
    rf"(?:^|\s)(?P<kind>{any_kind()}|tp\.?)\s+"
    r"(?P<name>[^,;().\n]{2,40})$",
    re.I,
)
_PARTY_UNIT = re.compile(
    rf"(?:^|\s)(?P<kind>{'|'.join(LEVEL_OF_COMMITTEE)}|đảng)\s+(?:ủy|uỷ|(?<!đảng\s)đoàn)\s+(?:(?:xã|phường)\s+)?(?P<name>[^,;().\n]{{2,40}})$",
    re.I,
)


@lru_cache(maxsize=1024)
def _own(texts: tuple[str, ...]) -> tuple[str | None, dict[str, str]]:
    """Return the own province, and the own units by kind ("huyện" to "Lộc Bình"), from the citing document's words."""
    province = None
    units: dict[str, str] = {}
    plains = [re.sub(r"\s+", " ", text).strip() for text in texts]
    days = [day for plain in plains if (day := read_date(plain))]
    for plain in plains:
        match = _PARTY_UNIT.search(plain) or _UNIT.search(plain)
        if match:
            kind = _KIND.get(match["kind"].lower(), match["kind"].lower())
            units.setdefault(kind, _title_case(match["name"]))
        body = parse_body(plain, days[0] if days else None)
        if body.level == "district" and body.unit:  # "PHÒNG GD-ĐT AYUN PA": of the thị xã Ayun Pa
            kind, name = kind_and_name(body.unit)
            units.setdefault(kind, name)
        if province is None:
            named = province_in(plain)
            bare = named[0] if len(named) == 1 and len(plain) < 40 else None
            province = body.province or (bare and _named_on(bare, days[0] if days else None))
    return province, units


def _named_on(name: str, day: str | None) -> str | None:
    """Return the province that the place name stood for on the day: Huế was a city of Thừa Thiên Huế until 2025."""
    if day is None or kind_of_province(name, day):
        return name
    return parse_body(f"thành phố {name}", day).province or name


def _title_case(name: str) -> str:
    lost = name.isupper() or name.islower()
    return " ".join(word.capitalize() for word in name.split()) if lost else name.strip()


def append_own(name: str, own: Sequence[str]) -> str:
    """Return the name with the own territory appended where it says only "tỉnh", "Sở …", "Thành ủy"."""
    if province_in(name):
        return name
    term = TERM.search(name)
    if term and term.end() == len(name):
        return append_own(name[: term.start()], own) + name[term.start() :]
    organ = _BARE_TAIL.fullmatch(name)
    if organ and (body := _own_body(organ["head"], own)) != organ["head"]:
        return append_own(f"{organ['organ']} {body}", own)
    if _BARE_HEAD.fullmatch(name):
        name = _own_body(name, own)
        if province_in(name):
            return name
    province, units = _own(tuple(own))
    kind = (kind_of_province(province) or "tỉnh") if province else "tỉnh"
    level = _ENDS_IN_LEVEL.search(name)
    committee = _PARTY_COMMITTEE.search(name)
    if committee:
        return _with_committee(name, committee, province, kind, units)
    if level:
        word = level["level"].lower()
        own_name = _own_name(word, province, kind, units)
        return f"{name[: level.start()]}{word} {own_name}" if own_name else name
    if _DEPARTMENT.search(name) and province:
        return f"{name} {kind} {province}"
    return name


def _own_body(head: str, own: Sequence[str]) -> str:
    """Return the citing body, or the one above it, that the bare head means: "Tập đoàn", "Sở", "Nhà trường"."""
    kind = name_key(head.lower().removeprefix("nhà "))
    for text in own:
        if name_key(" ".join(text.split())).startswith(f"{kind} "):
            return sentence_case(text)
    return head


def _own_name(word: str, province: str | None, kind: str, units: dict[str, str]) -> str | None:
    if word == "tỉnh":  # a name of the header that no table knows is completed as printed
        return units.get(word) if province is None else province if kind == "tỉnh" else None
    if word == "thành phố":
        return province if kind == "thành phố" else units.get(word)
    return units.get(word)


def _with_committee(name: str, match: re.Match[str], province: str | None, kind: str, units: dict[str, str]) -> str:
    level = match["level"].lower()
    own_name = {
        "tỉnh": province if kind == "tỉnh" else None,
        "thành": province if kind == "thành phố" else units.get("thành phố"),
        "huyện": units.get("huyện"),
        "quận": units.get("quận"),
        "thị": units.get("thị xã"),
        "đảng": units.get((match["unit"] or "").lower()),
    }[level]
    if level == "đảng" and not match["unit"]:  # the committee of the own commune, where the citing body is of one
        unit = next((kind for kind in ("xã", "phường", "đặc khu") if kind in units), None)
        return f"{name} {unit} {units[unit]}" if unit else name
    return f"{name} {own_name}" if own_name else name
