"""The ways in which known documents are altered; each gives the changes for one document and its gold record."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import Any

from extractors.document import DocumentText
from extractors.lexicon.provinces import all_provinces
from extractors.lexicon.tables import cells, rows

from .edits import Rewriting, spelled, words

Way = Callable[[DocumentText, dict[str, Any]], list[Rewriting]]

_RINGS = (
    (("Nội vụ", "NV"), ("Tài chính", "TC"), ("Y tế", "YT"), ("Xây dựng", "XD"), ("Công Thương", "CT")),
    (
        ("Giáo dục và Đào tạo", "GDĐT"), ("Khoa học và Công nghệ", "KHCN"), ("Thông tin và Truyền thông", "TTTT"),
        ("Tài nguyên và Môi trường", "TNMT"),
    ),
)  # fmt: skip
_SIGNERS = ("Phan Đình Lộc", "Đỗ Thị Hạnh", "Vũ Quang Khải", "Bùi Minh Châu", "Lương Văn Tý", "Hà Ngọc Quế")
_DEEDS = (
    ("tổng hợp", "thống kê"), ("rà soát", "kiểm tra"), ("tuyên truyền", "phổ biến"), ("đăng ký", "ghi danh"),
    ("bố trí", "sắp xếp"), ("tham mưu", "đề xuất"), ("chỉ đạo", "đôn đốc"), ("cung cấp", "chuyển giao"),
    ("cập nhật", "bổ sung"), ("xây dựng kế hoạch", "lập kế hoạch"), ("lập danh sách", "kê danh sách"),
    ("nghiên cứu", "xem xét"), ("phân bổ", "chia"), ("quán triệt", "học tập"), ("nộp về", "đưa về"),
)  # fmt: skip
_KINDS = (
    ("các đơn vị", "các cơ sở"), ("các cơ quan", "các phòng, ban"), ("các trường", "các học viện"),
    ("thủ trưởng", "người đứng đầu"), ("các sở", "các cục"),
)  # fmt: skip
_SHORT = {"Công văn": "CV", "Quyết định": "QĐ", "Kế hoạch": "KH", "Thông báo": "TB", "Tờ trình": "TTr"}
_DAY = r"(?<![\d/.,-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)"
_ITEM = r"^([ \t]*)[-+] ?(?=\S)"


def _chosen(seed: str, names: list[str]) -> list[str]:
    return sorted(names, key=lambda name: zlib.crc32((name + seed).encode()))


def sectors(_document: DocumentText, _gold: dict[str, Any]) -> list[Rewriting]:
    """Departments and ministries of other fields, in symbols too."""
    rings = [pair for ring in _RINGS for pair in zip(ring, ring[1:] + ring[:1], strict=True)]
    codes = [(level + old, level + new) for (_, old), (_, new) in rings for level in "SBP"]
    return [words((old, new) for (old, _), (new, _) in rings), words(codes, exact=True)]


def places(document: DocumentText, gold: dict[str, Any]) -> list[Rewriting]:
    """Another province of the time, with districts or communes of its own."""
    mine, day = (gold.get("issuer") or {}).get("province"), gold.get("issued") or "2020"
    alive = [one for one in all_provinces() if (one.valid_from or "1900") <= day <= (one.valid_to or "2999")]
    kind = next((one.kind for one in alive if one.name == mine), None)
    table = "communes" if day >= "2025-07" else "districts"
    units = {(row["province"], row["kind"]): list(cells(row["names"])) for row in rows(table)}
    for other in _chosen(mine or "", [one.name for one in alive if one.kind == kind and one.name != mine]):
        pairs = _renamed(document.text, mine or "", other, units) if kind else None
        if pairs:
            return [words([*pairs, *((old.upper(), new.upper()) for old, new in pairs)], exact=True)]
    return []


def _renamed(text: str, mine: str, other: str, units: dict[tuple[str, str], list[str]]) -> list[tuple[str, str]] | None:
    low, pairs = text.lower(), [(mine, other)]
    if other.lower() in low:
        return None
    for (province, kind), names in units.items():
        if province != mine:
            continue
        named = [name for name in names if not name.isdigit()]  # "Quận 5"
        here = [name for name in named if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I) and name != mine]
        free = [name for name in units.get((other, kind), []) if name.lower() not in low and len(name.split()) == 2]
        if len(here) > len(free):
            return None
        pairs += zip(here, free, strict=False)
    return pairs


def signers(_document: DocumentText, gold: dict[str, Any]) -> list[Rewriting]:
    """Another person who signs."""
    old = (gold.get("signature") or {}).get("name")
    if not old:
        return []
    new = _chosen(old, list(_SIGNERS))[0]
    return [words([(old, new), (old.upper(), new.upper())], exact=True)]


def _of(*changes: Rewriting) -> Way:
    return lambda _document, _gold: list(changes)


WAYS: dict[str, Way] = {
    "sectors": sectors,
    "places": places,
    "signers": signers,
    "deeds": _of(words(_DEEDS)),
    "kinds of bodies": _of(words(_KINDS)),
    "UBND spelled out": _of(
        words(
            [("UBND", "Ủy ban nhân dân")], exact=True, before=r"(?<![/\-–&.] )(?<![/\-–&.])", after=r"(?!\s*[-–&A-ZĐ])"
        )
    ),
    "UBND short": _of(words([("Ủy ban nhân dân", "UBND"), ("Uỷ ban nhân dân", "UBND")], exact=True)),
    "days 5.3.2023": _of(spelled(_DAY, lambda day: f"{day[1]}.{day[3]}.{day[4]}")),
    "days 05 tháng 3 năm 2023": _of(spelled(_DAY, lambda day: f"{day[1]} tháng {day[3]} năm {day[4]}")),
    "số: 12/": _of(spelled(r"(?<![\w/])số:? ?(\d{1,5}[a-z]?) ?/ ?(?=[A-ZĐ\d])", lambda number: f"số: {number[1]}/")),
    "CV số, QĐ số": _of(spelled(rf"(?<=[ (])({'|'.join(_SHORT)}) số", lambda found: f"{_SHORT[found[1]]} số")),
    "bullets +": _of(spelled(_ITEM, lambda item: f"{item[1]}+ ")),
    "no bullets": _of(spelled(_ITEM, lambda item: item[1])),
    "items 1)": _of(spelled(r"^([ \t]*)(\d{1,2})\. (?=\S)", lambda item: f"{item[1]}{item[2]}) ")),
    "items end in a stop": _of(spelled(r";(?=[ \t]*$)", lambda _end: ".")),
}
"""By name, each with the changes that it makes."""
