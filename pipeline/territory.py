"""Provinces, as linking needs them: folded names, their printed names, and what the reform of 2025 did to them.

Source: Nghị quyết 202/2025/QH15 (63 provinces became 34 from 1 July 2025); Nghị quyết 175/2024/QH15 (Huế).
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from extractors.text.letters import fold

REFORM = dt.date(2025, 7, 1)
"""From this day on: 34 provinces, no district level, number series begun anew."""

_MEMBERS = {
    "Tuyên Quang": "Hà Giang", "Lào Cai": "Yên Bái", "Thái Nguyên": "Bắc Kạn", "Phú Thọ": "Vĩnh Phúc|Hòa Bình",
    "Bắc Ninh": "Bắc Giang", "Hưng Yên": "Thái Bình", "Hải Phòng": "Hải Dương", "Ninh Bình": "Hà Nam|Nam Định",
    "Quảng Trị": "Quảng Bình", "Đà Nẵng": "Quảng Nam", "Quảng Ngãi": "Kon Tum", "Gia Lai": "Bình Định",
    "Khánh Hòa": "Ninh Thuận", "Lâm Đồng": "Đắk Nông|Bình Thuận", "Đắk Lắk": "Phú Yên",
    "Hồ Chí Minh": "Bà Rịa - Vũng Tàu|Bình Dương", "Đồng Nai": "Bình Phước", "Tây Ninh": "Long An",
    "Cần Thơ": "Sóc Trăng|Hậu Giang", "Vĩnh Long": "Bến Tre|Trà Vinh", "Đồng Tháp": "Tiền Giang",
    "Cà Mau": "Bạc Liêu", "An Giang": "Kiên Giang", "Cao Bằng": "", "Điện Biên": "", "Hà Tĩnh": "", "Lai Châu": "",
    "Lạng Sơn": "", "Nghệ An": "", "Quảng Ninh": "", "Thanh Hóa": "", "Sơn La": "", "Hà Nội": "", "Huế": "",
}  # fmt: skip


def _key(name: str) -> str:
    return fold(name).replace("-", " ")


_NAMES = {_key(name): name for row in _MEMBERS.items() for name in (row[0], *row[1].split("|")) if name}
_NAMES |= {"thua thien hue": "Thừa Thiên Huế", "ha tay": "Hà Tây"}
PROVINCES = frozenset(_NAMES)
CENTRAL_CITIES = frozenset({"ha noi", "ho chi minh", "hai phong", "da nang", "can tho", "hue"})
"""Folded names of thành phố trực thuộc Trung ương; Huế since 2025 (before, Thừa Thiên Huế)."""
MERGED = {_key(new): tuple(_key(old) for old in olds.split("|")) for new, olds in _MEMBERS.items() if olds}
"""Folded name of a province of 2025 → the others that went into it."""


def province_name(folded: str, year: int | None = None) -> str:
    """Return the printed name with its kind: `tỉnh Lạng Sơn`, `thành phố Hà Nội`."""
    bare = _NAMES.get(folded, folded.title())
    return f"thành phố {bare}" if folded in CENTRAL_CITIES else f"tỉnh {bare}"


def bare_name(folded: str) -> str:
    """Return the bare printed name: `Lạng Sơn`."""
    return _NAMES.get(folded, folded.title())


@cache
def unit_display(unit: str) -> str:
    """Return a folded unit in a printable form; letters without diacritics where the printed name is not at hand."""
    kinds = {"huyen": "huyện", "quan": "quận", "thi xa": "thị xã", "thanh pho": "thành phố", "xa": "xã",
             "phuong": "phường", "thi tran": "thị trấn", "dac khu": "đặc khu"}  # fmt: skip
    for kind, printed in kinds.items():
        if unit.startswith(kind + " "):
            return f"{printed} {unit.removeprefix(kind + ' ').title()}"
    return unit
