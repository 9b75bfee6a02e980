"""Level and province of a body from the words of its printed name."""

from __future__ import annotations

import re
from functools import cache

from ..layout.views import key_of
from ..lexicon import province_in, province_name
from ..lexicon.tables import cells, rows

_CENTRAL = re.compile(
    r"(?:bo(?! chi huy| tu lenh| phan)|chinh phu|thu tuong|quoc hoi|chu tich nuoc|uy ban thuong vu|van phong (?:chinh phu|quoc hoi|trung uong|chu tich nuoc)"
    r"|ban (?:bi thu|chap hanh trung uong)|bo chinh tri|tong cuc|cuc|vu|thanh tra chinh phu|kiem toan nha nuoc|toa an nhan dan toi cao"
    r"|vien kiem sat nhan dan toi cao|ngan hang nha nuoc|bao hiem xa hoi viet nam|uy ban dan toc|uy ban quan ly von|tong lien doan"
    r"|uy ban trung uong|hoi dong (?:dan toc|bau cu quoc gia)|quan khu|bo tu lenh|thong tan xa|dai truyen hinh viet nam)(?![a-z])|.*\btrung uong\b"
)
_OTHER = re.compile(
    r"(?:cong ty|tong cong ty|tap doan|ngan hang|dai hoc|truong|hoc vien|vien|benh vien|hoi|hiep hoi|chi nhanh|vnpt|buu dien|dien luc"
    r"|xi nghiep|nha may|khoa|lien minh|quy|trung tam|vien thong|nha xuat ban|hop tac xa)(?![a-z])"
)
_COMMUNE = re.compile(r"(?<![a-z])(?:xa|phuong|thi tran|dac khu)(?= (?!hoi|doan|vien))")
_DISTRICT = re.compile(
    r"(?<![a-z])(?:huyen|quan|thi xa|huyen uy|quan uy|thi uy|huyen doan|quan doan)(?= )(?! (?:su|ly|khu|doi|tri)(?![a-z]))"
)
_PROVINCE = re.compile(r"(?<![a-z])(?:tinh|tinh uy|tinh doan)(?= )|(?:so)(?= )")
_CITY = re.compile(r"(?<![a-z])(?:thanh pho|tp\.?|thanh uy|thanh doan|t\.p\.?)\s*(?P<name>.+)$")
_UNIT = re.compile(
    r"(?P<kind>huyện|quận|thị xã|thành phố|tp\.?|xã|phường|thị trấn|đặc khu|huyện ủy|quận ủy|thị ủy|thành ủy|huyện uỷ|quận uỷ|thị uỷ|thành uỷ)\s+(?P<name>.+)$",
    re.I,
)
_KINDS = {"tp": "thành phố", "tp.": "thành phố"}


def level_of_names(names: list[str]) -> str | None:
    """Return the level of the authority that names in capitals, from the top, belong to.

    `central`, `province` (a Sở too), `district`, `commune`; `other` for companies and for schools of central bodies.
    """
    private = False
    for name in reversed(names):
        level = _level_of(name)
        if level is not None:
            return "other" if private and level == "central" else level
        private = private or bool(_OTHER.match(key_of(name)))
    return "other" if names else None


def _level_of(name: str) -> str | None:
    """Return the level that one name tells, or None where the name alone tells none ("PHÒNG NỘI VỤ", "TRƯỜNG …")."""
    key = key_of(name)
    if re.match(r"so (?!\d)", key) and name.startswith("S"):
        return "province"
    if _COMMUNE.search(key):
        return "commune"
    if _DISTRICT.search(key):
        return "district"
    city = _CITY.search(key)
    if city:
        shift = city.start("name")
        return "province" if province_name(name[shift:]) or province_in(name[shift:]) else "district"
    if _PROVINCE.search(key):
        return "province"
    if _CENTRAL.match(key):
        return "province" if province_in(name) and not key.startswith(("bo ", "vu ")) else "central"
    if _OTHER.match(key):
        return None
    return "province" if province_in(name) else None


@cache
def _units(table: str) -> dict[str, frozenset[str]]:
    """Provinces by folded "kind name" of a table's units."""
    found: dict[str, set[str]] = {}
    for row in rows(table):
        for name in cells(row["names"]):
            found.setdefault(key_of(f"{row['kind']} {name}"), set()).add(row["province"])
    return {name: frozenset(provinces) for name, provinces in found.items()}


def provinces_of_unit(name: str, table: str) -> frozenset[str]:
    """Return the provinces that have a unit of the name, in the table `districts` (until 2025-06-30) or `communes`."""
    match = _UNIT.search(name)
    if match is None:
        return frozenset()
    kind = match["kind"].lower()
    kind = _KINDS.get(kind, kind).replace(" ủy", "").replace(" uỷ", "")
    kind = {"thành": "thành phố", "thị": "thị xã"}.get(kind, kind)
    return _units(table).get(key_of(f"{kind} {' '.join(match['name'].split()).strip(' .,;:')}"), frozenset())
