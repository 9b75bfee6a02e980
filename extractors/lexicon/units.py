"""Units below the province: districts (to 2025-06-30) and communes (from 2025-07-01), looked up by kind and name."""

from __future__ import annotations

from functools import cache

from ..text.keys import name_key
from .provinces import earliest
from .tables import cells, rows

DISTRICT_KINDS = ("huyện", "quận", "thị xã", "thành phố")
COMMUNE_KINDS = ("xã", "phường", "thị trấn", "đặc khu")
LEVEL_OF_COMMITTEE = {"tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "quận": "quận", "thị": "thị xã"}
"""The word before "ủy" (of the Party), "đoàn" and "hội" → the kind of unit that the committee is of: Thành ủy."""
DISTRICTS_END = "2025-06-30"
# A unit rises from huyện to thị xã to thành phố; the table holds its last kind.
_RANK = {"huyện": 0, "thị xã": 1, "quận": 2, "thành phố": 3}


def kind_and_name(unit: str) -> tuple[str, str]:
    """Part a unit's name after its kind.

    >>> kind_and_name("thị xã Ayun Pa"), kind_and_name("huyện Hạ Lang")
    (('thị xã', 'Ayun Pa'), ('huyện', 'Hạ Lang'))
    """
    words = unit.split()
    length = 2 if " ".join(words[:2]) in (*DISTRICT_KINDS, *COMMUNE_KINDS) else 1
    return " ".join(words[:length]), " ".join(words[length:])


@cache
def any_kind() -> str:
    """Return a group that matches the words for a territory: "tỉnh", "thành phố", "huyện", "phường" …"""
    return f"(?:{'|'.join(dict.fromkeys(('tỉnh', 'thành phố', *DISTRICT_KINDS, *COMMUNE_KINDS)))})"


@cache
def _districts() -> dict[str, tuple[tuple[str, str, str], ...]]:
    return _read("districts")


@cache
def _communes() -> dict[str, tuple[tuple[str, str, str], ...]]:
    return _read("communes")


def _read(table: str) -> dict[str, tuple[tuple[str, str, str], ...]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in rows(table):
        for name in cells(row["names"]):
            found.setdefault(name_key(name), []).append((row["kind"], name, row["province"]))
    return {name: tuple(units) for name, units in found.items()}


def districts_named(name: str, kind: str | None = None, on: str | None = None) -> tuple[tuple[str, str, str], ...]:
    """Return (kind, name, province) of the districts of that name; of that kind where the kind tells them apart.

    The kind counts only from 2020 on, since a huyện of earlier papers may be a thị xã or thành phố by now.

    >>> districts_named("Hạ Lang")
    (('huyện', 'Hạ Lang', 'Cao Bằng'),)
    """
    same = _districts().get(name_key(name).lstrip("0"), ())
    if kind is None:
        return same
    exact = tuple(unit for unit in same if unit[0] == kind)
    risen = tuple(unit for unit in same if _RANK.get(unit[0], 0) > _RANK.get(kind, 0))
    if exact and (not risen or (earliest(on) or "") >= "2020"):
        return exact
    return exact + risen or same


def communes_named(name: str, kind: str | None = None) -> tuple[tuple[str, str, str], ...]:
    """Return (kind, name, province) of the communes, wards and special zones of that name since 2025-07-01."""
    return tuple(unit for unit in _communes().get(name_key(name), ()) if kind in (None, unit[0]))
