"""Provinces and units by their folded names: printed names, what the reform of 2025 did to them.

Source: Nghị quyết 202/2025/QH15 (63 provinces became 34 from 1 July 2025, no district level, series of numbers begun
anew).
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from ..text.keys import bare_key
from .provinces import all_provinces
from .tables import cells, rows

REFORM = dt.date(2025, 7, 1)
_CITY_YEAR = "2026"  # a name that became a city in 2026 was that of a district-level city before


def _key(name: str) -> str:
    return bare_key(name).replace("-", " ")


_NAMES: dict[str, str] = {}
for _province in all_provinces():
    for _name in (_province.name, *_province.variants):
        _NAMES.setdefault(_key(_name), _province.name)
PROVINCES = frozenset(_NAMES)
"""Folded names of provinces, former ones and variants too."""
CENTRAL_CITIES = frozenset(
    _key(p.name) for p in all_provinces() if p.kind == "thành phố" and not p.valid_from.startswith(_CITY_YEAR)
)
"""Folded names of thành phố trực thuộc Trung ương of before 2026."""


@cache
def merged_into(folded: str) -> tuple[str, ...]:
    """Return the provinces that the reform merged into the one of this name, itself left out."""
    name = _NAMES.get(folded)
    olds = {_key(p.name) for p in all_provinces() if p.valid_to == "2025-06-30" and name in p.successors}
    return tuple(sorted(olds - {folded}))


def province_name(folded: str) -> str:
    """Return the printed name with its kind: `tỉnh Lạng Sơn`, `thành phố Hà Nội`."""
    kind = "thành phố" if folded in CENTRAL_CITIES else "tỉnh"
    return f"{kind} {bare_name(folded)}"


def bare_name(folded: str) -> str:
    """Return the bare printed name: `Lạng Sơn`."""
    return _NAMES.get(folded, folded.title())


@cache
def province_key(name: str) -> str:
    """Return the one folded name under which all spellings of a province meet."""
    return _key(_NAMES.get(_key(name), name))


@cache
def _units() -> dict[str, str]:
    return {
        _key(f"{row['kind']} {name}"): f"{row['kind']} {name}"
        for table in ("districts", "communes")
        for row in rows(table)
        for name in cells(row["names"])
    }


def unit_display(unit: str) -> str:
    """Return the printed name of a folded unit: `huyện Lộc Bình`; the folded one where it is in no table."""
    return _units().get(unit, unit)


@cache
def _provinces_of_districts() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("districts"):
        for name in cells(row["names"]):
            found.setdefault(_key(f"{row['kind']} {name}"), set()).add(province_key(row["province"]))
    return {unit: frozenset(provinces) for unit, provinces in found.items()}


@cache
def is_central_city(place: str, on: str | None, level: str | None = None) -> bool:
    """Tell whether "thành phố" with this folded name is a province: on the day, or by the level known beside it.

    Without both it is the city of the district level, where there was one of the name: Bắc Ninh, Huế.
    """
    if place in CENTRAL_CITIES:
        return place != "hue" or (level != "district" and (on or "9") >= "2025")
    if place not in PROVINCES:
        return False
    if level is not None or f"thanh pho {place}" not in _provinces_of_districts():
        return level in (None, "province")
    day = (on or "").replace("X", "0")
    return any(
        p.kind == "thành phố" and _key(p.name) == place and p.valid_from <= day <= (p.valid_to or "9")
        for p in all_provinces()
    )


def province_of_district(unit: str) -> str | None:
    """Return the folded province of a folded district: `huyen tran yen` gives `yen bai`.

    None where several have a district of that name, and for the districts of Huế, whose province changed its name.
    """
    found = _provinces_of_districts().get(unit, frozenset())
    return next(iter(found)) if len(found) == 1 and "hue" not in found else None


def merged(province: str | None) -> bool:
    """Tell whether the reform made a new province of this name."""
    return province is not None and bool(merged_into(province))
