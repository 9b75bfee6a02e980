"""Whose body an issuer is: the level of its authority and the province it belongs to, at the document's date.

A name may hold its own territory ("Ủy ban nhân dân huyện Hạ Lang"); else the body printed above it does, else the place
of issue, which for a local body is its own unit's name (Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.4). Where these leave
two provinces open, there is none: a wrong province is worse than a missing one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from schemas.dispatch import Level

from ..lexicon.abbreviations import expand
from ..lexicon.agencies import level_of_body
from ..lexicon.provinces import earliest, kind_of_province, may_end_province, province_at, province_name
from ..lexicon.symbols import issuer_of_symbol
from ..lexicon.tables import rows
from ..lexicon.units import (
    COMMUNE_KINDS,
    DISTRICTS_END,
    LEVEL_OF_COMMITTEE,
    communes_named,
    districts_named,
    kind_and_name,
)
from ..text.keys import name_key


@dataclass(frozen=True, slots=True)
class Territory:
    """Level of the authority, bare name of its province, the unit itself (`huyện Hạ Lang`); None where not certain."""

    level: Level | None = None
    province: str | None = None
    unit: str | None = None


@cache
def _class(name: str) -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in rows("body_classes") if row["class"] == name))


_PARTY = re.compile(rf"\b({'|'.join(LEVEL_OF_COMMITTEE)}) ?(ủy|đoàn|hội)\b")
_UNIT = re.compile(
    r"(?<!cấp )\b(?:(thị xã|thành phố|thị trấn|đặc khu|tỉnh|huyện|quận|phường)\b"
    r"|(?<!tác )(?<!tấn )(xã)\b(?! hội\b)|(tp)\b\.?)"
)
_SEPARATOR = re.compile(r"[,;:()]")
_SEATS = frozenset({"Hà Nội", "Hồ Chí Minh"})
"""Cities where central bodies and their schools sit: as a place of issue they tell nothing by themselves."""


@lru_cache(maxsize=4096)
def territory_of(
    name: str | None,
    place: str | None = None,
    on: str | None = None,
    *,
    parent: str | None = None,
    symbol: str | None = None,
) -> Territory:
    """Return level, province and unit of the body that issues under this name.

    `place` is the địa danh of the date line, `on` the document's date as EDTF, `parent` the body printed above it,
    `symbol` the number's symbol, asked only where no name is printed.

    >>> territory_of("ỦY BAN NHÂN DÂN HUYỆN HẠ LANG")
    Territory(level='district', province='Cao Bằng', unit='huyện Hạ Lang')
    >>> territory_of("SỞ NỘI VỤ", "Bình Thuận", parent="UBND TỈNH BÌNH THUẬN")
    Territory(level='province', province='Bình Thuận', unit='tỉnh Bình Thuận')
    """
    if not name:
        return _by_symbol(symbol, place, on)
    folded = name_key(expand(name)).removeprefix("chủ tịch ").removeprefix("giám đốc ")
    named = _named(folded, on)
    if _class("other").match(folded):
        return _other(folded, named, place, on, parent)
    if named.level is None and (level_of_body(folded) == "central" or _class("central").match(folded)):
        local = _bare_province(folded) if folded.startswith(("cục ", "kho bạc")) else None
        return Territory("province", local, _unit_of_province(local, on)) if local else Territory("central")
    above = territory_of(parent, place, on) if parent else Territory()
    if named.level is None and named.unit:  # "thành phố Huế" without a date: of either level
        return Territory(None, above.province, named.unit)
    if named.level is None:
        named = _implied(folded, on)
    if named.level is None and above.level and above.level not in ("central", "other"):
        return above
    if named.level is None and above.level == "other":
        return Territory("other", above.province)
    if named.level and named.province is None:
        province = above.province if named.level != "province" or above.level == "province" else None
        province = _narrowed(named, province, on) or _from_place(named, place, on)
        unit = named.unit or (_unit_of_province(province, on) if named.level == "province" else None)
        return Territory(named.level, province, unit)
    if named.level:
        return named
    if above.level == "central":
        return Territory("central")
    if folded in ("ủy ban nhân dân", "hội đồng nhân dân") and place:
        return _at_place(place, on)
    here = province_name(place) if place else None
    return Territory("province", here, _unit_of_province(here, on)) if here and here not in _SEATS else Territory()


def _named(folded: str, on: str | None) -> Territory:
    """The territory that a name itself holds behind "tỉnh", "huyện" … or "Tỉnh ủy", "Huyện đoàn" …"""
    text = _PARTY.sub(lambda match: f"{match[2]} {LEVEL_OF_COMMITTEE[match[1]]}", folded)
    units = [_unit_at(text, match, on) for match in _UNIT.finditer(text)]
    open_unit = next((unit for unit in units if unit.unit and not unit.level), None)
    units = [unit for unit in units if unit.level]
    if not units:
        return open_unit or Territory()
    order = ("commune", "district", "province")
    units.sort(key=lambda unit: order.index(unit.level or "province"))
    lowest = units[0]
    above = next((unit.province for unit in reversed(units) if unit.province), None)
    province = lowest.province or above or (_bare_province(folded) if lowest.level != "province" else None)
    return Territory(lowest.level, _narrowed(lowest, province, on) if not lowest.province else province, lowest.unit)


def _unit_at(text: str, match: re.Match[str], on: str | None) -> Territory:
    kind = match[1] or match[2] or "thành phố"
    rest = _SEPARATOR.split(text[match.end() :])[0].split()
    for length in range(min(6, len(rest)), 0, -1):
        found = _known_unit(kind, " ".join(rest[:length]).strip(" .-"), on)
        if found:
            return found
    if kind == "tỉnh":
        return Territory("province")
    if kind in COMMUNE_KINDS:
        words = " ".join(rest[:4])
        following = _UNIT.search(words)
        name = " ".join(
            word.capitalize() for word in words[: following.start() if following else None].strip(" -").split()
        )
        return Territory("commune", None, f"{kind} {name}" if name else None)
    if kind == "thành phố":  # "UBND thành phố" alone may be of either level
        return Territory()
    return Territory("district")


def _known_unit(kind: str, name: str, on: str | None) -> Territory | None:
    if kind in ("tỉnh", "thành phố"):
        province = province_name(name)
        if province and (kind == "tỉnh" or _is_city(province, on)):
            return Territory("province", province, _unit_of_province(province, on))
        if province == "Huế" and earliest(on) is None:
            return Territory(None, None, "thành phố Huế")
    if kind in COMMUNE_KINDS:
        day = earliest(on)
        found = communes_named(name, kind)
        if not found or day is None or day <= DISTRICTS_END:
            return None
        provinces = {unit[2] for unit in found}
        return Territory("commune", provinces.pop() if len(provinces) == 1 else None, f"{kind} {found[0][1]}")
    if kind == "tỉnh":
        return None
    found = districts_named(name, kind, on)
    if not found:
        return None
    return Territory("district", _only_province(found, on), f"{kind} {found[0][1]}")


def _only_province(districts: tuple[tuple[str, str, str], ...], on: str | None) -> str | None:
    """The province of all of them at the day, None where they lie in several."""
    before = (earliest(on) or "") < "2025-01-01"
    provinces = {"Thừa Thiên Huế" if before and unit[2] == "Huế" else unit[2] for unit in districts}
    return province_at(provinces.pop(), on) if len(provinces) == 1 else None


def _is_city(province: str, on: str | None) -> bool:
    """Whether "thành phố X" is the centrally-run city; Huế, Bắc Ninh … were provincial cities at other dates."""
    if earliest(on) is None:
        return province in ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ")
    return kind_of_province(province, on) == "thành phố"


def _unit_of_province(province: str | None, on: str | None) -> str | None:
    kind = kind_of_province(province, on) or kind_of_province(province, None) if province else None
    return f"{kind} {province}" if kind else None


def _bare_province(folded: str, saigon: bool = False) -> str | None:
    """A province named without its kind; the last one, since a name ends with its territory."""
    words = _SEPARATOR.sub(" ", folded).split()
    for end in range(len(words), 0, -1):
        if not may_end_province(words[end - 1]):
            continue
        for start in range(max(0, end - 5), end):
            found = province_name(" ".join(words[start:end])) if start else None
            # "hòa bình", "thái bình" are words too; a name goes on behind them: Ủy ban Hòa bình Việt Nam.
            if found and words[end : end + 1] != ["việt"] and (saigon or found != "Hồ Chí Minh"):
                return found
    return None


def _implied(folded: str, on: str | None) -> Territory:
    """What the kind of body says where the name holds no unit: a Sở is of a province; a name may end in a bare one."""
    province = _bare_province(folded)
    if province:
        cities = districts_named(province, "thành phố", on) if folded.startswith("phòng ") else ()
        if cities and folded.endswith(name_key(province)):  # a phòng is of the city that bears the province's name
            return Territory("district", _only_province(cities, on), f"thành phố {cities[0][1]}")
        return Territory("province", province, _unit_of_province(province, on))
    if _class("provincial").match(folded):
        return Territory("province")
    if _class("local").match(folded):
        words = folded.split()
        for length in (4, 3, 2):
            found = districts_named(" ".join(words[-length:]), None, on) if len(words) > length else ()
            province = _only_province(found, on)
            if province:
                return Territory("district", province, f"{found[0][0]} {found[0][1]}")
    return Territory()


def _narrowed(unit: Territory, province: str | None, on: str | None) -> str | None:
    """The province that other evidence gives, if the unit can lie in it."""
    if province is None or unit.level != "district" or unit.unit is None:
        return province
    _, name = kind_and_name(unit.unit)
    lies_in = {p for district in districts_named(name) for p in (district[2], province_at(district[2], on))}
    lies_in |= {"Thừa Thiên Huế"} if "Huế" in lies_in else set()
    return province if not lies_in or province in lies_in else None


def _from_place(unit: Territory, place: str | None, on: str | None) -> str | None:
    if not place:
        return None
    folded = name_key(expand(place))
    province = province_name(folded)
    if province:
        if province == "Huế" and (earliest(on) or "9") < "2025-01-01":
            province = "Thừa Thiên Huế"
        own_name = unit.unit and name_key(unit.unit).endswith(name_key(place))
        return _narrowed(unit, province, on) if not own_name or unit.level == "province" else None
    if unit.level == "commune" and communes_named(folded) and (earliest(on) or "") > DISTRICTS_END:
        provinces = {found[2] for found in communes_named(folded)}
        return provinces.pop() if len(provinces) == 1 else None
    kind = re.match(r"(huyện|quận|thị xã|thành phố|tp\.?) ", folded)
    found = districts_named(folded[kind.end() :] if kind else folded, None, on)
    return _only_province(found, on)


def _at_place(place: str, on: str | None) -> Territory:
    """The unit that gives its name to the place of issue of "Ủy ban nhân dân", where only one can."""
    province = _from_place(Territory(), place, on)
    if province and not province_name(place) and (earliest(on) or "") <= DISTRICTS_END:
        return Territory("district", province)
    return Territory(None, province)


def _other(folded: str, named: Territory, place: str | None, on: str | None, parent: str | None) -> Territory:
    """Companies, schools, hospitals: a territory's own only where the parent or the name ("tỉnh", "huyện") says so."""
    above = territory_of(parent, place, on) if parent else Territory()
    company = bool(_class("company").match(folded))
    if above.level and above.level not in ("central", "other"):
        return Territory("other", above.province) if company else above
    if _class("branch").match(folded):
        return Territory("other", named.province or _bare_province(folded, saigon=True))
    if (
        named.unit
        and named.province
        and not named.unit.startswith("thành phố")
        and not _class("national").match(folded)
    ):
        return Territory("other", named.province) if company else named
    return Territory("other")


def _by_symbol(symbol: str | None, place: str | None, on: str | None) -> Territory:
    """Where no name is printed: the symbol's issuer gives the level, the place the province."""
    levels = {level for _, level in issuer_of_symbol(symbol or "")}
    level: Level | None = levels.pop() if len(levels) == 1 else None
    if level in ("central", "other"):
        return Territory(level)
    if not symbol or (level is None and not levels):
        return Territory()
    province = _from_place(Territory(level), place, on)
    return Territory(level, province, _unit_of_province(province, on) if level == "province" else None)
